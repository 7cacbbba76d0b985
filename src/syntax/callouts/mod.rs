//! Callouts: quotes whose first line is `[!KIND] optional title {optional attributes}`.

mod attributes;
mod head;

pub use attributes::{Attribute, Naming};
pub(crate) use head::read;

use super::ast::{Block, BlockKind, Inline, StatuteLine, plain_text};
use super::skit::Skit;
use crate::base::span::{Span, Spanned};

/// A parsed callout.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Callout {
    /// Which block.
    pub kind: CalloutKind,
    /// The title as written, possibly empty.
    pub title: Vec<Inline>,
    /// What stands in the braces, names already in English.
    pub attributes: Attributes,
    /// The body.
    pub blocks: Vec<Block>,
    /// What is played, of a skit.
    pub skit: Option<Box<Skit>>,
    /// Questions written inside a quiz block.
    pub questions: Vec<super::kinds::quiz::Question>,
    /// The first line.
    pub head: Span,
}

impl Callout {
    /// The paragraphs and items written in it, as the lines of a statute.
    pub fn quoted_lines(&self) -> Vec<StatuteLine> {
        lines_of(&self.blocks)
    }
}

fn lines_of(blocks: &[Block]) -> Vec<StatuteLine> {
    let mut out = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(text) => {
                let text = plain_text(text);
                let depth = u8::from(text.starts_with('（'));
                out.push(StatuteLine { depth, text });
            }
            BlockKind::List { items, .. } => {
                let items = items.iter().flat_map(|item| lines_of(&item.blocks));
                out.extend(items.map(|line| StatuteLine { depth: 1, ..line }));
            }
            _ => {}
        }
    }
    out
}

/// The attributes of a callout, typed.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Attributes {
    /// `time`/`时间`, in minutes.
    pub minutes: Option<u32>,
    /// `bank`/`题库`: the id of a question bank.
    pub bank: Option<Spanned<String>>,
    /// `n`/`题数`: how many questions to draw.
    pub count: Option<u32>,
    /// `topic`/`主题`: draws from the banks about it.
    pub topic: Option<Spanned<String>>,
    /// `law`/`法律`: draws questions on this law.
    pub law: Option<Spanned<String>>,
    /// `difficulty`/`难度`: draws questions of this difficulty.
    pub difficulty: Option<Spanned<String>>,
    /// `seed`/`种子` of the draw.
    pub seed: Option<u64>,
    /// `audience`/`受众`, separated by `、` or `,`.
    pub audience: Vec<Spanned<String>>,
    /// `id`/`编号` of a media item (or the callout's title is one).
    pub id: Option<Spanned<String>>,
}

/// The kinds of blocks, as in the content model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalloutKind {
    /// 目标
    Objectives,
    /// 问题
    Questions,
    /// 要点
    KeyPoints,
    /// 海报: what a poster of this law says; shown nowhere else.
    Poster,
    /// 法条
    Law,
    /// 白话
    Plain,
    /// 案例
    Case,
    /// 讲师: trainer edition only
    Trainer,
    /// 活动
    Activity,
    /// 剧本: a skit, 三句半 and the like, with roles and lines
    Skit,
    /// 测验
    Quiz,
    /// 媒体
    Media,
    /// 广播: broadcast script only
    Broadcast,
    /// 幻灯: overrides the derived slides
    Slide,
    /// 仅限: only for the audiences named
    Only,
    /// 除外: not for the audiences named
    Except,
    /// 注意
    Note,
    /// 提示
    Tip,
    /// 重要
    Important,
    /// 警告
    Warning,
    /// 当心
    Caution,
}

impl CalloutKind {
    /// Every kind with its Chinese and English names (the first of each is the canonical one).
    pub const NAMES: &'static [(CalloutKind, &'static [&'static str], &'static [&'static str])] = &[
        (CalloutKind::Objectives, &["目标"], &["objectives"]),
        (CalloutKind::Questions, &["问题"], &["questions"]),
        (CalloutKind::KeyPoints, &["要点"], &["keypoints"]),
        (CalloutKind::Poster, &["海报"], &["poster"]),
        (CalloutKind::Law, &["法条"], &["law"]),
        (CalloutKind::Plain, &["白话"], &["plain"]),
        (CalloutKind::Case, &["案例"], &["case"]),
        (CalloutKind::Trainer, &["讲师"], &["trainer"]),
        (CalloutKind::Activity, &["活动"], &["activity"]),
        (CalloutKind::Skit, &["剧本", "小品", "三句半"], &["skit"]),
        (CalloutKind::Quiz, &["测验"], &["quiz"]),
        (CalloutKind::Media, &["媒体"], &["media"]),
        (CalloutKind::Broadcast, &["广播"], &["broadcast"]),
        (CalloutKind::Slide, &["幻灯"], &["slide"]),
        (CalloutKind::Only, &["仅限"], &["only"]),
        (CalloutKind::Except, &["除外"], &["except"]),
        (CalloutKind::Note, &["注意"], &["note"]),
        (CalloutKind::Tip, &["提示"], &["tip"]),
        (CalloutKind::Important, &["重要"], &["important"]),
        (CalloutKind::Warning, &["警告"], &["warning"]),
        (CalloutKind::Caution, &["当心", "小心"], &["caution"]),
    ];

    /// The kind called `name` in either language, upper or lower case.
    pub fn named(name: &str) -> Option<CalloutKind> {
        let name = name.to_lowercase();
        let known = |names: &[&str]| names.contains(&name.as_str());
        Self::NAMES.iter().find(|(_, zh, en)| known(zh) || known(en)).map(|(kind, ..)| *kind)
    }

    /// The canonical Chinese name.
    pub fn zh(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, zh, _)| zh[0])
    }

    /// The canonical English name: also the CSS class and the name of the typst function.
    pub fn en(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, ..)| *kind == self).map_or("", |(.., en)| en[0])
    }
}

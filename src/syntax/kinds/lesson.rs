//! Lesson outlines (宣讲提纲).

use crate::base::span::Spanned;
use crate::diag::messages::lesson;
use crate::law::Date;
use crate::syntax::ast::{Block, BlockKind};
use crate::syntax::ast::{Content, Inline};
use crate::syntax::callouts::CalloutKind;
use crate::syntax::fields::{Demand, Field, Fields, may, must};
use crate::syntax::input::Input;
use crate::syntax::{Name, front, markdown};

/// A lesson.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Lesson {
    /// Its title.
    pub title: Spanned<String>,
    /// Minutes of teaching.
    pub teaching: u32,
    /// Minutes of exercises.
    pub exercises: u32,
    /// What learners can do afterwards, when given as a field (otherwise a block in `body`).
    pub objectives: Vec<Vec<Inline>>,
    /// Ids of audiences; empty: everybody.
    pub audience: Vec<Spanned<String>>,
    /// Citations, as running text.
    pub legal_basis: Vec<Vec<Inline>>,
    /// Topics.
    pub about: Vec<String>,
    /// Who wrote it.
    pub author: String,
    /// Ids of lessons that come before.
    pub prerequisites: Vec<Spanned<String>>,
    /// When it was last revised.
    pub date_modified: Option<Date>,
    /// `status: draft` keeps it out of what is built.
    pub draft: bool,
    /// The outline.
    pub body: Content,
}

/// The fields of a lesson.
pub const FIELDS: &[Field] = &[
    must("title", &["标题", "名称"]),
    must("teaching", &["讲授", "讲授分钟"]),
    may("objectives", &["目标"]),
    may("exercises", &["练习", "练习分钟"]),
    may("audience", &["受众", "对象"]),
    may("legal_basis", &["法律依据", "依据"]),
    may("about", &["主题", "话题"]),
    may("author", &["作者", "编写"]),
    may("prerequisites", &["先修", "前置"]),
    may("date_modified", &["修订日期", "更新日期"]),
    may("status", &["状态"]),
];

impl Lesson {
    pub(crate) fn read(input: &mut Input, name: &Name) -> Lesson {
        let front = front::read(input);
        let mut fields = Fields::front(input, FIELDS, &front, Demand::on(name));
        let lesson = Lesson {
            title: fields.title(&name.id),
            teaching: fields.minutes("teaching").unwrap_or(0),
            exercises: fields.minutes("exercises").unwrap_or(0),
            objectives: fields.lines("objectives"),
            audience: fields.names("audience"),
            legal_basis: fields.lines("legal_basis"),
            about: fields.words("about"),
            author: fields.text("author"),
            prerequisites: fields.names("prerequisites"),
            date_modified: fields.date("date_modified"),
            draft: fields.choice("status", STATUS).unwrap_or(false),
            body: Content::default(),
        };
        let body = markdown::parse(input, front.body..input.text.len());
        let known = !lesson.objectives.is_empty() || has_objectives(&body.blocks);
        if !known && front.closed && !name.is_translation() {
            input.report(lesson::no_objectives(input.at(lesson.title.span)));
        }
        Lesson { body, ..lesson }
    }
}

const STATUS: &[(&[&str], bool)] = &[(&["草稿", "draft"], true), (&["定稿", "完成", "ready"], false)];

/// Whether there is a block of objectives; it may stand in one for some audiences.
fn has_objectives(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match &block.kind {
        BlockKind::Callout(callout) => {
            callout.kind == CalloutKind::Objectives || has_objectives(&callout.blocks)
        }
        _ => false,
    })
}

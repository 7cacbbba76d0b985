//! Lesson outlines (宣讲提纲).

use crate::base::span::Spanned;
use crate::diag::messages::lesson;
use crate::law::Date;
use crate::syntax::ast::{Block, BlockKind};
use crate::syntax::ast::{Content, Inline};
use crate::syntax::callouts::CalloutKind;
use crate::syntax::fields::{Demand, Field, Fields, Form, may, must, words};
use crate::syntax::input::Input;
use crate::syntax::kinds::Kind;
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
    must("title", &["标题", "名称"], Form::Text, ("课的标题", "The title of the lesson")),
    must("teaching", &["讲授", "讲授分钟"], Form::Minutes, ("讲多少分钟", "Minutes of teaching")),
    may(
        "objectives",
        &["目标"],
        Form::Lines,
        (
            "学完能做到什么；也可以写成 [!目标] 块",
            "What learners can do afterwards; a block [!objectives] does as well",
        ),
    ),
    may("exercises", &["练习", "练习分钟"], Form::Minutes, ("练多少分钟", "Minutes of exercises")),
    may(
        "audience",
        &["受众", "对象"],
        Form::Ids(Kind::Audiences),
        (
            "讲给谁听：受众的编号；不写就是给所有人",
            "For whom: ids of audiences; for everybody where nothing is said",
        ),
    ),
    may(
        "legal_basis",
        &["法律依据", "依据"],
        Form::Lines,
        ("依据哪些条文，例如《民法典》第一千零四十二条", "The provisions it rests on"),
    ),
    may("about", &["主题", "话题"], Form::Names, ("主题，一个或几个词", "Topics, one word or several")),
    may("author", &["作者", "编写"], Form::Text, ("谁写的", "Who wrote it")),
    may(
        "prerequisites",
        &["先修", "前置"],
        Form::Ids(Kind::Lesson),
        ("要先上哪些课", "Lessons that come before"),
    ),
    may(
        "date_modified",
        &["修订日期", "更新日期"],
        Form::Date,
        ("最后一次修订的日期", "When it was last revised"),
    ),
    may("status", &["状态"], Form::One(|| words(STATUS)), ("草稿不会生成", "A draft is not built")),
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

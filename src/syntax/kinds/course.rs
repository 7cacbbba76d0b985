//! Courses: an ordered list of lessons.

use crate::base::span::Spanned;
use crate::syntax::ast::Content;
use crate::syntax::fields::{Demand, Field, Fields, Form, may, must};
use crate::syntax::input::Input;
use crate::syntax::kinds::Kind;
use crate::syntax::{Name, front, markdown};

/// A course.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Course {
    /// Its title.
    pub title: Spanned<String>,
    /// Ids of its lessons, in order.
    pub has_part: Vec<Spanned<String>>,
    /// For whom.
    pub audience: Vec<Spanned<String>>,
    /// One or two sentences.
    pub description: String,
    /// Introductory text.
    pub body: Content,
}

/// The fields of a course.
pub const FIELDS: &[Field] = &[
    must("title", &["标题", "名称"], Form::Text, ("课程的标题", "The title of the course")),
    must(
        "has_part",
        &["课程", "课目", "课"],
        Form::Ids(Kind::Lesson),
        (
            "按顺序列出各课的编号，也就是文件名",
            "The ids of its lessons, which are the names of their files, in order",
        ),
    ),
    may("audience", &["受众", "对象"], Form::Ids(Kind::Audiences), ("给谁上", "For whom")),
    may("description", &["简介", "说明"], Form::Text, ("一两句话的简介", "One or two sentences about it")),
];

impl Course {
    pub(crate) fn read(input: &mut Input, name: &Name) -> Course {
        let front = front::read(input);
        let mut fields = Fields::front(input, FIELDS, &front, Demand::on(name));
        let course = Course {
            title: fields.title(&name.id),
            has_part: fields.names("has_part"),
            audience: fields.names("audience"),
            description: fields.text("description"),
            body: Content::default(),
        };
        Course { body: markdown::parse(input, front.body..input.text.len()), ..course }
    }
}

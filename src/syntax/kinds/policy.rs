//! Policy texts as outlines.

use crate::base::span::Spanned;
use crate::law::Date;
use crate::syntax::ast::Content;
use crate::syntax::fields::{Demand, Field, Fields, Form, may, must};
use crate::syntax::input::Input;
use crate::syntax::{Name, front, markdown};

/// A policy text.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Policy {
    /// Its title.
    pub title: Spanned<String>,
    /// Who issued it.
    pub publisher: String,
    /// When.
    pub date_issued: Option<Date>,
    /// 文号.
    pub identifier: String,
    /// The outline.
    pub body: Content,
}

/// The fields of a policy.
pub const FIELDS: &[Field] = &[
    must("title", &["标题", "名称"], Form::Text, ("政策文本的标题", "The title of the policy")),
    must("publisher", &["发布单位", "发文机关", "印发单位"], Form::Text, ("哪个单位发布的", "Who issued it")),
    must(
        "date_issued",
        &["发布日期", "发文日期", "印发日期"],
        Form::Date,
        ("哪一天发布的", "When it was issued"),
    ),
    may("identifier", &["文号", "发文字号"], Form::Text, ("文号", "Its official number")),
];

impl Policy {
    pub(crate) fn read(input: &mut Input, name: &Name) -> Policy {
        let front = front::read(input);
        let mut fields = Fields::front(input, FIELDS, &front, Demand::on(name));
        let policy = Policy {
            title: fields.title(&name.id),
            publisher: fields.text("publisher"),
            date_issued: fields.date("date_issued"),
            identifier: fields.text("identifier"),
            body: Content::default(),
        };
        Policy { body: markdown::parse(input, front.body..input.text.len()), ..policy }
    }
}

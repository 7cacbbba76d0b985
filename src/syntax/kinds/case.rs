//! Cases (以案释法).

use crate::base::span::Spanned;
use crate::syntax::ast::{Content, Inline};
use crate::syntax::fields::{Demand, Field, Fields, Form, may, must};
use crate::syntax::input::Input;
use crate::syntax::{Name, front, markdown};

/// A case.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Case {
    /// Its title.
    pub title: Spanned<String>,
    /// Citations, as running text.
    pub legal_basis: Vec<Vec<Inline>>,
    /// Who published it.
    pub source: String,
    /// Whether the people in it are made unrecognisable.
    pub anonymised: bool,
    /// Facts, decision, lesson.
    pub body: Content,
}

/// The fields of a case.
pub const FIELDS: &[Field] = &[
    must("title", &["标题", "名称"], Form::Text, ("案例的标题", "The title of the case")),
    may(
        "legal_basis",
        &["法律依据", "依据"],
        Form::Lines,
        ("适用的条文", "The provisions that were applied"),
    ),
    may("source", &["来源", "出处"], Form::Text, ("谁发布的、出自哪里", "Who published it, and where")),
    may(
        "anonymised",
        &["匿名", "已匿名", "化名"],
        Form::Flag,
        ("当事人是不是已经化名", "Whether the people in it are made unrecognisable"),
    ),
];

impl Case {
    pub(crate) fn read(input: &mut Input, name: &Name) -> Case {
        let front = front::read(input);
        let mut fields = Fields::front(input, FIELDS, &front, Demand::on(name));
        let case = Case {
            title: fields.title(&name.id),
            legal_basis: fields.lines("legal_basis"),
            source: fields.text("source"),
            anonymised: fields.flag("anonymised"),
            body: Content::default(),
        };
        Case { body: markdown::parse(input, front.body..input.text.len()), ..case }
    }
}

//! Cases (以案释法).

use crate::base::span::Spanned;
use crate::syntax::ast::{Content, Inline};
use crate::syntax::fields::{Demand, Field, Fields, may, must};
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
    must("title", &["标题", "名称"]),
    may("legal_basis", &["法律依据", "依据"]),
    may("source", &["来源", "出处"]),
    may("anonymised", &["匿名", "已匿名", "化名"]),
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

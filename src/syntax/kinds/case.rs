//! Cases (以案释法).

use crate::base::span::Spanned;
use crate::syntax::ast::{Content, Inline};

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

//! The glossary: `## term` each.

use crate::base::span::{Span, Spanned};
use crate::syntax::ast::Content;

/// A term.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Term {
    /// The word.
    pub term: Spanned<String>,
    /// 又称/俗称: everyday words people search for.
    pub alternate: Vec<String>,
    /// Language code and word.
    pub translations: Vec<(String, String)>,
    /// What it means, with citations.
    pub definition: Content,
    /// The whole entry.
    pub span: Span,
}

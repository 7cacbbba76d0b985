//! Lesson outlines (宣讲提纲).

use crate::base::span::Spanned;
use crate::law::Date;
use crate::syntax::ast::{Content, Inline};

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

//! Courses: an ordered list of lessons.

use crate::base::span::Spanned;
use crate::syntax::ast::Content;

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

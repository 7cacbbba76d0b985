//! Policy texts as outlines.

use crate::base::span::Spanned;
use crate::law::Date;
use crate::syntax::ast::Content;

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

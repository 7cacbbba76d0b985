//! Laws: full text in the collection shape, or a summary.

use crate::base::span::Spanned;
use crate::law::{Date, Statute};
use crate::syntax::ast::Content;

/// One file of a law: a version, or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Law {
    /// Full title, blanks removed: `中华人民共和国反家庭暴力法`.
    pub title: Spanned<String>,
    /// 编 when one law is several files: `婚姻家庭编`.
    pub part: Option<String>,
    /// Short title where the usual one (without 中华人民共和国) will not do.
    pub short_title: Option<String>,
    /// Other names it is cited by.
    pub alternative: Vec<String>,
    /// 法律, 行政法规, 司法解释, …
    pub type_document: String,
    /// A number of its own, e.g. 主席令第三十七号.
    pub identifier: String,
    /// Adopted, or last amended: names the version.
    pub date_document: Option<Date>,
    /// In force from.
    pub in_force: Option<Date>,
    /// Written status, if any (`in force`, `amended`, `repealed` or Chinese).
    pub status: Option<Spanned<String>>,
    /// No longer in force from.
    pub date_no_longer_in_force: Option<Date>,
    /// Title of what repealed it.
    pub repealed_by: Option<Spanned<String>>,
    /// Titles of what it repealed.
    pub repeals: Vec<Spanned<String>>,
    /// Titles of what amended it.
    pub amended_by: Vec<Spanned<String>>,
    /// How many articles the law has: set for a summary.
    pub articles: Option<u32>,
    /// Where the text comes from.
    pub source: String,
    /// Divisions and articles (of a summary: those it explains), as spans into the file.
    pub statute: Statute,
    /// Of a summary: the running text before its first article. Empty for full texts.
    pub body: Content,
}

impl Law {
    /// Whether the file restates only some articles in plain words.
    pub fn is_summary(&self) -> bool {
        self.articles.is_some()
    }
}

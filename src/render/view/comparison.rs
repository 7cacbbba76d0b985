//! 新旧条文对照表 as a page and as a printed product.

use crate::base::snapshot::SourceFile;
use crate::curriculum::shelf::Standing;
use crate::law::table::TableRow;
use crate::law::{ArticleNo, Date};
use crate::syntax::ast::PageRef;
use std::sync::Arc;

/// Two versions of a law, article by article.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct ComparisonView {
    /// Its page.
    pub page: PageRef,
    /// The law's full title.
    pub title: String,
    /// Its short title: `反家庭暴力法`.
    pub short: String,
    /// The earlier version.
    pub old: VersionFacts,
    /// The later one.
    pub new: VersionFacts,
    /// The rows, the same in every edition.
    pub rows: Arc<Vec<TableRow>>,
    /// The file of the new version (the first, if there are several): where findings of renderers point.
    pub source: Arc<SourceFile>,
}

/// What stands at the head of a column.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct VersionFacts {
    /// Adopted or last amended.
    pub document: Option<Date>,
    /// In force from.
    pub in_force: Option<Date>,
    /// In force on the edition's date?
    pub standing: Standing,
    /// The pages of its articles, by part; one for a law of one file.
    pub parts: Vec<(PageRef, Vec<ArticleNo>)>,
}

impl VersionFacts {
    /// The page that holds article `no`.
    pub fn page_of(&self, no: ArticleNo) -> Option<&PageRef> {
        self.parts.iter().find(|(_, articles)| articles.binary_search(&no).is_ok()).map(|(page, _)| page)
    }
}

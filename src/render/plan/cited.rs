//! The laws that pages cite, as print lists them: title, version, articles.

use crate::law::ArticleNo;
use crate::render::resolve::Resolver;
use crate::render::resolve::provision::version_words;
use crate::render::view::LawCited;
use crate::syntax::ast::PageRef;
use std::collections::BTreeMap;

/// For each law document and article (`None`: the law as a whole) the pages that cite it.
pub(super) type Cited = BTreeMap<String, BTreeMap<Option<ArticleNo>, Vec<PageRef>>>;

/// The laws in `cited` by title, of each version its articles in order. A law that is cited as a whole begins with
/// the words for that.
pub(super) fn laws_cited(resolver: &Resolver<'_>, cited: &Cited) -> Vec<LawCited> {
    let mut out = Vec::new();
    for work in &resolver.catalog.shelf.works {
        for version in &work.versions {
            let mut articles: BTreeMap<Option<ArticleNo>, Vec<PageRef>> = BTreeMap::new();
            for part in &version.parts {
                let Some(found) = cited.get(&part.id) else { continue };
                for (article, pages) in found {
                    articles.entry(*article).or_default().extend(pages.iter().cloned());
                }
            }
            if articles.is_empty() {
                continue;
            }
            let label = |no: Option<ArticleNo>| {
                no.map_or_else(|| "全文".to_owned(), |no| no.words(resolver.numerals()))
            };
            out.push(LawCited {
                title: work.title.clone(),
                version: version_words(version),
                articles: articles.into_iter().map(|(no, pages)| (label(no), pages)).collect(),
            });
        }
    }
    out
}

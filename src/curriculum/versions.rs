//! Texts of laws side by side: the articles of a document, of a version, and what one version made of another.

use std::sync::Arc;

use super::shelf::Version;
use crate::law::compare::{Comparison, Side, compare};
use crate::law::statute::Piece;
use crate::syntax::kinds::law::Law;
use crate::syntax::{Body, Doc};

/// The articles of a version, in order; `None` where a part of it is a summary, or nothing can be compared.
pub fn articles<'a>(docs: &'a [Arc<Doc>], version: &Version) -> Option<Vec<Side<'a>>> {
    let mut sides = Vec::new();
    for part in &version.parts {
        sides.extend(articles_of(docs.get(part.doc)?)?);
    }
    (!sides.is_empty()).then_some(sides)
}

/// The articles of one document; `None` where it is no full text of a law.
pub fn articles_of(doc: &Doc) -> Option<Vec<Side<'_>>> {
    let Body::Law(law) = &doc.body else { return None };
    (!law.is_summary()).then(|| sides(law, &doc.source.text))
}

fn sides<'a>(law: &'a Law, text: &'a str) -> Vec<Side<'a>> {
    let statute = &law.statute;
    // The headings above the article at hand, each with its depth.
    let mut above: Vec<(u8, String)> = Vec::new();
    let mut sides = Vec::with_capacity(statute.articles().len());
    for piece in &statute.pieces {
        match *piece {
            Piece::Division(index) => {
                let Some(division) = statute.divisions().get(index as usize) else { continue };
                above.retain(|(depth, _)| *depth < division.depth);
                above.push((division.depth, division.heading(text)));
            }
            Piece::Article(index) => {
                let Some(article) = statute.articles().get(index as usize) else { continue };
                sides.push(Side {
                    no: article.no,
                    label: article.head.text(text),
                    text: statute.words(article, text),
                    under: above.iter().map(|(_, heading)| heading.clone()).collect(),
                });
            }
            Piece::Text(_) => {}
        }
    }
    sides
}

/// What each version of a law made of the one before: one comparison less than there are versions; `None` where one of
/// the two is not there in full.
pub fn changes(docs: &[Arc<Doc>], versions: &[Version]) -> Vec<Option<Comparison>> {
    let pairs = versions.windows(2).map(|pair| {
        let (old, new) = (articles(docs, &pair[0])?, articles(docs, &pair[1])?);
        Some(compare(&old, &new))
    });
    pairs.collect()
}

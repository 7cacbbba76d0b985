//! The register of citations: every provision that the programme's texts cite, one entry each, with one verdict.

use super::Catalog;
use super::cites;
use super::verdict::{Judge, Judged};
pub use super::verdict::{Verdict, Why};
use crate::base::par;
use crate::base::span::Span;
use crate::diag::At;
use crate::law::citation::{Citation, Named, Names};
use crate::law::{Date, Provision, title};
use crate::syntax::{Body, Doc};
use std::sync::Arc;

/// A provision, or a law as a whole, as a text cites it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The words that cite it.
    pub at: At,
    /// Those words.
    pub text: String,
    /// The id of the law's document that holds the provision; nothing where the law is not known.
    pub law: Option<String>,
    /// The law's title, or the name as written where it is not known.
    pub title: String,
    /// The provision; nothing where only the law is named.
    pub provision: Option<Provision>,
    /// When the version was adopted or last amended.
    pub version: Option<Date>,
    /// Since when that version is in force.
    pub in_force: Option<Date>,
    /// Whether it is so.
    pub verdict: Verdict,
    /// The reasons.
    pub why: Why,
}

/// All citations of what authors wrote, in the order of files and of places in them, asked on `as_of` (the programme's
/// first day where that is `None`).
pub fn citations(docs: &[Arc<Doc>], catalog: &Catalog, as_of: Option<Date>) -> Vec<Entry> {
    let judge = Judge { docs, catalog, as_of: as_of.or(catalog.programme.start_date) };
    let of = |doc: &Arc<Doc>| {
        let mut entries = Vec::new();
        for line in catalog.cites.of(doc.path()) {
            for judged in judge.line(doc, line) {
                let span = line.place(&judged.words);
                let words = line.text.get(judged.words.clone()).unwrap_or_default();
                let named = line.citations.iter().find(|citation| {
                    citation.span.start <= judged.words.start && judged.words.end <= citation.span.end
                });
                entries.push(entry(doc, span, words, named, judged));
            }
        }
        entries.sort_by_key(|entry| entry.at.span);
        entries
    };
    par::map(docs, of).into_iter().flatten().collect()
}

/// What the full texts of the laws cite, themselves included.
pub fn of_laws(docs: &[Arc<Doc>], catalog: &Catalog, as_of: Option<Date>) -> Vec<Entry> {
    let judge = Judge { docs, catalog, as_of: as_of.or(catalog.programme.start_date) };
    let names = Names::new(catalog.shelf.names());
    let of = |doc: &Arc<Doc>| {
        let Body::Law(law) = &doc.body else { return Vec::new() };
        if law.is_summary() || doc.lang.is_some() {
            return Vec::new();
        }
        let mut entries = Vec::new();
        for (span, citations) in cites::of_statute(doc, &names) {
            let text = span.text(&doc.source.text);
            for citation in &citations {
                for judged in judge.citation(doc, citation) {
                    let start = span.start as usize;
                    let place = Span::new(start + judged.words.start, start + judged.words.end);
                    let words = text.get(judged.words.clone()).unwrap_or_default();
                    entries.push(entry(doc, place, words, Some(citation), judged));
                }
            }
        }
        entries
    };
    par::map(docs, of).into_iter().flatten().collect()
}

fn entry(doc: &Doc, span: Span, words: &str, named: Option<&Citation>, judged: Judged<'_>) -> Entry {
    let judgement = judged.judgement;
    let name = || match named.map(|citation| &citation.law) {
        Some(Named::Law(name)) => title::short(name).to_owned(),
        _ => String::new(),
    };
    Entry {
        at: At::new(doc.path(), span),
        text: words.to_owned(),
        law: judgement.page.map(|page| page.id.clone()),
        title: judgement.work.map_or_else(name, |work| work.title.clone()),
        provision: judged.provision,
        version: judgement.version.and_then(|version| version.document),
        in_force: judgement.version.and_then(|version| version.in_force),
        verdict: judgement.verdict(),
        why: judgement.why,
    }
}

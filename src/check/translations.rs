//! A translation of a law has the articles of its original, no fewer and no more; any other says which version of its
//! original it is of, and that is the one there is.

use crate::curriculum::Catalog;
use crate::diag::messages::{law, lesson, quiz};
use crate::diag::{At, Diagnostic};
use crate::law::{ArticleNo, Statute};
use crate::syntax::kinds::Kind;
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is wrong with `doc`, if it is a translation.
pub(super) fn check(doc: &Doc, docs: &[Arc<Doc>], catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    if doc.kind() == Kind::Law {
        articles(doc, docs, catalog, found);
    } else if doc.lang.is_some() {
        version(doc, docs, catalog, found);
        questions(doc, docs, catalog, found);
    }
}

/// Whether the original was changed after it was translated.
fn version(doc: &Doc, docs: &[Arc<Doc>], catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let original = catalog.entry(doc.kind(), &doc.id).and_then(|entry| docs.get(entry.doc));
    let Some(original) = original.filter(|original| original.lang.is_none()) else { return };
    let now = original.version();
    match &doc.translated_from {
        Some(version) if version.value == now => {}
        Some(version) => {
            let at = At::new(doc.path(), version.span);
            found.push(lesson::stale_translation(at, original.path(), &version.value, &now));
        }
        None => found.push(lesson::unmarked_translation(At::file(doc.path()), original.path(), &now)),
    }
}

/// Whether the translation of a bank has its questions, in their order: otherwise none of them can be drawn.
fn questions(doc: &Doc, docs: &[Arc<Doc>], catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let original = catalog.entry(doc.kind(), &doc.id).and_then(|entry| docs.get(entry.doc));
    let Some((original, Body::Quiz(bank))) = original.map(|doc| (doc, &doc.body)) else { return };
    let Body::Quiz(own) = &doc.body else { return };
    if let Some(number) = bank.parts_from(own) {
        let span = own.questions.get(number - 1).map_or(own.title.span, |question| question.span);
        let counts = (bank.questions.len(), own.questions.len());
        found.push(quiz::translation(At::new(doc.path(), span), original.path(), number, counts));
    }
}

/// What the translation of a law lacks or adds.
fn articles(doc: &Doc, docs: &[Arc<Doc>], catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let (Body::Law(translation), Some(_)) = (&doc.body, &doc.lang) else { return };
    let original = catalog.entry(Kind::Law, &doc.id).and_then(|entry| docs.get(entry.doc));
    let Some((original, Body::Law(law))) = original.map(|doc| (doc, &doc.body)) else { return };
    // What explains a summary in another language need not go by articles.
    if law.is_summary() && translation.statute.articles().is_empty() {
        return;
    }
    let (own, all) = (numbers(&translation.statute), numbers(&law.statute));
    let missing: Vec<ArticleNo> = all.difference(&own).copied().collect();
    let extra: Vec<ArticleNo> = own.difference(&all).copied().collect();
    if missing.is_empty() && extra.is_empty() {
        return;
    }
    let first = extra.first().and_then(|no| translation.statute.article(*no)).map(|article| article.head);
    let at = At::new(doc.path(), first.unwrap_or(translation.title.span));
    found.push(law::translation(at, original.path(), &runs(&missing), &runs(&extra)));
}

fn numbers(statute: &Statute) -> BTreeSet<ArticleNo> {
    statute.articles().iter().map(|article| article.no).collect()
}

/// Neighbours as one range each: of 3, 5, 6, 7 two, 3 to 3 and 5 to 7.
fn runs(list: &[ArticleNo]) -> Vec<(ArticleNo, ArticleNo)> {
    let mut runs: Vec<(ArticleNo, ArticleNo)> = Vec::new();
    for &no in list {
        match runs.last_mut().filter(|(_, last)| last.is_followed_by(no)) {
            Some((_, last)) => *last = no,
            None => runs.push((no, no)),
        }
    }
    runs
}

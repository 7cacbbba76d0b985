//! Ids of lessons, courses, audiences, banks and media are those of something.

use crate::base::path::ContentPath;
use crate::base::span::Spanned;
use crate::curriculum::{Catalog, lookup, references};
use crate::diag::messages::{link, quiz};
use crate::diag::{At, Diagnostic};
use crate::syntax::Doc;
use crate::syntax::kinds::Kind;
use crate::syntax::walk::Visit;

pub(super) fn document(doc: &Doc, catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    // What may also be called by its title is looked at where sets and print jobs are.
    let by_id = references::of(doc).into_iter().filter(|reference| !reference.or_title);
    by_id.for_each(|reference| expect(catalog, reference.kind, &reference.id, doc.path(), found));
}

/// Banks that callouts draw from have enough questions.
pub(super) fn callout(doc: &Doc, catalog: &Catalog, visit: &Visit<'_>, found: &mut Vec<Diagnostic>) {
    let Visit::Callout(callout) = visit else { return };
    if let Some(bank) = &callout.attributes.bank {
        let wanted = callout.attributes.count.unwrap_or(1) as usize;
        if let Some(&has) = catalog.banks.get(&bank.value).filter(|&&has| has < wanted) {
            found.push(quiz::too_few(At::new(doc.path(), bank.span), &bank.value, wanted, has));
        }
    }
}

fn expect(
    catalog: &Catalog,
    kind: Kind,
    id: &Spanned<String>,
    path: &ContentPath,
    found: &mut Vec<Diagnostic>,
) {
    let (known, what) = match kind {
        Kind::Audiences => (catalog.audiences.contains_key(&id.value), ("受众", "audience")),
        Kind::Media => (catalog.media.contains_key(&id.value), ("媒体", "medium")),
        Kind::Lesson => (catalog.entry(kind, &id.value).is_some(), ("课", "lesson")),
        Kind::Course => (catalog.entry(kind, &id.value).is_some(), ("课程", "course")),
        Kind::Quiz => (catalog.entry(kind, &id.value).is_some(), ("题库", "question bank")),
        _ => (catalog.entry(kind, &id.value).is_some(), ("班次", "class")),
    };
    if !known && !id.value.is_empty() {
        let at = At::new(path, id.span);
        found.push(match lookup::meant(catalog, kind, &id.value) {
            Some(lookup::Meant::Titled(own)) => link::title_for_id(at, what, &id.value, own),
            Some(lookup::Meant::Several(ids)) => link::several_ids(at, &id.value, &ids),
            None => link::unknown_id(at, what, &id.value, lookup::nearest_id(catalog, kind, &id.value)),
        });
    }
}

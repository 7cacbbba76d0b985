//! Laws that are cited, and of which the texts that are here do not tell enough: no text says since when a version is in
//! force, where a wrong guess would matter; or a decision amends a law, and the amended text is missing. And versions that
//! are here twice, of which only one counts.

use crate::base::span::Span;
use crate::curriculum::Catalog;
use crate::curriculum::amendment::Amendment;
use crate::curriculum::shelf::{Version, Work};
use crate::diag::messages::law;
use crate::diag::{At, Diagnostic};
use crate::law::Date;
use crate::law::citation::Named;
use crate::law::history::Basis;
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Decisions come into force months after they are adopted, seldom more than a year.
const NEAR: i32 = 365;

/// One finding for each version whose date is guessed and near one of `days` or of the first days of classes, and for each
/// law whose amended text is missing.
pub(super) fn check(
    docs: &[Arc<Doc>],
    catalog: &Catalog,
    days: &[Option<Date>],
    found: &mut Vec<Diagnostic>,
) {
    catalog.shelf.works.iter().for_each(|work| twice(docs, work, found));
    let classes = catalog.classes.values().filter_map(|(class, _)| class.start_date);
    let days: BTreeSet<Date> = days.iter().copied().flatten().chain(classes).collect();
    let near = |version: &Version| {
        let guess = version.in_force.filter(|_| version.guessed)?;
        let asked = days.iter().find(|day| (0..=NEAR).contains(&(day.day_number() - guess.day_number())))?;
        Some((guess, *asked))
    };
    let works = catalog.shelf.works.iter();
    let risky: Vec<_> =
        works.flat_map(|work| work.versions.iter().filter_map(move |v| Some((work, v, near(v)?)))).collect();
    let amended: Vec<_> =
        catalog.shelf.works.iter().filter_map(|work| missing(work, catalog, &days)).collect();
    if risky.is_empty() && amended.is_empty() {
        return;
    }
    let cited = cited(docs, catalog);
    for (work, version, amendment) in amended.into_iter().filter(|(work, ..)| cited.contains(&work.name)) {
        let Some(doc) = version.parts.first().and_then(|part| docs.get(part.doc)) else { continue };
        let Body::Law(law) = &doc.body else { continue };
        let by = docs.get(amendment.doc).map(|doc| At::new(doc.path(), Span::default()));
        let at = At::new(doc.path(), law.title.span);
        found.push(law::outdated(at, &work.short, &amendment.short, amendment.in_force, by));
    }
    for (work, version, (guess, asked)) in risky {
        let Some(doc) = version.parts.first().and_then(|part| docs.get(part.doc)) else { continue };
        let Body::Law(law) = &doc.body else { continue };
        if cited.contains(&work.name) {
            let basis = law.basis.unwrap_or(Basis::Adopted);
            let at = At::new(doc.path(), law.title.span);
            found.push(law::date_guessed(at, &work.short, basis, guess, asked));
        }
    }
}

/// One finding for each text of a version that is here in another text, by which citations are checked.
fn twice(docs: &[Arc<Doc>], work: &Work, found: &mut Vec<Diagnostic>) {
    let place = |version: &Version| {
        let doc = docs.get(version.parts.first()?.doc)?;
        let Body::Law(law) = &doc.body else { return None };
        Some(At::new(doc.path(), law.title.span))
    };
    for (index, version) in work.versions.iter().enumerate() {
        let later = work.versions.get(index + 1..).unwrap_or_default();
        let Some(other) = later.iter().rfind(|other| other.is_same_as(version)) else { continue };
        let (Some(at), Some(counts)) = (place(version), place(other)) else { continue };
        let summary = version.is_summary() && !other.is_summary();
        found.push(law::doubled_text(at, &work.short, counts, summary));
    }
}

/// The youngest version of `work`, and what amended it since, if that is in force by the last of the days on which it
/// matters: the amended text is then missing.
fn missing<'a>(
    work: &'a Work,
    catalog: &'a Catalog,
    days: &BTreeSet<Date>,
) -> Option<(&'a Work, &'a Version, &'a Amendment)> {
    let youngest = work.versions.iter().max_by_key(|version| version.document)?;
    let end = catalog.programme.end_date.into_iter().chain(days.iter().copied()).max()?;
    let amendment = catalog.shelf.amendments_of(work).last()?;
    let later = amendment.document.zip(youngest.document).is_some_and(|(amended, text)| amended > text);
    let comes = amendment.in_force.is_none_or(|since| since <= end);
    (later && comes && !work.versions.iter().all(|version| version.is_over(Some(end))))
        .then_some((work, youngest, amendment))
}

/// The names of the works of which some document cites a provision.
fn cited(docs: &[Arc<Doc>], catalog: &Catalog) -> BTreeSet<String> {
    let lines = docs.iter().flat_map(|doc| catalog.cites.of(doc.path()));
    let citations = lines.flat_map(|line| &line.citations).filter(|citation| !citation.provisions.is_empty());
    let works = citations.filter_map(|citation| match &citation.law {
        Named::Law(name) => catalog.shelf.find(name),
        Named::This => None,
    });
    works.map(|work| work.name.clone()).collect()
}

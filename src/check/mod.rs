//! Rules over documents and catalog: one family a file. Every rule only looks; what it finds is a value.
use std::sync::Arc;

mod citations;
mod classes;
mod coverage;
mod ids;
mod lessons;
mod links;
mod media;
mod print;
mod quiz;
mod sets;
mod style;
mod translations;
mod versions;

use crate::base::par;
use crate::curriculum::Catalog;
use crate::curriculum::questions::BankFacts;
use crate::curriculum::readability::Card;
use crate::curriculum::verdict::Judge;
use crate::diag::Diagnostic;
use crate::law::Date;
use crate::media::holdings::Holdings;
use crate::syntax::Doc;
use crate::syntax::walk;

/// Everything that is wrong with the programme, asked on `as_of` (the programme's start date where that is `None`).
pub fn check(
    docs: &[Arc<Doc>],
    catalog: &Catalog,
    holdings: &Holdings,
    cards: &[Card],
    banks: &[BankFacts],
    as_of: Option<Date>,
) -> Vec<Diagnostic> {
    let days = citations::days(catalog, as_of);
    let mut found: Vec<Diagnostic> =
        par::map(docs, |doc| document(doc, docs, catalog, holdings, &days)).into_iter().flatten().collect();
    versions::check(docs, catalog, &days, &mut found);
    sets::check(catalog, &mut found);
    coverage::check(docs, catalog, &mut found);
    classes::programme(docs, catalog, &mut found);
    print::check(catalog, &mut found);
    lessons::order(catalog, docs, &mut found);
    lessons::circle(docs, &mut found);
    quiz::check(docs, catalog, banks, &mut found);
    cards.iter().for_each(|card| style::check(card, &mut found));
    found
}

fn document(
    doc: &Doc,
    docs: &[Arc<Doc>],
    catalog: &Catalog,
    holdings: &Holdings,
    days: &[Option<Date>],
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    ids::document(doc, catalog, &mut found);
    media::check(doc, catalog, holdings, &mut found);
    classes::check(doc, catalog, &mut found);
    walk::document(doc, &mut |visit| {
        links::check(doc, catalog, &visit, &mut found);
        ids::callout(doc, catalog, &visit, &mut found);
    });
    translations::check(doc, docs, catalog, &mut found);
    citations::on_all(doc, docs, catalog, days, &mut found);
    citations::numerals(doc, catalog, &mut found);
    let first = Judge { docs, catalog, as_of: days.first().copied().flatten() };
    citations::changes(doc, first, catalog.programme.end_date, &mut found);
    found
}

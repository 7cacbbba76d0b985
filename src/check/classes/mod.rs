//! Classes fit each other: their dates, their timetables, the people and places they share.

mod clash;
mod own;
mod trainers;

use crate::base::path::ContentPath;
use crate::curriculum::Catalog;
use crate::curriculum::timetable::{self, Slot};
use crate::diag::messages::class;
use crate::diag::{At, Diagnostic};
use crate::law::Date;
use crate::syntax::kinds::class::Class;
use crate::syntax::{Body, Doc};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) fn check(doc: &Doc, catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let path = doc.path();
    if let (Body::Curriculum(programme), Some(start), Some(end)) =
        (&doc.body, catalog.programme.start_date, catalog.programme.end_date)
        && end < start
    {
        found.push(class::ends_before_start(At::new(path, programme.title.span), start, end));
    }
    let Body::Classes(classes) = &doc.body else { return };
    for each in classes {
        let Some(start) = each.start_date else { continue };
        if let Some(end) = each.end_date.filter(|end| *end < start) {
            found.push(class::ends_before_start(At::new(path, each.id.span), start, end));
        }
        for session in &each.sessions {
            let Some(date) = session.date else { continue };
            if date < start || each.end_date.is_some_and(|end| date > end) {
                found.push(class::outside(At::new(path, session.span), date, &each.name));
            }
        }
    }
}

/// What follows from the timetables of all classes, written and computed.
pub(super) fn programme(docs: &[Arc<Doc>], catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let tables = timetable::all(catalog, docs);
    let mut held: Vec<Held<'_>> = Vec::new();
    for (id, (class, path)) in &catalog.classes {
        let Some(table) = tables.get(id) else { continue };
        own::check(docs, catalog, (class, path), table, found);
        let taught = table.slots.iter().filter(|slot| slot.is_taught() && slot.minutes().is_some());
        held.extend(taught.map(|slot| Held { class, path, slot }));
    }
    own::other_audiences(docs, catalog, &tables, found);
    held.sort_by_key(|held| (held.slot.date, held.slot.from, held.slot.to, held.class.id.value.as_str()));
    trainers::check(&held, catalog.programme.limits, found);
    clash::rooms(&held, found);
    clash::learners(&held, catalog, found);
}

/// A session of a class.
#[derive(Clone, Copy)]
struct Held<'a> {
    class: &'a Class,
    path: &'a ContentPath,
    slot: &'a Slot,
}

impl<'a> Held<'a> {
    /// Where it is written, or the class that it follows from.
    fn at(&self) -> At {
        At::new(self.path, self.slot.written.unwrap_or(self.class.id.span))
    }

    fn id(&self) -> &'a str {
        &self.class.id.value
    }

    /// Whether one class names the other under `shares_with`: some learners are in both.
    fn shares(&self, other: &Held<'_>) -> bool {
        let names = |class: &Class, id: &str| class.shares_with.iter().any(|shared| shared.value == id);
        names(self.class, other.id()) || names(other.class, self.id())
    }

    /// Whether both are one session that two classes hold together.
    fn is_joint(&self, other: &Held<'_>) -> bool {
        self.shares(other)
            && self.class.location == other.class.location
            && self.slot.room == other.slot.room
            && self.slot.what == other.slot.what
            && (self.slot.from, self.slot.to) == (other.slot.from, other.slot.to)
    }
}

/// Pairs of sessions of different classes that take some of the same time. `held` is in the order of time.
fn overlapping<'a, 'h>(held: &'h [Held<'a>]) -> impl Iterator<Item = (&'h Held<'a>, &'h Held<'a>)> {
    held.iter().enumerate().flat_map(move |(at, one)| {
        let rest = held.get(at + 1..).unwrap_or_default().iter();
        let near = rest.take_while(|other| other.slot.date == one.slot.date && other.slot.from < one.slot.to);
        near.filter(|other| other.id() != one.id() && !one.is_joint(other)).map(move |other| (one, other))
    })
}

/// The first of several clashes between two classes, and how many there are.
struct Times<'h, 'a> {
    first: (&'h Held<'a>, &'h Held<'a>),
    count: usize,
}

/// Clashes by the two classes, so that one mistake in a class is one finding.
fn by_classes<'h, 'a: 'h>(
    pairs: impl Iterator<Item = (&'h Held<'a>, &'h Held<'a>)>,
) -> BTreeMap<(&'a str, &'a str), Times<'h, 'a>> {
    let mut out: BTreeMap<(&str, &str), Times<'h, 'a>> = BTreeMap::new();
    for (one, other) in pairs {
        let (one, other) = if one.id() <= other.id() { (one, other) } else { (other, one) };
        let times = out.entry((one.id(), other.id())).or_insert(Times { first: (one, other), count: 0 });
        times.count += 1;
    }
    out
}

/// `2026-12-07 10:00`
fn when(date: Date, minute: u16) -> String {
    format!("{date} {}:{:02}", minute / 60, minute % 60)
}

//! A class by itself: what is written fits its hours, everybody has a seat, nothing is left out.

use super::{Held, when};
use crate::base::path::ContentPath;
use crate::curriculum::Catalog;
use crate::curriculum::coverage::lessons_of;
use crate::curriculum::listeners::chain;
use crate::curriculum::timetable::{self, Misfit, Slot, Timetable};
use crate::diag::messages::timetable as told;
use crate::diag::{At, Diagnostic};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::Class;
use crate::syntax::kinds::lesson::Lesson;
use crate::syntax::{Body, Doc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(super) fn check(
    docs: &[Arc<Doc>],
    catalog: &Catalog,
    (class, path): (&Class, &ContentPath),
    table: &Timetable,
    found: &mut Vec<Diagnostic>,
) {
    let at = At::new(path, class.id.span);
    sessions(catalog, (class, path), table, found);
    seats(catalog, class, table, &at, found);
    let needed = catalog.programme.requires.iter().find(|set| set.set.value == "minutes");
    let has = minutes(docs, catalog, class, table);
    if let Some((set, least)) = needed.and_then(|set| Some((set, set.count.filter(|least| *least > has)?))) {
        let asked = catalog.programme_path.as_ref().map(|path| At::new(path, set.set.span));
        found.push(told::short(at.clone(), asked, &class.name, has, least));
    }
    // Of dates that make no sense there is a finding already.
    let runs_backwards = class.start_date.zip(class.end_date).is_some_and(|(start, end)| end < start);
    if !table.unplaced.is_empty() && !runs_backwards {
        let mut missed: Vec<&str> = Vec::new();
        for one in &table.unplaced {
            if !missed.contains(&one.lesson.as_str()) {
                missed.push(&one.lesson);
            }
        }
        let minutes = table.unplaced.iter().map(|one| one.minutes).sum();
        let free = table.days.iter().map(|day| day.free).sum();
        found.push(told::unplaced(at.clone(), &class.name, &missed, minutes, free));
    }
    order(docs, catalog, (class, path), table, found);
}

/// Minutes of teaching: those of the timetable; without one, those of its lessons.
fn minutes(docs: &[Arc<Doc>], catalog: &Catalog, class: &Class, table: &Timetable) -> u32 {
    if !table.slots.is_empty() {
        return table.minutes();
    }
    let lessons = lessons_of(class, docs, catalog).into_iter();
    lessons.filter_map(|id| lesson(docs, catalog, id)).map(|lesson| lesson.teaching + lesson.exercises).sum()
}

/// Written sessions lie within the hours of the class and do not overlap.
fn sessions(
    catalog: &Catalog,
    (class, path): (&Class, &ContentPath),
    table: &Timetable,
    found: &mut Vec<Diagnostic>,
) {
    let written: Vec<Held<'_>> = table
        .slots
        .iter()
        .filter(|slot| slot.written.is_some() && slot.is_taught())
        .map(|slot| Held { class, path, slot })
        .collect();
    for held in &written {
        if let Some(misfit) = timetable::misfit(class, &catalog.programme, held.slot) {
            let to = when(held.slot.date, held.slot.from);
            found.push(match misfit {
                Misfit::Outside => told::outside_hours(held.at(), &to),
                Misfit::Closed(name) => told::closed_hours(held.at(), &to, &name),
            });
        }
    }
    let mut last: Option<Held<'_>> = None;
    for held in written {
        if let Some(before) = last.filter(|before| before.slot.meets(held.slot)) {
            found.push(told::overlap(held.at(), before.at(), &when(held.slot.date, held.slot.from)));
        }
        let later = last.is_none_or(|last| (last.slot.date, last.slot.to) < (held.slot.date, held.slot.to));
        last = if later { Some(held) } else { last };
    }
}

/// The rooms of a class hold those who come, and no more gather than may.
fn seats(catalog: &Catalog, class: &Class, table: &Timetable, at: &At, found: &mut Vec<Diagnostic>) {
    let Some(size) = class.size else { return };
    let people = match &class.groups {
        Some(groups) => size.div_ceil(timetable::group_count(class, groups)),
        None => size,
    };
    let mut names: BTreeSet<String> = BTreeSet::from([class.location.clone()]);
    for slot in table.slots.iter().filter(|slot| !slot.room.is_empty()) {
        names.extend([slot.room.clone(), format!("{} {}", class.location, slot.room)]);
    }
    let rooms = catalog.programme.rooms.iter().filter(|room| names.contains(&room.name.value));
    let own = class.capacity.map(|seats| (seats, class.location.as_str()));
    let group = class.groups.as_ref().and_then(|groups| groups.size).map(|seats| (seats, ""));
    let all = rooms.map(|room| (room.capacity, room.name.value.as_str())).chain(own).chain(group);
    if let Some((seats, room)) = all.min().filter(|(seats, _)| *seats < people) {
        found.push(told::capacity(at.clone(), &class.name, people, room, seats));
    }
    if let Some(limit) = catalog.programme.limits.gathering.filter(|limit| *limit < people) {
        found.push(told::gathering(at.clone(), &class.name, people, limit));
    }
}

fn lesson<'a>(docs: &'a [Arc<Doc>], catalog: &Catalog, id: &str) -> Option<&'a Lesson> {
    let entry = catalog.entry(Kind::Lesson, id)?;
    match docs.get(entry.doc).map(|doc| &doc.body) {
        Some(Body::Lesson(lesson)) => Some(lesson),
        _ => None,
    }
}

/// What is written does not teach a lesson before one that it needs.
fn order(
    docs: &[Arc<Doc>],
    catalog: &Catalog,
    (class, path): (&Class, &ContentPath),
    table: &Timetable,
    found: &mut Vec<Diagnostic>,
) {
    if table.slots.iter().all(|slot| slot.written.is_none()) {
        return;
    }
    let mut firsts: BTreeMap<&str, &Slot> = BTreeMap::new();
    for slot in &table.slots {
        slot.lesson().map(|id| firsts.entry(id).or_insert(slot));
    }
    for (id, slot) in &firsts {
        let Some(lesson) = lesson(docs, catalog, id) else { continue };
        for needed in &lesson.prerequisites {
            let Some(other) = firsts.get(needed.value.as_str()) else { continue };
            let written = slot.written.is_some() || other.written.is_some();
            if written && (slot.date, slot.from) < (other.date, other.from) {
                let at = |slot| Held { class, path, slot }.at();
                found.push(told::order(at(slot), at(other), id, &needed.value));
            }
        }
    }
}

/// Lessons of one audience are not given to another: one finding for each course and audience.
pub(super) fn other_audiences(
    docs: &[Arc<Doc>],
    catalog: &Catalog,
    tables: &BTreeMap<String, Timetable>,
    found: &mut Vec<Diagnostic>,
) {
    let mut known: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
    for (id, (class, path)) in &catalog.classes {
        let audience = class.audience.value.as_str();
        let own = chain(catalog, audience);
        let Some(table) = tables.get(id).filter(|_| catalog.audiences.contains_key(audience)) else {
            continue;
        };
        let mut strange: Vec<&str> = Vec::new();
        let ids: BTreeSet<&str> = table.slots.iter().filter_map(Slot::lesson).collect();
        for id in ids {
            let Some(lesson) = lesson(docs, catalog, id) else { continue };
            let meant = |one: &str| lesson.audience.iter().any(|audience| audience.value == one);
            let fits = lesson.audience.is_empty() || own.iter().any(|id| meant(id));
            if !fits && known.insert((&class.course.value, audience, id)) {
                strange.push(id);
            }
        }
        if !strange.is_empty() {
            let at = At::new(path, class.id.span);
            let name = catalog.audience_name(audience);
            found.push(told::other_audience(at, &class.name, &name, &strange));
        }
    }
}

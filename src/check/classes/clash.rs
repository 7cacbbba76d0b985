//! Rooms hold one class at a time, and learners are in one place at a time.

use super::{Held, by_classes, overlapping, when};
use crate::curriculum::Catalog;
use crate::curriculum::listeners::chain;
use crate::diag::Diagnostic;
use crate::diag::messages::timetable as told;
use std::collections::{BTreeMap, BTreeSet};

/// Two classes at the same time in the same room: the same words for the place, and for the room in it.
pub(super) fn rooms(held: &[Held<'_>], found: &mut Vec<Diagnostic>) {
    let mut by_room: BTreeMap<(&str, &str), Vec<Held<'_>>> = BTreeMap::new();
    for held in held.iter().filter(|held| !held.class.location.is_empty()) {
        by_room.entry((&held.class.location, &held.slot.room)).or_default().push(*held);
    }
    for ((place, room), held) in by_room {
        for times in by_classes(overlapping(&held)).values() {
            let (one, other) = times.first;
            let when = when(one.slot.date, one.slot.from.max(other.slot.from));
            let names = (one.class.name.as_str(), other.class.name.as_str());
            let room = if room.is_empty() { place.to_owned() } else { format!("{place} {room}") };
            found.push(told::room(other.at(), one.at(), &room, &when, names, times.count));
        }
    }
}

/// Learners in two places at once: where two classes share some (`shares_with`), or where more people of an audience are
/// taught at a time than there are.
pub(super) fn learners(held: &[Held<'_>], catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let shared = overlapping(held).filter(|(one, other)| one.shares(other));
    for times in by_classes(shared).values() {
        let (one, other) = times.first;
        let when = when(one.slot.date, one.slot.from.max(other.slot.from));
        let names = (one.class.name.as_str(), other.class.name.as_str());
        found.push(told::learners(other.at(), one.at(), &when, names, times.count));
    }
    let mut by_audience: BTreeMap<&str, Vec<Held<'_>>> = BTreeMap::new();
    let mut chains: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for held in held {
        let audience = held.class.audience.value.as_str();
        for id in chains.entry(audience).or_insert_with(|| chain(catalog, audience)) {
            by_audience.entry(id).or_default().push(*held);
        }
    }
    for (id, held) in by_audience {
        let Some((audience, size)) =
            catalog.audiences.get(id).and_then(|(known, _)| Some((known, known.size?)))
        else {
            continue;
        };
        if let Some((last, people)) = crowd(&held, size) {
            let when = when(last.slot.date, last.slot.from);
            found.push(told::audience(last.at(), &audience.name, &when, people, size));
        }
    }
}

/// The first moment at which more than `size` people are taught: the session that begins then, and how many.
fn crowd<'h, 'a>(held: &'h [Held<'a>], size: u32) -> Option<(&'h Held<'a>, u32)> {
    let mut running: Vec<&Held<'_>> = Vec::new();
    for one in held {
        running.retain(|other| other.slot.date == one.slot.date && one.slot.from < other.slot.to);
        running.push(one);
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut people = 0u32;
        for (at, other) in running.iter().enumerate() {
            // Classes that share learners are counted once: nobody knows how many they share.
            let shared = running.iter().take(at).any(|before| before.shares(other));
            if seen.insert(other.id()) && !shared {
                people = people.saturating_add(other.class.size.unwrap_or(0));
            }
        }
        if people > size && seen.len() > 1 {
            return Some((one, people));
        }
    }
    None
}

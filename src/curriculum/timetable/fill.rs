//! Films and songs in what lessons leave free, where a class asks for it.

use super::open::without;
use super::{Slot, Stretch, Timetable, What};
use crate::syntax::kinds::class::{Class, Fill, Window};
use std::collections::{BTreeMap, BTreeSet};

/// Puts each film and song, once, into the first place that is free after the lessons of a day. `rest` minutes lie between
/// it and what comes before.
pub(super) fn fill(
    class: &Class,
    media: &BTreeMap<String, u32>,
    stretches: &[Stretch],
    rest: u16,
    table: &mut Timetable,
) {
    let wanted: Vec<&str> = match &class.fill {
        Fill::Nothing => return,
        Fill::Everything => media.keys().map(String::as_str).collect(),
        Fill::Items(ids) => ids.iter().map(|id| id.value.as_str()).collect(),
    };
    let shown: BTreeSet<String> = table.slots.iter().filter_map(media_of).collect();
    let mut free: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        let taken = table.slots.iter().filter(|slot| slot.date == stretch.date && slot.from < slot.to);
        let taken = taken
            .map(|slot| Window { from: slot.from.saturating_sub(rest), to: slot.to.saturating_add(rest) });
        let left = taken.fold(vec![stretch.hours], |open, taken| without(&open, taken));
        free.extend(left.into_iter().map(|hours| Stretch { date: stretch.date, hours }));
    }
    for id in wanted.into_iter().filter(|id| !shown.contains(*id)) {
        let minutes =
            media.get(id).and_then(|minutes| u16::try_from(*minutes).ok()).filter(|minutes| *minutes > 0);
        let Some(minutes) = minutes else { continue };
        let place = free.iter_mut().find(|stretch| stretch.hours.to - stretch.hours.from >= minutes);
        let Some(place) = place else { continue };
        let (from, to) = (place.hours.from, place.hours.from + minutes);
        // A room may be left that is shorter than the rest before it.
        place.hours.from = to.saturating_add(rest).min(place.hours.to);
        table.slots.push(Slot {
            date: place.date,
            from,
            to,
            what: What::Media(id.to_owned()),
            part: (1, 1),
            instructor: String::new(),
            room: String::new(),
            group: None,
            written: None,
        });
    }
}

fn media_of(slot: &Slot) -> Option<String> {
    match &slot.what {
        What::Media(id) => Some(id.clone()),
        _ => None,
    }
}

//! Puts lessons into stretches, greedily and in order.

use super::{Course, Slot, Stretch, What};
use crate::law::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A lesson in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// Index in the course.
    pub index: usize,
    pub date: Date,
    pub from: u16,
    pub to: u16,
    pub part: (u16, u16),
}

/// Where the next lesson may begin: a stretch, and the minute in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Position {
    stretch: usize,
    at: u16,
}

/// The lessons of `course` that are not in `written`, each in the first place that holds it after the one before, and
/// those that find none. A lesson that no stretch holds whole is taught in equal parts. One that comes after a written
/// one in the course is not taught before it, and one that needs another that found no room is not taught either.
pub(super) fn place(
    course: &Course,
    stretches: &[Stretch],
    rest: u16,
    written: &[Slot],
) -> (Vec<Placed>, Vec<usize>) {
    let mut ends: BTreeMap<&str, (Date, u16)> = BTreeMap::new();
    for slot in written {
        if let What::Lesson(id) = &slot.what {
            let end = (slot.date, slot.to);
            ends.entry(id).and_modify(|known| *known = end.max(*known)).or_insert(end);
        }
    }
    let mut room = Room { stretches, rest, next: Position::default() };
    let (mut placed, mut unplaced) = (Vec::new(), Vec::new());
    let mut missed: BTreeSet<&str> = BTreeSet::new();
    for (index, part) in course.parts.iter().enumerate() {
        if let Some(&(date, to)) = ends.get(part.lesson.as_str()) {
            room.not_before(date, to);
        } else if part.needs.iter().any(|id| missed.contains(id.as_str())) {
            missed.insert(&part.lesson);
            unplaced.push(index);
        } else if part.minutes > 0 {
            match room.take(part.minutes) {
                Some(taken) => {
                    let count = u16::try_from(taken.len()).unwrap_or(u16::MAX);
                    let parts = (1..).zip(taken);
                    placed.extend(parts.map(|(number, (date, from, to))| Placed {
                        index,
                        date,
                        from,
                        to,
                        part: (number, count),
                    }));
                }
                None => {
                    missed.insert(&part.lesson);
                    unplaced.push(index);
                }
            }
        }
    }
    (placed, unplaced)
}

/// What is left of the stretches.
struct Room<'a> {
    stretches: &'a [Stretch],
    rest: u16,
    next: Position,
}

impl Room<'_> {
    /// What follows begins at `minute` of `date` at the earliest.
    fn not_before(&mut self, date: Date, minute: u16) {
        let after = |stretch: &Stretch| (stretch.date, stretch.hours.to) > (date, minute);
        let stretch = self.stretches.iter().position(after).unwrap_or(self.stretches.len());
        let at = self.stretches.get(stretch).filter(|stretch| stretch.date == date).map_or(0, |_| minute);
        self.next = self.next.max(Position { stretch, at });
    }

    /// Takes the first place for `minutes`, in as many parts as the longest stretch makes necessary. Where there is no
    /// place for all of them, nothing is taken.
    fn take(&mut self, minutes: u32) -> Option<Vec<(Date, u16, u16)>> {
        let length = |stretch: &Stretch| u32::from(stretch.hours.to - stretch.hours.from);
        let longest =
            self.stretches.iter().skip(self.next.stretch).map(length).max().filter(|longest| *longest > 0)?;
        let count = minutes.div_ceil(longest);
        let (each, more) = (minutes / count, minutes % count);
        let before = self.next;
        let mut taken = Vec::new();
        for number in 0..count {
            // The first parts are a minute longer where the minutes do not divide.
            let Some(place) = self.take_whole(u16::try_from(each + u32::from(number < more)).ok()?) else {
                self.next = before;
                return None;
            };
            taken.push(place);
        }
        Some(taken)
    }

    fn take_whole(&mut self, minutes: u16) -> Option<(Date, u16, u16)> {
        let mut at = self.next.at;
        for (index, stretch) in self.stretches.iter().enumerate().skip(self.next.stretch) {
            let from = at.max(stretch.hours.from);
            if let Some(to) = from.checked_add(minutes).filter(|to| *to <= stretch.hours.to) {
                self.next = Position { stretch: index, at: to.saturating_add(self.rest) };
                return Some((stretch.date, from, to));
            }
            at = 0;
        }
        None
    }
}

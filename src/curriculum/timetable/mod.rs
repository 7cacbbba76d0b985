//! The timetable of a class: what is written of it, and the rest computed from its daily windows and the minutes of its
//! course.
//!
//! Lessons go in order into the first stretch of a day that holds them whole ([`place`]); breaks, closed times and what
//! is written are cut out of the stretches first ([`open`]). So a change moves only what comes after it, and no more of
//! that than the free minutes at the end of a stretch do not take up; a written session stays where it is, whatever
//! happens around it. Everything is minutes after midnight; what finds no room is told.

pub(super) mod course;
mod fill;
mod open;
mod place;
mod rotation;

pub use course::{Course, Part, circles};
pub use open::{Misfit, days, misfit};
pub use rotation::count as group_count;

use super::Catalog;
use crate::base::span::Span;
use crate::law::Date;
use crate::syntax::Doc;
use crate::syntax::kinds::class::{Class, Session, SessionKind, Window};
use crate::syntax::kinds::curriculum::Curriculum;
use crate::syntax::kinds::media::MediaType;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Minutes of rest between two lessons, where no breaks are written.
const REST: u16 = 10;

/// The timetable of a class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timetable {
    /// Its days, those between that are off among them.
    pub days: Vec<Day>,
    /// What is done, in the order of time, then of groups.
    pub slots: Vec<Slot>,
    /// Lessons that find no room.
    pub unplaced: Vec<Unplaced>,
    /// Whether any of it was computed.
    pub computed: bool,
}

/// A day between the first and the last of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Why nothing is taught on it, if that is so.
    pub off: Option<Off>,
    /// Minutes in which something could be taught.
    pub open: u32,
    /// Minutes of them that remain.
    pub free: u32,
}

/// Why nothing is taught on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Off {
    /// It is no day of work.
    Weekend,
    /// A holiday or a closed day, by its name.
    Named(String),
}

/// Something that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The day.
    pub date: Date,
    /// Minutes after midnight.
    pub from: u16,
    /// Minutes after midnight; the same where no length is known.
    pub to: u16,
    /// What is done.
    pub what: What,
    /// Which part of a lesson it is, and of how many; (1, 1) for all of it.
    pub part: (u16, u16),
    /// Who teaches, where that is known.
    pub instructor: String,
    /// Where, if elsewhere than the class.
    pub room: String,
    /// For which group, from 1; nothing for everybody.
    pub group: Option<u32>,
    /// Where it is written; nothing where it was computed.
    pub written: Option<Span>,
}

/// What is done in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A lesson, by id.
    Lesson(String),
    /// A film, song or clip, by id.
    Media(String),
    /// Something else, in words.
    Activity(String),
    /// A break, with a word for it or an empty text.
    Break(String),
}

impl Slot {
    /// Its length, where that is known.
    pub fn minutes(&self) -> Option<u32> {
        (self.to > self.from).then(|| u32::from(self.to - self.from))
    }

    /// Whether people are taught or shown something in it.
    pub fn is_taught(&self) -> bool {
        !matches!(self.what, What::Break(_))
    }

    /// The lesson, if it is one.
    pub fn lesson(&self) -> Option<&str> {
        match &self.what {
            What::Lesson(id) => Some(id),
            _ => None,
        }
    }

    /// Whether both take some of the same time.
    pub fn meets(&self, other: &Slot) -> bool {
        self.date == other.date && self.from < other.to && other.from < self.to
    }
}

/// A lesson that finds no room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// Its id.
    pub lesson: String,
    /// Its minutes.
    pub minutes: u32,
    /// For which group, from 1; nothing for everybody.
    pub group: Option<u32>,
}

impl Timetable {
    /// Minutes that are taught to one who comes to everything: of groups, the first.
    pub fn minutes(&self) -> u32 {
        let mine =
            self.slots.iter().filter(|slot| slot.is_taught() && slot.group.is_none_or(|group| group == 1));
        mine.filter_map(Slot::minutes).sum()
    }

    /// The days on which it meets.
    pub fn dates(&self) -> impl Iterator<Item = Date> {
        self.days.iter().filter(|day| day.off.is_none()).map(|day| day.date)
    }
}

/// What a timetable is computed from, beside its class.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Holidays, days of work, breaks and closed times of all classes.
    pub programme: &'a Curriculum,
    /// The lessons of the course.
    pub course: &'a Course,
    /// Minutes of each film and song that may fill what remains, by id.
    pub media: &'a BTreeMap<String, u32>,
}

/// The timetables of all classes, by id.
pub fn all(catalog: &Catalog, docs: &[Arc<Doc>]) -> BTreeMap<String, Timetable> {
    let courses = Course::all(catalog, docs);
    let shown =
        catalog.media.values().filter(|(item, _)| matches!(item.kind, MediaType::Film | MediaType::Song));
    let media =
        shown.map(|(item, _)| (item.id.value.clone(), item.seconds.unwrap_or(0).div_ceil(60))).collect();
    let none = Course::default();
    let of = |(id, (class, _)): (&String, &(Class, _))| {
        let course = courses.get(&class.course.value).unwrap_or(&none);
        (id.clone(), compute(class, Setting { programme: &catalog.programme, course, media: &media }))
    };
    catalog.classes.iter().map(of).collect()
}

/// The timetable of a class. What is written stands as it is; with daily windows, what is not written is put around it.
pub fn compute(class: &Class, setting: Setting<'_>) -> Timetable {
    let written = written(class, setting);
    let mut days = open::days_of(class, setting.programme, &written);
    let mut table = Timetable { slots: written, ..Timetable::default() };
    if !class.daily.is_empty() {
        let rest = if open::breaks(class, setting.programme).is_empty() { REST } else { 0 };
        let stretches = open::stretches(class, setting.programme, &days, &table.slots);
        rotation::place_all(class, setting.course, &stretches, rest, &mut table);
        fill::fill(class, setting.media, &stretches, rest, &mut table);
        open::show_breaks(class, setting.programme, &mut table);
        open::count(&stretches, &table.slots, &mut days);
        table.computed = table.slots.iter().any(|slot| slot.written.is_none()) || !table.unplaced.is_empty();
    }
    table.slots.sort_by_key(|slot| (slot.date, slot.from, slot.to, slot.group));
    table.days = days;
    table
}

/// The sessions that are written with a day and an hour.
fn written(class: &Class, setting: Setting<'_>) -> Vec<Slot> {
    let slot = |session: &Session| {
        let (what, usual) = match &session.what {
            SessionKind::Lesson(id) => (What::Lesson(id.value.clone()), setting.course.minutes(&id.value)),
            SessionKind::Media(id) => (What::Media(id.value.clone()), setting.media.get(&id.value).copied()),
            SessionKind::Activity(words) => (What::Activity(words.clone()), None),
            SessionKind::Break(words) => (What::Break(words.clone()), None),
        };
        let from = session.time?;
        let minutes = u16::try_from(session.minutes.or(usual).unwrap_or(0)).unwrap_or(u16::MAX);
        let teacher =
            || sole(&class.instructor).filter(|_| !matches!(what, What::Break(_))).unwrap_or_default();
        Some(Slot {
            date: session.date?,
            from,
            to: from.saturating_add(minutes).min(MIDNIGHT.max(from)),
            instructor: Some(session.instructor.clone())
                .filter(|name| !name.is_empty())
                .unwrap_or_else(teacher),
            room: session.room.clone(),
            what,
            part: (1, 1),
            group: None,
            written: Some(session.span),
        })
    };
    class.sessions.iter().filter_map(slot).collect()
}

/// The end of a day.
const MIDNIGHT: u16 = 24 * 60;

/// The only one of them: with several, nobody said who teaches what.
fn sole(names: &[String]) -> Option<String> {
    match names {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// Hours of a certain day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    date: Date,
    hours: Window,
}

#[cfg(test)]
mod tests;

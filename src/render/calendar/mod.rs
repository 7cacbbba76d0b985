//! Timetables as other programs read them: iCalendar for telephones and mail programs, CSV for spreadsheets.

mod ics;

use crate::base::csv;
use crate::base::hash::Hash;
use crate::curriculum::Catalog;
use crate::curriculum::timetable::{Slot, Timetable, What};
use crate::law::Date;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::Class;
pub use ics::ics;
use serde::Serialize;
use std::collections::BTreeMap;

/// Something that a class does at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// Id of the class.
    pub class: String,
    /// Its name.
    pub name: String,
    /// `2026-12-07`
    pub date: String,
    /// 1 for Monday to 7 for Sunday.
    pub weekday: u8,
    /// `10:00`
    pub from: String,
    /// `10:45`, or empty where no length is known.
    pub to: String,
    /// Its length.
    pub minutes: Option<u32>,
    /// lesson, media, activity or break.
    pub kind: &'static str,
    /// The id of what is taught or shown, or empty.
    pub id: String,
    /// What is done, in words.
    pub title: String,
    /// Which part of a lesson it is; nothing for all of it.
    pub part: Option<u16>,
    /// And of how many.
    pub parts: Option<u16>,
    /// For which group.
    pub group: Option<u32>,
    /// Who teaches, or empty.
    pub instructor: String,
    /// Where the class is.
    pub location: String,
    /// The room in it, or empty.
    pub room: String,
    /// Whether it follows from windows and minutes, or is written.
    pub computed: bool,
    /// Stays the same wherever the event is moved.
    #[serde(skip)]
    uid: String,
    /// Its day, and minutes after midnight.
    #[serde(skip)]
    at: (Date, u16, u16),
}

/// All that a class does, in the order of time.
pub fn events(catalog: &Catalog, class: &Class, table: &Timetable) -> Vec<Event> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    table.slots.iter().map(|slot| event(catalog, class, slot, &mut seen)).collect()
}

fn event(catalog: &Catalog, class: &Class, slot: &Slot, seen: &mut BTreeMap<String, u32>) -> Event {
    let (kind, id, title) = match &slot.what {
        What::Lesson(id) => {
            let title = catalog.entry(Kind::Lesson, id).map_or(id.as_str(), |entry| entry.title.as_str());
            ("lesson", id.as_str(), title)
        }
        What::Media(id) => {
            let title = catalog.media.get(id).map_or(id.as_str(), |(item, _)| item.title.as_str());
            ("media", id.as_str(), title)
        }
        What::Activity(words) => ("activity", "", words.as_str()),
        What::Break(words) if words.is_empty() => ("break", "", "休息"),
        What::Break(words) => ("break", "", words.as_str()),
    };
    let several = slot.part.1 > 1;
    // The day and the hour are no part of it: a session that moves is still the same session.
    let key = format!(
        "{}\n{kind}\n{id}{}\n{:?}\n{:?}",
        class.id.value,
        if id.is_empty() { title } else { "" },
        slot.part,
        slot.group
    );
    let times = seen.entry(key.clone()).or_insert(0);
    *times += 1;
    let uid = Hash::of(format!("{key}\n{times}").as_bytes()).to_string();
    Event {
        class: class.id.value.clone(),
        name: class.name.clone(),
        date: slot.date.to_string(),
        weekday: slot.date.weekday(),
        from: clock(slot.from),
        to: slot.minutes().map(|_| clock(slot.to)).unwrap_or_default(),
        minutes: slot.minutes(),
        kind,
        id: id.to_owned(),
        title: title.to_owned(),
        part: several.then_some(slot.part.0),
        parts: several.then_some(slot.part.1),
        group: slot.group,
        instructor: slot.instructor.clone(),
        location: class.location.clone(),
        room: slot.room.clone(),
        computed: slot.written.is_none(),
        uid: format!("{}@coursepack", uid.get(..32).unwrap_or(&uid)),
        at: (slot.date, slot.from, slot.to),
    }
}

/// `09:05`
fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

impl Event {
    /// Minutes after midnight at which it begins and ends.
    pub fn hours(&self) -> (u16, u16) {
        (self.at.1, self.at.2)
    }

    /// Its title with the part and the group.
    pub fn words(&self) -> String {
        let part = self.part.zip(self.parts).map(|(part, parts)| format!("（{part}/{parts}）"));
        let group = self.group.map(|group| format!("（第{group}组）"));
        format!("{}{}{}", self.title, part.unwrap_or_default(), group.unwrap_or_default())
    }
}

const HEAD: [&str; 17] = [
    "class",
    "name",
    "date",
    "weekday",
    "from",
    "to",
    "minutes",
    "kind",
    "id",
    "title",
    "part",
    "parts",
    "group",
    "instructor",
    "location",
    "room",
    "computed",
];

/// A row for each event, with a head.
pub fn table(events: &[Event]) -> String {
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let row = |event: &Event| {
        csv::row([
            event.class.clone(),
            event.name.clone(),
            event.date.clone(),
            event.weekday.to_string(),
            event.from.clone(),
            event.to.clone(),
            number(event.minutes),
            event.kind.to_owned(),
            event.id.clone(),
            event.title.clone(),
            number(event.part.map(u32::from)),
            number(event.parts.map(u32::from)),
            number(event.group),
            event.instructor.clone(),
            event.location.clone(),
            event.room.clone(),
            event.computed.to_string(),
        ])
    };
    csv::file(std::iter::once(csv::row(HEAD)).chain(events.iter().map(row)))
}

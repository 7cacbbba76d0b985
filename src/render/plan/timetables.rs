//! Timetables as lines that pages and papers show.

use crate::base::json;
use crate::curriculum::timetable::{Off, Slot, Timetable, What};
use crate::law::Date;
use crate::render::resolve::Resolver;
use crate::render::view::{ClassView, DayLine, SessionLine, TimetableClass, TimetableDay};
use crate::syntax::ast::PageRef;
use crate::syntax::kinds::Kind;
use std::collections::BTreeMap;

/// What is done in a timetable, in the order of time.
pub(super) fn sessions(resolver: &Resolver<'_>, table: &Timetable) -> Vec<SessionLine> {
    table.slots.iter().map(|slot| session(resolver, slot)).collect()
}

/// The days of a timetable; weekends and days between without anything on them are left out.
pub(super) fn days(table: &Timetable) -> Vec<DayLine> {
    let line = |day: &crate::curriculum::timetable::Day| match &day.off {
        Some(Off::Weekend) => None,
        Some(Off::Named(name)) => Some(DayLine { date: day.date, off: Some(name.clone()), free: 0 }),
        None => Some(DayLine { date: day.date, off: None, free: day.free }),
    };
    table.days.iter().filter_map(line).collect()
}

/// Titles of lessons that find no room, each once.
pub(super) fn unplaced(resolver: &Resolver<'_>, table: &Timetable) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for missed in &table.unplaced {
        let (title, _) = lesson(resolver, &missed.lesson);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles
}

fn lesson(resolver: &Resolver<'_>, id: &str) -> (String, Option<PageRef>) {
    let page = resolver.pages.find(Kind::Lesson, id).map(|page| (*page).clone());
    (page.as_ref().map_or_else(|| id.to_owned(), |page| page.title.clone()), page)
}

fn session(resolver: &Resolver<'_>, slot: &Slot) -> SessionLine {
    let (mut what, to) = match &slot.what {
        What::Lesson(id) => lesson(resolver, id),
        What::Media(id) => {
            let title = resolver.catalog.media.get(id).map(|(item, _)| item.title.clone());
            (title.unwrap_or_else(|| id.clone()), resolver.pages.player(id))
        }
        What::Activity(words) => (words.clone(), None),
        What::Break(words) if words.is_empty() => ("休息".to_owned(), None),
        What::Break(words) => (words.clone(), None),
    };
    if slot.part.1 > 1 {
        what.push_str(&format!("（{}/{}）", slot.part.0, slot.part.1));
    }
    if let Some(group) = slot.group {
        what.push_str(&format!("（第{group}组）"));
    }
    SessionLine {
        date: slot.date,
        time: clock(slot.from),
        end: slot.minutes().map(|_| clock(slot.to)).unwrap_or_default(),
        what,
        to,
        minutes: slot.minutes(),
        instructor: slot.instructor.clone(),
        room: slot.room.clone(),
        rest: !slot.is_taught(),
        group: slot.group,
    }
}

/// Minutes after midnight as people write them.
pub(super) fn clock(minutes: u16) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// The days on which any class meets, each with its classes.
pub(super) fn days_of_all(classes: &[ClassView]) -> Vec<TimetableDay> {
    let mut days: BTreeMap<Date, Vec<TimetableClass>> = BTreeMap::new();
    for class in classes {
        for day in class.days.iter().filter(|day| day.off.is_none()) {
            let sessions =
                || class.sessions.iter().filter(|session| session.date == day.date && !session.rest);
            let Some(first) = sessions().next() else { continue };
            let last = sessions().map(|session| session.end.as_str()).max_by_key(|end| (end.len(), *end));
            days.entry(day.date).or_default().push(TimetableClass {
                page: class.page.clone(),
                from: first.time.clone(),
                to: last.unwrap_or_default().to_owned(),
                place: class.location.clone(),
            });
        }
    }
    days.into_iter().map(|(date, classes)| TimetableDay { date, classes }).collect()
}

/// What is played in a session: films and songs of its lesson, with their pages.
fn played<'a>(class: &'a ClassView, session: &SessionLine) -> Vec<(&'a str, &'a str)> {
    let Some(lesson) = &session.to else { return Vec::new() };
    let media = class.binder.media.iter().filter(|medium| medium.lessons.contains(lesson));
    media.filter_map(|medium| Some((medium.title.as_str(), medium.page.as_ref()?.url.as_str()))).collect()
}

/// What each class does on `date`, as a script that hands it to the page: `cpDay("2026-12-07", […])`. A session is
/// `[from, to, what, its page, class, its page, place, trainer, [[film or song, its page], …]]`.
pub(super) fn day_script(classes: &[ClassView], date: Date) -> String {
    let mut rows = Vec::new();
    for class in classes {
        for session in class.sessions.iter().filter(|session| session.date == date && !session.rest) {
            let place = [class.location.as_str(), session.room.as_str()].join(" ");
            rows.push((
                &session.time,
                &session.end,
                &session.what,
                session.to.as_ref().map_or("", |page| &page.url),
                &class.page.title,
                &class.page.url,
                place.trim().to_owned(),
                &session.instructor,
                played(class, session),
            ));
        }
    }
    rows.sort_by_key(|row| (row.0.len(), row.0));
    format!("cpDay(\"{date}\",{});\n", json::script(&rows))
}

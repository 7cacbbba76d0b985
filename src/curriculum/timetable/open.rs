//! Which days a class has, and which hours of them are open.

use super::{Day, Off, Slot, Stretch, Timetable, What};
use crate::law::Date;
use crate::syntax::kinds::class::{Class, Window};
use crate::syntax::kinds::curriculum::Curriculum;
use crate::syntax::kinds::hours::Closed;
use std::collections::BTreeSet;

/// From the first day of a class to its last; nothing where either is missing. At most a year of them.
fn all_days(class: &Class) -> impl Iterator<Item = Date> {
    let last = class.end_date.or(class.start_date);
    let days = std::iter::successors(class.start_date, |day| day.next());
    days.take_while(move |day| last.is_some_and(|last| *day <= last)).take(366)
}

/// The days on which a class meets.
pub fn days(class: &Class, programme: &Curriculum) -> Vec<Date> {
    let written: BTreeSet<Date> = class.sessions.iter().filter_map(|session| session.date).collect();
    let meets =
        |day: &Date| written.contains(day) || off(class, programme, *day, !written.is_empty()).is_none();
    all_days(class).filter(meets).collect()
}

/// The days of a class with what is known before anything is placed.
pub(super) fn days_of(class: &Class, programme: &Curriculum, written: &[Slot]) -> Vec<Day> {
    let dates: BTreeSet<Date> = written.iter().map(|slot| slot.date).collect();
    let outside = dates.iter().copied().filter(|date| !all_days(class).any(|day| day == *date));
    let mut days: Vec<Date> = all_days(class).chain(outside).collect();
    days.sort_unstable();
    let day = |date: Date| {
        let off = off(class, programme, date, !dates.is_empty()).filter(|_| !dates.contains(&date));
        Day { date, off, open: 0, free: 0 }
    };
    days.into_iter().map(day).collect()
}

/// Why nothing is taught on a day: a holiday, a closed day, a weekend. Where all sessions are written, the days without
/// any are off.
fn off(class: &Class, programme: &Curriculum, day: Date, sessions: bool) -> Option<Off> {
    let holiday = programme.holidays.iter().find(|holiday| holiday.from <= day && day <= holiday.to);
    let closed = closed(class, programme).find(|closed| closed.hours.is_none() && closed.is_on(day));
    match (holiday, closed) {
        (_, Some(closed)) => Some(Off::Named(closed.name.clone())),
        (Some(holiday), None) if !holiday.work => Some(Off::Named(holiday.name.clone())),
        (Some(_), None) => None,
        (None, None) if !works_on(class, programme, day.weekday()) => Some(Off::Weekend),
        (None, None) => (sessions && class.daily.is_empty()).then_some(Off::Weekend),
    }
}

/// Whether a class meets on a day of the week. Where nobody wrote which, a class of less than a week meets on all its days,
/// and a longer one at weekends if it begins at one: somebody meant that day.
fn works_on(class: &Class, programme: &Curriculum, weekday: u8) -> bool {
    const WEEKEND: [u8; 2] = [6, 7];
    let written = [&class.work_days, &programme.work_days].into_iter().find(|days| !days.is_empty());
    written.map_or_else(
        || {
            let begins_at_one = class.start_date.is_some_and(|day| WEEKEND.contains(&day.weekday()));
            !WEEKEND.contains(&weekday) || begins_at_one || all_days(class).nth(6).is_none()
        },
        |days| days.contains(&weekday),
    )
}

/// Why a written session cannot be held when it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It reaches out of the windows of the class.
    Outside,
    /// It runs into a break, a closed time or a holiday, by its name.
    Closed(String),
}

/// Whether a written session runs into a closed time or reaches out of the windows of its class.
pub fn misfit(class: &Class, programme: &Curriculum, slot: &Slot) -> Option<Misfit> {
    if let Some(Off::Named(name)) = off(class, programme, slot.date, false) {
        return Some(Misfit::Closed(name));
    }
    let shut: Vec<(Window, &str)> = if class.daily.is_empty() {
        let closed = closed(class, programme).filter(|closed| closed.is_on(slot.date));
        closed.filter_map(|closed| Some((closed.hours?, closed.name.as_str()))).collect()
    } else {
        shut(class, programme, slot.date).collect()
    };
    let hit = shut.into_iter().find(|(hours, _)| slot.from < hours.to && hours.from < slot.to);
    if let Some((_, name)) = hit {
        return Some(Misfit::Closed(name.to_owned()));
    }
    let inside = class.daily.iter().any(|window| window.from <= slot.from && slot.to <= window.to);
    (!class.daily.is_empty() && !inside).then_some(Misfit::Outside)
}

/// The breaks of a class: its own, or those of the programme.
pub(super) fn breaks<'a>(class: &'a Class, programme: &'a Curriculum) -> &'a [Closed] {
    if class.breaks.is_empty() { &programme.breaks } else { &class.breaks }
}

fn closed<'a>(class: &'a Class, programme: &'a Curriculum) -> impl Iterator<Item = &'a Closed> {
    class.closed.iter().chain(&programme.closed)
}

/// Hours in which nothing is taught on `day`, with a word for each.
fn shut<'a>(
    class: &'a Class,
    programme: &'a Curriculum,
    day: Date,
) -> impl Iterator<Item = (Window, &'a str)> {
    let all = breaks(class, programme).iter().chain(closed(class, programme));
    all.filter(move |closed| closed.is_on(day))
        .filter_map(|closed| Some((closed.hours?, closed.name.as_str())))
}

/// The open hours of a day, before anything is put into them.
pub(super) fn hours(class: &Class, programme: &Curriculum, day: Date) -> Vec<Window> {
    shut(class, programme, day).fold(class.daily.clone(), |open, (closed, _)| without(&open, closed))
}

/// The open stretches of all days, in order: windows without breaks, closed times and what is written.
pub(super) fn stretches(
    class: &Class,
    programme: &Curriculum,
    days: &[Day],
    written: &[Slot],
) -> Vec<Stretch> {
    let mut out = Vec::new();
    for day in days.iter().filter(|day| day.off.is_none()) {
        let taken = written.iter().filter(|slot| slot.date == day.date);
        let taken = taken.map(|slot| Window { from: slot.from, to: slot.to });
        let open = taken.fold(hours(class, programme, day.date), |open, taken| without(&open, taken));
        out.extend(open.into_iter().map(|hours| Stretch { date: day.date, hours }));
    }
    out
}

/// `open` without `taken`.
pub(super) fn without(open: &[Window], taken: Window) -> Vec<Window> {
    let mut out = Vec::with_capacity(open.len() + 1);
    for window in open {
        if taken.from >= taken.to || taken.to <= window.from || window.to <= taken.from {
            out.push(*window);
            continue;
        }
        if window.from < taken.from {
            out.push(Window { from: window.from, to: taken.from });
        }
        if taken.to < window.to {
            out.push(Window { from: taken.to, to: window.to });
        }
    }
    out
}

/// Breaks and closed times that lie between two things on the same day become lines of the timetable.
pub(super) fn show_breaks(class: &Class, programme: &Curriculum, table: &mut Timetable) {
    let dates: BTreeSet<Date> = table.slots.iter().map(|slot| slot.date).collect();
    for date in dates {
        let of_day = || table.slots.iter().filter(move |slot| slot.date == date && slot.is_taught());
        let (Some(first), Some(last)) =
            (of_day().map(|slot| slot.to).min(), of_day().map(|slot| slot.from).max())
        else {
            continue;
        };
        let between =
            shut(class, programme, date).filter(|(hours, _)| first <= hours.from && hours.to <= last);
        let free =
            between.filter(|(hours, _)| !of_day().any(|slot| slot.from < hours.to && hours.from < slot.to));
        let lines: Vec<Slot> = free
            .map(|(hours, name)| Slot {
                date,
                from: hours.from,
                to: hours.to,
                what: What::Break(name.to_owned()),
                part: (1, 1),
                instructor: String::new(),
                room: String::new(),
                group: None,
                written: None,
            })
            .collect();
        table.slots.extend(lines);
    }
}

/// Counts the open minutes of each day, and those that remain.
pub(super) fn count(stretches: &[Stretch], slots: &[Slot], days: &mut [Day]) {
    for day in days {
        let of_day = stretches.iter().filter(|stretch| stretch.date == day.date).map(|stretch| stretch.hours);
        let open: Vec<Window> = of_day.collect();
        let taught = slots.iter().filter(|slot| slot.date == day.date && slot.is_taught());
        let taught = taught.map(|slot| Window { from: slot.from, to: slot.to });
        day.open = total(&open);
        day.free = total(&taught.fold(open, |open, taken| without(&open, taken)));
    }
}

fn total(windows: &[Window]) -> u32 {
    windows.iter().map(|window| u32::from(window.to - window.from)).sum()
}

//! The same sessions seen from elsewhere: what each trainer teaches, what happens in each place, on each day.

use crate::base::pinyin;
use crate::law::Date;
use crate::render::view::{ClassView, RosterLine, RosterView, SessionLine, Week};
use crate::syntax::ast::PageRef;
use crate::syntax::kinds::print::By;
use std::collections::{BTreeMap, BTreeSet};

/// A session of a class.
#[derive(Clone, Copy)]
pub(super) struct Held<'a> {
    pub class: &'a ClassView,
    pub session: &'a SessionLine,
}

impl Held<'_> {
    /// Where: the place of the class, and the room in it.
    pub(super) fn place(&self) -> String {
        let words = [self.class.location.as_str(), self.session.room.as_str()].join(" ");
        words.trim().to_owned()
    }
}

/// What is taught, by whom or what is asked for: names in the order of their pinyin (classes and days in the order of
/// time), sessions in the order of time. What nobody is named for is in none of them.
pub(super) fn held_by(classes: &[ClassView], by: By) -> Vec<(String, Vec<Held<'_>>)> {
    let mut all: BTreeMap<(String, String), Vec<Held<'_>>> = BTreeMap::new();
    for (at, class) in classes.iter().enumerate() {
        for session in class.sessions.iter().filter(|session| !session.rest) {
            let (key, name) = match by {
                By::Class => (format!("{at:06}"), class.page.title.clone()),
                By::Trainer => (pinyin::sort_key(&session.instructor), session.instructor.clone()),
                By::Place => (pinyin::sort_key(&class.location), class.location.clone()),
                By::Day => (session.date.to_string(), session.date.han()),
            };
            if !name.is_empty() {
                all.entry((key, name)).or_default().push(Held { class, session });
            }
        }
    }
    let in_time = |held: &Held<'_>| (held.session.date, minutes(&held.session.time));
    all.into_iter()
        .map(|((_, name), mut held)| {
            held.sort_by_key(in_time);
            (name, held)
        })
        .collect()
}

/// Minutes after midnight of a time as `timetables::clock` writes it.
fn minutes(clock: &str) -> u16 {
    let (hours, minutes) = clock.split_once(':').unwrap_or((clock, ""));
    hours.parse::<u16>().unwrap_or(0) * 60 + minutes.parse::<u16>().unwrap_or(0)
}

/// A number for the week of `date`: that of its Monday.
pub(super) fn week(date: Date) -> i32 {
    date.day_number() - i32::from(date.weekday()) + 1
}

/// The rosters of all trainers (`By::Trainer`) or places (`By::Place`), each with the page of its own.
pub(super) fn rosters(classes: &[ClassView], by: By) -> Vec<RosterView> {
    let is_trainer = by == By::Trainer;
    let mut taken = BTreeSet::new();
    let roster = |(name, held): (String, Vec<Held<'_>>)| {
        let slug = pinyin::free_name(&pinyin::slug(&name), |slug| taken.insert(slug.to_owned()));
        let folder = folder(by);
        let days = days(&held, is_trainer);
        let of_day = |lines: &Vec<RosterLine>| lines.iter().map(|line| line.minutes).sum::<u32>();
        let mut classes: Vec<PageRef> = Vec::new();
        for held in &held {
            if !classes.contains(&held.class.page) {
                classes.push(held.class.page.clone());
            }
        }
        RosterView {
            page: PageRef { url: format!("{folder}/{slug}.html"), title: name },
            is_trainer,
            classes,
            sessions: held.len(),
            minutes: days.values().map(of_day).sum(),
            longest: days.values().map(of_day).max().unwrap_or(0),
            weeks: weeks(days),
        }
    };
    held_by(classes, by).into_iter().map(roster).collect()
}

/// The folder of their pages; with `.html` the page that lists them.
pub(super) fn folder(by: By) -> &'static str {
    match by {
        By::Class => "classes",
        By::Trainer => "trainers",
        By::Place => "places",
        By::Day => "timetable",
    }
}

fn days(held: &[Held<'_>], is_trainer: bool) -> BTreeMap<Date, Vec<RosterLine>> {
    let mut days: BTreeMap<Date, Vec<RosterLine>> = BTreeMap::new();
    for one in held {
        let session = one.session;
        let note = match is_trainer {
            true => one.place(),
            false => [session.room.as_str(), session.instructor.as_str()].join(" ").trim().to_owned(),
        };
        days.entry(session.date).or_default().push(RosterLine {
            from: session.time.clone(),
            to: session.end.clone(),
            what: session.what.clone(),
            to_page: session.to.clone(),
            class: one.class.page.clone(),
            note,
            minutes: session.minutes.unwrap_or(0),
        });
    }
    days
}

/// Days by the weeks that begin on Mondays.
fn weeks(days: BTreeMap<Date, Vec<RosterLine>>) -> Vec<Week> {
    let mut weeks: BTreeMap<i32, Week> = BTreeMap::new();
    for (date, lines) in days {
        weeks.entry(week(date)).or_insert_with(|| Week { days: Vec::new() }).days.push((date, lines));
    }
    weeks.into_values().collect()
}

//! All classes at a glance: what clashes, who teaches how much, which places are used, what happens on each day.

use super::{Facts, page};
use crate::base::json;
use crate::base::lines::Lines;
use crate::diag::Diagnostic;
use crate::render::calendar::{self, Event};
use crate::render::template::Templates;
use crate::syntax::Doc;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the report is made from.
#[derive(Clone, Debug, Default)]
pub struct Classes {
    /// The classes by their first days.
    pub classes: Vec<Class>,
    /// Findings about classes, as the programme wants them.
    pub clashes: Vec<Diagnostic>,
}

/// A class with its timetable.
#[derive(Clone, Debug)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// Its web page, as seen from the reports.
    pub web: Option<String>,
    /// What it does.
    pub events: Vec<Event>,
    /// Minutes that remain in its windows.
    pub free: u32,
    /// Titles of lessons that find no room.
    pub unplaced: Vec<String>,
}

/// An object of `clashes`.
#[derive(Serialize)]
pub(super) struct Clash<'a> {
    code: &'static str,
    message: &'a str,
    help: &'a str,
    path: &'a str,
    line: usize,
}

pub(super) fn clashes<'a>(of: &'a Classes, docs: &'a [Arc<Doc>]) -> Vec<Clash<'a>> {
    let mut lines: BTreeMap<&str, Lines<'a>> = BTreeMap::new();
    let clash = |found: &'a Diagnostic| {
        let path = found.at.path.as_str();
        if !lines.contains_key(path) {
            let doc = docs.iter().find(|doc| doc.path() == &found.at.path);
            lines.insert(path, Lines::new(doc.map_or("", |doc| &doc.source.text)));
        }
        let place = lines.get(path).map_or(1, |lines| lines.place(found.at.span.start as usize).line);
        Clash {
            code: found.code.name,
            message: &found.message.zh,
            help: found.help.as_ref().map_or("", |help| &help.zh),
            path,
            line: place,
        }
    };
    of.clashes.iter().map(clash).collect()
}

fn events(of: &Classes) -> Vec<Event> {
    let mut all: Vec<Event> = of.classes.iter().flat_map(|class| class.events.clone()).collect();
    all.sort_by(|a, b| (&a.date, a.hours(), &a.class).cmp(&(&b.date, b.hours(), &b.class)));
    all
}

/// The sessions, and what clashes.
pub(super) fn json(of: &Classes, clashes: &[Clash<'_>]) -> String {
    #[derive(Serialize)]
    struct All<'a> {
        clashes: &'a [Clash<'a>],
        sessions: Vec<Event>,
    }
    json::pretty(&All { clashes, sessions: events(of) })
}

/// The sessions.
pub(super) fn csv(of: &Classes) -> String {
    calendar::table(&events(of))
}

/// What the list of reports says of them.
#[derive(Serialize)]
pub(super) struct Summary {
    classes: usize,
    sessions: usize,
    clashes: usize,
}

pub(super) fn summary(of: &Classes, clashes: &[Clash<'_>]) -> Summary {
    let sessions =
        of.classes.iter().flat_map(|class| &class.events).filter(|event| event.kind != "break").count();
    Summary { classes: of.classes.len(), sessions, clashes: clashes.len() }
}

/// Sessions, minutes and days of a class, a trainer or a place.
#[derive(Default, Serialize)]
struct Sum<'a> {
    name: &'a str,
    href: Option<&'a str>,
    from: &'a str,
    to: &'a str,
    place: &'a str,
    sessions: usize,
    minutes: u32,
    days: usize,
    /// Minutes of the longest day.
    longest: u32,
    classes: Vec<&'a str>,
    free: u32,
    unplaced: &'a [String],
}

fn sum<'a>(name: &'a str, events: &[&'a Event]) -> Sum<'a> {
    let mut days: BTreeMap<&str, u32> = BTreeMap::new();
    let mut classes: BTreeSet<&str> = BTreeSet::new();
    for event in events {
        *days.entry(&event.date).or_default() += event.minutes.unwrap_or(0);
        classes.insert(&event.name);
    }
    Sum {
        name,
        from: days.keys().next().copied().unwrap_or_default(),
        to: days.keys().last().copied().unwrap_or_default(),
        sessions: events.len(),
        minutes: days.values().sum(),
        days: days.len(),
        longest: days.values().max().copied().unwrap_or(0),
        classes: classes.into_iter().collect(),
        ..Sum::default()
    }
}

/// The page for people.
pub(super) fn html<'a>(
    facts: &Facts,
    of: &'a Classes,
    clashes: &'a [Clash<'a>],
    templates: &Templates,
) -> (String, Vec<Diagnostic>) {
    #[derive(Serialize)]
    struct Shown<'a> {
        summary: Summary,
        clashes: &'a [Clash<'a>],
        classes: Vec<Sum<'a>>,
        trainers: Vec<Sum<'a>>,
        places: Vec<Sum<'a>>,
        days: Vec<Day<'a>>,
    }
    #[derive(Serialize)]
    struct Day<'a> {
        date: &'a str,
        weekday: &'static str,
        /// Hours and class.
        classes: Vec<(String, &'a str)>,
    }
    let taught = |class: &'a Class| class.events.iter().filter(|event| event.kind != "break");
    let classes = of.classes.iter().map(|class| {
        let events: Vec<&Event> = taught(class).collect();
        let place = events.first().map_or("", |event| event.location.as_str());
        Sum {
            href: class.web.as_deref(),
            place,
            free: class.free,
            unplaced: &class.unplaced,
            ..sum(&class.name, &events)
        }
    });
    let mut trainers: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    let mut places: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    let mut days: BTreeMap<&str, OfDay<'_>> = BTreeMap::new();
    for event in of.classes.iter().flat_map(taught) {
        if !event.instructor.is_empty() {
            trainers.entry(&event.instructor).or_default().push(event);
        }
        if !event.location.is_empty() {
            places.entry(&event.location).or_default().push(event);
        }
        let day = days.entry(&event.date).or_default();
        let known = day.entry((&event.from, &event.class));
        known.or_insert((event, &event.to));
    }
    let day = |(date, all): (&'a str, OfDay<'a>)| {
        let mut by_class: BTreeMap<&str, (&Event, &str)> = BTreeMap::new();
        for ((_, class), (event, to)) in all {
            by_class.entry(class).or_insert((event, to)).1 = to;
        }
        let first = by_class.values().next();
        let mut classes: Vec<(String, &str)> = by_class
            .values()
            .map(|(event, to)| (format!("{}–{to}", event.from), event.name.as_str()))
            .collect();
        classes.sort();
        Day { date, weekday: first.map_or("", |(event, _)| weekday(event.weekday)), classes }
    };
    let own = Shown {
        summary: summary(of, clashes),
        clashes,
        classes: classes.collect(),
        trainers: trainers.iter().map(|(name, events)| sum(name, events)).collect(),
        places: places.iter().map(|(name, events)| sum(name, events)).collect(),
        days: days.into_iter().map(day).collect(),
    };
    page("report/timetable.html", facts, own, templates)
}

/// What is done on a day, by the hour and the class, and until when.
type OfDay<'a> = BTreeMap<(&'a str, &'a str), (&'a Event, &'a str)>;

fn weekday(number: u8) -> &'static str {
    let names = ["一", "二", "三", "四", "五", "六", "日"];
    names[usize::from(number.saturating_sub(1)) % 7]
}

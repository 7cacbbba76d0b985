//! What templates of classes, timetables, trainers and places may use.

use super::{LessonEntry, Link};
use serde::Serialize;

/// `web/class.html`
#[derive(Debug, Serialize)]
pub struct Class<'a> {
    /// For whom.
    pub audience: &'a str,
    /// The course.
    pub course: Option<Link<'a>>,
    /// First and last day in words.
    pub when: String,
    /// Where.
    pub place: &'a str,
    /// Who runs it.
    pub organiser: &'a str,
    /// Who teaches, in one line.
    pub instructor: String,
    /// How many, in words, or empty.
    pub size: String,
    /// Daily windows in one line.
    pub daily: String,
    /// The timetable, by day.
    pub days: Vec<Day<'a>>,
    /// Lessons that find no room, in one line, or empty.
    pub unplaced: String,
    /// Days, sessions, minutes and what remains, in one line.
    pub total: String,
    /// Its lessons.
    pub lessons: Vec<LessonEntry<'a>>,
    /// What is played in it.
    pub media: Vec<ClassMedium<'a>>,
    /// What is printed for it; only trainers are told.
    pub papers: Vec<ClassPaper<'a>>,
}

/// A film, song or clip of a class.
#[derive(Debug, Serialize)]
pub struct ClassMedium<'a> {
    /// Its title.
    pub title: &'a str,
    /// The page that plays it, or empty.
    pub href: String,
    /// Its kind in words.
    pub kind: &'static str,
    /// `3:05`, or empty.
    pub length: String,
    /// Its file in the bundle, or empty: a script tells on which disc it is.
    pub file: &'a str,
    /// Whether it is handed out on its own.
    pub external: bool,
    /// The lessons that play it.
    pub lessons: Vec<Link<'a>>,
}

/// A paper that is printed for a class.
#[derive(Debug, Serialize)]
pub struct ClassPaper<'a> {
    /// Title of the print job.
    pub title: &'a str,
    /// Its folder below `print/shop/`.
    pub job: &'a str,
    /// `A4`
    pub size: &'a str,
    /// How many, in words, or empty.
    pub copies: String,
}

/// A day of a timetable.
#[derive(Debug, Serialize)]
pub struct Day<'a> {
    /// `2026-12-07`
    pub iso: String,
    /// In words.
    pub date: String,
    /// `星期一`
    pub weekday: &'static str,
    /// The holiday or closed day that it is, or empty.
    pub off: String,
    /// The minutes that remain, in words, or empty.
    pub free: String,
    /// What happens on it.
    pub sessions: Vec<Session<'a>>,
}

/// A line of a timetable.
#[derive(Debug, Serialize)]
pub struct Session<'a> {
    /// `10:00`
    pub time: &'a str,
    /// `10:40`, or empty.
    pub end: &'a str,
    /// Whether it is a break.
    pub rest: bool,
    /// What is done.
    pub what: &'a str,
    /// Its page, or empty.
    pub href: String,
    /// In words, or empty.
    pub minutes: String,
    /// Who teaches.
    pub instructor: &'a str,
    /// Where.
    pub room: &'a str,
}

/// `web/timetable.html`
#[derive(Debug, Serialize)]
pub struct Timetable<'a> {
    /// The days on which any class meets.
    pub days: Vec<TimetableDay>,
    /// The pages of classes, places and (for trainers) trainers.
    pub others: Vec<Link<'a>>,
}

/// A day with its classes.
#[derive(Debug, Serialize)]
pub struct TimetableDay {
    /// `2026-12-07`
    pub iso: String,
    /// In words.
    pub date: String,
    /// `星期一`
    pub weekday: &'static str,
    /// The classes that meet.
    pub classes: Vec<TimetableClass>,
}

/// A class on a day.
#[derive(Debug, Serialize)]
pub struct TimetableClass {
    /// Its page.
    pub href: String,
    /// Its name.
    pub title: String,
    /// When it begins.
    pub from: String,
    /// When it ends, or empty.
    pub to: String,
    /// Where.
    pub place: String,
}

/// `web/rosters.html`
#[derive(Debug, Serialize)]
pub struct Rosters<'a> {
    /// Whether these are trainers rather than places.
    pub is_trainer: bool,
    /// Each of them.
    pub lines: Vec<RosterEntry<'a>>,
}

/// A trainer or a place in a list.
#[derive(Debug, Serialize)]
pub struct RosterEntry<'a> {
    /// Its page.
    pub href: String,
    /// Its name.
    pub title: &'a str,
    /// How many days.
    pub days: usize,
    /// How many sessions.
    pub sessions: usize,
    /// How many minutes.
    pub minutes: u32,
    /// Minutes of the longest day.
    pub longest: u32,
    /// The classes.
    pub classes: Vec<Link<'a>>,
}

/// `web/roster.html`
#[derive(Debug, Serialize)]
pub struct Roster<'a> {
    /// Whether it is a trainer rather than a place.
    pub is_trainer: bool,
    /// Days, sessions and minutes in one line.
    pub total: String,
    /// The classes.
    pub classes: Vec<Link<'a>>,
    /// The weeks in which there is something.
    pub weeks: Vec<RosterWeek<'a>>,
}

/// A week.
#[derive(Debug, Serialize)]
pub struct RosterWeek<'a> {
    /// From its first day to its last, in words.
    pub when: String,
    /// Its days.
    pub days: Vec<RosterDay<'a>>,
}

/// A day of a trainer or a place.
#[derive(Debug, Serialize)]
pub struct RosterDay<'a> {
    /// `2026-12-07`
    pub iso: String,
    /// `12月7日`
    pub date: String,
    /// `星期一`
    pub weekday: &'static str,
    /// Minutes in words.
    pub minutes: String,
    /// What is done.
    pub lines: Vec<RosterSession<'a>>,
}

/// A session of a trainer or a place.
#[derive(Debug, Serialize)]
pub struct RosterSession<'a> {
    /// `10:00`
    pub from: &'a str,
    /// `10:40`, or empty.
    pub to: &'a str,
    /// What is done.
    pub what: &'a str,
    /// Its page, or empty.
    pub href: String,
    /// The class.
    pub class: Link<'a>,
    /// Where, or who teaches.
    pub note: &'a str,
}

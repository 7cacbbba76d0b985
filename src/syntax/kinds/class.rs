//! Classes (班次): who, where, when, which course. Never learners' names.

use crate::base::span::{Span, Spanned};
use crate::law::Date;

/// A class.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Class {
    /// Unique among all classes.
    pub id: Spanned<String>,
    /// Its name.
    pub name: String,
    /// The id of its audience.
    pub audience: Spanned<String>,
    /// The id of its course.
    pub course: Spanned<String>,
    /// First day.
    pub start_date: Option<Date>,
    /// Last day.
    pub end_date: Option<Date>,
    /// Where.
    pub location: String,
    /// Who runs it.
    pub organiser: String,
    /// Who teaches.
    pub instructor: Vec<String>,
    /// How many learners.
    pub size: Option<u32>,
    /// Ids of classes it shares sessions with.
    pub shares_with: Vec<Spanned<String>>,
    /// Windows of each day, in minutes after midnight.
    pub daily: Vec<Window>,
    /// Sessions that are written out.
    pub sessions: Vec<Session>,
    /// The whole class in its file.
    pub span: Span,
}

/// A stretch of a day, in minutes after midnight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Window {
    /// Begins.
    pub from: u16,
    /// Ends.
    pub to: u16,
}

/// One session of a timetable.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Session {
    /// The day.
    pub date: Option<Date>,
    /// When it begins, in minutes after midnight.
    pub time: Option<u16>,
    /// How long, in minutes.
    pub minutes: Option<u32>,
    /// What is done: `lesson`, `media`, `activity` or `break`, with the id or the words.
    pub what: SessionKind,
    /// Who teaches.
    pub instructor: String,
    /// Where.
    pub room: String,
    /// In its file.
    pub span: Span,
}

/// What is done in a session.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub enum SessionKind {
    /// A lesson, by id.
    Lesson(Spanned<String>),
    /// A film, song or clip, by id.
    Media(Spanned<String>),
    /// Something else.
    Activity(String),
    /// A break.
    #[default]
    Break,
}

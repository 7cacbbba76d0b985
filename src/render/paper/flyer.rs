//! 传单: key points in front, a year's calendar on the back.

use serde::Serialize;

/// A flyer.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Flyer {
    /// The lessons' key points.
    pub points: Vec<Point>,
    /// The picture's virtual path.
    pub picture: Option<String>,
    /// The year of the calendar.
    pub year: u16,
    /// Its months.
    pub months: Vec<Vec<Day>>,
    /// Days off and made-up working days in words: `1月1日`, `元旦`, whether one works.
    pub holidays: Vec<(String, String, bool)>,
    /// Whether any class has days in this year.
    pub classes: bool,
}

/// What is to be remembered of a lesson.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Point {
    /// The lesson's title.
    pub title: String,
    /// Its key points in plain words.
    pub lines: Vec<String>,
}

/// A day of the calendar.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Day {
    /// From 1.
    pub day: u8,
    /// From 1, Monday.
    pub weekday: u8,
    /// The solar term that begins.
    pub term: Option<String>,
    /// A day off by the calendar of holidays.
    pub off: bool,
    /// A weekend on which one works.
    pub work: bool,
    /// Whether a class meets.
    pub class: bool,
}

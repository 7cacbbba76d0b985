//! Papers of one class: its timetable, empty lines to sign, what an inspector asks. No learner's name is in any of them.

use serde::Serialize;

/// What the head of each of them says.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Head {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For whom.
    pub audience: String,
    /// The course's title.
    pub course: String,
    /// First and last day in words.
    pub dates: Vec<String>,
    /// Where.
    pub location: String,
    /// Who runs it.
    pub organiser: String,
    /// Who teaches.
    pub instructors: Vec<String>,
    /// How many.
    pub size: Option<u32>,
}

/// 课程表
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Timetable {
    /// The class.
    pub head: Head,
    /// Its days.
    pub days: Vec<Day>,
    /// Titles of lessons that find no room.
    pub unplaced: Vec<String>,
    /// Whether it was computed from windows and minutes.
    pub computed: bool,
}

/// 课程表 of a trainer, a place or a day.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Roster {
    /// trainer, place or day.
    pub by: &'static str,
    /// Who, where or when.
    pub name: String,
    /// What stands below the name: `班次` and its value.
    pub facts: Vec<(&'static str, String)>,
    /// Its days; of a day its classes, as days of theirs.
    pub days: Vec<Day>,
}

/// A day of a timetable.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Day {
    /// `12月7日`; on the sheet of a day, a class.
    pub date: String,
    /// `星期一`; of a class on a day, its place.
    pub weekday: String,
    /// The holiday or closed day that it is, or empty.
    pub off: String,
    /// Minutes that remain; 0 where nobody counts them.
    pub free: u32,
    /// What is done.
    pub slots: Vec<Slot>,
}

/// A stretch of a day.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Slot {
    /// `19:30`
    pub from: String,
    /// `20:15`, or nothing where no length is known.
    pub to: String,
    /// What is done.
    pub what: String,
    /// The lesson's number.
    pub number: Option<u32>,
    /// Who teaches.
    pub instructor: String,
    /// Where, if elsewhere than the class.
    pub room: String,
}

/// 签到表
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct SignIn {
    /// The class.
    pub head: Head,
    /// `12.7 一` for each day.
    pub days: Vec<String>,
    /// How many lines.
    pub lines: u32,
}

/// 检查表
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Checklist {
    /// The class.
    pub head: Head,
    /// What the programme requires.
    pub required: Vec<Required>,
    /// The lessons of the course with their minutes.
    pub lessons: Vec<(u32, String, u32)>,
    /// Minutes that each class must have at least; 0 where none are asked.
    pub least: u32,
    /// Class hours of 45 minutes, as planned.
    pub hours: u32,
    /// Days of the class.
    pub days: u32,
}

/// A set that the programme requires.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Required {
    /// `政策文本`
    pub name: &'static str,
    /// How many there must be; 0 where none is said.
    pub count: u32,
    /// How many of them this class is taught.
    pub taught: u32,
    /// What this class must be taught and is not.
    pub missing: Vec<String>,
}

//! 墙上课表: all classes week by week, to be read from two metres away.

use serde::Serialize;

/// A sheet (or several) a week.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Wall {
    /// What stands down the side: class, trainer or place.
    pub by: &'static str,
    /// The weeks in which there is something.
    pub weeks: Vec<WallWeek>,
}

/// A week.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct WallWeek {
    /// Its number from the first week in which there is something.
    pub number: i32,
    /// The days across.
    pub days: Vec<WallDay>,
    /// The rows.
    pub rows: Vec<WallRow>,
}

/// A day.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct WallDay {
    /// `12月7日`
    pub date: String,
    /// `星期一`
    pub weekday: &'static str,
}

/// A class, a trainer or a place.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct WallRow {
    /// Its name.
    pub name: String,
    /// Of a class: where; else empty.
    pub note: String,
    /// For each day what is done.
    pub cells: Vec<Vec<WallLine>>,
}

/// Something that is done.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct WallLine {
    /// `10:30`
    pub from: String,
    /// `11:10`, or empty.
    pub to: String,
    /// What is done; in rows of trainers and places, which class.
    pub what: String,
    /// The room; in rows of trainers, the place.
    pub note: String,
}

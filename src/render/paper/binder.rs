//! The binder of a class: all its papers in one.

use super::class::{Checklist, Head, SignIn, Timetable};
use serde::Serialize;

/// 班级资料夹
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Binder {
    /// The class.
    pub head: Head,
    /// Hours of each day in words: `10:00–13:00`.
    pub daily: Vec<String>,
    /// Its days.
    pub timetable: Timetable,
    /// Its lessons.
    pub lessons: Vec<Lesson>,
    /// What is played in it.
    pub media: Vec<Medium>,
    /// What is printed for it: title, size, how many or an empty text.
    pub papers: Vec<(String, String, String)>,
    /// Sheets to sign, each with the days that fit beside each other.
    pub sign_in: Vec<SignIn>,
    /// What an inspector asks.
    pub checklist: Checklist,
}

/// A lesson of a class.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Lesson {
    /// Its number in the programme.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Minutes of teaching and of exercises.
    pub minutes: (u32, u32),
    /// When it is taught: `12月7日 10:30`.
    pub when: Vec<String>,
    /// Its objectives in plain words.
    pub objectives: Vec<String>,
    /// What it rests on: `《反家庭暴力法》第二条`, in plain words.
    pub basis: Vec<String>,
}

/// A film, song or clip.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Medium {
    /// Its title.
    pub title: String,
    /// `影片`
    pub kind: &'static str,
    /// `3:05`, or empty.
    pub length: String,
    /// Titles of the lessons that play it.
    pub lessons: Vec<String>,
    /// Whether it is handed out on its own.
    pub external: bool,
}

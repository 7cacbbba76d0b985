//! 结业证书: a form with empty lines. Nobody's name is in it: it is filled in by hand.

use serde::Serialize;

/// A certificate of one course.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct Certificate {
    /// The course's title; the programme's where there is only one.
    pub course: String,
    /// Lessons it has.
    pub lessons: u32,
    /// Class hours of 45 minutes, rounded; nothing where no minutes are known.
    pub hours: Option<u32>,
}

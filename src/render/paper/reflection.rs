//! 心得单: room for what a learner takes home from a lesson. Nobody's name is in it: it is filled in by hand.

use serde::Serialize;

/// The sheet of one lesson.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct Reflection {
    /// The lesson's title.
    pub lesson: String,
    /// Its number in the programme.
    pub number: u32,
    /// What was to be learnt, in plain words: a learner ticks what stayed.
    pub objectives: Vec<String>,
}

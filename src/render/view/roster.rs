//! What one trainer teaches, or what happens in one place, week by week.

use crate::law::Date;
use crate::syntax::ast::PageRef;

/// A trainer or a place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RosterView {
    /// Its page; the title is the name.
    pub page: PageRef,
    /// Whether it is a trainer rather than a place.
    pub is_trainer: bool,
    /// Names of the classes, in the order of time.
    pub classes: Vec<PageRef>,
    /// The weeks in which there is something.
    pub weeks: Vec<Week>,
    /// How many sessions.
    pub sessions: usize,
    /// How many minutes in all.
    pub minutes: u32,
    /// Minutes of the longest day.
    pub longest: u32,
}

/// A week, without the days on which there is nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Week {
    /// Its days with what is done on them, in the order of time.
    pub days: Vec<(Date, Vec<RosterLine>)>,
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RosterLine {
    /// `10:00`
    pub from: String,
    /// `10:40`, or empty where no length is known.
    pub to: String,
    /// What is done.
    pub what: String,
    /// Its page, if it has one.
    pub to_page: Option<PageRef>,
    /// The class.
    pub class: PageRef,
    /// Of a trainer where, of a place who teaches; the room with it.
    pub note: String,
    /// Minutes, where they are known.
    pub minutes: u32,
}

/// All trainers, or all places.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RosterIndex {
    /// Whether these are trainers rather than places.
    pub is_trainer: bool,
    /// Each of them, by name; their weeks are on their own pages.
    pub rosters: Vec<RosterView>,
}

impl RosterView {
    /// How many days there are.
    pub fn days(&self) -> usize {
        self.weeks.iter().map(|week| week.days.len()).sum()
    }
}

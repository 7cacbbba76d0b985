//! From where on a lesson could be better.

/// A lesson of which more repeats statutes than this, in thousandths, reads them aloud.
pub const STATUTE_SHARE: u32 = 300;

/// So does one with a run of more letters than this.
pub const STATUTE_RUN: usize = 150;

/// Minutes that people listen without doing anything.
pub const TALK: u32 = 20;

/// Letters below which a lesson is but a note, or only begun: nothing is demanded of its shape.
pub const A_LESSON: usize = 200;

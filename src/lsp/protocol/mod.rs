//! What clients say and what they are told, as values of ours. The door of lsp-types: [`ask`] reads, [`answer`] writes, and
//! no other module knows the shapes of the protocol.

mod answer;
mod ask;

pub(super) use answer::*;
pub(super) use ask::{Ask, Client, Spot, Told, ask, client, told};

use super::positions::{Position, Range};
use crate::diag::Severity;
use lsp_types as types;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The file's address.
    pub uri: String,
    /// Where in it.
    pub range: Range,
}

/// Other text for a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// What goes.
    pub range: Range,
    /// What comes.
    pub text: String,
}

/// Edits of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FileEdits {
    /// The file's address.
    pub uri: String,
    /// What the edits are made for; nothing for a file that is not open.
    pub version: Option<i32>,
    /// In the order of their places, none over another.
    pub edits: Vec<Edit>,
}

/// Edits of several files, and other names for some of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Change {
    /// Done first.
    pub files: Vec<FileEdits>,
    /// From an address to an address.
    pub renames: Vec<(String, String)>,
}

/// A finding as an editor shows it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Problem {
    /// Where.
    pub range: Range,
    /// How bad.
    pub severity: Severity,
    /// Such as `law/unknown`.
    pub code: &'static str,
    /// What is wrong, and the way out.
    pub message: String,
    /// Other places that matter.
    pub related: Vec<(Place, String)>,
}

/// Something that can be done at once.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Action {
    /// What people choose by.
    pub title: String,
    /// Whether it mends all there is in the file.
    pub all: bool,
    /// What it mends.
    pub mends: Vec<Problem>,
    /// How.
    pub change: Change,
}

/// What an offered word is, for the sign beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A field.
    Field,
    /// One of several values.
    Value,
    /// A block.
    Block,
    /// An id.
    Id,
    /// A law, or an article of one.
    Law,
    /// A file.
    File,
}

/// A word that is offered while somebody writes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Offer {
    /// As it is listed.
    pub label: String,
    /// Its sign.
    pub sort: Sort,
    /// A word beside it.
    pub detail: String,
    /// More about it.
    pub about: String,
    /// What it takes the place of.
    pub range: Range,
    /// What is written.
    pub text: String,
    /// Whether `text` has places to fill in (`$1`).
    pub snippet: bool,
    /// What else finds it: its sound.
    pub sounds: String,
}

/// A part of a file, for its outline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Symbol {
    /// Its name.
    pub name: String,
    /// A word beside it.
    pub detail: String,
    /// All of it.
    pub range: Range,
    /// Its name's place.
    pub own: Range,
    /// Whether it is a heading, or something below one.
    pub heading: bool,
    /// What lies in it.
    pub within: Vec<Symbol>,
}

fn position(position: types::Position) -> Position {
    Position { line: position.line, character: position.character }
}

fn range(range: types::Range) -> Range {
    Range { start: position(range.start), end: position(range.end) }
}

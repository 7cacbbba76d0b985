//! From byte offsets to lines and columns, one index a file.

use super::Texts;
use crate::base::lines::{Lines, Place};
use crate::base::path::ContentPath;
use crate::diag::At;
use std::collections::BTreeMap;

/// A place as editors show it: lines and columns from 1, columns in characters, the end after the last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Where it begins.
    pub start: Place,
    /// After its last character.
    pub end: Place,
}

/// Indexes of the files asked for, each made once.
pub(super) struct Places<'p, 'a> {
    texts: &'p Texts<'a>,
    known: BTreeMap<ContentPath, Option<File<'a>>>,
}

/// A text with its index.
pub(super) struct File<'a> {
    pub text: &'a str,
    pub lines: Lines<'a>,
}

impl<'p, 'a> Places<'p, 'a> {
    pub fn new(texts: &'p Texts<'a>) -> Places<'p, 'a> {
        Places { texts, known: BTreeMap::new() }
    }

    /// The file, where it is text and could be read.
    pub fn file(&mut self, path: &ContentPath) -> Option<&File<'a>> {
        if !self.known.contains_key(path) {
            let file = (self.texts)(path).map(|text| File { text, lines: Lines::new(text) });
            self.known.insert(path.clone(), file);
        }
        self.known.get(path).and_then(Option::as_ref)
    }

    /// Where `at` stands; 1:1 of a file that is no text.
    pub fn region(&mut self, at: &At) -> Region {
        match self.file(&at.path) {
            Some(file) => {
                let range = at.span.range();
                let start = file.lines.place(range.start);
                Region { start, end: file.lines.place(range.end.max(range.start)).max(start) }
            }
            None => {
                let first = Place { line: 1, column: 1 };
                Region { start: first, end: first }
            }
        }
    }
}

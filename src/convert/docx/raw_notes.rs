//! Footnotes, endnotes and comments as they are written: they are read like the text itself where it refers to them.

use crate::convert::form::Foreign;
use crate::convert::package::{Package, Relations};
use crate::convert::xml::{Piece, Pieces};
use std::collections::BTreeMap;
use std::ops::Range;

/// The notes of one kind.
pub(super) struct RawNotes {
    text: String,
    /// Where each stands, by its id.
    at: BTreeMap<String, Range<usize>>,
    /// What their links and pictures mean.
    pub(super) relations: Relations,
}

impl RawNotes {
    /// Reads `word/footnotes.xml` if `kind` is `footnote`.
    pub(super) fn read(package: &mut Package<'_>, kind: &str) -> Result<RawNotes, Foreign> {
        let name = format!("word/{kind}s.xml");
        let text = package.part(&name)?.unwrap_or_default();
        let relations = package.relations(&name)?;
        let (mut at, mut open) = (BTreeMap::new(), None);
        let mut pieces = Pieces::of(&text);
        let mut before = 0;
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Begin(element) if element.name == kind => {
                    open = element.get("id").map(|id| (id, pieces.position()));
                }
                Piece::End(name) if name == kind => {
                    if let Some((id, start)) = open.take() {
                        at.insert(id, start..before);
                    }
                }
                _ => {}
            }
            before = pieces.position();
        }
        Ok(RawNotes { text, at, relations })
    }

    /// The XML within a note.
    pub(super) fn xml(&self, id: &str) -> Option<&str> {
        self.text.get(self.at.get(id)?.clone())
    }
}

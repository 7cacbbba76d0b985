//! Footnotes, endnotes and comments: what stands in them, so that people know what is left out.

use crate::convert::xml::{Piece, Pieces};
use std::collections::BTreeMap;

/// The words of each note, by its id.
pub(super) type Notes = BTreeMap<String, String>;

/// Reads `footnotes.xml`, `endnotes.xml` or `comments.xml`; nothing from nothing.
pub(super) fn read(text: &str) -> Notes {
    let mut notes = Notes::new();
    let mut pieces = Pieces::of(text);
    let (mut open, mut in_words) = (None, false);
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Begin(element) => match element.name.as_str() {
                "footnote" | "endnote" | "comment" => open = element.get("id"),
                "t" => in_words = true,
                _ => {}
            },
            Piece::End(name) => in_words &= name != "t",
            Piece::Words(words) => {
                if let (true, Some(id)) = (in_words, &open) {
                    notes.entry(id.clone()).or_default().push_str(&words);
                }
            }
        }
    }
    notes
}

//! From generated Typst back to what the author wrote.

use crate::base::snapshot::SourceFile;
use crate::base::span::Span;
use std::sync::Arc;

/// Where the pieces of a generated text come from. Pieces do not overlap and are kept in order.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    /// The files that spans point into; most texts have one.
    sources: Vec<Arc<SourceFile>>,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    /// Where it begins in the generated text.
    at: u32,
    /// Index of its file.
    source: u32,
    /// What it was made from.
    span: Span,
}

/// What a place in a generated text was made from.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The file.
    pub source: &'a Arc<SourceFile>,
    /// In that file.
    pub span: Span,
    /// Where the piece begins in the generated text.
    pub start: usize,
}

impl SourceMap {
    /// The index of `source`, for [`mark`](SourceMap::mark).
    pub fn source(&mut self, source: &Arc<SourceFile>) -> usize {
        let known = self.sources.iter().position(|known| Arc::ptr_eq(known, source));
        known.unwrap_or_else(|| {
            self.sources.push(source.clone());
            self.sources.len() - 1
        })
    }

    /// What is written from offset `at` on comes from `span` of the file with this index.
    pub fn mark(&mut self, at: usize, source: usize, span: Span) {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let piece = Piece { at: clamp(at), source: clamp(source), span };
        match self.pieces.last_mut() {
            Some(last) if last.at == piece.at => *last = piece,
            Some(last) if (last.source, last.span) == (piece.source, piece.span) => {}
            _ => self.pieces.push(piece),
        }
    }

    /// What the byte at `offset` was made from.
    pub fn find(&self, offset: usize) -> Option<Found<'_>> {
        let after = self.pieces.partition_point(|piece| piece.at as usize <= offset);
        let piece = self.pieces.get(after.checked_sub(1)?)?;
        let source = self.sources.get(piece.source as usize)?;
        Some(Found { source, span: piece.span, start: piece.at as usize })
    }

    /// The files that the text was made from, the main one first.
    pub fn sources(&self) -> impl Iterator<Item = &Arc<SourceFile>> {
        self.sources.iter()
    }
}

impl Found<'_> {
    /// Where in the author's file the character `c` stands that is at the end of `written`, the generated text of this
    /// piece up to it: the same occurrence of it, counted from the start of the piece. Nothing where the piece was not
    /// made from words that hold it.
    pub fn character(&self, written: &str, c: char) -> Option<Span> {
        let before = written.matches(c).count();
        let text = self.span.text(&self.source.text);
        let (at, _) = text.match_indices(c).nth(before).or_else(|| text.match_indices(c).next())?;
        let start = self.span.start as usize + at;
        Some(Span::new(start, start + c.len_utf8()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::hash::Hash;
    use crate::base::path::ContentPath;

    fn file(name: &str, text: &str) -> Arc<SourceFile> {
        let path = ContentPath::new(name).unwrap();
        Arc::new(SourceFile { path, hash: Hash::of(text.as_bytes()), text: text.to_owned() })
    }

    #[test]
    fn a_piece_reaches_to_the_next() {
        let (lesson, case) = (file("a.md", ""), file("b.md", ""));
        let mut map = SourceMap::default();
        let (a, b) = (map.source(&lesson), map.source(&case));
        assert_eq!(map.source(&lesson), a);
        map.mark(4, a, Span::new(10, 20));
        map.mark(9, b, Span::new(30, 40));
        assert!(map.find(3).is_none());
        let first = map.find(8).unwrap();
        assert_eq!((first.span, first.start), (Span::new(10, 20), 4));
        assert_eq!(map.find(500).unwrap().source.path.as_str(), "b.md");
    }

    #[test]
    fn the_same_occurrence_of_a_character_is_found() {
        let source = file("a.md", "前言。甲乙甲丙");
        let found = Found { source: &source, span: Span::new(9, source.text.len()), start: 0 };
        assert_eq!(found.character("甲乙", '甲'), Some(Span::new(15, 18)));
        assert_eq!(found.character("", '丁'), None);
    }
}

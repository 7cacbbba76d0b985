//! From generated Typst back to what the author wrote.

use crate::base::span::Span;

/// Where the pieces of a generated text come from. Pieces do not overlap and are kept in order.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    /// Offset into the generated text, and the span it was made from.
    pieces: Vec<(u32, Span)>,
}

impl SourceMap {
    /// What is written from offset `at` on comes from `span`.
    pub fn mark(&mut self, at: usize, span: Span) {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        match self.pieces.last_mut() {
            Some(last) if last.0 == at => last.1 = span,
            Some(last) if last.1 == span => {}
            _ => self.pieces.push((at, span)),
        }
    }

    /// The span that the byte at `offset` was made from.
    pub fn find(&self, offset: usize) -> Option<Span> {
        let after = self.pieces.partition_point(|(at, _)| *at as usize <= offset);
        self.pieces.get(after.checked_sub(1)?).map(|(_, span)| *span)
    }

    /// The offset at which the piece that holds `offset` begins.
    pub fn start_of_piece(&self, offset: usize) -> usize {
        let after = self.pieces.partition_point(|(at, _)| *at as usize <= offset);
        after.checked_sub(1).and_then(|i| self.pieces.get(i)).map_or(0, |(at, _)| *at as usize)
    }
}

/// Where in `source` the character `c` stands that was written into `generated`, a piece made from `span`: the same
/// occurrence of it, counted from the start of the piece. Nothing where `span` is of another file and does not hold it.
pub fn character(source: &str, span: Span, generated: &str, c: char) -> Option<Span> {
    let before = generated.matches(c).count();
    let text = span.text(source);
    let found = text.match_indices(c).nth(before).or_else(|| text.match_indices(c).next())?;
    let start = span.start as usize + found.0;
    Some(Span::new(start, start + c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_reaches_to_the_next() {
        let mut map = SourceMap::default();
        map.mark(4, Span::new(10, 20));
        map.mark(9, Span::new(30, 40));
        assert_eq!(map.find(3), None);
        assert_eq!(map.find(4), Some(Span::new(10, 20)));
        assert_eq!(map.find(8), Some(Span::new(10, 20)));
        assert_eq!(map.find(500), Some(Span::new(30, 40)));
        assert_eq!(map.start_of_piece(8), 4);
    }

    #[test]
    fn the_same_occurrence_of_a_character_is_found() {
        let source = "前言。甲乙甲丙";
        let span = Span::new(9, source.len());
        let second = character(source, span, "甲乙", '甲').unwrap();
        assert_eq!(second, Span::new(15, 18));
        assert!(character(source, Span::new(0, 9), "", '甲').is_none());
    }
}

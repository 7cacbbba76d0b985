//! Places as the protocol counts them: lines from 0, and within a line units of UTF-16, of which a character beyond the
//! first plane (an emoji, a rare Han character) takes two.

use crate::base::span::Span;

/// A place between two characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    /// From 0.
    pub line: u32,
    /// From 0, in units of UTF-16.
    pub character: u32,
}

/// From a place to a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Range {
    /// Where it begins.
    pub start: Position,
    /// After its last character.
    pub end: Position,
}

/// An index of the lines of one text.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Lines end in LF, CRLF or CR, as the protocol has it.
    pub fn new(text: &'a str) -> Lines<'a> {
        let bytes = text.as_bytes();
        let ends = (0..bytes.len()).filter(|&at| match bytes[at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        Lines { text, starts: std::iter::once(0).chain(ends.map(|at| at + 1)).collect() }
    }

    /// Where the byte at `offset` stands; one beyond the end stands at the end, one inside a character at its start.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let before = &self.text[self.starts[line]..offset];
        let units: usize = before.chars().map(char::len_utf16).sum();
        Position { line: clamp(line), character: clamp(units) }
    }

    /// The byte at `position`; one beyond the end of its line is that end, one within a character its start.
    pub fn offset(&self, position: Position) -> usize {
        let Some(&start) = self.starts.get(position.line as usize) else { return self.text.len() };
        let next = self.starts.get(position.line as usize + 1).copied().unwrap_or(self.text.len());
        let line = self.text[start..next].trim_end_matches(['\n', '\r']);
        let mut units = position.character as usize;
        for (at, c) in line.char_indices() {
            if units < c.len_utf16() {
                return start + at;
            }
            units -= c.len_utf16();
        }
        start + line.len()
    }

    /// Where a span stands.
    pub fn range(&self, span: Span) -> Range {
        let start = self.position(span.start as usize);
        Range { start, end: self.position(span.end as usize).max(start) }
    }

    /// What stands in a range.
    pub fn span(&self, range: Range) -> Span {
        let start = self.offset(range.start);
        Span::new(start, self.offset(range.end).max(start))
    }
}

fn clamp(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn han_take_one_unit_and_emoji_two() {
        let text = "法😀a\n𠮷条\n";
        let lines = Lines::new(text);
        for (offset, position) in [
            (0, at(0, 0)),
            (3, at(0, 1)),
            (7, at(0, 3)),
            (8, at(0, 4)),
            (9, at(1, 0)),
            (13, at(1, 2)),
            (17, at(2, 0)),
        ] {
            assert_eq!(lines.position(offset), position, "{offset}");
            assert_eq!(lines.offset(position), offset, "{position:?}");
        }
        assert_eq!(lines.offset(at(0, 2)), 3, "within an emoji: its start");
        assert_eq!(lines.position(5), at(0, 1), "within an emoji: its start");
    }

    #[test]
    fn whatever_ends_a_line_is_not_part_of_it() {
        let lines = Lines::new("ab\r\nc\rd\n");
        assert_eq!([0, 4, 6, 8].map(|offset| lines.position(offset).line), [0, 1, 2, 3]);
        assert_eq!((lines.offset(at(0, 9)), lines.offset(at(1, 9)), lines.offset(at(9, 0))), (2, 5, 8));
        assert_eq!(lines.range(Span::new(1, 4)), Range { start: at(0, 1), end: at(1, 0) });
    }

    #[test]
    fn places_of_windows_texts_are_those_of_ours() {
        let (windows, ours) = ("一\r\n二😀x\r\n", "一\n二😀x\n");
        let place = at(1, 3);
        assert_eq!(&windows[Lines::new(windows).offset(place)..][..1], "x");
        assert_eq!(&ours[Lines::new(ours).offset(place)..][..1], "x");
    }

    #[test]
    fn odd_places_are_harmless() {
        let lines = Lines::new("");
        assert_eq!((lines.position(7), lines.offset(at(3, 3))), (at(0, 0), 0));
        assert_eq!(lines.range(Span { start: 5, end: 2 }), Range::default());
    }
}

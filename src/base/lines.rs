//! Lines and columns of offsets, as people and editors count them.

/// Bytes between two counts of characters: long lines stay cheap to look into.
const STEP: usize = 4096;

/// An index of one text's lines.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    /// Offset of the first byte of every line.
    starts: Vec<usize>,
    /// Characters before every multiple of [`STEP`].
    counts: Vec<usize>,
}

/// A place as people count: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// From 1, in characters (not bytes, not cells of a terminal).
    pub column: usize,
}

impl<'a> Lines<'a> {
    /// Indexes `text` in one walk. Lines end in LF or CRLF.
    pub fn new(text: &'a str) -> Lines<'a> {
        let mut starts = vec![0];
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let mut characters = 0;
        for (offset, byte) in text.bytes().enumerate() {
            if offset % STEP == 0 {
                counts.push(characters);
            }
            characters += usize::from(is_boundary(byte));
            if byte == b'\n' {
                starts.push(offset + 1);
            }
        }
        Lines { text, starts, counts }
    }

    /// Where `offset` stands; an offset beyond the end stands at the end, one inside a character at that character.
    pub fn place(&self, offset: usize) -> Place {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        Place { line, column: self.characters(offset) - self.characters(start) + 1 }
    }

    /// The bytes of a line (from 1) without its end; empty at the end of the text where there is no such line.
    pub fn range(&self, line: usize) -> std::ops::Range<usize> {
        let Some(&start) = line.checked_sub(1).and_then(|index| self.starts.get(index)) else {
            return self.text.len()..self.text.len();
        };
        let next = self.starts.get(line).copied().unwrap_or(self.text.len() + 1);
        let end = (next - 1).max(start);
        let end = if end > start && self.text.as_bytes()[end - 1] == b'\r' { end - 1 } else { end };
        start..end
    }

    fn characters(&self, offset: usize) -> usize {
        let Some(step) = (offset / STEP).checked_sub(usize::from(offset / STEP >= self.counts.len())) else {
            return 0;
        };
        let rest = &self.text.as_bytes()[step * STEP..offset];
        self.counts[step] + rest.iter().filter(|byte| is_boundary(**byte)).count()
    }
}

/// Whether a character begins with this byte of UTF-8.
fn is_boundary(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slow(text: &str, offset: usize) -> Place {
        let before = &text[..offset];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count()) + 1;
        Place { line, column }
    }

    #[test]
    fn agrees_with_counting() {
        let text = format!("第一行\r\n{}\n\nend", "长a".repeat(5000));
        let lines = Lines::new(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(lines.place(offset), slow(&text, offset), "at {offset}");
        }
        assert_eq!(&text[lines.range(1)], "第一行");
        assert_eq!(&text[lines.range(3)], "");
        assert_eq!(&text[lines.range(4)], "end");
        assert_eq!(&text[lines.range(5)], "");
    }

    #[test]
    fn odd_offsets_are_harmless() {
        assert_eq!(Lines::new("").place(9), Place { line: 1, column: 1 });
        assert_eq!(Lines::new("中").place(1), Place { line: 1, column: 1 });
        assert_eq!(Lines::new("a\n").place(2), Place { line: 2, column: 1 });
        let exact = "a".repeat(STEP);
        assert_eq!(Lines::new(&exact).place(STEP), Place { line: 1, column: STEP + 1 });
    }
}

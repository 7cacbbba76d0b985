//! The words in which two wordings differ, in runs that a person can read. The door of `similar`.

use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;

/// A run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// In both; punctuation and blanks may be written differently.
    Kept {
        /// As the old text writes it.
        old: &'a str,
        /// As the new text writes it.
        new: &'a str,
    },
    /// In the old text alone.
    Deleted(&'a str),
    /// In the new text alone.
    Added(&'a str),
}

/// Between two changes, no more kept characters than this are an accident, not something that was kept.
const ISLAND: usize = 2;

/// What was kept, deleted and added, in order; where words were replaced, the old ones come first.
pub fn words<'a>(old: &'a str, new: &'a str) -> Vec<Piece<'a>> {
    let (a, b) = (Letters::of(old), Letters::of(new));
    let ops = capture_diff_slices(Algorithm::Myers, &a.keys, &b.keys);
    let mut runs: Vec<(bool, Range<usize>, Range<usize>)> = Vec::new();
    for (at, op) in ops.iter().enumerate() {
        let inner = at > 0 && at + 1 < ops.len();
        let kept = op.tag() == DiffTag::Equal && !(inner && op.old_range().len() <= ISLAND);
        match runs.last_mut() {
            Some((last, x, y)) if *last == kept => {
                x.end = op.old_range().end;
                y.end = op.new_range().end;
            }
            _ => runs.push((kept, op.old_range(), op.new_range())),
        }
    }
    let pieces = runs.into_iter().flat_map(|(kept, x, y)| {
        let (old, new) = (a.slice(old, x), b.slice(new, y));
        let pieces = match kept {
            true => [Some(Piece::Kept { old, new }), None],
            false => [
                (!old.is_empty()).then_some(Piece::Deleted(old)),
                (!new.is_empty()).then_some(Piece::Added(new)),
            ],
        };
        pieces.into_iter().flatten()
    });
    pieces.collect()
}

/// The characters that count, each with the byte where it begins.
struct Letters {
    keys: Vec<char>,
    starts: Vec<usize>,
}

impl Letters {
    fn of(text: &str) -> Letters {
        let letters = text.char_indices().filter(|(_, c)| !c.is_whitespace());
        let (starts, keys) = letters.map(|(at, c)| (at, same(c))).unzip();
        Letters { keys, starts }
    }

    /// The words of a run; blanks belong to what stands before them, those at the start to the first run.
    fn slice<'a>(&self, text: &'a str, run: Range<usize>) -> &'a str {
        let at = |index: usize| match index {
            0 => 0,
            index => self.starts.get(index).copied().unwrap_or(text.len()),
        };
        if run.is_empty() { "" } else { text.get(at(run.start)..at(run.end)).unwrap_or_default() }
    }
}

/// One character for all ways to write a mark.
fn same(c: char) -> char {
    match c {
        ',' | '，' => '，',
        ';' | '；' => '；',
        ':' | '：' => '：',
        '(' | '（' => '（',
        ')' | '）' => '）',
        '"' | '“' | '”' => '"',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, words};

    fn shown(old: &str, new: &str) -> String {
        let piece = |piece: &Piece<'_>| match piece {
            Piece::Kept { new, .. } => (*new).to_owned(),
            Piece::Deleted(text) => format!("[-{text}-]"),
            Piece::Added(text) => format!("{{+{text}+}}"),
        };
        words(old, new).iter().map(piece).collect()
    }

    #[test]
    fn replaced_words_stand_side_by_side() {
        let told = shown("夜里十点以后不得高声喧哗。", "夜里十一点以后不得高声喧哗。");
        assert_eq!(told, "夜里十{+一+}点以后不得高声喧哗。");
        assert_eq!(shown("由街道办负责。", "由居委会负责。"), "由[-街道办-]{+居委会+}负责。");
    }

    #[test]
    fn an_accident_between_two_changes_is_no_common_word() {
        assert_eq!(shown("可以由甲的人来做。", "应当由乙丙的他去做。").matches("{+").count(), 1);
    }

    #[test]
    fn blanks_and_ways_to_write_a_mark_are_no_difference() {
        assert!(matches!(words("楼道,不得\n堆放。", "楼道，不得堆放。")[..], [Piece::Kept { .. }]));
    }
}

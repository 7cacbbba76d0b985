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
/// So many are one where the changes on both sides are at least as long.
const LONGER_ISLAND: usize = 5;
/// Texts with more characters than this, both together, are not compared word for word: the work grows with their
/// product, and no article is so long.
const LONGEST: usize = 20_000;

/// What was kept, deleted and added, in order; where words were replaced, the old ones come first.
pub fn words<'a>(old: &'a str, new: &'a str) -> Vec<Piece<'a>> {
    let (a, b) = (Letters::of(old), Letters::of(new));
    let pieces = runs(&a.keys, &b.keys).into_iter().flat_map(|run| {
        let (old, new) = (a.slice(old, run.old), b.slice(new, run.new));
        let pieces = match run.kept {
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

/// A run of characters that was kept, or one that was replaced.
struct Run {
    kept: bool,
    old: Range<usize>,
    new: Range<usize>,
}

impl Run {
    fn length(&self) -> usize {
        self.old.len().max(self.new.len())
    }
}

/// Kept and replaced runs by turns.
fn runs(old: &[Letter<'_>], new: &[Letter<'_>]) -> Vec<Run> {
    if old.len() + new.len() > LONGEST && old != new {
        return vec![Run { kept: false, old: 0..old.len(), new: 0..new.len() }];
    }
    let mut found: Vec<Run> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let run = Run { kept: op.tag() == DiffTag::Equal, old: op.old_range(), new: op.new_range() };
        join(&mut found, run);
    }
    let mut out: Vec<Run> = Vec::new();
    let mut rest = found.into_iter().peekable();
    while let Some(mut run) = rest.next() {
        if let (true, Some(before), Some(after)) = (run.kept, out.last(), rest.peek()) {
            let changed = before.length().min(after.length());
            run.kept = run.length() > if changed >= run.length() { LONGER_ISLAND } else { ISLAND };
        }
        join(&mut out, run);
    }
    out
}

/// Adds a run; two of one sort that touch become one.
fn join(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.kept == run.kept => {
            last.old.end = run.old.end;
            last.new.end = run.new.end;
        }
        _ => runs.push(run),
    }
}

/// What is compared: a Chinese character or a mark is one letter, and so is a number or a word of another script.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Letter<'a> {
    Sign(char),
    Word(&'a str),
}

/// The letters of a text, each with the byte where it begins.
struct Letters<'a> {
    keys: Vec<Letter<'a>>,
    starts: Vec<usize>,
}

impl<'a> Letters<'a> {
    fn of(text: &'a str) -> Letters<'a> {
        let (mut keys, mut starts) = (Vec::new(), Vec::new());
        let mut rest = text.char_indices().peekable();
        while let Some((start, c)) = rest.next() {
            if c.is_whitespace() {
                continue;
            }
            let mut end = start + c.len_utf8();
            if in_word(c) {
                while let Some((at, c)) = rest.next_if(|(_, c)| in_word(*c)) {
                    end = at + c.len_utf8();
                }
            }
            starts.push(start);
            keys.push(if in_word(c) { Letter::Word(&text[start..end]) } else { Letter::Sign(same(c)) });
        }
        Letters { keys, starts }
    }

    /// The words of a run; blanks belong to what stands before them, those at the start to the first run.
    fn slice(&self, text: &'a str, run: Range<usize>) -> &'a str {
        let at = |index: usize| match index {
            0 => 0,
            index => self.starts.get(index).copied().unwrap_or(text.len()),
        };
        if run.is_empty() { "" } else { text.get(at(run.start)..at(run.end)).unwrap_or_default() }
    }
}

/// Whether a character belongs with its neighbours: of a number, or of a script that writes words apart.
fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c.is_alphabetic() && !('\u{2e80}'..='\u{9fff}').contains(&c) && c < '\u{f900}')
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
    fn numbers_and_foreign_words_are_whole() {
        assert_eq!(shown("自2019年5月1日起", "自2026年10月1日起"), "自[-2019年5-]{+2026年10+}月1日起");
        assert_eq!(shown("No dogs here.", "No dogma here."), "No [-dogs -]{+dogma +}here.");
    }

    #[test]
    fn blanks_and_ways_to_write_a_mark_are_no_difference() {
        assert!(matches!(words("楼道,不得\n堆放。", "楼道，不得堆放。")[..], [Piece::Kept { .. }]));
    }
}

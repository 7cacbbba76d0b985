//! Which characters the theme's fonts can print: known without setting a page.

use crate::base::span::Span;
use crate::diag::messages::print as messages;
use crate::diag::{At, Diagnostic};
use crate::source::SourceFile;
use std::collections::BTreeSet;

/// The characters of all fonts together. Every role of the built-in theme falls back on all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// First and last code point of each run, in order, none touching the next.
    runs: Vec<(u32, u32)>,
}

impl Coverage {
    /// Exactly these code points.
    pub fn of(mut characters: Vec<u32>) -> Coverage {
        characters.sort_unstable();
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for c in characters {
            match runs.last_mut() {
                Some(last) if c <= last.1 => {}
                Some(last) if c == last.1 + 1 => last.1 = c,
                _ => runs.push((c, c)),
            }
        }
        Coverage { runs }
    }

    /// Whether `c` can be printed, or is never printed at all.
    pub fn has(&self, c: char) -> bool {
        let code = u32::from(c);
        let run = self.runs.partition_point(|(first, _)| *first <= code);
        let covered =
            run.checked_sub(1).and_then(|i| self.runs.get(i)).is_some_and(|(_, last)| code <= *last);
        covered || is_unprinted(c)
    }

    /// The characters of `text` that cannot be printed, with their offsets.
    pub fn missing<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, char)> + 'a {
        text.char_indices().filter(|(_, c)| !c.is_ascii() && !self.has(*c))
    }

    /// A finding for each character of `file` that cannot be printed, at its first place.
    pub fn check(&self, file: &SourceFile) -> Vec<Diagnostic> {
        let mut seen = BTreeSet::new();
        self.missing(&file.text)
            .filter(|(_, c)| seen.insert(*c))
            .map(|(at, c)| messages::missing_glyph(At::new(&file.path, Span::new(at, at + c.len_utf8())), c))
            .collect()
    }
}

/// Characters that leave no mark on paper: controls, joiners, marks of direction, variation selectors.
fn is_unprinted(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(u32::from(c),
            0xad | 0x34f | 0x61c | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff
            | 0xe0100..=0xe01ef)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_joined_and_searched() {
        let coverage = Coverage::of("乙丙甲法a丁".chars().map(u32::from).collect());
        assert!("甲乙丙丁法a".chars().all(|c| coverage.has(c)));
        assert!(!coverage.has('戊'));
        let text = "甲\u{200b}戊\n乙己";
        assert_eq!(coverage.missing(text).collect::<Vec<_>>(), [(6, '戊'), (13, '己')]);
    }
}

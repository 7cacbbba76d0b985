//! Refuses nesting that no reader could follow before the Markdown parser sees it: a parser walks through all open
//! quotes and lists on every line, so that ten thousand of them cost ten thousand steps a line.

use crate::base::span::Span;
use crate::diag::messages::block;
use crate::syntax::input::Input;
use std::ops::Range;

/// How deep quotes, lists and emphasis may lie within each other. The tree is no deeper than this, so that all
/// code that walks, clones or drops it may do so by recursion.
pub(super) const MOST: usize = 64;

/// No marker of a list or quote stands further to the right than this, in columns: a list of [`MOST`] levels fits.
const WIDEST: usize = 512;

/// The text of `range` up to the first line that is nested too deeply, which is reported.
pub(super) fn shallow<'a>(input: &mut Input<'a>, range: Range<usize>) -> &'a str {
    let text = input.text.get(range.clone()).unwrap_or("");
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(place) = too_deep(line) {
            let start = range.start + at + place;
            input.report(block::too_deep(input.at(Span::new(start, start + 1)), MOST));
            return &text[..at];
        }
        at += line.len();
    }
    text
}

/// Where in `line` the marker stands that is one too many.
fn too_deep(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let (mut at, mut markers) = (0, 0);
    loop {
        at += bytes[at..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let digits = bytes[at..].iter().take(9).take_while(|b| b.is_ascii_digit()).count();
        let marker = match bytes.get(at + digits)? {
            b'>' if digits == 0 => 1,
            b'-' | b'+' | b'*' if digits == 0 => 2,
            b'.' | b')' if digits > 0 => digits + 2,
            _ => return None,
        };
        // A list marker is followed by a blank, or it is text (or emphasis, or a rule).
        if marker > 1 && !bytes.get(at + marker - 1).is_some_and(u8::is_ascii_whitespace) {
            return None;
        }
        markers += 1;
        if markers > MOST || at > WIDEST {
            return (!is_rule(line)).then_some(at);
        }
        at += marker;
    }
}

/// `- - - - -`: a line across the page, however long.
fn is_rule(line: &str) -> bool {
    let mut marks = line.bytes().filter(|b| !b.is_ascii_whitespace());
    let first = marks.next();
    matches!(first, Some(b'-' | b'*')) && marks.all(|b| Some(b) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_counted_over_all_kinds_of_markers() {
        assert_eq!(too_deep(&format!("{}x", "> - 1. ".repeat(21))), None);
        assert_eq!(too_deep(&format!("{}x", ">".repeat(65))), Some(64));
        assert_eq!(too_deep(&format!("{}- x", " ".repeat(600))), Some(600));
        assert_eq!(too_deep(&format!("{}x", " ".repeat(600))), None);
        assert_eq!(too_deep(&"- ".repeat(200)), None);
    }
}

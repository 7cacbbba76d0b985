//! Finds the entry of a YAML text that an error lies in, and slips that can be put right.

use std::ops::Range;

/// The top-level entry around byte `at`: from a line that begins at the margin to the next such line.
pub(super) fn entry_at(text: &str, at: usize) -> Range<usize> {
    let starts = entries(text);
    let end = starts.iter().copied().find(|start| *start > at).unwrap_or(text.len());
    let start = starts.iter().copied().rev().find(|start| *start <= at).unwrap_or(0);
    start..end
}

/// Where the top-level entries begin.
fn entries(text: &str) -> Vec<usize> {
    let mut at = 0;
    let mut starts = Vec::new();
    for line in text.split_inclusive('\n') {
        if !line.starts_with([' ', '\t', '\r', '\n', '#', ']', '}']) {
            starts.push(at);
        }
        at += line.len();
    }
    starts
}

/// The same bytes as blanks; line ends stay.
pub(super) fn blank(entry: &str) -> String {
    entry.bytes().map(|b| if matches!(b, b'\n' | b'\r') { b as char } else { ' ' }).collect()
}

/// A line at the margin that cannot be a field.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// `标题：…`, with the colon of Chinese text: where the colon is.
    Colon(Range<usize>),
    /// `标题:…` without a blank, or no colon at all: the whole line.
    NoField(Range<usize>),
    /// Tabs in front of a line: the tabs.
    Tab(Range<usize>),
}

/// The first line that tabs indent, which YAML forbids.
fn tab(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        let indent = line.len() - line.trim_start().len();
        let blank = &line[..indent];
        let (first, last) = (blank.find('\t')?, blank.rfind('\t')?);
        (indent < line.len()).then(|| start + first..start + last + 1)
    })
}

/// The first slip of a text that is no YAML. The parser would complain only some lines later.
pub(super) fn slip(text: &str) -> Option<Slip> {
    if let Some(tabs) = tab(text) {
        return Some(Slip::Tab(tabs));
    }
    entries(text).into_iter().find_map(|start| {
        let line = text[start..].lines().next()?.trim_end();
        // Items of a list, quoted names, flow collections and marks of documents have forms of their own.
        let other = line.starts_with(['-', '"', '\'', '[', '{', '?', '&', '*', '!', '%', '.', '<']);
        if other || line.contains(": ") || line.ends_with(':') || line.contains(":\t") {
            return None;
        }
        let slip = match line.find('：') {
            Some(at) => Slip::Colon(start + at..start + at + '：'.len_utf8()),
            None => Slip::NoField(start..start + line.len()),
        };
        Some(slip)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_reaches_to_the_next_line_at_the_margin() {
        let text = "a: [1,\n  2\n]\nb:\n- c\n# note\nd: 1\n";
        assert_eq!(&text[entry_at(text, 9)], "a: [1,\n  2\n]\n");
        assert_eq!(&text[entry_at(text, 0)], "a: [1,\n  2\n]\n");
        assert_eq!(blank("甲: 1\r\n"), "      \r\n");
    }

    #[test]
    fn a_slip_is_a_line_at_the_margin_that_is_no_field() {
        assert_eq!(slip("a: 甲：乙\n标题：家\n"), Some(Slip::Colon(19..22)));
        assert_eq!(slip("a: 1\nb:2\n"), Some(Slip::NoField(5..8)));
        assert_eq!(slip("a: 甲：乙\n# 标题：家\n- 甲：乙\nb:\n  c\n"), None);
    }
}

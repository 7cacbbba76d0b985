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

/// The colon of the first line at the margin that was written `标题：…`, with the colon of Chinese text.
pub(super) fn full_width_colon(text: &str) -> Option<Range<usize>> {
    entries(text).into_iter().find_map(|start| {
        let line = text[start..].lines().next()?;
        let colon = line.find('：')?;
        let key = &line[..colon];
        let plain = !key.is_empty() && !key.contains([' ', ':', '"', '\'', '[', '{', '-', '，', '。']);
        let wrong = plain && !line[..colon].contains(": ");
        wrong.then(|| start + colon..start + colon + '：'.len_utf8())
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
    fn the_colon_of_chinese_text_is_found_only_after_a_key() {
        assert_eq!(full_width_colon("a: 甲：乙\n标题：家\n"), Some(19..22));
        assert_eq!(full_width_colon("a: 甲：乙\n# 标题：家\n- 甲：乙"), None);
    }
}

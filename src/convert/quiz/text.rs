//! Words of questions: one line each, since our own form, and most others, part questions by lines.

use crate::convert::{LossKind, html};

/// `text` in one line. The end of a line vanishes between Han and is a blank elsewhere; signs that control a machine go.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split(['\n', '\r']) {
        let line: String =
            line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect();
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if line.is_empty() {
            continue;
        }
        let is_han = |c: Option<char>| c.is_none_or(|c| c >= '\u{2e80}');
        if !out.is_empty() && (!is_han(out.chars().next_back()) || !is_han(line.chars().next())) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// What a piece of a web page shows, and whether there was a picture or something else that is no text in it.
pub(super) fn of_html(page: &str) -> (String, bool) {
    if !page.contains(['<', '&']) {
        return (page.to_owned(), false);
    }
    let original = html::read(page);
    let lines: Vec<&str> = original.lines.iter().map(|line| line.text.as_str()).collect();
    let shows = |kind| !matches!(kind, LossKind::Hidden | LossKind::Unfinished);
    (lines.join("\n"), original.losses.iter().any(|loss| shows(loss.kind)))
}

//! From a line of a filled template back to the template: templates keep no record of where their output comes from,
//! so the line is found by the words in it that are the template's own.

use crate::base::span::Span;
use crate::diag::At;
use crate::render::theme::Theme;

/// A line of a template that may have made the line looked for.
struct Match<'a> {
    name: &'a str,
    /// Of the line, in the template.
    start: usize,
    line: &'a str,
    /// How many bytes of the line are the template's own words, and whether the template is the one asked for.
    weight: (usize, bool),
}

/// The place in `template`, or in one that it builds on, that wrote what stands at `offset` of `filled`.
pub fn find(theme: &Theme, template: &str, filled: &str, offset: usize) -> At {
    let offset = offset.min(filled.len());
    let start = filled.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line = filled.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let mut best: Option<Match<'_>> = None;
    for (name, file) in theme.below("print/").filter(|(name, _)| name.ends_with(".tera")) {
        let mut at = 0;
        for candidate in file.text().unwrap_or_default().split_inclusive('\n') {
            if let Some(words) = own_words(candidate.trim_end(), line) {
                let weight = (words, name == template);
                if best.as_ref().is_none_or(|best| weight > best.weight) {
                    best = Some(Match { name, start: at, line: candidate.trim_end(), weight });
                }
            }
            at += candidate.len();
        }
    }
    match best {
        Some(best) => At::new(&theme.origin(best.name), Span::new(best.start, best.start + best.line.len())),
        None => At::file(&theme.origin(template)),
    }
}

/// How many bytes of the template's line are words of its own, if they all stand in `filled` in the same order.
fn own_words(line: &str, filled: &str) -> Option<usize> {
    let mut rest = filled;
    let mut weight = 0;
    for words in literals(line) {
        let (_, after) = rest.split_once(words)?;
        rest = after;
        weight += words.len();
    }
    (weight > 0).then_some(weight)
}

/// The pieces of a template's line outside `{{ … }}`, `{% … %}` and `{# … #}`.
fn literals(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = line;
    loop {
        let tag = ["{{", "{%", "{#"].into_iter().filter_map(|open| rest.find(open)).min();
        let Some(tag) = tag else { break };
        out.push(&rest[..tag]);
        let after = &rest[tag..];
        let close = ["}}", "%}", "#}"].into_iter().filter_map(|close| after.find(close)).min();
        let Some(close) = close else { return trimmed(out) };
        rest = &after[close + 2..];
    }
    out.push(rest);
    trimmed(out)
}

fn trimmed(pieces: Vec<&str>) -> Vec<&str> {
    pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::own_words;

    #[test]
    fn a_line_is_known_by_its_own_words() {
        let filled = "#lesson-head(title: \"家\\\"事\", number: 3)";
        assert!(
            own_words("#lesson-head(title: {{ title | typ_string }}, number: {{ n }})", filled).is_some()
        );
        assert!(own_words("#lesson-foot(title: {{ title }})", filled).is_none());
        assert!(own_words("{{ body }}", filled).is_none());
    }
}

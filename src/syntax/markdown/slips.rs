//! Marks that Markdown takes for plain text, though nobody means them so. Readers would see them in print.

use crate::base::span::Span;
use crate::diag::messages::block;
use crate::syntax::ast::{Inline, InlineKind};
use crate::syntax::input::Input;

/// Reports the slips in a run of inlines.
pub(super) fn report(input: &mut Input, inlines: &[Inline]) {
    for inline in inlines {
        if matches!(inline.kind, InlineKind::Text(_)) {
            footnotes(input, inline.span);
            emphasis(input, inline.span);
        }
    }
}

/// `[^1]` without a text.
fn footnotes(input: &mut Input, span: Span) {
    let source = span.text(input.text);
    for (at, _) in source.match_indices("[^") {
        let rest = &source[at + 2..];
        let end = rest.find(|c: char| matches!(c, '[' | ']') || c.is_whitespace()).filter(|end| *end > 0);
        let Some(label) = end.filter(|end| rest[*end..].starts_with(']')).map(|end| &rest[..end]) else {
            continue;
        };
        if !source[..at].ends_with('\\') {
            let start = span.start as usize + at;
            let place = Span::new(start, start + "[^]".len() + label.len());
            input.report(block::footnote_without_text(input.at(place), label));
        }
    }
}

/// `依据**《民法典》**第…`: between Han and punctuation, CommonMark sees no beginning or end of emphasis.
fn emphasis(input: &mut Input, span: Span) {
    let source = span.text(input.text);
    for (at, _) in source.match_indices("**") {
        let (before, after) = (source[..at].chars().next_back(), source[at + 2..].chars().next());
        let longer = [before, after].contains(&Some('*')) || before == Some('\\');
        let opens = after.is_some_and(|c| "《〈“‘（【「『".contains(c));
        let closes = before.is_some_and(|c| "》〉”’）】」』，。！？：；、".contains(c));
        if !longer && (opens || closes) {
            let start = span.start as usize + at;
            input.report(block::stray_emphasis(input.at(Span::new(start, start + 2))));
        }
    }
}

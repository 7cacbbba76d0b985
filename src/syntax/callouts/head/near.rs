//! What was meant to be the first line of a block and is ordinary text: other brackets, a blank too many, round brackets in
//! place of braces. Nothing would look wrong in the file, and the block would be a plain quote in print.

use crate::base::span::Span;
use crate::diag::messages::block;
use crate::syntax::ast::{Block, BlockKind};
use crate::syntax::callouts::CalloutKind;
use crate::syntax::callouts::attributes::Attribute;
use crate::syntax::input::Input;

const OPEN: &[char] = &['[', '［', '【', '〔', '「'];
const CLOSED: &[char] = &[']', '］', '】', '〕', '」'];

/// Reports a quote that begins like a block: `【要点】`, `[ !活动]`, `［！案例］`.
pub(super) fn head(input: &mut Input, first: Option<&Block>) {
    let Some(BlockKind::Paragraph(inlines) | BlockKind::Heading { text: inlines, .. }) =
        first.map(|first| &first.kind)
    else {
        return;
    };
    let Some(start) = inlines.first().map(|inline| inline.span.start as usize) else { return };
    let line = input.text.get(start..).and_then(|text| text.lines().next()).unwrap_or_default();
    let Some(rest) = line.strip_prefix(OPEN) else { return };
    let Some(end) = rest.find(CLOSED) else { return };
    let name = rest[..end].trim().trim_start_matches(['!', '！']).trim();
    let after = rest[end..].chars().next().map_or("", |closed| &rest[end + closed.len_utf8()..]);
    // `[案例](…)` is a link, and what goes on at once is a sentence.
    let ends = after.is_empty() || after.starts_with([' ', '\u{3000}', '{', '｛', '+', '-']);
    if let Some(kind) = CalloutKind::named(name).filter(|_| ends) {
        let span = Span::new(start, start + line.len() - after.len());
        let is_latin = name.is_ascii();
        input.report(block::near_head(input.at(span), if is_latin { kind.en() } else { kind.zh() }));
    }
}

/// Reports attributes in round brackets at the end of the first line: `（时间=10）`.
pub(super) fn attributes(input: &mut Input, line: Span) {
    let text = line.text(input.text);
    let Some(inner) = text.strip_suffix([')', '）']) else { return };
    let Some((at, open)) = inner.char_indices().rev().find(|(_, c)| matches!(c, '(' | '（')) else { return };
    let inner = &inner[at + open.len_utf8()..];
    let Some((name, _)) = inner.split_once(['=', '＝']) else { return };
    if Attribute::is_named(&name.trim().to_lowercase()) {
        let start = line.start as usize;
        let span = Span::new(start + at, start + text.len());
        input.report(block::round_brackets(input.at(span), inner.trim()));
    }
}

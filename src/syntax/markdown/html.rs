//! The little HTML that is understood (comments, `<br>`, `<sub>`, `<sup>`, `<ruby>`), and the finding for all the
//! rest: the same text goes to paper, where HTML means nothing.

use super::tree::{Frame, Open, Tree};
use crate::base::span::Span;
use crate::diag::messages::block;
use crate::syntax::ast::InlineKind;
use std::collections::BTreeMap;

/// Tags that were reported and not closed yet: their closing tags need no finding of their own.
#[derive(Default)]
pub(super) struct Reported(BTreeMap<String, usize>);

/// A piece of raw HTML.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    /// `<!-- … -->`
    Comment,
    Tag(Tag<'a>),
    /// Anything between; `at` counts from the start of the raw text.
    Text {
        at: usize,
        text: &'a str,
    },
}

/// `<name …>` or `</name>`; also `<?…>` and `<!…>`, whose names begin with `?` and `!`.
#[derive(Debug, PartialEq)]
pub(super) struct Tag<'a> {
    at: usize,
    /// As written, with its brackets.
    raw: &'a str,
    name: &'a str,
    closing: bool,
    /// Has no attributes.
    bare: bool,
}

/// Takes raw HTML apart.
pub(super) fn pieces(raw: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        let length = if rest.starts_with("<!--") {
            pieces.push(Piece::Comment);
            rest.find("-->").map_or(rest.len(), |end| end + "-->".len())
        } else if let Some(tag) = tag_at(at, rest) {
            let length = tag.raw.len();
            pieces.push(Piece::Tag(tag));
            length
        } else {
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let length = rest[first..].find('<').map_or(rest.len(), |next| first + next);
            pieces.push(Piece::Text { at, text: &rest[..length] });
            length
        };
        at += length;
    }
    pieces
}

fn tag_at(at: usize, rest: &str) -> Option<Tag<'_>> {
    let inner = rest.strip_prefix('<')?;
    let closing = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')).then_some(())?;
    let length = inner.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '!' | '?'));
    let (name, attributes) = inner.split_at(length.unwrap_or(inner.len()));
    let end = attributes.find('>');
    let raw = &rest[..end.map_or(rest.len(), |end| rest.len() - attributes.len() + end + 1)];
    let attributes = attributes[..end.unwrap_or(attributes.len())].trim();
    Some(Tag { at, raw, name, closing, bare: attributes.is_empty() || attributes == "/" })
}

/// A tag within a line.
pub(super) fn tag(tree: &mut Tree, tag: &Tag, span: Span) {
    let name = tag.name.to_ascii_lowercase();
    let known = tag.bare.then(|| opener(&name)).flatten();
    match known {
        _ if tag.bare && name == "br" => tree.put(InlineKind::HardBreak, span),
        Some((name, _)) if tag.closing => close(tree, name, span),
        Some((name, open)) if tree.stack.len() <= super::depth::MOST => tree.push(open, span, Some(name)),
        // Nobody nests sixty <sub>: their text is kept, their meaning is not.
        Some(_) => {}
        None => report(tree, tag, span),
    }
}

/// What a tag that is understood opens.
fn opener(name: &str) -> Option<(&'static str, Open)> {
    match name {
        "sub" => Some(("sub", Open::Sub)),
        "sup" => Some(("sup", Open::Sup)),
        "ruby" => Some(("ruby", Open::Ruby(Vec::new()))),
        "rt" => Some(("rt", Open::Reading)),
        "rp" => Some(("rp", Open::Brackets)),
        _ => None,
    }
}

/// `</sub>`: closes what `<sub>` opened in the same piece of Markdown.
fn close(tree: &mut Tree, name: &'static str, span: Span) {
    let open = tree.stack.iter().rev().take_while(|frame| frame.tag.is_some());
    if !open.into_iter().any(|frame| frame.tag == Some(name)) {
        tree.input.report(block::unopened_html(tree.input.at(span), name));
        return;
    }
    while let Some(mut frame) = tree.stack.pop() {
        let done = frame.tag == Some(name);
        frame.span.end = span.end;
        let stray = matches!(frame.open, Open::Reading | Open::Brackets) && !in_ruby(tree.stack.last());
        if done && !stray {
            tree.complete(frame);
        } else {
            tree.input.report(block::unclosed_html(tree.input.at(frame.span), frame.tag.unwrap_or("")));
            tree.put_all(frame.inlines);
        }
        if done {
            return;
        }
    }
}

fn in_ruby(frame: Option<&Frame>) -> bool {
    matches!(frame, Some(Frame { open: Open::Ruby(_), .. }))
}

/// A block of HTML: lines that begin with a tag, up to an empty line. None of it becomes text.
pub(super) fn judge_block(tree: &mut Tree, span: Span) {
    let source = tree.input.text;
    let mut lost: Option<Span> = None;
    let mut tags = false;
    for piece in pieces(span.text(source)) {
        match piece {
            Piece::Comment => {}
            Piece::Tag(tag) if tag.bare && tag.name.eq_ignore_ascii_case("br") => {}
            Piece::Tag(tag) => {
                let start = span.start as usize + tag.at;
                report(tree, &tag, Span::new(start, start + tag.raw.len()));
                tags = true;
            }
            Piece::Text { at, text } => {
                let blank = text.len() - text.trim_start().len();
                let start = span.start as usize + at + blank;
                // The mark of a quote at the start of a line is no text.
                if !text.trim_matches(|c: char| c.is_whitespace() || c == '>').is_empty() {
                    lost = lost.or(Some(Span::new(start, start + text.trim().len())));
                }
            }
        }
    }
    if let (Some(lost), false) = (lost, tags) {
        tree.input.report(block::text_in_html(tree.input.at(lost)));
    }
}

fn report(tree: &mut Tree, tag: &Tag, span: Span) {
    let open = tree.tags.0.entry(tag.name.to_ascii_lowercase()).or_default();
    if tag.closing && *open > 0 {
        *open -= 1;
        return;
    }
    *open += usize::from(!tag.closing);
    tree.input.report(block::raw_html(tree.input.at(span), tag.raw, &tag.name.to_ascii_lowercase()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_html_comes_apart_into_tags_comments_and_text() {
        let found = pieces("<!-- a > b -->x<Br/><p class=\"y\">1 < 2</p>");
        let names: Vec<&str> = found
            .iter()
            .map(|piece| match piece {
                Piece::Comment => "comment",
                Piece::Tag(tag) => tag.raw,
                Piece::Text { text, .. } => text,
            })
            .collect();
        assert_eq!(names, ["comment", "x", "<Br/>", "<p class=\"y\">", "1 ", "< 2", "</p>"]);
    }
}

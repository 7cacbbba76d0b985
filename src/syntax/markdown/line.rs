//! Runs of inlines: blanks at their ends, their lines, and the blocks a paragraph turns into.

use crate::base::span::Span;
use crate::syntax::ast::{Block, BlockKind, Inline, InlineKind, plain_text};

/// The blocks that a paragraph is: a picture on its own line is a figure, displayed math is a block of its own.
pub(crate) fn paragraphs(source: &str, inlines: Vec<Inline>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut run = Vec::new();
    for inline in inlines {
        match inline.kind {
            InlineKind::Math(tex) if inline.span.text(source).starts_with("$$") => {
                blocks.extend(paragraph(std::mem::take(&mut run)));
                blocks.push(Block { kind: BlockKind::Math(tex), span: inline.span });
            }
            kind => run.push(Inline { kind, span: inline.span }),
        }
    }
    blocks.extend(paragraph(run));
    blocks
}

fn paragraph(inlines: Vec<Inline>) -> Option<Block> {
    let mut inlines = trim(inlines);
    let span = cover(&inlines)?;
    let kind = match inlines.pop() {
        Some(Inline { kind: InlineKind::Picture(picture), .. }) if inlines.is_empty() => {
            BlockKind::Figure(picture)
        }
        last => {
            inlines.extend(last);
            BlockKind::Paragraph(inlines)
        }
    };
    Some(Block { kind, span })
}

/// The span from the first to the last.
pub(crate) fn cover(inlines: &[Inline]) -> Option<Span> {
    Some(Span { start: inlines.first()?.span.start, end: inlines.last()?.span.end })
}

/// Without blanks and line ends around: full-width spaces too, which people type for an indent.
pub(crate) fn trim(mut inlines: Vec<Inline>) -> Vec<Inline> {
    while let Some(last) = inlines.last_mut() {
        match &mut last.kind {
            InlineKind::SoftBreak | InlineKind::HardBreak => {}
            InlineKind::Text(text) => {
                let kept = text.trim_end().len();
                let exact = last.span.range().len() == text.len();
                if exact {
                    last.span.end = last.span.start + Span::new(0, kept).end;
                }
                text.truncate(kept);
                if kept > 0 {
                    break;
                }
            }
            _ => break,
        }
        inlines.pop();
    }
    let first = inlines.iter().position(|inline| !shows_nothing(inline)).unwrap_or(inlines.len());
    inlines.drain(..first);
    if let Some(inline) = inlines.first_mut()
        && let InlineKind::Text(text) = &inline.kind
        && text.starts_with(char::is_whitespace)
    {
        let blanks = text.len() - text.trim_start().len();
        *inline = after(inline, blanks);
    }
    inlines
}

/// What follows the first `bytes` bytes of a run of text.
pub(crate) fn after(inline: &Inline, bytes: usize) -> Inline {
    match &inline.kind {
        InlineKind::Text(text) => {
            let span = inline.part(bytes..text.len());
            Inline { kind: InlineKind::Text(text.get(bytes..).unwrap_or("").to_owned()), span }
        }
        _ => inline.clone(),
    }
}

/// What stands before the first colon of a line, in the run of text or the strong words that begin it, and what follows.
pub(crate) fn before_colon(line: &[Inline]) -> Option<(String, Vec<Inline>)> {
    let first = line.first()?;
    match &first.kind {
        // Also `**答案：**C`, which is no emphasis to Markdown.
        InlineKind::Text(text) => {
            let at = text.find(['：', ':'])?;
            let rest = text[at..].trim_start_matches(['：', ':']).trim_start_matches('*');
            let label = text[..at].trim_start_matches('*').to_owned();
            let mut after_it = line.to_vec();
            after_it[0] = after(first, text.len() - rest.len());
            Some((label, trim(after_it)))
        }
        // `**答案**：C`
        InlineKind::Strong(inner) => {
            let label = plain_text(inner);
            let mut rest = line[1..].to_vec();
            if !label.ends_with(['：', ':']) {
                let next = rest.first_mut()?;
                let InlineKind::Text(text) = &next.kind else { return None };
                let colon = text.chars().next().filter(|c| matches!(c, '：' | ':'))?;
                *next = after(next, colon.len_utf8());
            }
            Some((label.trim_end_matches(['：', ':']).to_owned(), trim(rest)))
        }
        _ => None,
    }
}

fn shows_nothing(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::SoftBreak | InlineKind::HardBreak => true,
        InlineKind::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// The lines as written, each without blanks around; empty ones are left out.
pub(crate) fn lines(inlines: Vec<Inline>) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    for inline in inlines {
        match inline.kind {
            InlineKind::SoftBreak | InlineKind::HardBreak => lines.push(std::mem::take(&mut line)),
            _ => line.push(inline),
        }
    }
    lines.push(line);
    lines.into_iter().map(trim).filter(|line| !line.is_empty()).collect()
}

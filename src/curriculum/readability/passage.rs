//! A line of text with the places its letters come from.

use crate::base::span::Span;
use crate::syntax::ast::{Inline, InlineKind};
use std::ops::Range;

/// The words of one paragraph, heading or cell, marks of emphasis and links taken off.
#[derive(Clone, Debug, Default)]
pub(super) struct Passage {
    /// The words.
    pub(super) text: String,
    /// Where a run of them begins in `text`, its place in the file, and whether the two agree letter by letter.
    pieces: Vec<(usize, Span, bool)>,
}

impl Passage {
    pub(super) fn of(inlines: &[Inline]) -> Passage {
        let mut passage = Passage::default();
        passage.add(inlines);
        passage
    }

    fn add(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(text)
                | InlineKind::Citation { text, .. }
                | InlineKind::Term { text, .. } => {
                    self.push(text, inline.span);
                }
                InlineKind::Ruby { base, .. } => self.push(base, inline.span),
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strike(inner)
                | InlineKind::Sub(inner)
                | InlineKind::Sup(inner)
                | InlineKind::Link { text: inner, .. } => self.add(inner),
                InlineKind::HardBreak => self.push("\n", inline.span),
                InlineKind::SoftBreak => {
                    // Nothing stands between two lines of Han.
                    if self.text.ends_with(|c: char| c.is_ascii()) {
                        self.push(" ", inline.span);
                    }
                }
                InlineKind::Code(_)
                | InlineKind::Math(_)
                | InlineKind::Picture(_)
                | InlineKind::FootnoteRef(_) => {}
            }
        }
    }

    fn push(&mut self, text: &str, span: Span) {
        self.pieces.push((self.text.len(), span, text.len() == span.range().len()));
        self.text.push_str(text);
    }

    /// Where the bytes `range` of the text stand in the file: exact unless the source has escapes or entities.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        let (first, last) = (self.piece(range.start), self.piece(range.end.saturating_sub(1)));
        let edge = |piece: Option<&(usize, Span, bool)>, offset: usize, end: bool| match piece {
            Some((from, span, true)) => span.start as usize + (offset - from),
            Some((_, span, false)) if end => span.end as usize,
            Some((_, span, false)) => span.start as usize,
            None => 0,
        };
        Span::new(edge(first, range.start, false), edge(last, range.end, true))
    }

    fn piece(&self, offset: usize) -> Option<&(usize, Span, bool)> {
        let after = self.pieces.partition_point(|(from, ..)| *from <= offset);
        self.pieces.get(after.saturating_sub(1))
    }
}

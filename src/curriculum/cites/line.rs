//! A line of text as it is read: its runs joined, so that a line end in the source or a word in bold cuts no citation.

use super::LawBlock;
use crate::base::span::Span;
use crate::law::citation::Citation;
use crate::law::quote::Quotation;
use crate::syntax::ast::{Inline, InlineKind};
use std::ops::Range;

/// Stands for what is no text: a picture, code, a formula. No citation reaches over it.
const OBJECT: char = '\u{fffc}';

/// A paragraph, a heading or a cell, and what it cites.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CitedLine {
    /// Its text: all runs, one behind the other.
    pub text: String,
    /// What it cites; ranges are of `text`.
    pub citations: Vec<Citation>,
    /// The 法条 block whose title it is.
    pub block: Option<LawBlock>,
    /// A quotation that begins in this line and ends in a later one.
    pub long: Option<LongQuotation>,
    runs: Vec<Run>,
}

/// A quotation of several paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongQuotation {
    /// The words of the citation that brings it.
    pub citation: Range<usize>,
    /// How it begins, in the line of that citation.
    pub quotation: Quotation,
    /// All of its words, a line for each paragraph.
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    /// Of the line's text.
    range: Range<usize>,
    /// Of the file.
    span: Span,
}

/// A stretch of a run that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark<'a> {
    /// Bytes of the run.
    pub range: Range<usize>,
    /// The citation it belongs to.
    pub citation: &'a Citation,
    /// What of it.
    pub part: Part,
}

/// A part of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The law as a whole.
    Law,
    /// Of its provisions the one with this index, with the name of the law if it is the first.
    Provision(usize),
}

impl CitedLine {
    /// The text of `inlines`, not yet read.
    pub(super) fn of(inlines: &[Inline]) -> CitedLine {
        let mut line = CitedLine::default();
        line.push(inlines);
        line
    }

    /// One run of plain text.
    pub(super) fn plain(text: &str, span: Span) -> CitedLine {
        let run = Run { range: 0..text.len(), span };
        CitedLine { text: text.to_owned(), runs: vec![run], ..CitedLine::default() }
    }

    fn push(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(text) => {
                    let start = self.text.len();
                    self.text.push_str(text);
                    self.runs.push(Run { range: start..self.text.len(), span: inline.span });
                }
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strike(inner)
                | InlineKind::Sub(inner)
                | InlineKind::Sup(inner)
                | InlineKind::Link { text: inner, .. } => self.push(inner),
                InlineKind::SoftBreak => {
                    if self.text.ends_with(|c: char| c.is_ascii()) {
                        self.text.push(' ');
                    }
                }
                InlineKind::HardBreak => self.text.push('\n'),
                InlineKind::FootnoteRef(_) => {}
                _ => self.text.push(OBJECT),
            }
        }
    }

    /// Where the runs begin in the file.
    pub(super) fn starts(&self) -> impl Iterator<Item = u32> {
        self.runs.iter().map(|run| run.span.start)
    }

    pub(super) fn is_run(&self, index: usize, span: Span, text: &str) -> bool {
        self.runs.get(index).is_some_and(|run| run.span == span && self.text[run.range.clone()] == *text)
    }

    /// Where `range` of the text stands in the file.
    pub fn place(&self, range: &Range<usize>) -> Span {
        let run = |at: usize| {
            let holds = |run: &&Run| run.range.start <= at && at < run.range.end;
            self.runs.iter().find(holds).or(self.runs.last())
        };
        // Escapes and entities make a run's text shorter than its source: then the whole run is shown.
        let inside = |run: &Run, at: usize| {
            let exact = run.range.len() == run.span.range().len();
            exact.then(|| run.span.start as usize + at.saturating_sub(run.range.start))
        };
        let last = self.text[..range.end].char_indices().next_back().map_or(0, |(at, _)| at);
        let (Some(first), Some(behind)) = (run(range.start), run(last)) else { return Span::default() };
        let start = inside(first, range.start).unwrap_or(first.span.start as usize);
        let end = inside(behind, range.end).unwrap_or(behind.span.end as usize);
        Span::new(start, end.max(start))
    }

    /// What of the run leads somewhere.
    pub(super) fn marks(&self, run: usize) -> Vec<Mark<'_>> {
        let Some(run) = self.runs.get(run) else { return Vec::new() };
        let mut out = Vec::new();
        for citation in &self.citations {
            for (range, part) in parts(citation) {
                let (start, end) = (range.start.max(run.range.start), range.end.min(run.range.end));
                if start < end {
                    let range = start - run.range.start..end - run.range.start;
                    out.push(Mark { range, citation, part });
                }
            }
        }
        out
    }
}

/// The stretches of a citation that lead somewhere. Name and first provision are one: 《反家庭暴力法》第二十三条.
pub fn parts(citation: &Citation) -> Vec<(Range<usize>, Part)> {
    let name = citation.span.start.min(citation.words.start);
    let Some((first, rest)) = citation.provisions.split_first() else {
        return vec![(citation.words.clone(), Part::Law)];
    };
    let mut out = Vec::with_capacity(2 + rest.len());
    if citation.remark.is_some() && !citation.words.is_empty() {
        out.push((citation.words.clone(), Part::Law));
        out.push((first.span.clone(), Part::Provision(0)));
    } else {
        out.push((name.min(first.span.start)..first.span.end, Part::Provision(0)));
    }
    out.extend(rest.iter().zip(1..).map(|(cited, index)| (cited.span.clone(), Part::Provision(index))));
    out
}

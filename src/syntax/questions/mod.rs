//! Questions in the form that question banks already have: a numbered stem, lettered options, then `答案：` and
//! what else there is to say. The numbered lists of Markdown, nested or flat, are read; task lists too.
//!
//! This reads the tree, not the text, so that stems may hold links, pictures and emphasis.

mod answer;
mod draft;
mod label;

use super::ast::{Block, BlockKind, Inline, InlineKind, ListItem};
use super::input::Input;
use super::kinds::quiz::{Case, Question};
use super::markdown;
use crate::base::span::Span;
use crate::diag::messages::quiz;
use draft::Draft;
use label::{Line, Part};
use std::sync::Arc;

/// The blocks before the first question, and the questions. Whatever is wrong with one is reported.
pub(crate) fn read(input: &mut Input, blocks: Vec<Block>) -> (Vec<Block>, Vec<Question>) {
    let mut reader = Reader { input, intro: Vec::new(), case: None, current: None, done: Vec::new() };
    for block in blocks {
        reader.block(block);
    }
    reader.end();
    reader.end_case();
    (reader.intro, reader.done)
}

struct Reader<'r, 'a> {
    input: &'r mut Input<'a>,
    intro: Vec<Block>,
    /// What the questions that follow ask about, and whether one did.
    case: Option<(Case, Option<Arc<Case>>)>,
    current: Option<Draft>,
    done: Vec<Question>,
}

impl Reader<'_, '_> {
    /// A block that stands outside all lists.
    fn block(&mut self, block: Block) {
        match block.kind {
            BlockKind::List { start: Some(_), items, .. } => {
                for item in items {
                    self.begin(item.span);
                    for inner in item.blocks {
                        self.within(inner);
                    }
                }
            }
            BlockKind::Paragraph(inlines) if self.begins_case(&inlines) => {
                for line in markdown::lines(inlines) {
                    self.line(line);
                }
            }
            // A case of several paragraphs.
            BlockKind::Paragraph(inlines)
                if self.current.is_none()
                    && self.case.as_ref().is_some_and(|(_, asked)| asked.is_none())
                    && !label::is_numbered(&inlines) =>
            {
                self.go_on(inlines, InlineKind::HardBreak);
            }
            BlockKind::Paragraph(inlines) if self.current.is_some() || label::is_numbered(&inlines) => {
                let complete = self.current.as_ref().is_some_and(Draft::is_answered);
                for (nth, line) in markdown::lines(inlines).into_iter().enumerate() {
                    if let Some(stem) = label::numbered(&line) {
                        self.begin(block.span);
                        self.line(stem);
                    } else if nth == 0 && complete && label::is_plain(&line) {
                        self.input.report(quiz::stray_text(self.input.at(block.span)));
                        return;
                    } else {
                        self.line(line);
                    }
                }
            }
            // A heading only groups questions: their form is told one by one.
            BlockKind::Heading { .. } if self.current.is_some() || !self.done.is_empty() => {
                self.end();
                self.end_case();
            }
            // What follows a rule is no longer about the case.
            BlockKind::Rule if self.current.is_some() || self.case.is_some() => {
                self.end();
                self.end_case();
            }
            kind if self.current.is_none() => self.intro.push(Block { kind, span: block.span }),
            kind => self.within(Block { kind, span: block.span }),
        }
    }

    /// Whether a paragraph outside all questions, or below a complete one, says what happened.
    fn begins_case(&self, inlines: &[Inline]) -> bool {
        matches!(label::labelled(inlines), Some((Part::Case, _)))
    }

    /// Another line or paragraph of the case, with what stands before it.
    fn go_on(&mut self, inlines: Vec<Inline>, before: InlineKind) {
        let Some((case, _)) = &mut self.case else { return };
        if let (Some(end), Some(start)) = (markdown::cover(&case.text), markdown::cover(&inlines)) {
            let span = Span { start: end.end, end: start.start.max(end.end) };
            case.text.push(Inline { kind: before, span });
        }
        case.text.extend(inlines);
    }

    /// A block of the question that is being read.
    fn within(&mut self, block: Block) {
        match block.kind {
            BlockKind::Paragraph(inlines) => {
                for line in markdown::lines(inlines) {
                    self.line(line);
                }
            }
            BlockKind::List { items, .. } => self.options(items),
            BlockKind::Figure(picture) => {
                self.line(vec![Inline { kind: InlineKind::Picture(picture), span: block.span }]);
            }
            BlockKind::Math(tex) => self.line(vec![Inline { kind: InlineKind::Math(tex), span: block.span }]),
            _ => self.input.report(quiz::odd_block(self.input.at(block.span))),
        }
    }

    fn options(&mut self, items: Vec<ListItem>) {
        for item in items {
            let mut blocks = item.blocks.into_iter();
            let first = blocks.next();
            let mut lines = match first.map(|block| (block.kind, block.span)) {
                Some((BlockKind::Paragraph(inlines), _)) => markdown::lines(inlines).into_iter(),
                Some((BlockKind::Figure(picture), span)) => {
                    vec![vec![Inline { kind: InlineKind::Picture(picture), span }]].into_iter()
                }
                Some((_, span)) => {
                    self.input.report(quiz::odd_block(self.input.at(span)));
                    continue;
                }
                None => Vec::new().into_iter(),
            };
            if let Some(draft) = &mut self.current {
                draft.option(lines.next().unwrap_or_default(), item.task, item.span);
            }
            for line in lines {
                self.line(line);
            }
            for block in blocks {
                self.within(block);
            }
        }
    }

    fn line(&mut self, line: Vec<Inline>) {
        let span = markdown::cover(&line).unwrap_or_default();
        let line = label::of(line);
        if let Line::Labelled(Part::Case, text) = line {
            self.end();
            self.end_case();
            self.case = Some((Case { text, span }, None));
            return;
        }
        let Some(draft) = &mut self.current else {
            if let (Line::Plain(line) | Line::Option(line), Some(_)) = (line, &self.case) {
                self.go_on(line, InlineKind::SoftBreak);
            }
            return;
        };
        match line {
            Line::Labelled(part, rest) => draft.begin_part(self.input, part, rest, span),
            Line::Option(line) => draft.option(line, None, span),
            Line::Plain(line) => {
                if !draft.more(line) {
                    self.input.report(quiz::stray_text(self.input.at(span)));
                }
            }
        }
    }

    fn begin(&mut self, span: Span) {
        self.end();
        let case = self
            .case
            .as_mut()
            .map(|(case, asked)| asked.get_or_insert_with(|| Arc::new(case.clone())).clone());
        self.current = Some(Draft::new(span, case));
    }

    /// What follows is about no case.
    fn end_case(&mut self) {
        if let Some((case, None)) = self.case.take() {
            self.input.report(quiz::idle_case(self.input.at(case.span)));
        }
    }

    fn end(&mut self) {
        if let Some(draft) = self.current.take() {
            self.done.push(draft.finish(self.input));
        }
    }
}

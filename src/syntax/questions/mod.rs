//! Questions in the form that question banks already have: a numbered stem, lettered options, then `答案：` and
//! what else there is to say. The numbered lists of Markdown, nested or flat, are read; task lists too.
//!
//! This reads the tree, not the text, so that stems may hold links, pictures and emphasis.

mod answer;
mod draft;
mod label;

use super::ast::{Block, BlockKind, Inline, InlineKind, ListItem};
use super::input::Input;
use super::kinds::quiz::Question;
use super::markdown;
use crate::base::span::Span;
use crate::diag::messages::quiz;
use draft::Draft;
use label::Line;

/// The blocks before the first question, and the questions. Whatever is wrong with one is reported.
pub(crate) fn read(input: &mut Input, blocks: Vec<Block>) -> (Vec<Block>, Vec<Question>) {
    let mut reader = Reader { input, intro: Vec::new(), current: None, done: Vec::new() };
    for block in blocks {
        reader.block(block);
    }
    reader.end();
    (reader.intro, reader.done)
}

struct Reader<'r, 'a> {
    input: &'r mut Input<'a>,
    intro: Vec<Block>,
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
            BlockKind::Heading { .. } if self.current.is_some() || !self.done.is_empty() => self.end(),
            kind if self.current.is_none() => self.intro.push(Block { kind, span: block.span }),
            kind => self.within(Block { kind, span: block.span }),
        }
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
        let Some(draft) = &mut self.current else { return };
        match label::of(line) {
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
        self.current = Some(Draft::new(span));
    }

    fn end(&mut self) {
        if let Some(draft) = self.current.take() {
            self.done.push(draft.finish(self.input));
        }
    }
}

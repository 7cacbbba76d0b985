//! The tree of text -> Typst markup. One of the three writers: `block` and `inline` hold one exhaustive match each.
//!
//! What is written consists of calls of the functions in the theme's `print/lib.typ` and of escaped text, never of
//! markup sugar: how anything looks is decided there, and no text can turn into code. Each piece of text is noted in
//! a [`SourceMap`], so that a fault that the typesetter finds points at the author's line.

pub mod anchors;
mod block;
mod callout;
mod comparison;
mod escape;
mod inline;
mod law;
pub mod map;
mod quiz;
mod skit;
mod slides;
mod term;
mod tex;

use crate::base::snapshot::SourceFile;
use crate::base::span::Span;
use crate::syntax::ast::{Block, Inline};
use anchors::Anchors;
pub use escape::{rules, string};
use map::SourceMap;
pub(crate) use quiz::in_order;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Generated Typst and where it comes from.
#[derive(Clone, Debug, Default)]
pub struct Typst {
    /// The text of one module.
    pub text: String,
    /// From its offsets to the author's file.
    pub map: SourceMap,
}

/// What is fixed for a document.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Whether trainer's notes are shown. They are not in a learner's view at all; this is the second lock.
    pub trainer: bool,
    /// What can be linked to.
    pub anchors: &'a Anchors,
    /// The level of the heading above the text: 0 on a sheet of its own, 2 for a chapter of a part.
    pub above: u8,
}

/// Writes one module: the texts of one page.
pub struct Writer<'a> {
    setting: Setting<'a>,
    /// The page whose texts these are.
    home: &'a str,
    /// What is being written just now: the page's own text, or one that is set within it.
    origin: Origin<'a>,
    /// Notes that have been set, with their numbers.
    noted: BTreeMap<(usize, &'a str), usize>,
    out: String,
    map: SourceMap,
    /// How many panels, quotes and the like are open: no heading within one is a heading of the document.
    depth: usize,
    /// How many lists are open.
    items: usize,
    /// The relative level of the last heading: levels are never skipped, or the document would not be accessible.
    level: u8,
    /// Cases shown so far.
    cases: u32,
    /// Whether each item is a question that needs room for its answer.
    answers: bool,
}

/// How many panels, quotes and items lie within each other at most. A page has no room for more, the typesetter gives
/// up at some depth, and panels that measure themselves cost twice as much at every level.
const DEEPEST: usize = 6;

/// How long `text` is on one line, in ems, rounded up: Chinese with its marks takes one each, letters of alphabets half.
fn ems(text: &str) -> usize {
    let halves: usize = text.chars().map(|c| if c < '\u{2000}' { 1 } else { 2 }).sum();
    halves.div_ceil(2)
}

/// Whose text is being written.
#[derive(Clone, Copy)]
struct Origin<'a> {
    /// The first half of the labels that it links to.
    url: &'a str,
    /// Its notes.
    footnotes: &'a [(String, Vec<Block>)],
    /// Index of the file that its spans point into.
    source: usize,
}

impl<'a> Writer<'a> {
    /// A writer of the texts of the page at `url`, which was made from `source`.
    pub fn new(
        setting: Setting<'a>,
        url: &'a str,
        footnotes: &'a [(String, Vec<Block>)],
        source: &Arc<SourceFile>,
    ) -> Writer<'a> {
        let mut map = SourceMap::default();
        let origin = Origin { url, footnotes, source: map.source(source) };
        Writer {
            setting,
            home: url,
            origin,
            noted: BTreeMap::new(),
            out: String::from("#import \"/print/lib.typ\": *\n"),
            map,
            depth: 0,
            items: 0,
            level: 0,
            cases: 0,
            answers: false,
        }
    }

    /// Defines `name` as the content of `blocks`.
    pub fn define_blocks(&mut self, name: &str, blocks: &'a [Block]) {
        self.define(name, |writer| writer.blocks(blocks));
    }

    /// Defines `name` as a list of the contents of `lines`.
    pub fn define_lines(&mut self, name: &str, lines: &'a [Vec<Inline>]) {
        self.push(&format!("#let {name} = ("));
        for line in lines {
            self.content(|writer| writer.inlines(line));
            self.push(", ");
        }
        self.push(")\n");
    }

    /// Defines `name` as a list of the contents of groups of blocks.
    pub fn define_rows(&mut self, name: &str, rows: impl Iterator<Item = &'a [Block]>) {
        self.define_code(name, |writer| {
            for blocks in rows {
                writer.content(|writer| writer.blocks(blocks));
                writer.push(", ");
            }
        });
    }

    /// Defines `name` as whatever `write` writes.
    pub fn define(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.push(&format!("#let {name} = ["));
        write(self);
        self.push("]\n");
    }

    /// Defines `name` as a list of what `write` writes: values with a comma behind each.
    pub fn define_code(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.push(&format!("#let {name} = ("));
        write(self);
        self.push(")\n");
    }

    /// The module.
    pub fn finish(self) -> Typst {
        Typst { text: self.out, map: self.map }
    }

    /// Writes code or markup as it is.
    fn push(&mut self, code: &str) {
        self.out.push_str(code);
    }

    /// Writes text of the author's.
    fn text(&mut self, text: &str) {
        escape::markup(text, &mut self.out);
    }

    /// Writes a string literal.
    fn string(&mut self, text: &str) {
        escape::string(text, &mut self.out);
    }

    /// Notes that what follows comes from `span`.
    fn mark(&mut self, span: Span) {
        self.map.mark(self.out.len(), self.origin.source, span);
    }

    /// Writes what comes from another file.
    fn within(&mut self, origin: Origin<'a>, write: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.origin, origin);
        write(self);
        self.origin = outer;
    }

    /// Writes a content block.
    fn content(&mut self, write: impl FnOnce(&mut Self)) {
        self.push("[");
        write(self);
        self.push("]");
    }

    /// Writes `name: [line], ` unless the line is empty.
    fn named(&mut self, name: &str, line: &'a [Inline]) {
        if !line.is_empty() {
            self.push(name);
            self.push(": ");
            self.content(|writer| writer.inlines(line));
            self.push(", ");
        }
    }

    /// Whether nothing more may be opened: what is nested deeper is set as if it were not.
    fn is_deep(&self) -> bool {
        self.depth >= DEEPEST
    }

    /// Writes what lies within a panel, a quote, an item: headings there are run in.
    fn inside(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }
}

#[cfg(test)]
mod tests;

//! Grows the tree: a stack of what is open, each with the blocks and inlines it holds so far.

use super::html::{self, Piece};
use super::line::{cover, paragraphs, trim};
use super::{depth, footnotes, headings, slips};
use crate::base::span::Span;
use crate::diag::messages::block;
use crate::syntax::ast::*;
use crate::syntax::callouts;
use crate::syntax::input::Input;

/// Something open, with what only its kind needs.
#[derive(Debug)]
pub(super) enum Open {
    Root,
    Paragraph,
    /// `more`: the braces hold something else than an id.
    Heading {
        level: u8,
        id: Option<String>,
        more: bool,
    },
    Quote,
    Code {
        lang: String,
        text: String,
    },
    Html,
    List {
        start: Option<u64>,
        tight: bool,
        items: Vec<ListItem>,
    },
    /// `loose`: holds a paragraph that blank lines set off.
    Item {
        task: Option<bool>,
        loose: bool,
    },
    Footnote(String),
    Definitions(Vec<Definition>),
    Term,
    Meaning,
    Table {
        align: Vec<Align>,
        head: Option<Vec<Vec<Inline>>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row(Vec<Vec<Inline>>),
    Cell,
    Emphasis,
    Strong,
    Strike,
    /// Of Markdown or of `<sub>`, `<sup>`.
    Sub,
    Sup,
    /// `<ruby>`: pairs that are complete.
    Ruby(Vec<Inline>),
    /// `<rt>`
    Reading,
    /// `<rp>`: brackets for readers that know no ruby.
    Brackets,
    Link(String),
    Picture {
        source: String,
        caption: String,
    },
}

impl Open {
    pub(super) fn code(lang: &str) -> Open {
        Open::Code { lang: lang.to_owned(), text: String::new() }
    }

    pub(super) fn list(start: Option<u64>) -> Open {
        Open::List { start, tight: true, items: Vec::new() }
    }

    pub(super) fn table(align: Vec<Align>) -> Open {
        Open::Table { align, head: None, rows: Vec::new() }
    }

    /// Whether it holds blocks: text right inside it is a paragraph of its own.
    fn holds_blocks(&self) -> bool {
        matches!(self, Open::Root | Open::Quote | Open::Item { .. } | Open::Footnote(_) | Open::Meaning)
    }
}

pub(super) struct Frame {
    pub(super) open: Open,
    pub(super) span: Span,
    pub(super) blocks: Vec<Block>,
    pub(super) inlines: Vec<Inline>,
    /// The name of the HTML tag that opened it.
    pub(super) tag: Option<&'static str>,
}

/// The tree as far as it has grown.
pub(super) struct Tree<'t, 'a> {
    pub(super) input: &'t mut Input<'a>,
    pub(super) stack: Vec<Frame>,
    /// How many frames beyond the limit are open.
    beyond: usize,
    pub(super) notes: footnotes::Notes,
    pub(super) tags: html::Reported,
}

impl<'t, 'a> Tree<'t, 'a> {
    pub(super) fn new(input: &'t mut Input<'a>) -> Tree<'t, 'a> {
        let mut tree = Tree {
            input,
            stack: Vec::new(),
            beyond: 0,
            notes: footnotes::Notes::default(),
            tags: html::Reported::default(),
        };
        tree.push(Open::Root, Span::default(), None);
        tree
    }

    /// Everything, once the last event has come.
    pub(super) fn finish(mut self) -> Content {
        while self.stack.len() > 1 {
            self.close();
        }
        self.flush();
        let mut blocks = self.stack.pop().map_or(Vec::new(), |root| root.blocks);
        headings::name(&mut blocks);
        let footnotes = self.notes.in_order(self.input);
        Content { blocks, footnotes }
    }

    pub(super) fn open(&mut self, open: Open, span: Span) {
        if self.stack.len() > depth::MOST {
            if self.beyond == 0 {
                self.input.report(block::too_deep(self.input.at(span), depth::MOST));
            }
            self.beyond += 1;
            return;
        }
        if let (Open::Paragraph, Some(Frame { open: Open::Item { loose, .. }, .. })) =
            (&open, self.stack.last_mut())
        {
            *loose = true;
        }
        self.push(open, self.trimmed(span), None);
    }

    pub(super) fn push(&mut self, open: Open, span: Span, tag: Option<&'static str>) {
        self.stack.push(Frame { open, span, blocks: Vec::new(), inlines: Vec::new(), tag });
    }

    /// Closes what Markdown opened last; HTML tags left open in it end with it.
    pub(super) fn close(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        while let Some(frame) = self.stack.pop_if(|frame| frame.tag.is_some()) {
            self.input.report(block::unclosed_html(self.input.at(frame.span), frame.tag.unwrap_or("")));
            self.put_all(frame.inlines);
        }
        self.flush();
        if let Some(frame) = self.stack.pop() {
            self.complete(frame);
        }
    }

    /// Turns a frame into what it is and gives it to the frame around it.
    pub(super) fn complete(&mut self, frame: Frame) {
        let Frame { open, span, blocks, inlines, .. } = frame;
        match open {
            Open::Root => {}
            Open::Paragraph => {
                slips::report(self.input, &inlines);
                for block in paragraphs(self.input.text, inlines) {
                    self.put_block(block.kind, block.span);
                }
            }
            Open::Heading { level, id, more } => {
                if more {
                    self.input.report(block::heading_attributes(self.input.at(span)));
                }
                let id = id.unwrap_or_default();
                self.put_block(BlockKind::Heading { level, id, text: trim(inlines) }, span);
            }
            Open::Quote => {
                let kind = callouts::read(self.input, blocks);
                self.put_block(kind, span);
            }
            Open::Code { lang, mut text } => {
                if text.ends_with('\n') {
                    text.pop();
                }
                self.put_block(BlockKind::Code { lang, text }, span);
            }
            Open::Html => html::judge_block(self, span),
            Open::List { start, tight, items } => {
                self.put_block(BlockKind::List { start, tight, items }, span);
            }
            Open::Item { task, loose } => {
                if let Some(Frame { open: Open::List { items, tight, .. }, .. }) = self.stack.last_mut() {
                    *tight &= !loose;
                    items.push(ListItem { task, blocks, span });
                }
            }
            Open::Footnote(label) => self.notes.define(self.input, label, blocks, span),
            Open::Definitions(entries) => self.put_block(BlockKind::Definitions(entries), span),
            Open::Term => {
                if let Some(Frame { open: Open::Definitions(entries), .. }) = self.stack.last_mut() {
                    entries.push(Definition { term: trim(inlines), definitions: Vec::new() });
                }
            }
            Open::Meaning => {
                if let Some(Frame { open: Open::Definitions(entries), .. }) = self.stack.last_mut()
                    && let Some(entry) = entries.last_mut()
                {
                    entry.definitions.push(blocks);
                }
            }
            Open::Table { align, head, rows } => {
                let wide = |mut row: Vec<Vec<Inline>>| {
                    row.resize(align.len(), Vec::new());
                    row
                };
                let head = wide(head.unwrap_or_default());
                let rows = rows.into_iter().map(wide).collect();
                self.put_block(BlockKind::Table(Table { align, head, rows }), span);
            }
            Open::Row(cells) => {
                if let Some(Frame { open: Open::Table { head, rows, .. }, .. }) = self.stack.last_mut() {
                    match head {
                        None => *head = Some(cells),
                        Some(_) => rows.push(cells),
                    }
                }
            }
            Open::Cell => {
                slips::report(self.input, &inlines);
                if let Some(Frame { open: Open::Row(cells), .. }) = self.stack.last_mut() {
                    cells.push(trim(inlines));
                }
            }
            Open::Emphasis => self.put(InlineKind::Emphasis(inlines), span),
            Open::Strong => self.put(InlineKind::Strong(inlines), span),
            Open::Strike => self.put(InlineKind::Strike(inlines), span),
            Open::Sub => self.put(InlineKind::Sub(inlines), span),
            Open::Sup => self.put(InlineKind::Sup(inlines), span),
            Open::Ruby(pairs) => {
                self.put_all(pairs);
                self.put_all(inlines);
            }
            Open::Reading => self.pair(&inlines, span),
            Open::Brackets => {}
            Open::Link(to) => self.put(InlineKind::Link { to: Target::Written(to), text: inlines }, span),
            Open::Picture { source, caption } => {
                let source = PictureSource::Written(source);
                self.put(InlineKind::Picture(Picture { source, alt: plain_text(&inlines), caption }), span);
            }
        }
    }

    /// `<ruby>base<rt>reading</rt>`: what stands in the ruby so far is the base of this reading.
    fn pair(&mut self, reading: &[Inline], span: Span) {
        if let Some(Frame { open: Open::Ruby(pairs), inlines, .. }) = self.stack.last_mut() {
            let base = std::mem::take(inlines);
            let span = Span { start: cover(&base).map_or(span.start, |base| base.start), end: span.end };
            let kind = InlineKind::Ruby { base: plain_text(&base), reading: plain_text(reading) };
            pairs.push(Inline { kind, span });
        }
    }

    pub(super) fn text(&mut self, text: &str, span: Span) {
        match self.stack.last_mut() {
            _ if self.beyond > 0 => {}
            Some(Frame { open: Open::Code { text: code, .. }, .. }) => {
                code.extend(text.chars().filter(|c| *c != '\r'));
            }
            _ => self.put(InlineKind::Text(text.to_owned()), span),
        }
    }

    pub(super) fn code(&mut self, code: &str, span: Span) {
        self.put(InlineKind::Code(code.to_owned()), span);
    }

    pub(super) fn math(&mut self, tex: &str, span: Span) {
        self.put(InlineKind::Math(tex.to_owned()), span);
    }

    pub(super) fn soft_break(&mut self, span: Span) {
        self.put(InlineKind::SoftBreak, span);
    }

    pub(super) fn hard_break(&mut self, span: Span) {
        self.put(InlineKind::HardBreak, span);
    }

    pub(super) fn footnote_mark(&mut self, label: &str, span: Span) {
        if self.beyond == 0 {
            self.notes.mark(label);
            self.put(InlineKind::FootnoteRef(footnotes::key(label)), span);
        }
    }

    pub(super) fn rule(&mut self, span: Span) {
        if self.beyond == 0 {
            self.put_block(BlockKind::Rule, self.trimmed(span));
        }
    }

    pub(super) fn task(&mut self, done: bool) {
        let item = self.stack.iter_mut().rev().find_map(|frame| match &mut frame.open {
            Open::Item { task, .. } => Some(task),
            _ => None,
        });
        if let (Some(task), 0) = (item, self.beyond) {
            *task = Some(done);
        }
    }

    pub(super) fn html(&mut self, raw: &str, span: Span) {
        if self.beyond == 0 {
            for piece in html::pieces(raw) {
                if let Piece::Tag(tag) = piece {
                    html::tag(self, &tag, span);
                }
            }
        }
    }

    /// Adds a run to what is open, as one with the text before it where both are text.
    pub(super) fn put(&mut self, kind: InlineKind, span: Span) {
        if self.beyond > 0 {
            return;
        }
        let Some(frame) = self.stack.last_mut() else { return };
        match (kind, frame.inlines.last_mut()) {
            (InlineKind::Text(more), Some(Inline { kind: InlineKind::Text(text), span: whole })) => {
                text.push_str(&more);
                whole.end = span.end;
            }
            (kind, _) => frame.inlines.push(Inline { kind, span }),
        }
    }

    pub(super) fn put_all(&mut self, inlines: Vec<Inline>) {
        for inline in inlines {
            self.put(inline.kind, inline.span);
        }
    }

    pub(super) fn put_block(&mut self, kind: BlockKind, span: Span) {
        self.flush();
        if let Some(frame) = self.stack.last_mut() {
            frame.blocks.push(Block { kind, span });
        }
    }

    /// Text right inside something that holds blocks becomes a paragraph: in tight lists there is no other.
    fn flush(&mut self) {
        if let Some(frame) = self.stack.last_mut().filter(|frame| frame.open.holds_blocks()) {
            let inlines = std::mem::take(&mut frame.inlines);
            slips::report(self.input, &inlines);
            frame.blocks.extend(paragraphs(self.input.text, inlines));
        }
    }

    /// Without the line end that the parser counts in.
    fn trimmed(&self, span: Span) -> Span {
        let kept = span.text(self.input.text).trim_end().len();
        Span { start: span.start, end: span.start + Span::new(0, kept).end }
    }
}

//! Blocks.

use super::anchors::label;
use super::inline::{opens_wide, paragraph_text};
use super::{Writer, ems};
use crate::base::span::Span;
use crate::syntax::ast::{
    Align, Block, BlockKind, Definition, Inline, InlineKind, ListItem, Picture, PictureSource, Table,
    plain_text,
};
use crate::syntax::walk::{self, Visit};

impl<'a> Writer<'a> {
    /// Writes blocks one after another.
    pub(super) fn blocks(&mut self, list: &'a [Block]) {
        let mut rest = list.iter();
        while let Some(block) = rest.next() {
            // Within a panel a heading runs in with the paragraph it stands above.
            if let BlockKind::Heading { text, .. } = &block.kind
                && self.depth > 0
            {
                let next = rest.as_slice().first().map(|next| &next.kind);
                let follows =
                    if let Some(BlockKind::Paragraph(text)) = next { Some(text.as_slice()) } else { None };
                self.mark(block.span);
                self.push("#par[#run-in[");
                self.inlines(text);
                self.push("];");
                if let Some(text) = follows {
                    self.first_words(text, false);
                    rest.next();
                }
                self.push("];\n");
                continue;
            }
            self.block(block);
        }
    }

    pub(super) fn block(&mut self, block: &'a Block) {
        self.mark(block.span);
        match &block.kind {
            BlockKind::Paragraph(text) => self.paragraph(text),
            BlockKind::Heading { level, id, text } => self.heading(*level, id, text),
            BlockKind::List { items, .. } if self.is_deep() => {
                items.iter().for_each(|item| self.blocks(&item.blocks));
            }
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items),
            BlockKind::Definitions(list) if self.is_deep() => {
                for Definition { term, definitions } in list {
                    self.run_in(term);
                    definitions.iter().for_each(|blocks| self.blocks(blocks));
                }
            }
            BlockKind::Definitions(list) => self.definitions(list),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Quote(inner) if self.is_deep() => self.blocks(inner),
            BlockKind::Quote(inner) => {
                self.push("#quote(block: true)[");
                self.inside(|writer| writer.blocks(inner));
                self.push("];\n");
            }
            BlockKind::Code { lang, text } => {
                self.push("#raw(block: true, ");
                if !lang.is_empty() {
                    self.push("lang: ");
                    self.string(lang);
                    self.push(", ");
                }
                self.string(text.trim_end());
                self.push(");\n");
            }
            BlockKind::Math(text) => {
                self.push("#tex-block[");
                self.formula(text);
                self.push("];\n");
            }
            BlockKind::Rule => self.push("#divider();\n"),
            BlockKind::Figure(picture) => self.figure(picture),
            BlockKind::Callout(callout) => self.callout(callout),
            BlockKind::Statute(statute) => self.statute(statute),
            BlockKind::Pair { statute, plain } => {
                let lengths = [lengths(std::slice::from_ref(statute)), lengths(&plain.blocks)].join(", ");
                self.push(&format!("#pair(lengths: ({lengths}), ["));
                self.block(statute);
                self.push("], [");
                self.callout(plain);
                self.push("]);\n");
            }
            BlockKind::Quiz { title, questions, banks } => self.quiz(title, questions, banks),
            BlockKind::Media(card) => self.media(card),
            BlockKind::CaseCard { title, to, content, source } => {
                self.case_card(title, to, content, source);
            }
        }
    }

    /// Words that stand for a head where there is no room for one.
    pub(super) fn run_in(&mut self, words: &'a [Inline]) {
        if !words.is_empty() {
            self.push("#par[#run-in[");
            self.inlines(words);
            self.push("];];\n");
        }
    }

    fn paragraph(&mut self, text: &'a [Inline]) {
        self.push("#par[");
        self.first_words(text, true);
        self.push("];\n");
    }

    /// The text of a paragraph from its first word on.
    fn first_words(&mut self, text: &'a [Inline], hang: bool) {
        if hang && plain_text(text).trim_start().starts_with(opens_wide) {
            self.push("#hang;");
        }
        let Some((Inline { kind: InlineKind::Text(first), span }, rest)) = text.split_first() else {
            return self.inlines(text);
        };
        self.mark(*span);
        self.words(paragraph_text(first));
        self.inlines(rest);
    }

    fn heading(&mut self, level: u8, id: &str, text: &'a [Inline]) {
        // Sections of a text begin with `##`; `#` is its title, which stands elsewhere.
        self.level = level.saturating_sub(1).clamp(1, self.level + 1);
        self.push(&format!("#heading(level: {})[", self.setting.above + self.level));
        self.inlines(text);
        self.push("]");
        let name = label(self.home, id);
        if self.setting.anchors.has(&name) {
            self.push("#label(");
            self.string(&name);
            self.push(")");
        }
        self.push(";\n");
    }

    /// A heading that the program makes, `level` below the title of the text.
    pub(super) fn made_heading(&mut self, level: u8, span: Span, text: &str) {
        self.level = level.clamp(1, self.level + 1);
        self.push(&format!("#heading(level: {})[", self.setting.above + self.level));
        self.mark(span);
        self.text(text);
        self.push("];\n");
    }

    fn list(&mut self, start: Option<u64>, tight: bool, items: &'a [ListItem]) {
        let tasks = items.iter().any(|item| item.task.is_some());
        let nested = if self.items > 0 { "sub-" } else { "" };
        match start {
            _ if tasks => self.push("#tasks("),
            Some(first) => self.push(&format!("#{nested}enum(start: {first}, tight: {tight}, ")),
            None => self.push(&format!("#{nested}list(tight: {tight}, ")),
        }
        self.items += 1;
        for item in items {
            self.mark(item.span);
            if tasks {
                self.push(&format!(
                    "({}, ",
                    item.task.map_or("none", |done| if done { "true" } else { "false" })
                ));
            }
            self.push("[");
            self.inside(|writer| writer.item(&item.blocks));
            if self.answers {
                self.push("#answer-room;");
            }
            self.push(if tasks { "]), " } else { "], " });
        }
        self.items -= 1;
        self.push(");\n");
    }

    /// The blocks of an item or a note: one paragraph is a line, not a paragraph with its indent and space.
    pub(super) fn item(&mut self, blocks: &'a [Block]) {
        match blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(text), span }, rest)) => {
                self.mark(*span);
                self.first_words(text, false);
                if !rest.is_empty() {
                    self.push("\n");
                    self.blocks(rest);
                }
            }
            _ => self.blocks(blocks),
        }
    }

    fn definitions(&mut self, list: &'a [Definition]) {
        self.push("#terms(");
        for Definition { term, definitions } in list {
            self.push("terms.item([");
            self.inlines(term);
            self.push("], [");
            self.inside(|writer| definitions.iter().for_each(|blocks| writer.blocks(blocks)));
            self.push("]), ");
        }
        self.push(");\n");
    }

    fn table(&mut self, table: &'a Table) {
        self.push(&format!("#data-table({}, align: (", table.align.len()));
        for align in &table.align {
            self.push(match align {
                Align::Start => "start, ",
                Align::Center => "center, ",
                Align::End => "end, ",
            });
        }
        self.push("), head: (");
        if table.head.iter().any(|cell| !cell.is_empty()) {
            self.cells(&table.head);
        }
        self.push("), ");
        table.rows.iter().for_each(|row| self.cells(row));
        self.push(");\n");
    }

    fn cells(&mut self, row: &'a [Vec<Inline>]) {
        for cell in row {
            self.content(|writer| writer.inlines(cell));
            self.push(", ");
        }
    }

    fn figure(&mut self, picture: &'a Picture) {
        match &picture.source {
            PictureSource::Asset(facts) => {
                self.push("#picture(");
                self.string(&facts.print);
                self.push(&format!(", width: {}, height: {}, alt: ", facts.width, facts.height));
                self.string(&picture.alt);
                if !picture.caption.is_empty() {
                    self.push(", caption: [");
                    self.text(&picture.caption);
                    self.push("]");
                }
                self.push(");\n");
            }
            PictureSource::Written(_) | PictureSource::Absent => {
                self.push("#picture-absent(alt: ");
                self.string(&picture.alt);
                self.push(");\n");
            }
        }
    }
}

/// The lengths of paragraphs in ems, as a list of the typesetter: what the design reckons heights from.
fn lengths(blocks: &[Block]) -> String {
    let mut out = String::from("(");
    let mut length = |text: &str| out.push_str(&format!("{}, ", ems(text)));
    walk::blocks(blocks, &mut |visit| match visit {
        Visit::Line(text) => length(&plain_text(text)),
        Visit::Block(Block { kind: BlockKind::Statute(statute), .. }) => {
            let translated = statute.translation.iter().flat_map(|translation| &translation.paragraphs);
            statute.paragraphs.iter().chain(translated).for_each(|line| length(&line.text));
        }
        _ => {}
    });
    out + ")"
}

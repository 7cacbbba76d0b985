//! Running text -> HTML. One exhaustive match over blocks, one over runs of text; everything is escaped, nothing
//! carries a script, a style or a handler.
//!
//! Classes are named after what a block is (`block case`), never after how it looks: the look is the style sheet's.

mod block;
pub mod comparison;
pub mod escape;
mod inline;
pub mod law;
pub mod law_texts;
pub mod lexicon;
mod math;
pub mod media;
mod quiz;
mod skit;
mod statute;
pub mod tongues;
pub mod words;
mod words_check;
mod words_class;
mod words_contest;
mod words_cover;
mod words_en;
mod words_export;
mod words_learn;
mod words_media;
mod words_slides;
mod words_ug;
mod words_zh;

use crate::syntax::ast::{Block, BlockKind, Content, Inline};
use escape::text;
use words::Words;

/// What a page's text is written for.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The page, below the bundle's root: links are relative to it.
    pub url: &'a str,
    /// The words of its language.
    pub words: &'static Words,
}

/// A heading of a page, for its contents list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its words as HTML.
    pub html: String,
}

/// Writes the HTML of one page's texts: notes, cases and questions are numbered throughout.
pub struct Writer<'a> {
    setting: Setting<'a>,
    out: String,
    /// Headings so far.
    pub headings: Vec<Heading>,
    /// Terms used since the last block of the page's own level: they go into the margin beside it.
    margin: String,
    notes: Vec<Note<'a>>,
    cases: u32,
    questions: u32,
}

/// A footnote: its text, and how often it was referred to.
struct Note<'a> {
    label: &'a str,
    blocks: &'a [Block],
    marks: u32,
}

impl<'a> Writer<'a> {
    /// A writer for a page.
    pub fn new(setting: Setting<'a>) -> Writer<'a> {
        Writer {
            setting,
            out: String::new(),
            headings: Vec::new(),
            margin: String::new(),
            notes: Vec::new(),
            cases: 0,
            questions: 0,
        }
    }

    /// The page's text with its footnotes at the end.
    pub fn content(&mut self, content: &'a Content) -> String {
        let first = self.notes.len();
        let notes = content.footnotes.iter().map(|(label, blocks)| Note { label, blocks, marks: 0 });
        self.notes.extend(notes);
        for block in &content.blocks {
            self.outer_block(block);
        }
        self.footnotes(first);
        std::mem::take(&mut self.out)
    }

    /// Some blocks without footnotes.
    pub fn blocks_alone(&mut self, blocks: &[Block]) -> String {
        blocks.iter().for_each(|block| self.outer_block(block));
        std::mem::take(&mut self.out)
    }

    /// The same without anything in the margin.
    pub fn blocks_bare(&mut self, blocks: &[Block]) -> String {
        blocks.iter().for_each(|block| self.block(block));
        self.margin.clear();
        std::mem::take(&mut self.out)
    }

    /// A line of text.
    pub fn line(&mut self, inlines: &[Inline]) -> String {
        self.inlines(inlines);
        std::mem::take(&mut self.out)
    }

    /// Lines of text as a list of the class `class`; nothing where there are none.
    pub fn list(&mut self, lines: &[Vec<Inline>], class: &str) -> String {
        if lines.is_empty() {
            return String::new();
        }
        self.out.push_str("<ul class=\"");
        self.out.push_str(class);
        self.out.push_str("\">\n");
        for line in lines {
            self.out.push_str("<li>");
            self.inlines(line);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n");
        std::mem::take(&mut self.out)
    }

    /// Questions as an ordered list.
    pub fn question_list(&mut self, questions: &[crate::syntax::kinds::quiz::Question]) -> String {
        self.questions(questions);
        std::mem::take(&mut self.out)
    }

    /// A picture.
    pub fn picture_alone(&mut self, picture: &crate::syntax::ast::Picture) -> String {
        self.picture(picture);
        std::mem::take(&mut self.out)
    }

    /// A card of a medium.
    pub fn media_card(&mut self, card: &crate::syntax::ast::MediaCard) -> String {
        self.media(card);
        std::mem::take(&mut self.out)
    }

    /// The player of a medium alone, as large as there is room.
    pub fn screen(&mut self, card: &crate::syntax::ast::MediaCard) -> String {
        self.player(card);
        std::mem::take(&mut self.out)
    }

    /// A block of the page's own level, with its terms in the margin. They stand before it, so that they begin at its
    /// height; a pair of statute and plain words takes the margin's room itself, and its terms follow.
    fn outer_block(&mut self, block: &Block) {
        let start = self.out.len();
        self.block(block);
        if self.margin.is_empty() {
            return;
        }
        let aside = format!("<aside class=\"margin\">\n{}</aside>\n", std::mem::take(&mut self.margin));
        if matches!(block.kind, BlockKind::Pair { .. }) {
            self.out.push_str(&aside);
        } else {
            self.out.insert_str(start, &aside);
        }
    }

    fn footnotes(&mut self, first: usize) {
        if self.notes.len() == first {
            return;
        }
        let title = self.setting.words.footnotes;
        self.push(format_args!("<section class=\"footnotes\">\n<h2>{title}</h2>\n<ol>\n"));
        for index in first..self.notes.len() {
            let (number, marks, blocks) = (index + 1, self.notes[index].marks, self.notes[index].blocks);
            self.push(format_args!("<li id=\"note-{number}\">"));
            blocks.iter().for_each(|block| self.block(block));
            let back = self.setting.words.back;
            for mark in 1..=marks {
                let to = mark_id(number, mark);
                self.push(format_args!(
                    "<a class=\"back\" href=\"#{to}\" title=\"{back}\" aria-label=\"{back}\">↩</a>"
                ));
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    /// Appends markup of ours; values in it must be numbers, constants or escaped.
    fn push(&mut self, markup: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = std::fmt::Write::write_fmt(&mut self.out, markup);
    }

    fn text(&mut self, words: &str) {
        text(&mut self.out, words);
    }
}

/// What says that a run is Chinese, on pages of another language.
fn chinese(words: &'static Words) -> &'static str {
    if std::ptr::eq(words, Words::of("zh")) { "" } else { " lang=\"zh-Hans\" dir=\"ltr\"" }
}

/// The anchor of the `mark`-th reference to a note.
fn mark_id(number: usize, mark: u32) -> String {
    if mark == 1 { format!("mark-{number}") } else { format!("mark-{number}-{mark}") }
}

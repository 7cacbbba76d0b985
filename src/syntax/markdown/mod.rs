//! CommonMark with tables, footnotes, task lists, strikethrough, definition lists, heading attributes, math and
//! callouts -> the tree of [`ast`](super::ast). This file alone knows pulldown-cmark; it hands each event to the
//! [`Tree`], which grows the blocks.
//!
//! No smart punctuation, ever: it would change the words of laws.

mod depth;
mod footnotes;
mod headings;
mod html;
mod line;
mod slips;
mod tree;

pub(crate) use line::{after, before_colon, cover, lines, paragraphs, trim};

use super::ast::{Align, Content};
use super::input::Input;
use crate::base::span::Span;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag};
use std::ops::Range;
use tree::{Open, Tree};

/// Parses `range` of the file; all spans count from the start of the file.
pub(crate) fn parse(input: &mut Input, range: Range<usize>) -> Content {
    if input.is_too_large(range.len()) {
        return Content::default();
    }
    let start = range.start;
    let text = depth::shallow(input, range);
    let mut tree = Tree::new(input);
    for (event, at) in Parser::new_ext(text, options()).into_offset_iter() {
        let span = Span::new(start + at.start, start + at.end);
        match event {
            Event::Start(tag) => tree.open(opened(tag), span),
            Event::End(_) => tree.close(),
            Event::Text(text) => tree.text(&text, span),
            Event::Code(code) => tree.code(&code, span),
            Event::InlineMath(tex) | Event::DisplayMath(tex) => tree.math(&tex, span),
            // The lines of a block of HTML: the block is judged as a whole when it closes.
            Event::Html(_) => {}
            Event::InlineHtml(tag) => tree.html(&tag, span),
            Event::FootnoteReference(label) => tree.footnote_mark(&label, span),
            Event::SoftBreak => tree.soft_break(span),
            Event::HardBreak => tree.hard_break(span),
            Event::Rule => tree.rule(span),
            Event::TaskListMarker(done) => tree.task(done),
        }
    }
    tree.finish()
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST
}

fn opened(tag: Tag) -> Open {
    match tag {
        Tag::Paragraph => Open::Paragraph,
        Tag::Heading { level, id, classes, attrs } => Open::Heading {
            level: match level {
                HeadingLevel::H1 => 1,
                HeadingLevel::H2 => 2,
                HeadingLevel::H3 => 3,
                HeadingLevel::H4 => 4,
                HeadingLevel::H5 => 5,
                HeadingLevel::H6 => 6,
            },
            id: id.map(|id| id.into_string()),
            more: !(classes.is_empty() && attrs.is_empty()),
        },
        Tag::BlockQuote(_) => Open::Quote,
        Tag::CodeBlock(CodeBlockKind::Indented) => Open::code(""),
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Open::code(&info),
        Tag::HtmlBlock => Open::Html,
        Tag::List(start) => Open::list(start),
        Tag::Item => Open::Item { task: None, loose: false },
        Tag::FootnoteDefinition(label) => Open::Footnote(label.into_string()),
        Tag::DefinitionList => Open::Definitions(Vec::new()),
        Tag::DefinitionListTitle => Open::Term,
        Tag::DefinitionListDefinition => Open::Meaning,
        Tag::Table(columns) => Open::table(columns.into_iter().map(align).collect()),
        Tag::TableHead | Tag::TableRow => Open::Row(Vec::new()),
        Tag::TableCell => Open::Cell,
        Tag::Emphasis => Open::Emphasis,
        Tag::Strong => Open::Strong,
        Tag::Strikethrough => Open::Strike,
        Tag::Superscript => Open::Sup,
        Tag::Subscript => Open::Sub,
        Tag::Link { link_type: LinkType::Email, dest_url, .. } => Open::Link(format!("mailto:{dest_url}")),
        Tag::Link { dest_url, .. } => Open::Link(dest_url.into_string()),
        Tag::Image { dest_url, title, .. } => {
            Open::Picture { source: dest_url.into_string(), caption: title.into_string() }
        }
        // Never met: the option that reads metadata blocks is off, front matter is split off before.
        Tag::MetadataBlock(_) => Open::Html,
    }
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}

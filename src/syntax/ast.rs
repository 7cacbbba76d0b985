//! The one tree of running text. `syntax` builds it, `render::resolve` replaces what refers to other things,
//! the three writers (`html`, `typ`, `text`) match it exhaustively.
//!
//! Variants under "resolved" never come out of the parser: only [`crate::render`] makes them, so that a writer sees
//! targets with their facts instead of names to look up.

use super::callouts::Callout;
use super::kinds::quiz::Question;
use crate::base::snapshot::SourceFile;
use crate::base::span::Span;
use std::sync::Arc;

/// A block and where it stands.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// In its source file.
    pub span: Span,
}

/// Blocks of CommonMark with tables, footnotes, task lists, definition lists, math and callouts.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum BlockKind {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A heading; `id` is unique on the page once the parser is done.
    Heading { level: u8, id: String, text: Vec<Inline> },
    /// `start` is the first number of an ordered list; `tight`: items without paragraphs.
    List { start: Option<u64>, tight: bool, items: Vec<ListItem> },
    /// Terms with their definitions.
    Definitions(Vec<Definition>),
    /// A table with one head row.
    Table(Table),
    /// A plain quotation.
    Quote(Vec<Block>),
    /// Source code, `lang` as written after the fence.
    Code { lang: String, text: String },
    /// Displayed math, in TeX as written.
    Math(String),
    /// A thematic break.
    Rule,
    /// A picture on its own line, with its caption (the Markdown title).
    Figure(Picture),
    /// A `> [!KIND]` block.
    Callout(Callout),
    /// Resolved: a quoted provision of a law.
    Statute(Statute),
    /// Resolved: a statute with the plain words that follow it, to be set side by side.
    Pair { statute: Box<Block>, plain: Callout },
    /// Resolved: questions drawn from a bank or written inside; answers are absent in a learner's edition.
    /// The last ones are those drawn from `banks`.
    Quiz { title: Vec<Inline>, questions: Vec<Question>, banks: Vec<Bank> },
    /// Resolved: a film, song, clip or audio.
    Media(MediaCard),
    /// Resolved: a case that has a page of its own; `content` is its whole text, for paper, with spans into `source`.
    CaseCard { title: String, to: Target, content: Content, source: Arc<SourceFile> },
}

/// A bank that questions of a quiz were drawn from.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Bank {
    /// Its file: the spans of those questions point into it.
    pub source: Arc<SourceFile>,
    /// How many questions of the quiz stand before those drawn from it, which end where those of the next bank begin.
    pub before: usize,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct ListItem {
    /// `[ ]` or `[x]` in front.
    pub task: Option<bool>,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// In its source file.
    pub span: Span,
}

/// A term and its definitions.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Definition {
    /// What is defined.
    pub term: Vec<Inline>,
    /// One or more definitions.
    pub definitions: Vec<Vec<Block>>,
}

/// How a column of a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    /// As the direction of the text says.
    Start,
    /// In the middle.
    Center,
    /// At the far side.
    End,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Table {
    /// One per column.
    pub align: Vec<Align>,
    /// The head row.
    pub head: Vec<Vec<Inline>>,
    /// The other rows, each as wide as `align`.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A run of text and where it stands.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// In its source file.
    pub span: Span,
}

impl Inline {
    /// Where the bytes `range` of its text stand: exact unless the source has escapes or entities, then the whole.
    pub fn part(&self, range: std::ops::Range<usize>) -> Span {
        match &self.kind {
            InlineKind::Text(text) | InlineKind::Citation { text, .. }
                if text.len() == self.span.range().len() =>
            {
                let start = self.span.start as usize;
                Span::new(start + range.start, start + range.end)
            }
            _ => self.span,
        }
    }
}

/// Runs of text.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum InlineKind {
    /// Plain text, entities and escapes already undone.
    Text(String),
    /// Emphasis (Chinese: Kai).
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strike(Vec<Inline>),
    /// Below the line.
    Sub(Vec<Inline>),
    /// Above the line.
    Sup(Vec<Inline>),
    /// A word with its reading.
    Ruby { base: String, reading: String },
    /// Source code.
    Code(String),
    /// Math in TeX as written.
    Math(String),
    /// A link.
    Link { to: Target, text: Vec<Inline> },
    /// A picture within a line.
    Picture(Picture),
    /// A footnote's mark; the label finds the text in [`Content::footnotes`].
    FootnoteRef(String),
    /// A line end in the source: a space, or nothing between two Han characters.
    SoftBreak,
    /// A line end that was asked for.
    HardBreak,
    /// Resolved: a cited provision or title, in the author's words; `to` is where it leads.
    /// `quote` is the index of the provision's words among the quotes of its page.
    Citation { text: String, to: Target, quote: Option<u16> },
    /// Resolved: the first use of a glossary term on a page, with its definition in plain text.
    Term { text: String, to: Target, definition: Arc<str> },
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Picture {
    /// Where it comes from.
    pub source: PictureSource,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// A caption, or empty.
    pub caption: String,
}

/// Where a picture comes from.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum PictureSource {
    /// As written.
    Written(String),
    /// Resolved.
    Asset(Arc<PictureFacts>),
    /// Resolved: there is none (already reported).
    Absent,
}

/// What a writer needs to know of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PictureFacts {
    /// Below the bundle's root, e.g. `assets/pictures/3f2a….jpg`.
    pub web: String,
    /// The virtual path typst reads, e.g. `/pictures/3f2a….png`; also the key of the original's bytes.
    pub print: String,
    /// Size as placed on the web, in pixels, orientation applied.
    pub width: u32,
    /// See `width`.
    pub height: u32,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// As written in the source.
    Written(String),
    /// Resolved: a page of the same bundle.
    Page(Arc<PageRef>, Option<String>),
    /// Resolved: an anchor of the same page.
    Here(String),
    /// Resolved: http(s), mailto or tel. Opens only where there is a network.
    External(String),
    /// Resolved: nowhere (already reported, or not part of this edition); only the words are kept.
    None,
}

/// The facts of a page that others refer to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageRef {
    /// Below the bundle's root: `laws/fan-jia-ting-bao-li-fa.html`.
    pub url: String,
    /// Its title.
    pub title: String,
}

/// A quoted provision.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Statute {
    /// `《反家庭暴力法》第二条`, as written by the author.
    pub citation: String,
    /// The article's page and anchor.
    pub to: Target,
    /// The law's full title.
    pub law: String,
    /// Version in words: `2015年12月27日通过，2016年3月1日起施行`.
    pub version: String,
    /// The words: paragraphs, items as paragraphs of their own.
    pub paragraphs: Vec<StatuteLine>,
    /// Whether the words are the law's own (`true`) or a summary's restatement.
    pub verbatim: bool,
    /// The same in the edition's language, where the law is translated.
    pub translation: Option<StatuteTranslation>,
}

/// The words of a provision in another language than the law's own.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct StatuteTranslation {
    /// `ug`, `en`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The words.
    pub paragraphs: Vec<StatuteLine>,
}

/// A paragraph or an item of a statute.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StatuteLine {
    /// 0 for a paragraph, 1 for an item （一）, 2 for a point 1.
    pub depth: u8,
    /// Its words.
    pub text: String,
}

/// A film, song, clip, audio or picture of the media manifest, as shown where it is used.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct MediaCard {
    /// The id in the manifest.
    pub id: String,
    /// Its title.
    pub title: String,
    /// film, song, clip, audio or picture.
    pub kind: super::kinds::media::MediaType,
    /// The file below the bundle's root; nothing for external media.
    pub file: Option<String>,
    /// Captions as a self-registering script below the bundle's root.
    pub captions: Option<String>,
    /// A poster below the bundle's root.
    pub poster: Option<String>,
    /// Seconds, where the manifest or the file says.
    pub seconds: Option<u32>,
    /// Licence, as in the manifest.
    pub license: String,
    /// Who holds the rights.
    pub rights_holder: String,
    /// What is said or sung, or empty.
    pub words: String,
    /// Where everybody can see it on the network; only paper names it.
    pub url: Option<String>,
    /// The page that plays it, below the bundle's root; pictures have none.
    pub page: Option<String>,
    /// Where its parts begin, in seconds, and what they are called.
    pub chapters: Vec<(u32, String)>,
}

/// Running text of one document: blocks and the footnotes they refer to.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Content {
    /// In order.
    pub blocks: Vec<Block>,
    /// Label and text, in the order of their first mark.
    pub footnotes: Vec<(String, Vec<Block>)>,
}

/// The plain text of inlines: for titles, slugs, alternative texts.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(inlines, &mut out);
    out
}

fn push_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Math(text) => out.push_str(text),
            InlineKind::Citation { text, .. } | InlineKind::Term { text, .. } => out.push_str(text),
            InlineKind::Ruby { base, .. } => out.push_str(base),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strike(inner)
            | InlineKind::Sub(inner)
            | InlineKind::Sup(inner)
            | InlineKind::Link { text: inner, .. } => push_plain(inner, out),
            InlineKind::Picture(picture) => out.push_str(&picture.alt),
            InlineKind::FootnoteRef(_) => {}
            InlineKind::SoftBreak => {
                // The break vanishes between Han; a space is right between Latin words and harmless in plain text.
                if out.chars().last().is_some_and(|c| c.is_ascii()) {
                    out.push(' ');
                }
            }
            InlineKind::HardBreak => out.push(' '),
        }
    }
}

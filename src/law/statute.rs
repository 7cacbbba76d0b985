//! A statute as a value: divisions, articles, paragraphs, items and points, each a span of the source text.
//!
//! The value holds no text. Articles, paragraphs, items and points lie in one flat list each, in document order;
//! an article knows its run of paragraphs, a paragraph its run of items, an item its run of points. A law of 500
//! articles is thus four allocations, not two thousand.

use std::ops::RangeInclusive;

use super::address::{ArticleNo, Provision};
pub use super::form::{Form, Numbered};
use super::{read, title};
use crate::base::span::Span;

/// The text of a law, or of one part of it (the Civil Code comes in eight files with running article numbers).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Statute {
    /// The first `# heading`, without its mark.
    pub title: Option<Span>,
    /// A second `# heading` above the body: the part (编) of the law that this text is.
    pub part: Option<Span>,
    /// The lines between title and body: who adopted and amended it when. See [`history`](super::history).
    pub header: Box<[Span]>,
    /// How its articles are numbered.
    pub form: Form,
    /// What the body consists of, in document order.
    pub pieces: Box<[Piece]>,
    pub(super) divisions: Box<[Division]>,
    pub(super) articles: Box<[Article]>,
    pub(super) paragraphs: Box<[Paragraph]>,
    pub(super) items: Box<[Item]>,
    pub(super) points: Box<[Point]>,
    /// Indices of `articles`, ordered by number and then by place.
    pub(super) by_number: Box<[u32]>,
}

/// One thing in the body of a statute. Numbers are indices into [`Statute::divisions`] and [`Statute::articles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// A heading.
    Division(u32),
    /// An article with all that belongs to it.
    Article(u32),
    /// A paragraph outside all articles: of a preamble, an annex, a note.
    Text(Span),
}

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DivisionKind {
    /// 序言
    Preamble,
    /// 编
    Part,
    /// 分编
    Subpart,
    /// 章
    Chapter,
    /// 节
    Section,
    /// 附件, 附录, 附表
    Annex,
    /// Any other heading, such as a 附则 without a number.
    Other,
}

/// A heading: 第一章 总则.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Division {
    /// What it is.
    pub kind: DivisionKind,
    /// How deep it lies in the tree of divisions, from 0.
    pub depth: u8,
    /// The number it bears (第二章: 2), if any.
    pub number: Option<u32>,
    /// 第二章; empty if it bears no number.
    pub label: Span,
    /// 总 则, as written: [`title::tidy`](super::title::tidy) takes out the spaces that only spread it.
    pub title: Span,
    /// The whole heading line, without its mark.
    pub span: Span,
    /// The fragment of a link, unique within the statute: `part-2-chapter-12-section-1`.
    pub anchor: Box<str>,
}

/// One article (条).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Article {
    /// Its number.
    pub no: ArticleNo,
    /// The label: 第二条; in a text that numbers so, 二、.
    pub head: Span,
    /// From the label to the end of the last paragraph, item or point.
    pub span: Span,
    pub(super) paragraphs: Run,
}

/// One natural paragraph (款) of an article, without the article's label, and the items it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Paragraph {
    /// Its words.
    pub text: Span,
    pub(super) items: Run,
}

/// One item (项).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    /// The number it bears.
    pub number: u16,
    /// The item's own line with its label `（一）`.
    pub span: Span,
    /// The same without the label.
    pub text: Span,
    pub(super) points: Run,
}

/// One point (目) of an item, or a line without a number that goes on with the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    /// The number it bears, if any.
    pub number: Option<u16>,
    /// With its label `1.`
    pub span: Span,
    /// The same without the label.
    pub text: Span,
}

/// A run of elements of one of the flat lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub(super) struct Run {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Run {
    /// A run of nothing, to which what comes next can be added.
    pub(super) fn at_end_of<T>(list: &[T]) -> Run {
        let next = list.len() as u32;
        Run { start: next, end: next }
    }

    pub(super) fn is_empty(self) -> bool {
        self.start >= self.end
    }

    fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.start as usize..self.end as usize).unwrap_or(&[])
    }
}

/// Something in a full text that is probably a slip. None of them stops the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// Two articles bear one number; links lead to the first.
    DoubledArticle { no: ArticleNo, first: Span, again: Span },
    /// An article stands after one with a higher number.
    ArticleOutOfOrder { no: ArticleNo, after: ArticleNo, at: Span },
    /// Between two neighbouring numbers at least one article is missing. `at` is the label of `before`.
    MissingArticle { after: ArticleNo, before: ArticleNo, at: Span },
    /// A line begins like an article, but no space follows the label, so that it was read as text.
    NoSpaceAfterLabel { no: ArticleNo, at: Span },
    /// The label is written with 笫, a look-alike of 第. It was read as an article.
    LookAlikeLabel { no: ArticleNo, at: Span },
    /// The number of an item is not the one that follows.
    ItemOutOfOrder { article: ArticleNo, expected: u16, found: u16, at: Span },
    /// Quotes, tables, pictures and code are no text of a statute; `at` covers neighbouring lines of them.
    NoStatuteText { at: Span },
    /// A comment that is never closed: what follows it was not read.
    OpenComment { at: Span },
}

impl Problem {
    /// Where it is.
    pub fn at(&self) -> Span {
        match *self {
            Problem::DoubledArticle { again, .. } => again,
            Problem::ArticleOutOfOrder { at, .. }
            | Problem::MissingArticle { at, .. }
            | Problem::NoSpaceAfterLabel { at, .. }
            | Problem::LookAlikeLabel { at, .. }
            | Problem::ItemOutOfOrder { at, .. }
            | Problem::NoStatuteText { at }
            | Problem::OpenComment { at } => at,
        }
    }
}

/// Where a provision was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The address in full: with the paragraph of an item that was cited without it. Its
    /// [`anchor`](Provision::anchor) exists on the law's page.
    pub provision: Provision,
    /// Its text. Of a whole article this begins with the label, of a paragraph it includes the items.
    pub span: Span,
}

/// A paragraph (depth 0), item (1) or point (2), with the label of the latter two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StatuteLine {
    /// 0 to 2.
    pub depth: u8,
    /// Its words.
    pub span: Span,
}

/// What a statute lacks of a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Absence {
    /// There is no such article.
    Article,
    /// The article has only `count` paragraphs.
    Paragraph { count: usize },
    /// The paragraph (or the article, if no paragraph was named) has no such item, but `count` others.
    Item { count: usize },
    /// The item has no such point, but `count` others.
    Point { count: usize },
}

impl Division {
    /// The whole heading as people write it: `第一章　总则`.
    pub fn heading(&self, src: &str) -> String {
        let words = [self.label, self.title].map(|span| title::tidy(span.text(src)));
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).filter(|words| !words.is_empty()).collect();
        words.join("　")
    }
}

impl Statute {
    /// Reads the full text of a law, beginning at byte `from` (after front matter). Spans count from the start of
    /// `src`. Accepts LF and CRLF and a byte order mark; takes time linear in the text. Problems come in the order
    /// of the text.
    pub fn parse(src: &str, from: usize) -> (Statute, Vec<Problem>) {
        read::statute(src, from)
    }

    /// Headings in document order.
    pub fn divisions(&self) -> &[Division] {
        &self.divisions
    }

    /// Articles in document order.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The paragraphs of an article, the first being 第一款.
    pub fn paragraphs(&self, article: &Article) -> &[Paragraph] {
        article.paragraphs.of(&self.paragraphs)
    }

    /// The items of a paragraph.
    pub fn items(&self, paragraph: &Paragraph) -> &[Item] {
        paragraph.items.of(&self.items)
    }

    /// The points of an item, and the lines that go on with it.
    pub fn points(&self, item: &Item) -> &[Point] {
        item.points.of(&self.points)
    }

    /// The article with this number; the first if it is doubled.
    pub fn article(&self, no: ArticleNo) -> Option<&Article> {
        let place = self.by_number.partition_point(|&i| self.number_at(i).is_some_and(|other| other < no));
        let article = self.articles.get(*self.by_number.get(place)? as usize)?;
        (article.no == no).then_some(article)
    }

    /// Articles from one number to another, in the order of their numbers: 第五条至第八条.
    pub fn articles_between(&self, from: ArticleNo, to: ArticleNo) -> impl Iterator<Item = &Article> {
        let start = self.by_number.partition_point(|&i| self.number_at(i).is_some_and(|other| other < from));
        let rest = self.by_number.get(start..).unwrap_or(&[]);
        rest.iter().filter_map(|&i| self.articles.get(i as usize)).take_while(move |article| article.no <= to)
    }

    /// The lowest and the highest article number, if there are articles.
    pub fn range(&self) -> Option<RangeInclusive<ArticleNo>> {
        let low = self.number_at(*self.by_number.first()?)?;
        let high = self.number_at(*self.by_number.last()?)?;
        Some(low..=high)
    }

    /// The innermost division that the byte at `offset` lies in.
    pub fn division_at(&self, offset: u32) -> Option<&Division> {
        let next = self.divisions.partition_point(|division| division.span.start <= offset);
        self.divisions.get(next.checked_sub(1)?)
    }

    /// Finds a provision. An item cited without its paragraph is looked for in all paragraphs of the article.
    pub fn locate(&self, wanted: Provision) -> Result<Place, Absence> {
        let article = self.article(wanted.article).ok_or(Absence::Article)?;
        let paragraphs = self.paragraphs(article);
        let Some(number) = wanted.item else {
            let Some(number) = wanted.paragraph else {
                return Ok(Place { provision: article.no.into(), span: article.span });
            };
            let absent = Absence::Paragraph { count: paragraphs.len() };
            let paragraph = nth(paragraphs, number).ok_or(absent)?;
            let provision = Provision::article(article.no).with_paragraph(number);
            return Ok(Place { provision, span: self.whole(paragraph) });
        };
        let (within, first) = match wanted.paragraph {
            None => (paragraphs, 1),
            Some(paragraph) => {
                let absent = Absence::Paragraph { count: paragraphs.len() };
                (std::slice::from_ref(nth(paragraphs, paragraph).ok_or(absent)?), paragraph)
            }
        };
        let found = within.iter().zip(first..).find_map(|(paragraph, position)| {
            let item = self.items(paragraph).iter().find(|item| item.number == number)?;
            Some((Provision::article(article.no).with_paragraph(position).with_item(number), item))
        });
        let absent =
            Absence::Item { count: within.iter().map(|paragraph| self.items(paragraph).len()).sum() };
        let (provision, item) = found.ok_or(absent)?;
        let points = self.points(item);
        let Some(number) = wanted.point else {
            let end = points.last().map_or(item.span.end, |point| point.span.end);
            return Ok(Place { provision, span: Span { start: item.span.start, end } });
        };
        let point = points.iter().find(|point| point.number == Some(number));
        let point = point.ok_or(Absence::Point { count: points.len() })?;
        Ok(Place { provision: provision.with_point(number), span: point.span })
    }

    /// The lines of what lies within `place`, without the article's label: what a quotation of it shows.
    pub fn lines(&self, place: &Place) -> Vec<StatuteLine> {
        let Some(article) = self.article(place.provision.article) else { return Vec::new() };
        let mut lines = Vec::new();
        for paragraph in self.paragraphs(article) {
            lines.push(StatuteLine { depth: 0, span: paragraph.text });
            for item in self.items(paragraph) {
                lines.push(StatuteLine { depth: 1, span: item.span });
                lines
                    .extend(self.points(item).iter().map(|point| StatuteLine { depth: 2, span: point.span }));
            }
        }
        lines.retain(|line| place.span.start <= line.span.start && line.span.end <= place.span.end);
        lines
    }

    /// The words of an article as they stand in `src`, without its label: a line for each paragraph and item, with
    /// whatever blanks the file has.
    pub fn words<'a>(&self, article: &Article, src: &'a str) -> &'a str {
        src.get(article.head.end as usize..article.span.end as usize).unwrap_or_default()
    }

    /// A paragraph with its items and their points.
    fn whole(&self, paragraph: &Paragraph) -> Span {
        let item = self.items(paragraph).last();
        let point = item.and_then(|item| self.points(item).last());
        let end = point.map(|point| point.span.end).or(item.map(|item| item.span.end));
        Span { start: paragraph.text.start, end: end.unwrap_or(paragraph.text.end) }
    }

    fn number_at(&self, index: u32) -> Option<ArticleNo> {
        self.articles.get(index as usize).map(|article| article.no)
    }
}

fn nth<T>(list: &[T], number: u16) -> Option<&T> {
    list.get(usize::from(number).checked_sub(1)?)
}

/// Whether a text holds articles. Stops at the first.
pub fn has_articles(src: &str) -> bool {
    first_article(src, 0).is_some()
}

/// Where the first article begins, from byte `from` on: what stands before it in a summary is running text.
pub fn first_article(src: &str, from: usize) -> Option<usize> {
    read::first_article(src, from)
}

/// Whether a heading, without its mark, is one of a statute: 第一章 总则, Chapter I, 1-باب.
pub fn is_division(heading: &str) -> bool {
    read::is_division(heading)
}

//! Pages of laws, straight from the spans of the statute: thousands of them, so nothing is built in between.

use super::escape::{escaped, href, target, text};
use super::{Setting, law_texts};
use crate::base::span::Span;
use crate::law::statute::{Article, Division, Paragraph, Piece};
use crate::law::{ArticleNo, Statute, title};
use crate::render::view::LawView;
use crate::syntax::ast::PageRef;
use std::fmt::Write;

/// A list of more pages that cite an article is folded.
const MOST_SHOWN: usize = 6;

/// The parts of a law's page.
pub struct LawHtml {
    /// The lines between title and text: who adopted it when.
    pub header: String,
    /// Its parts, chapters and sections as links; empty where there are fewer than two.
    pub contents: String,
    /// Chapters and articles.
    pub body: String,
}

/// Writes the statute of `view`.
///
/// `level` is that of the headings above the first article: 1 for the page's title.
pub fn write(view: &LawView, setting: Setting<'_>, level: u8) -> LawHtml {
    let statute = &view.law.law.statute;
    let source = view.source.text.as_str();
    // Without a translation the whole page is in the law's own language, and says so.
    let foreign = if view.translations.is_empty() { "" } else { super::chinese(setting.words) };
    let mut header = String::new();
    for line in view.law.law.header(source) {
        let _ = write!(header, "<p{foreign}>");
        text(&mut header, line);
        header.push_str("</p>\n");
    }
    // Tags and anchors add about two thirds to short paragraphs.
    let mut writer = LawWriter {
        view,
        statute,
        source,
        setting,
        foreign,
        out: String::with_capacity(source.len() * 5 / 3),
    };
    let (mut level, mut texts) = (level, 0);
    for piece in &statute.pieces {
        match piece {
            Piece::Division(index) => {
                if let Some(division) = statute.divisions().get(*index as usize) {
                    level = writer.division(division);
                }
            }
            Piece::Article(index) => {
                if let Some(article) = statute.articles().get(*index as usize) {
                    writer.article(article, level + 1);
                }
            }
            Piece::Text(span) => {
                let _ = write!(writer.out, "<p class=\"free\"{foreign}>");
                writer.linked(*span);
                writer.out.push_str("</p>\n");
                law_texts::free(&mut writer.out, &view.translations, texts);
                texts += 1;
            }
        }
    }
    let body = writer.out;
    LawHtml { header, contents: contents(statute, source), body }
}

fn contents(statute: &Statute, source: &str) -> String {
    let divisions = statute.divisions();
    if divisions.len() < 2 {
        return String::new();
    }
    let mut out = String::from("<ol>\n");
    for division in divisions {
        let (depth, anchor) = (division.depth, escaped(&division.anchor));
        // Writing to a String cannot fail; so below.
        let _ = write!(out, "<li class=\"depth-{depth}\"><a href=\"#{anchor}\">");
        division_words(&mut out, division, source);
        out.push_str("</a></li>\n");
    }
    out.push_str("</ol>\n");
    out
}

/// `第一章` and `总则`, apart.
fn division_words(out: &mut String, division: &Division, source: &str) {
    let label = division.label.text(source);
    let words = title::tidy(division.title.text(source));
    if !label.is_empty() {
        out.push_str("<span class=\"label\">");
        text(out, &title::tidy(label));
        out.push_str("</span> ");
    }
    text(out, &words);
}

struct LawWriter<'a> {
    view: &'a LawView,
    statute: &'a Statute,
    source: &'a str,
    setting: Setting<'a>,
    /// What the law's own elements say on pages of another language.
    foreign: &'static str,
    out: String,
}

impl LawWriter<'_> {
    /// Writes a heading and returns its level.
    fn division(&mut self, division: &Division) -> u8 {
        let level = (division.depth + 2).min(5);
        let (anchor, foreign) = (escaped(&division.anchor), self.foreign);
        let _ = write!(self.out, "<h{level} class=\"division\" id=\"{anchor}\"{foreign}>");
        division_words(&mut self.out, division, self.source);
        let _ = writeln!(self.out, "</h{level}>");
        law_texts::heading(&mut self.out, &self.view.translations, &division.anchor);
        level
    }

    fn article(&mut self, article: &Article, level: u8) {
        let no = article.no;
        // Links lead to the first of two articles with one number.
        let first = self.statute.article(no).is_some_and(|first| std::ptr::eq(first, article));
        self.out.push_str("<section class=\"article\"");
        if first {
            let _ = write!(self.out, " id=\"art-{no}\"");
        }
        self.out.push_str(">\n");
        let beside = !self.view.translations.is_empty();
        if beside {
            let foreign = self.foreign;
            let _ = writeln!(self.out, "<div class=\"beside\">\n<div class=\"original\"{foreign}>");
        }
        let _ = write!(self.out, "<h{level} class=\"no\"{}>", self.foreign);
        text(&mut self.out, &title::tidy(article.head.text(self.source)));
        let _ = writeln!(self.out, "</h{level}>");
        for (paragraph, number) in self.statute.paragraphs(article).iter().zip(1u16..) {
            self.paragraph(paragraph, no, number, first);
        }
        if beside {
            self.out.push_str("</div>\n");
            law_texts::article(&mut self.out, &self.view.translations, no, self.setting.words);
            self.out.push_str("</div>\n");
        }
        if let Some(pages) = self.view.cited_by.get(&no) {
            self.cited_by(pages);
        }
        self.out.push_str("</section>\n");
    }

    fn paragraph(&mut self, paragraph: &Paragraph, no: ArticleNo, number: u16, anchored: bool) {
        let foreign = self.foreign;
        let _ = write!(self.out, "<p{foreign}");
        if anchored {
            let _ = write!(self.out, " id=\"art-{no}-para-{number}\"");
        }
        self.out.push('>');
        self.linked(paragraph.text);
        self.out.push_str("</p>\n");
        for item in self.statute.items(paragraph) {
            let _ = write!(self.out, "<p class=\"item\"{foreign}");
            if anchored {
                let _ = write!(self.out, " id=\"art-{no}-para-{number}-item-{}\"", item.number);
            }
            self.out.push('>');
            self.linked(item.span);
            self.out.push_str("</p>\n");
            for point in self.statute.points(item) {
                let _ = write!(self.out, "<p class=\"point\"{foreign}>");
                self.linked(point.span);
                self.out.push_str("</p>\n");
            }
        }
    }

    fn cited_by(&mut self, pages: &[PageRef]) {
        let words = self.setting.words;
        if pages.len() > MOST_SHOWN {
            let (label, count) = (words.cited_by, pages.len());
            let _ = write!(self.out, "<details class=\"cited-by\"><summary>{label} {count}</summary>\n<p>");
            self.page_links(pages);
            return self.out.push_str("</p>\n</details>\n");
        }
        let _ = write!(self.out, "<p class=\"cited-by\"><span class=\"label\">{}</span> ", words.cited_by);
        self.page_links(pages);
        self.out.push_str("</p>\n");
    }

    fn page_links(&mut self, pages: &[PageRef]) {
        let words = self.setting.words;
        for (at, page) in pages.iter().enumerate() {
            if at > 0 {
                self.out.push_str(words.comma);
            }
            let _ = write!(self.out, "<a href=\"{}\">", escaped(&href(self.setting.url, page, None)));
            text(&mut self.out, &page.title);
            self.out.push_str("</a>");
        }
    }

    /// A stretch of the law's text, what it cites linked.
    fn linked(&mut self, span: Span) {
        let links = &self.view.links;
        let first = links.partition_point(|link| link.span.start < span.start);
        let mut done = span.start;
        for link in links[first..].iter().take_while(|link| link.span.end <= span.end) {
            let Some(url) = target(self.setting.url, &link.to) else { continue };
            text(&mut self.out, Span { start: done, end: link.span.start }.text(self.source));
            let _ = write!(self.out, "<a class=\"cite\" href=\"{}\">", escaped(&url));
            text(&mut self.out, link.span.text(self.source));
            self.out.push_str("</a>");
            done = link.span.end;
        }
        text(&mut self.out, Span { start: done, end: span.end }.text(self.source));
    }
}

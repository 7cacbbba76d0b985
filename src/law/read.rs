//! Reads the full text of a law, line by line, in one pass.
//!
//! The shape is that of Chinese law collections: a title, header lines, `<!-- INFO END -->`, then headings and
//! paragraphs of one line each. Where the end of the header is not marked, it ends at the first line that is no
//! heading of level 1 and does not begin like a header line.

use super::address::ArticleNo;
use super::dates::Date;
use super::divisions::Divisions;
use super::form::{self, Form, Numbered, Quotation};
use super::line::{self, Line, Opening};
use super::statute::{Article, DivisionKind, Item, Paragraph, Piece, Point, Problem, Run, Statute};
use super::translation;
use crate::base::span::Span;

const END_OF_HEADER: &str = "<!-- INFO END -->";
const END_OF_COMMENT: &str = "-->";

/// See [`Statute::parse`].
pub(super) fn statute(src: &str, from: usize) -> (Statute, Vec<Problem>) {
    let form = form::of(src, from);
    let mut reader = Reader { header_end: header_end(src, from), form, ..Reader::default() };
    let mut lines = line::lines(src, from);
    while let Some(mut line) = lines.next() {
        while line.text.starts_with("<!--") {
            reader.past_header |= line.text.starts_with(END_OF_HEADER);
            match behind_comment(line).or_else(|| lines.find_map(behind_comment)) {
                Some(rest) => line = rest,
                None => {
                    reader.problems.push(Problem::OpenComment { at: line.span() });
                    line = line.after(line.text.len());
                }
            }
        }
        if let Some((level, text)) = line.heading() {
            if !reader.numbered(text) {
                reader.heading(level, text);
            }
        } else if !line.text.is_empty() && !reader.header_line(line) {
            reader.body(line);
        }
    }
    reader.finish()
}

/// See [`statute::first_article`](super::statute::first_article).
pub(super) fn first_article(src: &str, from: usize) -> Option<usize> {
    line::lines(src, from).find(|line| matches!(line.opening(), Opening::Article(_))).map(|line| line.start)
}

/// See [`statute::is_division`](super::statute::is_division).
pub(super) fn is_division(heading: &str) -> bool {
    let heading = line::lines(heading, 0).next();
    heading.is_some_and(|line| line.ordinal().kind != DivisionKind::Other)
}

/// What stands behind the end of a comment, if it ends in this line.
fn behind_comment(line: Line<'_>) -> Option<Line<'_>> {
    Some(line.after(line.text.find(END_OF_COMMENT)? + END_OF_COMMENT.len()))
}

fn header_end(src: &str, from: usize) -> Option<usize> {
    Some(from + src.get(from..)?.find(END_OF_HEADER)?)
}

#[derive(Default)]
struct Reader {
    title: Option<Span>,
    part: Option<Span>,
    header: Vec<Span>,
    /// Where the header is marked to end.
    header_end: Option<usize>,
    past_header: bool,
    form: Form,
    /// Of articles that are quoted.
    quotation: Quotation,
    pieces: Vec<Piece>,
    divisions: Divisions,
    articles: Vec<Article>,
    in_article: bool,
    paragraphs: Vec<Paragraph>,
    items: Vec<Item>,
    /// The items of the last paragraph are numbered 1. 2. 3., so that such a label opens no point.
    arabic_items: bool,
    /// The last paragraph that leads items numbered （一）（二）.
    last_list: Option<usize>,
    points: Vec<Point>,
    /// The number of the last part 一、 above articles 第一条.
    parts: u32,
    problems: Vec<Problem>,
}

impl Reader {
    fn heading(&mut self, level: u8, text: Line<'_>) {
        if level == 1 && !self.past_header && self.title.is_none() {
            self.title = Some(text.span());
        } else if level == 1 && !self.past_header && self.part.is_none() {
            self.part = Some(text.span());
        } else {
            self.past_header |= self.header_end.is_none_or(|end| text.start > end);
            self.in_article = false;
            if !text.text.is_empty() {
                self.division(level, text);
            }
        }
    }

    fn division(&mut self, level: u8, heading: Line<'_>) {
        self.pieces.push(Piece::Division(self.divisions.count()));
        self.divisions.add(level, heading);
    }

    /// Takes the line if it belongs to the header.
    fn header_line(&mut self, line: Line<'_>) -> bool {
        self.past_header |= match self.header_end {
            Some(end) => line.start > end,
            None => !begins_like_header(line.text),
        };
        if !self.past_header {
            self.header.push(line.span());
        }
        !self.past_header
    }

    fn body(&mut self, line: Line<'_>) {
        if self.numbered(line) {
            return;
        }
        let quoted = self.form.quotes && self.quotation.is_open();
        self.quotation.read(line.text);
        if quoted {
            return self.content(line, Opening::Text);
        }
        if self.form.quotes && closes(line.text) {
            self.in_article = false;
        }
        if translation::is_heading(line.text) {
            self.in_article = false;
            return self.division(PART_LEVEL, line);
        }
        match line.opening() {
            Opening::Article(_) if self.form.numbered == Numbered::Articles => {
                self.content(line, Opening::Text)
            }
            Opening::Article(_) if self.in_annex() => self.pieces.push(Piece::Text(line.span())),
            Opening::Article(label) => {
                let (no, head) = (label.no, line.head(label.length));
                if label.look_alike {
                    self.problems.push(Problem::LookAlikeLabel { no, at: head });
                }
                self.article(no, head);
                let rest = line.after(label.length);
                if !rest.text.is_empty() {
                    self.content(rest, rest.opening());
                }
            }
            Opening::Annex => {
                self.in_article = false;
                self.division(2, line);
            }
            Opening::Markup => self.markup(line.span()),
            opening => self.content(line, opening),
        }
    }

    /// Takes the line if it is an article 一、, or the heading of a part so numbered.
    fn numbered(&mut self, line: Line<'_>) -> bool {
        let Some((number, label)) = line.numbered().filter(|_| self.form.numbered != Numbered::Text) else {
            return false;
        };
        let follows = |last: u32| number.checked_sub(last) == Some(1);
        match self.form.numbered {
            Numbered::Parts if follows(self.parts) && is_short(line.text) => {
                self.parts = number;
                self.in_article = false;
                self.past_header = true;
                self.division(PART_LEVEL, line);
            }
            Numbered::Articles if !self.in_annex() => {
                let last = self.articles.last().map_or(0, |article| article.no.main);
                // Where one is missing the next is still seen, but not in a quotation, whose numbers are its own.
                let skips = last > 0 && number.checked_sub(last) == Some(2) && !self.quotation.is_open();
                if !follows(last) && !skips {
                    return false;
                }
                self.past_header = true;
                self.quotation = Quotation::default();
                self.quotation.read(line.text);
                self.article(ArticleNo::new(number), line.head(label));
                let rest = line.after(label);
                if !rest.text.is_empty() {
                    self.content(rest, Opening::Text);
                }
            }
            _ => return false,
        }
        true
    }

    /// Rules attached to a law number their articles anew: 第一条 means the law's own.
    fn in_annex(&self) -> bool {
        self.divisions.outermost() == Some(DivisionKind::Annex) && !self.articles.is_empty()
    }

    fn article(&mut self, no: ArticleNo, head: Span) {
        self.in_article = true;
        self.pieces.push(Piece::Article(self.articles.len() as u32));
        self.articles.push(Article { no, head, span: head, paragraphs: Run::at_end_of(&self.paragraphs) });
    }

    /// A line that belongs to the open article, or to none.
    fn content(&mut self, line: Line<'_>, opening: Opening) {
        let Some(article) = self.articles.last_mut().filter(|_| self.in_article) else {
            self.pieces.push(Piece::Text(line.span()));
            return;
        };
        let (no, outer_end) = (article.no, article.span.end);
        article.span.end = line.span().end;
        let has_items =
            !article.paragraphs.is_empty() && self.paragraphs.last().is_some_and(|p| !p.items.is_empty());
        match opening {
            Opening::Item { number, label } => self.item(no, number, line, label, false),
            Opening::Arabic { number, label } | Opening::Circled { number, label }
                if has_items && !self.arabic_items =>
            {
                self.point(number, line, label);
            }
            Opening::Arabic { number, label } => self.item(no, number, line, label, true),
            Opening::Circled { .. } => {
                // No list is open: the compiler's footnote to the article, not the law's words.
                article.span.end = outer_end;
                self.pieces.push(Piece::Text(line.span()));
            }
            Opening::NoSpace(other, at) => {
                if no.is_followed_by(other) {
                    self.problems.push(Problem::NoSpaceAfterLabel { no: other, at });
                }
                self.paragraph(line.span());
            }
            Opening::Article(_) | Opening::Annex | Opening::Markup | Opening::Text => {
                self.paragraph(line.span())
            }
        }
    }

    fn paragraph(&mut self, text: Span) {
        self.paragraphs.push(Paragraph { text, items: Run::at_end_of(&self.items) });
        self.arabic_items = false;
        if let Some(article) = self.articles.last_mut() {
            article.paragraphs.end = self.paragraphs.len() as u32;
        }
    }

    fn item(&mut self, article: ArticleNo, number: u16, line: Line<'_>, label: usize, arabic: bool) {
        let in_paragraph = self.articles.last().is_some_and(|article| !article.paragraphs.is_empty());
        if !in_paragraph {
            self.paragraph(line.head(0));
        }
        if !arabic {
            self.resume(number);
        }
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let before = if paragraph.items.is_empty() { None } else { self.items.last() };
        let expected = before.map_or(1, |item| item.number.saturating_add(1));
        if number != expected {
            let at = line.head(label);
            self.problems.push(Problem::ItemOutOfOrder { article, expected, found: number, at });
        }
        let points = Run::at_end_of(&self.points);
        self.items.push(Item { number, span: line.span(), text: line.after(label).span(), points });
        paragraph.items.end = self.items.len() as u32;
        self.arabic_items = arabic;
        if !arabic {
            self.last_list = Some(self.paragraphs.len() - 1);
        }
    }

    /// If `number` goes on with a list above, what stood between belongs to that list's last item: statutes that
    /// define terms have items of several paragraphs.
    fn resume(&mut self, number: u16) {
        let begun = self.articles.last().map_or(0, |article| article.paragraphs.start as usize);
        let Some(list) = self.last_list.filter(|&list| list >= begun && list + 1 < self.paragraphs.len())
        else {
            return;
        };
        let end = self.paragraphs[list].items.end as usize;
        let Some(last) =
            self.items[..end].last().copied().filter(|last| last.number.checked_add(1) == Some(number))
        else {
            return;
        };
        let paragraphs = self.paragraphs.drain(list + 1..);
        let mut between: Vec<Point> =
            paragraphs.map(|p| Point { number: None, span: p.text, text: p.text }).collect();
        let items = self.items.drain(end..);
        between.extend(items.map(|item| Point {
            number: Some(item.number),
            span: item.span,
            text: item.text,
        }));
        between.extend(self.points.drain(last.points.end as usize..));
        between.sort_by_key(|point| point.span);
        self.points.append(&mut between);
        self.items[end - 1].points.end = self.points.len() as u32;
        if let Some(article) = self.articles.last_mut() {
            article.paragraphs.end = self.paragraphs.len() as u32;
        }
    }

    fn point(&mut self, number: u16, line: Line<'_>, label: usize) {
        self.points.push(Point { number: Some(number), span: line.span(), text: line.after(label).span() });
        if let Some(item) = self.items.last_mut() {
            item.points.end = self.points.len() as u32;
        }
    }

    fn markup(&mut self, at: Span) {
        self.pieces.push(Piece::Text(at));
        // A quote of ten lines is one slip.
        if let Some(Problem::NoStatuteText { at: last }) = self.problems.last_mut()
            && at.start <= last.end + 2
        {
            last.end = at.end;
        } else {
            self.problems.push(Problem::NoStatuteText { at });
        }
    }

    fn finish(mut self) -> (Statute, Vec<Problem>) {
        let mut by_number: Vec<u32> = (0..self.articles.len() as u32).collect();
        by_number.sort_by_key(|&i| (self.articles[i as usize].no, i));
        numbering(&self.articles, &by_number, &mut self.problems);
        self.problems.sort_by_key(|problem| problem.at());
        let statute = Statute {
            title: self.title,
            part: self.part,
            header: self.header.into(),
            form: self.form,
            pieces: self.pieces.into(),
            divisions: self.divisions.into_list(),
            articles: self.articles.into(),
            paragraphs: self.paragraphs.into(),
            items: self.items.into(),
            points: self.points.into(),
            by_number: by_number.into(),
        };
        (statute, self.problems)
    }
}

/// Doubled, missing and misplaced articles.
fn numbering(articles: &[Article], by_number: &[u32], problems: &mut Vec<Problem>) {
    let mut doubled = vec![false; articles.len()];
    for pair in by_number.windows(2) {
        let (one, next) = (&articles[pair[0] as usize], &articles[pair[1] as usize]);
        if one.no == next.no {
            doubled[pair[1] as usize] = true;
            problems.push(Problem::DoubledArticle { no: one.no, first: one.head, again: next.head });
        } else if !one.no.is_followed_by(next.no) {
            problems.push(Problem::MissingArticle { after: one.no, before: next.no, at: next.head });
        }
    }
    let mut highest: Option<ArticleNo> = None;
    for (article, doubled) in articles.iter().zip(doubled) {
        match highest {
            Some(after) if article.no < after && !doubled => {
                problems.push(Problem::ArticleOutOfOrder { no: article.no, after, at: article.head });
            }
            _ if doubled => {}
            _ => highest = Some(article.no),
        }
    }
}

/// The depth of a heading 一、管辖 without a mark.
const PART_LEVEL: u8 = 2;
/// The heading of a part has no more characters.
const LONGEST_PART: usize = 30;

/// Whether a line is a heading rather than a sentence.
fn is_short(text: &str) -> bool {
    text.chars().nth(LONGEST_PART).is_none() && !text.contains(['。', '；', '：'])
}

/// Whether a line speaks of the whole document, not of the article above it: 本决定自…起施行, 《…》根据本决定作相应修改.
fn closes(text: &str) -> bool {
    const OWN: [&str; 7] = ["本决定", "本修正案", "本解释", "本规定", "本批复", "本通知", "本决议"];
    let takes_effect = ["施行", "实施", "生效"].iter().any(|word| text.contains(word));
    takes_effect && OWN.iter().any(|own| text.starts_with(own))
        || ["此复", "特此批复"].iter().any(|end| text.trim_end_matches('。') == *end)
        || text.starts_with('《') && OWN.iter().any(|own| text.contains(&format!("根据{own}")))
}

/// The number of a document is no longer: 法释〔2020〕26号, 中华人民共和国主席令第三十七号.
const LONGEST_IDENTIFIER: usize = 40;

/// A date, perhaps as official prints have it: （2015年12月27日…通过, 根据2018年12月29日…修正）; or a number.
fn begins_like_header(text: &str) -> bool {
    let text = text.trim_start_matches(['（', '(', '　', ' ']);
    let numbered =
        text.trim_end_matches(['）', ')']).ends_with('号') && text.chars().count() <= LONGEST_IDENTIFIER;
    if numbered && (text.contains('〔') || text.contains("令第") || text.contains("令（第")) {
        return true;
    }
    if ["Adopted", "Promulgated", "Issued"].iter().any(|word| text.starts_with(word)) {
        return true;
    }
    Date::prefix(text.strip_prefix("根据").unwrap_or(text)).is_some()
}

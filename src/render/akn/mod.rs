//! A law as Akoma Ntoso 3.0 (OASIS LegalDocML), the XML that law databases exchange: one `act`, its articles under the
//! identifiers of the Akoma Ntoso Naming Convention.
//!
//! 编 is a `part`, 分编 a `subpart`, 章 a `chapter`, 节 a `section`, 条 an `article`, 款 a `paragraph`; 项 and 目 are
//! the `point`s of a `list`. The files of one version are one document, each file a `part` of it. A heading of another
//! kind, and text that stands outside all articles, is an `hcontainer`.

mod meta;

use crate::base::xml::Xml;
use crate::curriculum::shelf::{Shelf, Version, Work};
use crate::law::Statute;
use crate::law::statute::{Article, Division, DivisionKind, Item, Paragraph, Piece};
use crate::law::title;
use crate::render::html::words::{Words, fill};
use crate::syntax::kinds::law::Law;
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The namespace of Akoma Ntoso 3.0.
const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// Version `index` of `work` as a document; nothing where no date of it is known, since a law's identifier holds one.
pub fn act(shelf: &Shelf, work: &Work, index: usize, docs: &[Arc<Doc>]) -> Option<String> {
    let version = work.versions.get(index)?;
    let files = files(version, docs);
    let facts = meta::Facts::of(shelf, work, index, &files)?;
    let mut xml = Xml::new();
    xml.open("akomaNtoso", &[("xmlns", NAMESPACE)]);
    let contains = if facts.is_original() { "originalVersion" } else { "singleVersion" };
    xml.open("act", &[("name", "act"), ("contains", contains)]);
    let note = note(&files);
    facts.write(&mut xml, note.as_deref());
    preface(&mut xml, work, &files, note.as_deref());
    let mut writer = ActWriter { xml, ids: BTreeSet::new() };
    writer.body(&files);
    Some(writer.xml.finish())
}

/// A file of the version.
struct LawFile<'a> {
    law: &'a Law,
    source: &'a str,
}

fn files<'a>(version: &Version, docs: &'a [Arc<Doc>]) -> Vec<LawFile<'a>> {
    let docs = version.parts.iter().filter_map(|part| docs.get(part.doc));
    let file = |doc: &'a Arc<Doc>| match &doc.body {
        Body::Law(law) => Some(LawFile { law, source: &doc.source.text }),
        _ => None,
    };
    docs.filter_map(file).collect()
}

/// Of a summary: that it is one, and how many articles the law has.
fn note(files: &[LawFile<'_>]) -> Option<String> {
    let words = Words::of("zh");
    let total = files.iter().find_map(|file| file.law.articles)?;
    Some(format!("{}{}。", words.restated_page, fill(words.articles_in_all, total)))
}

/// What stands above the text: title, number, who adopted it when.
fn preface(xml: &mut Xml, work: &Work, files: &[LawFile<'_>], note: Option<&str>) {
    xml.open("preface", &[]);
    xml.open("longTitle", &[("eId", "longTitle")]);
    xml.open("p", &[]);
    xml.words("docTitle", &[], &work.title);
    if let Some(number) = files.iter().map(|file| file.law.identifier.as_str()).find(|id| !id.is_empty()) {
        xml.words("docNumber", &[], number);
    }
    xml.close();
    xml.close();
    let mut said = BTreeSet::new();
    for line in files.iter().flat_map(|file| file.law.header(file.source)) {
        if said.insert(line) {
            xml.words("p", &[], line);
        }
    }
    if let Some(note) = note {
        xml.open("container", &[("name", "summary"), ("eId", "container_1")]);
        xml.words("p", &[], note);
        xml.close();
    }
    xml.close();
}

/// An element of the hierarchy, and how its identifier begins.
type Element = (&'static str, &'static str);

const PART: Element = ("part", "part");
const CONTAINER: Element = ("hcontainer", "hcontainer");

struct ActWriter {
    xml: Xml,
    /// Identifiers that are taken.
    ids: BTreeSet<String>,
}

impl ActWriter {
    fn body(&mut self, files: &[LawFile<'_>]) {
        self.xml.open("body", &[]);
        for (file, number) in files.iter().zip(1..) {
            let statute = Text { statute: &file.law.statute, source: file.source };
            let pieces = &file.law.statute.pieces;
            match file.law.part.as_deref().filter(|_| files.len() > 1) {
                Some(part) => {
                    let id = self.id("", &format!("{}_{number}", PART.1));
                    self.xml.open(PART.0, &[("eId", &id)]);
                    self.xml.words("heading", &[], part);
                    self.inside(statute, pieces, &id);
                    self.xml.close();
                }
                None => self.pieces(statute, pieces, ""),
            }
        }
        self.xml.close();
    }

    /// What an element holds: other elements, or nothing but text.
    fn inside(&mut self, text: Text<'_>, pieces: &[Piece], within: &str) {
        let is_text = |piece: &Piece| matches!(piece, Piece::Text(_));
        if pieces.iter().all(is_text) {
            return self.content(text, pieces, within);
        }
        self.pieces(text, pieces, within);
    }

    fn pieces(&mut self, text: Text<'_>, pieces: &[Piece], within: &str) {
        let mut rest = pieces;
        while let Some(first) = rest.first() {
            let end = match *first {
                Piece::Division(index) => {
                    let end = text.extent(rest);
                    if let Some(division) = text.statute.divisions().get(index as usize) {
                        self.division(text, division, &rest[1..end], within);
                    }
                    end
                }
                Piece::Article(index) => {
                    if let Some(article) = text.statute.articles().get(index as usize) {
                        self.article(text, article);
                    }
                    1
                }
                Piece::Text(_) => {
                    let run = rest.iter().take_while(|piece| matches!(piece, Piece::Text(_))).count();
                    let id = self.id(within, &format!("{}_1", CONTAINER.1));
                    self.xml.open(CONTAINER.0, &[("name", "text"), ("eId", &id)]);
                    self.content(text, &rest[..run], &id);
                    self.xml.close();
                    run
                }
            };
            rest = &rest[end..];
        }
    }

    fn division(&mut self, text: Text<'_>, division: &Division, pieces: &[Piece], within: &str) {
        let ((element, short), name) = element(division.kind);
        let id = self.id(within, &format!("{short}_{}", division.number.unwrap_or(1)));
        let attributes: &[_] = &[("eId", id.as_str()), ("name", name)];
        self.xml.open(element, if name.is_empty() { &attributes[..1] } else { attributes });
        let label = division.label.text(text.source);
        if !label.is_empty() {
            self.xml.words("num", &[], &title::tidy(label));
        }
        let heading = title::tidy(division.title.text(text.source));
        if !heading.is_empty() {
            self.xml.words("heading", &[], &heading);
        }
        self.inside(text, pieces, &id);
        self.xml.close();
    }

    /// Articles are numbered through the whole law: their identifiers do not name what they stand in.
    fn article(&mut self, text: Text<'_>, article: &Article) {
        let id = self.id("", &format!("art_{}", article.no));
        self.xml.open("article", &[("eId", &id)]);
        self.xml.words("num", &[], &title::tidy(article.head.text(text.source)));
        let paragraphs = text.statute.paragraphs(article);
        for (paragraph, number) in paragraphs.iter().zip(1..) {
            self.paragraph(text, paragraph, &format!("{id}__para_{number}"));
        }
        if paragraphs.is_empty() {
            self.content(text, &[], &id);
        }
        self.xml.close();
    }

    fn paragraph(&mut self, text: Text<'_>, paragraph: &Paragraph, id: &str) {
        self.xml.open("paragraph", &[("eId", id)]);
        let words = [paragraph.text.text(text.source)];
        let items = text.statute.items(paragraph);
        if items.is_empty() {
            self.lines("content", &words, id);
        } else {
            let id = format!("{id}__list_1");
            self.xml.open("list", &[("eId", &id)]);
            if !words[0].trim().is_empty() {
                self.lines("intro", &words, &id);
            }
            for item in items {
                self.item(text, item, &id);
            }
            self.xml.close();
        }
        self.xml.close();
    }

    fn item(&mut self, text: Text<'_>, item: &Item, within: &str) {
        let id = self.id(within, &format!("point_{}", item.number));
        self.xml.open("point", &[("eId", &id)]);
        self.number(text, item.span.start, item.text.start);
        let points = text.statute.points(item);
        let before = points.iter().take_while(|point| point.number.is_none()).count();
        let (before, mut rest) = points.split_at(before);
        let line = |point: &crate::law::statute::Point| point.text.text(text.source);
        let own: Vec<&str> =
            std::iter::once(item.text.text(text.source)).chain(before.iter().map(line)).collect();
        if rest.is_empty() {
            self.lines("content", &own, &id);
        } else {
            let list = format!("{id}__list_1");
            self.xml.open("list", &[("eId", &list)]);
            self.lines("intro", &own, &list);
            while let Some((point, after)) = rest.split_first() {
                // Lines without a number go on with the point above them.
                let on = after.iter().take_while(|point| point.number.is_none()).count();
                let id = self.id(&list, &format!("point_{}", point.number.unwrap_or_default()));
                self.xml.open("point", &[("eId", &id)]);
                self.number(text, point.span.start, point.text.start);
                let words: Vec<&str> =
                    std::iter::once(line(point)).chain(after[..on].iter().map(line)).collect();
                self.lines("content", &words, &id);
                self.xml.close();
                rest = &after[on..];
            }
            self.xml.close();
        }
        self.xml.close();
    }

    /// （一）, 1. as written.
    fn number(&mut self, text: Text<'_>, start: u32, end: u32) {
        let label = text.source.get(start as usize..end as usize).unwrap_or_default().trim();
        if !label.is_empty() {
            self.xml.words("num", &[], label);
        }
    }

    fn content(&mut self, text: Text<'_>, pieces: &[Piece], within: &str) {
        let words = pieces.iter().filter_map(|piece| match piece {
            Piece::Text(span) => Some(span.text(text.source)),
            _ => None,
        });
        self.lines("content", &words.collect::<Vec<_>>(), within);
    }

    /// An element of paragraphs; it may not be without one.
    fn lines(&mut self, element: &'static str, lines: &[&str], within: &str) {
        let id = format!("{within}__{element}");
        self.xml.open(element, &[("eId", &id)]);
        for line in lines {
            self.xml.words("p", &[], line.trim());
        }
        if lines.is_empty() {
            self.xml.empty("p", &[]);
        }
        self.xml.close();
    }

    /// An identifier below `within`: as wanted, or with the next number that is free.
    fn id(&mut self, within: &str, wanted: &str) -> String {
        let first = if within.is_empty() { wanted.to_owned() } else { format!("{within}__{wanted}") };
        let mut id = first.clone();
        let mut number = 2u32;
        while self.ids.contains(&id) {
            id = match first.rsplit_once('_').filter(|(_, last)| *last == "1") {
                Some((stem, _)) => format!("{stem}_{number}"),
                None => format!("{first}-{number}"),
            };
            number += 1;
        }
        self.ids.insert(id.clone());
        id
    }
}

/// A statute with its text.
#[derive(Clone, Copy)]
struct Text<'a> {
    statute: &'a Statute,
    source: &'a str,
}

impl Text<'_> {
    /// How many of `pieces` the division at their beginning covers, with itself.
    fn extent(self, pieces: &[Piece]) -> usize {
        let depth = |piece: &Piece| match *piece {
            Piece::Division(index) => self.statute.divisions().get(index as usize).map(|d| d.depth),
            _ => None,
        };
        let own = pieces.first().and_then(depth);
        let next =
            pieces.iter().skip(1).position(|piece| depth(piece).is_some_and(|depth| Some(depth) <= own));
        next.map_or(pieces.len(), |next| next + 1)
    }
}

/// The element of a division, and the name of a container.
fn element(kind: DivisionKind) -> (Element, &'static str) {
    match kind {
        DivisionKind::Part => (PART, ""),
        DivisionKind::Subpart => (("subpart", "subpart"), ""),
        DivisionKind::Chapter => (("chapter", "chp"), ""),
        DivisionKind::Section => (("section", "sec"), ""),
        DivisionKind::Preamble => (CONTAINER, "preamble"),
        DivisionKind::Annex => (CONTAINER, "annex"),
        DivisionKind::Other => (CONTAINER, "other"),
    }
}

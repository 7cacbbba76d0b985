//! What every document cites, read once. `check` asks in order to complain, `render` in order to link, the register in
//! order to list: they see the same citations at the same places.

mod line;

use crate::base::par;
use crate::base::path::ContentPath;
use crate::base::span::Span;
use crate::law::citation::{Citation, Names, Reader};
use crate::law::quote;
use crate::law::statute::Piece;
use crate::syntax::callouts::{Callout, CalloutKind};
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};
pub use line::{CitedLine, LongQuotation, Mark, Part, parts};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The citations of all documents.
#[derive(Clone, Debug, Default)]
pub struct Cites {
    by_path: BTreeMap<ContentPath, Arc<DocCites>>,
}

/// The citations of one document.
#[derive(Clone, Debug, Default)]
struct DocCites {
    /// In the order of the document; only lines that cite something, and the titles of 法条 blocks.
    lines: Vec<CitedLine>,
    /// A quotation that the line with this index began, and how many paragraphs ago.
    begun: Option<(usize, LongQuotation, usize)>,
    /// Where each run of those lines begins in the file, with the indices of line and run; sorted.
    runs: Vec<(u32, usize, usize)>,
}

impl Cites {
    /// Reads what `docs` cite. `names` are those that the collection knows.
    pub fn read(docs: &[Arc<Doc>], names: &Names) -> Cites {
        let read = par::map(docs, |doc| of_document(doc, names));
        let some = docs.iter().zip(read).filter(|(_, cites)| !cites.lines.is_empty());
        Cites { by_path: some.map(|(doc, cites)| (doc.path().clone(), Arc::new(cites))).collect() }
    }

    /// The same with what `doc` cites now.
    pub fn with(&self, doc: &Doc, names: &Names) -> Cites {
        let mut cites = self.clone();
        cites.by_path.insert(doc.path().clone(), Arc::new(of_document(doc, names)));
        cites
    }

    /// The lines of a document that cite something, and the titles of its 法条 blocks.
    pub fn of(&self, path: &ContentPath) -> &[CitedLine] {
        self.by_path.get(path).map_or(&[], |cites| &cites.lines)
    }

    /// What the run of text at `span` cites: the stretches of it, in order, that lead somewhere.
    pub fn marks(&self, path: &ContentPath, span: Span, text: &str) -> Vec<Mark<'_>> {
        let Some(cites) = self.by_path.get(path) else { return Vec::new() };
        let first = cites.runs.partition_point(|(start, ..)| *start < span.start);
        let near = cites.runs[first..].iter().take_while(|(start, ..)| *start == span.start);
        let mut lines = near.filter_map(|&(_, line, run)| Some((cites.lines.get(line)?, run)));
        let found = lines.find(|(line, run)| line.is_run(*run, span, text));
        found.map(|(line, run)| line.marks(run)).unwrap_or_default()
    }

    /// The title of the 法条 block whose first line stands at `head`.
    pub fn block(&self, path: &ContentPath, head: Span) -> Option<&CitedLine> {
        self.of(path).iter().find(|line| line.block.as_ref().is_some_and(|block| block.head == head))
    }
}

/// No quotation has more paragraphs; the mark that closes it was forgotten.
const MOST_PARAGRAPHS: usize = 20;

/// A 法条 block: its title cites, its body quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawBlock {
    /// Its first line.
    pub head: Span,
    /// What stands in it; empty if it is to be filled from the law.
    pub body: Vec<String>,
    /// From the first to the last word of the body.
    pub span: Span,
}

fn of_document(doc: &Doc, names: &Names) -> DocCites {
    let mut cites = DocCites::default();
    let mut reader = Reader::running(names);
    let mut block: Option<LawBlock> = None;
    walk::document(doc, &mut |visit| match visit {
        Visit::Callout(callout) if callout.kind == CalloutKind::Law => block = Some(law_block(callout)),
        Visit::Line(inlines) => cites.add(CitedLine::of(inlines), &mut reader, block.take()),
        _ => {}
    });
    // The articles of a summary are our own words about the law, which speaks of itself as 本法.
    if let Body::Law(law) = &doc.body
        && law.is_summary()
    {
        let mut reader = Reader::statute(names);
        for article in law.statute.articles() {
            for (paragraph, number) in law.statute.paragraphs(article).iter().zip(1..) {
                reader.at(article.no, Some(number));
                let items = law.statute.items(paragraph).iter().map(|item| item.text);
                for span in std::iter::once(paragraph.text).chain(items) {
                    let line = CitedLine::plain(span.text(&doc.source.text), span);
                    cites.add(line, &mut reader, None);
                }
            }
        }
    }
    cites.begun = None;
    cites.runs.sort_unstable();
    cites
}

impl DocCites {
    fn add(&mut self, mut line: CitedLine, reader: &mut Reader<'_>, block: Option<LawBlock>) {
        reader.pause();
        line.citations = reader.read(&line.text);
        line.block = block;
        self.go_on(&line);
        if line.citations.is_empty() && line.block.is_none() {
            return;
        }
        let place = self.lines.len();
        self.runs.extend(line.starts().enumerate().map(|(run, start)| (start, place, run)));
        self.begin(&line, place);
        self.lines.push(line);
    }

    /// Whether the last citation of `line` brings a quotation that does not end with it.
    fn begin(&mut self, line: &CitedLine, place: usize) {
        let Some(citation) = line.citations.last().filter(|_| self.begun.is_none()) else { return };
        if let Some(quotation) =
            quote::begun_after(&line.text, citation.span.end).filter(|_| line.block.is_none())
        {
            let words = line.text[quotation.span.clone()].to_owned();
            self.begun =
                Some((place, LongQuotation { citation: citation.span.clone(), quotation, words }, 0));
        }
    }

    /// Adds `line` to the quotation that was begun before it.
    fn go_on(&mut self, line: &CitedLine) {
        let Some((place, mut long, paragraphs)) = self.begun.take().filter(|_| line.block.is_none()) else {
            return;
        };
        let (words, ends) = quote::going_on(&line.text);
        long.words = format!("{}\n{words}", long.words);
        if !ends && paragraphs < MOST_PARAGRAPHS {
            self.begun = Some((place, long, paragraphs + 1));
        } else if ends && let Some(first) = self.lines.get_mut(place) {
            first.long = Some(long);
        }
    }
}

fn law_block(callout: &Callout) -> LawBlock {
    let span = match (callout.blocks.first(), callout.blocks.last()) {
        (Some(first), Some(last)) => Span { start: first.span.start, end: last.span.end },
        _ => callout.head,
    };
    let body = callout.quoted_lines().into_iter().map(|line| line.text).collect();
    LawBlock { head: callout.head, body, span }
}

/// What the text of a law cites, preamble and notes included: each line of it with its place in the file. Read when it
/// is asked for, since no page but the law's own needs it.
pub fn of_statute(doc: &Doc, names: &Names) -> Vec<(Span, Vec<Citation>)> {
    let Body::Law(law) = &doc.body else { return Vec::new() };
    let (statute, source) = (&law.statute, &doc.source.text);
    let mut reader = match law.amends[..] {
        [] => Reader::statute(names),
        _ => Reader::amendment(names, &law.amends),
    };
    let mut out = Vec::new();
    let mut read = |reader: &mut Reader<'_>, span: Span| {
        let found = reader.read(span.text(source));
        if !found.is_empty() {
            out.push((span, found));
        }
    };
    for piece in &statute.pieces {
        let article = match *piece {
            Piece::Division(_) => continue,
            Piece::Text(span) => {
                reader.pause();
                read(&mut reader, span);
                continue;
            }
            Piece::Article(index) => statute.articles().get(index as usize),
        };
        let Some(article) = article else { continue };
        for (paragraph, number) in statute.paragraphs(article).iter().zip(1..) {
            reader.at(article.no, Some(number));
            reader.pause();
            read(&mut reader, paragraph.text);
            for item in statute.items(paragraph) {
                reader.at_item(item.number);
                read(&mut reader, item.text);
                statute.points(item).iter().for_each(|point| read(&mut reader, point.text));
            }
        }
    }
    out
}

//! On which page of a finished document an author's words stand.
//!
//! Every letter on a page knows the piece of generated text that it was set from, and the writer noted what that piece
//! was made from. So nothing needs to be written into the document, and no template can forget to do it.

use super::layout::PagedDocument;
use super::text_number;
use super::world::{Desk, Frame, FrameItem};
use crate::base::path::ContentPath;
use crate::base::span::Span;
use crate::render::typ::Typst;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The pages of a document, by the words that stand on them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Places {
    /// Of each source file the pieces that were set, by their place in it.
    files: BTreeMap<ContentPath, Vec<Piece>>,
}

/// A page of a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct PageNo {
    /// Counted from the first sheet of the file, from 1: what a reader of PDF asks for.
    pub of_file: u32,
    /// The number that is printed on it.
    pub printed: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
struct Piece {
    span: Span,
    page: PageNo,
}

impl Places {
    /// The page on which the words at `offset` of the file `path` begin; nothing where they are not in the document.
    pub fn find(&self, path: &ContentPath, offset: u32) -> Option<PageNo> {
        let pieces = self.files.get(path)?;
        let before = pieces.partition_point(|piece| piece.span.start <= offset);
        pieces[..before].iter().rev().find(|piece| offset < piece.span.end).map(|piece| piece.page)
    }
}

/// The places of everything that `texts` say, where the text with number N is `/text/N.typ`.
pub fn of(document: &PagedDocument, desk: &Desk<'_>, texts: &[Typst]) -> Places {
    let pages = document.pages();
    // What comes before the last page that is numbered 1 is the cover and the contents, which repeats headings.
    let first = pages.iter().rposition(|page| page.number == 1).unwrap_or(0);
    let mut walk = Walk { desk, texts, last: None, seen: BTreeMap::new(), places: Places::default() };
    for (index, page) in pages.iter().enumerate().skip(first) {
        let clamp = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        walk.frame(&page.frame, PageNo { of_file: clamp(index as u64 + 1), printed: clamp(page.number) });
        walk.last = None;
    }
    let mut places = walk.places;
    for pieces in places.files.values_mut() {
        // Of words that were set twice the first page counts.
        pieces.sort_unstable();
        pieces.dedup_by_key(|piece| piece.span);
    }
    places
}

struct Walk<'a> {
    desk: &'a Desk<'a>,
    texts: &'a [Typst],
    /// What the letter before was set from: most letters follow one of the same run.
    last: Option<super::world::Origin>,
    /// The last page of each piece, by its text and where it begins there.
    seen: BTreeMap<(usize, usize), PageNo>,
    places: Places,
}

impl Walk<'_> {
    fn frame(&mut self, frame: &Frame, page: PageNo) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, page),
                FrameItem::Text(text) => {
                    for glyph in &text.glyphs {
                        if self.last != Some(glyph.span.0) {
                            self.last = Some(glyph.span.0);
                            self.letter(glyph.span.0, usize::from(glyph.span.1), page);
                        }
                    }
                }
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    /// Notes where a run of letters begins that was set from `origin`, so many bytes into it.
    fn letter(&mut self, origin: super::world::Origin, within: usize, page: PageNo) -> Option<()> {
        let place = self.desk.place(origin)?;
        let number = text_number(&place.file)?;
        let text = self.texts.get(number)?;
        let offset = place.range.start + within;
        let found = text.map.find(offset)?;
        let start = match self.seen.insert((number, found.start), page) {
            None => found.span.start,
            Some(before) if before == page => return None,
            // A piece that goes on: as many bytes further as were written since, without the backslashes before signs.
            Some(_) => {
                let written =
                    text.text.get(found.start..offset)?.bytes().filter(|byte| *byte != b'\\').count();
                found
                    .span
                    .start
                    .saturating_add(u32::try_from(written).unwrap_or(u32::MAX))
                    .min(found.span.end)
            }
        };
        let pieces = self.places.files.entry(found.source.path.clone()).or_default();
        pieces.push(Piece { span: Span { start, end: found.span.end }, page });
        Some(())
    }
}

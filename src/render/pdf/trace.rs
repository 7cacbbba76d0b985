//! From a point on a printed page back to the author's words or picture that is there: so that a finding about a finished
//! file leads to what a person can change.

use super::layout::PagedDocument;
use super::text_number;
use super::world::{Desk, Frame, FrameItem, Location, Origin, Point, Tag, Transform};
use crate::base::path::ContentPath;
use crate::base::span::Span;
use crate::diag::At;
use crate::render::typ::Typst;

/// What stands where on the pages of a document.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// In the order of pages.
    marks: Vec<Mark>,
    /// Headings below which nothing stands on their page.
    stranded: Vec<Stranded>,
}

/// A heading that is the last thing on its page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stranded {
    /// From 1.
    pub page: usize,
    /// Points from the left edge of the cut page.
    pub right: f64,
    /// Points from its top.
    pub down: f64,
}

#[derive(Clone, Debug)]
struct Mark {
    /// From 1.
    page: usize,
    /// Points from the left edge of the cut page, and from its top.
    at: (f64, f64),
    picture: bool,
    path: ContentPath,
    span: Span,
}

impl Trace {
    /// Headings that are the last thing on their page, but for what stands in the margin.
    pub fn stranded(&self) -> &[Stranded] {
        &self.stranded
    }

    /// What the author wrote nearest to a point of `page` (from 1): `right` and `down` in points from the upper left
    /// corner of the cut page. Only pictures where `picture` is asked for and the page has one.
    pub fn find(&self, page: usize, right: f64, down: f64, picture: bool) -> Option<At> {
        let first = self.marks.partition_point(|mark| mark.page < page);
        let on_page = self.marks[first..].iter().take_while(|mark| mark.page == page);
        let far = |mark: &&Mark| {
            let (x, y) = (mark.at.0 - right, mark.at.1 - down);
            // Words of the same line are nearer than those of the next.
            (mark.picture != picture, x.abs() + 4.0 * y.abs())
        };
        let nearest =
            on_page.min_by(|a, b| far(a).partial_cmp(&far(b)).unwrap_or(std::cmp::Ordering::Equal))?;
        Some(At::new(&nearest.path, nearest.span))
    }
}

/// The trace of `document`, whose text with number N is `/text/N.typ`.
pub fn of(document: &PagedDocument, desk: &Desk<'_>, texts: &[Typst]) -> Trace {
    let mut walk = Walk {
        desk,
        texts,
        last: None,
        page: 0,
        marks: Vec::new(),
        pictures: Vec::new(),
        artifacts: Vec::new(),
        heading: Heading::None,
        stranded: Vec::new(),
    };
    for (index, page) in document.pages().iter().enumerate() {
        walk.page = index + 1;
        walk.last = None;
        walk.frame(&page.frame, Transform::identity());
        if let Heading::Above(stranded) = std::mem::take(&mut walk.heading) {
            walk.stranded.push(stranded);
        }
    }
    let mut marks = walk.marks;
    // A picture is placed by the design, so it does not know who asked for it; but pictures stand on the pages in the
    // order in which the texts name them.
    let named = named(texts);
    if named.len() == walk.pictures.len() {
        let placed = walk.pictures.into_iter().zip(named);
        marks.extend(placed.map(|((page, at), (path, span))| Mark { page, at, picture: true, path, span }));
        marks.sort_by_key(|mark| mark.page);
    }
    Trace { marks, stranded: walk.stranded }
}

/// Where the texts name pictures, in order.
fn named(texts: &[Typst]) -> Vec<(ContentPath, Span)> {
    let mut out = Vec::new();
    for text in texts {
        let mut places: Vec<usize> = ["#picture(", "#inline-picture("]
            .iter()
            .flat_map(|call| text.text.match_indices(call))
            .map(|(at, _)| at)
            .collect();
        places.sort_unstable();
        let found = places.into_iter().filter_map(|at| text.map.find(at));
        out.extend(found.map(|found| (found.source.path.clone(), found.span)));
    }
    out
}

struct Walk<'a> {
    desk: &'a Desk<'a>,
    texts: &'a [Typst],
    last: Option<Origin>,
    page: usize,
    marks: Vec<Mark>,
    /// Page and place of each picture.
    pictures: Vec<(usize, (f64, f64))>,
    /// What is no part of the text and is open: heads and feet of pages, decoration.
    artifacts: Vec<Location>,
    heading: Heading,
    stranded: Vec<Stranded>,
}

/// Where a page's last heading is.
#[derive(Default)]
enum Heading {
    /// There is none, or something stands below it.
    #[default]
    None,
    /// Its words are being walked through.
    Within(Location, Stranded),
    /// Nothing came after it yet.
    Above(Stranded),
}

impl Walk<'_> {
    fn frame(&mut self, frame: &Frame, outer: Transform) {
        for (at, item) in frame.items() {
            let here = outer.pre_concat(Transform::translate(at.x, at.y));
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, here.pre_concat(group.transform)),
                FrameItem::Text(text) => {
                    self.below();
                    if let Some(glyph) = text.glyphs.first() {
                        self.mark(glyph.span.0, usize::from(glyph.span.1), here);
                    }
                }
                FrameItem::Image(..) => {
                    self.below();
                    let at = Point::zero().transform(here);
                    self.pictures.push((self.page, (at.x.to_pt(), at.y.to_pt())));
                }
                FrameItem::Shape(..) => self.below(),
                FrameItem::Tag(tag) => self.tag(tag, here),
                FrameItem::Link(..) => {}
            }
        }
    }

    /// Something stands here.
    fn below(&mut self) {
        if self.artifacts.is_empty() && matches!(self.heading, Heading::Above(_)) {
            self.heading = Heading::None;
        }
    }

    fn tag(&mut self, tag: &Tag, here: Transform) {
        match tag {
            Tag::Start(element, _) => match (element.elem().name(), element.location()) {
                ("artifact", Some(location)) => self.artifacts.push(location),
                ("heading", Some(location)) if self.artifacts.is_empty() => {
                    let at = Point::zero().transform(here);
                    let (right, down) = (at.x.to_pt(), at.y.to_pt());
                    self.heading = Heading::Within(location, Stranded { page: self.page, right, down });
                }
                _ => {}
            },
            Tag::End(location, ..) => {
                self.artifacts.retain(|open| open != location);
                self.heading = match std::mem::take(&mut self.heading) {
                    Heading::Within(open, stranded) if open == *location => Heading::Above(stranded),
                    other => other,
                };
            }
        }
    }

    fn mark(&mut self, origin: Origin, within: usize, here: Transform) {
        if self.last == Some(origin) {
            return;
        }
        self.last = Some(origin);
        let found = || {
            let place = self.desk.place(origin)?;
            let number = text_number(&place.file)?;
            let found = self.texts.get(number)?.map.find(place.range.start + within)?;
            let at = Point::zero().transform(here);
            let at = (at.x.to_pt(), at.y.to_pt());
            Some(Mark {
                page: self.page,
                at,
                picture: false,
                path: found.source.path.clone(),
                span: found.span,
            })
        };
        if let Some(mark) = found() {
            self.marks.push(mark);
        }
    }
}

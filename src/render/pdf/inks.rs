//! Colours of a finished document: the same pages for a screen and for plates, set once.
//!
//! A design names its colours by role (`inks` in `print/type.typ`) and says what each is on a screen and with each set of
//! plates. So a page that was set for a screen can be given to a press without setting it anew.

use super::layout::PagedDocument;
use super::world::{Bleed, Color, Document, Frame, FrameItem, Paint, Stroke};
use std::borrow::Cow;

/// What the design's colours are on plates: a colour as on a screen, and as ink.
#[derive(Clone, Debug, Default)]
pub struct Inks(Vec<(Color, Color)>);

/// The main file of a document that holds nothing but the colours of a design, in the order of their roles.
pub const CARD: &str = "#import \"/print/type.typ\": inks
#set page(width: auto, height: auto, margin: 0pt)
#for ink in inks.values() { block(width: 1pt, height: 1pt, fill: ink) }
";

impl Inks {
    /// From two cards with the colours of the same roles: for a screen, and for plates.
    pub fn of(screen: &PagedDocument, plates: &PagedDocument) -> Inks {
        Inks(fills(screen).into_iter().zip(fills(plates)).collect())
    }

    /// `document` with its colours as inks. Colours that are none of the design's stay as they are.
    pub fn on_plates<'a>(&self, document: &'a PagedDocument) -> Cow<'a, PagedDocument> {
        if self.0.is_empty() {
            return Cow::Borrowed(document);
        }
        let pages = document.pages().iter().cloned().map(|mut page| {
            self.frame(&mut page.frame);
            page
        });
        Cow::Owned(PagedDocument::new(pages.collect(), document.info().clone()))
    }

    fn frame(&self, frame: &mut Frame) {
        frame.retain(|item| {
            match item {
                FrameItem::Group(group) => self.frame(&mut group.frame),
                FrameItem::Text(text) => {
                    self.paint(&mut text.fill);
                    self.stroke(&mut text.stroke);
                }
                FrameItem::Shape(shape, _) => {
                    shape.fill.iter_mut().for_each(|fill| self.paint(fill));
                    self.stroke(&mut shape.stroke);
                }
                FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
            true
        });
    }

    fn stroke(&self, stroke: &mut Option<Stroke>) {
        stroke.iter_mut().for_each(|stroke| self.paint(&mut stroke.paint));
    }

    fn paint(&self, paint: &mut Paint) {
        let Paint::Solid(color) = paint else { return };
        if let Some((_, ink)) = self.0.iter().find(|(screen, _)| screen == color) {
            *color = ink.clone();
        }
    }
}

/// `document` as it is when it is cut: nothing beyond the edge.
pub fn cut(document: &PagedDocument) -> Cow<'_, PagedDocument> {
    if document.pages().iter().all(|page| page.bleed.is_zero()) {
        return Cow::Borrowed(document);
    }
    let pages = document.pages().iter().cloned().map(|mut page| {
        page.bleed = Bleed::default();
        page
    });
    Cow::Owned(PagedDocument::new(pages.collect(), document.info().clone()))
}

fn fills(card: &PagedDocument) -> Vec<Color> {
    fn walk(frame: &Frame, out: &mut Vec<Color>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => walk(&group.frame, out),
                FrameItem::Shape(shape, _) => {
                    if let Some(Paint::Solid(color)) = &shape.fill {
                        out.push(color.clone());
                    }
                }
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    card.pages().iter().for_each(|page| walk(&page.frame, &mut out));
    out
}

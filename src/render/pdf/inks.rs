//! Colours of a finished document: the same pages for a screen and for plates, set once.
//!
//! A design names its colours by role (`inks` in `print/type.typ`) and says what each is on a screen and with each set of
//! plates. So a page that was set for a screen can be given to a press without setting it anew.

use super::layout::{PagedDocument, changed};
use super::world::{Bleed, Color, Frame, FrameItem, Paint, ProcessColor, ProcessColorSpace, Stroke};
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
        let colours = |card: &PagedDocument| -> Vec<Color> {
            card.pages().iter().flat_map(|page| paints(&page.frame)).cloned().collect()
        };
        Inks(colours(screen).into_iter().zip(colours(plates)).collect())
    }

    /// `document` with its colours as inks. Colours that are none of the design's stay as they are.
    pub fn on_plates<'a>(&self, document: &'a PagedDocument) -> Cow<'a, PagedDocument> {
        if self.0.is_empty() {
            return Cow::Borrowed(document);
        }
        let ink = |color: &Color| Some(self.0.iter().find(|(screen, _)| screen == color)?.1.clone());
        Cow::Owned(changed(document, |page| frame(&mut page.frame, &ink)))
    }
}

/// `document` as it is when it is cut and held in hands: nothing beyond the edge, inks as a screen shows them (a file
/// for archives has no plain CMYK).
pub fn for_readers(document: &PagedDocument) -> Cow<'_, PagedDocument> {
    let bleeds = document.pages().iter().any(|page| !page.bleed.is_zero());
    let inked = document.pages().iter().any(|page| paints(&page.frame).any(is_ink));
    if !bleeds && !inked {
        return Cow::Borrowed(document);
    }
    let shown = |color: &Color| is_ink(color).then(|| color.to_process_space(ProcessColorSpace::Srgb));
    Cow::Owned(changed(document, |page| {
        page.bleed = Bleed::default();
        if inked {
            frame(&mut page.frame, &shown);
        }
    }))
}

fn is_ink(color: &Color) -> bool {
    matches!(color, Color::Process(ProcessColor::Cmyk(_)) | Color::Spot(_))
}

/// Gives everything in `of` the colour that `to` says, where it says one.
fn frame(of: &mut Frame, to: &impl Fn(&Color) -> Option<Color>) {
    let paint = |paint: &mut Paint| {
        if let Paint::Solid(color) = paint
            && let Some(other) = to(color)
        {
            *color = other;
        }
    };
    let stroke = |stroke: &mut Option<Stroke>| stroke.iter_mut().for_each(|stroke| paint(&mut stroke.paint));
    of.retain(|item| {
        match item {
            FrameItem::Group(group) => frame(&mut group.frame, to),
            FrameItem::Text(text) => {
                paint(&mut text.fill);
                stroke(&mut text.stroke);
            }
            FrameItem::Shape(shape, _) => {
                shape.fill.iter_mut().for_each(paint);
                stroke(&mut shape.stroke);
            }
            FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
        true
    });
}

/// The solid colours in which something is filled or drawn.
fn paints(frame: &Frame) -> Box<dyn Iterator<Item = &Color> + '_> {
    Box::new(frame.items().flat_map(|(_, item)| -> Box<dyn Iterator<Item = &Color>> {
        match item {
            FrameItem::Group(group) => paints(&group.frame),
            FrameItem::Text(text) => {
                Box::new(color(&text.fill).into_iter().chain(text.stroke.as_ref().and_then(of_stroke)))
            }
            FrameItem::Shape(shape, _) => {
                let fill = shape.fill.as_ref().and_then(color);
                Box::new(fill.into_iter().chain(shape.stroke.as_ref().and_then(of_stroke)))
            }
            FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => Box::new(std::iter::empty()),
        }
    }))
}

fn of_stroke(stroke: &Stroke) -> Option<&Color> {
    color(&stroke.paint)
}

fn color(paint: &Paint) -> Option<&Color> {
    match paint {
        Paint::Solid(color) => Some(color),
        _ => None,
    }
}

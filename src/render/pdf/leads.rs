//! Links within a finished document.
//!
//! A template writes them as addresses, `go:LABEL` (`go` in `print/inline.typ`), and they are led to the page here. Were
//! they links of the typesetter, every paragraph with one would wait for the page of its target, and be set again whenever
//! that moves.

use super::layout::{PagedDocument, changed};
use super::world::{
    Destination, Document, Fault, Frame, FrameItem, Introspector, Label, LinkMarker, LocalName, Location,
    PageElem, PicoStr, Smart, Tag,
};
use std::borrow::Cow;
use std::collections::HashMap;

/// What such an address begins with. Authors' own addresses are those of the network.
const SCHEME: &str = "go:";

/// `document` with its links led to the places of their labels, and faults for labels that it does not have.
pub fn led(document: &PagedDocument) -> (Cow<'_, PagedDocument>, Vec<Fault>) {
    if !document.pages().iter().any(|page| any(&page.frame)) {
        return (Cow::Borrowed(document), Vec::new());
    }
    let locale = match document.info().locale {
        Smart::Custom(locale) => locale,
        Smart::Auto => Default::default(),
    };
    let mut leads = Leads {
        document,
        page: PageElem::local_name(locale.lang, locale.region),
        known: HashMap::new(),
        lost: Vec::new(),
    };
    let led = changed(document, |page| leads.frame(&mut page.frame));
    (Cow::Owned(led), leads.lost)
}

/// Whether there is such a link, or where one begins.
fn any(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => any(&group.frame),
        FrameItem::Link(Destination::Url(address), _) => address.starts_with(SCHEME),
        FrameItem::Tag(Tag::Start(element, _)) => {
            let alt = element.to_packed::<LinkMarker>().and_then(|marker| marker.alt.as_ref());
            alt.is_some_and(|alt| alt.starts_with(SCHEME))
        }
        _ => false,
    })
}

struct Leads<'a> {
    document: &'a PagedDocument,
    /// The word for a page in the document's language.
    page: &'static str,
    /// Where labels are, and the number of their page.
    known: HashMap<String, Option<(Location, u64)>>,
    lost: Vec<Fault>,
}

impl Leads<'_> {
    fn frame(&mut self, frame: &mut Frame) {
        // Frames are shared; only those with a link are copied.
        if !any(frame) {
            return;
        }
        frame.retain(|item| {
            match item {
                FrameItem::Group(group) => self.frame(&mut group.frame),
                FrameItem::Link(to, _) => {
                    if let Destination::Url(address) = to
                        && let Some(label) = address.strip_prefix(SCHEME)
                    {
                        match self.find(label) {
                            Some((location, _)) => *to = Destination::Location(location),
                            None => return false,
                        }
                    }
                }
                FrameItem::Tag(Tag::Start(element, _)) => {
                    // What is read out instead of the address, which says nothing to anybody.
                    if let Some(marker) = element.to_packed_mut::<LinkMarker>()
                        && let Some(label) = marker.alt.as_ref().and_then(|alt| alt.strip_prefix(SCHEME))
                        && let Some((_, number)) = self.find(label)
                    {
                        marker.alt = Some(format!("{} {number}", self.page).into());
                    }
                }
                FrameItem::Text(_) | FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Tag(_) => {}
            }
            true
        });
    }

    /// Where `label` is, and the number of that page.
    fn find(&mut self, label: &str) -> Option<(Location, u64)> {
        if let Some(known) = self.known.get(label) {
            return *known;
        }
        let found = self.look_up(label);
        if found.is_none() {
            let message = format!("label `<{label}>` does not exist in the document");
            self.lost.push(Fault { fatal: true, message, place: None, trace: Vec::new() });
        }
        self.known.insert(label.to_owned(), found);
        found
    }

    fn look_up(&self, label: &str) -> Option<(Location, u64)> {
        let label = Label::new(PicoStr::intern(label))?;
        let introspector = self.document.introspector();
        let location = introspector.query_label(label).ok()?.location()?;
        let page = self.document.pages().get(introspector.page(location)?.get() - 1)?;
        Some((location, page.number))
    }
}

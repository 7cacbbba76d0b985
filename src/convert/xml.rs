//! XML as a stream of elements and words, known by their local names. The door of quick-xml.
//!
//! No tree is built: however deep a hostile file nests, it costs no more than its length.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// Something in an XML file.
pub(super) enum Piece<'a> {
    /// An element begins. One that is empty is told as a beginning and an end.
    Begin(Element<'a>),
    /// The element of this name ends.
    End(String),
    /// Words.
    Words(String),
}

/// The beginning of an element.
pub(super) struct Element<'a> {
    /// Without its prefix.
    pub(super) name: String,
    tag: BytesStart<'a>,
}

impl Element<'_> {
    /// The value of the attribute with this local name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.tag.attributes();
        // Whether one is there twice is looked up in all others: no work to do for a hostile file.
        let found =
            attributes.with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
        found.normalized_value(XmlVersion::Explicit1_0).ok().map(|value| value.into_owned())
    }

    /// The values of all attributes with this local name.
    pub(super) fn all(&self, name: &str) -> Vec<String> {
        let mut attributes = self.tag.attributes();
        let found =
            attributes.with_checks(false).flatten().filter(|found| found.key.local_name().as_ref() == name);
        found
            .filter_map(|found| found.normalized_value(XmlVersion::Explicit1_0).ok())
            .map(|value| value.into_owned())
            .collect()
    }

    /// Of an element that switches something on: whether it does.
    pub(super) fn is_on(&self) -> bool {
        !self.get("val").is_some_and(|value| ["0", "false", "off", "none"].contains(&value.as_str()))
    }
}

/// The pieces of a file in their order.
pub(super) struct Pieces<'a> {
    reader: Reader<&'a [u8]>,
    /// The end of an empty element that was begun.
    end: Option<String>,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(text: &'a str) -> Pieces<'a> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = false;
        Pieces { reader, end: None }
    }

    /// The next piece; nothing at the end, or where the rest is no XML.
    pub(super) fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(name) = self.end.take() {
            return Some(Piece::End(name));
        }
        loop {
            match self.reader.read_event().ok()? {
                Event::Start(tag) => return Some(Piece::Begin(element(tag))),
                Event::Empty(tag) => {
                    let element = element(tag);
                    self.end = Some(element.name.clone());
                    return Some(Piece::Begin(element));
                }
                Event::End(tag) => return Some(Piece::End(tag.local_name().as_ref().to_owned())),
                Event::Text(text) => return Some(Piece::Words(text.xml10_content().into_owned())),
                Event::CData(text) => return Some(Piece::Words(text.xml10_content().into_owned())),
                Event::GeneralRef(name) => {
                    let c = match name.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        _ => named(&name.xml10_content()),
                    };
                    return Some(Piece::Words(c.map_or_else(String::new, String::from)));
                }
                Event::Eof => return None,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    /// Moves behind the end of the element `name` that has begun; the words that were in it.
    pub(super) fn words(&mut self, name: &str) -> String {
        let (mut depth, mut words) = (1, String::new());
        while depth > 0 {
            match self.next() {
                Some(Piece::Begin(element)) => depth += usize::from(element.name == name),
                Some(Piece::End(end)) => depth -= usize::from(end == name),
                Some(Piece::Words(more)) => words.push_str(&more),
                None => break,
            }
        }
        words.trim().to_owned()
    }

    /// Moves behind the end of the element `name` that has begun.
    pub(super) fn skip(&mut self, name: &str) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some(Piece::Begin(element)) if element.name == name => depth += 1,
                Some(Piece::End(end)) if end == name => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }
}

fn element(tag: BytesStart<'_>) -> Element<'_> {
    Element { name: tag.local_name().as_ref().to_owned(), tag }
}

/// The references that XML knows without being told.
fn named(name: &str) -> Option<char> {
    [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')]
        .into_iter()
        .find_map(|(known, c)| (known == name).then_some(c))
}

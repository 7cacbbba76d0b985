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
    broken: bool,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(text: &'a str) -> Pieces<'a> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = false;
        Pieces { reader, end: None, broken: false }
    }

    /// The next piece; nothing at the end, or where the rest is no XML.
    pub(super) fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(name) = self.end.take() {
            return Some(Piece::End(name));
        }
        loop {
            let Ok(event) = self.reader.read_event() else {
                self.broken = true;
                return None;
            };
            match event {
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
                    // What a file defines for itself is not looked up: it may grow without bounds. Its name is shown.
                    let unknown = || format!("&{};", name.xml10_content());
                    return Some(Piece::Words(c.map_or_else(unknown, String::from)));
                }
                Event::Eof => return None,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    /// Whether the pieces ended because the rest is no XML.
    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// How many bytes of the text have been read.
    pub(super) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
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

/// The words that a part shows, a blank between its paragraphs and cells.
pub(super) fn shown(xml: &str) -> String {
    let (mut out, mut pieces, mut in_words) = (String::new(), Pieces::of(xml), false);
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Begin(element) => in_words = shows(&element.name),
            Piece::End(name) => {
                in_words = false;
                if !["t", "r"].contains(&name.as_str()) {
                    out.push(' ');
                }
            }
            Piece::Words(words) if in_words => out.push_str(&words),
            Piece::Words(_) => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether elements of this name hold words that people see: `v` holds a value of a chart, `text` an old comment.
pub(super) fn shows(name: &str) -> bool {
    ["t", "v", "text", "delText"].contains(&name)
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

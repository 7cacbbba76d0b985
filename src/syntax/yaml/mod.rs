//! YAML -> [`Value`]. This file alone knows serde-saphyr.
//!
//! A YAML parser stops at its first error, and an editor wants to know all of them. So the entry in which the
//! error lies is blanked out (spaces for its bytes, so that all places stay right) and the rest is read again.

mod repair;

use super::input::Input;
use super::value::{Entry, Node, Value};
use crate::base::span::{Span, Spanned};
use crate::diag::messages::schema;
use repair::Slip;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::DuplicateKeyPolicy;
use serde_saphyr::{Error, Location, Options};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// What was read.
#[derive(Debug)]
pub(crate) struct Yaml {
    pub(crate) value: Value,
    /// Beginnings of entries that could not be read: their fields are not missing.
    pub(crate) broken: Vec<String>,
    /// Whether the rest was read: otherwise nothing can be said about what is missing.
    pub(crate) complete: bool,
}

/// Nobody nests fields deeper than this.
const DEEPEST: usize = 32;

/// Larger texts are not read again after an error.
const REPAIRABLE: usize = 256 << 10;

/// So many errors are reported before giving up.
const MOST_ERRORS: usize = 20;

/// Reads the YAML at `range` of the file. All that is wrong with it as YAML is reported.
pub(crate) fn read(input: &mut Input, range: Range<usize>) -> Yaml {
    let source = input.text.get(range.clone()).unwrap_or("");
    let start = range.start;
    let mut text = Cow::Borrowed(source);
    let mut broken = Vec::new();
    for _ in 0..MOST_ERRORS {
        let parsed = parse(&text);
        let lonely = matches!(&parsed, Ok(tree) if matches!(tree.value, Raw::Text(_)));
        if parsed.is_err() || lonely {
            let at = |range: &Range<usize>| Span::new(start + range.start, start + range.end);
            let repairable = source.len() <= REPAIRABLE;
            match repair::slip(&text).filter(|_| repairable) {
                Some(Slip::Colon(colon)) => {
                    input.report(schema::full_width_colon(input.at(at(&colon))));
                    // As many bytes as the colon had.
                    text.to_mut().replace_range(colon, ":  ");
                    continue;
                }
                Some(Slip::NoField(line)) => {
                    input.report(schema::no_field(input.at(at(&line)), &source[line.clone()]));
                    broken.push(source[line.clone()].to_owned());
                    text.to_mut().replace_range(line.clone(), &repair::blank(&source[line]));
                    continue;
                }
                Some(Slip::Tab(tabs)) => {
                    input.report(schema::tab(input.at(at(&tabs))));
                    text.to_mut().replace_range(tabs.clone(), &repair::blank(&source[tabs]));
                    continue;
                }
                None => {}
            }
        }
        let fault = match parsed {
            Ok(tree) => {
                let tree = Reader { input, source, start }.value(tree);
                let blank = Value { node: Node::Map(Vec::new()), span: tree.span };
                let value = if broken.is_empty() || !tree.is_empty() { tree } else { blank };
                return Yaml { value, broken, complete: true };
            }
            Err(fault) => fault,
        };
        let (fault, entry) = culprit(&text, fault);
        let place = place(source, start, &fault.at);
        if fault.bomb {
            input.report(schema::too_complex(input.at(place)));
        } else {
            input.report(schema::yaml(input.at(place), &fault.message));
        }
        broken.push(source[entry.clone()].to_owned());
        if fault.bomb || source.len() > REPAIRABLE || entry.is_empty() {
            break;
        }
        text.to_mut().replace_range(entry.clone(), &repair::blank(&source[entry]));
    }
    Yaml { value: Value { node: Node::Null, span: Span::new(start, start) }, broken, complete: false }
}

/// Why a text is no YAML.
struct Fault {
    message: String,
    at: Range<usize>,
    /// It expands too far or nests too deeply.
    bomb: bool,
}

/// The fault and the entry that it lies in. A bracket or quote left open shows only in a later entry, so the first
/// entries are tried alone.
fn culprit(text: &str, fault: Fault) -> (Fault, Range<usize>) {
    let entry = repair::entry_at(text, fault.at.start);
    match parse(&text[..entry.start]) {
        Err(earlier) if !fault.bomb => {
            let entry = repair::entry_at(text, earlier.at.start);
            (earlier, entry)
        }
        _ => (fault, entry),
    }
}

fn parse(text: &str) -> Result<Spot, Fault> {
    serde_saphyr::from_str_with_options(text, options()).map_err(|error| fault(text, &error))
}

fn options() -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: DEEPEST, max_aliases: 1_000 },
        alias_limits: serde_saphyr::alias_limits! { max_total_replayed_events: 10_000 },
        // Seen here as they come, so that every one of them is reported.
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        non_finite_float_policy: serde_saphyr::options::NonFiniteFloatPolicy::AsString,
        with_snippet: false,
        emit_comments: false,
    }
}

fn fault(text: &str, error: &Error) -> Fault {
    let whole = error.to_string();
    let message = whole.split(" at line ").next().unwrap_or("").to_owned();
    // Limits are spread over many kinds of errors, of the parser beneath too.
    let bomb = matches!(error, Error::Budget { .. }) || message.contains("limit exceeded");
    let start = error.location().map_or(0, |place| offset(text, &place)).min(text.len());
    let end = start + text[start..].chars().next().map_or(0, char::len_utf8);
    Fault { message, at: start..end, bomb }
}

/// Errors are placed by characters, values by bytes.
fn offset(text: &str, place: &Location) -> usize {
    let span = place.span();
    match span.byte_offset().and_then(|at| usize::try_from(at).ok()) {
        Some(at) if text.is_char_boundary(at) => at,
        _ => {
            let nth = usize::try_from(span.offset()).unwrap_or(usize::MAX);
            text.char_indices().nth(nth).map_or(text.len(), |(at, _)| at)
        }
    }
}

/// Where `range` of the YAML stands in the file. What was put in place of a colon has other boundaries.
fn place(source: &str, start: usize, range: &Range<usize>) -> Span {
    let (from, to) = (source.floor_char_boundary(range.start), source.ceil_char_boundary(range.end));
    Span::new(start + from, start + to)
}

type Spot = serde_saphyr::Spanned<Raw>;

/// What the parser gives; `Plain` is anything that it takes for a number or a truth value.
enum Raw {
    Null,
    Plain,
    Text(String),
    List(Vec<Spot>),
    Map(Vec<(Spot, Spot)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

/// Numbers and truth values are read again from the source, as text.
macro_rules! plain {
    ($($visit:ident $type:ty),*) => {
        $(fn $visit<E: serde::de::Error>(self, _: $type) -> Result<Raw, E> { Ok(Raw::Plain) })*
    };
}

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any YAML")
    }

    plain!(visit_bool bool, visit_i64 i64, visit_u64 u64, visit_i128 i128, visit_u128 u128, visit_f64 f64);

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_bytes<E: serde::de::Error>(self, _: &[u8]) -> Result<Raw, E> {
        Err(E::custom("binary data"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

/// Turns what the parser gave into values with places in the file.
struct Reader<'r, 'a> {
    input: &'r mut Input<'a>,
    source: &'r str,
    start: usize,
}

impl Reader<'_, '_> {
    fn value(&mut self, spot: Spot) -> Value {
        let here = self.range(&spot.referenced);
        let node = match spot.value {
            Raw::Null => Node::Null,
            Raw::Plain => {
                let written = self.source.get(self.range(&spot.defined)).unwrap_or("");
                Node::Text(written.to_owned())
            }
            Raw::Text(text) => {
                let span = self.span(self.without_quotes(here, &text));
                return Value { node: Node::Text(text), span };
            }
            Raw::List(items) => Node::List(items.into_iter().map(|item| self.value(item)).collect()),
            Raw::Map(entries) => Node::Map(self.entries(entries)),
        };
        let mut span = self.span(here);
        let last = match &node {
            Node::List(items) => items.last().map(|item| item.span.end),
            Node::Map(entries) => entries.last().map(|entry| entry.value.span.end.max(entry.key.span.end)),
            Node::Null | Node::Text(_) => None,
        };
        span.end = last.unwrap_or(span.end).max(span.end);
        span.end += self.closing(span);
        Value { node, span }
    }

    fn entries(&mut self, raw: Vec<(Spot, Spot)>) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        for (key, value) in raw {
            let Value { node: Node::Text(key), span } = self.value(key) else {
                let at = self.span(self.range(&value.referenced));
                self.input.report(schema::odd_key(self.input.at(at)));
                continue;
            };
            let value = self.value(value);
            if let Some(first) = seen.get(&key) {
                let finding = schema::duplicate(self.input.at(span), self.input.at(*first), &key);
                self.input.report(finding);
                continue;
            }
            seen.insert(key.clone(), span);
            entries.push(Entry { key: Spanned::new(key, span), value });
        }
        entries
    }

    /// How far behind the last item a list or mapping in brackets is closed.
    fn closing(&self, span: Span) -> u32 {
        let at = |offset: u32| self.source.get((offset as usize).saturating_sub(self.start)..).unwrap_or("");
        let bracket = match at(span.start).chars().next() {
            Some('[') => ']',
            Some('{') => '}',
            _ => return 0,
        };
        let rest = at(span.end);
        let gap =
            rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == '"').len();
        if rest[gap..].starts_with(bracket) { Span::new(0, gap + 1).end } else { 0 }
    }

    /// Within the quotes, where what stands there is the text itself: places in the text are then exact.
    fn without_quotes(&self, range: Range<usize>, text: &str) -> Range<usize> {
        let quoted = range.len() == text.len() + 2;
        let inner = range.start + 1..range.end.saturating_sub(1);
        if quoted && self.source.get(inner.clone()) == Some(text) { inner } else { range }
    }

    fn range(&self, place: &Location) -> Range<usize> {
        let start = offset(self.source, place).min(self.source.len());
        let length = place.span().byte_len().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        start..(start + length).min(self.source.len())
    }

    fn span(&self, range: Range<usize>) -> Span {
        place(self.source, self.start, &range)
    }
}

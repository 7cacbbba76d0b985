//! One page -> its leaves: the part of the work that every page does by itself.

use super::fold::fold;
use super::terms::{self, Term};
use super::{Page, Section, script};
use std::sync::Arc;

/// A unit holds whole sections up to this many bytes (900 Han characters), or a part of a longer one.
const UNIT_BYTES: usize = 2_700;
/// Together with the title's bit they fill one digit of a posting, and their text about one text file.
const UNITS_OF_LEAF: usize = 5;

/// The index of one page, before it is merged with the others. A clone shares it: editions have most pages in common.
#[derive(Clone, Debug)]
pub struct PageIndex {
    url: Arc<str>,
    kind: &'static str,
    leaves: Arc<[Leaf]>,
}

impl PageIndex {
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    pub(super) fn kind(&self) -> &'static str {
        self.kind
    }

    pub(super) fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }
}

/// Terms, sorted and without repetition, each with the set of units that hold it; and the text as a script value.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) grams: Box<[u32]>,
    pub(super) gram_units: Box<[u8]>,
    pub(super) words: Box<[Box<str>]>,
    pub(super) word_units: Box<[u8]>,
    /// `["title","url",[anchor,label,text,…],…]`, one inner list for each unit.
    pub(super) text: Box<[u8]>,
}

/// A section or a part of one.
#[derive(Clone, Copy)]
struct Piece<'a> {
    anchor: &'a str,
    label: &'a str,
    text: &'a str,
}

/// Indexes one page. Every page has at least one leaf, for its title.
pub fn index_page(page: &Page) -> PageIndex {
    let units = units(&page.sections);
    let mut chunks: Vec<&[Vec<Piece>]> = units.chunks(UNITS_OF_LEAF).collect();
    if chunks.is_empty() {
        chunks.push(&[]);
    }
    let leaves = chunks.iter().enumerate().map(|(at, units)| leaf(page, at == 0, units)).collect();
    PageIndex { url: page.url.as_str().into(), kind: page.kind, leaves }
}

fn units(sections: &[Section]) -> Vec<Vec<Piece<'_>>> {
    let mut units: Vec<Vec<Piece>> = Vec::new();
    let mut room = 0;
    for section in sections {
        for text in parts(&section.text) {
            let size = section.label.len() + text.len();
            let piece = Piece { anchor: &section.anchor, label: &section.label, text };
            match units.last_mut().filter(|_| size <= room) {
                Some(unit) => {
                    unit.push(piece);
                    room -= size;
                }
                None => {
                    units.push(vec![piece]);
                    room = UNIT_BYTES.saturating_sub(size);
                }
            }
        }
    }
    units
}

/// `text` in parts of at most a unit, cut between paragraphs, else between sentences, else wherever no term is cut.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while rest.len() > UNIT_BYTES {
        let window = &rest[..rest.floor_char_boundary(UNIT_BYTES)];
        let after = |at: usize| at + rest[at..].chars().next().map_or(0, char::len_utf8);
        let cut = window
            .rfind('\n')
            .or_else(|| window.rfind(['。', '；', '！', '？', '.', ';']))
            .or_else(|| window.rfind(terms::is_gap))
            .or_else(|| rest.find(terms::is_gap))
            .map_or(rest.len(), after);
        let (part, remaining) = rest.split_at(cut);
        parts.push(part.trim_matches('\n'));
        rest = remaining;
    }
    parts.push(rest);
    parts
}

fn leaf(page: &Page, first: bool, units: &[Vec<Piece<'_>>]) -> Leaf {
    let mut found = Found::default();
    if first {
        found.text(&page.title, 1);
    }
    for (at, unit) in units.iter().enumerate() {
        let bit = 2 << at;
        for piece in unit {
            found.text(piece.label, bit);
            found.text(piece.text, bit);
        }
    }
    // One integer to compare, not two fields: a quarter of a page's work is this line.
    found.grams.sort_unstable_by_key(|&(gram, bit)| u64::from(gram) << 8 | u64::from(bit));
    let (grams, gram_units) = united(found.grams);
    found.words.sort_unstable();
    let (words, word_units) = united(found.words);
    Leaf { grams, gram_units, words, word_units, text: text_of(page, units) }
}

/// Terms as they are met, each with the bit of its unit.
#[derive(Default)]
struct Found {
    folded: Vec<char>,
    grams: Vec<(u32, u8)>,
    words: Vec<(Box<str>, u8)>,
}

impl Found {
    fn text(&mut self, text: &str, bit: u8) {
        self.folded.clear();
        fold(text, &mut self.folded);
        terms::each(&self.folded, |term| match term {
            Term::Gram(gram) => self.grams.push((gram, bit)),
            Term::Word(word) => self.words.push((word.into(), bit)),
        });
    }
}

/// Sorted terms without repetition, and the units that hold each.
fn united<T: Ord>(mut found: Vec<(T, u8)>) -> (Box<[T]>, Box<[u8]>) {
    found.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 |= next.1;
        }
        same
    });
    let (terms, units): (Vec<T>, Vec<u8>) = found.into_iter().unzip();
    (terms.into(), units.into())
}

fn text_of(page: &Page, units: &[Vec<Piece<'_>>]) -> Box<[u8]> {
    let size: usize = units.iter().flatten().map(|piece| piece.text.len() + 40).sum();
    let mut out = Vec::with_capacity(size + page.title.len() + page.url.len() + 16);
    out.push(b'[');
    script::string(&mut out, &page.title);
    out.push(b',');
    script::string(&mut out, &page.url);
    for unit in units {
        out.push(b',');
        let fields = unit.iter().flat_map(|piece| [piece.anchor, piece.label, piece.text]);
        script::list(&mut out, fields, script::string);
    }
    out.push(b']');
    out.into()
}

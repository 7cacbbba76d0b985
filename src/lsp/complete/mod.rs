//! What may be written at a place.

mod blocks;
mod fields;
mod ids;
mod laws;

pub use blocks::{Snippet, snippets};

use super::cursor::{self, Writing};
use super::page::Page;
use super::protocol::{Offer, Sort};
use crate::base::pinyin;
use crate::base::span::Span;
use crate::syntax::kinds::Kind;

/// More are not sent at once: the client asks again when more is written.
const MOST: usize = 400;

/// What may be written at byte `offset`, the likeliest first, and whether that is all.
pub(super) fn offers(page: &Page<'_>, offset: usize) -> (Vec<Offer>, bool) {
    let Some(writing) = cursor::writing(page, offset) else { return (Vec::new(), true) };
    let (words, span) = match writing {
        Writing::Yaml(place) => fields::words(page, &place),
        Writing::Block { span, prefix } => (blocks::heads(page.lang, &prefix), span),
        Writing::Attribute { kind, span } => (blocks::attributes(page.lang, kind), span),
        Writing::AttributeValue { kind, name, span } => (blocks::values(page, kind, &name), span),
        Writing::Medium(span) => (ids::of(page, Kind::Media), span),
        Writing::Link(span) => (ids::links(page, span.text(page.text())), span),
        Writing::Title { span, open } => (laws::titles(page, open), span),
        Writing::Article { law, span } => (laws::articles(page, law.as_deref()), span),
    };
    // Of what is replaced, only what stands before the place has been written so far.
    let written = Span::new(span.start as usize, offset.max(span.start as usize)).text(page.text());
    let range = page.range(span);
    let many = words.len() > MOST;
    let fits = |word: &Word| !many || written.is_empty() || word.is_like(written);
    let mut offers: Vec<Offer> = words.into_iter().filter(fits).map(|word| word.offer(range)).collect();
    let all = !many;
    offers.truncate(MOST);
    (offers, all)
}

/// A word that may be written, wherever.
struct Word {
    label: String,
    sort: Sort,
    detail: String,
    about: String,
    text: String,
    snippet: bool,
    sounds: String,
}

impl Word {
    /// A word that is written as it is listed.
    fn plain(label: impl Into<String>, sort: Sort, detail: impl Into<String>) -> Word {
        let label = label.into();
        let (text, sounds) = (label.clone(), sound(&label));
        Word { label, sort, detail: detail.into(), about: String::new(), text, snippet: false, sounds }
    }

    /// Whether somebody who wrote so much may mean it.
    fn is_like(&self, written: &str) -> bool {
        self.label.contains(written) || self.sounds.contains(&written.to_lowercase())
    }

    fn offer(self, range: super::positions::Range) -> Offer {
        let Word { label, sort, detail, about, text, snippet, sounds } = self;
        Offer { label, sort, detail, about, range, text, snippet, sounds }
    }
}

/// How a word sounds, so that it is found without an input method; empty where it is written so.
fn sound(word: &str) -> String {
    if word.is_ascii() { String::new() } else { pinyin::slug(word).replace('-', "") }
}

//! Text and addresses as parts of HTML: nothing of an author's reaches a page but through here.

use crate::base::path::{encode_url, relative_url};
use crate::syntax::ast::{PageRef, Target};
use std::borrow::Cow;

/// Appends `text` with the five characters escaped that mean something in HTML, fit for text and for quoted attributes.
pub fn text(out: &mut String, text: &str) {
    let mut kept = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[kept..at]);
        out.push_str(escape);
        kept = at + 1;
    }
    out.push_str(&text[kept..]);
}

/// `text` escaped.
pub fn escaped(words: &str) -> Cow<'_, str> {
    if !words.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len() + 16);
    text(&mut out, words);
    Cow::Owned(out)
}

/// The relative address of `anchor` on `page`, as seen from the page at `from`. A page's own address may end in an
/// anchor already (the entries of the glossary).
pub fn href(from: &str, page: &PageRef, anchor: Option<&str>) -> String {
    let (path, own) = match page.url.split_once('#') {
        Some((path, own)) => (path, Some(own)),
        None => (page.url.as_str(), None),
    };
    let anchor = anchor.or(own);
    let mut out = if path == from && anchor.is_some() { String::new() } else { relative_url(from, path) };
    if let Some(anchor) = anchor {
        out.push('#');
        out.push_str(&encode_url(anchor));
    }
    out
}

/// Where `target` leads from the page at `from`; nothing where there is nothing to lead to.
pub fn target(from: &str, target: &Target) -> Option<String> {
    match target {
        Target::Page(page, anchor) => Some(href(from, page, anchor.as_deref())),
        Target::Here(anchor) => Some(format!("#{}", encode_url(anchor))),
        Target::External(url) => Some(url.clone()),
        Target::Written(_) | Target::None => None,
    }
}

/// Whether `c` is set in a full square, so that no space belongs beside it: Han, kana, full-width forms.
pub fn is_square(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{20000}'..='\u{3FFFF}' | '\u{2018}'..='\u{201D}' | '\u{2026}' | '\u{2014}')
}

/// Whether `c` is a Chinese character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether `c` is of the Arabic script, which Uyghur is written in.
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_attribute() {
        assert_eq!(escaped("a\"><script>'&"), "a&quot;&gt;&lt;script&gt;&#39;&amp;");
        assert!(matches!(escaped("法条"), Cow::Borrowed(_)));
    }

    #[test]
    fn addresses_are_relative_and_keep_their_anchors() {
        let page = |url: &str| PageRef { url: url.to_owned(), title: String::new() };
        assert_eq!(href("lessons/a.html", &page("laws/b.html"), Some("art-2")), "../laws/b.html#art-2");
        assert_eq!(
            href("titles.html", &page("glossary.html#保护令"), None),
            "glossary.html#%E4%BF%9D%E6%8A%A4%E4%BB%A4"
        );
        assert_eq!(href("laws/b.html", &page("laws/b.html"), Some("art-2")), "#art-2");
        assert_eq!(href("laws/b.html", &page("laws/b.html"), None), "b.html");
    }
}

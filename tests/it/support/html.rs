//! The tags of a page, for looking at what a browser forgives.

use super::files;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// An opening tag.
pub struct Tag {
    /// In lower case.
    pub name: String,
    /// Names in lower case, values with their entities undone.
    pub attributes: BTreeMap<String, String>,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// All opening tags of `html`, in order.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = end_of_tag(rest);
            tags.push(tag(&rest[..end]));
            rest = &rest[end..];
        }
    }
    tags
}

/// Where the tag ends whose `<` has been read: at a `>` outside of quotes.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn tag(text: &str) -> Tag {
    let (name, mut rest) = text.split_at(text.find([' ', '\n', '\t', '/']).unwrap_or(text.len()));
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start_matches([' ', '\n', '\t', '/']);
        if rest.is_empty() {
            return Tag { name: name.to_ascii_lowercase(), attributes };
        }
        let end = rest.find(['=', ' ', '\n', '\t', '/']).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            Some(value) => value_of(value),
            None => ("", after),
        };
        attributes.insert(key.to_ascii_lowercase(), undone(value));
        rest = after;
    }
}

/// An attribute's value, and what follows it.
fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(rest) = text.strip_prefix(quote) {
            return rest.split_once(quote).unwrap_or((rest, ""));
        }
    }
    text.split_at(text.find([' ', '\n', '\t']).unwrap_or(text.len()))
}

fn undone(value: &str) -> String {
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    entities.iter().fold(value.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

/// The bytes that a percent-encoded text stands for, as UTF-8.
pub fn decoded(url: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = url.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(code) if byte == b'%' => {
                bytes.push(code);
                rest = &after[2..];
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).expect("UTF-8 in an address")
}

/// Every page below `folder`, sorted.
pub fn pages(folder: &Path) -> Vec<PathBuf> {
    let files = files::below(folder).into_iter();
    files.filter(|file| file.extension().is_some_and(|ext| ext == "html")).collect()
}

/// The first page of each folder and every page above them: each kind of page.
pub fn one_of_each_kind(web: &Path) -> Vec<PathBuf> {
    let mut seen = std::collections::BTreeSet::new();
    let is_first = |file: &PathBuf| {
        let folder = file.parent().expect("a folder").to_owned();
        folder == web || seen.insert(folder)
    };
    pages(web).into_iter().filter(is_first).collect()
}

//! One file that holds a page: style, pictures and the face of headings lie in it. It needs no script and no network, and
//! opens wherever there is a browser.

use super::page::{self, Style};
use super::tree::{self, Node};
use super::{Book, Part, Stock};
use crate::base::base64;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Nothing is loaded, and nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/// The file of each page of `book`.
pub fn write(stock: &Stock<'_>, book: &Book) -> Vec<String> {
    let style = Style::of(stock, book).inline();
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<style>\n{style}</style>\n"
    );
    book.parts.iter().map(|part| file(book, part, &head)).collect()
}

fn file(book: &Book, part: &Part, head: &str) -> String {
    let mut leaf = part.leaf.clone();
    embed(&mut leaf.main, &book.pictures);
    let part = Part { leaf, name: part.name.clone(), title: part.title.clone(), ..*part };
    page::write(book, &part, head, "")
}

/// Puts pictures into their elements.
fn embed(nodes: &mut [Node], pictures: &BTreeMap<String, Arc<[u8]>>) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        embed(&mut element.children, pictures);
        let picture = element.get("src").and_then(|src| pictures.get_key_value(src));
        if let Some((name, bytes)) = picture {
            let data = format!("data:{};base64,{}", media_type(name), base64::write(bytes));
            element.set("src", &data);
        }
    }
}

/// The media type of a file of a book, by its ending.
pub(super) fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "css" => "text/css",
        "xhtml" => "application/xhtml+xml",
        _ => "application/octet-stream",
    }
}

/// Whether a page has questions that it can check.
pub(super) fn has_keys(part: &Part) -> bool {
    tree::find(&part.leaf.main, &|element| element.is("key")).is_some()
}

//! A file put in good order, without changing what it says: its fields in the order of their table, under names of one
//! language if that is wished, and running text as Chinese is set: full-width marks, no blanks between characters and
//! letters (readers' programs set that space themselves).
//!
//! Nobody need trust the rules: what comes out is parsed again, and a file that would then say something else is left as
//! it is. What others have said stays as they wrote it: laws, 法条 blocks, quotations and titles are not touched, nor
//! headings, since links name them.

mod front;
mod keys;
mod prose;

use super::kinds::Kind;
use super::{Body, Doc};
use crate::base::snapshot::SourceFile;
use crate::base::span::Span;
use crate::diag;
use std::sync::Arc;

pub use keys::Keys;

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Neat {
    /// It is in order.
    Already,
    /// It should be this.
    Better(String),
    /// It has errors: nobody knows yet what it says.
    Wrong,
    /// Our rules would change what it says.
    Kept,
}

/// Puts the text of a file of `kind` in order, with `fixes` made first, and fields named in the language of `keys`.
pub fn neat(source: &Arc<SourceFile>, kind: Kind, fixes: &[(Span, String)], keys: Option<Keys>) -> Neat {
    let fixed = match fixes {
        [] => Arc::clone(source),
        fixes => Arc::new(SourceFile::new(&source.path, edited(&source.text, fixes.to_vec()))),
    };
    let (before, found) = super::parse(&fixed, kind);
    if diag::has_errors(&found) || fixed.text.trim().is_empty() {
        return Neat::Wrong;
    }
    if source.path.extension() == "csv" {
        return Neat::Already;
    }
    let mut edits = Vec::new();
    if let Some(keys) = keys {
        edits.extend(keys::edits(&fixed, kind, &before, keys));
    }
    if !matches!(before.body, Body::Law(_)) && before.lang.as_deref().is_none_or(|lang| lang == "zh") {
        edits.extend(prose::edits(&before));
    }
    let text = front::ordered(&edited(&fixed.text, edits), kind);
    if text == source.text {
        return Neat::Already;
    }
    let now = SourceFile::new(&source.path, text);
    let (after, faults) = super::parse(&Arc::new(now), kind);
    let same =
        faults.len() <= found.len() && says(&before) == says(&after) && law_text(&before) == law_text(&after);
    if same { Neat::Better(after.source.text.clone()) } else { Neat::Kept }
}

/// `text` with `edits` made; of two that overlap the earlier.
fn edited(text: &str, mut edits: Vec<(Span, String)>) -> String {
    edits.sort_by_key(|(span, _)| (span.start, span.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in edits {
        let range = span.range();
        if let Some(kept) = text.get(at..range.start) {
            out.push_str(kept);
            out.push_str(&new);
            at = range.end;
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// What a document says, to compare it: everything but places, blanks and the width of marks.
fn says(doc: &Doc) -> String {
    let told = format!("{:?}{:?}", doc.translated_from.as_ref().map(|version| &version.value), doc.body);
    let mut out = String::with_capacity(told.len());
    let mut rest = told.as_str();
    // Places are written `Span { start: 1, end: 2 }`.
    while let Some(at) = rest.find("Span {") {
        prose::folded(&rest[..at], &mut out);
        rest = rest[at..].split_once('}').map_or("", |(_, rest)| rest);
    }
    prose::folded(rest, &mut out);
    out
}

/// The text of a law is nobody's to change, not by a blank.
fn law_text(doc: &Doc) -> &str {
    match doc.body {
        Body::Law(_) => doc.source.text.get(doc.text_from..).unwrap_or_default(),
        _ => "",
    }
}

#[cfg(test)]
mod tests;

//! Decisions and amendments: laws that make a new version of another one, and say since when it is in force.

use crate::law::{Date, title};
use crate::syntax::{Body, Doc};
use std::sync::Arc;

/// A document that amends laws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Index among the documents.
    pub doc: usize,
    /// The id of the document.
    pub id: String,
    /// Its short title.
    pub short: String,
    /// The laws that it amends, by normalised name; they need not be here.
    pub laws: Vec<String>,
    /// When it was adopted: so are the versions that it makes.
    pub document: Option<Date>,
    /// Since when it is in force, and they.
    pub in_force: Option<Date>,
    /// Whether that day is only derived.
    pub guessed: bool,
}

impl Amendment {
    /// All of them among the documents, the earliest first.
    pub(super) fn all(docs: &[Arc<Doc>]) -> Vec<Amendment> {
        let amendment = |(index, doc): (usize, &Arc<Doc>)| {
            let (Body::Law(law), None) = (&doc.body, &doc.lang) else { return None };
            (!law.amends.is_empty()).then(|| Amendment {
                doc: index,
                id: doc.id.clone(),
                short: law.short_title.clone().unwrap_or_else(|| title::short(&law.title.value).to_owned()),
                laws: law.amends.clone(),
                document: law.date_document,
                in_force: law.in_force,
                guessed: law.is_date_guessed(),
            })
        };
        let mut all: Vec<Amendment> = docs.iter().enumerate().filter_map(amendment).collect();
        all.sort_by_key(|amendment| (amendment.document, amendment.doc));
        all
    }
}

//! The offline search index: pages in, named script files out.
//!
//! The bundle is read from `file://`, where nothing can be fetched, so every file here is a classic script that
//! registers its data by one call, `cpS(family, number, data)`. The client that reads them is
//! `assets/search-*.js` of the web theme; the two must agree on everything said below.
//!
//! - A *unit* is a run of whole sections of about 900 characters. All words of a phrase are looked for in one unit.
//! - A *leaf* is up to five units of one page. A term's posting is a leaf and the set of its units that hold the
//!   term; bit 0 stands for the page's title (on its first leaf), bits 1 to 5 for the units.
//! - `i/…`: terms with their postings, in the order of code points, cut into shards. Order instead of hashing makes
//!   a prefix, and so a single Han character, a range of neighbours.
//! - `t/…`: the text of the leaves with title, address and anchors, for snippets and the literal check of a hit.
//! - `n/…`: names of laws; `w/…`: everyday words and what they lead to.
//! - `meta.js`: how many leaves each page and each text file has, and where the shards begin.
//!
//! Work is split so that the costly part, [`index_page`], runs inside each page's own job and keeps a few bytes for
//! each term; [`build`] only merges. The files depend on the pages and their order alone, never on threads.

mod files;
mod fold;
mod leaf;
mod merge;
mod names;
mod script;
mod terms;
#[cfg(test)]
mod tests;

pub use fold::file_name;
pub use leaf::{PageIndex, index_page};
pub use names::{LawName, LawPart, Lead, LeadTarget};

use std::collections::BTreeMap;

/// What search knows of one page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Relative to the bundle's root, percent-encoded: `laws/x.html`.
    pub url: String,
    /// As a reader sees it.
    pub title: String,
    /// Results are grouped by it; groups come in the order in which kinds first appear among the pages.
    pub kind: &'static str,
    /// The page's text, in reading order.
    pub sections: Vec<Section>,
}

/// A part of a page that a link can lead to.
#[derive(Clone, Debug)]
pub struct Section {
    /// The element's `id`; empty for the top of the page.
    pub anchor: String,
    /// What a reader would call it: `第三十七条`, or a heading. Searched too, so it need not begin the text.
    pub label: String,
    /// Plain text; paragraphs are separated by line feeds.
    pub text: String,
}

/// All files of the index: paths below `search/`, sorted, and their bytes.
///
/// Pages of equal merit are shown in the order given here.
pub fn build(pages: Vec<PageIndex>, leads: &[Lead], laws: &[LawName]) -> Vec<(String, Vec<u8>)> {
    let kinds = by_kind(pages);
    let ordinals: BTreeMap<&str, usize> =
        kinds.iter().flat_map(|(_, pages)| pages).enumerate().map(|(at, page)| (page.url(), at)).collect();
    let law_names = names::laws(laws, &ordinals);
    let lead_words = names::leads(leads);
    files::write(&kinds, &law_names, &lead_words)
}

/// The pages by kind, kinds in the order of their first page.
fn by_kind(pages: Vec<PageIndex>) -> Vec<(&'static str, Vec<PageIndex>)> {
    let mut kinds: Vec<(&'static str, Vec<PageIndex>)> = Vec::new();
    for page in pages {
        match kinds.iter_mut().find(|(kind, _)| *kind == page.kind()) {
            Some((_, same)) => same.push(page),
            None => kinds.push((page.kind(), vec![page])),
        }
    }
    kinds
}

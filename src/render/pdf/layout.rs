//! Door of `typst-layout`: the laid-out document.

use super::world::Document;
pub use typst_layout::{Page, PagedDocument};

/// `document` with its pages changed.
pub fn changed(document: &PagedDocument, mut change: impl FnMut(&mut Page)) -> PagedDocument {
    let pages = document.pages().iter().cloned().map(|mut page| {
        change(&mut page);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

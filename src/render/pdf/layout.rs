//! Door of `typst-layout`: the laid-out document.

pub use typst_layout::{Page, PagedDocument};

//! Print jobs for a shop: the files of each piece, and a job sheet that says the rest, so that nobody has to telephone.
//!
//! | module | makes |
//! |---|---|
//! | [`piece`] | the press file of a document, and the same pages laid out on sheets |
//! | [`sheet`] | the job sheet: what a clerk asks, on one page and as JSON |
//! | [`name`] | names of files that say title, size, pages, copies and version |

mod name;
pub mod piece;
pub mod sheet;

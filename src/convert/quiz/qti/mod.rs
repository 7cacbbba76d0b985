//! QTI 2.1: each question a file of XML, all of them in an archive with a list.

mod item;
mod package;
mod write;

pub use package::{read_archive, read_file};
pub use write::write;

/// The class of the part of a question that tells a case; ours, other programs show it as text.
const CASE: &str = "case";

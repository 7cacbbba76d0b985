//! Moodle XML: everything that Moodle knows of a question.

mod read;
mod write;

pub use read::read;
pub use write::write;

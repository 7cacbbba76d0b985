//! stub
mod journal;
pub use journal::{JOURNAL, WORK};

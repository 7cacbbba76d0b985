//! GIFT, Moodle's form for typing: `question{=right ~wrong}`.

mod read;
mod write;

pub use read::read;
pub use write::write;

/// The signs that a backslash keeps from meaning something.
const SPECIAL: &str = "~=#{}:\\";

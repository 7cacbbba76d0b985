//! How many cells of a terminal a text takes: Chinese characters take two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Cells of `text`.
pub fn of(text: &str) -> usize {
    text.width()
}

/// Cells of one character; control characters take none.
pub fn of_char(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// `text` followed by the blanks that make it `cells` wide.
pub fn pad(text: &str, cells: usize) -> String {
    let gap = cells.saturating_sub(of(text));
    format!("{text}{:gap$}", "")
}

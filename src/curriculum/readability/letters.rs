//! What counts as a letter: everything but blanks and punctuation.

/// `c` as it is compared, or nothing for blanks and punctuation; full-width letters and digits are as their usual ones.
pub(super) fn fold(c: char) -> Option<char> {
    match c {
        '\u{4e00}'..='\u{9fff}' | 'a'..='z' | 'A'..='Z' | '0'..='9' => Some(c),
        '\u{3000}'..='\u{3006}' | '\u{3008}'..='\u{303f}' => None,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).filter(char::is_ascii_alphanumeric),
        _ if c.is_ascii() => None,
        _ => c.is_alphanumeric().then_some(c),
    }
}

/// How many letters `text` has.
pub(super) fn count(text: &str) -> usize {
    text.chars().filter(|c| fold(*c).is_some()).count()
}

//! Author's text into Typst: whatever it holds, it stays text.

use crate::render::template::TypstRules;
use std::io;

/// What templates need to write values into Typst.
pub fn rules() -> TypstRules {
    TypstRules {
        markup: |text, out| {
            let mut escaped = String::with_capacity(text.len() + 8);
            markup(text, &mut escaped);
            io::Write::write_all(out, escaped.as_bytes())
        },
        string: |text| {
            let mut out = String::with_capacity(text.len() + 2);
            string(text, &mut out);
            out
        },
    }
}

/// Escapes `text` for markup: a backslash before every ASCII punctuation character, so that no list of those that mean
/// something has to be kept.
pub fn markup(text: &str, out: &mut String) {
    text.chars().for_each(|c| push(c, out));
}

/// Writes one character of text into markup.
pub fn push(c: char, out: &mut String) {
    match c {
        _ if c.is_ascii_punctuation() => {
            out.push('\\');
            out.push(c);
        }
        // Typst takes all of these for line ends, and two of them for the end of a paragraph.
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
        _ if is_dropped(c) => {}
        c => out.push(c),
    }
}

/// Characters that are never printed: controls, the byte order mark, and the marks that turn the direction of text
/// by force, which would show a reader something else than what is written.
fn is_dropped(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{202a}'..='\u{202e}')
}

/// Writes `text` as a string literal of code, quotes included.
pub fn string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if is_dropped(c) => {}
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let mut out = String::new();
        markup("#panic(1) *x* // [a]\\ `b` @c <d> $e$ ~ -- 1. = 《法》", &mut out);
        let mut rest = out.chars();
        while let Some(c) = rest.next() {
            match c {
                '\\' => assert!(rest.next().is_some_and(|c| c.is_ascii_punctuation())),
                c => assert!(!c.is_ascii_punctuation(), "{c} stands bare in {out}"),
            }
        }
        assert!(out.contains("《法》"));
    }

    #[test]
    fn a_text_is_one_paragraph_and_shows_no_false_order() {
        let mut out = String::new();
        markup("一\n\n二\u{2029}三\u{202e}四\u{0}", &mut out);
        assert_eq!(out, "一  二 三四");
    }

    #[test]
    fn strings_end_where_they_should() {
        let mut out = String::new();
        string("a\"b\\\nc\u{1}", &mut out);
        assert_eq!(out, r#""a\"b\\\nc""#);
    }
}

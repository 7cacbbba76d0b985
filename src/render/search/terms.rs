//! Folded text -> the terms it is found by.
//!
//! Han text has no spaces, so each pair of neighbouring characters is a term: every word of two characters or more is
//! found wherever it stands, which no dictionary of words can promise. The last character of a run stands alone. What
//! else is written is taken by words. `第三十七条`, `第37条` and `37条` are one further term, `§37条`.
//! `analyse` in `assets/search-query.js` does the same to a query.

use crate::law::numeral;
use std::fmt::Write as _;

/// A term of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term<'a> {
    /// Two neighbouring characters of the basic plane, 16 bits each; the lower half is 0 after the last of a run.
    Gram(u32),
    /// Anything else, as it is written.
    Word(&'a str),
}

/// Longer words are found by their beginning.
const LONGEST_WORD: usize = 40;
/// No provision has a number of more characters.
const LONGEST_NUMERAL: usize = 12;

enum Class {
    Gap,
    Han,
    Letter,
}

/// Calls `emit` with every term of `chars`, in order, repeated ones too.
pub(super) fn each(chars: &[char], mut emit: impl FnMut(Term<'_>)) {
    let mut word = String::new();
    let mut at = 0;
    while at < chars.len() {
        match class(chars[at]) {
            Class::Gap => at += 1,
            Class::Han => {
                let next = chars.get(at + 1).copied().filter(|&c| matches!(class(c), Class::Han));
                gram(chars[at], next, &mut word, &mut emit);
                if chars[at] == '第' {
                    provision(chars, at + 1, &mut word, &mut emit);
                }
                at += 1;
            }
            Class::Letter => {
                let length = chars[at..].iter().take_while(|&&c| matches!(class(c), Class::Letter)).count();
                word.clear();
                word.extend(&chars[at..at + length.min(LONGEST_WORD)]);
                emit(Term::Word(&word));
                if chars[at].is_ascii_digit() && (at == 0 || chars[at - 1] != '第') {
                    provision(chars, at, &mut word, &mut emit);
                }
                at += length;
            }
        }
    }
}

/// Whether a phrase may be cut after `c` without cutting a term.
pub(super) fn is_gap(c: char) -> bool {
    matches!(class(c), Class::Gap)
}

fn gram(first: char, second: Option<char>, word: &mut String, emit: &mut impl FnMut(Term<'_>)) {
    let (high, low) = (first as u32, second.map_or(0, |c| c as u32));
    if high <= 0xFFFF && low <= 0xFFFF {
        emit(Term::Gram(high << 16 | low));
    } else {
        word.clear();
        word.push(first);
        word.extend(second);
        emit(Term::Word(word));
    }
}

/// Emits `§133条`, and `§133条之1` as well, where the number at `at` is that of a provision.
fn provision(chars: &[char], at: usize, word: &mut String, emit: &mut impl FnMut(Term<'_>)) {
    let Some((number, end)) = number(chars, at, word) else { return };
    let Some(&unit) = chars.get(end).filter(|c| "条章节编".contains(**c)) else { return };
    word.clear();
    // Writing to a string cannot fail.
    let _ = write!(word, "§{number}{unit}");
    emit(Term::Word(word));
    if unit == '条' && chars.get(end + 1) == Some(&'之') {
        let mut numeral = String::new();
        if let Some((branch, _)) = self::number(chars, end + 2, &mut numeral) {
            let _ = write!(word, "之{branch}");
            emit(Term::Word(word));
        }
    }
}

/// The number written at `at`, and where it ends.
fn number(chars: &[char], at: usize, scratch: &mut String) -> Option<(u32, usize)> {
    let rest = chars.get(at..)?;
    let length = rest.iter().take(LONGEST_NUMERAL + 1).take_while(|&&c| is_numeral(c)).count();
    if length == 0 || length > LONGEST_NUMERAL {
        return None;
    }
    scratch.clear();
    scratch.extend(&rest[..length]);
    Some((numeral::parse(scratch)?, at + length))
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "零〇一二三四五六七八九十百千两".contains(c)
}

fn class(c: char) -> Class {
    match c {
        '\u{4E00}'..='\u{9FFF}' => Class::Han,
        '0'..='9' | 'a'..='z' | 'A'..='Z' => Class::Letter,
        '\0'..='\u{A9}' | '\u{AB}'..='\u{B4}' | '\u{B6}'..='\u{B9}' | '\u{BB}'..='\u{BF}' => Class::Gap,
        '\u{D7}' | '\u{F7}' | '\u{589}' | '\u{5BE}' | '\u{60C}' | '\u{61B}' | '\u{61F}' => Class::Gap,
        '\u{66A}'..='\u{66D}' | '\u{6D4}' | '\u{964}' | '\u{965}' | '\u{F0B}'..='\u{F14}' => Class::Gap,
        '\u{1800}'..='\u{180A}' | '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}' => Class::Gap,
        '\u{2190}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E7F}' => Class::Gap,
        '\u{3005}' | '\u{3007}' | '\u{3041}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' => Class::Han,
        '\u{3000}'..='\u{3020}' | '\u{3030}' | '\u{303D}' | '\u{30FB}' => Class::Gap,
        '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Class::Han,
        '\u{E000}'..='\u{F8FF}' | '\u{FD3E}' | '\u{FD3F}' | '\u{FE10}'..='\u{FE6F}' => Class::Gap,
        '\u{FFF0}'..='\u{FFFF}' | '\u{1F000}'..='\u{1FBFF}' => Class::Gap,
        _ => Class::Letter,
    }
}

#[cfg(test)]
mod tests {
    use super::{Term, each};

    fn terms(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        each(&text.chars().collect::<Vec<_>>(), |term| {
            out.push(match term {
                Term::Word(word) => word.to_owned(),
                Term::Gram(gram) => [gram >> 16, gram & 0xFFFF]
                    .into_iter()
                    .filter(|&half| half != 0)
                    .filter_map(char::from_u32)
                    .collect(),
            });
        });
        out
    }

    #[test]
    fn han_by_pairs_and_the_rest_by_words() {
        assert_eq!(terms("人民法、院 wto2022"), ["人民", "民法", "法", "院", "wto2022"]);
        assert_eq!(terms("𠀀人"), ["𠀀人", "人"]);
    }

    #[test]
    fn a_provision_is_one_term_however_its_number_is_written() {
        for text in ["第三十七条", "第37条", "37条"] {
            assert!(terms(text).contains(&"§37条".to_owned()), "{text}");
        }
        let branch = terms("第一百三十三条之一");
        assert!(branch.contains(&"§133条".to_owned()) && branch.contains(&"§133条之1".to_owned()));
        assert!(!terms("三条建议").iter().any(|term| term.starts_with('§')));
        assert!(!terms("第一百五条").iter().any(|term| term.starts_with('§')));
    }
}

//! What a line of a question is, told from how it begins.

use crate::syntax::ast::{Inline, InlineKind};
use crate::syntax::markdown::{after, before_colon, trim};

/// A part of a question that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Answer,
    Explanation,
    Basis,
    Difficulty,
    /// Of the questions that follow, not of one.
    Case,
}

const LABELS: &[(&str, Part)] = &[
    ("答案", Part::Answer),
    ("正确答案", Part::Answer),
    ("参考答案", Part::Answer),
    ("answer", Part::Answer),
    ("解析", Part::Explanation),
    ("explanation", Part::Explanation),
    ("依据", Part::Basis),
    ("法律依据", Part::Basis),
    ("basis", Part::Basis),
    ("难度", Part::Difficulty),
    ("difficulty", Part::Difficulty),
    ("案例", Part::Case),
    ("case", Part::Case),
];

/// A line, sorted.
pub(super) enum Line {
    /// What follows `答案：` or another label.
    Labelled(Part, Vec<Inline>),
    /// `A. …`, with its letter.
    Option(Vec<Inline>),
    Plain(Vec<Inline>),
}

pub(super) fn of(line: Vec<Inline>) -> Line {
    if let Some((part, rest)) = labelled(&line) {
        return Line::Labelled(part, rest);
    }
    match letter(&line) {
        Some((letter, _)) if letter.is_ascii_uppercase() => Line::Option(line),
        _ => Line::Plain(line),
    }
}

/// Whether the line begins with neither a label nor a letter.
pub(super) fn is_plain(line: &[Inline]) -> bool {
    labelled(line).is_none() && letter(line).is_none()
}

pub(super) fn labelled(line: &[Inline]) -> Option<(Part, Vec<Inline>)> {
    let (label, rest) = before_colon(line)?;
    part(&label).map(|part| (part, rest))
}

fn part(label: &str) -> Option<Part> {
    let label = label.trim().to_lowercase();
    LABELS.iter().find(|(name, _)| *name == label).map(|(_, part)| *part)
}

/// The letter of an option, in upper case as it was written, and the bytes it takes with its point.
pub(super) fn letter(line: &[Inline]) -> Option<(char, usize)> {
    let InlineKind::Text(text) = &line.first()?.kind else { return None };
    let mut chars = text.chars();
    let (letter, point) = (chars.next()?, chars.next()?);
    let plain = half_width(letter);
    let pointed = matches!(point, '.' | '、' | '．' | ')' | '）' | ':' | '：');
    (plain.is_ascii_alphabetic() && pointed).then_some((plain, letter.len_utf8() + point.len_utf8()))
}

/// `Ａ` becomes `A`.
pub(super) fn half_width(c: char) -> char {
    match c {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 'Ａ' as u32 + 'A' as u32).unwrap_or(c),
        _ => c,
    }
}

/// Whether the paragraph begins a question that Markdown takes for no list: `1、…`.
pub(super) fn is_numbered(inlines: &[Inline]) -> bool {
    number(inlines).is_some()
}

/// The stem of a line `1、…`.
pub(super) fn numbered(line: &[Inline]) -> Option<Vec<Inline>> {
    let length = number(line)?;
    let mut stem = line.to_vec();
    stem[0] = after(&line[0], length);
    Some(trim(stem))
}

fn number(line: &[Inline]) -> Option<usize> {
    let InlineKind::Text(text) = &line.first()?.kind else { return None };
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    let point = rest.chars().next().filter(|c| matches!(c, '、' | '．'))?;
    (digits > 0).then_some(digits + point.len_utf8())
}

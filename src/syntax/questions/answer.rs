//! The right answer: what `答案：` says, or which options are ticked.

use super::label::half_width;
use crate::base::span::Span;
use crate::diag::messages::quiz;
use crate::syntax::ast::plain_text;
use crate::syntax::input::Input;
use crate::syntax::kinds::quiz::{Answer, Choice, Form};

const RIGHT: &[&str] = &["对", "正确", "√", "✓", "✔", "是", "t", "true", "right", "yes"];
const WRONG: &[&str] = &["错", "错误", "不对", "×", "✗", "✘", "否", "f", "false", "wrong", "no"];

/// The answer, or nothing after reporting what is wrong with it.
pub(super) fn read(
    input: &mut Input,
    options: &[Choice],
    in_order: bool,
    ticks: Option<Vec<char>>,
    words: Option<&str>,
    at: Span,
) -> Option<Answer> {
    let ticks = ticks.filter(|letters| !letters.is_empty());
    let words = words.map(|words| words.trim().trim_end_matches('。')).filter(|words| !words.is_empty());
    let Some(words) = words else {
        if ticks.is_none() {
            input.report(quiz::no_answer(input.at(at)));
        }
        return ticks.map(Answer::Letters);
    };
    if options.is_empty() {
        return without_options(input, words, at);
    }
    let Some(written) = letters(words).or_else(|| by_text(options, words)) else {
        input.report(quiz::answer_is_no_option(input.at(at), words));
        return None;
    };
    if let Some(odd) = written.iter().find(|letter| !options.iter().any(|option| option.letter == **letter)) {
        let last = options.last().map_or('A', |option| option.letter);
        input.report(quiz::no_such_option(input.at(at), *odd, last));
        return None;
    }
    let mut letters = written.clone();
    letters.sort_unstable();
    letters.dedup();
    if in_order {
        if letters.len() != options.len() || written.len() != options.len() {
            input.report(quiz::order_is_not_whole(input.at(at), words));
            return None;
        }
        if written == letters {
            input.report(quiz::order_is_shown(input.at(at)));
        }
        return Some(Answer::Order(written));
    }
    if ticks.as_ref().is_some_and(|ticks| *ticks != letters) {
        input.report(quiz::ticks_differ(input.at(at), words));
        return None;
    }
    Some(Answer::Letters(letters))
}

fn without_options(input: &mut Input, words: &str, at: Span) -> Option<Answer> {
    let lower = words.to_lowercase();
    if RIGHT.contains(&lower.as_str()) {
        return Some(Answer::Truth(true));
    }
    if WRONG.contains(&lower.as_str()) {
        return Some(Answer::Truth(false));
    }
    let one_letter = words.chars().count() == 1 && half_width(words.chars().next()?).is_ascii_uppercase();
    if one_letter {
        input.report(quiz::no_options(input.at(at), words));
        return None;
    }
    Some(Answer::Words(words.to_owned()))
}

/// `ABD`, `A、B、D`, `Ａ，Ｂ`, `A → B`: as written.
fn letters(words: &str) -> Option<Vec<char>> {
    let parted = |c: &char| {
        !c.is_whitespace()
            && !matches!(c, '、' | ',' | '，' | ';' | '；' | '/' | '和' | '→' | '-' | '—' | '>')
    };
    let mut letters = Vec::new();
    for c in words.chars().filter(parted).map(half_width) {
        let plain = if words.len() == 1 { c.to_ascii_uppercase() } else { c };
        plain.is_ascii_uppercase().then(|| letters.push(plain))?;
    }
    (!letters.is_empty()).then_some(letters)
}

fn by_text(options: &[Choice], words: &str) -> Option<Vec<char>> {
    let option = options.iter().find(|option| plain_text(&option.text).trim() == words)?;
    Some(vec![option.letter])
}

/// How a question with this answer is asked; `many`: its words say that several options are right.
pub(super) fn form(answer: &Answer, many: bool) -> Form {
    match answer {
        Answer::Letters(letters) if letters.len() > 1 || many => Form::Multiple,
        Answer::Letters(_) => Form::Single,
        Answer::Truth(_) => Form::TrueFalse,
        Answer::Order(_) => Form::Ordering,
        Answer::Words(_) => Form::Written,
    }
}

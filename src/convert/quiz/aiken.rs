//! Aiken: a question a line, options `A. …`, then `ANSWER: C`. It holds nothing but choices of one.

use super::bank::{Answer, Bank, Item, TRUTH, letter};
use super::file::{Draft, Loss, LossKind, Place, lost};
use super::markdown::plain_start;

/// Whether some line says what the answer is, as this form does.
pub(super) fn is_form(text: &str) -> bool {
    text.lines().any(|line| answer(line).is_some())
}

/// The letters behind `ANSWER:`.
fn answer(line: &str) -> Option<&str> {
    let line = line.trim();
    let label = ["ANSWER:", "ANSWER：", "答案：", "答案:"]
        .into_iter()
        .find(|label| line.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label)))?;
    let rest = line.get(label.len()..)?.trim();
    (!rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphabetic() || ",、 ".contains(c))).then_some(rest)
}

/// The text of an option whose letter is `expected`.
fn option(line: &str, expected: char) -> Option<&str> {
    let rest = line.strip_prefix(expected)?;
    rest.strip_prefix(['.', ')', '、', '．', '）']).map(str::trim)
}

/// Reads a bank.
pub fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    let mut item: Option<(usize, Item)> = None;
    let mut complete = false;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if let Some(letters) = answer(line)
            && let Some((start, mut done)) = item.take()
        {
            let at = |c: char| usize::from((c.to_ascii_uppercase() as u8).saturating_sub(b'A'));
            let right: Vec<usize> = letters.chars().filter(char::is_ascii_alphabetic).map(at).collect();
            done.answer = Answer::Choice { many: right.len() > 1, right };
            draft.take(Place::Line(start), done);
            complete = true;
            continue;
        }
        match &mut item {
            Some((_, open)) => match option(line, letter(open.options.len())) {
                Some(option) => open.options.push(option.to_owned()),
                None => {
                    let place = open.options.last_mut().unwrap_or(&mut open.stem);
                    place.push('\n');
                    place.push_str(line);
                }
            },
            // An answer, or an option, that no question is asked for.
            None if answer(line).is_some() || (complete && option(line, 'A').is_some()) => {
                draft.lose(Place::Line(number), LossKind::NoQuestion, line);
            }
            None => item = Some((number, Item::new(line))),
        }
    }
    if let Some((start, open)) = item {
        draft.lose(Place::Line(start), LossKind::Broken, &open.stem);
    }
    draft
}

/// Writes what the form can hold.
pub fn write(bank: &Bank, losses: &mut Vec<Loss>) -> String {
    let mut out = String::new();
    for (at, item) in bank.items.iter().enumerate() {
        let truth = TRUTH.map(str::to_owned);
        let (options, right) = match &item.answer {
            Answer::Choice { right, many: false } => (&item.options[..], right.first().copied()),
            Answer::Truth(is_true) => (&truth[..], Some(usize::from(!is_true))),
            _ => (&item.options[..], None),
        };
        let Some(right) = right else {
            losses.push(lost(at, LossKind::NotInForm, item));
            continue;
        };
        if !item.case.is_empty() {
            losses.push(lost(at, LossKind::Case, item));
        }
        if !(item.explanation.is_empty() && item.basis.is_empty() && item.difficulty.is_empty()) {
            losses.push(lost(at, LossKind::Remarks, item));
        }
        let stem = item.told(" ");
        out.push_str(&format!("{}\n", plain_start(&stem).unwrap_or(stem)));
        for (at, option) in options.iter().enumerate() {
            out.push_str(&format!("{}. {option}\n", letter(at)));
        }
        out.push_str(&format!("ANSWER: {}\n\n", letter(right)));
    }
    out
}

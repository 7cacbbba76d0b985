//! GIFT is written.

use super::SPECIAL;
use crate::convert::quiz::bank::{Answer, Bank, Item};
use crate::convert::quiz::file::{Loss, LossKind, lost};
use crate::convert::quiz::remarks;

/// Writes what the form can hold.
pub fn write(bank: &Bank, losses: &mut Vec<Loss>) -> String {
    let mut out = match bank.title.is_empty() {
        true => String::new(),
        false => format!("$CATEGORY: {}\n\n", bank.title.replace('/', "//")),
    };
    for (at, item) in bank.items.iter().enumerate() {
        let Some(answers) = answers(item) else {
            losses.push(lost(at, LossKind::NotInForm, item));
            continue;
        };
        if !item.case.is_empty() {
            losses.push(lost(at, LossKind::Case, item));
        }
        let stem = match item.case.is_empty() {
            true => escaped(&item.stem),
            false => format!("{}\\n{}", escaped(&item.case), escaped(&item.stem)),
        };
        let remarks: Vec<String> = remarks::lines(item).iter().map(|line| escaped(line)).collect();
        let remarks = match remarks.is_empty() {
            true => String::new(),
            false => format!("####{}\n", remarks.join("\\n")),
        };
        out.push_str(&format!("[plain]{stem}{{{answers}{remarks}}}\n\n"));
    }
    out
}

fn answers(item: &Item) -> Option<String> {
    let option = |mark: &str, weight: Option<String>, text: &str| {
        // What begins with a percent sign could be taken for points.
        let weight = weight
            .or_else(|| text.starts_with('%').then(|| if mark == "=" { "100" } else { "0" }.to_owned()));
        let weight = weight.map(|weight| format!("%{weight}%")).unwrap_or_default();
        format!("\t{mark}{weight}{}\n", escaped(text))
    };
    let lines: Vec<String> = match &item.answer {
        Answer::Choice { right, many } => {
            let share = match right.len() {
                1 => "100".to_owned(),
                count => format!("{:.5}", 100.0 / f64::from(u32::try_from(count).unwrap_or(1))),
            };
            let each = item.options.iter().enumerate();
            each.map(|(at, text)| match (right.contains(&at), many) {
                (true, true) => option("~", Some(share.clone()), text),
                (true, false) => option("=", None, text),
                (false, true) => option("~", Some("-100".to_owned()), text),
                (false, false) => option("~", None, text),
            })
            .collect()
        }
        Answer::Truth(truth) => return Some(if *truth { "T" } else { "F" }.to_owned()),
        Answer::Words(words) => words.iter().map(|word| option("=", None, word)).collect(),
        Answer::Unknown => item.options.iter().map(|text| option("~", None, text)).collect(),
        Answer::Order(_) => return None,
    };
    Some(if lines.is_empty() { String::new() } else { format!("\n{}", lines.concat()) })
}

fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| SPECIAL.contains(c).then_some('\\').into_iter().chain([c])).collect()
}

//! Moodle XML is written.

use crate::base::xml::Xml;
use crate::convert::quiz::bank::{Answer, Bank, Item};
use crate::convert::quiz::file::{Loss, LossKind, lost};
use crate::convert::quiz::remarks;

/// Texts are written as they are.
const PLAIN: &[(&str, &str)] = &[("format", "plain_text")];

/// Writes all of it.
pub fn write(bank: &Bank, losses: &mut Vec<Loss>) -> String {
    let mut xml = Xml::new();
    xml.open("quiz", &[]);
    if !bank.title.is_empty() {
        xml.open("question", &[("type", "category")]);
        text(&mut xml, "category", &[], &format!("$course$/top/{}", bank.title.replace('/', "//")));
        xml.close();
    }
    for (at, item) in bank.items.iter().enumerate() {
        if !item.case.is_empty() {
            losses.push(lost(at, LossKind::Case, item));
        }
        question(&mut xml, at + 1, item);
    }
    xml.finish()
}

fn text(xml: &mut Xml, name: &'static str, attributes: &[(&'static str, &str)], words: &str) {
    xml.open(name, attributes);
    xml.lines("text", &[], words);
    xml.close();
}

fn question(xml: &mut Xml, number: usize, item: &Item) {
    let kind = match &item.answer {
        Answer::Choice { .. } => "multichoice",
        Answer::Truth(_) => "truefalse",
        Answer::Words(_) => "shortanswer",
        Answer::Order(_) => "ordering",
        Answer::Unknown if item.options.is_empty() => "essay",
        Answer::Unknown => "multichoice",
    };
    xml.open("question", &[("type", kind)]);
    text(xml, "name", &[], &format!("{number:03}"));
    text(xml, "questiontext", PLAIN, &item.told("\n"));
    text(xml, "generalfeedback", PLAIN, &remarks::lines(item).join("\n"));
    xml.words("defaultgrade", &[], "1");
    xml.words("hidden", &[], "0");
    match &item.answer {
        Answer::Choice { right, many } => {
            choice(xml, *many);
            let share = match right.len() {
                1 => "100".to_owned(),
                count => format!("{:.5}", 100.0 / f64::from(u32::try_from(count).unwrap_or(1))),
            };
            let wrong = if *many { "-100" } else { "0" };
            for (at, option) in item.options.iter().enumerate() {
                answer(xml, if right.contains(&at) { &share } else { wrong }, PLAIN, option);
            }
        }
        Answer::Truth(truth) => {
            for (word, right) in [("true", *truth), ("false", !truth)] {
                answer(xml, if right { "100" } else { "0" }, &[("format", "moodle_auto_format")], word);
            }
        }
        Answer::Words(words) => {
            xml.words("usecase", &[], "0");
            for word in words {
                answer(xml, "100", &[("format", "moodle_auto_format")], &word.replace('*', "\\*"));
            }
        }
        Answer::Order(order) => {
            xml.words("layouttype", &[], "VERTICAL");
            xml.words("selecttype", &[], "ALL");
            xml.words("gradingtype", &[], "ABSOLUTE_POSITION");
            for (nth, at) in (1..).zip(order) {
                answer(xml, &format!("{nth}"), PLAIN, item.options.get(*at).map_or("", String::as_str));
            }
        }
        Answer::Unknown => {
            if !item.options.is_empty() {
                choice(xml, false);
            }
            item.options.iter().for_each(|option| answer(xml, "0", PLAIN, option));
        }
    }
    xml.close();
}

fn choice(xml: &mut Xml, many: bool) {
    xml.words("single", &[], if many { "false" } else { "true" });
    xml.words("shuffleanswers", &[], "true");
    xml.words("answernumbering", &[], "ABCD");
}

fn answer(xml: &mut Xml, fraction: &str, format: &[(&'static str, &str)], words: &str) {
    let mut attributes = vec![("fraction", fraction)];
    attributes.extend_from_slice(format);
    xml.open("answer", &attributes);
    xml.words("text", &[], words);
    xml.close();
}

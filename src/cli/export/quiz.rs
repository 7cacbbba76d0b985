//! `export quiz`: banks of questions in the forms of other programs.

use super::super::args::{ExportFormat, ExportWords};
use super::super::settings::Settings;
use super::super::{questions, report};
use super::{survey, write};
use crate::convert::quiz::{self, Answer, Bank, Form, Item, Loss, LossKind, Place};
use crate::curriculum::lookup;
use crate::diag::messages::export;
use crate::diag::trouble::Trouble;
use crate::pipeline::Outcome;
use crate::syntax::Body;
use crate::syntax::ast::{Inline, InlineKind, plain_text};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::quiz::{self as own, Question, QuizBank};
use std::path::Path;

/// Exports the banks that were named.
///
/// # Errors
/// There is no project, no such bank, or a file cannot be written.
pub fn run(words: &ExportWords, settings: &Settings) -> anyhow::Result<()> {
    let outcome = survey(settings)?;
    let mut banks = Vec::new();
    let mut told = Vec::new();
    for name in &words.ids {
        let (id, bank) = named(&outcome, name)?;
        let (bank, losses) = neutral(bank);
        banks.push((id.to_owned(), bank));
        told.push(losses);
    }
    let form = match words.format {
        Some(ExportFormat::Aiken) => Form::Aiken,
        Some(ExportFormat::Qti) => Form::Qti,
        Some(ExportFormat::Moodle) => Form::Moodle,
        Some(ExportFormat::Csv) => Form::Csv,
        Some(ExportFormat::Xlsx) => Form::Xlsx,
        Some(ExportFormat::Kolibri) => Form::Kolibri,
        _ => Form::Gift,
    };
    let (files, losses) = quiz::write(&banks, form);
    match (settings.out(), files.as_slice()) {
        (None, [file]) if !matches!(form, Form::Qti | Form::Xlsx) => {
            report::result(&String::from_utf8_lossy(&file.bytes))
        }
        (None, _) => return Err(export::banks_need_out().into()),
        (Some(out), files) => {
            let ending = |path: &Path| path.extension().map(|ext| ext.to_ascii_lowercase());
            for file in files {
                let named = ending(out).is_some() && ending(out) == ending(Path::new(&file.name));
                if named && files.len() > 1 {
                    return Err(export::banks_need_out().into());
                }
                let path = if named { out.to_owned() } else { out.join(&file.name) };
                write(&path, &file.bytes)?;
                let path = report::shown(&path);
                report::say(settings, format!("写好了：{path}"), format!("wrote {path}"));
            }
        }
    }
    for (((id, _), mut own), more) in banks.iter().zip(told).zip(losses) {
        own.extend(more);
        questions::tell(id, &own, settings);
    }
    Ok(())
}

/// The bank that `name` means, by its id, its file or its title.
fn named<'a>(outcome: &'a Outcome, name: &str) -> Result<(&'a str, &'a QuizBank), Trouble> {
    let file = Path::new(name).file_name().and_then(|name| name.to_str());
    let id = file.and_then(|name| name.strip_suffix(".md")).unwrap_or(name);
    let banks = outcome.docs.iter().filter(|doc| doc.lang.is_none()).filter_map(|doc| match &doc.body {
        Body::Quiz(bank) => Some((doc.id.as_str(), &**bank)),
        _ => None,
    });
    let mut found = banks.filter(|(known, bank)| *known == id || bank.title.value == name);
    found
        .next()
        .ok_or_else(|| export::no_such_bank(name, lookup::nearest_id(&outcome.catalog, Kind::Quiz, id)))
}

/// The bank in plain words, and what of it is no words.
fn neutral(bank: &QuizBank) -> (Bank, Vec<Loss>) {
    let mut losses = Vec::new();
    let items = (1..).zip(&bank.questions).map(|(number, question)| {
        let item = item(question);
        if has_pictures(question) {
            losses.push(Loss {
                place: Place::Question(number),
                kind: LossKind::NoText,
                words: item.stem.clone(),
            });
        }
        item
    });
    let items = items.collect();
    (Bank { title: bank.title.value.clone(), items }, losses)
}

fn item(question: &Question) -> Item {
    let key = question.key.as_ref();
    let at = |letter: &char| question.options.iter().position(|choice| choice.letter == *letter);
    let words = |inlines: &Vec<Inline>| plain_text(inlines);
    let answer = match key.map(|key| &key.answer) {
        Some(own::Answer::Letters(letters)) => Answer::Choice {
            right: letters.iter().filter_map(at).collect(),
            many: question.form == own::Form::Multiple,
        },
        Some(own::Answer::Order(letters)) => Answer::Order(letters.iter().filter_map(at).collect()),
        Some(own::Answer::Truth(truth)) => Answer::Truth(*truth),
        Some(own::Answer::Words(words)) => Answer::Words(vec![words.clone()]),
        None => Answer::Unknown,
    };
    let item = Item {
        case: question.case.as_ref().map(|case| plain_text(&case.text)).unwrap_or_default(),
        options: question.options.iter().map(|choice| plain_text(&choice.text)).collect(),
        answer,
        explanation: key.map(|key| words(&key.explanation)).unwrap_or_default(),
        basis: key.map(|key| words(&key.basis)).unwrap_or_default(),
        difficulty: question.difficulty.clone(),
        ..Item::new(plain_text(&question.stem))
    };
    item.plain()
}

fn has_pictures(question: &Question) -> bool {
    let remarks = question.key.iter().flat_map(|key| [&key.explanation, &key.basis]);
    let case = question.case.iter().map(|case| &case.text);
    let texts = question.options.iter().map(|choice| &choice.text);
    let texts = texts.chain([&question.stem]).chain(remarks).chain(case);
    texts.flatten().any(|inline| matches!(inline.kind, InlineKind::Picture(_)))
}

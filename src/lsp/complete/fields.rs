//! Fields and their values, from the tables that the parser reads by.

use super::super::hover;
use super::super::page::Page;
use super::super::protocol::Sort;
use super::super::target;
use super::super::yaml::{Place, What};
use super::{Word, ids, sound};
use crate::base::span::Span;
use crate::diag::{Lang, codes};
use crate::press::size::Size;
use crate::syntax::fields::{Field, Form, OF_TRANSLATIONS};
use crate::syntax::kinds::Kind;

/// What may be written at a place, and what it takes the place of.
pub(super) fn words(page: &Page<'_>, place: &Place) -> (Vec<Word>, Span) {
    let nothing = |span| (Vec::new(), span);
    match &place.what {
        What::Key { span, item } => {
            // `checks` has codes for fields.
            if is_codes(page, &place.path) {
                return (codes(page.lang), *span);
            }
            let outer = outer(page, &place.path);
            if let Some(field) = outer.filter(|field| *item && !is_list_of_mappings(&field.form)) {
                return (values(page, field, &place.path), *span);
            }
            match page.kind().and_then(|kind| target::fields(kind, &place.path)) {
                Some(table) => (keys(page, table, place), *span),
                None => nothing(*span),
            }
        }
        What::Value { key, span, .. } => {
            if is_codes(page, &place.path) {
                return (
                    ["off", "warning", "error"].map(|word| Word::plain(word, Sort::Value, "")).into(),
                    *span,
                );
            }
            let table = page.kind().and_then(|kind| target::fields(kind, &place.path));
            match table.into_iter().flatten().find(|field| field.is_called(key)) {
                Some(field) => (values(page, field, &place.path), *span),
                None => nothing(*span),
            }
        }
    }
}

/// The field that a path ends with.
fn outer(page: &Page<'_>, path: &[String]) -> Option<&'static Field> {
    let (last, before) = path.split_last()?;
    target::fields(page.kind()?, before)?.iter().find(|field| field.is_called(last))
}

fn is_codes(page: &Page<'_>, path: &[String]) -> bool {
    path.len() == 1 && outer(page, path).is_some_and(|field| matches!(field.form, Form::Codes))
}

fn is_list_of_mappings(form: &Form) -> bool {
    matches!(form, Form::Items(_) | Form::ItemsOr(..) | Form::Mapping(_))
}

/// Fields that are not there yet, those that must be there first; in the language that the file is written in.
fn keys(page: &Page<'_>, table: &'static [Field], place: &Place) -> Vec<Word> {
    let english = match place.siblings.as_slice() {
        [] => page.lang == Lang::En,
        siblings => siblings.iter().all(|name| name.is_ascii()),
    };
    let translation = place.path.is_empty() && page.doc.as_ref().is_some_and(|doc| doc.lang.is_some());
    let own = translation.then_some(OF_TRANSLATIONS).into_iter().flatten();
    let mut absent: Vec<&Field> = table
        .iter()
        .chain(own)
        .filter(|field| !place.siblings.iter().any(|name| field.is_called(name)))
        .collect();
    absent.sort_by_key(|field| !field.required);
    let word = |field: &Field| {
        let zh = field.zh.first().copied().unwrap_or(field.en);
        let (name, other) = if english { (field.en, zh) } else { (zh, field.en) };
        let must = if field.required { page.say("，必填", ", required") } else { "" };
        Word {
            text: format!("{name}: "),
            sort: Sort::Field,
            detail: format!("{other}{must}"),
            about: hover::field(page.lang, field),
            snippet: false,
            sounds: format!("{} {} {}", field.en, field.zh.join(" "), sound(zh)),
            label: name.to_owned(),
        }
    };
    absent.into_iter().map(word).collect()
}

/// The values of a field, where they can be listed.
fn values(page: &Page<'_>, field: &Field, path: &[String]) -> Vec<Word> {
    let english = page.lang == Lang::En || is_written_in_english(page);
    let one = |names: &'static [&'static str]| {
        let fit = names
            .iter()
            .find(|name| name.is_ascii() == english)
            .or(names.first())
            .copied()
            .unwrap_or_default();
        let others: Vec<&str> = names.iter().copied().filter(|name| *name != fit).collect();
        let mut word = Word::plain(fit, Sort::Value, others.join(" · "));
        word.sounds = format!("{} {}", others.join(" "), word.sounds);
        word
    };
    match &field.form {
        Form::One(_) | Form::Flag => field.form.choices().into_iter().map(one).collect(),
        Form::Paper => Size::names().map(|name| Word::plain(name, Sort::Value, "")).collect(),
        Form::Path => ids::files(page),
        Form::Weekday | Form::Weekdays => {
            let days = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
            days.map(|day| Word::plain(day, Sort::Value, "")).into()
        }
        Form::ItemsOr(_, plain) => plain.choices().into_iter().map(one).collect(),
        // The list of what is required is one of ids of its set.
        Form::Names if field.en == "list" => match outer(page, path).and_then(|set| set.form.ids()) {
            Some(kind) => required(page, kind),
            None => Vec::new(),
        },
        Form::Set(Some(kind)) => required(page, *kind),
        form => form.ids().map_or_else(Vec::new, |kind| ids::of(page, kind)),
    }
}

fn required(page: &Page<'_>, kind: Kind) -> Vec<Word> {
    let all = Word::plain("all", Sort::Value, page.say("全部", "all of them"));
    std::iter::once(all).chain(ids::of(page, kind)).collect()
}

/// Whether the first field of the file has an English name.
fn is_written_in_english(page: &Page<'_>) -> bool {
    let mut lines =
        page.text().lines().filter(|line| !line.starts_with(['#', '-', ' ']) || line.starts_with("- "));
    lines
        .find(|line| line.contains(':'))
        .is_some_and(|line| line.trim_start_matches("- ").starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The codes of findings that may be changed.
fn codes(lang: Lang) -> Vec<Word> {
    let open = codes::ALL.iter().filter(|code| !code.fixed);
    let word = |code: &&codes::Code| {
        let about = code.explanation().in_lang(lang).to_owned();
        Word { about, text: format!("{}: ", code.name), ..Word::plain(code.name, Sort::Value, "") }
    };
    open.map(word).collect()
}

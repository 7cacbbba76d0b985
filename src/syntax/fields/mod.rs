//! Reads typed fields out of a mapping and reports everything that is wrong with them in one go: what is missing,
//! unknown, written twice or of the wrong form. Every field has an English and a Chinese name.

mod form;
pub(crate) mod notations;
mod read;

pub use form::{Bare, Form, Notation};
pub(crate) use form::{YES_NO, words};
pub(crate) use read::Choices;

use super::Name;
use super::front::Front;
use super::input::Input;
use super::value::{Node, Value};
use crate::base::nearest::nearest;
use crate::base::span::{Span, Spanned};
use crate::diag::messages::schema;

/// A field of a kind: its names, whether it must be there, what it holds and what that means.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The English name: also in JSON.
    pub en: &'static str,
    /// The Chinese names; the first is the canonical one.
    pub zh: &'static [&'static str],
    /// Whether a file without it is an error.
    pub required: bool,
    /// What it holds.
    pub form: Form,
    /// What it means, in Chinese and English.
    pub about: (&'static str, &'static str),
}

/// What every translation may say beside the fields of its kind.
pub const OF_TRANSLATIONS: &[Field] = &[may(
    "translated_from",
    &["译自"],
    Form::Text,
    ("译的是原文的哪个版本，check 会说", "Which version of the original it says; `check` tells it"),
)];

/// A field that must be there.
pub(crate) const fn must(
    en: &'static str,
    zh: &'static [&'static str],
    form: Form,
    about: (&'static str, &'static str),
) -> Field {
    Field { en, zh, required: true, form, about }
}

/// A field that may be left out.
pub(crate) const fn may(
    en: &'static str,
    zh: &'static [&'static str],
    form: Form,
    about: (&'static str, &'static str),
) -> Field {
    Field { en, zh, required: false, form, about }
}

impl Field {
    /// Both names and the other Chinese ones.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.zh.iter().copied().chain([self.en])
    }

    /// Whether it goes by this name.
    pub fn is_called(&self, name: &str) -> bool {
        self.names().any(|known| known == name)
    }

    /// The canonical names in Chinese and English.
    fn shown(&self) -> (&'static str, &'static str) {
        (self.zh.first().copied().unwrap_or(self.en), self.en)
    }
}

/// The fields of one mapping.
pub(crate) struct Fields<'f, 'a> {
    pub(crate) input: &'f mut Input<'a>,
    table: &'static [Field],
    given: Vec<(&'static Field, &'f Value)>,
}

/// What else may be said about a mapping.
#[derive(Clone, Copy, Default)]
pub(crate) struct Rules<'r> {
    /// Beginnings of entries that could not be read: their fields are not missing.
    pub(crate) broken: &'r [String],
    pub(crate) demand: Demand,
}

/// Which fields must be there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Demand {
    /// Those that the table requires.
    #[default]
    Required,
    /// A title: a translation leaves the rest to its original.
    Title,
    /// None.
    Nothing,
}

impl Demand {
    /// Of a translation, or of a file that stands for itself.
    pub(crate) fn on(name: &Name) -> Demand {
        if name.is_translation() { Demand::Title } else { Demand::Required }
    }

    fn asks_for(self, field: &Field) -> bool {
        match self {
            Demand::Required => field.required,
            Demand::Title => field.required && field.en == "title",
            Demand::Nothing => false,
        }
    }
}

impl<'f, 'a> Fields<'f, 'a> {
    /// The fields of front matter.
    pub(crate) fn front(
        input: &'f mut Input<'a>,
        table: &'static [Field],
        front: &'f Front,
        demand: Demand,
    ) -> Fields<'f, 'a> {
        let required = table.iter().filter(|field| demand.asks_for(field)).map(Field::shown);
        let (zh, en): (Vec<_>, Vec<_>) = required.unzip();
        if !front.present && !zh.is_empty() {
            let at = input.at(Span::default());
            input.report(schema::no_front(at, &zh, &en));
        }
        let demand = if front.present && front.closed { demand } else { Demand::Nothing };
        Fields::of(input, table, &front.value, Rules { broken: &front.broken, demand })
    }

    /// The fields of `value`, which should be a mapping.
    pub(crate) fn of(
        input: &'f mut Input<'a>,
        table: &'static [Field],
        value: &'f Value,
        rules: Rules,
    ) -> Fields<'f, 'a> {
        let mut fields = Fields { input, table, given: Vec::new() };
        let Node::Map(entries) = &value.node else {
            fields.input.report(schema::no_mapping(fields.input.at(value.span)));
            return fields;
        };
        let mut places: Vec<(&Field, Span)> = Vec::new();
        for entry in entries {
            let key = entry.key.value.trim();
            let at = fields.input.at(entry.key.span);
            if rules.demand == Demand::Title && OF_TRANSLATIONS.iter().any(|field| field.is_called(key)) {
                let version = match &entry.value.node {
                    Node::Text(text) => text.trim().to_owned(),
                    _ => String::new(),
                };
                fields.input.translated_from = Some(Spanned::new(version, entry.value.span));
                continue;
            }
            match table.iter().find(|field| field.is_called(key)) {
                Some(field) => match places.iter().find(|(known, _)| known.en == field.en) {
                    Some((_, first)) => {
                        let first = fields.input.at(*first);
                        fields.input.report(schema::duplicate(at, first, key));
                    }
                    None => {
                        places.push((field, entry.key.span));
                        fields.given.push((field, &entry.value));
                    }
                },
                None => {
                    let near = nearest(&key.to_lowercase(), table.iter().flat_map(Field::names));
                    let known: Vec<&str> = table.iter().map(|field| field.shown().0).collect();
                    fields.input.report(schema::unknown(at, key, near, &known));
                }
            }
        }
        fields.report_missing(value.span, rules, &places);
        fields
    }

    fn report_missing(&mut self, span: Span, rules: Rules, places: &[(&Field, Span)]) {
        for field in self.table.iter().filter(|field| rules.demand.asks_for(field)) {
            let unread = rules.broken.iter().any(|entry| field.names().any(|name| entry.starts_with(name)));
            let place = match self.value(field.en) {
                Some(value) if !value.is_empty() => continue,
                Some(_) => {
                    places.iter().find(|(known, _)| known.en == field.en).map_or(span, |(_, key)| *key)
                }
                None if unread => continue,
                None => Span { start: span.start, end: span.end.min(first_line_end(self.input.text, span)) },
            };
            let (zh, en) = field.shown();
            self.input.report(schema::missing(self.input.at(place), zh, en));
        }
    }

    /// What was written for the field with this English name, if anything.
    fn value(&self, en: &str) -> Option<&'f Value> {
        debug_assert!(self.table.iter().any(|field| field.en == en), "no field {en} in the table");
        self.given.iter().find(|(field, _)| field.en == en).map(|(_, value)| *value)
    }

    /// The same, unless it is empty.
    pub(crate) fn filled(&self, en: &str) -> Option<&'f Value> {
        self.value(en).filter(|value| !value.is_empty())
    }

    /// Whether anything was written for the field.
    pub(crate) fn has(&self, en: &str) -> bool {
        self.filled(en).is_some()
    }

    /// Where the field's value stands.
    pub(crate) fn place(&self, en: &str) -> Span {
        self.value(en).map_or(Span::default(), |value| value.span)
    }

    /// The canonical names of a field, for findings.
    fn shown(&self, en: &str) -> (&'static str, &'static str) {
        self.table.iter().find(|field| field.en == en).map_or(("", ""), Field::shown)
    }

    /// Reports that the field's value is not of the form it needs.
    pub(crate) fn refuse(&mut self, en: &str, value: &Spanned<&str>, zh: &str, wanted: &str) {
        let finding = schema::bad_value(self.input.at(value.span), self.shown(en), value.value, (zh, wanted));
        self.input.report(finding);
    }
}

/// A long mapping is shown by its first line.
fn first_line_end(text: &str, span: Span) -> u32 {
    let line = span.text(text).lines().next().unwrap_or("");
    span.start + Span::new(0, line.len()).end
}

//! What may stand in a field, as a schema.

use super::Shared;
use super::tree::{Json, list, map, text};
use crate::diag::{Lang, Severity, codes};
use crate::press::size::Size;
use crate::syntax::fields::{Bare, Field, Form, Notation};
use crate::syntax::kinds::curriculum::{REQUIREMENT_FIELDS, SEVERITIES};

/// The schema of a field's value, with its meaning.
pub(super) fn of(shared: &mut Shared, field: &Field, must: bool) -> Json {
    let about = match shared.lang {
        Lang::Zh => field.about.0,
        Lang::En => field.about.1,
    };
    let Json::Map(form) = form(shared, field, must) else { return Json::Bool(true) };
    Json::Map(std::iter::once(("description".to_owned(), text(about))).chain(form).collect())
}

/// `must`: an empty value will not do.
fn form(shared: &mut Shared, field: &Field, must: bool) -> Json {
    if let Some(known) = field.form.notation() {
        let one = notation(known, must);
        return match field.form {
            Form::Windows | Form::Weekdays => any([one, array(notation(known, false), must)]),
            _ => one,
        };
    }
    match &field.form {
        Form::Names | Form::Lines | Form::Ids(_) => any([scalar(must), array(scalar(false), must)]),
        Form::One(_) | Form::Flag => choice(&field.form.choices(), must),
        Form::Paper => paper(must),
        Form::Mapping(fields) => any(maybe(must, [shared.mapping(field.en, fields)])),
        Form::Items(fields) => {
            let one = shared.mapping(field.en, fields);
            any(maybe(must, [array(one.clone(), must), one]))
        }
        Form::ItemsOr(fields, plain) => {
            let plain = match plain.notation() {
                Some(known) => notation(known, false),
                None => choice(&plain.choices(), true),
            };
            let item = any([plain, shared.mapping(field.en, fields)]);
            any(maybe(must, [array(item.clone(), must), item]))
        }
        Form::Set(_) => {
            let wanted = shared.mapping(field.en, REQUIREMENT_FIELDS);
            any([scalar(must), array(scalar(false), must), wanted])
        }
        Form::Codes => any(maybe(must, [severities()])),
        _ => scalar(must),
    }
}

fn any(forms: impl IntoIterator<Item = Json>) -> Json {
    map([("anyOf", list(forms))])
}

/// Nothing may stand there, too, unless it must not be empty.
fn maybe<const N: usize>(must: bool, forms: [Json; N]) -> Vec<Json> {
    let nothing = (!must).then(|| map([("type", types(&["string"], false)), ("pattern", text(r"^\s*$"))]));
    forms.into_iter().chain(nothing).collect()
}

fn array(item: Json, must: bool) -> Json {
    let mut entries = vec![("type", text("array")), ("items", item)];
    entries.extend(must.then_some(("minItems", Json::Number(1))));
    map(entries)
}

fn types(names: &[&str], must: bool) -> Json {
    let nothing = (!must).then_some("null");
    list(names.iter().copied().chain(nothing).map(text))
}

/// Text, or what YAML takes for a number or a truth value.
fn scalar(must: bool) -> Json {
    let mut entries = vec![("type", types(&["string", "number", "boolean"], must))];
    entries.extend(must.then(|| ("pattern", text(r"\S"))));
    map(entries)
}

fn pattern(pattern: &str, must: bool) -> Json {
    text(if must { pattern.to_owned() } else { format!(r"^\s*$|{pattern}") })
}

fn notation(notation: &Notation, must: bool) -> Json {
    let (bare, bounds): (&[&str], _) = match notation.bare {
        Bare::Nothing => (&["string"], None),
        Bare::Whole(least, most) => (&["string", "integer"], Some((least, most))),
        Bare::Number(least, most) => (&["string", "number"], Some((least, most))),
        Bare::Anything => (&["string", "number", "boolean"], None),
    };
    let mut entries = vec![("type", types(bare, must)), ("pattern", pattern(notation.pattern, must))];
    if let Some((least, most)) = bounds {
        entries.extend([("minimum", Json::Number(least)), ("maximum", Json::Number(most))]);
    }
    map(entries)
}

/// One of several words, in letters of either size: those an editor offers, and all others that the parser takes.
fn choice(choices: &[&[&str]], must: bool) -> Json {
    let names: Vec<&str> = choices.iter().flat_map(|names| names.iter().copied()).collect();
    let truths = [("true", true), ("false", false)].into_iter().filter(|(name, _)| names.contains(name));
    let nothing = (!must).then_some(Json::Null);
    let words =
        names.iter().map(|name| text(*name)).chain(truths.map(|(_, truth)| Json::Bool(truth))).chain(nothing);
    let whole = format!(r"^\s*(?:{})\s*$", alternatives(&names));
    any([map([("enum", list(words))]), map([("type", text("string")), ("pattern", pattern(&whole, must))])])
}

/// The names as alternatives of a regular expression, in letters of either size.
fn alternatives(names: &[&str]) -> String {
    names.iter().map(|name| name.chars().map(either_size).collect::<String>()).collect::<Vec<_>>().join("|")
}

fn either_size(c: char) -> String {
    match c {
        c if c.is_ascii_alphabetic() => format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase()),
        c if c.is_alphanumeric() => c.to_string(),
        c if c.is_ascii_punctuation() && !"-_:".contains(c) => format!("\\{c}"),
        c => c.to_string(),
    }
}

/// A name of a size, or width and height.
fn paper(must: bool) -> Json {
    let names: Vec<&str> = Size::all_names().collect();
    let spaced: Vec<String> =
        names.iter().map(|name| name.chars().map(either_size).collect::<Vec<_>>().join(" *")).collect();
    let side = r"[0-9]+\.?[0-9]*\s*(?:mm|毫米|cm|厘米)?";
    let whole = format!(r"^\s*(?:{}|{side}\s*[xX×*]\s*{side})\s*$", spaced.join("|"));
    any([
        map([("enum", list(Size::names().map(text)))]),
        map([("type", types(&["string"], must)), ("pattern", pattern(&whole, must))]),
    ])
}

/// Severities by code; those that are fixed may only be what they are.
fn severities() -> Json {
    let names: Vec<&[&str]> = SEVERITIES.iter().map(|(names, _)| *names).collect();
    let of = |severity: Severity| {
        let own = SEVERITIES.iter().filter(move |(_, known)| *known == Some(severity));
        own.map(|(names, _)| *names).collect::<Vec<&[&str]>>()
    };
    let properties = codes::ALL.iter().map(|code| {
        let own = if code.fixed { choice(&of(code.severity), false) } else { choice(&names, false) };
        (code.name, own)
    });
    map([
        ("type", text("object")),
        ("properties", map(properties)),
        ("additionalProperties", Json::Bool(false)),
    ])
}

//! The names of fields in one language.

use crate::base::snapshot::SourceFile;
use crate::base::span::Span;
use crate::syntax::fields::{Field, Form, OF_TRANSLATIONS};
use crate::syntax::input::Input;
use crate::syntax::kinds::Kind;
use crate::syntax::value::{Node, Value};
use crate::syntax::{Doc, front, yaml};

/// In which language fields are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// 标题
    Zh,
    /// title
    En,
}

/// The names of `doc`'s fields that are to be others.
pub(super) fn edits(source: &SourceFile, kind: Kind, doc: &Doc, keys: Keys) -> Vec<(Span, String)> {
    let mut input = Input::new(source);
    let value = match source.path.extension().as_str() {
        "md" => front::read(&mut input).value,
        _ => yaml::read(&mut input, 0..source.text.len()).value,
    };
    let mut out = Vec::new();
    let fields: Vec<&Field> = match &doc.lang {
        Some(_) => kind.fields().iter().chain(OF_TRANSLATIONS).collect(),
        None => kind.fields().iter().collect(),
    };
    for each in value.each() {
        rename(each, &fields, keys, &mut out);
    }
    // A name in quotation marks stays: they are its writer's.
    out.retain(|(span, _)| !span.text(&source.text).starts_with(['"', '\'']));
    out
}

fn rename(value: &Value, fields: &[&Field], keys: Keys, out: &mut Vec<(Span, String)>) {
    let Node::Map(entries) = &value.node else { return };
    for entry in entries {
        let Some(field) = fields.iter().find(|field| field.is_called(&entry.key.value)) else {
            continue;
        };
        let wanted = match keys {
            Keys::Zh => field.zh.first().copied().unwrap_or(field.en),
            Keys::En => field.en,
        };
        if wanted != entry.key.value {
            out.push((entry.key.span, wanted.to_owned()));
        }
        if let Form::Mapping(inner) | Form::Items(inner) | Form::ItemsOr(inner, _) = field.form {
            let inner: Vec<&Field> = inner.iter().collect();
            entry.value.each().iter().for_each(|each| rename(each, &inner, keys, out));
        }
    }
}

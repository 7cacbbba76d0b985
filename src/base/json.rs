//! JSON as text: the one place that names its reader and writer.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `value` on one line, without a line end. A value that JSON cannot hold (a map with keys that are no strings) is
/// `null`: our own types never are.
pub fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// `value` indented for people, with a line end.
pub fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_else(|_| "null".to_owned());
    text.push('\n');
    text
}

/// The value that `text` holds; nothing where it holds another.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// `value` on one line, fit to stand in a script or in an element of data: two separators may stand in JSON strings that
/// end a line in old engines, and no text of an author's may end the element.
pub fn script(value: &impl Serialize) -> String {
    line(value).replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029").replace('<', "\\u003c")
}

/// A value with other texts in it.
pub struct Retold {
    /// All of it.
    pub value: Value,
    /// Texts that found no place, by their index.
    pub misfits: Vec<(usize, Misfit)>,
}

/// Why a text found no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// There is no text of that name; these are there.
    Unknown(Vec<String>),
    /// It has another number of `{}` than the one it replaces.
    Places {
        /// How many it should have.
        wanted: usize,
    },
}

/// `base` with other `texts`, each by its name: the keys that lead to it.
pub fn retold<'a>(base: &impl Serialize, texts: impl Iterator<Item = (&'a [String], &'a str)>) -> Retold {
    let mut value = serde_json::to_value(base).unwrap_or_default();
    let mut misfits = Vec::new();
    for (index, (name, text)) in texts.enumerate() {
        let place = name.iter().try_fold(&mut value, |value, key| inner(value, key));
        match place {
            Some(Value::String(old)) => {
                let wanted = old.matches("{}").count();
                if text.matches("{}").count() == wanted {
                    text.clone_into(old);
                } else {
                    misfits.push((index, Misfit::Places { wanted }));
                }
            }
            _ => misfits.push((index, Misfit::Unknown(names(&value)))),
        }
    }
    Retold { value, misfits }
}

/// What a value holds under `key`: a name, or in a list a number from 0.
fn inner<'v>(value: &'v mut Value, key: &str) -> Option<&'v mut Value> {
    match value {
        Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
        value => value.get_mut(key),
    }
}

/// The names of all texts in a value.
fn names(value: &Value) -> Vec<String> {
    let Value::Object(entries) = value else { return Vec::new() };
    let below = |(key, value): (&String, &Value)| match value {
        Value::Object(_) => names(value).into_iter().map(|name| format!("{key}.{name}")).collect(),
        _ => vec![key.clone()],
    };
    entries.iter().flat_map(below).collect()
}

/// The value as a type of ours that lives, with its texts, as long as the program; nothing where it does not fit.
pub fn kept<T: Deserialize<'static>>(value: Value) -> Option<&'static T> {
    let value: &'static Value = Box::leak(Box::new(value));
    T::deserialize(value).ok().map(|kept| &*Box::leak(Box::new(kept)))
}

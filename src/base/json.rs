//! JSON as text: the one place that names a JSON reader and writer.

use serde::Serialize;
use serde::de::DeserializeOwned;

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

/// The value that `text` says, or nothing where it is no JSON or another kind of value.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

//! JSON as text: the one place that names its reader and writer.

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

/// The value that `text` holds; nothing where it holds another.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// `value` on one line, fit to stand in a script or in an element of data: two separators may stand in JSON strings that
/// end a line in old engines, and no text of an author's may end the element.
pub fn script(value: &impl Serialize) -> String {
    line(value).replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029").replace('<', "\\u003c")
}

//! 挂图: one law on a wall.

use serde::Serialize;

/// A poster.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Poster {
    /// What it calls out.
    pub title: String,
    /// The law's title.
    pub law: String,
    /// The version.
    pub version: String,
    /// Its parts, in the order in which they are written.
    pub parts: Vec<Part>,
}

/// A part of a poster.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Part {
    /// `must`, `must-not`, `steps`, `calls` or, for any other heading, `other`.
    pub role: &'static str,
    /// As written.
    pub title: String,
    /// Its lines in plain words.
    pub lines: Vec<String>,
}

/// What a heading of a poster is about.
pub fn role(heading: &str) -> &'static str {
    let names: [(&str, &[&str]); 4] = [
        ("must-not", &["不要", "不得", "不能", "不准", "别", "not"]),
        ("steps", &["怎么办", "遇到", "这样做", "what to do"]),
        ("calls", &["电话", "找谁", "求助", "call"]),
        ("must", &["要", "必须", "应当", "must"]),
    ];
    let found =
        names.into_iter().find(|(_, words)| words.iter().any(|word| heading.to_lowercase().contains(word)));
    found.map_or("other", |(role, _)| role)
}

//! Paths inside a project: relative, `/`-separated, never leaving it.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A path relative to the project's root, such as `content/lessons/x.md`.
///
/// It has no `.`, `..`, empty or absolute part: a value of this type cannot name a file outside the project.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentPath(Arc<str>);

impl ContentPath {
    /// Normalises `text` (`/` or `\` between the parts); nothing where it is empty or would leave the project.
    pub fn new(text: &str) -> Option<ContentPath> {
        normalise("", text).map(|path| ContentPath(path.into()))
    }

    /// What `relative` (as written in this file, e.g. `../cases/x.md`) names; nothing where it leaves the project.
    pub fn join(&self, relative: &str) -> Option<ContentPath> {
        let base = self.parent();
        normalise(base, relative).map(|path| ContentPath(path.into()))
    }

    /// The whole path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where it lies on the disk, of a project at `root`.
    pub fn below(&self, root: &Path) -> PathBuf {
        self.0.split('/').fold(root.to_path_buf(), |folder, name| folder.join(name))
    }

    /// The folder it is in, without a slash at the end; empty for the root.
    pub fn parent(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The file name without its last extension: the id of what the file holds.
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The last extension in lower case, or nothing.
    pub fn extension(&self) -> String {
        self.name().rsplit_once('.').map_or(String::new(), |(_, ext)| ext.to_ascii_lowercase())
    }
}

fn normalise(base: &str, relative: &str) -> Option<String> {
    if relative.starts_with(['/', '\\'])
        || relative.contains('\0')
        || relative.contains(':') && relative.get(1..2) == Some(":")
    {
        return None;
    }
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

impl fmt::Display for ContentPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ContentPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// As it is written.
impl Serialize for ContentPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ContentPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ContentPath, D::Error> {
        let text = String::deserialize(deserializer)?;
        ContentPath::new(&text).ok_or_else(|| D::Error::custom("a path inside the project is expected"))
    }
}

/// Percent-encodes what may not stand in a relative URL; `/` is kept.
pub fn encode_url(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                out.push(byte as char)
            }
            _ => {
                out.push('%');
                out.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0').to_ascii_uppercase());
                out.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    out
}

/// Undoes `%20` and the like; what is no valid escape stays as it is.
pub fn decode_url(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// The relative URL that leads from the page `from` to `to`; both are paths below one bundle.
pub fn relative_url(from: &str, to: &str) -> String {
    let from_dir: Vec<&str> = from.rsplit_once('/').map_or(Vec::new(), |(dir, _)| dir.split('/').collect());
    let target: Vec<&str> = to.split('/').collect();
    let shared = from_dir.iter().zip(&target[..target.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut out = "../".repeat(from_dir.len() - shared);
    out.push_str(&encode_url(&target[shared..].join("/")));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside() {
        let lesson = ContentPath::new("content/lessons/a.md").unwrap();
        assert_eq!(lesson.join("../cases/b.md").unwrap().as_str(), "content/cases/b.md");
        assert!(lesson.join("../../../etc/passwd").is_none());
        assert!(lesson.join("/etc/passwd").is_none());
        assert!(lesson.join("C:/x").is_none());
    }

    #[test]
    fn urls_are_relative_and_encoded() {
        assert_eq!(relative_url("lessons/a.html", "laws/b.html"), "../laws/b.html");
        assert_eq!(relative_url("index.html", "laws/b.html"), "laws/b.html");
        assert_eq!(relative_url("laws/a.html", "laws/b.html"), "b.html");
        assert_eq!(relative_url("index.html", "开始.html"), "%E5%BC%80%E5%A7%8B.html");
    }
}

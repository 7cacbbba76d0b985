//! What a bundle or an update says of itself: its sums, and the manifest that must agree with them. All of it may have
//! been written by somebody who means harm.

use super::{Fault, Finding, Source};
use crate::base::hash::Hash;
use crate::base::json;
use crate::base::path::ContentPath;
use crate::diag::messages::verify as words;
use crate::diag::trouble::Trouble;
use crate::pack::manifest::{BUNDLE, SUMS};
use crate::pack::update::form::{FOLDER, MANIFEST, Manifest};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Bytes that no manifest reaches: a million files.
const LONGEST: u64 = 256 << 20;

/// What a bundle is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct About {
    /// The programme's title.
    #[serde(default)]
    pub title: String,
    /// The edition's id.
    pub edition: String,
    /// A short hash of all content.
    pub content_version: String,
    /// Which of several discs or sticks it is.
    #[serde(default)]
    pub volume: Option<Volume>,
    /// Its files but the manifests.
    #[serde(default)]
    pub files: Vec<Entry>,
}

/// One of several discs or sticks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Volume {
    /// From 1.
    pub number: u32,
    /// Of how many.
    pub of: u32,
    /// As the system shows it.
    #[serde(default)]
    pub label: String,
}

/// A file of `bundle.json`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Entry {
    /// Below the bundle's folder.
    pub path: String,
    /// In bytes.
    pub size: u64,
    /// Of its bytes.
    pub sha256: String,
}

/// A file that ought to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Of its bytes.
    pub sha256: Hash,
    /// In bytes, where a manifest that the sums vouch for says it.
    pub size: Option<u64>,
}

/// What ought to be there.
#[derive(Debug, Default)]
pub struct Listed {
    /// The bytes of `SHA256SUMS`.
    pub sums: Vec<u8>,
    /// By path.
    pub files: BTreeMap<String, Sum>,
    /// What the bundle is; nothing where its manifest is not what the sums say.
    pub about: Option<About>,
    /// What an update is, in place of that.
    pub update: Option<Manifest>,
    /// What is wrong with the manifests themselves.
    pub found: Vec<Finding>,
}

/// Reads the manifests of a source.
///
/// # Errors
/// There is no list of sums, or it cannot be read.
pub fn read(name: &Path, source: &Source) -> Result<Listed, Trouble> {
    let bytes = source.read(SUMS, LONGEST).map_err(|error| Trouble::disk(&name.join(SUMS), error))?;
    let bytes = bytes.ok_or_else(|| words::no_sums(name))?;
    let mut listed = Listed::default();
    listed.lines(&String::from_utf8_lossy(&bytes));
    listed.sums = bytes;
    if listed.files.is_empty() {
        return Err(words::no_sums(name));
    }
    if listed.files.contains_key(MANIFEST) {
        listed.update = listed.vouched(source, MANIFEST);
        listed.agree_with_update();
    } else {
        listed.about = listed.vouched(source, BUNDLE);
        listed.agree_with_bundle();
    }
    Ok(listed)
}

/// The files that a text of `SHA256SUMS` lists, and what is wrong with it.
pub fn sums(text: &str) -> (BTreeMap<String, Sum>, Vec<Finding>) {
    let mut listed = Listed::default();
    listed.lines(text);
    (listed.files, listed.found)
}

impl Listed {
    fn lines(&mut self, text: &str) {
        for (number, line) in (1..).zip(text.lines()) {
            if line.trim().is_empty() {
                continue;
            }
            let Some((sha256, path)) = entry(line) else {
                self.found.push(Finding::new(SUMS, Fault::BadLine(number)));
                continue;
            };
            if !is_inside(path) {
                self.found.push(Finding::new(path, Fault::Outside));
            } else if self.files.insert(path.to_owned(), Sum { sha256, size: None }).is_some() {
                self.found.push(Finding::new(path, Fault::ListedTwice));
            }
        }
    }

    /// What a manifest says that is as the sums say. A changed one is found like any other file.
    fn vouched<T: DeserializeOwned>(&mut self, source: &Source, name: &str) -> Option<T> {
        let sum = self.files.get(name)?;
        let bytes = source.read(name, LONGEST).ok().flatten()?;
        if Hash::of(&bytes) != sum.sha256 {
            return None;
        }
        let said = std::str::from_utf8(&bytes).ok().and_then(json::read);
        if said.is_none() {
            self.found.push(Finding::new(name, Fault::NotUnderstood));
        }
        said
    }

    fn agree_with_bundle(&mut self) {
        let Some(about) = &mut self.about else { return };
        let said = std::mem::take(&mut about.files);
        self.agree(said.iter().map(|file| (file.path.clone(), file.size, &file.sha256)), &[BUNDLE], BUNDLE);
    }

    fn agree_with_update(&mut self) {
        let Some(update) = self.update.clone() else { return };
        let said = update.files.iter();
        let said = said.map(|file| (format!("{FOLDER}/{}", file.path), file.size, &file.sha256));
        let others: Vec<String> =
            self.files.keys().filter(|path| !path.starts_with("files/")).cloned().collect();
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        self.agree(said, &others, MANIFEST);
    }

    /// Takes over the sizes that a manifest says; what it and the sums do not both say is a finding.
    fn agree<'a>(
        &mut self,
        said: impl Iterator<Item = (String, u64, &'a String)>,
        besides: &[&str],
        manifest: &str,
    ) {
        let mut apart = BTreeSet::new();
        for (path, size, sha256) in said {
            match self.files.get_mut(&path) {
                Some(sum) if sum.sha256.to_string() == *sha256 && sum.size.is_none() => sum.size = Some(size),
                _ => {
                    apart.insert(path);
                }
            }
        }
        let unsaid = self.files.iter().filter(|(_, sum)| sum.size.is_none()).map(|(path, _)| path);
        apart.extend(unsaid.filter(|path| !besides.contains(&path.as_str())).cloned());
        let found = apart.iter().map(|path| Finding::new(path, Fault::Disagrees(manifest.to_owned())));
        self.found.extend(found);
    }
}

/// A line as `sha256sum` writes it, in text or binary mode, with or without `./`.
fn entry(line: &str) -> Option<(Hash, &str)> {
    let (hash, rest) = line.split_at_checked(64)?;
    let path = rest.strip_prefix("  ").or_else(|| rest.strip_prefix(" *"))?;
    let path = path.strip_prefix("./").unwrap_or(path);
    (!path.is_empty()).then_some((Hash::parse(hash)?, path))
}

/// Whether a path that somebody wrote stays in its folder, on every system.
pub fn is_inside(path: &str) -> bool {
    let bad = |c: char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    !path.contains(bad) && ContentPath::new(path).is_some_and(|inside| inside.as_str() == path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_lead_out_or_are_none_are_found() {
        let hash = "0".repeat(64);
        let text = format!(
            "{hash}  ./a\n{hash} *b\r\n\n{hash}  ../c\n{hash}  /etc/passwd\n{hash}  C:/x\n{hash}  d\\e\nnonsense\n\
             {hash}  ./a\n{hash}  x/./y\n{}  ./short\n{hash}  法律/一.html\n",
            "0".repeat(63)
        );
        let (files, found) = sums(&text);
        assert_eq!(files.keys().collect::<Vec<_>>(), ["a", "b", "法律/一.html"]);
        let paths: Vec<&str> = found.iter().map(|finding| finding.path.as_str()).collect();
        assert_eq!(paths, ["../c", "/etc/passwd", "C:/x", "d\\e", SUMS, "a", "x/./y", SUMS]);
        assert_eq!(found[4].fault, Fault::BadLine(8));
    }

    #[test]
    fn a_hundred_thousand_lines_are_read() {
        let text: String = (0..100_000).map(|n| format!("{:064x}  ./laws/{n}.html\n", n)).collect();
        let (files, found) = sums(&text);
        assert_eq!((files.len(), found.len()), (100_000, 0));
    }
}

//! What a bundle says of itself: `bundle.json` for programs, `SHA256SUMS` for `sha256sum -c` on any machine, and
//! `assets/sums.js` for the page that checks a copy in the browser.

use super::bundle::{Bundle, BundleFile};
use crate::base::hash::Hash;
use crate::base::json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Names of the manifests, in the bundle's folder.
pub const BUNDLE: &str = "bundle.json";
/// See [`BUNDLE`].
pub const SUMS: &str = "SHA256SUMS";
/// Who made the files, for those who have the key.
pub const SIGNATURE: &str = "SHA256SUMS.minisig";
/// The sums again, as a script: for the page that checks a copy. The others list it like any file.
pub const SUMS_SCRIPT: &str = "assets/sums.js";

#[derive(Serialize)]
struct Manifest<'a> {
    format: u32,
    tool: &'a str,
    tool_version: &'a str,
    title: &'a str,
    edition: &'a str,
    content_version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume: Option<Volume<'a>>,
    files: Vec<File<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    elsewhere: Option<Vec<Elsewhere<'a>>>,
}

#[derive(Serialize)]
struct Volume<'a> {
    number: usize,
    of: usize,
    label: &'a str,
}

#[derive(Serialize)]
struct Elsewhere<'a> {
    #[serde(flatten)]
    file: File<'a>,
    volume: usize,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    size: u64,
    sha256: String,
}

impl<'a> File<'a> {
    fn of(file: &'a BundleFile) -> File<'a> {
        File { path: &file.path, size: file.size, sha256: file.sha256.to_string() }
    }
}

/// What the check page reads: `["path",size,"sha256"]` of each file.
#[derive(Serialize)]
struct Checked<'a> {
    files: Vec<(&'a str, u64, String)>,
}

/// The manifests of a bundle or of a volume, with their paths, in the order in which they are written. Each later one vouches for those
/// before it; what `bundle` says of manifests itself does not count.
pub fn manifests(bundle: &Bundle) -> Vec<(String, String)> {
    let others =
        bundle.files.iter().filter(|file| ![BUNDLE, SUMS, SUMS_SCRIPT].contains(&file.path.as_str()));
    let mut files: Vec<BundleFile> = others.cloned().collect();
    let check = check_script(&files);
    files.push(listed(SUMS_SCRIPT, &check));
    files.sort();
    let json = bundle_json(&Bundle { files: files.clone(), ..bundle.clone() });
    files.push(listed(BUNDLE, &json));
    let sums = sums(&files);
    [(SUMS_SCRIPT, check), (BUNDLE, json), (SUMS, sums)].map(|(path, text)| (path.to_owned(), text)).into()
}

fn listed(path: &str, text: &str) -> BundleFile {
    BundleFile { path: path.to_owned(), size: text.len() as u64, sha256: Hash::of(text.as_bytes()) }
}

/// The text of `assets/sums.js`: every file but the manifests.
fn check_script(files: &[BundleFile]) -> String {
    let files = files.iter().map(|file| (file.path.as_str(), file.size, file.sha256.to_string())).collect();
    format!("window.coursepackSums={};\n", json::script(&Checked { files }))
}

/// The text of `bundle.json`: every file but the manifests themselves; of a volume also which one it is, and which other
/// holds the media that this one does not.
fn bundle_json(bundle: &Bundle) -> String {
    let share = bundle.volume.as_ref();
    json::pretty(&Manifest {
        format: 1,
        tool: env!("CARGO_PKG_NAME"),
        tool_version: env!("CARGO_PKG_VERSION"),
        title: &bundle.identity.title,
        edition: &bundle.identity.edition,
        content_version: &bundle.identity.content_version,
        volume: share.map(|share| Volume { number: share.number, of: share.of, label: &share.label }),
        files: bundle.files.iter().map(File::of).collect(),
        elsewhere: share.map(|share| {
            let others = share.elsewhere.iter();
            others.map(|(file, volume)| Elsewhere { file: File::of(file), volume: *volume }).collect()
        }),
    })
}

/// The text of `SHA256SUMS`: every file but itself, sorted by path.
fn sums(files: &[BundleFile]) -> String {
    let lines: BTreeMap<&str, Hash> = files.iter().map(|file| (file.path.as_str(), file.sha256)).collect();
    lines.iter().fold(String::new(), |mut out, (path, hash)| {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{hash}  ./{path}");
        out
    })
}

/// What a `SHA256SUMS` says, by path; lines of another form are passed over.
pub fn read_sums(text: &str) -> BTreeMap<String, Hash> {
    let entry = |line: &str| {
        let (hash, path) = line.split_once("  ./")?;
        Some((path.to_owned(), Hash::parse(hash)?))
    };
    text.lines().filter_map(entry).collect()
}

/// What a `bundle.json` says, as far as packing needs it.
#[derive(Clone, Debug, Deserialize)]
pub struct Said {
    /// The programme's title.
    pub title: String,
    /// The edition's id.
    pub edition: String,
    /// A short hash of all content.
    pub content_version: String,
    /// Its files.
    pub files: Vec<SaidFile>,
}

/// A file in a `bundle.json`: nothing of it is to be trusted before it was compared.
#[derive(Clone, Debug, Deserialize)]
pub struct SaidFile {
    /// Below the bundle.
    pub path: String,
    /// In bytes.
    pub size: u64,
    /// In hexadecimal digits.
    pub sha256: String,
}

/// Reads a `bundle.json`; nothing where it is none.
pub fn read_bundle(text: &str) -> Option<Said> {
    json::read(text)
}

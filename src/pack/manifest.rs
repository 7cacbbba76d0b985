//! What a bundle says of itself: `bundle.json` for programs, `SHA256SUMS` for `sha256sum -c` on any machine.

use super::bundle::Bundle;
use crate::base::hash::Hash;
use crate::base::json;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Names of the manifests, in the bundle's folder.
pub const BUNDLE: &str = "bundle.json";
/// See [`BUNDLE`].
pub const SUMS: &str = "SHA256SUMS";

#[derive(Serialize)]
struct Manifest<'a> {
    format: u32,
    tool: &'a str,
    tool_version: &'a str,
    title: &'a str,
    edition: &'a str,
    content_version: &'a str,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    size: u64,
    sha256: String,
}

/// The text of `bundle.json`: every file but the manifests themselves.
pub fn bundle_json(bundle: &Bundle) -> String {
    let files = bundle.files.iter();
    json::pretty(&Manifest {
        format: 1,
        tool: env!("CARGO_PKG_NAME"),
        tool_version: env!("CARGO_PKG_VERSION"),
        title: &bundle.identity.title,
        edition: &bundle.identity.edition,
        content_version: &bundle.identity.content_version,
        files: files.map(|f| File { path: &f.path, size: f.size, sha256: f.sha256.to_string() }).collect(),
    })
}

/// The text of `SHA256SUMS`: every file and `bundle.json`, sorted by path.
pub fn sums(bundle: &Bundle, bundle_json: &str) -> String {
    let mut lines: BTreeMap<&str, Hash> =
        bundle.files.iter().map(|file| (file.path.as_str(), file.sha256)).collect();
    lines.insert(BUNDLE, Hash::of(bundle_json.as_bytes()));
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

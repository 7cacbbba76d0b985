//! Door of `rust-embed`: the files of `themes/default/`, which are part of the program.

use super::file::Bytes;
use crate::base::hash::Hasher;
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::sync::Arc;

/// `rust-embed` puts the folder into the binary of a release build and reads it from disk in a debug build.
#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct Folder;

/// The name and the bytes of every built-in file, by name.
pub fn files() -> impl Iterator<Item = (String, Bytes)> {
    Folder::iter().filter_map(|name| {
        let bytes = match Folder::get(&name)?.data {
            Cow::Borrowed(embedded) => Bytes::Embedded(embedded),
            Cow::Owned(read) => Bytes::Read(Arc::from(read)),
        };
        Some((name.into_owned(), bytes))
    })
}

/// Adds what tells one built-in file from another to `hasher`. The digest was taken when the program was built: twenty
/// megabytes of fonts need not be hashed at every start.
pub fn stamp(name: &str, hasher: &mut Hasher) {
    if let Some(file) = Folder::get(name) {
        hasher.piece(&file.metadata.sha256_hash());
    }
}

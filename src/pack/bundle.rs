//! A bundle: the files of one edition, which go to people together.

use crate::base::hash::Hash;

/// One edition's folder below `web/`, complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Where it is in the output: `web/learner`.
    pub folder: String,
    /// What it is.
    pub identity: Identity,
    /// Its files, sorted by path, without its manifests.
    pub files: Vec<BundleFile>,
}

/// What tells one bundle from another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The edition's id.
    pub edition: String,
    /// The programme's title.
    pub title: String,
    /// A short hash of all content.
    pub content_version: String,
}

/// A file of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BundleFile {
    /// Below the bundle's folder.
    pub path: String,
    /// In bytes.
    pub size: u64,
    /// Of its bytes.
    pub sha256: Hash,
}

impl Bundle {
    /// The bundle in `folder` out of all files written (paths below the output, sorted).
    pub fn of(folder: &str, identity: Identity, written: &[BundleFile]) -> Bundle {
        let below = |file: &BundleFile| file.path.strip_prefix(folder)?.strip_prefix('/').map(str::to_owned);
        let files = written.iter().filter_map(|file| Some(BundleFile { path: below(file)?, ..file.clone() }));
        Bundle { folder: folder.to_owned(), identity, files: files.collect() }
    }
}

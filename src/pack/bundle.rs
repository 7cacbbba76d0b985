//! A bundle: the files of one edition, which go to people together; and a volume, the share of it that goes on one stick or
//! disc.

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
    /// Which share of the edition this is, where it is on a stick, a disc or in an archive.
    pub volume: Option<Share>,
}

/// Which share of an edition a volume holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// From 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// What is written on all of them: `XUEFA2026`.
    pub label: String,
    /// The media of the edition that other volumes hold, with the volume's number, sorted by path.
    pub elsewhere: Vec<(BundleFile, usize)>,
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
        Bundle { folder: folder.to_owned(), identity, files: files.collect(), volume: None }
    }
}

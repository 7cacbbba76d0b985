//! The only reader of the disk: a project's folder becomes a [`Snapshot`].

use crate::base::hash::Hash;
use crate::base::path::ContentPath;
use std::path::PathBuf;
use std::sync::Arc;

/// A text file of the project, read and decoded.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Below the project's root.
    pub path: ContentPath,
    /// UTF-8; a byte order mark is kept out of it.
    pub text: String,
    /// Of the text.
    pub hash: Hash,
}

/// A file that is not text for us: a picture, a film, captions. It is known, but not read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Below the project's root.
    pub path: ContentPath,
    /// Where it is on disk.
    pub disk: PathBuf,
    /// Bytes.
    pub size: u64,
}

/// The project's files at one moment, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Documents of a known kind.
    pub documents: Vec<Arc<SourceFile>>,
    /// Everything else under `content/`.
    pub assets: Vec<Arc<Asset>>,
}

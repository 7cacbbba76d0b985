//! The files of a project as values: what `source` read, and what every later stage may hold.

use super::hash::Hash;
use super::path::ContentPath;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Texts that an editor shows and perhaps has not saved: they count in place of what is on the disk.
pub type Unsaved = BTreeMap<ContentPath, Arc<SourceFile>>;

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

impl SourceFile {
    /// The file at `path` that holds `text`. Line ends of Windows become those of everybody else, a byte order mark is
    /// taken off: the same words are the same content, whatever saved them.
    pub fn new(path: &ContentPath, text: String) -> SourceFile {
        let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        SourceFile { path: path.clone(), hash: Hash::of(text.as_bytes()), text }
    }
}

/// Hashed by what it is, not by going through its text again.
impl std::hash::Hash for SourceFile {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (&self.path, self.hash).hash(state);
    }
}

/// A file that is not text for us: a picture, a film, captions. It is known, but not read here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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

impl Snapshot {
    /// The document at `path`.
    pub fn document(&self, path: &ContentPath) -> Option<&Arc<SourceFile>> {
        let found = self.documents.binary_search_by(|file| file.path.cmp(path)).ok()?;
        self.documents.get(found)
    }

    /// The asset at `path`.
    pub fn asset(&self, path: &ContentPath) -> Option<&Arc<Asset>> {
        let found = self.assets.binary_search_by(|file| file.path.cmp(path)).ok()?;
        self.assets.get(found)
    }
}

//! The only writer of output. What is made goes into a neighbour of the output folder while rendering goes on; when all
//! is there, the two change places. Being killed at any moment leaves the old output or the new one, whole.
//!
//! All that a run has in hand is in one hidden work folder beside the output (see [`place`]):
//!
//! ```text
//! dist/                what people use
//! .dist-new-0/         one run
//!     lock             held while the run lives
//!     new/             the output being made
//!     old0/            the output it replaces, for the moment of the exchange
//! ```

mod carry;
pub(super) mod film;
pub(super) mod place;

use super::bundle::{Bundle, BundleFile, Identity};
use super::manifest;
use crate::base::hash::Hash;
use crate::base::mark::Known;
use crate::base::path::ContentPath;
use crate::diag::trouble::Trouble;
use place::Place;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a build makes anew. All else of the old output stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replaces {
    /// Everything that builds make. What `pack` made and what people put there stays.
    Everything,
    /// These folders below the output, such as `web/learner` or `text`.
    Folders(Vec<String>),
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files, manifests included; what was carried over does not count.
    pub files: usize,
    /// Their size.
    pub bytes: u64,
}

/// A file that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File {
    /// Bytes.
    pub size: u64,
    /// Of its bytes.
    pub sha256: Hash,
}

/// Takes outputs from many threads. Dropped without [`Writer::finish`], it leaves everything as it was.
#[derive(Debug)]
pub struct Writer {
    place: Place,
    replaces: Replaces,
    folders: Mutex<BTreeSet<PathBuf>>,
    files: Mutex<BTreeMap<String, (u64, Hash)>>,
    /// Where bytes lie that several editions may hold.
    stored: Mutex<BTreeMap<Hash, PathBuf>>,
}

/// From this size on (in bytes: a block of common disks) a file that several editions hold is stored once.
const STORED_ONCE_FROM: u64 = 4096;

impl Writer {
    /// Makes ready to replace the output in `out`: mends what a killed run left, and refuses a folder that is not ours.
    ///
    /// # Errors
    /// `out` is a file or somebody else's folder, or the disk refuses.
    pub fn begin(out: &Path, replaces: Replaces) -> Result<Writer, Trouble> {
        let place = Place::claim(out)?;
        let (folders, files, stored) = (Mutex::default(), Mutex::default(), Mutex::default());
        Ok(Writer { place, replaces, folders, files, stored })
    }

    /// Writes one output; `path` is below the output folder, with `/` between its parts.
    ///
    /// # Errors
    /// The disk refuses, or `path` leads out of the output.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let target = self.target(path)?;
        let (size, hash) = (bytes.len() as u64, Hash::of(bytes));
        if !self.links_to_twin(&target, size, hash) {
            fs::write(&target, bytes).map_err(|error| Trouble::disk(&target, error))?;
            self.stores(target, size, hash);
        }
        self.note(path, size, hash)
    }

    /// Gives the output that was written at `path` a second place.
    ///
    /// # Errors
    /// Nothing was written at `path`, or as [`Writer::put`].
    pub fn again(&self, path: &str, also: &str) -> Result<(), Trouble> {
        let (from, to) = (self.target(path)?, self.target(also)?);
        let known = lock(&self.files).get(path).copied();
        let (size, hash) = known.ok_or_else(|| fault(path, "没有写过", "was not written"))?;
        film::link_or_copy(&from, &to).map_err(|error| Trouble::disk(&to, error))?;
        self.note(also, size, hash)
    }

    /// Puts the file at `from`, which may be as large as a film and whose hash is `known`, into the output: by a hard
    /// link where it is large and the disk can, otherwise as a copy.
    ///
    /// # Errors
    /// The disk refuses, or the file is not any more the one whose hash is known.
    pub fn copy(&self, path: &str, from: &Path, known: &Known) -> Result<(), Trouble> {
        let target = self.target(path)?;
        if !self.links_to_twin(&target, known.mark.size, known.sha256) {
            film::bring(from, &target, known)?;
            self.stores(target, known.mark.size, known.sha256);
        }
        self.note(path, known.mark.size, known.sha256)
    }

    /// Gives `target` the bytes of another output that is the same, if there is one and the disk knows links.
    fn links_to_twin(&self, target: &Path, size: u64, hash: Hash) -> bool {
        let twin = lock(&self.stored).get(&hash).cloned().filter(|_| size >= STORED_ONCE_FROM);
        twin.is_some_and(|twin| fs::hard_link(twin, target).is_ok())
    }

    /// Remembers an output that is wholly written.
    fn stores(&self, target: PathBuf, size: u64, hash: Hash) {
        if size >= STORED_ONCE_FROM {
            lock(&self.stored).entry(hash).or_insert(target);
        }
    }

    /// The files written below `folder` that `wanted` picks.
    pub fn written(&self, folder: &str, wanted: impl Fn(&str, &File) -> bool) -> Vec<String> {
        let files = lock(&self.files);
        let below = files.range(format!("{folder}/")..).take_while(|(path, _)| path.starts_with(folder));
        let picked =
            below.filter(|(path, (size, sha256))| wanted(path, &File { size: *size, sha256: *sha256 }));
        picked.map(|(path, _)| path.clone()).collect()
    }

    /// Whether nothing that builds make stays of the old output.
    pub fn replaces_all(&self) -> bool {
        self.replaces == Replaces::Everything
    }

    /// What was written at `path` by now: its size and hash.
    pub fn made(&self, path: &str) -> Option<(u64, Hash)> {
        lock(&self.files).get(path).copied()
    }

    /// The note that the run before left under `name`.
    pub fn noted(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.place.old_output()?.join(name)).ok()
    }

    /// Leaves a note for the next run: a hidden file at the root of the output, of which no manifest tells.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn leave_note(&self, name: &str, text: &str) -> Result<(), Trouble> {
        let target = self.place.new_output().join(name);
        fs::write(&target, text).map_err(|error| Trouble::disk(&target, error))
    }

    /// Whether the old output has a file of `size` bytes at `path` that was not touched since the note `name` was left.
    pub fn has_unchanged(&self, path: &str, size: u64, name: &str) -> bool {
        let Some(old) = self.place.old_output() else { return false };
        let file = old.join(path);
        let is_that = |data: fs::Metadata| data.is_file() && data.len() == size;
        fs::symlink_metadata(&file).is_ok_and(is_that) && !film::is_older(&old.join(name), &file)
    }

    /// Gives the new output, at `path`, what the old one has at `from`.
    ///
    /// # Errors
    /// The disk refuses, or as [`Writer::put`].
    pub fn take_over(&self, from: &str, path: &str, (size, hash): (u64, Hash)) -> Result<(), Trouble> {
        let target = self.target(path)?;
        let from = self.place.old_output().map(|old| old.join(from)).unwrap_or_default();
        film::link_or_copy(&from, &target).map_err(|error| Trouble::disk(&from, error))?;
        self.note(path, size, hash)
    }

    /// Writes the manifests of `bundles` (folder and identity) and lets the new output take the place of the old.
    ///
    /// # Errors
    /// The disk refuses; the old output is in its place then.
    pub fn finish(self, bundles: &[(String, Identity)]) -> Result<Written, Trouble> {
        let files: Vec<BundleFile> = std::mem::take(&mut *lock(&self.files))
            .into_iter()
            .map(|(path, (size, sha256))| BundleFile { path, size, sha256 })
            .collect();
        let mut written = Written { files: files.len(), bytes: files.iter().map(|file| file.size).sum() };
        for (folder, identity) in bundles {
            let bundle = Bundle::of(folder, identity.clone(), &files);
            for (name, text) in manifest::manifests(&bundle) {
                let target = self.target(&format!("{folder}/{name}"))?;
                write_through(&target, text.as_bytes()).map_err(|error| Trouble::disk(&target, error))?;
                written.files += 1;
                written.bytes += text.len() as u64;
            }
        }
        if let Some(old) = self.place.old_output() {
            carry::over(&old, &self.place.new_output(), &self.replaces)?;
        }
        self.place.exchange()?;
        Ok(written)
    }

    /// Where an output goes, with its folder made.
    fn target(&self, path: &str) -> Result<PathBuf, Trouble> {
        let inside = ContentPath::new(path).filter(|inside| inside.as_str() == path);
        let inside = inside.ok_or_else(|| fault(path, "不是输出的路径", "is no path of an output"))?;
        let folder = self.place.new_output().join(inside.parent());
        if !lock(&self.folders).contains(&folder) {
            fs::create_dir_all(&folder).map_err(|error| Trouble::disk(&folder, error))?;
            lock(&self.folders).insert(folder.clone());
        }
        Ok(folder.join(inside.name()))
    }

    fn note(&self, path: &str, size: u64, sha256: Hash) -> Result<(), Trouble> {
        match lock(&self.files).insert(path.to_owned(), (size, sha256)) {
            None => Ok(()),
            Some(_) => Err(fault(path, "写了两次", "was written twice")),
        }
    }
}

/// Trouble that only a mistake in this program can bring.
fn fault(path: &str, zh: &str, en: &str) -> Trouble {
    Trouble::new(format!("程序有错误：{path} {zh}"), format!("a fault of the program: {path} {en}"))
}

/// A manifest vouches for other files, so it is on the disk before anything is exchanged.
fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::write(path, bytes)?;
    fs::File::open(path)?.sync_all()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Both collections are whole after any panic: a single insert is all that happens under the lock.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;

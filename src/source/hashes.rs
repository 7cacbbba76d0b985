//! Hashes of films, which take long: each file is read once, whatever asks, and remembered for the next run.
//!
//! The memory is `.coursepack/hashes.json` beside `content/`. It may be lost, broken or impossible to write: then files
//! are read again, and nothing else happens.

use crate::base::hash::Hash;
use crate::base::json;
use crate::base::mark::{Known, Mark};
use crate::base::path::ContentPath;
use crate::base::snapshot::Asset;
use crate::diag::trouble::Trouble;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

const FOLDER: &str = ".coursepack";
const FILE: &str = "hashes.json";

/// A memory that is larger is none of ours, in bytes.
const LARGEST: u64 = 32 << 20;

/// A file that was changed less than this before its hash was written down, in nanoseconds, may have been changed again
/// without another time: disks count in up to two seconds. It is not believed, but read once more.
const DOUBT: u64 = 2_000_000_000;

/// Hashes that are known, and those that are found out.
#[derive(Debug, Default)]
pub struct Hashes {
    root: PathBuf,
    old: BTreeMap<String, Entry>,
    slots: Mutex<BTreeMap<ContentPath, Arc<Slot>>>,
}

/// Locked while the file is read, so that whoever else asks waits for the answer instead of reading, too.
type Slot = Mutex<Option<Known>>;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    mark: Mark,
    sha256: String,
}

impl Hashes {
    /// What was remembered in the project at `root`.
    pub fn open(root: &Path) -> Hashes {
        let mut old = remembered(&root.join(FOLDER).join(FILE)).unwrap_or_default();
        old.retain(|path, _| ContentPath::new(path).is_some_and(|inside| inside.as_str() == path));
        Hashes { root: root.to_owned(), old, slots: Mutex::default() }
    }

    /// The hash of a file: remembered, found out before, or found out now.
    ///
    /// # Errors
    /// The file cannot be read, or changes meanwhile.
    pub fn of(&self, asset: &Asset) -> Result<Known, Trouble> {
        let slot = lock(&self.slots).entry(asset.path.clone()).or_default().clone();
        let mut known = lock(&slot);
        if let Some(known) = *known {
            return Ok(known);
        }
        let trouble = |error| Trouble::disk(&asset.disk, error);
        let mark = Mark::of(&fs::metadata(&asset.disk).map_err(trouble)?);
        let entry = self.old.get(asset.path.as_str()).filter(|entry| entry.mark == mark);
        let sha256 = match entry.and_then(|entry| Hash::parse(&entry.sha256)) {
            Some(sha256) => sha256,
            None => {
                let sha256 = hash(&asset.disk).map_err(trouble)?;
                if Mark::of(&fs::metadata(&asset.disk).map_err(trouble)?) != mark {
                    return Err(Trouble::changed(&asset.disk));
                }
                sha256
            }
        };
        Ok(*known.insert(Known { mark, sha256 }))
    }

    /// Remembers what was found out. A memory that cannot be written is no trouble.
    pub fn keep(&self) {
        let mut entries = self.old.clone();
        let mut news = false;
        for (path, slot) in lock(&self.slots).iter() {
            let Some(Known { mark, sha256 }) = *lock(slot) else { continue };
            let entry = Entry { mark, sha256: sha256.to_string() };
            let before = entries.insert(path.as_str().to_owned(), entry.clone());
            news |= before.is_none_or(|before| before.mark != mark || before.sha256 != entry.sha256);
        }
        if news {
            entries.retain(|path, _| self.root.join(path).is_file());
            let _ = write(&self.root.join(FOLDER), &json::pretty(&entries));
        }
    }
}

fn remembered(file: &Path) -> Option<BTreeMap<String, Entry>> {
    let facts = fs::metadata(file).ok().filter(|facts| facts.is_file() && facts.len() <= LARGEST)?;
    let mut entries: BTreeMap<String, Entry> = json::read(&fs::read_to_string(file).ok()?)?;
    let written = Mark::of(&facts).changed;
    entries.retain(|_, entry| entry.mark.changed.saturating_add(DOUBT) <= written);
    Some(entries)
}

/// Beside the old memory first: two runs at once leave one of theirs, whole.
fn write(folder: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(".gitignore"), "*\n")?;
    let new = folder.join(format!("{FILE}.new"));
    fs::write(&new, text)?;
    fs::rename(&new, folder.join(FILE))
}

fn hash(file: &Path) -> io::Result<Hash> {
    Ok(Hash::of_stream(&mut File::open(file)?)?.1)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic leaves a map without an answer or one with it: both are whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

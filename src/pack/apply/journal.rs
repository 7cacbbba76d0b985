//! What an update is about to do to a folder, written down before it is done: with this alone it can be finished or
//! undone, by any later run.
//!
//! ```text
//! .coursepack-update/
//!     lock            held while a run lives
//!     new/0, 1, …     what comes, until it is in its place
//!     old/0, 1, …     what was there, until all is done
//!     journal.json    there from the first change to the last
//! ```

use crate::base::hash::Hash;
use crate::base::json;
use crate::pack::update::form::Version;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// The work folder, within the folder that is updated: on the same disk, whatever disk that is.
pub const WORK: &str = ".coursepack-update";

/// The journal's name in it.
pub const JOURNAL: &str = "journal.json";

/// What is to be done, in order: what goes away, what is replaced, the manifests last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    /// 1.
    pub format: u32,
    /// What was there.
    pub from: Version,
    /// What is to be there.
    pub to: Version,
    /// By number: their files in `new` and `old` have it as their name.
    pub changes: Vec<Change>,
}

/// One file that comes, goes or changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Below the folder that is updated.
    pub path: String,
    /// The hash of what was there before.
    pub old: Option<String>,
    /// The hash of what is to be there.
    pub new: Option<String>,
}

impl Journal {
    /// Writes it to the disk, and through to the medium, under a name that says it is whole.
    pub fn write(&self, work: &Path) -> io::Result<()> {
        let unready = work.join("journal.new");
        let mut file = File::create(&unready)?;
        file.write_all(json::pretty(self).as_bytes())?;
        file.sync_all()?;
        fs::rename(&unready, work.join(JOURNAL))?;
        sync_folder(work);
        Ok(())
    }

    /// The journal in a work folder; `None` where there is none, and an error where it makes no sense.
    pub fn read(work: &Path) -> io::Result<Option<Journal>> {
        let text = match fs::read_to_string(work.join(JOURNAL)) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let journal: Option<Journal> = json::read(&text);
        let sound = |journal: &Journal| {
            journal.format == 1
                && journal.changes.iter().all(|change| {
                    let hashes = [&change.old, &change.new];
                    crate::pack::verify::is_inside(&change.path)
                        && hashes.into_iter().flatten().all(|hash| Hash::parse(hash).is_some())
                })
        };
        journal.filter(sound).map(Some).ok_or_else(|| io::ErrorKind::InvalidData.into())
    }
}

/// Makes renames last through a loss of power, on systems where a folder can be synced.
pub fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

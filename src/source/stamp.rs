//! Whether anything changed: a cheap look at sizes and times, for a preview that must notice every edit.

use crate::base::hash::{Hash, Hasher};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// A value that changes when a file of the project does: of `content/` and `themes/`, by name, size and time. Nothing
/// is read. Folders that cannot be listed count as empty.
pub fn stamp(root: &Path) -> Hash {
    let mut hasher = Hasher::default();
    let mut folders: Vec<PathBuf> = vec![root.join("themes"), root.join("content")];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<fs::DirEntry> = fs::read_dir(&folder).into_iter().flatten().flatten().collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            // Symlinks are not followed: a circle of them would never end.
            let Ok(facts) = entry.metadata() else { continue };
            if facts.is_dir() {
                folders.push(entry.path());
                continue;
            }
            let changed = facts.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            hasher.piece(entry.path().as_os_str().as_encoded_bytes());
            hasher.piece(&facts.len().to_le_bytes());
            hasher.piece(&changed.unwrap_or_default().as_nanos().to_le_bytes());
        }
    }
    hasher.finish()
}

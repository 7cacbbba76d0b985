//! What tells, without reading it, that a file is still the one that was read.

use super::hash::Hash;
use serde::{Deserialize, Serialize};
use std::fs::Metadata;
use std::time::UNIX_EPOCH;

/// Size, time of change and number on the disk: a file with the same mark has the same bytes, unless somebody takes
/// pains to deceive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark {
    /// Bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970.
    pub changed: u64,
    /// Its number on the disk; 0 on systems that have none.
    pub inode: u64,
}

impl Mark {
    /// The mark of a file that is described so.
    pub fn of(facts: &Metadata) -> Mark {
        let changed = facts.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let changed = changed.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or_default();
        Mark { size: facts.len(), changed, inode: inode(facts) }
    }
}

#[cfg(unix)]
fn inode(facts: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(facts)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

/// The hash of a file, and the mark it had when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Whether it is still that file.
    pub mark: Mark,
    /// Of its bytes.
    pub sha256: Hash,
}

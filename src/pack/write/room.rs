//! How much a disk has left, where the system tells. The door of rustix.

use crate::diag::messages::discs;
use crate::diag::trouble::Trouble;
use std::path::Path;

/// Refuses to begin what the disk of `folder` has no room for. A disk that does not tell is tried.
pub(super) fn check(folder: &Path, needed: u64) -> Result<(), Trouble> {
    match free(folder) {
        Some(free) if free < needed => Err(discs::no_room(folder, needed, free)),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn free(folder: &Path) -> Option<u64> {
    let facts = rustix::fs::statvfs(folder).ok()?;
    facts.f_bavail.checked_mul(facts.f_frsize)
}

#[cfg(not(unix))]
fn free(_: &Path) -> Option<u64> {
    None
}

//! Large files: linked where the disk can, otherwise copied. Their hashes are known before.

use crate::base::mark::{Known, Mark};
use crate::diag::trouble::Trouble;
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// From this size on (in bytes) a link is worth having: it saves the time and the room of a copy.
const LINK_FROM: u64 = 1 << 20;

/// Puts `from` at `to`, if it is still the file whose hash is `known`.
pub(super) fn bring(from: &Path, to: &Path, known: &Known) -> Result<(), Trouble> {
    let trouble = |error| Trouble::disk(from, error);
    // A symlink would be linked as such, and lead nowhere on another computer.
    let source = &fs::canonicalize(from).map_err(trouble)?;
    let linked = known.mark.size >= LINK_FROM && fs::hard_link(source, to).is_ok();
    if !linked {
        let mut old = File::open(source).map_err(trouble)?;
        // Disks that can share the bytes of two files do so here.
        File::create(to)
            .and_then(|mut new| io::copy(&mut old, &mut new))
            .map_err(|error| Trouble::disk(to, error))?;
    }
    match Mark::of(&fs::metadata(source).map_err(trouble)?) == known.mark {
        true => Ok(()),
        false => Err(Trouble::changed(from)),
    }
}

/// Gives a file a second name, or a copy where the disk knows no links.
pub(super) fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}

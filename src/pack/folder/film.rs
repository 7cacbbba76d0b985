//! Large files: linked where the disk can, otherwise copied.

use crate::base::hash::{Hash, Hasher};
use crate::base::mark::{Known, Mark};
use crate::diag::trouble::Trouble;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

/// From this size on (in bytes) a link is worth having: it saves the time and the room of a copy.
const LINK_FROM: u64 = 1 << 20;

/// Bytes read at a time.
const PIECE: usize = 1 << 20;

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

/// Puts `from` at `to`, reading all of it: its hash.
pub(in crate::pack) fn bring_and_hash(from: &Path, to: &Path, size: u64) -> Result<Hash, Trouble> {
    if size >= LINK_FROM && fs::hard_link(from, to).is_ok() {
        return hash(from, |_| Ok(()));
    }
    copy(from, to)
}

/// Copies a file; its hash.
pub(in crate::pack) fn copy(from: &Path, to: &Path) -> Result<Hash, Trouble> {
    let trouble = |error| Trouble::disk(to, error);
    let mut target = File::create(to).map_err(trouble)?;
    hash(from, |piece| target.write_all(piece).map_err(trouble))
}

fn hash(from: &Path, mut hand_on: impl FnMut(&[u8]) -> Result<(), Trouble>) -> Result<Hash, Trouble> {
    let trouble = |error| Trouble::disk(from, error);
    let mut source = File::open(from).map_err(trouble)?;
    let mut hasher = Hasher::default();
    let mut piece = vec![0; PIECE];
    loop {
        match source.read(&mut piece) {
            Ok(0) => return Ok(hasher.finish()),
            Ok(length) => {
                let piece = piece.get(..length).unwrap_or_default();
                hasher.stream(piece);
                hand_on(piece)?;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(trouble(error)),
        }
    }
}

/// Gives a file a second name, or a copy where the disk knows no links.
pub(super) fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}

/// Whether `file` was last changed before `other` was.
pub(super) fn is_older(file: &Path, other: &Path) -> bool {
    let changed = |path| fs::metadata(path).and_then(|data| data.modified()).ok();
    changed(file).zip(changed(other)).is_some_and(|(file, other)| file < other)
}

//! Large files: linked or copied, read once, hashed as they stream.

use crate::base::hash::{Hash, Hasher};
use crate::diag::trouble::Trouble;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

/// From this size on (in bytes) a link is worth having: it saves the time and the room of a copy.
const LINK_FROM: u64 = 1 << 20;

/// Bytes read at a time.
const PIECE: usize = 1 << 18;

/// Puts `from` at `to`; its size and hash. `known` may spare the reading where a link is made.
pub(in crate::pack) fn bring(
    from: &Path,
    to: &Path,
    known: impl FnOnce() -> Option<Hash>,
) -> Result<(u64, Hash), Trouble> {
    let trouble = |error| Trouble::disk(from, error);
    // A symlink would be linked as such, and lead nowhere on another computer.
    let from = &fs::canonicalize(from).map_err(trouble)?;
    let before = fs::metadata(from).map_err(trouble)?;
    let linked = before.len() >= LINK_FROM && fs::hard_link(from, to).is_ok();
    let hash = match linked.then(known).flatten() {
        Some(hash) => hash,
        None => {
            let mut source = File::open(from).map_err(trouble)?;
            let mut target = match linked {
                true => None,
                false => Some(File::create(to).map_err(|error| Trouble::disk(to, error))?),
            };
            stream(&mut source, |piece| match &mut target {
                Some(file) => file.write_all(piece).map_err(|error| Trouble::disk(to, error)),
                None => Ok(()),
            })
            .map_err(|fault| match fault {
                Fault::Read(error) => trouble(error),
                Fault::Write(trouble) => trouble,
            })?
        }
    };
    let after = fs::metadata(from).map_err(trouble)?;
    if before.len() != after.len() || before.modified().ok() != after.modified().ok() {
        return Err(Trouble::new(
            format!("{} 在读取时被改动了，请再生成一次", from.display()),
            format!("{} changed while it was read: build again", from.display()),
        ));
    }
    Ok((before.len(), hash))
}

/// Gives a file a second name, or a copy where the disk knows no links.
pub(super) fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}

enum Fault {
    Read(io::Error),
    Write(Trouble),
}

/// Hashes all of `source`, handing on every piece.
fn stream(source: &mut File, mut hand_on: impl FnMut(&[u8]) -> Result<(), Trouble>) -> Result<Hash, Fault> {
    let mut hasher = Hasher::default();
    let mut piece = vec![0; PIECE];
    loop {
        match source.read(&mut piece) {
            Ok(0) => return Ok(hasher.finish()),
            Ok(length) => {
                let piece = piece.get(..length).unwrap_or_default();
                hasher.stream(piece);
                hand_on(piece).map_err(Fault::Write)?;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Fault::Read(error)),
        }
    }
}

/// Whether both paths lead to the same bytes on the disk.
#[cfg(unix)]
pub(super) fn is_same_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |path| fs::metadata(path).map(|data| (data.dev(), data.ino())).ok();
    identity(a).is_some_and(|a| Some(a) == identity(b))
}

/// Whether both paths lead to the same bytes on the disk: elsewhere it cannot be told cheaply.
#[cfg(not(unix))]
pub(super) fn is_same_file(_: &Path, _: &Path) -> bool {
    false
}

/// Whether `file` was last changed before `other` was.
pub(super) fn is_older(file: &Path, other: &Path) -> bool {
    let changed = |path| fs::metadata(path).and_then(|data| data.modified()).ok();
    changed(file).zip(changed(other)).is_some_and(|(file, other)| file < other)
}

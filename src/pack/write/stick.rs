//! Writes a volume onto a stick, file by file. A stick may be pulled at any moment, and is often too small for two sets at once, so
//! nothing is exchanged there. Instead:
//!
//! 1. A file that says that the stick is not complete is written first. It lists what is about to be written, so that a
//!    second run knows it for its own.
//! 2. The old manifests go away: nothing vouches for the stick any more.
//! 3. Files of the old set that are not in the new one go away; the others stay where they are right already, or are written
//!    beside their place and then moved to it.
//! 4. When everything has reached the stick, the manifests are written, and the file of step 1 goes away.
//!
//! What somebody else put on the stick is never touched.

use super::super::built;
use super::super::folder::film;
use super::super::kit::{Content, Part, Volume};
use super::super::manifest;
use super::folder::write_through;
use super::room;
use crate::base::path::ContentPath;
use crate::diag::messages::discs;
use crate::diag::trouble::Trouble;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// On a stick that is not complete.
pub const UNFINISHED: &str = "没有写完-不能用.txt";

const UNFINISHED_WORDS: &str = "这个U盘没有写完，不能发给学员。插好U盘，把同样的 coursepack pack 命令再运行一次。\r\n\
     This stick is not complete. Run the same coursepack pack command again.\r\n\r\n";

/// A file on its way.
const PART: &str = ".coursepack-part";

/// Writes the volume into `folder`.
///
/// # Errors
/// There is no such folder, something of somebody else's is in the way, a file is not as it was built, or the stick is
/// full or gone.
pub fn write(volume: &Volume, folder: &Path, wrote: &(dyn Fn(u64) + Sync)) -> Result<(), Trouble> {
    if !folder.is_dir() {
        return Err(discs::no_stick(folder));
    }
    let own = own_files(folder);
    if let Some(part) = volume.files.iter().find(|part| {
        !own.contains(&part.file.path) && fs::symlink_metadata(folder.join(&part.file.path)).is_ok()
    }) {
        return Err(discs::stick_has(&part.file.path));
    }
    let old: u64 =
        own.iter().filter_map(|path| fs::metadata(folder.join(path)).ok()).map(|facts| facts.len()).sum();
    room::check(folder, volume.bytes().saturating_sub(old))?;
    let all = own.iter().map(String::as_str).chain(volume.files.iter().map(|part| part.file.path.as_str()));
    let list: String = all.collect::<BTreeSet<&str>>().iter().map(|path| format!("./{path}\n")).collect();
    begin(folder, &format!("{UNFINISHED_WORDS}{list}"))?;
    replace(volume, folder, &own, wrote).map_err(|trouble| discs::half_a_stick(&trouble))
}

/// What coursepack wrote onto the stick, in this set or in a run that was cut off.
fn own_files(folder: &Path) -> BTreeSet<String> {
    let sums = fs::read_to_string(folder.join(manifest::SUMS)).unwrap_or_default();
    let listed = fs::read_to_string(folder.join(UNFINISHED)).unwrap_or_default();
    let mut own: BTreeSet<String> = manifest::read_sums(&sums).into_keys().collect();
    if !own.is_empty() {
        own.extend([manifest::SUMS, manifest::SIGNATURE].map(str::to_owned));
    }
    own.extend(listed.lines().filter_map(|line| line.strip_prefix("./")).map(str::to_owned));
    // A list that was changed by hand must not lead out of the stick.
    own.retain(|path| ContentPath::new(path).is_some_and(|inside| inside.as_str() == path));
    own
}

fn replace(
    volume: &Volume,
    folder: &Path,
    own: &BTreeSet<String>,
    wrote: &(dyn Fn(u64) + Sync),
) -> Result<(), Trouble> {
    let new: BTreeSet<&str> = volume.files.iter().map(|part| part.file.path.as_str()).collect();
    for manifest in [manifest::SUMS, manifest::SIGNATURE, manifest::BUNDLE, manifest::SUMS_SCRIPT] {
        if own.contains(manifest) {
            remove(&folder.join(manifest))?;
        }
    }
    for path in own.iter().filter(|path| !new.contains(path.as_str())) {
        remove(&folder.join(path))?;
        let mut above = Path::new(path).parent();
        // A folder that is not empty stays.
        while let Some(empty) = above.filter(|above| !above.as_os_str().is_empty()) {
            let _ = fs::remove_dir(folder.join(empty));
            above = empty.parent();
        }
    }
    let (plain, last) = volume.files.split_at(volume.files.len() - volume.manifests);
    let mut written = Vec::new();
    for part in plain {
        let to = folder.join(&part.file.path);
        if !is_right(part, &to) {
            put(part, folder, &to)?;
            written.push(to);
        }
        wrote(part.file.size);
    }
    for path in &written {
        let synced = File::open(path).and_then(|file| file.sync_all());
        synced.map_err(|error| Trouble::disk(path, error))?;
    }
    for part in last {
        write_through(&folder.join(&part.file.path), part)?;
    }
    remove(&folder.join(UNFINISHED))
}

/// Whether the stick has this file already, as it must be.
fn is_right(part: &Part, to: &Path) -> bool {
    let same_size =
        fs::symlink_metadata(to).is_ok_and(|facts| facts.is_file() && facts.len() == part.file.size);
    same_size && built::measure(to).is_ok_and(|(_, hash)| hash == part.file.sha256)
}

/// Writes a file beside its place and moves it there, if it is what was built.
fn put(part: &Part, folder: &Path, to: &Path) -> Result<(), Trouble> {
    if let Some(above) = to.parent() {
        fs::create_dir_all(above).map_err(|error| Trouble::disk(above, error))?;
    }
    // A stick that cannot hold both goes without the old one.
    remove(to)?;
    let beside = folder.join(PART);
    let hash = match &part.content {
        Content::Made(bytes) => {
            fs::write(&beside, bytes).map_err(|error| Trouble::disk(to, error))?;
            part.file.sha256
        }
        Content::Disk(from) => film::copy(from, &beside)?,
    };
    if hash != part.file.sha256 {
        remove(&beside)?;
        let Content::Disk(from) = &part.content else { return Ok(()) };
        return Err(discs::not_as_built(&[from.display().to_string()]));
    }
    fs::rename(&beside, to).map_err(|error| Trouble::disk(to, error))
}

/// Puts the file there that says that the stick is not complete; moved to its place as a whole, since what an earlier run
/// left of it may be all that tells which files are ours.
fn begin(folder: &Path, text: &str) -> Result<(), Trouble> {
    let beside = folder.join(PART);
    let write = || {
        let mut file = File::create(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, folder.join(UNFINISHED))
    };
    write().map_err(|error| Trouble::disk(folder, error))
}

fn remove(path: &Path) -> Result<(), Trouble> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Trouble::disk(path, error)),
        _ => Ok(()),
    }
}

//! What a path that somebody typed means: a bundle, an archive of one, or a folder with several in it.

use super::{Interrupted, Source};
use crate::diag::messages::verify as words;
use crate::diag::trouble::Trouble;
use crate::pack::apply::{JOURNAL, WORK};
use crate::pack::manifest::SUMS;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders above a bundle that are looked through: `dist`, `discs`, `learner-usb`, `1`.
const DEEPEST: usize = 4;

/// The bundles at `path`, each with its name. Archives are looked into where they lie among bundles, or are meant.
///
/// # Errors
/// There is nothing at `path`, it cannot be read, or no bundle is there.
pub fn find(path: &Path) -> Result<Vec<(String, Source)>, Trouble> {
    let data = fs::metadata(path).map_err(|error| Trouble::disk(path, error))?;
    let mut found = Vec::new();
    if data.is_dir() {
        search(path, 0, &mut found)?;
    } else if is_readable(&data) {
        found = Source::in_archive(path)?;
    }
    if found.is_empty() { Err(words::not_a_bundle(path)) } else { Ok(found) }
}

fn search(folder: &Path, depth: usize, found: &mut Vec<(String, Source)>) -> Result<(), Trouble> {
    if folder.join(SUMS).is_file() || folder.join(WORK).is_dir() {
        found.push((folder.display().to_string(), Source::Folder(folder.to_owned())));
        return Ok(());
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if depth == 0 => return Err(Trouble::disk(folder, error)),
        Err(_) => return Ok(()),
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let Ok(data) = fs::symlink_metadata(&path) else { continue };
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        if data.is_dir() && depth < DEEPEST {
            search(&path, depth + 1, found)?;
        } else if data.is_file() && (ending == "iso" || ending == "zip") {
            found.extend(Source::in_archive(&path)?);
        }
    }
    Ok(())
}

/// Whether it is a file, or a drive with a disc in it.
#[cfg(unix)]
fn is_readable(data: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    data.is_file() || data.file_type().is_block_device()
}

/// Whether it is a file.
#[cfg(not(unix))]
fn is_readable(data: &fs::Metadata) -> bool {
    data.is_file()
}

/// Whether an update of this folder was cut off.
pub(super) fn interrupted(source: &Source) -> Option<Interrupted> {
    let Source::Folder(folder) = source else { return None };
    let work = folder.join(WORK);
    match (work.is_dir(), work.join(JOURNAL).is_file()) {
        (true, true) => Some(Interrupted::Between),
        (true, false) => Some(Interrupted::Before),
        (false, _) => None,
    }
}

//! What a build does not make anew stays: other editions and other parts of the output, what `pack` made, and whatever
//! people put into the folder.

use super::{Replaces, film};
use crate::diag::trouble::Trouble;
use std::fs;
use std::path::Path;

/// The folders of the output that builds make.
const PARTS: &[&str] = &["web", "print", "text", "reports"];

/// Carries over from `old` to `new` all that `replaces` does not name, by hard links where the disk can.
pub(super) fn over(old: &Path, new: &Path, replaces: &Replaces) -> Result<(), Trouble> {
    carry(old, new, "", replaces)
}

fn carry(old: &Path, new: &Path, below: &str, replaces: &Replaces) -> Result<(), Trouble> {
    for entry in fs::read_dir(old).map_err(|error| Trouble::disk(old, error))? {
        let entry = entry.map_err(|error| Trouble::disk(old, error))?;
        let name = entry.file_name();
        let path = match below {
            "" => name.to_string_lossy().into_owned(),
            below => format!("{below}/{}", name.to_string_lossy()),
        };
        let (from, to) = (entry.path(), new.join(&name));
        match fate(&path, replaces) {
            Fate::Replaced => {}
            Fate::Mixed if entry.file_type().is_ok_and(|kind| kind.is_dir()) => {
                carry(&from, &to, &path, replaces)?;
            }
            // A file where a folder is to be: the folder wins.
            Fate::Mixed => {}
            Fate::Kept => keep(&from, &to)?,
        }
    }
    Ok(())
}

enum Fate {
    Replaced,
    Kept,
    /// A folder that holds both.
    Mixed,
}

fn fate(path: &str, replaces: &Replaces) -> Fate {
    let is_below =
        |path: &str, folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    match replaces {
        Replaces::Everything if PARTS.contains(&path) => Fate::Replaced,
        Replaces::Everything => Fate::Kept,
        Replaces::Folders(folders) => {
            if folders.iter().any(|folder| folder == path || is_below(path, folder)) {
                Fate::Replaced
            } else if folders.iter().any(|folder| is_below(folder, path)) {
                Fate::Mixed
            } else {
                Fate::Kept
            }
        }
    }
}

/// Links or copies a file or a folder with all in it; what is there already stays.
fn keep(from: &Path, to: &Path) -> Result<(), Trouble> {
    let trouble = |error| Trouble::disk(from, error);
    let kind = fs::symlink_metadata(from).map_err(trouble)?.file_type();
    if kind.is_dir() {
        fs::create_dir_all(to).map_err(|error| Trouble::disk(to, error))?;
        for entry in fs::read_dir(from).map_err(trouble)? {
            let name = entry.map_err(trouble)?.file_name();
            keep(&from.join(&name), &to.join(&name))?;
        }
    } else if fs::symlink_metadata(to).is_err() {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(|error| Trouble::disk(folder, error))?;
        }
        // A symlink is linked as it is; where that cannot be, what it leads to is copied.
        film::link_or_copy(from, to).map_err(trouble)?;
    }
    Ok(())
}

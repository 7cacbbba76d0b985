//! Old files and new ones change places, by renames within one disk.
//!
//! Where a change stands can be told from which of its files are there, so that going forward or backward can be begun
//! anew after any interruption:
//!
//! ```text
//!                 in place   old/n   new/n
//! before          old        -       there
//! in between      -          there   there
//! after           new        there   -
//! ```

use super::journal::{Change, Journal, sync_folder};
use super::refusal;
use crate::base::hash::Hasher;
use crate::diag::Prose;
use crate::diag::messages::update as words;
use crate::diag::trouble::Trouble;
use crate::pack::verify::Source;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Puts everything new into its place, and reads it back.
pub(super) fn forward(folder: &Path, work: &Path, journal: &Journal) -> Result<(), Prose> {
    let mut folders = BTreeSet::new();
    for (number, change) in journal.changes.iter().enumerate() {
        let (place, old, new) = places(folder, work, number, change);
        let waits = change.new.is_none() || new.exists();
        if change.old.is_some() && waits && !old.exists() && place.exists() {
            rename(&place, &old)?;
            empty_folders(folder, &place);
        }
        if new.exists() {
            make_folder(&place)?;
            rename(&new, &place)?;
        }
        folders.extend(place.parent().map(Path::to_owned));
    }
    folders.iter().for_each(|folder| sync_folder(folder));
    match wrong(folder, journal, |change| change.new.as_ref()).first() {
        Some(path) => Err(words::does_not_keep(path)),
        None => Ok(()),
    }
}

/// Puts everything old back into its place.
pub(super) fn backward(folder: &Path, work: &Path, journal: &Journal) -> Result<(), Prose> {
    for (number, change) in journal.changes.iter().enumerate().rev() {
        let (place, old, new) = places(folder, work, number, change);
        let came = change.new.is_some() && !new.exists() && (change.old.is_none() || old.exists());
        if came && place.exists() {
            rename(&place, &new)?;
            empty_folders(folder, &place);
        }
        if old.exists() {
            make_folder(&place)?;
            rename(&old, &place)?;
        }
        if let Some(folder) = place.parent() {
            sync_folder(folder);
        }
    }
    Ok(())
}

/// Finishes what a journal says, or undoes it where new files are damaged; what was done.
pub(super) fn recover(folder: &Path, work: &Path, journal: &Journal) -> Result<Prose, Trouble> {
    if forward(folder, work, journal).is_ok() {
        return Ok(words::finished_earlier(&journal.to.content_version));
    }
    let back = backward(folder, work, journal);
    let wrong = wrong(folder, journal, |change| change.old.as_ref());
    match back {
        Err(why) => Err(words::stuck(&why, folder)),
        Ok(()) if wrong.is_empty() => Ok(words::undid_earlier(&journal.from.content_version)),
        Ok(()) => Err(words::beyond_repair(&wrong)),
    }
}

/// The place of a change's file, and where its old and its new one wait.
fn places(folder: &Path, work: &Path, number: usize, change: &Change) -> (PathBuf, PathBuf, PathBuf) {
    let number = number.to_string();
    (folder.join(&change.path), work.join("old").join(&number), work.join("new").join(&number))
}

/// The paths whose files are not what `expected` says of them.
fn wrong<'j>(
    folder: &Path,
    journal: &'j Journal,
    expected: impl Fn(&'j Change) -> Option<&'j String>,
) -> Vec<String> {
    let source = Source::Folder(folder.to_owned());
    let is = |path: &str| {
        let mut hasher = Hasher::default();
        let read = source.stream(path, u64::MAX - 1, &mut |piece| hasher.stream(piece));
        read.ok().map(|_| hasher.finish().to_string())
    };
    let bad = journal.changes.iter().filter(|change| {
        expected(change).is_some_and(|expected| is(&change.path).as_ref() != Some(expected))
    });
    bad.map(|change| change.path.clone()).collect()
}

fn rename(from: &Path, to: &Path) -> Result<(), Prose> {
    fs::rename(from, to).map_err(|error| refusal(from, &error))
}

fn make_folder(place: &Path) -> Result<(), Prose> {
    let Some(above) = place.parent() else { return Ok(()) };
    fs::create_dir_all(above).map_err(|error| refusal(above, &error))
}

/// Removes the folders above `place` that hold nothing any more, up to `folder`.
fn empty_folders(folder: &Path, place: &Path) {
    let above = place.ancestors().skip(1).take_while(|above| *above != folder);
    for above in above {
        // A folder with something in it stays.
        if fs::remove_dir(above).is_err() {
            break;
        }
    }
}

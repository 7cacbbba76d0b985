//! Writes sets of volumes. A set is made in a hidden neighbour of its folder, `dist/discs/<edition>-<target>/`, and takes the old
//! one's place when all of it is there: being killed at any moment leaves the old set or the new one, whole. A stick is
//! written in place (see [`stick`]).
//!
//! Every byte that is packed is hashed on its way and compared with what was built: nothing that is not as it was built
//! ever reaches a volume.

mod archive;
mod folder;
mod room;
pub mod stick;
pub(super) mod verify;

use super::folder::place::Place;
use super::iso::Layout;
use super::kit::{Content, Paper, Part, Set, Sign, Volume};
use super::manifest;
use super::target::Form;
use crate::base::hash::Hash;
use crate::diag::messages::discs;
use crate::diag::trouble::Trouble;
use std::fs;
use std::path::{Path, PathBuf};

/// Files beside the volumes of a set: paths below its folder, and bytes.
pub type Papers = Vec<(String, Vec<u8>)>;

/// What became of a volume.
struct Made {
    size: u64,
    /// Of the image or archive.
    sha256: Option<Hash>,
    /// Of each file, in the order of the parts.
    files: Vec<Hash>,
}

/// Where a set goes, below the output folder.
pub fn place(out: &Path, set: &Set<'_>) -> PathBuf {
    out.join("discs").join(format!("{}-{}", set.built.identity.edition, set.target.name()))
}

/// Bytes that a set takes as it is written, for showing how far it is.
pub fn total(set: &Set<'_>) -> u64 {
    let common: u64 = set.common.iter().map(|source| source.file.size).sum();
    let media: u64 = set.media.iter().map(|(source, _)| source.file.size).sum();
    common * set.of() as u64 + media
}

/// Makes every volume of a set, with `papers` (labels, by their paths) beside them; what it came to, as `plan.json` tells
/// it. `wrote` is told how many bytes more there are.
///
/// # Errors
/// A file is not as it was built, a name cannot be kept, there is no room, or the disk refuses. The old set is in its
/// place then.
pub fn set(
    out: &Path,
    set: &Set<'_>,
    papers: &Papers,
    sign: Sign<'_>,
    wrote: &(dyn Fn(u64) + Sync),
) -> Result<Paper, Trouble> {
    let place = Place::claim(&place(out, set))?;
    let new = place.new_output();
    room::check(&new, needed(set))?;
    let mut paper = set.paper();
    for told in &mut paper.volumes {
        let volume = set.volume(told.number, sign)?;
        let made = volume_at(set, &volume, &new.join(&told.file), wrote)?;
        compare(&volume.files, &made.files)?;
        told.bytes = Some(made.size);
        told.sha256 = made.sha256;
        told.sums_sha256 = sums(&volume);
    }
    for (name, bytes) in papers {
        let path = new.join(name);
        let folder = path.parent().unwrap_or(&new);
        fs::create_dir_all(folder).map_err(|error| Trouble::disk(folder, error))?;
        fs::write(&path, bytes).map_err(|error| Trouble::disk(&path, error))?;
    }
    let path = new.join("plan.json");
    fs::write(&path, paper.json()).map_err(|error| Trouble::disk(&path, error))?;
    place.exchange()?;
    Ok(paper)
}

fn volume_at(
    set: &Set<'_>,
    volume: &Volume,
    to: &Path,
    wrote: &(dyn Fn(u64) + Sync),
) -> Result<Made, Trouble> {
    let number = volume.share.number;
    match set.target.form() {
        Form::Folder => folder::write(volume, to, wrote),
        Form::Archive => archive::write(&volume.files, to, wrote),
        Form::Image => {
            let layout = Layout::new(&volume.files, &set.volume_label(number), set.programme.day)?;
            if let Some(capacity) = set.capacity
                && layout.size() > capacity
            {
                return Err(discs::image_too_large(number, layout.size(), capacity));
            }
            let image = layout.write(to, wrote)?;
            Ok(Made { size: image.size, sha256: Some(image.sha256), files: image.files })
        }
    }
}

/// Fails with the names of the files whose bytes were not those that were built.
fn compare(parts: &[Part], hashes: &[Hash]) -> Result<(), Trouble> {
    let differ = parts.iter().zip(hashes).filter(|(part, hash)| part.file.sha256 != **hash);
    let wrong: Vec<String> = differ
        .map(|(part, _)| match &part.content {
            Content::Disk(path) => path.display().to_string(),
            Content::Made(_) => part.file.path.clone(),
        })
        .collect();
    if wrong.is_empty() { Ok(()) } else { Err(discs::not_as_built(&wrong)) }
}

fn sums(volume: &Volume) -> Option<Hash> {
    let found = volume.files.iter().find(|part| part.file.path == manifest::SUMS);
    found.map(|part| part.file.sha256)
}

/// What a set takes of the disk at most. Films that are linked into folders take nothing, where the disk can link.
fn needed(set: &Set<'_>) -> u64 {
    let linked: u64 = match set.target.form() {
        Form::Folder => set.media.iter().map(|(source, _)| source.file.size).sum(),
        Form::Image | Form::Archive => 0,
    };
    total(set) - linked
}

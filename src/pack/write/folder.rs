//! Volumes as folders: hard links of films where the disk can, copies of the rest.

use super::super::folder::film;
use super::super::kit::{Content, Part, Volume};
use super::Made;
use crate::base::hash::Hash;
use crate::base::par;
use crate::diag::trouble::Trouble;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

/// Writes the volume into `folder`, its manifests last.
pub(super) fn write(volume: &Volume, folder: &Path, wrote: &(dyn Fn(u64) + Sync)) -> Result<Made, Trouble> {
    let folders: BTreeSet<&str> =
        volume.files.iter().filter_map(|part| Some(part.file.path.rsplit_once('/')?.0)).collect();
    for below in [""].into_iter().chain(folders) {
        let folder = folder.join(below);
        fs::create_dir_all(&folder).map_err(|error| Trouble::disk(&folder, error))?;
    }
    let (plain, last) = volume.files.split_at(volume.files.len() - volume.manifests);
    let put = |part: &Part| {
        let to = folder.join(&part.file.path);
        let hash = match &part.content {
            Content::Disk(from) => film::bring_and_hash(from, &to, part.file.size)?,
            Content::Made(bytes) => {
                fs::write(&to, bytes).map_err(|error| Trouble::disk(&to, error))?;
                part.file.sha256
            }
        };
        wrote(part.file.size);
        Ok(hash)
    };
    let mut files = par::map_uneven(plain, put).into_iter().collect::<Result<Vec<Hash>, Trouble>>()?;
    for part in last {
        write_through(&folder.join(&part.file.path), part)?;
        files.push(part.file.sha256);
    }
    Ok(Made { size: volume.bytes(), sha256: None, files })
}

/// A manifest vouches for other files: it is on the disk before anybody looks.
pub(super) fn write_through(to: &Path, part: &Part) -> Result<(), Trouble> {
    let Content::Made(bytes) = &part.content else { return Ok(()) };
    let write = || {
        let mut file = File::create(to)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|error| Trouble::disk(to, error))
}

//! A built edition, as it lies in the output: what there is to pack, and what each file must be like.

use super::bundle::{BundleFile, Identity};
use super::manifest;
use crate::base::hash::Hash;
use crate::base::par;
use crate::base::path::ContentPath;
use crate::diag::messages::discs;
use crate::diag::trouble::Trouble;
use crate::render::web::volume;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// An edition that was built.
#[derive(Clone, Debug)]
pub struct Built {
    /// What it is.
    pub identity: Identity,
    /// Its web bundle, sorted by path, without its manifests.
    pub web: Vec<Source>,
    /// Its PDFs for readers, as they lie on a volume (`handouts/…`), sorted by path.
    pub handouts: Vec<Source>,
}

/// A file that lies ready.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is called on a volume, and what its bytes must be.
    pub file: BundleFile,
    /// Where it is.
    pub disk: PathBuf,
}

/// Files of a bundle that a volume has in a version of its own.
const OWN: &[&str] =
    &[manifest::BUNDLE, manifest::SUMS, manifest::SIGNATURE, manifest::SUMS_SCRIPT, volume::PATH];

/// Papers about discs: they tell what is on them, and so cannot be on them.
const OF_DISCS: &[&str] = &["disc-label.pdf", "disc-inlay.pdf"];

/// The editions that are built in the output folder, sorted.
///
/// # Errors
/// There are none.
pub fn editions(out: &Path) -> Result<Vec<String>, Trouble> {
    let entries = fs::read_dir(out.join("web")).map_err(|_| discs::nothing_built(out))?;
    let mut found: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().join(manifest::BUNDLE).is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    found.sort();
    if found.is_empty() { Err(discs::nothing_built(out)) } else { Ok(found) }
}

/// Looks at the edition called `id`: its manifests must agree with each other, and its files be there with their sizes.
/// What is in the files is looked at when they are packed.
///
/// # Errors
/// It is not as it was built, or the disk refuses.
pub fn open(out: &Path, id: &str) -> Result<Built, Trouble> {
    let folder = out.join("web").join(id);
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|error| Trouble::disk(&path, error))
    };
    let (json, sums) = (read(manifest::BUNDLE)?, read(manifest::SUMS)?);
    let sums = manifest::read_sums(&sums);
    let broken = || discs::broken_manifest(&folder.join(manifest::BUNDLE));
    if sums.get(manifest::BUNDLE) != Some(&Hash::of(json.as_bytes())) {
        return Err(broken());
    }
    let said = manifest::read_bundle(&json).ok_or_else(broken)?;
    let mut web = Vec::with_capacity(said.files.len());
    let mut wrong = Vec::new();
    for file in said.files {
        let sha256 = Hash::parse(&file.sha256).ok_or_else(broken)?;
        let inside = ContentPath::new(&file.path).is_some_and(|inside| inside.as_str() == file.path);
        if !inside || sums.get(&file.path) != Some(&sha256) {
            return Err(broken());
        }
        let disk = folder.join(&file.path);
        if !fs::metadata(&disk).is_ok_and(|facts| facts.is_file() && facts.len() == file.size) {
            wrong.push(disk.display().to_string());
        }
        if !OWN.contains(&file.path.as_str()) {
            web.push(Source { file: BundleFile { path: file.path, size: file.size, sha256 }, disk });
        }
    }
    if !wrong.is_empty() {
        return Err(discs::not_as_built(&wrong));
    }
    web.sort_by(|a, b| a.file.cmp(&b.file));
    let identity =
        Identity { edition: said.edition, title: said.title, content_version: said.content_version };
    Ok(Built { identity, web, handouts: handouts(&out.join("print").join(id))? })
}

/// The PDFs below `folder`, hashed: no manifest vouches for them. `handouts/a.pdf` keeps its name, `guides/a.pdf` becomes
/// `handouts/guides/a.pdf`.
fn handouts(folder: &Path) -> Result<Vec<Source>, Trouble> {
    let mut found: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut pending = vec![(String::new(), folder.to_owned())];
    while let Some((below, folder)) = pending.pop() {
        // An edition of which nothing is printed has no such folder.
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if below.is_empty() { name } else { format!("{below}/{name}") };
            if entry.path().is_dir() {
                pending.push((path, entry.path()));
            } else if path.to_lowercase().ends_with(".pdf") && !OF_DISCS.contains(&path.as_str()) {
                let plain = path.strip_prefix("handouts/").unwrap_or(&path);
                found.insert(format!("handouts/{plain}"), entry.path());
            }
        }
    }
    let files: Vec<(String, PathBuf)> = found.into_iter().collect();
    let source = |(path, disk): &(String, PathBuf)| {
        let (size, sha256) = measure(disk).map_err(|error| Trouble::disk(disk, error))?;
        Ok(Source { file: BundleFile { path: path.clone(), size, sha256 }, disk: disk.clone() })
    };
    par::map(&files, source).into_iter().collect()
}

/// Size and hash of a file of any size.
pub(super) fn measure(path: &Path) -> std::io::Result<(u64, Hash)> {
    Hash::of_stream(&mut File::open(path)?)
}

//! Small updates: what is new or changed since a bundle went out, what goes away, and from which bundle it starts.
//!
//! ```text
//! learner-update/
//!     update.json        from what to what, for the program
//!     files/…            whole files, as they are to lie in the bundle, its new manifests among them
//!     DELETED            what goes away, for people
//!     读我.txt           how to do it by hand
//!     SHA256SUMS         of all that, and its signature
//! ```
//!
//! Copied over the old bundle by hand, or by `apply`, an update makes the new bundle, byte for byte.

pub mod form;

use super::apply::WORK;
use super::bundle::Identity;
use super::manifest::SUMS;
use super::sign::{self, SIGNATURE, Signer};
use super::verify::{self, About, Entry, Listed, Source};
use crate::base::hash::{Hash, Hasher};
use crate::base::json;
use crate::diag::messages::update as words;
use crate::diag::trouble::Trouble;
use crate::render::search::on_disk;
use form::{DELETED, FOLDER, FORMAT, MANIFEST, Manifest, Version};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What people read who have no program.
pub const README: &str = "读我.txt";

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// New and changed files, manifests included.
    pub files: usize,
    /// Their size.
    pub bytes: u64,
    /// Files that go away.
    pub deleted: usize,
    /// The content version that it is for.
    pub from: String,
    /// The content version that it makes.
    pub to: String,
    /// Whether the old bundle is signed, and the new one will not be.
    pub loses_signature: bool,
}

/// Makes the update that turns the bundle in `old` into that in `new`, in the folder `out`. Of `old` only the manifests
/// are read, so that a copy of those is enough. A signer signs the update, and the new bundle where it is not signed.
///
/// # Errors
/// One of them is no bundle or not what its manifests say, they are not of one edition and volume, nothing changed,
/// there is something else in `out`, or the disk refuses.
pub fn make(old: &Path, new: &Path, out: &Path, signer: Option<&Signer>) -> Result<Report, Trouble> {
    let (before, was) = bundle(old)?;
    let (after, is) = bundle(new)?;
    if was.edition != is.edition {
        return Err(words::editions_differ(&was.edition, &is.edition));
    }
    let number = |about: &About| about.volume.as_ref().map(|volume| volume.number);
    if number(&was) != number(&is) {
        return Err(words::volumes_differ());
    }
    if before.sums == after.sums {
        return Err(words::nothing_changed(old, new));
    }
    let pack = Pack::begin(out)?;
    let source = Source::Folder(new.to_owned());
    let mut files = Vec::new();
    for (path, sum) in &after.files {
        if before.files.get(path).is_none_or(|old| old.sha256 != sum.sha256) {
            let size = pack.copy(&source, path, sum.sha256, sum.size)?;
            files.push(Entry { path: path.clone(), size, sha256: sum.sha256.to_string() });
        }
    }
    let mut deleted: Vec<String> =
        before.files.keys().filter(|path| !after.files.contains_key(*path)).cloned().collect();
    let mut manifests = vec![(SUMS, after.sums.clone())];
    match (signature(new)?, signer) {
        (Some(signature), _) => manifests.push((SIGNATURE, signature)),
        (None, Some(signer)) => {
            let text = String::from_utf8_lossy(&after.sums);
            manifests
                .push((SIGNATURE, sign::sign(&text, signer, &sign::comment(&identity(&is)))?.into_bytes()));
        }
        (None, None) if old.join(SIGNATURE).is_file() => deleted.push(SIGNATURE.to_owned()),
        (None, None) => {}
    }
    for (name, bytes) in &manifests {
        pack.write(&format!("{FOLDER}/{name}"), bytes)?;
        files.push(Entry {
            path: (*name).to_owned(),
            size: bytes.len() as u64,
            sha256: Hash::of(bytes).to_string(),
        });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    deleted.sort();
    let loses_signature = deleted.iter().any(|path| path == SIGNATURE);
    let version = |about: &About, listed: &Listed| Version {
        content_version: about.content_version.clone(),
        sums_sha256: Hash::of(&listed.sums).to_string(),
    };
    let manifest = Manifest {
        format: FORMAT,
        title: is.title.clone(),
        edition: is.edition.clone(),
        volume: is.volume.clone(),
        from: version(&was, &before),
        to: version(&is, &after),
        files,
        deleted,
    };
    pack.finish(&manifest, signer)?;
    Ok(Report {
        files: manifest.files.len(),
        bytes: manifest.files.iter().map(|file| file.size).sum(),
        deleted: manifest.deleted.len(),
        from: manifest.from.content_version,
        to: manifest.to.content_version,
        loses_signature,
    })
}

/// Which edition the bundle in `folder` is, and which of several sticks.
///
/// # Errors
/// There is no such folder, it is no bundle, or its manifests are damaged.
pub fn who(folder: &Path) -> Result<(String, Option<u32>), Trouble> {
    if !folder.is_dir() {
        return Err(words::no_such_folder(folder));
    }
    let (_, about) = bundle(folder)?;
    Ok((about.edition, about.volume.map(|volume| volume.number)))
}

/// The manifests of a bundle that can be relied on.
fn bundle(folder: &Path) -> Result<(Listed, About), Trouble> {
    let mut listed = verify::read(folder, &Source::Folder(folder.to_owned()))?;
    let about = listed.about.take().filter(|_| listed.found.is_empty());
    let about = about.ok_or_else(|| words::manifests_damaged(folder))?;
    Ok((listed, about))
}

fn identity(about: &About) -> Identity {
    Identity {
        edition: about.edition.clone(),
        title: about.title.clone(),
        content_version: about.content_version.clone(),
    }
}

fn signature(folder: &Path) -> Result<Option<Vec<u8>>, Trouble> {
    match fs::read(folder.join(SIGNATURE)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Trouble::disk(&folder.join(SIGNATURE), error)),
    }
}

/// An update that is being made, beside the place where it is to be.
struct Pack {
    out: PathBuf,
    work: PathBuf,
    sums: std::cell::RefCell<BTreeMap<String, Hash>>,
}

impl Pack {
    fn begin(out: &Path) -> Result<Pack, Trouble> {
        let beside = |ending: &str| {
            let mut name = OsString::from(".");
            name.push(out.file_name().unwrap_or_default());
            name.push(ending);
            out.with_file_name(name)
        };
        let (work, old) = (beside("-new"), beside("-old"));
        // A run that was killed between two renames left the old update here.
        if old.is_dir() && !out.exists() {
            fs::rename(&old, out).map_err(|error| Trouble::disk(out, error))?;
        }
        let ours =
            out.join(MANIFEST).is_file() || fs::read_dir(out).is_ok_and(|mut dir| dir.next().is_none());
        if fs::symlink_metadata(out).is_ok() && !ours {
            return Err(words::not_an_update_folder(out));
        }
        for left in [&work, &old] {
            if left.is_dir() {
                fs::remove_dir_all(left).map_err(|error| Trouble::disk(left, error))?;
            }
        }
        fs::create_dir_all(&work).map_err(|error| Trouble::disk(&work, error))?;
        Ok(Pack { out: out.to_owned(), work, sums: Default::default() })
    }

    fn create(&self, path: &str) -> Result<(PathBuf, File), Trouble> {
        let target = self.work.join(path);
        let folder = target.parent().unwrap_or(&self.work);
        fs::create_dir_all(folder).map_err(|error| Trouble::disk(folder, error))?;
        let file = File::create(&target).map_err(|error| Trouble::disk(&target, error))?;
        Ok((target, file))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let (target, mut file) = self.create(path)?;
        file.write_all(bytes).map_err(|error| Trouble::disk(&target, error))?;
        self.sums.borrow_mut().insert(path.to_owned(), Hash::of(bytes));
        Ok(())
    }

    /// Copies a file of the new bundle; nothing wrong is ever sent out.
    fn copy(&self, source: &Source, path: &str, expected: Hash, size: Option<u64>) -> Result<u64, Trouble> {
        if path.starts_with(WORK) {
            return Err(words::source_changed(path));
        }
        let name = format!("{FOLDER}/{path}");
        let (target, mut file) = self.create(&name)?;
        let (mut hasher, mut failed) = (Hasher::default(), None);
        let read = source.stream(path, size.unwrap_or(u64::MAX - 1), &mut |piece| {
            hasher.stream(piece);
            failed = failed.take().or_else(|| file.write_all(piece).err());
        });
        let length = read.map_err(|error| Trouble::disk(Path::new(path), error))?;
        if let Some(error) = failed {
            return Err(Trouble::disk(&target, error));
        }
        if hasher.finish() != expected {
            return Err(words::source_changed(path));
        }
        self.sums.borrow_mut().insert(name, expected);
        Ok(length)
    }

    /// Writes what describes the rest, and puts the update in its place.
    fn finish(&self, manifest: &Manifest, signer: Option<&Signer>) -> Result<(), Trouble> {
        self.write(MANIFEST, json::pretty(manifest).as_bytes())?;
        self.write(DELETED, by_hand(manifest).as_bytes())?;
        let note =
            words::readme(&manifest.title, &manifest.from.content_version, &manifest.to.content_version);
        self.write(README, format!("\u{feff}{}", note.replace('\n', "\r\n")).as_bytes())?;
        let sums = self
            .sums
            .borrow()
            .iter()
            .fold(String::new(), |all, (path, hash)| all + &format!("{hash}  ./{path}\n"));
        if let Some(signer) = signer {
            let identity = Identity {
                edition: manifest.edition.clone(),
                title: manifest.title.clone(),
                content_version: format!(
                    "{} -> {}",
                    manifest.from.content_version, manifest.to.content_version
                ),
            };
            let signature = sign::sign(&sums, signer, &sign::comment(&identity))?;
            let (target, mut file) = self.create(SIGNATURE)?;
            file.write_all(signature.as_bytes()).map_err(|error| Trouble::disk(&target, error))?;
        }
        let (target, mut file) = self.create(SUMS)?;
        let written = file.write_all(sums.as_bytes()).and_then(|()| file.sync_all());
        written.map_err(|error| Trouble::disk(&target, error))?;
        self.exchange().map_err(|error| Trouble::disk(&self.out, error))
    }

    fn exchange(&self) -> io::Result<()> {
        let mut name = OsString::from(".");
        name.push(self.out.file_name().unwrap_or_default());
        name.push("-old");
        let old = self.out.with_file_name(name);
        if self.out.exists() {
            fs::rename(&self.out, &old)?;
        }
        if let Err(error) = fs::rename(&self.work, &self.out) {
            let _ = fs::rename(&old, &self.out);
            return Err(error);
        }
        if old.is_dir() {
            // What cannot go now goes next time.
            let _ = fs::remove_dir_all(&old);
        }
        Ok(())
    }
}

impl Drop for Pack {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.work);
    }
}

/// What people delete by hand: not what differs from a new file in capitals alone, which is that file on their stick.
fn by_hand(manifest: &Manifest) -> String {
    let new: BTreeSet<String> = manifest.files.iter().map(|file| on_disk(&file.path)).collect();
    let gone = manifest.deleted.iter().filter(|path| !new.contains(&on_disk(path)));
    gone.map(|path| format!("{path}\n")).collect()
}

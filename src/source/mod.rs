//! The only reader of the disk: a project's folder becomes a [`Snapshot`].

mod hashes;
mod stamp;
mod walk;

use crate::base::encoding;
use crate::base::mark::Mark;
use crate::base::par;
use crate::base::path::ContentPath;
use crate::base::snapshot::{Asset, Snapshot, SourceFile, Unsaved};
use crate::base::span::Span;
use crate::diag::messages::file;
use crate::diag::{At, Diagnostic};
use crate::media::{self, Fault, Probe};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

pub use hashes::Hashes;
pub use stamp::stamp;

/// No text file that people write comes near this; a larger one is a mistake or an attack.
const TEXT_LIMIT: u64 = 16 << 20;

/// The largest picture or theme file that is loaded whole.
const ASSET_LIMIT: u64 = 64 << 20;

/// Reads all of `content/` below `root`. Files that cannot be read become findings and are left out. Of a file that is
/// `unsaved`, the disk is not asked: there it may be another, or not be at all.
///
/// # Errors
/// Where there is no project at `root`, or the system refuses to list it.
pub fn scan(root: &Path, unsaved: &Unsaved) -> io::Result<(Snapshot, Vec<Diagnostic>)> {
    let mut listing = walk::list(root)?;
    let mut found = listing.found;
    let mut snapshot = Snapshot { documents: Vec::new(), assets: listing.assets };
    listing.documents.retain(|(path, _)| !unsaved.contains_key(path));
    for read in par::map(&listing.documents, |(path, disk)| text(path, disk)) {
        match read {
            Ok(file) => snapshot.documents.push(Arc::new(file)),
            Err(finding) => found.push(*finding),
        }
    }
    for file in unsaved.values().filter(|file| walk::is_document(&file.path)) {
        let size = file.text.len() as u64;
        match size > TEXT_LIMIT {
            true => found.push(file::too_large(&file.path, size, TEXT_LIMIT)),
            false => snapshot.documents.push(file.clone()),
        }
    }
    if !unsaved.is_empty() {
        snapshot.documents.sort_by(|a, b| a.path.cmp(&b.path));
    }
    Ok((snapshot, found))
}

/// Reads the document at `path` once more, alone. It must still lie in the project: a link may have taken its place.
///
/// # Errors
/// As [`text`].
pub fn document(root: &Path, path: &ContentPath) -> Result<SourceFile, Box<Diagnostic>> {
    let disk = path.below(root);
    match disk.canonicalize().and_then(|disk| Ok(disk.starts_with(root.canonicalize()?))) {
        Ok(true) => text(path, &disk),
        Ok(false) => Err(Box::new(file::outside(path))),
        Err(error) => Err(Box::new(file::unreadable(path, &error.to_string()))),
    }
}

/// Reads one text file that lies at `disk`, wherever that is; findings call it `path`.
///
/// # Errors
/// It cannot be read, is too large, or is not UTF-8.
pub fn text(path: &ContentPath, disk: &Path) -> Result<SourceFile, Box<Diagnostic>> {
    let unreadable = |error: io::Error| Box::new(file::unreadable(path, &error.to_string()));
    let size = fs::metadata(disk).map_err(unreadable)?.len();
    if size > TEXT_LIMIT {
        return Err(Box::new(file::too_large(path, size, TEXT_LIMIT)));
    }
    let bytes = fs::read(disk).map_err(unreadable)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceFile::new(path, text)),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            Err(Box::new(file::not_utf8(
                At::new(path, Span::new(good, good + 1)),
                line_of(error.as_bytes(), good),
            )))
        }
    }
}

/// The line, from 1, that byte `offset` stands on: the file itself cannot be shown, so the message names it.
fn line_of(bytes: &[u8], offset: usize) -> usize {
    bytes.iter().take(offset).filter(|&&b| b == b'\n').count() + 1
}

/// The whole content of an asset, e.g. of a picture.
///
/// # Errors
/// A finding where it cannot be read or is larger than what is reasonable to hold in memory.
pub fn load(asset: &Asset) -> Result<Arc<[u8]>, Box<Diagnostic>> {
    if asset.size > ASSET_LIMIT {
        return Err(Box::new(file::too_large(&asset.path, asset.size, ASSET_LIMIT)));
    }
    match fs::read(&asset.disk) {
        Ok(bytes) => Ok(bytes.into()),
        Err(error) => Err(Box::new(file::unreadable(&asset.path, &error.to_string()))),
    }
}

/// What tells whether an asset is still what it was; nothing where the system does not say.
pub fn mark(asset: &Asset) -> Option<Mark> {
    fs::metadata(&asset.disk).ok().map(|facts| Mark::of(&facts))
}

/// What a film or a file of sound is; it may have any size, since little of it is read.
///
/// # Errors
/// It is neither, is damaged, or cannot be read.
pub fn probe(asset: &Asset) -> Result<Probe, Fault> {
    let unreadable = |error: io::Error| Fault::Unreadable(error.to_string());
    let file = fs::File::open(&asset.disk).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    media::probe(file, size)
}

/// The words of captions, songs and transcripts, in whatever encoding: editors get them from anywhere.
///
/// # Errors
/// A finding where the file cannot be read or is larger than such a text can be.
pub fn words(asset: &Asset) -> Result<String, Box<Diagnostic>> {
    match asset.size > TEXT_LIMIT {
        true => Err(Box::new(file::too_large(&asset.path, asset.size, TEXT_LIMIT))),
        false => load(asset).map(|bytes| encoding::decode(&bytes)),
    }
}

/// The files of the project's own theme `themes/<name>/`, sorted; nothing where there is no such folder.
///
/// # Errors
/// Where the system refuses to list the folder.
pub fn theme(root: &Path, name: &str) -> io::Result<(Option<Vec<ThemeFile>>, Vec<Diagnostic>)> {
    let Some(listing) = walk::theme(root, name)? else { return Ok((None, Vec::new())) };
    let mut found = listing.found;
    let mut files = Vec::new();
    for asset in listing.assets {
        match load(&asset) {
            Ok(bytes) => files.push((asset.path.clone(), bytes)),
            Err(finding) => found.push(*finding),
        }
    }
    Ok((Some(files), found))
}

/// A file of a project's theme: where it is below the root, and what is in it.
pub type ThemeFile = (ContentPath, Arc<[u8]>);

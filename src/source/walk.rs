//! Lists the files of a project in a fixed order, and keeps symlinks from leading out of it.

use crate::base::path::ContentPath;
use crate::base::snapshot::Asset;
use crate::diag::Diagnostic;
use crate::diag::messages::file;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::{DirEntry, WalkDir};

/// No project nests deeper; symlinks that form a circle end here.
const DEPTH: usize = 16;

/// What was found, sorted by path.
#[derive(Default)]
pub(super) struct Listing {
    pub documents: Vec<(ContentPath, PathBuf)>,
    pub assets: Vec<Arc<Asset>>,
    pub found: Vec<Diagnostic>,
}

/// Everything under `content/`.
pub(super) fn list(root: &Path) -> io::Result<Listing> {
    walk(root, &root.join("content"), is_document)
}

/// Whether the file is read as text.
pub(super) fn is_document(path: &ContentPath) -> bool {
    path.as_str().starts_with("content/")
        && matches!(path.extension().as_str(), "md" | "yaml" | "yml" | "csv")
}

/// Everything under `themes/<name>/`, all of it as assets.
pub(super) fn theme(root: &Path, name: &str) -> io::Result<Option<Listing>> {
    let Some(path) = ContentPath::new(&format!("themes/{name}")) else { return Ok(None) };
    let folder = root.join(path.as_str());
    if !path.as_str().starts_with("themes/") || !folder.is_dir() {
        return Ok(None);
    }
    walk(root, &folder, |_| false).map(Some)
}

fn walk(root: &Path, folder: &Path, is_text: impl Fn(&ContentPath) -> bool) -> io::Result<Listing> {
    let inside = root.canonicalize()?;
    std::fs::read_dir(folder)?;
    let mut listing = Listing::default();
    let entries = WalkDir::new(folder).follow_links(true).max_depth(DEPTH).min_depth(1);
    for entry in entries.into_iter().filter_entry(|entry| !is_hidden(entry) && stays_inside(entry, &inside)) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().and_then(|path| relative(root, path));
                if let Some(path) = path {
                    listing.found.push(file::unreadable(&path, &error.to_string()));
                }
                continue;
            }
        };
        let Some(path) = relative(root, entry.path()) else { continue };
        if entry.file_type().is_dir() {
            continue;
        }
        if is_text(&path) {
            listing.documents.push((path, entry.into_path()));
        } else {
            let size = entry.metadata().map_or(0, |meta| meta.len());
            listing.assets.push(Arc::new(Asset { path, disk: entry.into_path(), size }));
        }
    }
    // Links that were not followed are told of, not passed over.
    let plain = WalkDir::new(folder).max_depth(DEPTH).min_depth(1);
    for entry in plain.into_iter().filter_entry(|entry| !is_hidden(entry)).flatten() {
        if entry.path_is_symlink() && !stays_inside(&entry, &inside) {
            listing.found.extend(relative(root, entry.path()).map(|path| file::outside(&path)));
        }
    }
    listing.documents.sort();
    listing.assets.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(listing)
}

/// Files of editors and systems that are no content.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name.starts_with("~$") || name == "Thumbs.db" || name == "desktop.ini"
}

fn stays_inside(entry: &DirEntry, inside: &Path) -> bool {
    !entry.path_is_symlink() || entry.path().canonicalize().is_ok_and(|target| target.starts_with(inside))
}

fn relative(root: &Path, path: &Path) -> Option<ContentPath> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    ContentPath::new(&parts?.join("/"))
}

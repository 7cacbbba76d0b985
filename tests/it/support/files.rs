//! Folders as sorted lists of files.

use std::fs;
use std::path::{Path, PathBuf};

/// The crate's own folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder`, sorted; symlinks are listed, not followed. Nothing where there is no such folder.
pub fn below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let entry = entry.expect("a readable folder");
            let is_folder = entry.file_type().expect("a file type").is_dir();
            if is_folder { &mut folders } else { &mut files }.push(entry.path());
        }
    }
    files.sort();
    files
}

/// `path` as it is written in messages: below `folder`, with `/`.
pub fn relative(path: &Path, folder: &Path) -> String {
    let path = path.strip_prefix(folder).expect("a path below the folder");
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

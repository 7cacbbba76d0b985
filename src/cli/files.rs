//! Files that are written whole or not at all.

use std::fs;
use std::io;
use std::path::Path;

/// Puts `bytes` at `path` in one step, with the folders that it needs; what was there keeps its rights.
///
/// # Errors
/// The disk refuses. What was there is still there.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".coursepack-new");
    let beside = path.with_file_name(name);
    let put = || {
        fs::write(&beside, bytes)?;
        if let Ok(there) = fs::metadata(path) {
            fs::set_permissions(&beside, there.permissions())?;
        }
        fs::rename(&beside, path)
    };
    put().inspect_err(|_| drop(fs::remove_file(&beside)))
}

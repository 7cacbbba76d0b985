//! Files that are written whole or not at all, and nothing in them that their writers did not mean.

use crate::base::path::ContentPath;
use crate::diag::trouble::Trouble;
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

/// The byte order mark of a file, which may be none, and the rest; nothing where it no longer says `read`, which is what was
/// read of it: without the mark, and with plain ends of lines.
pub(super) fn parted<'a>(file: &'a str, read: &str) -> Option<(&'a str, &'a str)> {
    let body = file.strip_prefix('\u{feff}').unwrap_or(file);
    (body.replace("\r\n", "\n") == read).then(|| (&file[..file.len() - body.len()], body))
}

/// The file was edited between reading and writing.
pub(super) fn changed(path: &ContentPath) -> Trouble {
    Trouble::new(
        format!("{path} 在检查之后又改过，没有动它；再运行一次就好"),
        format!("{path} changed after it was checked and was left alone; run this again"),
    )
}

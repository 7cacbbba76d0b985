//! Between paths and the addresses of files that editors use. Only files count: what has no name on the disk yet is in no
//! project.

use crate::base::path::{decode_url, encode_url};
use std::path::{Path, PathBuf};

/// The path that a `file:` address names.
pub(super) fn to_path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let (host, path) = rest.split_at(rest.find('/')?);
    let path = decode_url(path);
    // `/C:/Users`: the slash is none of Windows'.
    let drive = path.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) && path.get(2..3) == Some(":");
    match host {
        "" | "localhost" if drive => Some(PathBuf::from(&path[1..])),
        "" | "localhost" => Some(PathBuf::from(path)),
        host => Some(PathBuf::from(format!("//{host}{path}"))),
    }
}

/// The address of a file.
pub(super) fn of_path(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    match text.strip_prefix("//") {
        Some(share) => format!("file://{}", encode_url(share)),
        None if text.starts_with('/') => format!("file://{}", encode_url(&text)),
        None => format!("file:///{}", encode_url(&text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_paths_and_paths_addresses() {
        for (uri, path) in [
            ("file:///a/%E8%AF%BE%20%231.md", "/a/课 #1.md"),
            ("file:///c%3A/x/y.md", "c:/x/y.md"),
            ("file://localhost/a", "/a"),
            ("file://server/share/a.md", "//server/share/a.md"),
        ] {
            assert_eq!(to_path(uri).as_deref(), Some(Path::new(path)), "{uri}");
        }
        for none in ["untitled:Untitled-1", "https://a/b", "file:", "file://x"] {
            assert_eq!(to_path(none), None, "{none}");
        }
        for path in ["/a/课 #1.md", "c:/x/100%.md", "//server/share/a.md"] {
            assert_eq!(to_path(&of_path(Path::new(path))).as_deref(), Some(Path::new(path)), "{path}");
        }
    }
}

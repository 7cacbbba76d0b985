//! What does not belong on a stick: programs that came with somebody else's computer, shortcuts that stand in for
//! folders, an `autorun.inf` that starts something. And what always lies there and means nothing.

use super::Fault;

/// Endings of files that Windows runs at a double click.
const PROGRAMS: &[&str] = &[
    "exe", "com", "scr", "pif", "bat", "cmd", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "msi", "ps1",
    "jar", "cpl", "reg",
];

/// Endings of shortcuts.
const SHORTCUTS: &[&str] = &["lnk", "url"];

/// Starts programs when a stick is put in.
const AUTORUN: &str = "autorun.inf";

/// Folders and files that systems leave on every stick, in lower case.
const DROPPINGS: &[&str] = &[
    "system volume information",
    "$recycle.bin",
    "recycler",
    "recycled",
    "found.000",
    "lost+found",
    ".trash",
    ".trashes",
    ".spotlight-v100",
    ".fseventsd",
    ".temporaryitems",
    ".ds_store",
    "thumbs.db",
    "desktop.ini",
];

/// What a file that nobody listed is, judged by its name: harmless leavings are nothing.
pub(super) fn unlisted(path: &str) -> Option<Fault> {
    let path = path.to_lowercase();
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    if name == AUTORUN {
        Some(Fault::Autorun)
    } else if PROGRAMS.contains(&ending) {
        Some(Fault::Program)
    } else if SHORTCUTS.contains(&ending) {
        Some(Fault::Shortcut)
    } else if is_dropping(&path) {
        None
    } else {
        Some(Fault::Extra)
    }
}

/// Whether a path in lower case is what a system left.
pub(super) fn is_dropping(path: &str) -> bool {
    let parts = path.split('/');
    // `._x` is what a Mac leaves beside x, `.Trash-1000` what Linux makes of a bin.
    let mut left =
        parts.map(|part| DROPPINGS.contains(&part) || part.starts_with("._") || part.starts_with(".trash-"));
    left.any(|left| left)
}

/// Whether a listed file is an `autorun.inf`, whose text is to be looked at.
pub(super) fn is_autorun(path: &str) -> bool {
    path.eq_ignore_ascii_case(AUTORUN)
}

/// Whether the text of an `autorun.inf` starts something, where ours only names the stick.
pub(super) fn starts_something(text: &[u8]) -> bool {
    // Two-byte encodings put a zero beside each letter.
    let text: String = String::from_utf8_lossy(text).chars().filter(|&c| c != '\0').collect();
    let text = text.to_lowercase();
    let keys = text.lines().filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim());
    keys.into_iter().any(|key| key.starts_with("open") || key.starts_with("shell"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_told_from_leavings() {
        assert_eq!(unlisted("法治.EXE"), Some(Fault::Program));
        assert_eq!(unlisted("media.lnk"), Some(Fault::Shortcut));
        assert_eq!(unlisted("AutoRun.inf"), Some(Fault::Autorun));
        assert_eq!(unlisted("RECYCLER/a/b.exe"), Some(Fault::Program));
        assert_eq!(unlisted("System Volume Information/IndexerVolumeGuid"), None);
        assert_eq!(unlisted("media/._film.mp4"), None);
        assert_eq!(unlisted("Thumbs.db"), None);
        assert_eq!(unlisted("随记.txt"), Some(Fault::Extra));
        assert_eq!(unlisted("exe"), Some(Fault::Extra));
    }

    #[test]
    fn an_autorun_may_only_name_and_paint() {
        assert!(!starts_something(b"[autorun]\r\nicon=disc.ico\r\nlabel=XUEFA2026\r\n"));
        assert!(starts_something(b"[AutoRun]\r\nOPEN = x.exe\r\n"));
        assert!(starts_something(b"[autorun]\nshellexecute=x\n"));
        assert!(starts_something(b"[autorun]\nshell\\open\\command=x\n"));
        assert!(starts_something(b"o\0p\0e\0n\0=\0x\0"));
    }
}

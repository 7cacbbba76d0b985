//! Names that every class computer can read. Pure: paths and sizes in, findings out.
//!
//! A volume is made on one computer and opened on another: names must do for FAT32 and exFAT, Windows, ISO 9660 with Joliet and
//! zip at once, wherever the volume is copied next.

use super::target::{FAT32_LARGEST, Form, Target};
use crate::diag::Diagnostic;
use crate::diag::messages::discs as messages;
use crate::render::search::on_disk;
use std::collections::BTreeMap;

/// What Windows has in names for itself.
const RESERVED: &[&str] = &["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"];

/// Parts of a path that ISO 9660 keeps where they are, the file itself counted.
const DEPTH: usize = 8;

/// Letters of a name in a Joliet directory, as UTF-16 units.
const JOLIET: usize = 64;

/// Letters of a name on FAT32, exFAT and NTFS, as UTF-16 units.
const LONG_NAME: usize = 255;

/// A path that leaves room for the folder into which somebody copies the volume, within the 260 of Windows.
const COMFORTABLE: usize = 180;

/// What is wrong with these files (path and size) on `target`. Each path is named with each of its faults.
pub fn check<'a>(files: impl IntoIterator<Item = (&'a str, u64)>, target: Target) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (path, size) in files {
        whole_path(path, target, &mut found);
        for part in path.split('/') {
            name(path, part, target, &mut found);
        }
        if target == Target::Usb && size > FAT32_LARGEST {
            found.push(messages::over_four_gib(path, size));
        }
        // Folders collide as well as files: `A/x` and `a/y`.
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        for prefix in ends.filter_map(|end| path.get(..end)) {
            match seen.insert(on_disk(prefix), prefix) {
                Some(other) if other != prefix => found.push(messages::same_name(prefix, other)),
                _ => {}
            }
        }
    }
    found
}

fn whole_path(path: &str, target: Target, found: &mut Vec<Diagnostic>) {
    let (depth, units) = (path.split('/').count(), path.encode_utf16().count());
    if depth > DEPTH && target.form() == Form::Image {
        found.push(messages::too_deep(path, DEPTH));
    }
    if units > COMFORTABLE {
        found.push(messages::long_path(path, units, COMFORTABLE));
    }
    if let Some(c) = path.chars().find(|&c| u32::from(c) > 0xFFFF) {
        found.push(messages::rare_character(path, c));
    }
}

fn name(path: &str, part: &str, target: Target, found: &mut Vec<Diagnostic>) {
    let forbidden = |c: &char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    if let Some(c) = part.chars().find(forbidden) {
        found.push(messages::forbidden_character(path, c));
    }
    if part.ends_with(['.', ' ']) || part.starts_with(' ') || part.is_empty() {
        found.push(messages::blank_or_dot(path));
    }
    if is_reserved(part) {
        found.push(messages::reserved_name(path, part));
    }
    let units = part.encode_utf16().count();
    let most = if target.form() == Form::Image { JOLIET } else { LONG_NAME };
    if units > most {
        found.push(messages::long_name(path, units, most));
    }
}

/// `con`, `NUL.txt`, `com1.tar.gz`, `LPT²`.
fn is_reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |name: &str| {
        let digit = stem.strip_prefix(name).and_then(|rest| {
            let mut rest = rest.chars();
            rest.next().filter(|_| rest.next().is_none())
        });
        digit.is_some_and(|c| matches!(c, '1'..='9' | '¹' | '²' | '³'))
    };
    RESERVED.contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;

    fn told(paths: &[&str], target: Target) -> Vec<(Severity, String)> {
        let found = check(paths.iter().map(|&path| (path, 1)), target);
        found.into_iter().map(|finding| (finding.severity, finding.message.zh)).collect()
    }

    #[track_caller]
    fn is_error(path: &str, word: &str) {
        let told = told(&[path], Target::Dvd5);
        let [(severity, words)] = told.as_slice() else { panic!("{path}: {told:?}") };
        assert_eq!(*severity, Severity::Error);
        assert!(words.contains(word) && words.contains(path), "{words}");
    }

    #[test]
    fn names_that_windows_refuses_are_errors() {
        for (path, word) in [
            ("media/a:b.mp4", "“:”"),
            ("media/a\u{7}.mp4", "U+0007"),
            ("media/a?.mp4", "“?”"),
            ("media/a\\b.mp4", "“\\”"),
            ("media/film.", "句点"),
            ("media /film.mp4", "句点"),
            ("media/con.mp4", "con.mp4"),
            ("AUX/film.mp4", "AUX"),
            ("media/com1.tar.gz", "com1"),
            ("media/LPT².mp4", "LPT²"),
        ] {
            is_error(path, word);
        }
        for fine in ["media/console.mp4", "media/com.mp4", "media/com10.mp4", "开始学习.html", "a.b/c.d"]
        {
            assert_eq!(told(&[fine], Target::Dvd5), [], "{fine}");
        }
    }

    #[test]
    fn names_that_only_look_different_collide() {
        for pair in [["media/A.mp4", "media/a.mp4"], ["media/\u{e9}.mp4", "media/e\u{301}.mp4"]] {
            assert!(told(&pair, Target::Usb)[0].1.contains("同一个"), "{pair:?}");
        }
        assert!(told(&["Media/a.mp4", "media/b.mp4"], Target::Zip)[0].1.contains("Media"));
        assert_eq!(told(&["media/a.mp4", "media/b.mp4"], Target::Zip), []);
    }

    #[test]
    fn lengths_are_those_of_the_target() {
        let long = format!("media/{}.mp4", "课".repeat(61));
        is_error(&long, "65");
        assert_eq!(told(&[&long], Target::Usb), []);
        is_error("1/2/3/4/5/6/7/8/9.html", "8");
        assert_eq!(told(&["1/2/3/4/5/6/7/8/9.html"], Target::Usb), []);
        let path = format!("{}/x.html", ["abcdefghijklmnopqrstuvwxyz"; 7].join("/"));
        assert_eq!(told(&[&path], Target::Dvd5)[0].0, Severity::Warning);
        assert_eq!(told(&["media/𠮷.mp4"], Target::Dvd5)[0].0, Severity::Warning);
    }

    #[test]
    fn four_gib_is_too_much_for_fat32_alone() {
        let file = [("media/a.mp4", 4 << 30)];
        assert_eq!(check(file, Target::Usb)[0].severity, Severity::Error);
        assert_eq!(check(file, Target::Dvd9), []);
        assert_eq!(check([("media/a.mp4", (4 << 30) - 1)], Target::Usb), []);
    }
}

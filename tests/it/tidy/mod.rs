//! The rules of the house that a compiler does not know. Each failure says the rule.

mod doors;
mod layers;

use crate::support::files::{below, relative, root};
use std::fs;

/// More lines than this are never right; more than `LONG` are worth a look.
const TOO_LONG: usize = 600;
const LONG: usize = 400;

/// A Rust file of this crate.
struct Source {
    /// Below the crate's folder.
    path: String,
    text: String,
}

impl Source {
    /// The text without comments and, from `#[cfg(test)]` on, without its tests, which come last in a file or have
    /// their own.
    fn code(&self) -> String {
        if self.path.starts_with("src/") && self.path.ends_with("/tests.rs") {
            return String::new();
        }
        let shipped = self.text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = shipped.lines().map(|line| line.split("//").next().unwrap_or_default());
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn sources(folder: &str) -> Vec<Source> {
    let files = below(&root().join(folder));
    let rust = files.into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "rs"));
    rust.map(|path| Source { path: relative(&path, root()), text: fs::read_to_string(&path).expect("UTF-8") })
        .collect()
}

#[test]
fn files_stay_short() {
    let mut too_long = Vec::new();
    for source in sources("src").iter().chain(&sources("tests")) {
        let lines = source.text.lines().count();
        if lines > LONG {
            eprintln!("{}: {lines} lines; does it do two things?", source.path);
        }
        if lines > TOO_LONG {
            too_long.push(format!("{}: {lines} lines", source.path));
        }
    }
    assert!(
        too_long.is_empty(),
        "A file has about 150 lines, {LONG} where it reads better, {TOO_LONG} never: split it along its purposes.\n{}",
        too_long.join("\n")
    );
}

#[test]
fn nothing_unfinished_and_nothing_that_ends_the_program() {
    let mut left = Vec::new();
    for source in sources("src") {
        for word in ["todo!", "unimplemented!", "dbg!", ".unwrap()", "panic!("] {
            let count = source.code().matches(word).count();
            if count > 0 {
                left.push(format!("{}: {count} x {word}", source.path));
            }
        }
    }
    assert!(
        left.is_empty(),
        "Whatever an author writes must end in a diagnostic, never in a crash: no place in src/ gives up (tests, at \
         the end of a file, may).\n{}",
        left.join("\n")
    );
}

#[test]
fn no_path_of_anybodys_machine() {
    // Written in halves, so that this file does not accuse itself.
    let private = [["/ro", "ot/"], ["/ho", "me/"], ["/wo", "rk/"], ["/Us", "ers/"], ["\\Us", "ers\\"]]
        .map(|p| p.concat());
    let mut found = Vec::new();
    let folders = ["src", "tests", "content", "themes", "tools", "examples", ".ci", ".github"];
    let above = fs::read_dir(root()).expect("the crate's folder").flatten().map(|entry| entry.path());
    let files = above.filter(|path| path.is_file() && !path.ends_with(".git"));
    for path in files.chain(folders.iter().flat_map(|folder| below(&root().join(folder)))) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (line, words) in (1..).zip(text.lines()) {
            if private.iter().any(|private| words.contains(private)) {
                found.push(format!("{}:{line}: {}", relative(&path, root()), words.trim()));
            }
        }
    }
    assert!(
        found.is_empty(),
        "The project works on any machine, so it names no folder of one.\n{}",
        found.join("\n")
    );
}

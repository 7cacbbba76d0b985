//! What a test needs that is not on every machine. Its absence is told loudly; with `CI=true` it is a failure, so
//! that a test never passes for years without having run.

use std::path::PathBuf;

/// The program `name` on the search path.
pub fn program(name: &str) -> Option<PathBuf> {
    let found = on_path(name);
    if found.is_none() {
        missing(&format!("there is no program `{name}`"));
    }
    found
}

/// The first of `names` on the search path, without a word where there is none.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Real laws and cases and the maker of full-size programmes, kept beside the crate's folder.
pub fn shared() -> Option<PathBuf> {
    let folder = match std::env::var_os("COURSEPACK_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => super::files::root().join("../shared"),
    };
    // Not a failure on the machines of others: the folder is not part of the project.
    if !folder.join("tools/winter.py").is_file() {
        eprintln!("SKIPPED: no {}; set COURSEPACK_SHARED", folder.display());
        return None;
    }
    Some(folder)
}

/// Tells that a test does not run because `what`.
pub fn missing(what: &str) {
    assert!(
        std::env::var_os("CI").is_none_or(|ci| ci != "true"),
        "{what}, and with CI=true nothing is skipped"
    );
    eprintln!("SKIPPED: {what}");
}

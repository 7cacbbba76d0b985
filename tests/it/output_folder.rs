//! The output folder: nothing of the user's is ever lost, and the old bundle or the new one is whole at any moment.

use crate::support::need;
use crate::support::program::{self, PROGRAM};
use crate::support::project::{Project, fingerprint};
use coursepack::base::hash::Hash;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

fn small() -> Project {
    Project::of("src/cli/new/project")
}

/// What is beside `content/`, hidden files included.
fn beside(project: &Project) -> Vec<String> {
    let entries = fs::read_dir(project.root()).expect("the project's folder").flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// Fails unless every file that a bundle's `SHA256SUMS` names is there and as it says, and no other.
#[track_caller]
fn assert_whole(bundle: &Path) {
    let sums = fs::read_to_string(bundle.join("SHA256SUMS")).expect("SHA256SUMS");
    let mut files = fingerprint(bundle);
    files.remove("SHA256SUMS");
    let said: std::collections::BTreeMap<String, String> = sums
        .lines()
        .map(|line| line.split_once("  ./").expect("a line of sha256sum"))
        .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
        .collect();
    assert_eq!(files, said);
}

#[test]
fn a_build_says_what_it_made_and_sha256sum_agrees() {
    let project = small();
    let outcome = project.run(&["build", "--only", "web"]).expect(0);
    assert_eq!(outcome.stdout, "");
    assert!(outcome.stderr.contains("生成好了：dist，"), "{}", outcome.stderr);
    assert_eq!(beside(&project), ["content", "dist"]);
    assert_whole(&project.at("dist/web/learner"));
    let Some(tool) = need::program("sha256sum") else { return };
    let mut check = Command::new(tool);
    check.args(["-c", "--quiet", "--strict", "SHA256SUMS"]).current_dir(project.at("dist/web/trainer"));
    assert!(check.status().expect("sha256sum").success());
}

#[test]
fn a_build_with_errors_leaves_the_last_good_output() {
    let project = small();
    project.run(&["build", "--only", "web"]).expect(0);
    let before = fingerprint(&project.at("dist"));
    project.write("content/lessons/坏.md", "---\n标题: [\n---\n");
    let outcome = project.run(&["build", "--only", "web"]).expect(1);
    assert!(outcome.stderr.contains("schema/yaml"), "{}", outcome.stderr);
    assert_eq!(fingerprint(&project.at("dist")), before);
    assert_eq!(beside(&project), ["content", "dist"]);
}

#[test]
fn warnings_can_be_denied() {
    let project = small();
    project.run(&["build", "--only", "web", "--deny", "warnings"]).expect(1);
    assert_eq!(beside(&project), ["content"]);
}

#[test]
fn a_part_is_built_beside_what_was_built_before() {
    let project = small();
    project.write("content/cases/旧案.md", "---\ntitle: 旧案\n---\n\n从前有一件事。\n");
    project.run(&["build", "--only", "web"]).expect(0);
    assert!(project.at("dist/web/learner/cases/jiu-an.html").is_file());
    let trainer = fingerprint(&project.at("dist/web/trainer"));
    project.write("dist/discs/winter.iso", "a disc");
    project.run(&["build", "--only", "text"]).expect(0);
    assert!(project.at("dist/text/running-order.txt").is_file());
    fs::remove_file(project.at("content/cases/旧案.md")).expect("a case");
    project.write("content/lessons/新.md", "---\n标题: 新课\n讲授: 5\n目标: [会]\n---\n\n新的一段。\n");
    project.run(&["build", "--only", "web", "--edition", "learner"]).expect(0);
    assert!(project.at("dist/web/learner/lessons/xin.html").is_file());
    assert!(!project.at("dist/web/learner/cases/jiu-an.html").exists(), "what is gone is gone");
    assert_eq!(fingerprint(&project.at("dist/web/trainer")), trainer, "the other edition stays as it was");
    assert!(project.at("dist/text/running-order.txt").is_file());
    assert_eq!(project.read("dist/discs/winter.iso"), "a disc");
    assert_whole(&project.at("dist/web/learner"));
}

#[test]
fn what_is_not_ours_is_refused_and_left_alone() {
    let project = small();
    project.write("photos/wedding.jpg", "us");
    project.write("a-file", "words");
    for (out, word) in [("photos", "不会动它"), ("a-file", "是一个文件"), ("content/out", "源文件")]
    {
        let outcome = project.run(&["build", "--out", out]).expect(2);
        assert!(outcome.stderr.contains(word), "{out}: {}", outcome.stderr);
    }
    assert_eq!(project.read("photos/wedding.jpg"), "us");
    assert_eq!(project.read("a-file"), "words");
    assert_eq!(beside(&project), ["a-file", "content", "photos"]);
}

#[test]
fn killed_at_any_moment_the_output_is_whole() {
    let project = small();
    project.run(&["build", "--only", "web"]).expect(0);
    for round in 0u64..24 {
        project.write("content/lessons/轮.md", format!("---\n标题: 第{round}轮\n讲授: 5\n目标: [会]\n---\n"));
        let mut command = program::command(project.root());
        let command = command.args(["build", "--only", "web"]).stdout(Stdio::null()).stderr(Stdio::null());
        let mut build = command.spawn().expect("the program starts");
        std::thread::sleep(Duration::from_millis(round * 4));
        let _ = build.kill();
        build.wait().expect("its end");
        if !project.at("dist").exists() {
            // Killed between two renames: the next run puts the old output back before anything else.
            project.run(&["build", "--only", "web"]).expect(0);
        }
        assert_whole(&project.at("dist/web/learner"));
        assert_whole(&project.at("dist/web/trainer"));
    }
    project.run(&["build", "--only", "web"]).expect(0);
    assert_eq!(beside(&project), ["content", "dist"], "leftovers of killed runs are gone");
}

/// A disk of its own for the output: `options` as for mount. Nothing where this machine does not let us mount.
#[cfg(target_os = "linux")]
pub fn on_a_disk(project: &Project, options: &str, script: &str) -> Option<program::Outcome> {
    let unshare = need::program("unshare")?;
    fs::create_dir(project.at("disk")).expect("a folder");
    let mount = format!("mount -t tmpfs -o {options} none disk || exit 77\n{script}");
    let mut command = Command::new(unshare);
    program::surroundings(&mut command);
    command.args(["-rm", "sh", "-c", &mount]).env("PROGRAM", PROGRAM).current_dir(project.root());
    let outcome = program::Outcome::from(command.output().expect("unshare"));
    let allowed = outcome.code.is_some_and(|code| code <= 2) && !outcome.stderr.contains("unshare:");
    if !allowed {
        eprintln!("SKIPPED: this machine lets nobody mount a disk: {}", outcome.stderr);
        return None;
    }
    Some(outcome)
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_keeps_the_old_output() {
    let project = small();
    let script = "\"$PROGRAM\" build --only text --out disk/dist --quiet || exit 70\n\
                  find disk/dist -type f | sort >before\n\
                  head -c 100000000 /dev/zero >disk/fill 2>/dev/null\n\
                  \"$PROGRAM\" build --out disk/dist; code=$?\n\
                  find disk/dist -type f | sort >after; ls -A disk >left; exit $code";
    let Some(outcome) = on_a_disk(&project, "size=300k", script) else { return };
    let outcome = outcome.expect(2);
    assert!(outcome.stderr.contains("磁盘已满"), "{}", outcome.stderr);
    assert_eq!(project.read("after"), project.read("before"));
    assert_eq!(project.read("left"), "dist\nfill\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_disk_is_told() {
    let project = small();
    let script = "\"$PROGRAM\" build --out disk/dist";
    let Some(outcome) = on_a_disk(&project, "ro", script) else { return };
    let outcome = outcome.expect(2);
    assert!(outcome.stderr.contains("只读"), "{}", outcome.stderr);
}

#[test]
fn a_sum_is_of_the_bytes() {
    let project = small();
    project.run(&["build", "--only", "web"]).expect(0);
    let index = fs::read(project.at("dist/web/learner/index.html")).expect("a page");
    let manifest: serde_json::Value =
        serde_json::from_str(&project.read("dist/web/learner/bundle.json")).expect("JSON");
    let files = manifest["files"].as_array().expect("files");
    let entry = files.iter().find(|file| file["path"] == "index.html").expect("the start page");
    assert_eq!(entry["sha256"], Hash::of(&index).to_string());
    assert_eq!(entry["size"], index.len());
    assert_eq!(manifest["edition"], "learner");
    assert_eq!(manifest["tool_version"], env!("CARGO_PKG_VERSION"));
}

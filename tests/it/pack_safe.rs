//! A power cut, a pulled stick, a full disk: what looks whole is whole.

use crate::output_folder::assert_whole;
#[cfg(target_os = "linux")]
use crate::output_folder::on_a_disk;
use crate::support::project::Project;
use crate::support::{films, program};
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

/// What is in a folder, hidden files included.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

fn labelled(project: &Project, label: &str) {
    let programme = project.read("content/curriculum.yaml");
    let lines = programme.lines().map(|line| match line.starts_with("discs:") {
        true => format!("discs: {{target: usb, label: {label}}}\n"),
        false => format!("{line}\n"),
    });
    project.write("content/curriculum.yaml", lines.collect::<String>());
}

/// Starts packing and ends it after a while, as a power cut would.
fn cut_off(project: &Project, arguments: &[&str], after: u64) {
    let mut command = program::command(project.root());
    let command = command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    let mut pack = command.spawn().expect("the program starts");
    std::thread::sleep(Duration::from_millis(after));
    let _ = pack.kill();
    pack.wait().expect("its end");
}

fn small() -> Project {
    let project = films::project(&[&[3], &[5]]);
    project.run(&["build", "--quiet"]).expect(0);
    project
}

#[test]
fn cut_off_at_any_moment_the_old_set_or_the_new_one_is_whole() {
    let project = small();
    project.run(&["pack", "--quiet"]).expect(0);
    let set = project.at("dist/discs/learner-usb");
    for round in 0u64..16 {
        labelled(&project, &format!("SET{round}"));
        cut_off(&project, &["pack"], 5 + round * 12);
        if !set.exists() {
            // Cut off between two renames: the next run puts the old set back before anything else.
            project.run(&["pack", "--quiet"]).expect(0);
        }
        assert_whole(&set.join("1"));
    }
    project.run(&["pack", "--quiet"]).expect(0);
    assert_eq!(names(&project.at("dist/discs")), ["learner-usb"], "leftovers of cut off runs are gone");
    assert_eq!(names(&set), [".coursepack", "1", "plan.json"]);
}

#[test]
fn a_stick_that_was_pulled_says_so_until_it_is_whole() {
    let project = small();
    let stick = project.at("stick");
    fs::create_dir(&stick).expect("a stick");
    fs::write(stick.join("照片.jpg"), "mine").expect("a picture");
    let pack = ["pack", "--to", "stick"];
    let mut cut = 0;
    for round in 0u64..16 {
        labelled(&project, &format!("SET{round}"));
        cut_off(&project, &pack, 5 + round * 15);
        let unfinished = stick.join("没有写完-不能用.txt").exists();
        let vouched = stick.join("SHA256SUMS").exists();
        if unfinished {
            cut += 1;
        }
        if vouched && !unfinished {
            fs::rename(stick.join("照片.jpg"), project.at("照片.jpg")).expect("a picture");
            assert_whole(&stick);
            fs::rename(project.at("照片.jpg"), stick.join("照片.jpg")).expect("a picture");
        }
    }
    println!("{cut} of 16 runs were cut off while writing");
    let outcome = project.run(&pack).expect(0);
    assert!(outcome.stderr.contains("写好了：stick，第 1 份（共 1 份）"), "{}", outcome.stderr);
    assert_eq!(fs::read(stick.join("照片.jpg")).expect("a picture"), b"mine");
    fs::remove_file(stick.join("照片.jpg")).expect("a picture");
    assert_whole(&stick);
}

#[test]
fn a_stick_keeps_what_is_right_and_loses_what_is_gone() {
    let project = small();
    let stick = project.at("stick");
    fs::create_dir(&stick).expect("a stick");
    project.run(&["pack", "--to", "stick", "--quiet"]).expect(0);
    let film = stick.join("media/f1-1.mp4");
    let before = fs::metadata(&film).and_then(|facts| facts.modified()).expect("a time");
    fs::write(stick.join("index.html"), "spoilt").expect("a page");
    fs::remove_file(project.at("content/lessons/第2课.md")).expect("a lesson");
    project.write(films::COURSE, films::course(&["第1课", "买错了能退吗", "邻居家出事了"]));
    project.run(&["build", "--quiet"]).expect(0);
    project.run(&["pack", "--to", "stick", "--quiet"]).expect(0);
    assert_whole(&stick);
    assert!(!stick.join("lessons/di-2-ke.html").exists(), "{:?}", names(&stick.join("lessons")));
    assert_eq!(fs::metadata(&film).and_then(|facts| facts.modified()).expect("a time"), before);
    // A file of the same name that somebody else made.
    let other = project.at("other");
    fs::create_dir(&other).expect("a stick");
    fs::write(other.join("index.html"), "a family's pages").expect("a page");
    let outcome = project.run(&["pack", "--to", "other"]).expect(2);
    assert!(outcome.stderr.contains("index.html"), "{}", outcome.stderr);
    assert_eq!(names(&other), ["index.html"]);
    assert_eq!(fs::read(other.join("index.html")).expect("a page"), b"a family's pages");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_keeps_the_old_set() {
    let project = films::project(&[&[1]]);
    let script = "\"$PROGRAM\" build --only web --out disk/dist --quiet || exit 70\n\
                  \"$PROGRAM\" pack --target cd --out disk/dist --quiet || exit 71\n\
                  sha256sum disk/dist/discs/learner-cd/* >before\n\
                  head -c 100000000 /dev/zero >disk/fill 2>/dev/null\n\
                  \"$PROGRAM\" pack --target cd --out disk/dist; code=$?\n\
                  sha256sum disk/dist/discs/learner-cd/* >after; ls -A disk/dist/discs >left; exit $code";
    let Some(outcome) = on_a_disk(&project, "size=30m", script) else { return };
    let outcome = outcome.expect(2);
    assert!(outcome.stderr.contains("不够") || outcome.stderr.contains("已满"), "{}", outcome.stderr);
    assert_eq!(project.read("after"), project.read("before"));
    assert_eq!(project.read("left"), "learner-cd\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_stick_that_is_full_says_so_on_itself() {
    // The disk counts whole pages, so that it is full before the sum of all sizes is reached.
    let project = films::project(&[&[1]]);
    project.run(&["build", "--only", "web", "--quiet"]).expect(0);
    project.run(&["pack", "--quiet"]).expect(0);
    let plan: serde_json::Value =
        serde_json::from_str(&project.read("dist/discs/learner-usb/plan.json")).expect("JSON");
    let size = plan["volumes"][0]["bytes"].as_u64().expect("bytes").div_ceil(4096) * 4 + 12;
    let script = "\"$PROGRAM\" pack --to disk; code=$?\nls -A disk >left; exit $code";
    let Some(outcome) = on_a_disk(&project, &format!("size={size}k"), script) else { return };
    let outcome = outcome.expect(2);
    assert!(outcome.stderr.contains("磁盘已满") && outcome.stderr.contains("没有写完"), "{}", outcome.stderr);
    let left = project.read("left");
    assert!(left.contains("没有写完-不能用.txt") && !left.contains("SHA256SUMS"), "{left}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_stick_is_told() {
    let project = small();
    let script = "\"$PROGRAM\" pack --to disk";
    let Some(outcome) = on_a_disk(&project, "ro", script) else { return };
    let outcome = outcome.expect(2);
    assert!(outcome.stderr.contains("只读") || outcome.stderr.contains("不够"), "{}", outcome.stderr);
}

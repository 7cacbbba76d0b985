//! Sticks, discs and archives: other programs read them, and every byte is the one that was built.

use crate::output_folder::assert_whole;
use crate::support::project::{Fingerprint, Project, assert_equal, copy, fingerprint};
use crate::support::{built, files, films, need, scratch};
use coursepack::base::hash::Hash;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The sample programme, built.
fn sample() -> Project {
    let project = Project::sample();
    copy(&built::sample().dist(""), &project.at("dist"));
    project
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("a file")).expect("JSON")
}

#[track_caller]
fn run(program: &Path, arguments: &[&str], folder: &Path) -> String {
    let output =
        Command::new(program).args(arguments).current_dir(folder).output().expect("the program starts");
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program:?} {arguments:?}\n{said}");
    said
}

/// What 7z takes out of `file`.
fn by_7z(file: &Path) -> Option<Fingerprint> {
    let tool = need::program("7z")?;
    let out = scratch::folder();
    run(&tool, &["x", "-y", "-bso0", file.to_str().expect("UTF-8")], out.path());
    assert_whole(out.path());
    Some(fingerprint(out.path()))
}

/// What xorriso takes out of `image`.
fn by_xorriso(image: &Path) -> Option<Fingerprint> {
    let tool = need::program("xorriso")?;
    let out = scratch::folder();
    let to = out.path().join("all");
    let image = image.to_str().expect("UTF-8");
    let arguments = ["-osirrox", "on", "-indev", image, "-extract", "/", to.to_str().expect("UTF-8")];
    run(&tool, &arguments, out.path());
    run(&need::program("chmod")?, &["-R", "u+w", "all"], out.path());
    assert_whole(&to);
    Some(fingerprint(&to))
}

#[test]
fn a_stick_has_all_that_was_built_and_says_what_it_is() {
    let project = sample();
    let outcome = project.run(&["pack", "--target", "usb"]).expect(0);
    assert!(outcome.stdout.contains("learner → U盘，1 份一套，24 套"), "{}", outcome.stdout);
    assert!(outcome.stderr.contains("装好了：dist/discs/trainer-usb"), "{}", outcome.stderr);
    let stick = project.at("dist/discs/learner-usb/1");
    assert_whole(&stick);
    let (web, there) = (fingerprint(&project.at("dist/web/learner")), fingerprint(&stick));
    for (path, hash) in web.iter().filter(|(path, _)| !path.contains("SHA256") && *path != "bundle.json") {
        let own = ["assets/volume.js", "assets/sums.js"].contains(&path.as_str());
        assert!(own || there.get(path) == Some(hash), "{path}");
    }
    assert!(there.contains_key("handouts/jia-ting-bao-li.pdf"), "{there:?}");
    assert!(!there.keys().any(|path| path.contains("disc-label")), "a disc does not carry its own label");
    assert!(!there.keys().any(|path| path.starts_with("handouts/") && path.contains("jiao-an")));

    let readme = fs::read(stick.join("读我.txt")).expect("a readme");
    let readme = String::from_utf8(readme).expect("UTF-8");
    assert!(readme.starts_with('\u{feff}') && readme.contains("开始学习.html") && readme.contains("\r\n"));
    assert!(!readme.replace("\r\n", "").contains('\n'));
    let autorun = fs::read_to_string(stick.join("autorun.inf")).expect("autorun.inf");
    assert_eq!(autorun, "[autorun]\r\nicon=disc.ico\r\nlabel=XUEFA2026\r\n");
    let script = fs::read_to_string(stick.join("assets/volume.js")).expect("a script");
    assert_eq!(
        script,
        "window.coursepackVolume={\"number\":1,\"of\":1,\"label\":\"XUEFA2026\",\"elsewhere\":{}};\n"
    );
    let bundle = json(&stick.join("bundle.json"));
    assert_eq!(bundle["volume"], serde_json::json!({"number": 1, "of": 1, "label": "XUEFA2026"}));
    assert_eq!(bundle["elsewhere"], serde_json::json!([]));
    let Some(tool) = need::program("sha256sum") else { return };
    run(&tool, &["-c", "--quiet", "--strict", "SHA256SUMS"], &stick);
}

#[test]
fn a_disc_is_read_by_other_programs_and_is_the_same_every_time() {
    let project = sample();
    project.run(&["pack", "--target", "dvd5", "--quiet"]).expect(0);
    let image = project.at("dist/discs/learner-dvd5/XUEFA2026.iso");
    let first = fs::read(&image).expect("an image");
    let plan = json(&project.at("dist/discs/learner-dvd5/plan.json"));
    assert_eq!(plan["volumes"][0]["sha256"], Hash::of(&first).to_string());
    assert_eq!(plan["volumes"][0]["bytes"], first.len());
    assert_eq!((plan["sets"].as_u64(), plan["total"].as_u64()), (Some(24), Some(24)));
    if let (Some(seven), Some(xorriso)) = (by_7z(&image), by_xorriso(&image)) {
        assert_equal(&seven, &xorriso);
        assert!(seven.contains_key("开始学习.html") && seven.contains_key("读我.txt"));
    }
    if let Some(tool) = need::program("xorriso") {
        let said = run(&tool, &["-indev", image.to_str().expect("UTF-8"), "-lsl", "/"], project.root());
        assert!(said.contains("Volume id    : 'XUEFA2026'"), "{said}");
        assert!(said.contains("Nov 23"), "times are those of the programme's first day: {said}");
    }
    // Another day, other times of the files on this disk: the same bytes.
    for file in files::below(&project.at("dist/web/learner")) {
        let touched = fs::OpenOptions::new().append(true).open(file).expect("a file");
        touched.set_modified(std::time::UNIX_EPOCH).expect("a time");
    }
    fs::remove_dir_all(project.at("dist/discs")).expect("discs");
    project.run(&["pack", "--target", "dvd5", "--quiet", "--threads", "1"]).expect(0);
    assert!(fs::read(&image).expect("an image") == first, "the image is another one");
}

#[test]
fn an_archive_has_chinese_names_and_stores_films_as_they_are() {
    let project = sample();
    project.run(&["pack", "--target", "zip", "--edition", "learner", "--quiet"]).expect(0);
    assert!(!project.at("dist/discs/trainer-zip").exists(), "only what was asked for");
    let archive = project.at("dist/discs/learner-zip/XUEFA2026-learner.zip");
    let bytes = fs::read(&archive).expect("an archive");
    let plan = json(&project.at("dist/discs/learner-zip/plan.json"));
    assert_eq!(plan["volumes"][0]["sha256"], Hash::of(&bytes).to_string());
    assert_eq!(plan["volumes"][0]["bytes"], bytes.len());
    let Some(there) = by_7z(&archive) else { return };
    assert!(there.contains_key("开始学习.html"));
    let Some(tool) = need::program("7z") else { return };
    let listed = run(&tool, &["l", "-slt", archive.to_str().expect("UTF-8")], project.root());
    let entry = |name: &str| listed.split("\n\n").find(|entry| entry.contains(name)).unwrap_or_default();
    assert!(entry("san-bu-zou.mp4").contains("Method = Store"), "{}", entry("san-bu-zou.mp4"));
    assert!(entry("index.html").contains("Method = Deflate"), "{}", entry("index.html"));
}

#[test]
fn films_that_do_not_fit_go_on_several_discs_and_each_says_where_the_others_are() {
    let project = films::project(&[&[60, 60], &[90], &[100]]);
    project.run(&["build", "--only", "web", "--quiet"]).expect(0);
    let outcome = project.run(&["pack", "--target", "zip", "--size", "220MB"]).expect(0);
    assert!(outcome.stdout.contains("2 份一套"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("第 1-2 课，3 件影音"), "{}", outcome.stdout);
    let folder = project.at("dist/discs/learner-zip");
    let plan = json(&folder.join("plan.json"));
    assert_eq!(plan["volumes"][1]["file"], "PEIXUN-2of2-learner.zip");
    assert_eq!(plan["volumes"][1]["lessons"], serde_json::json!([{"number": 3, "title": "第3课"}]));
    let Some(tool) = need::program("7z") else { return };
    for (number, here, there) in
        [(1, "media/f2-1.mp4", "media/f3-1.mp4"), (2, "media/f3-1.mp4", "media/f2-1.mp4")]
    {
        let out = scratch::folder();
        let archive = folder.join(format!("PEIXUN-{number}of2-learner.zip"));
        run(&tool, &["x", "-y", "-bso0", archive.to_str().expect("UTF-8")], out.path());
        assert_whole(out.path());
        assert!(out.path().join(here).is_file() && !out.path().join(there).exists());
        let bundle = json(&out.path().join("bundle.json"));
        let elsewhere = bundle["elsewhere"].as_array().expect("a list");
        let film = elsewhere.iter().find(|file| file["path"] == there).expect("the other film");
        assert_eq!(film["volume"], 3 - number);
        assert_eq!(film["sha256"].as_str().map(str::len), Some(64));
        let script = fs::read_to_string(out.path().join("assets/volume.js")).expect("a script");
        assert!(script.contains(&format!("\"{there}\":{}", 3 - number)), "{script}");
        let readme = fs::read_to_string(out.path().join("读我.txt")).expect("a readme");
        assert!(readme.contains(&format!("第 {number} 份（就是这一份）")), "{readme}");
        assert!(readme.contains("影片《影片f3-1》（第 3 课）"), "{readme}");
    }
}

#[test]
fn a_disc_of_films_is_whole() {
    let project = films::project(&[&[150], &[100]]);
    project.run(&["build", "--only", "web", "--quiet"]).expect(0);
    project.run(&["pack", "--target", "cd", "--quiet"]).expect(0);
    let image = project.at("dist/discs/learner-cd/PEIXUN.iso");
    let Some(seven) = by_7z(&image) else { return };
    assert!(seven.contains_key("media/f1-1.mp4"));
}

#[test]
fn what_lies_in_the_output_by_other_hands_is_told() {
    let project = sample();
    let film = project.at("dist/web/learner/media/san-bu-zou.mp4");
    let mut bytes = fs::read(&film).expect("a film");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::remove_file(&film).expect("a film");
    fs::write(&film, &bytes).expect("a film");
    for target in ["usb", "dvd5", "zip"] {
        let outcome = project.run(&["pack", "--target", target, "--edition", "learner"]).expect(2);
        assert!(outcome.stderr.contains("san-bu-zou.mp4"), "{target}: {}", outcome.stderr);
        assert!(outcome.stderr.contains("coursepack build"), "{}", outcome.stderr);
        assert!(!project.at(&format!("dist/discs/learner-{target}")).exists(), "nothing wrong is packed");
    }
    let stick = project.at("stick");
    fs::create_dir(&stick).expect("a stick");
    let arguments = ["pack", "--target", "usb", "--edition", "learner", "--to", "stick"];
    project.run(&arguments).expect(2);
    assert!(!stick.join("SHA256SUMS").exists() && !stick.join("media/san-bu-zou.mp4").exists());
    fs::remove_file(&film).expect("a film");
    let outcome = project.run(&["pack", "--target", "usb", "--edition", "learner"]).expect(2);
    assert!(outcome.stderr.contains("san-bu-zou.mp4"), "{}", outcome.stderr);
    project.write("dist/web/learner/bundle.json", "{}");
    let outcome = project.run(&["pack", "--target", "usb", "--edition", "learner"]).expect(2);
    assert!(outcome.stderr.contains("bundle.json"), "{}", outcome.stderr);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_media_goes_on_no_disc() {
    let project = films::project(&[&[1]]);
    let film = project.at("content/media/f1-1.mp4");
    let outside = scratch::folder();
    fs::rename(&film, outside.path().join("private.mp4")).expect("a film");
    std::os::unix::fs::symlink(outside.path().join("private.mp4"), &film).expect("a link");
    let outcome = project.run(&["build", "--only", "web"]).expect(1);
    assert!(outcome.stderr.contains("file/outside"), "{}", outcome.stderr);
    project.run(&["pack", "--target", "usb"]).expect(2);
}

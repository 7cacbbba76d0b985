//! What is wrong with a film is told before anybody stands in front of a class with it.

use crate::support::film::{self, PICTURE, SAFE, TONE};
use crate::support::need;
use crate::support::project::Project;
use coursepack::base::hash::Hash;
use serde_json::Value;
use std::fs;
use std::process::Command;
use std::time::{Duration, SystemTime};

/// A small project without faults.
fn project() -> Project {
    Project::of("tests/errors/base")
}

/// Puts `file` into the manifest, with further fields.
fn enter(project: &Project, file: &str, more: &str) {
    let manifest = format!(
        "- {{id: 影片, title: 影片, type: clip, file: {file}, license: CC0, rights_holder: 居委会, usage: public{more}}}\n"
    );
    project.write("content/media/films.yaml", manifest);
}

/// The findings about media, as JSON.
fn findings(project: &Project) -> Vec<Value> {
    let outcome = project.run(&["check", "--format", "json"]);
    let all = outcome.stdout.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    all.filter(|found| found["code"].as_str().expect("a code").starts_with("media/")).collect()
}

/// Code and help of the only finding, or nothing.
#[track_caller]
fn finding(project: &Project) -> Option<(String, String)> {
    let found = findings(project);
    assert!(found.len() < 2, "{found:#?}");
    let text = |found: &Value, key: &str| found[key].as_str().unwrap_or_default().to_owned();
    found.first().map(|found| (text(found, "code"), text(found, "help")))
}

#[test]
fn what_plays_everywhere_is_no_finding() {
    if !film::can_be_made() {
        return;
    }
    let project = project();
    let mp3: &[&str] = &["-c:a", "libmp3lame"];
    for (name, parts) in [
        ("好.mp4", vec![PICTURE, TONE, SAFE]),
        ("静.mp4", vec![PICTURE, &SAFE[..4], &SAFE[8..]]),
        ("歌.mp3", vec![TONE, mp3]),
        ("歌.m4a", vec![TONE, &SAFE[4..]]),
        ("歌.wav", vec![TONE]),
    ] {
        if film::make(&project, &format!("content/media/{name}"), &parts) {
            enter(&project, name, ", duration: \"0:04\"");
            assert_eq!(finding(&project), None, "{name}");
        }
    }
}

#[test]
fn what_old_computers_cannot_play_is_told() {
    if !film::can_be_made() {
        return;
    }
    let project = project();
    let h264 = |format| vec!["-c:v", "libx264", "-pix_fmt", format, "-c:a", "aac", "-movflags", "+faststart"];
    let (ten, full) = (h264("yuv420p10le"), h264("yuv444p"));
    let hevc: &[&str] =
        &["-c:v", "libx265", "-tag:v", "hvc1", "-x265-params", "log-level=error", "-movflags", "+faststart"];
    let av1: &[&str] = &["-c:v", "libaom-av1", "-cpu-used", "8", "-t", "0.3", "-movflags", "+faststart"];
    let vp9: &[&str] = &["-c:v", "libvpx-vp9", "-c:a", "libopus"];
    let wide: &[&str] = &[
        "-c:v",
        "libx264",
        "-pix_fmt",
        "yuv420p",
        "-level",
        "5.1",
        "-c:a",
        "aac",
        "-movflags",
        "+faststart",
    ];
    let late = &SAFE[..8];
    let round: &[&str] =
        &["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-ac", "6", "-movflags", "+faststart"];
    let dolby: &[&str] =
        &["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "ac3", "-movflags", "+faststart"];
    for (name, parts, code) in [
        ("hevc.mp4", hevc, "media/unplayable"),
        ("ten.mp4", &ten, "media/unplayable"),
        ("full.mp4", &full, "media/unplayable"),
        ("av1.mp4", av1, "media/unplayable"),
        ("dolby.mp4", dolby, "media/unplayable"),
        ("old.avi", &[], "media/unplayable"),
        ("old.wmv", &[], "media/unplayable"),
        ("old.flv", &["-c:v", "flv1", "-ar", "44100"], "media/unplayable"),
        ("old.mkv", late, "media/unplayable"),
        ("old.rm", &["-c:v", "rv10", "-c:a", "ac3"], "media/unplayable"),
        ("old.mpg", &[], "media/unplayable"),
        ("old.ts", late, "media/unplayable"),
        ("new.webm", vp9, "media/hard-to-play"),
        ("late.mp4", late, "media/hard-to-play"),
        ("wide.mp4", wide, "media/hard-to-play"),
        ("round.mp4", round, "media/hard-to-play"),
        ("apple.mov", late, "media/hard-to-play"),
        ("song.ogg", &["-vn", "-c:a", "libvorbis"], "media/hard-to-play"),
        ("song.flac", &["-vn"], "media/hard-to-play"),
        ("song.aac", &["-vn", "-c:a", "aac"], "media/hard-to-play"),
    ] {
        if film::make(&project, &format!("content/media/{name}"), &[PICTURE, TONE, parts]) {
            enter(&project, name, "");
            let (told, help) = finding(&project).unwrap_or_else(|| panic!("{name} passes"));
            assert_eq!(told, code, "{name}");
            assert!(help.contains(&format!("ffmpeg -i content/media/{name} ")), "{name}: {help}");
        }
    }
}

#[test]
fn a_wrong_name_does_not_hide_what_a_file_is() {
    if !film::can_be_made() {
        return;
    }
    let project = project();
    film::make(&project, "content/media/真.avi", &[PICTURE, TONE]);
    fs::rename(project.at("content/media/真.avi"), project.at("content/media/假.mp4")).expect("renamed");
    enter(&project, "假.mp4", "");
    let (code, help) = finding(&project).expect("a finding");
    assert_eq!(code, "media/unplayable");
    assert!(help.contains("content/media/假-ok.mp4"), "{help}");

    film::make(&project, "content/media/好.mp4", &[PICTURE, TONE, SAFE]);
    fs::rename(project.at("content/media/好.mp4"), project.at("content/media/好.dat")).expect("renamed");
    enter(&project, "好.dat", "");
    let (code, help) = finding(&project).expect("a finding");
    assert_eq!(code, "media/hard-to-play");
    assert!(help.contains(".mp4"), "{help}");
}

/// The line that is told, typed as it stands, makes a file that passes.
#[test]
fn the_line_that_is_told_helps() {
    if !film::can_be_made() || need::program("sh").is_none() {
        return;
    }
    let project = project();
    let loud: &[&str] = &["-c:v", "libx264", "-pix_fmt", "yuv444p", "-c:a", "aac", "-ac", "6"];
    for (name, parts) in [
        ("a b.avi", vec![PICTURE, TONE]),
        ("late.mp4", vec![PICTURE, TONE, &SAFE[..8]]),
        ("loud.mp4", vec![PICTURE, TONE, loud]),
        ("new.webm", vec![PICTURE, TONE, &["-c:v", "libvpx-vp9", "-c:a", "libopus"]]),
        ("song.flac", vec![TONE]),
        ("old.wmv", vec![PICTURE, TONE]),
    ] {
        if !film::make(&project, &format!("content/media/{name}"), &parts) {
            continue;
        }
        enter(&project, &format!("\"{name}\""), "");
        let (_, help) = finding(&project).expect("a finding");
        let line = help.split_once('：').expect("a line").1.split('。').next().expect("a line");
        let new = help.rsplit_once("file 改成 ").expect("the new name").1.trim();
        let typed = line.replacen("ffmpeg ", "ffmpeg -v error -nostdin ", 1);
        let done = Command::new("sh").arg("-c").arg(&typed).current_dir(project.root()).output().expect("sh");
        assert!(done.status.success(), "{line}: {}", String::from_utf8_lossy(&done.stderr));
        enter(&project, &format!("\"{new}\""), "");
        assert_eq!(finding(&project), None, "{line}");
    }
}

#[test]
fn a_film_that_is_not_the_one_of_the_manifest_is_told() {
    if !film::can_be_made() {
        return;
    }
    let project = project();
    film::make(&project, "content/media/好.mp4", &[PICTURE, TONE, SAFE]);
    let sha256 = Hash::of(&fs::read(project.at("content/media/好.mp4")).expect("a film"));
    enter(&project, "好.mp4", &format!(", duration: \"0:05\", sha256: \"{sha256}\""));
    assert_eq!(finding(&project), None, "near enough");
    enter(&project, "好.mp4", ", duration: \"20:00\"");
    let (code, help) = finding(&project).expect("a finding");
    assert_eq!(code, "media/duration");
    assert!(help.contains("duration: 0:04"), "{help}");
    enter(&project, "好.mp4", &format!(", sha256: {}", "0".repeat(64)));
    let (code, help) = finding(&project).expect("a finding");
    assert_eq!(code, "media/sha256");
    assert!(help.contains(&sha256.to_string()), "{help}");
}

#[test]
fn a_film_that_breaks_off_is_told() {
    if !film::can_be_made() {
        return;
    }
    let project = project();
    let wav: &[&str] = &["-c:a", "pcm_s16le"];
    for (name, parts) in [
        ("first.mp4", vec![PICTURE, TONE, SAFE]),
        ("last.mp4", vec![PICTURE, TONE, &SAFE[..8]]),
        ("new.webm", vec![PICTURE, &["-c:v", "libvpx-vp9"]]),
        ("song.wav", vec![TONE, wav]),
    ] {
        if film::make(&project, &format!("content/media/{name}"), &parts) {
            let whole = fs::read(project.at(&format!("content/media/{name}"))).expect("a film");
            project.write(&format!("content/media/{name}"), &whole[..whole.len() * 2 / 3]);
            enter(&project, name, "");
            assert_eq!(finding(&project).expect("a finding").0, "media/damaged", "{name}");
        }
    }
    project.write("content/media/text.mp4", "这是一段文字");
    enter(&project, "text.mp4", "");
    assert_eq!(finding(&project).expect("a finding").0, "media/damaged");
    project.write("content/media/empty.mp4", "");
    enter(&project, "empty.mp4", "");
    assert_eq!(finding(&project).expect("a finding").0, "media/damaged");
}

/// Without a table, the length of a song of variable bit rate is only known by counting.
#[test]
fn the_length_of_a_song_is_true() {
    if !film::can_be_made() {
        return;
    }
    let project = project();
    // Silence first, which takes few bytes: a guess by the first frames would be far off.
    let sound: &[&str] = &[
        "-f",
        "lavfi",
        "-i",
        "aevalsrc=if(lt(t\\,20)\\,0\\,random(0)):d=60",
        "-c:a",
        "libmp3lame",
        "-q:a",
        "2",
    ];
    film::make(&project, "content/media/歌.mp3", &[sound, &["-write_xing", "0", "-id3v2_version", "0"]]);
    enter(&project, "歌.mp3", ", duration: \"1:00\"");
    assert_eq!(finding(&project), None);
}

#[test]
fn a_film_is_hashed_once_and_remembered() {
    let project = project();
    let film = project.at("content/media/three-steps.mp4");
    fs::copy(Project::sample().at("content/media/three-steps.mp4"), &film).expect("a film");
    enter(&project, "three-steps.mp4", "");
    let old = SystemTime::now() - Duration::from_secs(3600);
    let backdate = || {
        fs::File::options().write(true).open(&film).and_then(|file| file.set_modified(old)).expect("a time")
    };
    backdate();
    let sum = |project: &Project| {
        project.run(&["build", "--only", "web"]).expect(0);
        let sums = project.read("dist/web/learner/SHA256SUMS");
        sums.lines().find(|line| line.ends_with(".mp4")).expect("the film").to_owned()
    };
    let first = sum(&project);
    assert!(first.starts_with(&Hash::of(&fs::read(&film).expect("a film")).to_string()));
    assert_eq!(project.read(".coursepack/.gitignore"), "*\n");

    // Somebody deceives: the same size, time and place. That the old sum is told shows that nothing was read again.
    let mut bytes = fs::read(&film).expect("a film");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::File::options()
        .write(true)
        .open(&film)
        .and_then(|mut file| std::io::Write::write_all(&mut file, &bytes))
        .expect("written");
    backdate();
    assert_eq!(sum(&project), first);
    // Whoever changes a file honestly changes its time.
    fs::File::options()
        .write(true)
        .open(&film)
        .and_then(|file| file.set_modified(old + Duration::from_secs(60)))
        .expect("a time");
    let second = sum(&project);
    assert!(second.starts_with(&Hash::of(&bytes).to_string()) && second != first);
}

#[test]
fn a_broken_memory_is_no_trouble() {
    let project = project();
    fs::copy(Project::sample().at("content/media/three-steps.mp4"), project.at("content/media/a.mp4"))
        .expect("a film");
    enter(&project, "a.mp4", "");
    let build = |project: &Project| {
        project.run(&["build", "--only", "web"]).expect(0);
        project.read("dist/web/learner/SHA256SUMS")
    };
    let sums = build(&project);
    for garbage in ["", "{", "[1]", "{\"content/media/a.mp4\": 3}", "{\"../../etc/passwd\": {\"size\": 1}}"] {
        project.write(".coursepack/hashes.json", garbage);
        assert_eq!(build(&project), sums, "{garbage}");
    }
    fs::remove_dir_all(project.at(".coursepack")).expect("removed");
    // A file where the folder should be.
    project.write(".coursepack", "x");
    assert_eq!(build(&project), sums);
}

#[test]
fn what_is_in_the_files_is_listed() {
    let project = Project::sample();
    let listed = project.run(&["list", "media", "--format", "json"]).expect(0);
    let rows: Vec<Value> =
        listed.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let film = rows.iter().find(|row| row["id"] == "三步走").expect("the film");
    assert_eq!(film["duration"], "0:15");
    assert_eq!(
        film["bytes"],
        fs::metadata(project.at("content/media/three-steps.mp4")).expect("a film").len()
    );
    assert!(film["codec"].as_str().expect("codecs").starts_with("H.264 "), "{film}");
    assert_eq!(film["usage"], "public");
    assert!(!film["used_in"].as_array().expect("a list").is_empty(), "{film}");
}

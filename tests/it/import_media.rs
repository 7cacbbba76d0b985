//! A folder of films becomes a manifest, but for what only people know.

use crate::support::project::Project;
use std::fs;

/// A small project with a folder of films: a clip with all that goes with it, a song, a picture, a text.
fn project() -> Project {
    let project = Project::of("tests/errors/base");
    let sample = Project::sample();
    for (from, to) in [
        ("three-steps.mp4", "三步走.mp4"),
        ("three-steps.vtt", "三步走.vtt"),
        ("three-steps.txt", "三步走.txt"),
        ("three-steps-poster.png", "三步走-poster.png"),
        ("contract-rhyme.mp3", "a song: 1.mp3"),
        ("sign-contract.png", "签合同.png"),
    ] {
        let target = project.at(&format!("content/media/冬训/{to}"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(sample.at(&format!("content/media/{from}")), target).expect("a copy");
    }
    project.write("content/media/冬训/说明.docx", "PK");
    project
}

const FOLDER: &str = "content/media/冬训";

#[test]
fn what_a_machine_can_know_is_filled_in() {
    let project = project();
    let done = project.run(&["import", "media", FOLDER]).expect(0);
    assert_eq!(done.stdout, "content/media/冬训.yaml\n");
    assert!(done.stderr.contains("跳过 content/media/冬训/说明.docx"), "{}", done.stderr);
    assert!(done.stderr.contains("登记了 3 个文件"), "{}", done.stderr);
    let manifest = project.read("content/media/冬训.yaml");
    for line in [
        "- id: 三步走\n  title: 三步走\n  type: clip\n  file: 冬训/三步走.mp4\n",
        "  duration: \"0:15\"\n  captions: 冬训/三步走.vtt\n  transcript: 冬训/三步走.txt\n  poster: 冬训/三步走-poster.png\n  sha256: \"",
        "- id: \"a song: 1\"\n  title: \"a song: 1\"\n  type: song\n",
        "- id: 签合同\n  title: 签合同\n  type: picture\n",
        "  usage: teaching  #",
    ] {
        assert!(manifest.contains(line), "{line}\n---\n{manifest}");
    }
    // What is left for the editor is just the licence and the holder, three times each.
    let found = project.run(&["check", "--format", "short"]).expect(1).stdout;
    assert_eq!(found.lines().count(), 6, "{found}");
    assert_eq!(found.matches("schema/missing-field").count(), 6, "{found}");
    let filled =
        manifest.replace("license: ", "license: CC0").replace("rights_holder: ", "rights_holder: 居委会");
    project.write("content/media/冬训.yaml", filled);
    assert_eq!(project.run(&["check", "--format", "short"]).expect(0).stdout, "");
}

#[test]
fn nothing_is_written_over_unasked() {
    let project = project();
    let shown = project.run(&["import", "media", FOLDER, "--dry-run"]).expect(0);
    assert!(shown.stdout.contains("- id: 三步走"));
    assert!(!project.at("content/media/冬训.yaml").exists());
    project.run(&["import", "media", FOLDER]).expect(0);
    let first = project.read("content/media/冬训.yaml");
    assert_eq!(first, shown.stdout);
    // All that is known already is not drafted again.
    let again = project.run(&["import", "media", FOLDER]).expect(0);
    assert_eq!(again.stdout, "");
    assert!(again.stderr.contains("清单里已经有了"), "{}", again.stderr);
    // A new file comes into a manifest of its own.
    fs::copy(project.at("content/media/冬训/三步走.mp4"), project.at("content/media/冬训/新.mp4"))
        .expect("a copy");
    let more = project.run(&["import", "media", FOLDER]).expect(0);
    assert_eq!(more.stdout, "content/media/冬训-2.yaml\n");
    assert_eq!(project.read("content/media/冬训.yaml"), first);
    assert!(!project.read("content/media/冬训-2.yaml").contains("三步走\n"));
    // Whoever wants it anew says so.
    fs::remove_file(project.at("content/media/冬训-2.yaml")).expect("removed");
    project.run(&["import", "media", FOLDER, "--force"]).expect(0);
    assert!(project.read("content/media/冬训.yaml").contains("- id: 新\n"));
}

#[test]
fn folders_elsewhere_are_refused_with_a_way_out() {
    let project = project();
    fs::create_dir_all(project.at("下载")).expect("a folder");
    for folder in ["下载", "content", "content/lessons"] {
        let told = project.run(&["import", "media", folder]).expect(2);
        assert!(told.stderr.contains("复制到") && told.stderr.contains("content/media"), "{}", told.stderr);
    }
    let told = project.run(&["import", "media", "content/media/media.yaml"]).expect(2);
    assert!(told.stderr.contains("不是文件夹"), "{}", told.stderr);
    project.run(&["import", "media", "没有"]).expect(2);
}

#[test]
fn a_broken_film_is_told_and_the_others_are_drafted() {
    let project = project();
    let film = fs::read(project.at("content/media/冬训/三步走.mp4")).expect("a film");
    project.write("content/media/冬训/断.mp4", &film[..film.len() / 2]);
    let told = project.run(&["import", "media", FOLDER, "--format", "json"]).expect(1);
    let line: serde_json::Value = serde_json::from_str(&told.stdout).expect("JSON");
    assert_eq!(line["ids"].as_array().expect("ids").len(), 3, "{line}");
    let skipped = line["skipped"].as_array().expect("a list");
    assert!(skipped.iter().any(|file| file["why"].as_str().expect("why").contains("不完整")), "{line}");
}

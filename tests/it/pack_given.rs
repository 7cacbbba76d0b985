//! From a built programme to what a trainer holds: signed discs with their labels, and an update of a stick that was
//! handed out before.

use crate::support::files::below;
use crate::support::need;
use crate::support::project::Project;
use crate::support::words;
use serde_json::Value;
use std::fs;

fn built() -> Project {
    let project = Project::of("src/cli/new/project");
    project.run(&["build"]).expect(0);
    project.run(&["keygen", "--no-password", "--out", "keys"]).expect(0);
    project
}

fn fingerprint(project: &Project) -> String {
    let comment = project.read("keys/coursepack.pub");
    comment.lines().next().and_then(|line| line.rsplit(' ').next()).expect("a key id").to_owned()
}

#[test]
fn signed_discs_come_with_labels_that_name_the_key_and_count_the_copies() {
    let project = built();
    let Some(pdftotext) = need::program("pdftotext") else { return };
    let programme = project.read("content/curriculum.yaml");
    let discs = "{target: dvd5, label: KE2026, copies: 55}";
    project.write("content/curriculum.yaml", programme.replace("{target: usb, label: PEIXUN}", discs));
    project.run(&["build"]).expect(0);
    project.run(&["pack", "--sign", "keys/coursepack.key"]).expect(0);
    let id = fingerprint(&project);
    for edition in ["learner", "trainer"] {
        let set = format!("dist/discs/{edition}-dvd5");
        let checked = project.run(&["verify", &format!("{set}/KE2026.iso"), "--key", "keys/coursepack.pub"]);
        assert!(checked.expect(0).stdout.contains(&id));
        for product in ["disc-label", "disc-inlay"] {
            let folder = format!("{set}/labels/{product}");
            let sheet: Value =
                serde_json::from_str(&project.read(&format!("{folder}/job-sheet.json"))).expect("JSON");
            assert_eq!(sheet["copies"], 55, "{sheet}");
            assert!(sheet["note"].as_str().expect("a note").contains(&id), "{sheet}");
            let label = project.at(&format!("{folder}/{product}-1.pdf"));
            let said = words::of_pdf(&label, &pdftotext);
            assert!(said.contains(&id) && said.contains("KE2026"), "{said}");
            assert_eq!(said.contains("不发给学员"), edition == "trainer", "{said}");
            let press = below(&project.at(&folder))
                .into_iter()
                .filter(|file| file.to_string_lossy().contains("55份"));
            assert_eq!(press.count(), 1, "one file for the press");
        }
    }
}

#[test]
fn a_stick_that_was_handed_out_is_brought_up_to_date() {
    let project = built();
    let stick = |folder: &str| {
        fs::create_dir_all(project.at(folder)).expect("a folder");
        let words = [
            "pack",
            "--target",
            "usb",
            "--edition",
            "trainer",
            "--to",
            folder,
            "--sign",
            "keys/coursepack.key",
        ];
        project.run(&words).expect(0);
    };
    stick("旧盘");
    let lesson = "content/lessons/邻居家出事了.md";
    project.write(lesson, project.read(lesson) + "\n最后说一句：先报警，再劝架。\n");
    project.run(&["build"]).expect(0);
    let words = ["pack", "--target", "usb", "--since", "旧盘", "--sign", "keys/coursepack.key"];
    project.run(&words).expect(0);
    let update = "dist/discs/trainer-update-1";
    let apply = ["apply", update, "旧盘", "--key", "keys/coursepack.pub"];
    project.run(&apply).expect(0);
    project.run(&["verify", "旧盘", "--key", "keys/coursepack.pub"]).expect(0);
    stick("新盘");
    assert_eq!(project.read("旧盘/SHA256SUMS"), project.read("新盘/SHA256SUMS"));
    // Again: there is nothing to do. And what did not change needs no update.
    project.run(&apply).expect(0);
    let told = project.run(&["pack", "--target", "usb", "--since", "新盘"]).expect(2).stderr;
    assert!(told.contains("新盘"), "{told}");
    let told = project.run(&["pack", "--target", "dvd5", "--since", "新盘"]).expect(2).stderr;
    assert!(told.contains("只能重刻"), "{told}");
}

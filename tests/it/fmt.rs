//! `fmt`: files in good order, and nothing that they say changed.

use crate::support::need;
use crate::support::project::{Project, assert_equal, fingerprint};
use std::io::Write;
use std::process::{Command, Stdio};

const LESSON: &str = "content/lessons/第一课.md";

#[test]
fn a_careless_file_is_put_in_order_once() {
    let project = Project::of("tests/errors/base");
    let lesson = project.read(LESSON);
    let careless = lesson
        .replace("title: 楼上楼下\nteaching: 20\nexercises: 10\n", "练习: 10\nteaching: 20\n标题: 楼上楼下\n")
        .replace("十点以后，轻一点。", "22 点以后,轻一点.")
        .replace('\n', "\r\n");
    project.write(LESSON, format!("\u{feff}{careless}"));
    let told = project.run(&["fmt", "--check"]).expect(1);
    assert_eq!(told.stdout, format!("{LESSON}\n"));
    assert_eq!(project.read(LESSON), format!("\u{feff}{careless}"), "nothing is written");

    assert_eq!(project.run(&["fmt"]).expect(0).stdout, format!("{LESSON}\n"));
    let now = project.read(LESSON);
    assert!(now.starts_with("\u{feff}---\r\n标题: 楼上楼下\r\nteaching: 20\r\n练习: 10\r\n"), "{now}");
    assert!(now.contains("> 22点以后，轻一点。\r\n"), "{now}");
    assert_eq!(now.matches('\n').count(), now.matches("\r\n").count(), "the ends of lines stay");
    assert_eq!(project.run(&["fmt", "--check"]).expect(0).stdout, "");

    project.run(&["fmt", "--keys", "en", LESSON]).expect(0);
    assert!(
        project
            .read(LESSON)
            .starts_with("\u{feff}---\r\ntitle: 楼上楼下\r\nteaching: 20\r\nexercises: 10\r\n")
    );
    project.run(&["fmt", "content/nothing.md"]).expect(2);
}

#[test]
fn numerals_of_citations_follow_the_programme() {
    let project = Project::of("tests/errors/base");
    let programme = project.read("content/curriculum.yaml");
    project.write("content/curriculum.yaml", programme + "citation_style: han\n");
    let lesson = project.read(LESSON);
    project.write(LESSON, lesson.clone() + "\n看《邻里示例法》第2条。\n");
    project.run(&["fmt"]).expect(0);
    assert_eq!(project.read(LESSON), lesson + "\n看《邻里示例法》第二条。\n");
}

#[test]
fn a_file_with_errors_is_told_of_and_left() {
    let project = Project::of("tests/errors/base");
    let broken = project.read(LESSON).replace("title:", "标题目:") + "\n一句,话\n";
    project.write(LESSON, &broken);
    let told = project.run(&["fmt"]).expect(0);
    assert!(told.stderr.contains(LESSON), "{}", told.stderr);
    assert_eq!(project.read(LESSON), broken);
}

#[test]
fn the_sample_says_the_same_when_all_its_fields_are_named_anew() {
    let project = Project::sample();
    let built = |out: &str| {
        project.run(&["build", "--only", "text", "--out", out]).expect(0);
        fingerprint(&project.at(out))
    };
    let before = built("before");
    let laws = project.run(&["list", "articles", "--format", "json"]).expect(0).stdout;
    let cited = project.run(&["list", "citations", "--format", "csv"]).expect(0).stdout;
    for keys in ["en", "zh"] {
        project.run(&["fmt", "--keys", keys]).expect(0);
        assert_eq!(project.run(&["fmt", "--keys", keys]).expect(0).stdout, "", "once is enough");
        assert_eq!(project.run(&["list", "articles", "--format", "json"]).expect(0).stdout, laws);
        let now = project.run(&["list", "citations", "--format", "csv"]).expect(0).stdout;
        assert_eq!(now.lines().count(), cited.lines().count());
        assert_equal(&built(keys), &before);
    }
}

#[test]
fn the_manual_is_a_page_for_man() {
    let project = Project::empty();
    let page = project.run(&["man"]).expect(0).stdout;
    assert!(page.contains(".TH") && page.contains("coursepack"), "{page}");
    assert!(
        project
            .run(&["man", "--lang", "en", "import", "law"])
            .expect(0)
            .stdout
            .contains("coursepack-import-law")
    );
    project.run(&["man", "nothing"]).expect(2);
    let Some(groff) = need::on_path("groff") else { return };
    let mut groff = Command::new(groff)
        .args(["-man", "-Tutf8", "-Kutf8", "-Wbreak"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("groff runs");
    groff.stdin.take().expect("a pipe").write_all(page.as_bytes()).expect("written");
    let set = groff.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&set.stderr), "", "what groff complains of");
    assert!(String::from_utf8_lossy(&set.stdout).contains("coursepack"));
}

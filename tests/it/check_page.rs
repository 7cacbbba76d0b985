//! Whether a copy is whole, asked in the browser.

use crate::support::browser::{Browser, Page};
use crate::support::built::sample;
use crate::support::project::{Project, copy};
use coursepack::base::hash::Hash;
use std::fs;

const INPUT: &str = "[data-check-page] input[type=file]";

fn stick() -> Project {
    let stick = Project::empty();
    copy(&sample().dist("web/learner"), &stick.at("冬训 资料"));
    stick
}

/// Opens the page in the copy and has it check a folder; the verdict.
fn check(page: &mut Page, stick: &Project, folder: &str) -> String {
    page.open(&stick.at("冬训 资料/check.html"), "");
    page.wait_for("!document.querySelector('[data-chooser]').hidden");
    page.choose(INPUT, &stick.at(folder));
    page.wait_for("!document.querySelector('[data-verdict]').hidden");
    page.text("document.querySelector('[data-verdict]').textContent")
}

/// What is listed under a kind of finding.
fn listed(page: &Page, kind: &str) -> Vec<String> {
    let script = format!(
        "Array.prototype.map.call(document.querySelectorAll('.finding.{kind} li'), function (li) {{ return li.textContent; }})"
    );
    let found = page.eval(&script);
    let found = found.as_array().expect("a list").iter();
    found.map(|name| name.as_str().expect("a name").to_owned()).collect()
}

#[test]
fn a_whole_copy_is_called_whole() {
    let Some(browser) = Browser::start() else { return };
    let stick = stick();
    // What computers leave on sticks is no finding; the folder above may be chosen, too.
    stick.write("冬训 资料/.DS_Store", "x");
    stick.write("System Volume Information/x.dat", "x");
    let mut page = browser.page();
    for folder in ["冬训 资料", "."] {
        let verdict = check(&mut page, &stick, folder);
        assert!(verdict.starts_with("完好："), "{folder}: {verdict}");
        assert_eq!(page.eval("document.querySelectorAll('.finding').length"), 0, "{folder}");
    }
    page.assert_at_peace(stick.root());
}

#[test]
fn every_file_that_is_not_right_is_named() {
    let Some(browser) = Browser::start() else { return };
    let stick = stick();
    let at = |path: &str| stick.at(&format!("冬训 资料/{path}"));
    let mut film = fs::read(at("media/san-bu-zou.mp4")).expect("a film");
    let middle = film.len() / 2;
    film[middle] ^= 1;
    fs::write(at("media/san-bu-zou.mp4"), film).expect("a written film");
    fs::write(at("glossary.html"), "cut off").expect("a written page");
    fs::remove_file(at("laws.html")).expect("a page");
    fs::rename(at("media/san-bu-yi-duo.mp4"), at("media/三不一多.mp4")).expect("a film");
    fs::write(at("我的笔记.docx"), "mine").expect("a written file");
    for program in ["setup.EXE", "autorun.inf", "lessons/读我.txt.vbs", "laws/x.js"] {
        fs::write(at(program), "MZ").expect("a written file");
    }
    let mut page = browser.page();
    let verdict = check(&mut page, &stick, "冬训 资料");
    assert!(verdict.starts_with("有 8 个文件不对"), "{verdict}");
    assert!(verdict.contains("另有 1 个文件不是这份资料里的"), "{verdict}");
    assert_eq!(listed(&page, "changed"), ["glossary.html", "media/san-bu-zou.mp4"]);
    assert_eq!(listed(&page, "missing"), ["laws.html"]);
    assert_eq!(listed(&page, "renamed"), ["media/san-bu-yi-duo.mp4 → media/三不一多.mp4"]);
    assert_eq!(listed(&page, "foreign"), ["autorun.inf", "laws/x.js", "lessons/读我.txt.vbs", "setup.EXE"]);
    assert_eq!(listed(&page, "extra"), ["我的笔记.docx"]);
    page.assert_at_peace(stick.root());
}

#[test]
fn another_folder_is_refused() {
    let Some(browser) = Browser::start() else { return };
    let stick = stick();
    stick.write("照片/a.jpg", "x");
    let mut page = browser.page();
    let verdict = check(&mut page, &stick, "照片");
    assert!(verdict.contains("没有这份资料"), "{verdict}");
}

#[test]
fn the_pages_sha256_agrees_with_ours() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.open(&sample().dist("web/learner/check.html"), "");
    page.wait_for("window.CoursepackSha256");
    for length in [0usize, 1, 55, 56, 63, 64, 65, 119, 120, 1_000, 1 << 20] {
        let bytes: Vec<u8> = (0..length).map(|at| (at * 31 % 251) as u8).collect();
        // Fed in uneven pieces.
        let script = format!(
            "(function () {{ var b = new Uint8Array({length}), h = new CoursepackSha256(); \
             for (var i = 0; i < b.length; i++) {{ b[i] = i * 31 % 251; }} \
             for (var at = 0, n = 1; at < b.length; at += n, n = n * 3 % 7001 + 1) {{ h.update(b.subarray(at, at + n)); }} \
             return h.digest(); }})()"
        );
        assert_eq!(page.text(&script), Hash::of(&bytes).to_string(), "{length} bytes");
    }
}

//! Films and songs in the browser, from file://: captions, chapters, keys, words in time, what comes next, and what is
//! said where a file is not there.

use crate::support::browser::{Browser, Page};
use crate::support::project::{Project, copy};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const CLIP: &str = "media/san-bu-zou.html";
const LESSON: &str = "jia-ting-bao-li";
const PLAYER: &str = "document.querySelector('.screen video, .screen audio')";

/// The sample with chapters, a clip without a poster, and a lesson that plays three things.
fn bundle() -> PathBuf {
    static MADE: OnceLock<Project> = OnceLock::new();
    let project = MADE.get_or_init(|| {
        let project = Project::sample();
        let manifest = project.read("content/media/media.yaml");
        let chapters = "  transcript: three-steps.txt\n  章节:\n    - {时间: 0:00, 标题: 片头}\n    \
                        - {时间: 0:05, 标题: 第二步，留证据}\n    - {time: 0:08, title: 第三步}\n";
        let manifest = manifest.replacen("  transcript: three-steps.txt\n", chapters, 1);
        project.write(
            "content/media/media.yaml",
            manifest.replacen("  poster: unknown-call-poster.png\n", "", 1),
        );
        let lesson = project.read("content/lessons/家庭暴力.md");
        let more = "\n\n> [!媒体] 三不一多\n\n> [!媒体] 签合同快板\n";
        project.write("content/lessons/家庭暴力.md", lesson + more);
        project.run(&["build", "--only", "web"]).expect(0);
        project
    });
    project.at("dist/web/learner")
}

fn open(page: &mut Page, web: &Path, medium: &str) {
    page.open(&web.join(medium), &format!("?in={LESSON}"));
    page.wait_for(&format!("{PLAYER}.readyState > 0"));
}

fn number(page: &Page, script: &str) -> f64 {
    page.eval(script).as_f64().unwrap_or_else(|| panic!("{script} is no number"))
}

#[test]
fn captions_show_and_a_chapter_leads_to_its_moment() {
    let Some(browser) = Browser::start() else { return };
    let web = bundle();
    let mut page = browser.page();
    open(&mut page, &web, CLIP);
    page.wait_for(&format!("{PLAYER}.textTracks.length == 1 && {PLAYER}.textTracks[0].cues.length == 5"));
    assert_eq!(page.text(&format!("{PLAYER}.textTracks[0].mode")), "showing");
    page.eval("document.querySelectorAll('.chapters button')[1].click()");
    page.wait_for(&format!("{PLAYER}.currentTime >= 5 && {PLAYER}.currentTime < 9"));
    page.wait_for("document.querySelector('.chapters .now .title').textContent == '第二步，留证据'");
    page.eval(&format!("{PLAYER}.currentTime = 6"));
    page.wait_for("/出警记录/.test(document.querySelector('.cues .line.now').textContent)");
    page.press("c", "c");
    assert_eq!(page.text(&format!("{PLAYER}.textTracks[0].mode")), "hidden");
    page.assert_at_peace(&web);
}

#[test]
fn keys_play_and_leave_fields_alone() {
    let Some(browser) = Browser::start() else { return };
    let web = bundle();
    let mut page = browser.page();
    open(&mut page, &web, CLIP);
    let paused = format!("{PLAYER}.paused");
    page.press("k", "k");
    page.wait_for(&format!("!{paused}"));
    page.press("ArrowDown", "");
    assert!((number(&page, &format!("{PLAYER}.volume")) - 0.9).abs() < 0.01);
    assert!(page.text("document.querySelector('.told').textContent").contains("90%"));
    page.press(" ", " ");
    page.wait_for(&paused);
    page.press("5", "5");
    page.wait_for(&format!("Math.abs({PLAYER}.currentTime - {PLAYER}.duration / 2) < 0.5"));
    let half = number(&page, &format!("{PLAYER}.currentTime"));
    page.press("ArrowRight", "");
    page.wait_for(&format!("Math.abs({PLAYER}.currentTime - {half} - 5) < 0.5"));
    page.press("ArrowLeft", "");
    page.wait_for(&format!("Math.abs({PLAYER}.currentTime - {half}) < 0.5"));
    // The player itself has the focus: a key must not count twice.
    page.eval(&format!("{PLAYER}.focus()"));
    page.press("ArrowRight", "");
    page.wait_for(&format!("Math.abs({PLAYER}.currentTime - {half} - 5) < 0.5"));
    page.eval("document.activeElement.blur()");
    page.press("/", "/");
    assert_eq!(page.text("document.activeElement.getAttribute('name')"), "q");
    for key in ["k", "0", "n", " "] {
        page.press(key, key);
    }
    assert_eq!(page.text("document.activeElement.value"), "k0n ");
    assert_eq!(page.eval(&paused), true, "a key in a field played the film");
    page.assert_at_peace(&web);
}

#[test]
fn a_lesson_plays_on_to_the_next_where_that_is_wanted() {
    let Some(browser) = Browser::start() else { return };
    let web = bundle();
    let mut page = browser.page();
    // From the lesson to its film.
    page.open(&web.join(format!("lessons/{LESSON}.html")), "");
    page.eval("document.querySelector('.play-page').click()");
    page.wait_for(
        "/media\\/san-bu-zou\\.html\\?in=/.test(location.href) && document.querySelector('.turns .next')",
    );
    assert_eq!(page.eval("document.querySelectorAll('.playlist li').length"), 3);
    page.press("n", "n");
    page.wait_for("/san-bu-yi-duo/.test(location.pathname) && document.querySelector('.turns .previous')");
    page.press("p", "p");
    page.wait_for("/san-bu-zou/.test(location.pathname) && document.querySelector('.turns input')");
    page.wait_for(&format!("{PLAYER}.readyState > 0"));
    page.eval("document.querySelector('.turns input').click()");
    page.press("9", "9");
    page.press("k", "k");
    page.wait_for("/san-bu-yi-duo/.test(location.pathname) && document.querySelector('.turns input')");
    page.wait_for(&format!("!{PLAYER}.paused && {PLAYER}.currentTime > 0.2"));
    assert_eq!(page.eval("document.querySelector('.turns input').checked"), true);
    page.assert_at_peace(&web);
}

#[test]
fn the_words_of_a_song_follow_it() {
    let Some(browser) = Browser::start() else { return };
    let web = bundle();
    let mut page = browser.page();
    open(&mut page, &web, "media/qian-he-tong-kuai-ban.html");
    page.wait_for("document.querySelectorAll('.verses.timed .to-time').length == 14");
    page.eval(&format!("{PLAYER}.currentTime = 12"));
    page.wait_for("document.querySelector('.line.now').textContent == '一月之内签书面，'");
    page.eval("document.querySelectorAll('.verses .to-time')[13].click()");
    page.wait_for("document.querySelector('.line.now').textContent == '白纸黑字保平安！'");
    assert_eq!(page.eval("document.querySelectorAll('.line.now').length"), 1);
    page.assert_at_peace(&web);
}

#[test]
fn a_film_without_a_poster_has_a_title_card() {
    let web = bundle();
    let html = fs::read_to_string(web.join("media/san-bu-yi-duo.html")).expect("UTF-8");
    assert!(html.contains("poster=\"data:image/svg+xml"), "no title card");
    let library = fs::read_to_string(web.join("media.html")).expect("UTF-8");
    assert!(library.contains("class=\"title-card\"><span>陌生来电：三不一多<"));
}

#[test]
fn without_scripts_players_words_and_neighbours_are_there() {
    let Some(browser) = Browser::start() else { return };
    let web = bundle();
    let mut page = browser.page();
    page.scripts(false);
    page.open(&web.join(CLIP), "");
    assert_eq!(page.eval(&format!("{PLAYER}.controls")), true);
    let shown = page.text("document.querySelector('main').innerText");
    for part in ["第二步，留证据", "文字稿", "CC BY 4.0", "陌生来电：三不一多", "关起门来"]
    {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    page.eval("document.querySelector('.playlist a[href*=san-bu-yi-duo]').click()");
    page.wait_for("/san-bu-yi-duo/.test(location.pathname)");
}

/// A copy of the bundle that says of itself that it is the first disc of three.
fn first_disc() -> Project {
    let disc = Project::empty();
    copy(&bundle(), disc.root());
    disc.write(
        "assets/volume.js",
        "window.coursepackVolume={\"number\":1,\"of\":3,\"label\":\"XUEFA2026\",\"elsewhere\":{\"media/san-bu-zou.mp4\":2}};\n",
    );
    fs::remove_file(disc.at("media/san-bu-zou.mp4")).expect("a film");
    disc
}

#[test]
fn what_is_on_another_disc_is_said_where_it_would_play() {
    let Some(browser) = Browser::start() else { return };
    let disc = first_disc();
    let mut page = browser.page();
    for place in [format!("lessons/{LESSON}.html"), CLIP.to_owned(), format!("slides/{LESSON}.html")] {
        page.open(&disc.at(&place), "");
        page.wait_for("/在第 2 张光盘上：换上那张盘/.test(document.querySelector('.absent').textContent)");
        assert_eq!(page.eval("!!document.querySelector('[src$=\"san-bu-zou.mp4\"]')"), false, "{place}");
    }
    page.open(&disc.at("media.html"), "");
    page.wait_for("document.querySelectorAll('.on-volume').length == 1");
    assert!(page.text("document.querySelector('.on-volume').textContent").contains("第 2 张"));
    page.open(&disc.at("index.html"), "");
    page.wait_for("/第 1 张光盘，共 3 张/.test(document.querySelector('.volume').innerText)");
    // A whole bundle says nothing of discs.
    page.open(&bundle().join("index.html"), "");
    page.wait_for("window.coursepackVolume");
    assert_eq!(page.eval("document.querySelector('.volume').hidden"), true);
}

#[test]
fn a_missing_file_is_said_with_a_way_on() {
    let Some(browser) = Browser::start() else { return };
    let disc = first_disc();
    disc.write("assets/volume.js", fs::read(bundle().join("assets/volume.js")).expect("volume.js"));
    let mut page = browser.page();
    page.open(&disc.at(CLIP), "");
    page.wait_for("/放不出来/.test(document.querySelector('.screen .absent').textContent)");
    let links = "Array.prototype.map.call(document.querySelectorAll('.absent a'), function (a) { return a.textContent; }).join()";
    assert_eq!(page.text(links), "核对文件,san-bu-zou.mp4");
    page.eval("document.querySelector('.absent a').click()");
    page.wait_for("document.querySelector('[data-check-page]')");
}

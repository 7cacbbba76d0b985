//! Lessons on a projector: from file://, by keys alone.

use crate::support::browser::{Browser, Page};
use crate::support::built::sample;
use crate::support::html::pages;
use crate::support::project::Project;
use std::fs;
use std::path::PathBuf;

fn deck(edition: &str, name: &str) -> PathBuf {
    sample().dist(&format!("web/{edition}/slides/{name}.html"))
}

const HOME: &str = "jia-ting-bao-li";

fn shown(page: &Page) -> u64 {
    page.text("document.querySelector('.slide.now').id").trim_start_matches('s').parse().expect("a number")
}

fn count(page: &Page) -> u64 {
    page.eval("document.querySelectorAll('.slide').length").as_u64().expect("a number")
}

#[test]
fn a_lesson_is_walked_by_keys_alone() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1024, 768);
    page.open(&deck("trainer", HOME), "");
    page.wait_for("document.querySelector('.slide.now')");
    let all = count(&page);
    assert!(all > 10, "only {all} slides");
    let mut steps = 0;
    while shown(&page) < all {
        page.press("PageDown", "");
        steps += 1;
        assert!(steps < 3 * all, "it does not come to an end");
    }
    // Each of three questions first shows its answer, each film is first played.
    let films = page
        .eval("document.querySelectorAll('.stage video, .stage audio').length")
        .as_u64()
        .expect("a number");
    assert_eq!(steps, all - 1 + 3 + films);
    page.press("PageUp", "");
    assert_eq!(shown(&page), all - 1);
    page.press("Home", "");
    assert_eq!(shown(&page), 1);
    page.press("4", "4");
    page.press("Enter", "\r");
    assert_eq!(shown(&page), 4);
    assert!(page.text("document.querySelector('.slide.now .pair .law').textContent").contains("第二条"));
    assert!(page.text("location.hash").ends_with("#4"));
    page.press("b", "b");
    assert!(page.eval("/ blank/.test(document.documentElement.className)").as_bool().expect("a truth"));
    page.press("b", "b");
    assert!(!page.eval("/ blank/.test(document.documentElement.className)").as_bool().expect("a truth"));
    page.assert_at_peace(&sample().dist("web/trainer"));
}

#[test]
fn the_law_stands_beside_its_plain_words() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1024, 768);
    page.open(&deck("learner", HOME), "#4");
    page.wait_for("document.querySelector('.slide.now .pair')");
    let side = |of: &str, edge: &str| {
        let script = format!("document.querySelector('.slide.now {of}').getBoundingClientRect().{edge}");
        page.eval(&script).as_f64().expect("a number")
    };
    assert!(side(".law", "right") < side(".block.plain", "left"), "they are not beside each other");
    let size = |of: &str| {
        let script =
            format!("parseFloat(getComputedStyle(document.querySelector('.slide.now {of}')).fontSize)");
        page.eval(&script).as_f64().expect("a number")
    };
    assert!(size(".block.plain p:last-child") >= size(".statute p"), "plain words are the larger ones");
    assert!(size(".statute p") >= 28.0, "too small for the last row: {}", size(".statute p"));
}

/// Whether all pictures of the slide have come.
const LOADED: &str =
    "Array.prototype.every.call(document.querySelectorAll('.slide.now img'), function (picture) {
  return picture.complete;
})";

/// How far anything on the slide sticks out of its place.
const OVER: &str = "(function (stage) {
  var place = stage.getBoundingClientRect();
  return Math.max.apply(null, Array.prototype.map.call(stage.querySelectorAll('*'), function (element) {
    var box = element.getBoundingClientRect();
    if (!box.height) { return 0; }
    return Math.max(place.top - box.top, box.bottom - place.bottom, place.left - box.left, box.right - place.right);
  }));
})(document.querySelector('.slide.now .stage'))";

#[test]
fn no_slide_is_cut_off() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    for file in pages(&sample().dist("web/trainer/slides")) {
        page.screen(1024, 768);
        page.open(&file, "");
        page.wait_for("document.querySelector('.slide.now')");
        for (width, height) in [(1024, 768), (1280, 720)] {
            page.screen(width, height);
            for number in 1..=count(&page) {
                page.eval(&format!("location.hash = '#{number}'"));
                page.wait_for(&format!("document.querySelector('.slide.now').id == 's{number}'"));
                page.wait_for(LOADED);
                // With the answer, too: what is revealed must find room.
                page.eval("Array.prototype.forEach.call(document.querySelectorAll('.slide.now .key'), function (key) { \
                           key.setAttribute('open', ''); })");
                // The room is found when the answer has opened, a moment later.
                page.eval("window.tries = 0");
                page.wait_for(&format!("{OVER} <= 2 || ++window.tries > 20"));
                let over = page.eval(OVER).as_f64().expect("a number");
                assert!(over <= 2.0, "{} #{number} at {width}: {over} px too much", file.display());
            }
        }
    }
}

#[test]
fn an_activity_counts_down_and_a_second_window_has_the_notes() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1024, 768);
    page.open(&deck("trainer", HOME), "");
    page.wait_for("document.querySelector('.slide.now')");
    let activity = page.text("document.querySelector('.slide[data-minutes]').id");
    page.eval(&format!("location.hash = '#{}'", activity.trim_start_matches('s')));
    page.wait_for(&format!("document.querySelector('.slide.now').id == '{activity}'"));
    assert_eq!(page.text("document.querySelector('.slide.now .clock b').textContent"), "10:00");
    page.press("t", "t");
    page.wait_for("document.querySelector('.slide.now .clock b').textContent != '10:00'");
    page.press("t", "t");
}

/// Two windows from file:// may not look into each other; whatever one does, the other shows.
#[test]
fn two_windows_act_as_one() {
    let Some(browser) = Browser::start() else { return };
    let mut wall = browser.page();
    wall.screen(1024, 768);
    wall.open(&deck("trainer", HOME), "");
    wall.wait_for("document.querySelector('.slide.now')");
    let activity = wall.text("document.querySelector('.slide[data-minutes]').id");
    let question = wall.text("document.querySelector('.quiz-slide').id");
    wall.eval(&format!("location.hash = '#{}'", activity.trim_start_matches('s')));
    wall.wait_for(&format!("document.querySelector('.slide.now').id == '{activity}'"));
    wall.press("s", "s");
    let mut desk = browser.opened("?presenter");
    desk.wait_for("document.querySelector('.desk .notes')");
    assert!(desk.text("document.querySelector('.desk .notes').textContent").contains("没有唯一答案"));
    assert_eq!(desk.eval("document.querySelectorAll('.views .slide').length"), 2);
    assert!(desk.text("document.querySelector('.desk .time').textContent").contains("计划"));
    // The countdown is begun at the desk and runs on the wall.
    desk.press("t", "t");
    wall.wait_for("document.querySelector('.slide.now .clock b').textContent != '10:00'");
    desk.wait_for("document.querySelector('.views .clock b').textContent != '10:00'");
    wall.press("t", "t");
    desk.wait_for("document.querySelector('.views .clock button').textContent == '开始计时'");
    // So are black screen, turning, and the answer.
    desk.press("b", "b");
    wall.wait_for("/ blank/.test(document.documentElement.className)");
    wall.press(".", ".");
    desk.wait_for("document.querySelector('[data-do=blank]').getAttribute('aria-pressed') == 'false'");
    for digit in question.trim_start_matches('s').chars() {
        desk.press(&digit.to_string(), &digit.to_string());
    }
    desk.press("Enter", "\r");
    wall.wait_for(&format!("document.querySelector('.slide.now').id == '{question}'"));
    desk.press("PageDown", "");
    wall.wait_for("document.querySelector('.slide.now .key').hasAttribute('open')");
    desk.wait_for("document.querySelector('.views .slide .key').hasAttribute('open')");
    wall.press("PageUp", "");
    desk.wait_for(&format!(
        "location.hash == '#{}'",
        question.trim_start_matches('s').parse::<u32>().expect("a number") - 1
    ));
    // The desk is closed and opened again: it comes back to the same place.
    desk.close();
    wall.wait_for("true");
    wall.press("PageUp", "");
    let place = wall.text("location.hash");
    wall.press("s", "s");
    let mut desk = browser.opened("?presenter");
    desk.wait_for(&format!("document.querySelector('.views .slide') && location.hash == '{place}'"));
    // The projector's window is closed; the desk says so, and opens it again where it was.
    wall.close();
    desk.wait_for("!document.querySelector('.desk .note').hidden");
    desk.press("PageDown", "");
    let place = desk.text("location.hash");
    desk.press("s", "s");
    let mut wall = browser.opened(&format!("{HOME}.html#"));
    wall.wait_for(&format!("document.querySelector('.slide.now') && location.hash == '{place}'"));
    desk.press("PageDown", "");
    wall.wait_for(&format!("location.hash != '{place}'"));
    wall.assert_at_peace(&sample().dist("web/trainer"));
    desk.assert_at_peace(&sample().dist("web/trainer"));
}

/// A lesson from the start page of its day to its last slide: slides, film with captions, countdown, answers, the
/// trainer's own window. Nothing but keys, as a clicker and a keyboard send them.
#[test]
fn a_lesson_is_taught_from_start_to_end_by_keys_alone() {
    let Some(browser) = Browser::start() else { return };
    let mut wall = browser.page();
    wall.screen(1024, 768);
    wall.on_every_page(
        "(function () { var Real = Date; Date = function (y, m, d) { return y === undefined ? new Real(2026, 11, 14, 10, 5) : new Real(y, m, d); }; \
         Date.now = Real.now; }());",
    );
    wall.open(&sample().dist("web/trainer/index.html"), "");
    wall.wait_for("document.querySelector('.of-day a.to-deck')");
    let mut steps = 0;
    while !wall.text("document.activeElement.getAttribute('href') || ''").contains(&format!("slides/{HOME}"))
    {
        wall.press("Tab", "");
        steps += 1;
        assert!(steps < 60, "the keyboard does not come to the lesson");
    }
    wall.press("Enter", "");
    wall.wait_for("document.querySelector('.slide.now')");
    wall.press("s", "s");
    let mut desk = browser.opened("?presenter");
    desk.wait_for("document.querySelector('.desk .time')");
    let all = count(&wall);
    let (mut played, mut counted, mut revealed, mut steps) = (0, 0, 0, 0);
    let is = |page: &Page, what: &str| {
        page.eval(&format!("!!document.querySelector('.slide.now {what}')")) == true
    };
    while shown(&wall) < all {
        let slide = shown(&wall);
        if is(&wall, "video[data-captions]") {
            wall.press("PageDown", "");
            wall.wait_for("!document.querySelector('.slide.now video').paused");
            wall.wait_for("document.querySelector('.slide.now video').textTracks[0].activeCues.length");
            wall.press("PageDown", "");
            played += 1;
        } else if is(&wall, ".key:not([open])") {
            wall.press("PageDown", "");
            wall.wait_for("document.querySelector('.slide.now .key[open]').offsetHeight > 0");
            assert!(wall.text("document.querySelector('.slide.now .key').innerText").contains("依据"));
            wall.press("PageDown", "");
            revealed += 1;
        } else {
            if is(&wall, ".clock") {
                let full = wall.text("document.querySelector('.slide.now .clock b').textContent");
                wall.press("t", "t");
                wall.wait_for(&format!(
                    "document.querySelector('.slide.now .clock b').textContent != '{full}'"
                ));
                wall.press("t", "t");
                counted += 1;
            }
            wall.press("PageDown", "");
        }
        wall.wait_for(&format!("document.querySelector('.slide.now').id != 's{slide}'"));
        desk.wait_for(&format!("location.hash == '#{}'", shown(&wall)));
        steps += 1;
        assert!(steps < 2 * all, "it does not come to an end");
    }
    assert!(
        played > 0 && counted > 0 && revealed > 0,
        "films {played}, countdowns {counted}, answers {revealed}"
    );
    wall.assert_at_peace(&sample().dist("web/trainer"));
    desk.assert_at_peace(&sample().dist("web/trainer"));
}

#[test]
fn the_keys_are_listed_in_the_language_of_the_page() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.open(&deck("learner", HOME), "");
    page.wait_for("document.querySelector('.slide.now')");
    page.press("?", "?");
    page.wait_for("!document.querySelector('.key-help').hidden");
    assert!(page.text("document.querySelector('.key-help').innerText").contains("倒计时：开始，暂停"));
    page.press("Escape", "");
    page.wait_for("document.querySelector('.key-help').hidden");
    // A clicker's first key does not load the page again.
    page.eval("window.stays = true");
    page.press("F5", "");
    page.wait_for("window.stays");
}

/// A film waits for the clicker, plays with its captions, and stops when the slide is turned.
#[test]
fn a_film_is_played_by_keys() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    let film = pages(&sample().dist("web/learner/slides")).into_iter().find(|file| {
        fs::read_to_string(file).is_ok_and(|html| html.contains("<video") && html.contains("data-captions"))
    });
    let film = film.expect("a lesson with a film that has captions");
    page.open(&film, "");
    page.wait_for("document.querySelector('.slide.now')");
    let number = page.text("(function (s) { while (!/ ?slide /.test(s.className + ' ')) { s = s.parentNode; } return s.id; })(document.querySelector('.stage video[data-captions]'))");
    page.eval(&format!("location.hash = '#{}'", number.trim_start_matches('s')));
    page.wait_for("document.querySelector('.slide.now video')");
    page.press("PageDown", "");
    page.wait_for("!document.querySelector('.slide.now video').paused");
    assert!(
        page.eval("document.querySelector('.slide.now video').textTracks[0].cues.length")
            .as_u64()
            .expect("a number")
            > 0
    );
    page.press("p", "p");
    page.wait_for("document.querySelector('.slide.now video').paused");
    page.press("p", "p");
    page.wait_for("!document.querySelector('.slide.now video').paused");
    page.press("PageDown", "");
    page.wait_for(&format!("document.querySelector('.slide.now').id != '{number}'"));
    page.wait_for(&format!("document.querySelector('#{number} video').paused"));
}

/// The words of a printed file.
fn words(file: &std::path::Path) -> String {
    let bytes =
        std::process::Command::new("pdftotext").arg(file).arg("-").output().expect("pdftotext").stdout;
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn slides_are_printed_with_notes_for_trainers_and_lines_for_learners() {
    let print = |path: &str| sample().dist(&format!("print/{path}/{HOME}.pdf"));
    for path in
        ["learner/slides", "trainer/slides", "trainer/slides-notes/slides", "learner/slides-lines/slides"]
    {
        assert!(print(path).is_file(), "there is no {path}");
    }
    if crate::support::need::program("pdftotext").is_none() {
        return;
    }
    let learner = words(&print("learner/slides")) + &words(&print("learner/slides-lines/slides"));
    assert!(learner.contains("第二条") && !learner.contains("答案") && !learner.contains("没有唯一答案"));
    let notes = words(&print("trainer/slides-notes/slides"));
    assert!(notes.contains("没有唯一答案") && notes.contains("答案"));
}

#[test]
fn everything_can_be_read_without_scripts() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.scripts(false);
    page.screen(390, 844);
    page.open(&deck("learner", HOME), "");
    let html = fs::read_to_string(deck("learner", HOME)).expect("a page");
    let slides = html.matches("<section class=\"slide").count();
    assert!(slides > 10 && html.contains("邻居能做的第一件事是打110"));
    page.assert_at_peace(&sample().dist("web/learner"));
}

#[test]
fn learners_have_neither_notes_nor_answers() {
    for file in pages(&sample().dist("web/learner/slides")) {
        let html = fs::read_to_string(&file).expect("a page");
        assert!(!html.contains("class=\"notes\"") && !html.contains("class=\"key\""), "{}", file.display());
    }
    let trainer = fs::read_to_string(deck("trainer", HOME)).expect("a page");
    assert!(trainer.contains("class=\"notes\"") && trainer.contains("class=\"key\""));
    let lesson =
        fs::read_to_string(sample().dist(&format!("web/learner/lessons/{HOME}.html"))).expect("a page");
    assert!(lesson.contains(&format!("href=\"../slides/{HOME}.html\"")));
}

#[test]
fn an_author_may_write_the_slides_of_a_section() {
    let project = Project::of("src/cli/new/project");
    let lesson = "---\n标题: 试讲\n讲授: 5\n练习: 0\n目标: [会试讲]\n---\n\n## 第一节\n\n这一段不上屏。\n\n> [!幻灯] 只看这一句\n> 屏幕上只有这一句。\n\n## 第二节\n\n这一段上屏。\n";
    project.write("content/lessons/试讲.md", lesson);
    project.run(&["build", "--only", "web"]).expect(0);
    let deck = project.read("dist/web/learner/slides/shi-jiang.html");
    assert!(deck.contains("屏幕上只有这一句") && deck.contains("只看这一句") && deck.contains("这一段上屏"));
    assert!(!deck.contains("这一段不上屏"), "{deck}");
    let page = project.read("dist/web/learner/lessons/shi-jiang.html");
    assert!(page.contains("这一段不上屏") && !page.contains("屏幕上只有这一句"), "{page}");
}

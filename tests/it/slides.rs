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
    // Each of three questions first shows its answer.
    assert_eq!(steps, all - 1 + 3);
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
    // The second window asks where the first one is: nothing else can be seen of it across file://.
    page.eval("window.addEventListener('message', function (e) { window.told = e.data; })");
    page.press("s", "s");
    page.wait_for("window.told == 'cp-slide ?'");
    let number = activity.trim_start_matches('s');
    page.open(&deck("trainer", HOME), &format!("?presenter#{number}"));
    page.wait_for("document.querySelector('.desk .notes')");
    assert!(page.text("document.querySelector('.desk .notes').textContent").contains("没有唯一答案"));
    assert_eq!(page.eval("document.querySelectorAll('.views .slide').length"), 2);
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

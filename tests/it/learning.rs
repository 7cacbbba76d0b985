//! Learning by oneself: questions that are answered on the page, how pages are shown, words at hand, and what a trainer's
//! day begins with.

use crate::support::browser::{Browser, Page};
use crate::support::built::sample;
use crate::support::files::below;
use crate::support::need;
use crate::support::project::Project;
use crate::support::words;
use std::fs;

/// The sample with an edition to practise with.
fn practice() -> Project {
    let project = Project::sample();
    let programme = project.read("content/curriculum.yaml");
    let more = "  - trainer\n  - {id: practice, role: learner, answers: shown}\n";
    project.write("content/curriculum.yaml", programme.replace("  - trainer\n", more));
    project
}

/// All text files of an edition.
fn everything(project: &Project, edition: &str) -> String {
    let files = below(&project.at(&format!("dist/web/{edition}")));
    files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect::<Vec<_>>().join("\n")
}

#[test]
fn answers_are_shown_where_the_programme_says_so_and_nowhere_else() {
    let project = practice();
    project.run(&["build", "--only", "web"]).expect(0);
    let (learner, practice) = (everything(&project, "learner"), everything(&project, "practice"));
    assert!(
        practice.contains("data-answer=\"B\"")
            && practice.contains("没有“安全账户”这种东西。只要叫你转钱，一律挂断")
    );
    assert!(
        !learner.contains("data-answer=")
            && !learner.contains("没有“安全账户”这种东西。只要叫你转钱，一律挂断")
    );
    assert!(!practice.contains("block trainer"), "a trainer's block is in an edition to practise with");
}

#[test]
fn sheets_to_practise_with_stay_without_answers() {
    let project = practice();
    let Some(pdftotext) = need::program("pdftotext") else { return };
    project.run(&["build", "--only", "print"]).expect(0);
    let sheets = below(&project.at("dist/print/practice/handouts"));
    assert!(!sheets.is_empty());
    for sheet in sheets {
        let text = words::of_pdf(&sheet, &pdftotext);
        assert!(!text.contains("解析"), "{} tells an answer", sheet.display());
    }
}

/// The page of a bank of the trainer's edition, which knows the answers.
fn open_bank(page: &mut Page) {
    page.open(&sample().dist("web/trainer/quizzes/qian-dai-zi.html"), "");
    page.wait_for("document.querySelector('.checking')");
}

fn told(page: &Page, selector: &str) -> String {
    page.text(&format!("document.querySelector('{selector}').textContent"))
}

#[test]
fn what_was_missed_is_asked_again_and_nothing_is_kept_unasked() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1024, 768);
    open_bank(&mut page);
    page.eval("localStorage.clear()");
    // Nothing chosen, then a wrong one, by keys alone.
    page.eval("document.querySelector('#question-1 input').focus()");
    page.press("Enter", "");
    assert_eq!(told(&page, "#question-1 .outcome"), "先选一个答案。");
    page.press(" ", " ");
    page.press("Enter", "");
    assert_eq!(told(&page, "#question-1 .outcome"), "✗答错了，正确答案是 B");
    assert_eq!(told(&page, "#question-1 .is-right .letter"), "B");
    assert!(told(&page, "#question-1 .key").contains("解析"));
    assert_eq!(page.eval("document.querySelector('#question-1 .key').offsetHeight > 0"), true);
    // Several right ones, all of which must be found.
    let check = |page: &Page, number: u32, values: &str| {
        page.eval(&format!(
            "(function (item) {{
              Array.prototype.forEach.call(item.querySelectorAll('input'), function (input) {{
                if ('{values}'.indexOf(input.value) >= 0) {{ input.click(); }}
              }});
              item.querySelector('.check').click();
            }})(document.querySelector('#question-{number}'))"
        ));
    };
    check(&page, 2, "AB");
    assert!(told(&page, "#question-2 .outcome").starts_with('✗'));
    check(&page, 3, "错");
    assert_eq!(told(&page, "#question-3 .outcome"), "✓答对了");
    // A blank: people judge themselves.
    page.eval("document.querySelector('#question-5 .check').click()");
    assert!(page.eval("document.querySelector('#question-5 .key').open").as_bool().expect("a truth"));
    page.eval("document.activeElement.click()");
    assert_eq!(told(&page, "#question-5 .outcome"), "✓答对了");
    assert_eq!(told(&page, ".practice .told"), "做了 4 题，共 15 题，答对 2 题");
    // The rest is answered right; then the two come again, alone, with their own numbers.
    page.eval(
        "Array.prototype.forEach.call(document.querySelectorAll('.question'), function (item) {
          if (item.querySelector('.outcome').textContent) { return; }
          var answer = item.querySelector('.key').getAttribute('data-answer');
          if (!answer) { item.querySelector('.check').click(); document.activeElement.click(); return; }
          Array.prototype.forEach.call(item.querySelectorAll('select'), function (select) {
            select.value = answer.indexOf(select.getAttribute('aria-label')) + 1;
          });
          Array.prototype.forEach.call(item.querySelectorAll('input'), function (input) {
            if (input.value === answer || /^[A-Z]+$/.test(answer) && answer.indexOf(input.value) >= 0) { input.click(); }
          });
          item.querySelector('.check').click();
        })",
    );
    assert_eq!(told(&page, ".practice .told"), "做了 15 题，共 15 题，答对 13 题");
    assert_eq!(told(&page, ".practice .again"), "把没答对的 2 题再做一遍");
    page.eval("document.querySelector('.practice .again').click()");
    let shown = "Array.prototype.filter.call(document.querySelectorAll('.question'), function (item) { \
                 return item.offsetHeight; }).map(function (item) { return item.id; }).join(' ')";
    assert_eq!(page.text(shown), "question-1 question-2");
    check(&page, 1, "B");
    check(&page, 2, "ABCD");
    assert_eq!(told(&page, ".practice .told"), "做了 15 题，共 15 题，答对 15 题。全部答对。");
    // Nothing was written down.
    assert_eq!(page.eval("localStorage.length"), 0);
    open_bank(&mut page);
    assert_eq!(told(&page, ".practice .told"), "做了 0 题，共 15 题，答对 0 题");
    // The learner asks for it, comes back, and takes it back.
    check(&page, 3, "错");
    page.eval("document.querySelector('.practice .keep input').click()");
    open_bank(&mut page);
    assert_eq!(told(&page, ".practice .told"), "做了 1 题，共 15 题，答对 1 题");
    page.eval("document.querySelector('.practice .keep input').click()");
    assert_eq!(page.eval("localStorage.length"), 0);
    page.assert_at_peace(&sample().dist("web/trainer"));
}

#[test]
fn size_and_contrast_hold_from_page_to_page() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1024, 768);
    page.open(&sample().dist("web/learner/index.html"), "");
    page.wait_for("document.querySelector('.display')");
    let size = |page: &Page| {
        page.eval("parseFloat(getComputedStyle(document.documentElement).fontSize)").as_f64().expect("px")
    };
    let usual = size(&page);
    page.eval("document.querySelector('.tools button[aria-expanded]').focus()");
    page.press("Enter", "");
    page.eval("document.querySelector('.display button:nth-of-type(4)').focus()");
    page.press("Enter", "");
    page.eval("document.querySelector('.display .row:last-child button:last-child').focus()");
    page.press("Enter", "");
    assert!(size(&page) > usual * 1.4);
    page.go(&page.text("document.querySelector('.toc a').href"));
    page.wait_for("document.querySelector('.display')");
    assert!(size(&page) > usual * 1.4, "the size is forgotten on the next page");
    let paper = page.text("getComputedStyle(document.body).backgroundColor");
    assert_eq!(paper, "rgb(255, 255, 255)", "the contrast is forgotten on the next page");
    page.eval("document.querySelector('.tools button[aria-expanded]').click()");
    page.eval("document.querySelector('.display button').focus()");
    page.press("Escape", "");
    assert_eq!(page.eval("document.querySelector('.display').hidden"), true);
    page.assert_at_peace(&sample().dist("web/learner"));
}

/// A voice of a pretended system, which notes what it says and is done at once.
const VOICE: &str = "(function () {
  window.said = [];
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: function () { return [{ lang: 'zh-CN', localService: LOCAL, name: 'x' }]; },
    speak: function (piece) { window.said.push(piece.text); setTimeout(function () { piece.onend(); }, 1); },
    cancel: function () {},
    addEventListener: function () {}
  } });
})()";

#[test]
fn a_lesson_is_read_aloud_by_a_voice_of_this_computer_only() {
    let Some(browser) = Browser::start() else { return };
    let lesson = sample().dist("web/learner/lessons/jia-ting-bao-li.html");
    let mut page = browser.page();
    page.on_every_page(&VOICE.replace("LOCAL", "true"));
    page.open(&lesson, "");
    let button = "document.querySelector('.display .row:last-child button')";
    page.wait_for(&format!("{button}.textContent == '朗读'"));
    page.eval(&format!("{button}.click()"));
    page.wait_for(&format!("window.said.length > 20 && {button}.textContent == '朗读'"));
    let said = page.text("window.said.join('')");
    assert!(said.contains(&told(&page, "h1")), "the title is not read");
    assert!(!said.contains("undefined") && !said.contains("本页目录"));
    let longest = page.eval("Math.max.apply(null, window.said.map(function (text) { return text.length; }))");
    assert!(longest.as_u64().expect("a number") < 300, "browsers fall silent in long texts");
    // A voice that is a service on the network would be told what is read.
    let mut page = browser.page();
    page.on_every_page(&VOICE.replace("LOCAL", "false"));
    page.open(&lesson, "");
    page.wait_for("document.querySelector('.tools')");
    assert!(!told(&page, ".display").contains("朗读"));
}

#[test]
fn a_word_is_explained_where_it_stands() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1024, 768);
    page.open(&sample().dist("web/learner/lessons/gong-shang-bao-xian.html"), "");
    page.wait_for("document.querySelector('main a.term[aria-expanded]')");
    page.eval("document.querySelector('main a.term').focus()");
    page.press("Enter", "");
    page.wait_for("document.querySelector('.opened .meaning')");
    let listed = told(&page, ".terms-here dd");
    assert_eq!(told(&page, ".opened .meaning").trim(), listed.trim());
    assert!(page.text("document.querySelector('.opened .more a').href").contains("glossary.html#term-"));
    page.press("Escape", "");
    assert_eq!(page.eval("!!document.querySelector('.opened')"), false);
    assert_eq!(page.text("document.activeElement.className"), "term");
}

/// The clock of the class machine stands at this time.
fn clock(page: &Page, time: &str) {
    page.on_every_page(&format!(
        "(function () {{ var Real = Date; Date = function (y, m, d) {{ return y === undefined ? new Real({time}) : new Real(y, m, d); }}; \
         Date.now = Real.now; }}());"
    ));
}

#[test]
fn a_trainers_day_begins_with_what_is_taught_today() {
    let Some(browser) = Browser::start() else { return };
    let start = sample().dist("web/trainer/index.html");
    let mut page = browser.page();
    page.screen(1024, 768);
    clock(&page, "2026, 11, 21, 19, 40");
    page.open(&start, "");
    page.wait_for("document.querySelector('.of-day .now')");
    assert_eq!(told(&page, ".in-class h2"), "今天的课");
    assert!(told(&page, ".of-day .now").contains("三个路口"));
    assert!(told(&page, ".papers-of").contains("出租车司机和保安员夜班"));
    // One key leads to the lesson, one more to its slides, and on to what is ticked off before class.
    page.eval("document.querySelector('.of-day .now td a').focus()");
    page.press("Tab", "");
    assert!(page.text("document.activeElement.href").ends_with("slides/dao-lu-jiao-tong.html"));
    assert!(told(&page, ".before-class").contains("投影机"));
    let checks = "document.querySelector('.before-class a[href=\"check.html\"]')";
    assert_eq!(page.eval(&format!("{checks}.offsetHeight > 0")), true);
    page.press("Enter", "");
    page.wait_for("document.querySelector('.slide.now')");
    // On a day off, the next one.
    let mut page = browser.page();
    clock(&page, "2026, 10, 28, 9, 0");
    page.open(&start, "");
    page.wait_for("document.querySelector('.of-day')");
    assert_eq!(told(&page, ".in-class h2"), "下次上课 12月1日星期二");
    assert!(
        told(&page, ".in-class .films").contains("要放的")
            || page.eval("!document.querySelector('.films')") == true
    );
    // After the last day nothing is said of classes to come.
    let mut page = browser.page();
    clock(&page, "2027, 5, 1, 9, 0");
    page.open(&start, "");
    page.wait_for("document.querySelector('.tools')");
    assert_eq!(page.eval("document.querySelector('.in-class').hidden"), true);
}

//! 有奖问答: a contest on the big screen, from file://, by keys alone.

use crate::support::browser::{Browser, Page};
use crate::support::built::sample;

const BANK: &str = "#jia-li-de-shi";

/// The contest page, set up with two teams and two questions in the order of the bank.
fn set_up(page: &mut Page) {
    page.open(&sample().dist("web/trainer/contest.html"), BANK);
    page.wait_for("document.querySelector('.setup') && !document.querySelector('.setup').hidden");
    assert_eq!(page.eval("document.querySelectorAll('[name=bank]:checked').length").as_u64(), Some(1));
    page.eval("document.querySelector('[name=teams][value=\"2\"]').click()");
    page.eval("document.querySelector('[name=shuffle]').click()");
    page.eval("document.querySelector('[name=count]').value = '2'");
    page.eval("document.querySelectorAll('[data-names] input')[1].value = '纺织队'");
    page.eval("document.querySelector('.setup .main').focus()");
}

fn words(page: &Page, of: &str) -> String {
    page.text(&format!("document.querySelector('{of}').textContent"))
}

fn scores(page: &Page) -> String {
    page.text(
        "Array.prototype.map.call(document.querySelectorAll('.board .score'), \
         function (score) { return score.textContent; }).join(' ')",
    )
}

fn is_shown(page: &Page, of: &str) -> bool {
    page.eval(&format!("!document.querySelector('{of}').hidden")).as_bool().expect("a truth")
}

#[test]
fn a_contest_is_played_by_keys_alone() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1024, 768);
    set_up(&mut page);
    page.press("Enter", "\r");
    page.wait_for("!document.querySelector('.game').hidden");
    let first = words(&page, ".asked");
    assert!(first.starts_with("丈夫不动手"), "{first}");
    assert!(!is_shown(&page, ".because"), "the answer is not given away");

    // The second team is first; what another presses after it means nothing.
    page.press("2", "2");
    assert_eq!(words(&page, "[data-told]"), "纺织队 抢到了");
    page.press("1", "1");
    assert_eq!(words(&page, "[data-told]"), "纺织队 抢到了");
    // Wrong: it may not buzz again, the others may, by their letter too.
    page.press("-", "-");
    page.press("2", "2");
    assert!(!words(&page, "[data-told]").contains("抢到了"));
    page.press("q", "q");
    assert_eq!(words(&page, "[data-told]"), "第 1 队 抢到了");
    page.press("+", "+");
    assert_eq!(scores(&page), "10 0");
    assert!(is_shown(&page, ".because"));
    let because = words(&page, ".because");
    assert!(because.contains("伤身体的是") && because.contains("《反家庭暴力法》第二条"), "{because}");
    assert_eq!(words(&page, ".offered .right b"), "B");

    // A slip of the trainer's is undone, and done again.
    page.press("Backspace", "");
    assert_eq!(scores(&page), "0 0");
    assert!(!is_shown(&page, ".because"));
    page.press("+", "+");
    page.press("Enter", "\r");
    assert_ne!(words(&page, ".asked"), first);
    page.press("p", "p");
    page.press("+", "+");
    assert_eq!(scores(&page), "10 10");

    // Both have as much: one more question decides.
    page.press("Enter", "\r");
    assert!(words(&page, ".end .lead").contains("并列第一：第 1 队、纺织队"));
    page.press("Enter", "\r");
    page.wait_for("!document.querySelector('.game').hidden");
    assert!(words(&page, "[data-number]").contains("3 / 3"));
    page.press("2", "2");
    page.press("+", "+");
    page.press("Enter", "\r");
    assert_eq!(words(&page, ".end .lead"), "优胜 纺织队");
    assert_eq!(words(&page, ".standings li .name"), "纺织队");
    assert!(words(&page, ".standings").contains("20 分"));
    assert!(page.eval("sessionStorage.getItem('cp-contest') === null").as_bool().expect("a truth"));
    page.assert_at_peace(&sample().dist("web/trainer"));
}

#[test]
fn the_clock_ends_the_buzzing() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1440, 900);
    set_up(&mut page);
    page.eval("document.querySelector('[name=seconds]').value = '1'");
    page.press("Enter", "\r");
    page.wait_for("!document.querySelector('.game').hidden");
    page.press(" ", " ");
    page.wait_for("/over/.test(document.querySelector('[data-timer]').className)");
    assert_eq!(words(&page, "[data-told]"), "时间到");
    page.press("1", "1");
    assert!(!words(&page, "[data-told]").contains("抢到了"), "too late");
    page.press("Enter", "\r");
    assert!(is_shown(&page, ".because"), "the trainer shows the answer");
    assert_eq!(scores(&page), "0 0");
}

#[test]
fn scores_survive_a_closed_page_only_if_the_trainer_asked() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1440, 900);
    set_up(&mut page);
    page.eval("document.querySelector('[name=keep]').click()");
    page.press("Enter", "\r");
    page.press("1", "1");
    page.press("+", "+");
    page.open(&sample().dist("web/trainer/contest.html"), "");
    page.wait_for("document.querySelector('.setup') && !document.querySelector('.setup').hidden");
    assert!(is_shown(&page, "[data-do=\"resume\"]"));
    page.eval("document.querySelector('[data-do=\"resume\"]').click()");
    assert_eq!(scores(&page), "10 0");
}

#[test]
fn everything_fits_on_a_small_projector() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1024, 768);
    page.open(&sample().dist("web/trainer/contest.html"), "");
    page.wait_for("document.querySelector('.setup') && !document.querySelector('.setup').hidden");
    let top = page.eval("window.pageYOffset").as_f64().expect("a number");
    assert!(top < 1.0, "it begins at its top, not at its last button: {top}");
    page.eval("document.querySelector('[name=teams][value=\"6\"]').click()");
    page.eval("document.querySelector('[name=count]').value = '99'");
    page.eval("document.querySelector('.setup .main').click()");
    let over = "document.querySelector('[data-stage]').scrollHeight - document.querySelector('[data-stage]').clientHeight";
    for _ in 0..99 {
        page.press("Enter", "\r");
        let question = words(&page, ".asked");
        assert!(page.eval(over).as_f64().expect("a number") <= 1.0, "too much on the screen: {question}");
        page.press("Enter", "\r");
    }
    assert!(is_shown(&page, ".end"));
}

#[test]
fn learners_have_no_contest() {
    let web = sample().dist("web/learner");
    assert!(!web.join("contest.html").exists());
    let bank = std::fs::read_to_string(web.join("quizzes/jia-li-de-shi.html")).expect("a page");
    assert!(!bank.contains("contest.html"));
    let bank =
        std::fs::read_to_string(sample().dist("web/trainer/quizzes/jia-li-de-shi.html")).expect("a page");
    assert!(bank.contains("../contest.html#jia-li-de-shi"));
    let start = |edition: &str| {
        std::fs::read_to_string(sample().dist(&format!("web/{edition}/index.html"))).expect("a page")
    };
    assert!(start("trainer").contains("href=\"contest.html\""), "found from the first page");
    assert!(!start("learner").contains("contest.html"));
}

//! What opens, is ticked or comes later is as sound as the page was.

use super::axe::look;
use super::{foreign, web};
use crate::support::browser::{Browser, Page};
use crate::support::checkers;
use crate::support::files::relative;
use std::path::Path;

/// What is done on a page before it is looked at.
struct Step<'a> {
    path: &'a str,
    /// After the address.
    rest: &'a str,
    /// Done when the first condition holds; looked at when the second does.
    when: &'a str,
    script: &'a str,
    until: &'a str,
}

const fn step<'a>(path: &'a str, rest: &'a str, when: &'a str, script: &'a str, until: &'a str) -> Step<'a> {
    Step { path, rest, when, script, until }
}

const ALWAYS: &str = "true";

fn walk(web: &Path, steps: &[Step<'_>]) {
    let (Some(browser), Some(axe)) = (Browser::start(), checkers::axe()) else { return };
    let (mut page, mut found) = (browser.page(), Vec::new());
    for step in steps {
        page.open(&web.join(step.path), step.rest);
        page.wait_for(step.when);
        page.eval(&format!("{{ {} }}; 0", step.script));
        page.wait_for(step.until);
        look(&page, &axe, &format!("{}{} {}", step.path, step.rest, step.script), false, &mut found);
    }
    assert!(found.is_empty(), "axe-core says:\n{}", found.join("\n"));
}

const CITED: &str = "document.querySelector('a.cite[aria-expanded]').click()";
const OPENED: &str = "document.querySelector('.opened')";
const TOOLS: &str = "document.querySelector('.tools button')";

#[test]
fn on_pages_of_learners() {
    let steps = [
        step("lessons/jia-ting-bao-li.html", "", TOOLS, CITED, OPENED),
        step(
            "lessons/jia-ting-bao-li.html",
            "",
            TOOLS,
            "document.querySelector('.tools button:last-child').click(); document.querySelector('.display button:last-child').click()",
            "document.documentElement.getAttribute('data-size') == '3'",
        ),
        step(
            "search.html",
            "?q=%E5%AE%B6%E5%BA%AD%E6%9A%B4%E5%8A%9B",
            ALWAYS,
            "",
            "document.querySelector('.search-hit')",
        ),
        step("search.html", "?q=zzqqxx", ALWAYS, "", "!document.querySelector('[data-search-none]').hidden"),
        step(
            "media/san-bu-zou.html",
            "?in=jia-ting-bao-li",
            ALWAYS,
            "",
            "document.querySelector('.keys') && !document.querySelector('.keys').hidden",
        ),
        step(
            "media/ping-an-shang-gang-kuai-ban.html",
            "",
            ALWAYS,
            "",
            "document.querySelector('.timed .to-time')",
        ),
        step("timetable.html", "#d-2026-12-01", ALWAYS, "", "document.querySelector('.of-day')"),
        step("slides/jia-ting-bao-li.html", "?presenter", ALWAYS, "", "document.querySelector('.presenter')"),
    ];
    walk(&web("learner"), &steps);
}

#[test]
fn on_pages_of_trainers() {
    let all_answers = "document.querySelector('.tools button').click()";
    let are_open = "document.querySelector('.key[open]') && !document.querySelector('.key:not([open])')";
    let ticks = "Array.prototype.forEach.call(document.querySelectorAll('.ticks input'), function (box) { box.click(); })";
    let steps = [
        step(
            "quizzes/qian-dai-zi.html",
            "",
            "document.querySelector('.checking')",
            "document.querySelector('#question-1 input').click(); document.querySelector('.check').click()",
            "document.querySelector('.practice:not([hidden]) .told')",
        ),
        step(
            "lessons/jia-ting-bao-li.html",
            "",
            TOOLS,
            "document.querySelector('.display .row:nth-child(2) button:last-child').click()",
            "document.documentElement.getAttribute('data-contrast') == 'full'",
        ),
        step("quizzes/jia-li-de-shi.html", "", TOOLS, all_answers, are_open),
        step("lessons/jia-ting-bao-li.html", "", TOOLS, all_answers, are_open),
        step("lessons/jia-ting-bao-li.html", "", TOOLS, CITED, OPENED),
        step(
            "classes/zhi-gong-er-ban.html",
            "",
            ALWAYS,
            ticks,
            "document.querySelectorAll('.ticks :checked').length > 4",
        ),
        step("slides/jia-ting-bao-li.html", "?presenter", ALWAYS, "", "document.querySelector('.presenter')"),
    ];
    walk(&web("trainer"), &steps);
}

#[test]
fn in_other_languages() {
    for edition in ["en", "ug"] {
        let steps = [
            step("lessons/xiang-lin-guan-xi.html", "", TOOLS, CITED, OPENED),
            step("laws/yuan-zi-fa.html", "", TOOLS, "document.getElementById('texts-2').click()", ALWAYS),
        ];
        walk(&foreign(edition), &steps);
    }
}

#[test]
fn with_contents_folded_and_not() {
    let (Some(browser), Some(axe)) = (Browser::start(), checkers::axe()) else { return };
    let (mut page, mut found) = (browser.page(), Vec::new());
    page.screen(320, 800);
    page.open(&web("learner").join("lessons/jia-ting-bao-li.html"), "");
    page.wait_for("!document.querySelector('.contents').open");
    look(&page, &axe, "folded", false, &mut found);
    page.eval("document.querySelector('.contents').open = true");
    look(&page, &axe, "opened", false, &mut found);
    assert!(found.is_empty(), "axe-core says:\n{}", found.join("\n"));
}

#[test]
fn on_every_slide() {
    let (Some(browser), Some(axe)) = (Browser::start(), checkers::axe()) else { return };
    let (mut page, mut found) = (browser.page(), Vec::new());
    page.screen(1024, 768);
    page.open(&web("trainer").join("slides/jia-ting-bao-li.html"), "");
    page.wait_for("document.querySelector('.slide.now')");
    for number in 1..=page.eval("document.querySelectorAll('.slide').length").as_u64().expect("a number") {
        page.eval(&format!("location.hash = '#{number}'"));
        page.wait_for(&format!("document.querySelector('.slide.now').id == 's{number}'"));
        page.eval("Array.prototype.forEach.call(document.querySelectorAll('.slide.now .key'), function (key) { key.open = true; })");
        look(&page, &axe, &format!("slide {number}"), false, &mut found);
    }
    assert!(found.is_empty(), "axe-core says:\n{}", found.join("\n"));
}

#[test]
fn from_the_first_question_of_a_contest_to_the_winner() {
    let (Some(browser), Some(axe)) = (Browser::start(), checkers::axe()) else { return };
    let (mut page, mut found) = (browser.page(), Vec::new());
    page.screen(1024, 768);
    page.open(&web("trainer").join("contest.html"), "#jia-li-de-shi");
    page.wait_for("!document.querySelector('.setup').hidden");
    let mut see = |page: &Page, what: &str| look(page, &axe, what, false, &mut found);
    see(&page, "setting up");
    page.eval(
        "document.querySelector('[name=count]').value = '1'; document.querySelector('.setup .main').click()",
    );
    page.wait_for("!document.querySelector('.game').hidden");
    see(&page, "a question");
    page.press("1", "1");
    see(&page, "a team");
    page.eval("document.querySelector('.game [data-do=reveal]').click()");
    see(&page, "the answer");
    page.eval("document.querySelector('.game [data-do=stop]').click()");
    page.wait_for("!document.querySelector('.end').hidden");
    see(&page, "the end");
    assert!(found.is_empty(), "axe-core says:\n{}", found.join("\n"));
}

#[test]
fn when_a_copy_was_checked() {
    let (Some(browser), Some(axe)) = (Browser::start(), checkers::axe()) else { return };
    let (mut page, mut found) = (browser.page(), Vec::new());
    // Another edition: some files are the same, many are not.
    for edition in ["learner", "trainer"] {
        page.open(&web("learner").join("check.html"), "");
        page.wait_for("!document.querySelector('[data-chooser]').hidden");
        page.choose("[data-check-page] input[type=file]", &web(edition));
        page.wait_for("!document.querySelector('[data-verdict]').hidden");
        look(&page, &axe, &relative(&web(edition), &web("")), false, &mut found);
    }
    assert!(found.is_empty(), "axe-core says:\n{}", found.join("\n"));
}

//! Nothing jumps while a page comes up.

use super::{editions, web};
use crate::support::browser::Browser;
use crate::support::files::relative;
use crate::support::html::one_of_each_kind;
use serde_json::Value;

/// Waits for what scripts add, then gives all shifts since the beginning, and what moved. What moves inside a browser's
/// own player has no element of ours.
const SHIFTS: &str = "new Promise(function (done) {
  setTimeout(function () {
    var sum = 0, moved = [];
    new PerformanceObserver(function (list) {
      list.getEntries().forEach(function (entry) {
        var ours = entry.sources.filter(function (source) { return source.node; });
        sum += ours.length ? entry.value : 0;
        ours.forEach(function (source) { moved.push(source.node.nodeName + '.' + source.node.className); });
      });
    }).observe({type: 'layout-shift', buffered: true});
    setTimeout(function () { done([sum, moved.join(' ')]); }, 50);
  }, 150);
})";

#[test]
fn no_page_jumps_while_it_loads() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    for (width, height) in [(1024, 768), (390, 844)] {
        page.screen(width, height);
        for web in editions() {
            for file in one_of_each_kind(&web) {
                // What jumps by its making jumps every time; a face that a busy machine reads late does not.
                let jumps = (0..3).map(|_| {
                    page.open(&file, "");
                    page.eval(SHIFTS)
                });
                let calm = |shifts: &Value| shifts[0].as_f64().expect("a number") < 0.005;
                let seen: Vec<Value> = jumps.take_while(|shifts| !calm(shifts)).collect();
                assert!(seen.len() < 3, "{} at {width}: {seen:?}", relative(&file, &web));
            }
        }
    }
}

/// What is taught today stands above the courses when they are shown.
#[test]
fn the_start_page_does_not_jump_on_a_day_with_lessons() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1024, 768);
    page.on_every_page(
        "(function () { var Real = Date; Date = function () { return new Real(2026, 11, 7, 15, 0); }; Date.now = Real.now; }());",
    );
    for edition in ["learner", "trainer"] {
        for _ in 0..3 {
            page.open(&web(edition).join("index.html"), "");
            page.wait_for("document.querySelector('.in-class table')");
            let shifts = page.eval(SHIFTS);
            assert!(shifts[0].as_f64().is_some_and(|sum| sum < 0.005), "{edition}: {shifts}");
        }
    }
}

/// The measure sees what jumps.
#[test]
fn a_jump_is_seen() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.open(&web("learner").join("index.html"), "");
    page.eval("new Promise(function (done) { setTimeout(done, 300); })");
    page.eval("document.body.insertBefore(document.createElement('p'), document.body.firstChild).style.height = '300px'");
    let shifts = page.eval(SHIFTS);
    assert!(shifts[0].as_f64().is_some_and(|sum| sum > 0.05), "{shifts}");
}

//! By keys alone: each stop can be seen, none is a trap, and each is large enough for a finger.

use super::{foreign, web};
use crate::support::browser::Browser;
use crate::support::files::relative;
use crate::support::html::one_of_each_kind;
use std::collections::BTreeSet;
use std::path::Path;

/// Where the focus is: the number of the element, and what is wrong with the sight of it. A control that is itself
/// invisible shows the focus on its label.
const STOP: &str = "(function () {
  var element = document.activeElement;
  if (!element || element === document.body) { return null; }
  window.stops = window.stops || [];
  if (window.stops.indexOf(element) < 0) { window.stops.push(element); }
  var shown = element, box = element.getBoundingClientRect(), wrong = [];
  if ((getComputedStyle(element).opacity === '0' || box.width < 2) && element.labels && element.labels[0]) {
    shown = element.labels[0];
    if (getComputedStyle(shown).outlineStyle === 'none' && shown.querySelector('span')) { shown = shown.querySelector('span'); }
    box = shown.getBoundingClientRect();
  }
  var style = getComputedStyle(shown);
  /* A player marks the control inside it. */
  if (!/AUDIO|VIDEO/.test(shown.nodeName) && (style.outlineStyle === 'none' || !parseFloat(style.outlineWidth))) { wrong.push('no mark of the focus'); }
  var line = shown.getClientRects()[0] || box;
  if (line.bottom < 1 || line.top > innerHeight - 1 || line.right < 1 || line.left > innerWidth - 1) { wrong.push('out of sight'); }
  /* Something of it must be on top, somewhere in the window. */
  var seen = [0.1, 0.3, 0.5, 0.7, 0.9].some(function (at) {
    var y = Math.min(Math.max(line.top, 0) + 4 + (Math.min(line.bottom, innerHeight) - Math.max(line.top, 0) - 8) * at, innerHeight - 1);
    var top = document.elementFromPoint(Math.min(Math.max(line.left + line.width * at, 0), innerWidth - 1), y);
    return top && (top === shown || shown.contains(top) || top.contains(shown) && top !== document.body && top !== document.documentElement);
  });
  if (!seen) { wrong.push('something lies over it'); }
  return [window.stops.indexOf(element), wrong.length ? wrong.join(', ') + ': ' + element.outerHTML.slice(0, 100) : ''];
})()";

/// More stops are more of the same.
const STOPS: usize = 60;

fn walk(web: &Path, width: u32, height: u32) {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(width, height);
    for file in one_of_each_kind(web) {
        let name = relative(&file, web);
        page.open(&file, "");
        page.eval("document.querySelector('.skip, .setup input, main a').focus()");
        let (mut seen, mut caught) = (BTreeSet::new(), 0);
        while seen.len() < STOPS {
            page.press("Tab", "");
            let stop = page.eval(STOP);
            let Some(number) = stop[0].as_u64() else { break };
            let wrong = stop[1].as_str().expect("a text");
            assert!(wrong.is_empty(), "{name} at {width}, stop {number}: {wrong}");
            if seen.insert(number) {
                caught = 0;
                continue;
            }
            // Round to the beginning is no trap; a player has several controls inside it.
            if number == 0 {
                break;
            }
            caught += 1;
            assert!(caught < 10, "{name}: the focus is caught at {number} of {}", seen.len());
        }
        assert!(seen.len() > 4, "{name}: only {} stops", seen.len());
    }
}

#[test]
fn every_stop_can_be_seen_and_left() {
    walk(&web("trainer"), 1024, 768);
}

#[test]
fn every_stop_can_be_seen_where_one_reads_from_the_right() {
    walk(&foreign("ug"), 1024, 768);
}

/// The bar at the top hides nothing that is walked to, forwards or backwards, in a small window.
#[test]
fn nothing_lies_over_the_focus_on_the_way_back() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    for (width, height) in [(1024, 500), (320, 256)] {
        page.screen(width, height);
        page.open(&web("trainer").join("lessons/jia-ting-bao-li.html"), "");
        page.eval(
            "window.scrollTo(0, document.body.scrollHeight); document.querySelector('.bottom a').focus(); 0",
        );
        for _ in 0..30 {
            page.eval(
                "(function () {
                  var all = Array.prototype.filter.call(document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]'), function (each) { return each.offsetWidth; });
                  all[all.indexOf(document.activeElement) - 1].focus();
                })()",
            );
            let wrong = page.eval(STOP);
            let wrong = wrong[1].as_str().expect("a text").to_owned();
            assert!(!wrong.contains("lies over") && !wrong.contains("sight"), "{width}: {wrong}");
        }
    }
}

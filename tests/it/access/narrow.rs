//! Letters four times as large, and letters set apart as readers need them: everything stays in sight, nothing is cut.

use super::editions;
use crate::support::browser::Browser;
use crate::support::files::relative;
use crate::support::html::one_of_each_kind;

/// WCAG 1.4.12: the distances that a reader may set.
const APART: &str = "(function () {
  var sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [sheet];
})()";

/// What is wider than the window, and text that its own frame cuts off.
const CUT: &str = "(function () {
  var width = document.documentElement.clientWidth, found = [];
  if (document.documentElement.scrollWidth > width) { found.push('the page is ' + document.documentElement.scrollWidth + ' wide'); }
  function scrolls(element) {
    for (var each = element.parentElement; each; each = each.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(each).overflowX)) { return true; }
    }
    return false;
  }
  Array.prototype.forEach.call(document.querySelectorAll('body *'), function (element) {
    var style = getComputedStyle(element), box = element.getBoundingClientRect(), hides = /hidden|clip/;
    if (!box.width || element.className === 'hidden' || !element.textContent.trim() || style.visibility === 'hidden' || box.right < 0) { return; }
    var name = element.nodeName + '.' + element.className;
    if (hides.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1 || hides.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1) {
      found.push('cut: ' + name);
    } else if ((box.right > width + 1 || box.left < -1) && !scrolls(element) && !/skip/.test(name)) {
      found.push('outside: ' + name);
    }
  });
  return found.slice(0, 5).join(', ');
})()";

#[test]
fn nothing_is_cut_or_outside_the_window() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    // A window of 1280 × 1024 at 400 %.
    page.screen(320, 256);
    for web in editions() {
        for file in one_of_each_kind(&web) {
            let name = relative(&file, &web);
            // A projector shows one slide as large as it is wide; what is too much for it shrinks (tests of slides).
            if name.starts_with("slides/") {
                continue;
            }
            page.open(&file, "");
            for set in ["0", APART] {
                page.eval(set);
                let cut = page.text(CUT);
                assert!(cut.is_empty(), "{name}{}: {cut}", if set == APART { ", set apart" } else { "" });
            }
        }
    }
}

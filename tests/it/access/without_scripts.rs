//! Without scripts every text is there.

use super::editions;
use crate::support::browser::{Browser, Page};
use crate::support::files::relative;
use crate::support::html::one_of_each_kind;
use std::path::Path;

/// The lines of the page's text, with everything unfolded and without what only scripts can do: controls that do nothing
/// else, the parts of a game. (Tables of a day repeat what stands on the pages of its classes.)
const LINES: &str = "(function () {
  var tools = '.tools, .turns, .keys, .hint, .remote, [data-turn], .of-day, .in-class, .checking, .practice, [data-chooser], .setup, .cues, [data-search-results], [data-search-status]';
  Array.prototype.forEach.call(document.querySelectorAll(tools), function (tool) { tool.style.display = 'none'; });
  Array.prototype.forEach.call(document.querySelectorAll('details'), function (each) { each.setAttribute('open', ''); });
  return document.querySelector('main').innerText.split('\\n').map(function (line) { return line.trim(); }).filter(String);
})()";

fn lines(page: &mut Page, file: &Path, scripts: bool) -> Vec<String> {
    page.scripts(scripts);
    page.open(file, "");
    let lines = page.eval(LINES);
    let lines = lines.as_array().expect("a list").iter();
    lines.map(|line| line.as_str().expect("a text").split_whitespace().collect()).collect()
}

#[test]
fn every_text_is_reachable() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1440, 900);
    for web in editions() {
        for file in one_of_each_kind(&web) {
            let name = relative(&file, &web);
            let with = lines(&mut page, &file, true);
            let without = lines(&mut page, &file, false).concat();
            assert!(without.chars().count() > 20, "{name}: {without}");
            let missing: Vec<&String> = with.iter().filter(|line| !without.contains(line.as_str())).collect();
            assert!(missing.is_empty(), "{name}: only with scripts: {missing:?}");
        }
    }
}

/// What cannot be done without scripts says so, and says what to do.
#[test]
fn what_needs_scripts_says_what_to_do() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.scripts(false);
    for web in editions() {
        page.open(&web.join("search.html"), "");
        assert_eq!(page.eval("document.querySelectorAll('noscript a[href=\"titles.html\"]').length"), 1);
        assert!(page.eval("document.querySelector('noscript p').offsetHeight").as_u64() > Some(0));
        page.open(&web.join("check.html"), "");
        assert!(page.text("document.querySelector('main').innerText").contains("sha256sum -c SHA256SUMS"));
        page.open(&web.join("timetable.html"), "");
        let days = page.eval("document.querySelectorAll('.day a[href^=\"classes/\"]').length");
        assert!(days.as_u64() > Some(5), "{days}");
    }
}

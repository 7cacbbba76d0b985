//! How soon a search shows its first result, from `file://`, in a Chromium that has just started.

use crate::support::browser::{Browser, Page};
use crate::support::search;
use std::path::{Path, PathBuf};

/// Queries of two, five and seven characters, and the address of an article.
const QUERIES: [&str; 4] = ["离婚", "未成年人保护", "人身安全保护令", "第37条"];

/// Notes when the first result stands in the page, counted from the moment its address was opened.
const WATCH: &str = "new MutationObserver(function (_, watcher) {
  if (document.querySelector('.search-hit, .search-card')) { window.firstResult = performance.now(); watcher.disconnect(); }
}).observe(document, { childList: true, subtree: true });";

/// Searches for something else and then for QUERY again: milliseconds until its first result stands.
const AGAIN: &str = "new Promise(function (resolve) {
  var field = document.querySelector('[data-search-page] [data-search-field]');
  function search(query, then) {
    var begin = performance.now();
    new MutationObserver(function (_, watcher) {
      if (document.querySelector('.search-hit')) { watcher.disconnect(); then(performance.now() - begin); }
    }).observe(document.querySelector('[data-search-results]'), { childList: true, subtree: true });
    field.value = query;
    field.form.dispatchEvent(new Event('submit', { cancelable: true }));
  }
  search('合同', function () { setTimeout(function () { search(QUERY, resolve); }, 500); });
})";

/// Prints milliseconds from opening the page to the first result, the bytes read by then and milliseconds when the same
/// query comes again.
pub fn measure(web: &Path) {
    println!("  {:<24} {:>9} {:>9} {:>9}", "first search for", "first ms", "kB read", "again ms");
    for query in QUERIES {
        // A browser of its own each time: nothing is warm but the system's cache of files.
        let Some(browser) = Browser::start() else { return };
        let mut page = browser.page();
        page.on_every_page(WATCH);
        search::ask(&mut page, web, query);
        let first = page.eval("window.firstResult").as_f64().expect("a result");
        let read = bytes(&mut page) as f64 / 1e3;
        let again = page.eval(&AGAIN.replace("QUERY", &format!("'{query}'"))).as_f64().expect("a result");
        println!("  {query:<24} {first:>9.0} {read:>9.0} {again:>9.0}");
    }
}

/// Bytes of all files that the page asked for.
fn bytes(page: &mut Page) -> u64 {
    let files = page.requests().iter().filter_map(|url| url.strip_prefix("file://"));
    let files = files.map(|path| PathBuf::from(path.split(['?', '#']).next().unwrap_or_default()));
    files.map(|file| std::fs::metadata(file).map_or(0, |facts| facts.len())).sum()
}

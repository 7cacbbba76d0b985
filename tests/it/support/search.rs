//! The search page as people use it.

use super::browser::Page;
use std::collections::BTreeSet;
use std::path::Path;

/// Opens the search page of a bundle by an address with a query, and waits for its answer.
#[track_caller]
pub fn ask(page: &mut Page, web: &Path, query: &str) {
    page.open(&web.join("search.html"), &format!("?q={}", coursepack::base::path::encode_url(query)));
    settled(page, query);
}

/// Waits until the answer to `query` stands.
#[track_caller]
pub fn settled(page: &mut Page, query: &str) {
    let query = serde_json::Value::from(query);
    page.wait_for(&format!(
        "document.querySelector('[data-search-status]').textContent.indexOf({query}) >= 0 && \
         Array.prototype.every.call(document.querySelectorAll('.search-group'), \
         function (group) {{ return group.querySelector('.search-hit'); }})"
    ));
}

/// Where the links that `selector` finds lead, below the bundle.
pub fn links(page: &Page, selector: &str) -> Vec<String> {
    let script = format!(
        "(function () {{ var home = location.href.replace(/[^\\/]*$/, '').replace(/search.html.*$/, ''); \
         return Array.prototype.map.call(document.querySelectorAll('{selector}'), \
         function (a) {{ return decodeURIComponent(a.href.slice(home.length)); }}); }})()"
    );
    let found = page.eval(&script);
    let found = found.as_array().expect("a list").iter();
    found.map(|link| link.as_str().expect("an address").to_owned()).collect()
}

/// Every page that the search finds for `query`, after asking for more until there is no more.
#[track_caller]
pub fn all_pages(page: &mut Page, web: &Path, query: &str) -> BTreeSet<String> {
    ask(page, web, query);
    let button = "Array.prototype.filter.call(document.querySelectorAll('.search-more'), \
                  function (button) { return !button.hidden; })[0]";
    while page.eval(&format!("!!{button}")) == true {
        let before = page.eval("document.querySelectorAll('.search-hit').length");
        page.eval(&format!("{button}.click()"));
        page.wait_for(&format!("document.querySelectorAll('.search-hit').length > {before}"));
    }
    let links = links(page, ".search-hit-link").into_iter();
    links.map(|link| link.split('#').next().unwrap_or_default().to_owned()).collect()
}

/// The part of a page that is its own: what stands in `<main>`.
pub fn own_text(html: &str) -> &str {
    let start = html.find("<main").unwrap_or(0);
    // The words of cited provisions, which open in place, are the law's page's own text.
    let end = html.find("<div class=\"quotes\"").or_else(|| html.rfind("</main>")).unwrap_or(html.len());
    &html[start..end]
}

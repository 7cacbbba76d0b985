//! Search as people use it: in a real browser, from `file://`.

use crate::support::browser::{Browser, Page};
use crate::support::built::sample;
use crate::support::search::{ask, links, settled};
use std::path::PathBuf;

fn web() -> PathBuf {
    sample().dist("web/learner")
}

/// The first link of the answer to `query`: a card if there is one, else the first hit.
fn first(page: &mut Page, query: &str) -> String {
    ask(page, &web(), query);
    let links = links(page, ".search-results a.search-link, [data-search-results] a.search-link");
    links.first().unwrap_or_else(|| panic!("{query}: nothing found")).clone()
}

#[test]
fn articles_are_found_by_either_numeral() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    let mut answers = Vec::new();
    for query in ["第37条", "第三十七条", "37条"] {
        ask(&mut page, &web(), query);
        let mut hits = links(&page, ".search-hit-link");
        hits.sort();
        assert!(hits.iter().any(|hit| hit.ends_with("#art-37")), "{query}: {hits:?}");
        answers.push(hits);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
    page.assert_at_peace(&web());
}

#[test]
fn a_law_and_a_number_lead_to_the_article() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    for (query, article) in [
        ("民法典 1254", "#art-1254"),
        ("民法典1254", "#art-1254"),
        ("中华人民共和国民法典第一千二百五十四条", "#art-1254"),
        ("反家庭暴力法 23", "#art-23"),
    ] {
        let link = first(&mut page, query);
        assert!(link.starts_with("laws/") && link.ends_with(article), "{query}: {link}");
    }
    page.assert_at_peace(&web());
}

#[test]
fn everyday_words_lead_to_the_articles_that_the_glossary_cites() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    for (query, article) in [("高空抛物", "#art-1254"), ("离婚冷静期", "#art-1077"), ("见义勇为", "#art-184")]
    {
        ask(&mut page, &web(), query);
        let targets = links(&page, ".search-card a.search-link");
        assert!(targets.iter().any(|link| link.ends_with(article)), "{query}: {targets:?}");
    }
    page.assert_at_peace(&web());
}

#[test]
fn latin_words_are_found_by_their_beginnings_and_whatever_their_case() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    for query in ["cc", "CC", "ＣＣ"] {
        ask(&mut page, &web(), query);
        assert!(!links(&page, ".search-hit-link").is_empty(), "{query}");
    }
}

#[test]
fn the_keyboard_is_enough() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.open(&web().join("index.html"), "");
    page.press("/", "/");
    assert_eq!(
        page.text("document.activeElement.getAttribute('name')"),
        "q",
        "the key / goes to the search field"
    );
    page.enter("保护令");
    page.press("Enter", "");
    page.wait_for("location.pathname.slice(-11) == 'search.html'");
    settled(&mut page, "保护令");
    assert!(page.text("location.search").starts_with("?q="));
    assert_eq!(page.text("document.querySelector('[data-search-page] [name=q]').value"), "保护令");
    // Down to the first hit, and along it.
    page.eval("document.querySelector('[data-search-page] [name=q]').focus()");
    page.press("ArrowDown", "");
    assert_eq!(page.eval("/search-link/.test(document.activeElement.className)"), true);
    page.assert_at_peace(&web());
}

#[test]
fn typing_searches_and_keeps_the_address() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.open(&web().join("search.html"), "");
    page.enter("劳动合同");
    settled(&mut page, "劳动合同");
    assert!(page.text("document.querySelector('.search-hit mark').textContent").contains("劳动合同"));
    assert_eq!(page.text("decodeURIComponent(location.search)"), "?q=劳动合同");
    page.assert_at_peace(&web());
}

#[test]
fn nothing_found_is_said_with_a_way_on_and_markup_stays_text() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.open(&web().join("search.html"), "?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
    page.wait_for("document.querySelector('[data-search-status]').textContent.indexOf('<img') >= 0");
    assert_eq!(page.eval("document.querySelectorAll('[data-search-page] img').length"), 0);
    for hostile in ["__proto__", "constructor", "\"'\\", "%", "第条", "(((", "𠮷"] {
        ask(&mut page, &web(), hostile);
    }
    page.assert_at_peace(&web());
}

#[test]
fn a_learner_finds_no_words_of_the_trainers() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    // Words of a trainer block of the sample's lesson on violence at home.
    let query = "要求出警";
    ask(&mut page, &sample().dist("web/trainer"), query);
    assert!(!links(&page, ".search-hit-link").is_empty());
    page.open(&web().join("search.html"), &format!("?q={query}"));
    page.wait_for("document.querySelector('[data-search-status]').textContent.indexOf('没有找到') >= 0");
}

//! The bundle in a real browser, opened by double click.

use crate::support::browser::{Browser, Page};
use crate::support::built::sample;
use crate::support::files::relative;
use crate::support::html::{one_of_each_kind, pages};
use std::path::{Path, PathBuf};

fn web(edition: &str) -> PathBuf {
    sample().dist(&format!("web/{edition}"))
}

/// The page whose file is named in `folder` and whose title begins with `title`.
fn page_titled(web: &Path, folder: &str, title: &str) -> PathBuf {
    let found = pages(&web.join(folder)).into_iter().find(|file| {
        let html = std::fs::read_to_string(file).expect("UTF-8");
        html.contains(&format!("<title>{title}"))
    });
    found.unwrap_or_else(|| panic!("no page in {folder} is called {title}"))
}

/// Every page, on the screens of a class room, a phone, and a desk with letters four times as large.
#[test]
fn every_page_opens_calmly_and_never_scrolls_sideways() {
    let Some(browser) = Browser::start() else { return };
    for edition in ["learner", "trainer"] {
        let web = web(edition);
        let mut page = browser.page();
        for file in pages(&web) {
            page.screen(1024, 768);
            page.open(&file, "");
            for (width, height) in [(1024, 768), (390, 844), (320, 256)] {
                page.screen(width, height);
                let wide = page.eval("document.documentElement.scrollWidth").as_u64().expect("a number");
                let culprits = || page.text(WIDEST);
                assert!(
                    wide <= u64::from(width),
                    "{} is {wide} px wide at {width}: {}",
                    relative(&file, &web),
                    culprits()
                );
            }
        }
        page.assert_at_peace(&web);
    }
}

/// Which elements reach over the right edge.
const WIDEST: &str = "Array.prototype.filter.call(document.querySelectorAll('body *'), function (e) {
  return e.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
}).slice(0, 5).map(function (e) { return e.nodeName + '.' + e.className; }).join(', ')";

#[test]
fn the_start_page_leads_to_a_lesson_and_on() {
    let Some(browser) = Browser::start() else { return };
    let web = web("learner");
    let mut page = browser.page();
    page.open(&web.join("开始学习.html"), "");
    page.wait_for("document.querySelector('h1')");
    page.open(&web.join("index.html"), "");
    page.eval("document.querySelector('.toc a').click()");
    page.wait_for("/\\/lessons\\//.test(location.pathname) && document.readyState == 'complete'");
    let first = page.text("document.querySelector('h1').textContent");
    page.eval("document.querySelector('a[rel=next]').click()");
    page.wait_for("document.readyState == 'complete' && document.querySelector('a[rel=prev]')");
    page.eval("document.querySelector('a[rel=prev]').click()");
    page.wait_for(&format!("document.querySelector('h1').textContent == {}", serde_json::Value::from(first)));
    page.assert_at_peace(&web);
}

#[test]
fn an_articles_address_leads_to_the_article() {
    let Some(browser) = Browser::start() else { return };
    let web = web("learner");
    let mut page = browser.page();
    let law = page_titled(&web, "laws", "中华人民共和国反家庭暴力法");
    page.open(&law, "#art-23");
    assert_eq!(page.text("document.querySelector(':target').id"), "art-23");
    assert!(page.text("document.querySelector(':target').textContent").contains("第二十三条"));
    let top = page.eval("document.querySelector(':target').getBoundingClientRect().top");
    let top = top.as_f64().expect("a number");
    assert!((-1.0..500.0).contains(&top), "the article stands at {top} px");
    // Backlinks: the lessons that cite it.
    assert!(page.eval("document.querySelectorAll('a[href*=\"lessons/\"]').length").as_u64() > Some(0));
    page.assert_at_peace(&web);
}

/// The first citation of an article in the running text of the open page.
const CITATION: &str = "document.querySelector('.text > p a.cite[href*=\"#art-\"]')";

#[test]
fn a_citation_opens_the_words_of_its_article_in_place() {
    let Some(browser) = Browser::start() else { return };
    let web = web("learner");
    let mut page = browser.page();
    page.screen(390, 844);
    page.open(&page_titled(&web, "lessons", "关起门来"), "");
    page.wait_for("document.querySelector('.tools')");
    let address = page.text("location.href");
    page.eval(&format!("{CITATION}.focus()"));
    page.press("Enter", "\r");
    page.wait_for("document.querySelector('.opened')");
    assert_eq!(page.text("location.href"), address, "the page was left");
    let shown = page.text("document.querySelector('.opened').innerText");
    let cited = page.text(&format!("{CITATION}.textContent"));
    for part in
        ["《反家庭暴力法》第", "中华人民共和国反家庭暴力法", "2016年3月1日起施行", "现行有效", "在法律里看"]
    {
        assert!(shown.contains(part), "{cited} opens {shown}");
    }
    assert!(page.text("document.querySelector('.opened .statute').innerText").chars().count() > 20);
    assert_eq!(page.text(&format!("{CITATION}.getAttribute('aria-expanded')")), "true");
    assert_eq!(page.text("document.activeElement.className"), "opened");
    let inside = "(function (b) { return b.left >= 0 && b.right <= innerWidth && b.top >= 0 && b.bottom <= innerHeight; })\
                  (document.querySelector('.opened').getBoundingClientRect())";
    assert_eq!(page.eval(inside), true, "the words are not all on the screen");
    page.press("Escape", "");
    page.wait_for("!document.querySelector('.opened')");
    assert_eq!(page.eval(&format!("document.activeElement === {CITATION}")), true, "the focus is lost");
    // One at a time.
    page.eval("Array.prototype.forEach.call(document.querySelectorAll('a.cite[data-quote]'), function (a) { a.click(); })");
    assert_eq!(page.eval("document.querySelectorAll('.opened').length"), 1);
    page.eval("document.querySelector('.opened .more a').click()");
    page.wait_for("/\\/laws\\//.test(location.pathname) && document.querySelector(':target')");
    page.assert_at_peace(&web);
}

#[test]
fn without_scripts_a_citation_is_a_link_and_no_words_are_hidden_in_sight() {
    let Some(browser) = Browser::start() else { return };
    let web = web("learner");
    let mut page = browser.page();
    page.scripts(false);
    page.open(&page_titled(&web, "lessons", "关起门来"), "");
    assert_eq!(page.eval("document.querySelector('.quotes').getClientRects().length"), 0);
    page.eval(&format!("{CITATION}.click()"));
    page.wait_for("/\\/laws\\//.test(location.pathname) && document.querySelector(':target')");
}

#[test]
fn a_law_opens_its_own_articles_and_says_who_cites_them() {
    let Some(browser) = Browser::start() else { return };
    let web = web("learner");
    let mut page = browser.page();
    let law = page_titled(&web, "laws", "中华人民共和国反家庭暴力法");
    page.open(&law, "");
    page.wait_for("document.querySelector('.tools')");
    let own = "document.querySelector('.article a.cite[href^=\"#art-\"]')";
    if page.eval(&format!("!!{own}")) == true {
        page.eval(&format!("{own}.click()"));
        assert!(page.text("document.querySelector('.opened .statute').innerText").chars().count() > 10);
    }
    assert!(
        page.eval("document.querySelectorAll('.cited-by a[href*=\"lessons/\"]').length").as_u64() > Some(0)
    );
    page.assert_at_peace(&web);
}

#[test]
fn without_scripts_everything_is_readable() {
    let Some(browser) = Browser::start() else { return };
    let web = web("learner");
    let mut page = browser.page();
    page.scripts(false);
    page.open(&page_titled(&web, "lessons", "关起门来"), "");
    let shown = page.text("document.querySelector('main').innerText");
    assert!(shown.contains("72小时") && shown.contains("白话"), "{shown}");
    assert_eq!(page.eval("typeof window.cpNav"), "undefined", "scripts ran although they are off");
    page.open(&web.join("titles.html"), "");
    let listed =
        page.eval("document.querySelectorAll('main a[href$=\".html\"]').length").as_u64().expect("a number");
    assert!(listed as usize > 30, "{listed} titles");
    page.open(&web.join("search.html"), "");
    assert!(page.text("document.querySelector('main').innerText").contains("索引"));
}

/// The colours of all visible text and what is behind it: those of too little contrast (4.5, large text 3).
const PALE: &str = r"(function () {
  function colour(text) {
    var n = (text.match(/[\d.]+(e-?\d+)?/g) || []).map(Number), unit = /^color\(/.test(text) ? 1 : 255;
    return { c: n.slice(0, 3).map(function (x) { return x / unit; }), a: n.length > 3 ? n[3] : 1 };
  }
  function over(top, below) { return top.c.map(function (x, i) { return x * top.a + below[i] * (1 - top.a); }); }
  function light(c) {
    var l = c.map(function (x) { return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4); });
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
  }
  function behind(e) {
    if (!e) { return [1, 1, 1]; }
    var own = colour(getComputedStyle(e).backgroundColor);
    return own.a === 1 ? own.c : over(own, behind(e.parentElement));
  }
  var pale = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), node;
  while ((node = walker.nextNode())) {
    var e = node.parentElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (!node.data.trim() || !box.width || box.right < 0 || style.visibility === 'hidden' || /SCRIPT|STYLE|NOSCRIPT/.test(e.nodeName)) { continue; }
    var ground = behind(e), text = over(colour(style.color), ground), a = light(text), b = light(ground);
    var ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), size = parseFloat(style.fontSize);
    var large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
    if (ratio < (large ? 3 : 4.5) - 0.01) { pale.push(ratio.toFixed(2) + ' ' + e.nodeName + '.' + e.className + ': ' + node.data.trim().slice(0, 20)); }
  }
  return pale.slice(0, 10).join('\n');
})()";

#[test]
fn all_text_can_be_told_from_its_ground_by_day_and_by_night() {
    let Some(browser) = Browser::start() else { return };
    for edition in ["learner", "trainer"] {
        let web = web(edition);
        let mut page = browser.page();
        let mut grounds = Vec::new();
        for dark in [false, true] {
            page.dark(dark);
            for file in one_of_each_kind(&web) {
                page.open(&file, "");
                let pale = page.text(PALE);
                assert!(pale.is_empty(), "{} (dark: {dark}):\n{pale}", relative(&file, &web));
            }
            grounds.push(page.text("getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor"));
        }
        assert_ne!(grounds[0], grounds[1], "dark pages look like light ones");
    }
}

#[test]
fn the_first_key_skips_to_the_text() {
    let Some(browser) = Browser::start() else { return };
    let web = web("learner");
    let mut page = browser.page();
    page.open(&page_titled(&web, "lessons", "关起门来"), "");
    page.press("Tab", "");
    assert_eq!(page.text("document.activeElement.getAttribute('href')"), "#main");
    let visible = "(function (box) { return box.width > 1 && box.left >= 0 && box.top >= 0; })\
                   (document.activeElement.getBoundingClientRect())";
    assert_eq!(page.eval(visible), true, "the skip link is not seen when it has the focus");
}

#[test]
fn quizzes_give_nothing_away_to_learners_and_the_key_to_trainers() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    let shown = |page: &mut Page, edition: &str| {
        let web = web(edition);
        page.open(&page_titled(&web, "quizzes", "家里的事"), "");
        page.text("document.querySelector('main').textContent")
    };
    assert!(!shown(&mut page, "learner").contains("解析"));
    assert!(shown(&mut page, "trainer").contains("解析"));
}

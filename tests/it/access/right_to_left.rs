//! A lesson that is read from the right reads right, and so does Chinese within it.

use super::foreign;
use crate::support::browser::{Browser, Page};
use crate::support::files::relative;
use crate::support::html::pages;
use std::path::PathBuf;

fn lesson(name: &str) -> PathBuf {
    foreign("ug").join(format!("lessons/{name}.html"))
}

/// Left and right edge of what `selector` finds first.
fn edges(page: &Page, selector: &str) -> [f64; 2] {
    let found = page.eval(&format!(
        "(function (box) {{ return [box.left, box.right]; }})(document.querySelector('{selector}').getBoundingClientRect())"
    ));
    [0, 1].map(|at| found[at].as_f64().expect("a number"))
}

fn style(page: &Page, selector: &str, property: &str) -> String {
    page.text(&format!("getComputedStyle(document.querySelector('{selector}')).{property}"))
}

#[test]
fn a_translated_lesson_has_everything_at_the_other_side() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1440, 900);
    page.open(&lesson("xiang-lin-guan-xi"), "");
    page.wait_for("document.querySelector('.rail .tree')");
    // Contents at the right of the text, which does not lie under them.
    assert!(edges(&page, "main")[1] < edges(&page, ".rail")[0]);
    // The law at the right of its plain words, its rule at its own right.
    assert!(edges(&page, ".pair .law")[0] > edges(&page, ".pair .plain")[1]);
    assert!(edges(&page, ".pair .law")[1] <= edges(&page, "main")[1] + 1.0);
    assert_eq!(
        (style(&page, ".law", "borderRightWidth"), style(&page, ".law", "borderLeftWidth")),
        ("2px".into(), "0px".into())
    );
    // Marks, numbers and boxes before what they belong to.
    assert!(edges(&page, ".options input")[0] > edges(&page, ".options .letter")[1]);
    assert!(edges(&page, ".options .letter")[0] > edges(&page, ".options .option")[1] - 1.0);
    assert!(edges(&page, ".question")[1] > edges(&page, ".question .stem")[1] + 20.0);
    // The law's words are Chinese, and read as that.
    assert_eq!(style(&page, ".law .statute", "direction"), "ltr");
}

#[test]
fn a_lesson_that_nobody_has_translated_reads_from_the_left_within_the_page() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1440, 900);
    page.open(&lesson("jia-ting-bao-li"), "");
    page.wait_for("document.querySelector('.rail .tree')");
    assert!(edges(&page, "main")[1] < edges(&page, ".rail")[0]);
    assert!(edges(&page, ".pair .law")[1] < edges(&page, ".pair .plain")[0]);
    assert!(edges(&page, ".pair .plain")[1] <= edges(&page, "main")[1] + 1.0, "it lies under the contents");
    assert_eq!(style(&page, ".law", "borderLeftWidth"), "2px");
    assert!(edges(&page, ".options input")[1] < edges(&page, ".options .letter")[0]);
    assert_eq!(style(&page, ".block.trainer", "borderLeftWidth"), "5px");
}

/// Lists without marks stand at the edge like everything else.
#[test]
fn lists_without_marks_are_not_indented() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.screen(1024, 768);
    page.open(&foreign("ug").join("index.html"), "");
    for list in [".class-list", ".toc"] {
        let (whole, first) = (edges(&page, list), edges(&page, &format!("{list} > li")));
        assert!(
            (whole[1] - first[1]).abs() < 1.0 && (whole[0] - first[0]).abs() < 1.0,
            "{list}: {whole:?} {first:?}"
        );
    }
}

/// No Chinese is read aloud as Uyghur, and no Uyghur as Chinese.
const WRONG_TONGUE: &str = r"(function () {
  var wrong = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), node;
  while ((node = walker.nextNode())) {
    var element = node.parentElement, lang = element.closest('[lang]').lang;
    if (/^(?:SCRIPT|NOSCRIPT|OPTION)$/.test(element.nodeName)) { continue; }
    if (/[\u4e00-\u9fff]/.test(node.data) && !/^zh/.test(lang) || /[\u0620-\u06ff]{2}/.test(node.data) && lang !== 'ug') {
      wrong.push(lang + ': ' + node.data.trim());
    }
  }
  return wrong.slice(0, 5).join('\n');
})()";

#[test]
fn every_run_of_text_says_its_language() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    let web = foreign("ug");
    for file in pages(&web) {
        let asked =
            if file.ends_with("search.html") { "?q=%E5%AE%B6%E5%BA%AD%E6%9A%B4%E5%8A%9B" } else { "" };
        page.open(&file, asked);
        let wrong = page.text(WRONG_TONGUE);
        assert!(wrong.is_empty(), "{}:\n{wrong}", relative(&file, &web));
    }
}

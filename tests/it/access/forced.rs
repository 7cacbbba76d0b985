//! Colours that a system forces take all grounds away: controls keep an edge, what only a ground said has a line.

use super::{editions, web};
use crate::support::browser::Browser;
use crate::support::files::relative;
use crate::support::html::one_of_each_kind;

/// Controls without an edge that can be told from the ground.
const BARE: &str = "(function () {
  var ground = getComputedStyle(document.body).backgroundColor;
  return Array.prototype.filter.call(document.querySelectorAll('button, select, input, .choose'), function (control) {
    var style = getComputedStyle(control);
    if (!control.offsetWidth || /^(?:radio|checkbox|file)$/.test(control.type) || style.textDecorationLine === 'underline') { return false; }
    return !['Top', 'Bottom'].every(function (side) {
      return style['border' + side + 'Style'] !== 'none' && parseFloat(style['border' + side + 'Width']) > 0 && style['border' + side + 'Color'] !== ground;
    });
  }).map(function (control) { return control.outerHTML.slice(0, 90); }).join('\\n');
})()";

#[test]
fn controls_keep_their_edges() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.prefer("forced-colors", "active");
    for web in editions() {
        for file in one_of_each_kind(&web) {
            page.open(&file, "");
            assert_eq!(page.eval("matchMedia('(forced-colors: active)').matches"), true);
            let bare = page.text(BARE);
            assert!(bare.is_empty(), "{}:\n{bare}", relative(&file, &web));
        }
    }
}

#[test]
fn blocks_that_have_only_a_ground_get_a_line() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    let lesson = web("trainer").join("lessons/jia-ting-bao-li.html");
    let lines = "['.block.plain', '.case', '.block.trainer', '.keypoints'].map(function (of) {
      var style = getComputedStyle(document.querySelector(of));
      return style.backgroundColor === getComputedStyle(document.body).backgroundColor || /, 0\\)$/.test(style.backgroundColor)
        ? parseFloat(style.borderLeftWidth) : 'ground';
    })";
    page.open(&lesson, "");
    assert_eq!(page.eval(lines)[0], "ground");
    page.prefer("forced-colors", "active");
    let forced = page.eval(lines);
    let forced = forced.as_array().expect("a list");
    assert!(forced.iter().all(|width| width.as_f64().is_some_and(|width| width >= 1.0)), "{forced:?}");
}

/// More contrast makes thin rules as dark as the text, in whatever theme the reader chose.
#[test]
fn more_contrast_is_given_where_it_is_wanted() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    page.open(&web("learner").join("index.html"), "");
    let same = "(function (style) { return style.getPropertyValue('--ink').trim() === style.getPropertyValue('--line').trim(); })\
                (getComputedStyle(document.documentElement))";
    assert_eq!(page.eval(same), false);
    page.prefer("prefers-contrast", "more");
    for theme in ["light", "dark"] {
        page.eval(&format!("document.documentElement.setAttribute('data-theme', '{theme}')"));
        assert_eq!(page.eval(same), true, "{theme}");
    }
}

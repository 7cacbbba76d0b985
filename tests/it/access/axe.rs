//! axe-core finds nothing, on any page, by day and by night.

use super::{editions, foreign, web};
use crate::support::browser::{Browser, Page};
use crate::support::built::sample;
use crate::support::checkers;
use crate::support::files::relative;
use crate::support::html::{one_of_each_kind, pages};
use std::path::{Path, PathBuf};

/// Everything that WCAG 2.2 asks for at its levels A and AA, and what is good practice beyond it.
const RUN: &str = "axe.run(document, {
  runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']},
  resultTypes: ['violations']
}).then(function (found) {
  return found.violations.map(function (rule) {
    return rule.id + ': ' + rule.nodes.slice(0, 3).map(function (node) {
      return node.target.join(' ') + ' (' + node.failureSummary.split('\\n').slice(1, 3).join(' ').trim() + ')';
    }).join('; ');
  }).join('\\n');
})";

/// Looks at the open page by day and by night, with the colours that a system forces, too, where `forced`. What is wrong
/// is added to `found` after `name`.
pub(super) fn look(page: &Page, axe: &str, name: &str, forced: bool, found: &mut Vec<String>) {
    page.eval(&format!("{axe}; 0"));
    let modes =
        [("prefers-color-scheme", "light"), ("prefers-color-scheme", "dark"), ("forced-colors", "active")];
    for (feature, value) in modes.into_iter().take(if forced { 3 } else { 2 }) {
        page.prefer(feature, value);
        let told = page.text(RUN);
        if !told.is_empty() {
            found.push(format!("{name} ({value}): {told}"));
        }
    }
    page.dark(false);
}

fn look_at_all(folder: &Path, files: &[PathBuf], forced: bool) {
    let (Some(browser), Some(axe)) = (Browser::start(), checkers::axe()) else { return };
    let (mut page, mut found) = (browser.page(), Vec::new());
    for file in files {
        page.open(file, "");
        look(&page, &axe, &relative(file, folder), forced, &mut found);
    }
    assert!(!files.is_empty() && found.is_empty(), "axe-core says:\n{}", found.join("\n"));
}

#[test]
fn it_finds_nothing_for_learners() {
    let web = web("learner");
    look_at_all(&web, &pages(&web), false);
}

#[test]
fn it_finds_nothing_for_trainers() {
    let web = web("trainer");
    look_at_all(&web, &pages(&web), false);
}

#[test]
fn it_finds_nothing_in_other_languages() {
    for edition in ["en", "ug"] {
        let web = foreign(edition);
        let mut files = one_of_each_kind(&web);
        // The one that is translated, and a law in three languages.
        files.extend(["lessons/xiang-lin-guan-xi.html", "laws/yuan-zi-fa.html"].map(|path| web.join(path)));
        look_at_all(&web, &files, false);
    }
}

#[test]
fn it_finds_nothing_in_forced_colours() {
    for web in editions() {
        look_at_all(&web, &one_of_each_kind(&web), true);
    }
}

#[test]
fn it_finds_nothing_in_reports() {
    let folder = sample().dist("reports");
    look_at_all(&folder, &pages(&folder), false);
}

/// A checker that sees nothing finds nothing.
#[test]
fn it_finds_what_is_wrong() {
    let (Some(browser), Some(axe)) = (Browser::start(), checkers::axe()) else { return };
    let (mut page, mut found) = (browser.page(), Vec::new());
    page.open(&web("learner").join("index.html"), "");
    page.eval("document.querySelector('h1').innerHTML = '<a href=\"#\"></a><img src=\"x.png\">'");
    look(&page, &axe, "index.html", false, &mut found);
    let told = found.join("\n");
    assert!(told.contains("link-name") && told.contains("image-alt"), "{told}");
}

//! What can be mended at once: the fixes that `check --fix` makes, one by one or all of a file.

use super::page::Page;
use super::positions::Range;
use super::problems::Problems;
use super::protocol::{Action, Change, Edit, FileEdits};
use crate::base::path::ContentPath;
use crate::base::span::Span;
use crate::diag::{self, Diagnostic, Lang};

/// What can be done in `range` of the page's file. `singles`: fixes of single findings; `all`: one of the whole file.
/// `target` names the file and its version; `uri` the address of any.
pub(super) fn actions(
    page: &Page<'_>,
    range: Range,
    (singles, all): (bool, bool),
    target: &FileEdits,
    uri: impl Fn(&ContentPath) -> String,
) -> Vec<Action> {
    // Places of findings are those of the text that was checked.
    let checked = page.outcome.snapshot.document(page.path()).map(|file| file.hash);
    if checked != Some(page.file.hash) {
        return Vec::new();
    }
    let own =
        page.outcome.diagnostics.iter().filter(|found| found.at.path == *page.path() && found.fix.is_some());
    let own: Vec<&Diagnostic> = own.collect();
    let change =
        |edits: Vec<Edit>| Change { files: vec![FileEdits { edits, ..target.clone() }], renames: Vec::new() };
    let edit = |span: Span, text: &str| Edit { range: page.range(span), text: text.to_owned() };
    let mut problems = Problems::new(page.outcome, page.lang, uri);
    let mut actions = Vec::new();
    for found in own.iter().filter(|_| singles) {
        let place = page.range(found.at.span);
        let touches = place.start <= range.end && range.start <= place.end;
        if let (true, Some(fix)) = (touches, &found.fix) {
            let (old, new) = (found.at.span.text(page.text()), fix.as_str());
            let title = match page.lang {
                Lang::Zh => format!("“{old}”改成“{new}”"),
                Lang::En => format!("Replace `{old}` with `{new}`"),
            };
            let mends = vec![problems.problem(found)];
            actions.push(Action { title, all: false, mends, change: change(vec![edit(found.at.span, fix)]) });
        }
    }
    let fixes = diag::fixes(own.iter().copied()).remove(page.path()).unwrap_or_default();
    if all && !fixes.is_empty() {
        let title = match page.lang {
            Lang::Zh => format!("能自动改的都改好（{} 处）", fixes.len()),
            Lang::En => format!("Mend all that can be mended ({})", fixes.len()),
        };
        let edits = fixes.iter().map(|(span, text)| edit(*span, text)).collect();
        actions.push(Action { title, all: true, mends: Vec::new(), change: change(edits) });
    }
    actions
}

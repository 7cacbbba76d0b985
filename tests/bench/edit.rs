//! From saving a file to what the preview then shows: a page of the bundle, and a sheet.

use crate::cost::LESSON;
use crate::support::preview::Preview;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// So many files are saved, one after another.
const EDITS: usize = 50;

/// What the lesson becomes.
const PAGE: &str = "/web/learner/lessons/di-04-ke.html";
const SHEET: &str = "/__coursepack/sheet/learner/di-04-ke.pdf";

/// Edits a lesson of the programme at `root` again and again, and puts it back.
pub fn measure(root: &Path, name: &str) {
    let lesson = root.join(LESSON);
    let text = fs::read_to_string(&lesson).expect("a lesson");
    let preview = Preview::of(root);
    while !preview.ask(PAGE, "localhost").starts_with("HTTP/1.1 200") {
        std::thread::sleep(Duration::from_millis(100));
    }
    let mut last = Vec::new();
    let mut sheet = |_: &str| {
        let now = preview.bytes(SHEET, "localhost");
        let is_new = now.starts_with(b"HTTP/1.1 200") && now != last;
        last = now;
        is_new
    };
    sheet("");
    let page = &mut |mark: &str| preview.ask(PAGE, "localhost").contains(mark);
    for (what, edits, shows) in
        [("page", EDITS, page as &mut dyn FnMut(&str) -> bool), ("sheet", EDITS / 5, &mut sheet)]
    {
        let mut times: Vec<Duration> = (0..edits).map(|edit| saved(&lesson, &text, edit, shows)).collect();
        times.sort();
        let [median, longest] = [times[edits / 2], times[edits - 1]].map(|time| time.as_secs_f64() * 1e3);
        println!(
            "{name}: a saved lesson's {what} is there after {median:.1} ms (median of {edits}; longest {longest:.1})"
        );
    }
    fs::write(&lesson, text).expect("written");
}

/// How long it takes until what is saved is shown.
fn saved(lesson: &Path, text: &str, edit: usize, shows: &mut dyn FnMut(&str) -> bool) -> Duration {
    // Between two edits the whole is built, or is being built.
    std::thread::sleep(Duration::from_millis(500));
    let mark = format!("记号{edit:04}");
    fs::write(lesson, format!("{text}\n\n{mark}\n")).expect("written");
    let start = Instant::now();
    while !shows(&mark) {
        assert!(start.elapsed() < Duration::from_secs(60), "the edit is never shown");
        std::thread::sleep(Duration::from_millis(1));
    }
    start.elapsed()
}

//! The full-size programme, made of real laws: what an office would have built last winter.

use crate::sample::check_pdf;
use crate::support::browser::Browser;
use crate::support::built::{Built, winter};
use crate::support::files::{below, relative};
use crate::support::{need, search, words};
use std::collections::BTreeSet;
use std::fs;

/// What `winter.py` puts into every trainer block and every answer.
const SECRETS: [&str; 2] = ["讲师暗号", "答案暗号"];

#[test]
fn no_file_of_the_learners_holds_a_secret_and_the_trainers_do() {
    let Some(winter) = winter() else { return };
    let Some(pdftotext) = need::program("pdftotext") else { return };
    let files = |edition: &str| {
        let web = below(&winter.dist(&format!("web/{edition}"))).into_iter().map(|file| {
            let bytes = fs::read(&file).expect("a readable file");
            (file, words::squeeze(&String::from_utf8_lossy(&bytes)))
        });
        let print = below(&winter.dist(&format!("print/{edition}"))).into_iter();
        let print = print.map(|file| (file.clone(), words::of_pdf(&file, &pdftotext)));
        web.chain(print).collect::<Vec<_>>()
    };
    let trainer = files("trainer");
    for secret in SECRETS {
        for ext in ["html", "pdf"] {
            let holds = trainer
                .iter()
                .any(|(file, words)| file.extension().is_some_and(|e| e == ext) && words.contains(secret));
            assert!(holds, "no {ext} of the trainers holds {secret}: nothing is proved");
        }
        for (file, words) in files("learner") {
            assert!(!words.contains(secret), "{} holds {secret}", file.display());
        }
    }
}

#[test]
fn every_pdf_is_sound() {
    let Some(winter) = winter() else { return };
    let (Some(qpdf), Some(pdffonts)) = (need::program("qpdf"), need::program("pdffonts")) else { return };
    let pdfs = winter.pdfs();
    assert!(pdfs.len() >= 56 * 2, "only {} PDFs", pdfs.len());
    for pdf in pdfs {
        check_pdf(&pdf, &qpdf, &pdffonts);
    }
}

/// Pages whose own text holds `phrase`, below the bundle. Contents lists, and the titles of the pages before and after,
/// are no text of a page: search leads to the thing itself.
fn grep(winter: &Built, edition: &str, phrase: &str) -> BTreeSet<String> {
    let web = winter.dist(&format!("web/{edition}"));
    let holds = |file: &std::path::PathBuf| {
        let html = fs::read_to_string(file).expect("UTF-8");
        words::of_html(&without_navigation(search::own_text(&html))).contains(phrase)
    };
    let pages = below(&web).into_iter().filter(|file| file.extension().is_some_and(|ext| ext == "html"));
    let pages = pages.filter(holds).map(|file| relative(&file, &web));
    pages
        .filter(|page| page.contains('/') || page == "glossary.html")
        // What these show is found in the lesson, in the law, and on the page of the class.
        .filter(|page| {
            !["slides/", "comparisons/", "places/", "trainers/"].iter().any(|folder| page.starts_with(folder))
        })
        .collect()
}

fn without_navigation(html: &str) -> String {
    let pieces = html.split("<nav");
    let kept = pieces.enumerate().map(|(at, piece)| match piece.split_once("</nav>") {
        Some((_, rest)) if at > 0 => rest,
        _ => piece,
    });
    kept.collect()
}

#[test]
fn search_finds_what_grep_finds() {
    let Some(winter) = winter() else { return };
    let Some(browser) = Browser::start() else { return };
    for edition in ["learner", "trainer"] {
        let web = winter.dist(&format!("web/{edition}"));
        let mut page = browser.page();
        for phrase in ["未成年人保护", "人身安全保护令", "监护人"] {
            let expected = grep(winter, edition, phrase);
            assert!(expected.len() > 2, "{phrase} is on {} pages only", expected.len());
            let found = search::all_pages(&mut page, &web, phrase);
            let missed: Vec<&String> = expected.difference(&found).collect();
            assert!(missed.is_empty(), "{edition}, {phrase}: missed {missed:#?}");
            let precision = expected.len() as f64 / found.len() as f64;
            assert!(
                precision > 0.9,
                "{edition}, {phrase}: {} pages found, {} hold it",
                found.len(),
                expected.len()
            );
        }
        page.assert_at_peace(&web);
    }
}

#[test]
fn pages_of_every_kind_open_without_a_complaint() {
    let Some(winter) = winter() else { return };
    let Some(browser) = Browser::start() else { return };
    for edition in ["learner", "trainer"] {
        let web = winter.dist(&format!("web/{edition}"));
        let mut page = browser.page();
        page.open(&web.join("index.html"), "");
        for folder in
            ["lessons", "slides", "laws", "comparisons", "policies", "cases", "quizzes", "classes", "courses"]
        {
            let mut pages = below(&web.join(folder)).into_iter();
            let first = pages.find(|file| file.extension().is_some_and(|ext| ext == "html"));
            page.open(&first.unwrap_or_else(|| panic!("{edition}: no pages in {folder}")), "");
            assert!(page.text("document.title").len() > 3);
        }
        page.assert_at_peace(&web);
    }
}

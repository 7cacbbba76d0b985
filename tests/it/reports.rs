//! The reports for editors, as an editor, a spreadsheet and a lawyer meet them.

use crate::support::built::sample;
use crate::support::files::{below, relative};
use crate::support::need;
use crate::support::program;
use crate::support::project::{Project, fingerprint};
use crate::support::words;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

fn report(name: &str) -> String {
    fs::read_to_string(sample().dist("reports").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn register() -> Vec<Value> {
    let read: Value = serde_json::from_str(&report("citations.json")).expect("JSON");
    read.as_array().expect("an array").clone()
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap_or_else(|| panic!("no text `{key}` in {row}"))
}

/// The words of one page of a PDF without blanks; nothing where there is no `pdftotext`.
fn words_of_page(pdf: &Path, page: u64) -> Option<String> {
    let pdftotext = need::program("pdftotext")?;
    let page = page.to_string();
    let said = Command::new(pdftotext).args(["-f", &page, "-l", &page]).arg(pdf).arg("-").output();
    let said = said.expect("pdftotext starts");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    Some(words::squeeze(&String::from_utf8_lossy(&said.stdout)))
}

#[test]
fn the_register_is_what_the_command_lists() {
    let listed = program::run(sample().root(), &["list", "citations", "--format", "json"]).expect(0);
    let listed: Vec<Value> =
        listed.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON Lines")).collect();
    let rows = register();
    assert!(rows.len() > 20, "only {} citations", rows.len());
    assert_eq!(rows.len(), listed.len());
    for (row, listed) in rows.iter().zip(&listed) {
        for (key, value) in listed.as_object().expect("an object") {
            assert_eq!(&row[key], value, "{key} of {row}");
        }
    }
}

#[test]
fn a_spreadsheet_reads_the_same_rows() {
    let text = report("citations.csv");
    // Without the mark, Excel on a Chinese machine takes the file for GBK.
    let csv = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().expect("a head").clone();
    let rows = register();
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("RFC 4180")).collect();
    assert_eq!(records.len(), rows.len());
    for (record, row) in records.iter().zip(&rows) {
        for (head, field) in heads.iter().zip(record).filter(|(head, _)| *head != "print") {
            let value = match &row[head] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(field, value, "{head} of {row}");
        }
    }
}

#[test]
fn the_words_stand_on_the_printed_page_that_the_register_names() {
    let mut proved = 0;
    let (mut files, mut pages) = (BTreeSet::new(), BTreeMap::new());
    for row in register() {
        for print in row["print"].as_array().expect("pages") {
            let (file, page) = (text(print, "file"), print["pdf_page"].as_u64().expect("a number"));
            let read = || words_of_page(&sample().dist(file), page);
            let Some(words) = pages.entry((file.to_owned(), page)).or_insert_with(read) else { return };
            // Words that run over onto the next page begin on this one.
            let begin: String = text(&row, "text").chars().take(2).collect();
            assert!(words.contains(&begin), "{file} page {page} does not hold {begin} of {row}");
            proved += 1;
            files.insert(file.split('/').nth(2).expect("a product").to_owned());
        }
    }
    assert!(proved > 40, "{proved} pages");
    for product in ["book.pdf", "handouts", "guides"] {
        assert!(files.contains(product), "no page of {product}");
    }
}

#[test]
fn every_citation_of_a_lesson_is_on_paper() {
    // A translation is printed for learners, beside the lesson: without its keys.
    let translated = |row: &Value| text(row, "path").matches('.').count() > 1;
    let lessons = register().into_iter().filter(|row| row["kind"] == "lesson" && row["draft"] == false);
    let lessons = lessons.filter(|row| !translated(row));
    let absent: Vec<Value> = lessons.filter(|row| row["print"] == Value::Array(Vec::new())).collect();
    // What only the loudspeaker says is not printed.
    let spoken = |row: &Value| {
        let source = fs::read_to_string(sample().root().join(text(row, "path"))).expect("a lesson");
        let before: Vec<&str> = source.lines().take(row["line"].as_u64().unwrap_or(0) as usize).collect();
        let head = before.iter().rev().find(|line| !line.starts_with('>') || line.starts_with("> [!"));
        head.is_some_and(|head| ["广播", "broadcast", "幻灯"].iter().any(|name| head.contains(name)))
    };
    let absent: Vec<&Value> = absent.iter().filter(|row| !spoken(row)).collect();
    assert!(absent.is_empty(), "{absent:#?}");
}

#[test]
fn links_of_the_reports_lead_to_files_and_nothing_is_fetched() {
    let folder = sample().dist("reports");
    for name in ["index.html", "citations.html", "readability.html"] {
        let html = report(name);
        for sign in ["<script", "<img", "<link", "http://", "https://", "url(", "@import", "onclick"] {
            assert!(!html.contains(sign), "{name} holds {sign}");
        }
        let links: BTreeSet<&str> =
            html.split("href=\"").skip(1).filter_map(|rest| rest.split(['"', '#']).next()).collect();
        assert!(links.len() > 2, "{name}: {links:?}");
        for link in links {
            assert!(folder.join(link).is_file(), "{name} links to {link}");
        }
    }
}

#[test]
fn anchors_of_the_register_are_on_the_pages() {
    for row in register() {
        let Some((page, anchor)) = row["web"].as_str().and_then(|web| web.split_once('#')) else { continue };
        let html = fs::read_to_string(sample().dist("reports").join(page)).expect(page);
        assert!(html.contains(&format!("id=\"{anchor}\"")), "{page} has no {anchor}");
    }
}

#[test]
fn no_bundle_holds_a_report() {
    for file in below(&sample().dist("web")) {
        let path = relative(&file, &sample().dist("web"));
        assert!(!path.contains("reports/") && !path.contains("citations."), "{path}");
    }
}

#[test]
fn reports_alone_are_the_same_and_write_nothing_else() {
    let project = Project::of("src/cli/new/project");
    project.run(&["build"]).expect(0);
    let whole = fingerprint(&project.at("dist/reports"));
    assert!(whole.contains_key("citations.html"), "{whole:?}");
    let alone = Project::of("src/cli/new/project");
    alone.run(&["build", "--only", "reports"]).expect(0);
    assert_eq!(fingerprint(&alone.at("dist/reports")), whole);
    for folder in ["web", "print", "text"] {
        assert!(!alone.at(&format!("dist/{folder}")).exists(), "{folder} was written");
    }
}

#[test]
fn what_is_wrong_comes_first_and_by_name() {
    let project = Project::of("src/cli/new/project");
    let path = "content/lessons/买错了能退吗.md";
    project.write(path, format!("{}\n见《不存在的法》第三条。\n", project.read(path)));
    project.run(&["build", "--only", "reports"]).expect(0);
    let html = project.read("dist/reports/citations.html");
    let (wrong, all) =
        (html.find("要改的地方").expect("a list"), html.find("逐处核对").expect("the register"));
    let row = html.find("没有这部法</span><br>").expect("the row");
    assert!(wrong < row && row < all);
}

#[test]
fn the_cards_tell_what_could_be_better() {
    let project = Project::of("src/cli/new/project");
    let long = "这一句话没有停顿地一直说下去".repeat(6);
    let path = "content/lessons/买错了能退吗.md";
    project.write(path, format!("{}\n{long}。\n", project.read(path)));
    project.run(&["build", "--only", "reports"]).expect(0);
    let cards: Value = serde_json::from_str(&project.read("dist/reports/readability.json")).expect("JSON");
    let first = &cards[0];
    assert_eq!(text(first, "path"), path, "the lesson that needs most work comes first");
    assert_eq!(first["sentence_longest"], 84);
    let better: Vec<&str> =
        first["better"].as_array().expect("rules").iter().filter_map(Value::as_str).collect();
    assert!(better.contains(&"style/long-sentence"), "{better:?}");
    let html = project.read("dist/reports/readability.html");
    assert!(html.contains("最长 84 字") && html.contains("可以更好"));
    let csv = project.read("dist/reports/readability.csv");
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let read = reader.records().next().expect("a row").expect("RFC 4180");
    assert_eq!((&read[2], &read[18]), (path, "84"));
}

//! `export --format epub`: books that EPUBCheck has nothing against, in every language and for both kinds of readers.

use crate::support::exported::{exported, project, unzipped, words};
use crate::support::{checkers, words as text};

/// The files of the only book among what was exported.
fn book(name: &str, arguments: &[&str]) -> Vec<(String, Vec<u8>)> {
    let files = exported(name, arguments);
    assert_eq!(files.len(), 1, "{name}");
    let (file, bytes) = files.first_key_value().expect("a book");
    if let Some(told) = checkers::epub(&project().at(&format!("out/{name}/one/{file}"))) {
        assert!(told.is_empty(), "{name}:\n{}", told.join("\n"));
    }
    unzipped(bytes)
}

fn read(book: &[(String, Vec<u8>)], name: &str) -> String {
    let found = book.iter().find(|(known, _)| known == name);
    let (_, bytes) = found.unwrap_or_else(|| panic!("no {name}"));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

#[test]
fn a_lesson_is_a_book_with_the_provisions_that_it_cites() {
    let book = book("epub-lesson", &["lesson", "借条", "--format", "epub"]);
    assert_eq!(book[0], ("mimetype".to_owned(), b"application/epub+zip".to_vec()));
    let package = read(&book, "EPUB/package.opf");
    for part in [
        "<dc:title id=\"title\">一张借条，七个空</dc:title>",
        "<dc:language>zh-Hans</dc:language>",
        "page-progression-direction=\"ltr\"",
        "schema:accessibilitySummary",
    ] {
        assert!(package.contains(part), "{part}\n{package}");
    }
    let page = read(&book, "EPUB/lessons-jie-tiao.xhtml");
    assert!(page.contains("href=\"#quote-0\"") && page.contains("id=\"quote-0\""), "{page}");
    assert!(page.contains("本页引用的条文"));
    assert!(!page.contains("<script") && !page.contains("<input") && !page.contains(".html"), "{page}");
    assert!(read(&book, "EPUB/cover.svg").contains("一张借条"));
}

#[test]
fn a_course_has_its_lessons_in_order_and_they_lead_to_each_other() {
    let book = book("epub-course", &["course", "村里的账本", "--format", "epub"]);
    let nav = read(&book, "EPUB/nav.xhtml");
    let places =
        ["村里的账本", "集体的账，晒一晒", "地租出去了", "一张借条，七个空"].map(|title| nav.find(title));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{nav}");
    assert!(
        read(&book, "EPUB/courses-cun-li-de-zhang-ben.xhtml").contains("href=\"lessons-jie-tiao.xhtml\"")
    );
    // The whole case comes behind the lessons that tell of it.
    let lesson = read(&book, "EPUB/lessons-jie-tiao.xhtml");
    let case = lesson.split("href=\"cases-").nth(1).and_then(|rest| rest.split('"').next()).expect("a case");
    assert!(nav.contains(&format!("href=\"cases-{case}\"")), "{case}\n{nav}");
}

#[test]
fn an_edition_is_a_book_with_its_laws_and_terms() {
    // Learners who learn alone have all that learners have, and the answers.
    for (name, edition) in [("epub-alone", "alone"), ("epub-trainer", "trainer")] {
        let book = book(name, &["edition", edition]);
        let nav = read(&book, "EPUB/nav.xhtml");
        for part in ["glossary.xhtml", "cases-", "quizzes-", "laws-", "policies-", "lessons-"] {
            assert!(nav.contains(&format!("href=\"{part}")), "{part}\n{nav}");
        }
    }
}

#[test]
fn a_book_that_is_read_from_the_right_turns_its_pages_from_the_right() {
    let book = book("epub-ug", &["lesson", "相邻关系", "--format", "epub", "--edition", "ug"]);
    let package = read(&book, "EPUB/package.opf");
    assert!(
        package.contains("page-progression-direction=\"rtl\"") && package.contains("<dc:language>ug"),
        "{package}"
    );
    let page = book.iter().find(|(name, _)| name.starts_with("EPUB/lessons-")).expect("a lesson");
    let page = String::from_utf8_lossy(&page.1).into_owned();
    assert!(page.contains("lang=\"ug\" xml:lang=\"ug\" dir=\"rtl\""), "{page}");
    assert!(page.contains("xml:lang=\"zh-Hans\""), "Chinese in it says that it is Chinese\n{page}");
    self::book("epub-ug-all", &["edition", "ug"]);
    self::book("epub-en", &["course", "家门口的法", "--format", "epub", "--edition", "en"]);
}

#[test]
fn what_is_for_trainers_is_in_trainers_books_alone() {
    let lesson = project().read("content/lessons/借条.md");
    let block = lesson.split("> [!讲师]").nth(1).expect("a block for trainers");
    let lines: Vec<String> =
        block.lines().skip(1).take_while(|line| line.starts_with('>')).map(text::squeeze).collect();
    // Marks of lists and emphasis are no words.
    let sentence = lines
        .iter()
        .flat_map(|line| line.split(|c: char| !c.is_alphanumeric()))
        .max_by_key(|piece| piece.len());
    let sentence = sentence.expect("a sentence");
    assert!(sentence.chars().count() >= 6, "{sentence}");
    for format in ["html", "epub", "scorm12", "scorm2004", "kolibri"] {
        let made = |edition: &str| {
            let name = format!("leak-{format}-{edition}");
            words(&exported(&name, &["lesson", "借条", "--format", format, "--edition", edition]))
        };
        assert!(!made("learner").contains(sentence), "{format}: {sentence}");
        assert!(made("trainer").contains(sentence), "{format}: {sentence}");
    }
}

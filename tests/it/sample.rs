//! What a build of the sample programme leaves, looked at with the tools that other people have.

use crate::support::built::sample;
use crate::support::files::{below, relative, root};
use crate::support::{need, words};
use coursepack::base::hash::Hash;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const EDITIONS: [&str; 2] = ["learner", "trainer"];

/// The lessons of 《当好讲师》, in their order.
const GUIDE: [&str; 9] = ["写课", "开讲", "冷教室", "起步", "填抽屉", "条号", "一稿多样", "帮手", "出门"];

/// Whether `file` is of 《当好讲师》, which has editions of its own: its course, its bank, its cases, its lessons.
fn is_of_guide(file: &Path) -> bool {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let others = ["讲师手册", "当好讲师", "念完的那一课", "会计的那句不对", "三百份单页", "少了一半的U盘"];
    GUIDE.contains(&stem) || others.contains(&stem)
}

/// How many files of the sample's `content/<folder>/` have the extension; translations belong to their originals.
fn written(folder: &str, extension: &str) -> usize {
    let files = below(&root().join("content").join(folder)).into_iter().filter(|file| !is_of_guide(file));
    let own = files.filter(|file| file.extension().is_some_and(|ext| ext == extension));
    own.filter(|file| file.file_stem().is_some_and(|stem| !stem.to_string_lossy().contains('.'))).count()
}

fn html_files(folder: &Path) -> usize {
    below(folder).iter().filter(|file| file.extension().is_some_and(|ext| ext == "html")).count()
}

#[test]
fn every_file_has_its_page_in_both_editions() {
    for edition in EDITIONS {
        let web = sample().dist(&format!("web/{edition}"));
        for file in ["index.html", "开始学习.html", "bundle.json", "SHA256SUMS", "search.html"] {
            assert!(web.join(file).is_file(), "{edition}: no {file}");
        }
        for folder in ["courses", "lessons", "laws", "policies", "cases", "quizzes"] {
            let (pages, sources) = (html_files(&web.join(folder)), written(folder, "md"));
            assert!(sources > 0 && pages >= sources, "{edition}/{folder}: {pages} pages of {sources} files");
        }
    }
}

#[test]
fn every_lesson_has_its_handout_and_its_guide() {
    let lessons = written("lessons", "md");
    for (folder, count) in [("learner/handouts", lessons), ("trainer/guides", lessons)] {
        let pdfs = below(&sample().dist("print").join(folder)).len();
        assert_eq!(pdfs, count, "print/{folder}");
    }
    assert!(sample().dist("print/learner/book.pdf").is_file());
}

#[test]
fn links_of_the_book_lead_to_the_page_of_what_they_name() {
    let (Some(pdftohtml), Some(pdftotext)) = (need::program("pdftohtml"), need::program("pdftotext")) else {
        return;
    };
    let book = sample().dist("print/learner/book.pdf");
    let run = |tool: &Path, arguments: &[&str], to: &[&str]| {
        let out = Command::new(tool).args(arguments).arg(&book).args(to).output().expect("it starts");
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    let text = run(&pdftotext, &["-layout"], &["-"]);
    let pages: Vec<&str> = text.split('\u{c}').collect();
    let marked = run(&pdftohtml, &["-xml", "-i", "-stdout"], &[]);
    // <a href="book.html#157">《劳动争议调解仲裁法》第二十七条</a>
    let links = marked.split("<a href=\"").skip(1).filter_map(|rest| {
        let (to, rest) = rest.split_once("\">")?;
        let page: usize = to.split_once('#')?.1.parse().ok()?;
        Some((page, rest.split_once("</a>")?.0))
    });
    let links: Vec<(usize, &str)> = links.collect();
    assert!(links.len() > 1000, "{} links", links.len());
    assert!(!marked.contains("go:"), "an address that nobody has led anywhere");
    // Each whole and alone: two on one line are told as one.
    let cited = links.iter().filter(|(_, words)| words.starts_with('《') && words.matches('第').count() == 1);
    let cited = cited.filter_map(|(page, words)| Some((page, words.split_once('》')?.1)));
    let articles: Vec<_> = cited.filter(|(_, no)| no.starts_with('第') && no.ends_with('条')).collect();
    assert!(articles.len() > 100, "{} articles", articles.len());
    for (page, article) in articles {
        assert!(pages[page - 1].contains(article), "{article} is not on page {page}");
    }
}

#[test]
fn the_guide_is_in_its_own_editions_and_in_no_other() {
    let slugs = |edition: &str| -> BTreeSet<String> {
        let folder = sample().dist(&format!("web/{edition}/lessons"));
        below(&folder).iter().map(|file| relative(file, &folder)).collect()
    };
    let (zh, en) = (slugs("guide"), slugs("guide-en"));
    assert_eq!(zh.len(), GUIDE.len(), "{zh:?}");
    assert_eq!(zh, en);
    for edition in EDITIONS {
        assert!(slugs(edition).is_disjoint(&zh), "{edition}");
        assert_eq!(slugs(edition).len(), 20, "{edition}");
    }
    for folder in ["lessons", "cases", "courses", "quizzes"] {
        for file in below(&sample().dist(&format!("web/guide-en/{folder}"))) {
            let page = fs::read_to_string(&file).expect("UTF-8");
            // It shows one case of the learners', which nobody has translated.
            let known = file.ends_with("cases/liu-lou-de-hua-pen.html");
            assert!(known || !page.contains("has not been translated yet"), "{}", file.display());
        }
    }
    let Some(pdfinfo) = need::program("pdfinfo") else { return };
    for edition in ["guide", "guide-en"] {
        let book = sample().dist(&format!("print/{edition}/book.pdf"));
        let said = Command::new(&pdfinfo).arg(&book).output().expect("it starts");
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        let pages =
            said.lines().find_map(|line| line.strip_prefix("Pages:")).map(|count| count.trim().to_owned());
        let pages: u32 = pages.and_then(|count| count.parse().ok()).expect("a number of pages");
        assert!((40..90).contains(&pages), "{edition}: {pages} pages: laws and policies are not in it");
    }
}

#[test]
fn the_manifest_and_the_sums_tell_of_every_file() {
    for edition in EDITIONS {
        let web = sample().dist(&format!("web/{edition}"));
        let there: BTreeSet<String> = below(&web).iter().map(|file| relative(file, &web)).collect();

        let sums = fs::read_to_string(web.join("SHA256SUMS")).expect("UTF-8");
        let named = |line: &str| line.split_once("  ./").expect("hash, two blanks, path").1.to_owned();
        let summed: Vec<String> = sums.lines().map(named).collect();
        assert!(summed.is_sorted(), "{edition}: the sums are not sorted");
        let missing: Vec<&String> = there.iter().filter(|file| !summed.contains(file)).collect();
        assert_eq!(missing, ["SHA256SUMS"], "{edition}");

        let manifest = fs::read_to_string(web.join("bundle.json")).expect("UTF-8");
        let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
        let mut listed = BTreeSet::new();
        for file in manifest["files"].as_array().expect("a list of files") {
            let path = file["path"].as_str().expect("a path");
            let bytes = fs::read(web.join(path)).expect("a file that the manifest names");
            assert_eq!(file["size"], bytes.len(), "{path}");
            assert_eq!(file["sha256"], Hash::of(&bytes).to_string(), "{path}");
            listed.insert(path.to_owned());
        }
        let unlisted: Vec<&String> = there.difference(&listed).collect();
        assert_eq!(unlisted, ["SHA256SUMS", "bundle.json"], "{edition}: not in bundle.json");
    }
}

#[test]
fn stock_tools_find_the_sums_right() {
    let Some(sha256sum) = need::program("sha256sum") else { return };
    for edition in EDITIONS {
        let mut check = Command::new(&sha256sum);
        check.args(["--check", "--strict", "--quiet", "SHA256SUMS"]);
        let output = check.current_dir(sample().dist(&format!("web/{edition}"))).output().expect("it starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn stock_tools_find_the_pdfs_sound() {
    let (Some(qpdf), Some(pdffonts)) = (need::program("qpdf"), need::program("pdffonts")) else { return };
    for pdf in sample().pdfs() {
        check_pdf(&pdf, &qpdf, &pdffonts);
    }
}

/// Fails unless the file is well-formed, tagged, and carries all its fonts.
pub fn check_pdf(pdf: &Path, qpdf: &Path, pdffonts: &Path) {
    let output = Command::new(qpdf).arg("--check").arg(pdf).output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !said.contains("WARNING"), "{}: {said}", pdf.display());
    let output = Command::new(pdffonts).arg(pdf).output().expect("it starts");
    let table = String::from_utf8_lossy(&output.stdout);
    let fonts: Vec<&str> = table.lines().skip(2).collect();
    assert!(!fonts.is_empty(), "{}: no fonts", pdf.display());
    for font in fonts {
        // name, type (with a blank in it), encoding, emb, sub, uni, object ID (two numbers)
        let columns: Vec<&str> = font.split_whitespace().collect();
        let marks = columns.iter().rev().skip(2).take(3);
        assert!(marks.clone().all(|mark| *mark == "yes"), "{}: {font}", pdf.display());
    }
}

#[test]
fn pdfs_say_what_they_are() {
    let Some(pdfinfo) = need::program("pdfinfo") else { return };
    // What a press gets is another kind of file: see `print_shop`. Its job sheets are for people.
    let for_people = |pdf: &PathBuf| {
        let path = pdf.to_string_lossy();
        !path.contains("/shop/") || path.contains("工单")
    };
    for pdf in sample().pdfs().into_iter().filter(for_people) {
        let tell = |arguments: &[&str]| {
            let output = Command::new(&pdfinfo).args(arguments).arg(&pdf).output().expect("it starts");
            String::from_utf8_lossy(&output.stdout).into_owned()
        };
        let facts = tell(&[]);
        let fact = |name: &str| {
            let line = facts.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_else(|| panic!("{}: no {name}\n{facts}", pdf.display())).trim().to_owned()
        };
        assert_eq!(fact("Tagged:"), "yes", "{}", pdf.display());
        assert!(!fact("Title:").is_empty());
        let metadata = tell(&["-meta"]);
        assert!(
            metadata.contains("<pdfaid:part>2<") && metadata.contains("<pdfaid:conformance>A<"),
            "{metadata}"
        );
        assert!(metadata.contains("<pdfuaid:part>1<"), "{metadata}");
    }
}

/// Sentences of the blocks that begin with `mark` in the sample's lessons, long enough to be nobody else's.
fn sentences(mark: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in below(&root().join("content/lessons")).into_iter().filter(|file| !is_of_guide(file)) {
        let text = fs::read_to_string(file).expect("UTF-8");
        let mut inside = false;
        for line in text.lines() {
            inside = line.starts_with(mark) || inside && line.starts_with('>');
            if inside && !line.starts_with(mark) {
                found.extend(plain_sentences(line.trim_start_matches(['>', ' ', '-'])));
            }
        }
    }
    found
}

/// Sentences without markup of their own.
fn plain_sentences(line: &str) -> impl Iterator<Item = String> {
    let sentences = line.split(['。', '！', '？', '；', '：']).map(words::squeeze);
    sentences
        .filter(|text| text.chars().count() >= 12 && !text.contains(['[', '*', '`', '<', '《', '"', '“']))
}

/// Sentences of the explanations in the sample's question banks.
fn explanations() -> BTreeSet<String> {
    let files = below(&root().join("content/quizzes")).into_iter().filter(|file| !is_of_guide(file));
    let text: String = files.map(|file| fs::read_to_string(file).expect("UTF-8")).collect();
    text.lines().filter_map(|line| line.trim().strip_prefix("解析：")).flat_map(plain_sentences).collect()
}

#[test]
fn what_is_for_trainers_is_in_no_file_of_the_learners() {
    let Some(pdftotext) = need::program("pdftotext") else { return };
    // An explanation may say what the law's own page says, which everybody reads.
    let laws: String =
        words::of_folder(&root().join("content/laws")).into_iter().map(|(_, text)| text).collect();
    let secrets = sentences("> [!讲师]").into_iter().chain(explanations());
    let secrets: BTreeSet<String> = secrets.filter(|secret| !laws.contains(secret.as_str())).collect();
    assert!(secrets.len() > 40, "only {} sentences to look for", secrets.len());
    let all = |edition: &str| {
        let mut texts = words::of_folder(&sample().dist(&format!("web/{edition}")));
        for pdf in below(&sample().dist(&format!("print/{edition}"))) {
            texts.push((pdf.display().to_string(), words::of_pdf(&pdf, &pdftotext)));
        }
        texts
    };
    let (learner, trainer) = (all("learner"), all("trainer"));
    for secret in &secrets {
        assert!(
            trainer.iter().any(|(_, text)| text.contains(secret)),
            "not even the trainer reads: {secret}"
        );
        for (path, text) in &learner {
            assert!(!text.contains(secret), "{path}: {secret}");
        }
    }
}

/// The two cover parts of PDF/UA-1 (ISO 14289-1): 16 of the 106 rules of one, the machine's share of the checkpoints of
/// the other. They come from a registry that may be out of reach, so that their absence is told and is no failure.
#[test]
fn public_checkers_of_accessible_pdf_find_nothing() {
    let files: Vec<PathBuf> = EDITIONS
        .iter()
        .flat_map(|edition| below(&sample().dist("print").join(edition)))
        .filter(|file| file.extension().is_some_and(|ext| ext == "pdf"))
        .collect();
    assert!(files.len() > 40, "all readers' files: {}", files.len());
    for (name, arguments) in
        [("pdfua", &["check", "--min-severity", "error"][..]), ("outloud", &["--layer", "conformance"])]
    {
        let Some(program) = need::on_path(name) else {
            eprintln!("SKIPPED: there is no program `{name}` (PyPI)");
            continue;
        };
        let out = Command::new(program).args(arguments).args(&files).output().expect(name);
        assert!(out.status.success(), "{name}: {}", String::from_utf8_lossy(&out.stdout));
    }
}

//! A build that remembers the one before gives what a build from nothing gives, after any sequence of edits.

use crate::random::{self, Just, Strategy, prop_oneof, select, vec};
use crate::support::project::{Project, assert_equal, fingerprint};
use coursepack::base::path::ContentPath;
use coursepack::pipeline::glance::Look;
use coursepack::pipeline::{Builder, Options, Outcome, Part, Progress};
use std::fs;
use std::path::Path;

struct Silent;

impl Progress for Silent {
    fn begin(&self, _: usize) {}
    fn step(&self, _: &str) {}
}

/// Something an editor does to a project.
#[derive(Clone, Debug)]
enum Edit {
    /// Adds a paragraph.
    Write(&'static str),
    /// Another title: every page that names this one changes.
    Retitle(&'static str, u8),
    /// Takes a file away; what refers to it is then wrong.
    Delete(&'static str),
    /// Everything as it was in the beginning.
    Undo,
    /// One more article: a law's citations may now lead somewhere else.
    Legislate(u8),
    /// Another look.
    Restyle(u8),
    /// Another template for lessons.
    Reshape(u8),
    /// A file gets another name, or its old one again: what it holds has another id.
    Rename(&'static str),
    /// A picture for the first lesson, or another one in its place.
    Picture(u8),
    /// The film's manifest says something else of it.
    Film(u8),
}

const FILES: &[&str] = &[
    "content/lessons/第一课.md",
    "content/policies/找谁.md",
    "content/cases/夜里的鼓.md",
    "content/courses/小课.md",
    "content/quizzes/小题库.md",
    "content/glossary.md",
];

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => select(FILES).prop_map(Edit::Write),
        3 => (select(&FILES[..5]), 0..4u8).prop_map(|(file, n)| Edit::Retitle(file, n)),
        1 => select(FILES).prop_map(Edit::Delete),
        1 => Just(Edit::Undo),
        2 => (3..6u8).prop_map(Edit::Legislate),
        1 => (0..3u8).prop_map(Edit::Restyle),
        1 => (0..3u8).prop_map(Edit::Reshape),
        2 => select(&FILES[..5]).prop_map(Edit::Rename),
        1 => (1..4u8).prop_map(Edit::Picture),
        1 => (0..4u8).prop_map(Edit::Film),
    ]
}

fn apply(edit: &Edit, project: &Project) {
    let text = |file: &str| fs::read_to_string(project.at(file)).unwrap_or_default();
    match edit {
        Edit::Write(file) if *file == "content/quizzes/小题库.md" => {
            let number = text(file).matches("答案：").count() + 1;
            project.write(file, text(file) + &format!("\n{number}. 轻一点好吗？\n\n   答案：对\n"));
        }
        Edit::Write(file) => project.write(file, text(file) + "\n再说一句（《邻里示例法》第一条）。\n"),
        Edit::Retitle(file, n) => retitle(project, file, "title:", &format!("改了{n}次的题目")),
        Edit::Delete(file) => {
            let _ = fs::remove_file(project.at(file));
        }
        Edit::Undo => {
            fs::remove_dir_all(project.at("content")).expect("a folder");
            crate::support::project::copy(
                &crate::support::files::root().join("tests/errors/base"),
                project.root(),
            );
        }
        Edit::Legislate(n) => {
            let file = "content/laws/邻里示例法.md";
            let start = text(file).split("\n第四条").next().unwrap_or_default().to_owned();
            let more: String =
                (4..=*n).map(|n| format!("\n第{}条 又一条。\n", ["四", "五"][n as usize - 4])).collect();
            project.write(file, start + &more);
        }
        Edit::Restyle(n) => {
            project.write("themes/试/web/assets/own.css", format!("body {{ margin: {n}px }}\n"));
            wear_theme(project);
        }
        Edit::Reshape(n) => {
            let usual = crate::support::files::root().join("themes/default/web/lesson.html");
            let usual = fs::read_to_string(usual).expect("a template");
            let own = usual.replacen("<h1>", &format!("<h1 class=\"own-{n}\">"), 1);
            project.write("themes/试/web/lesson.html", own);
            wear_theme(project);
        }
        Edit::Rename(file) => {
            let other = file.replace(".md", "改名.md");
            let (from, to) = if project.at(file).exists() { (*file, &*other) } else { (&*other, *file) };
            let _ = fs::rename(project.at(from), project.at(to));
        }
        Edit::Picture(n) => {
            let name = ["scam-call", "sign-contract", "zebra-crossing"][usize::from(*n) % 3];
            let picture = crate::support::files::root().join(format!("content/media/{name}.png"));
            project.write("content/media/鼓.png", fs::read(picture).expect("a picture"));
            let lesson = text(FILES[0]);
            if !lesson.is_empty() && !lesson.contains("鼓.png") {
                project.write(FILES[0], lesson + "\n![夜里的鼓](../media/鼓.png)\n");
            }
        }
        Edit::Film(n) => {
            retitle(project, "content/media/media.yaml", "  title:", &format!("轻{n}点"));
        }
    }
}

/// Puts another title on the line that begins with `field`.
fn retitle(project: &Project, file: &str, field: &str, title: &str) {
    let text = fs::read_to_string(project.at(file)).unwrap_or_default();
    let lines = text.lines().map(|line| match line.starts_with(field) {
        true => format!("{field} {title}\n"),
        false => format!("{line}\n"),
    });
    project.write(file, lines.collect::<String>());
}

fn wear_theme(project: &Project) {
    let programme = fs::read_to_string(project.at("content/curriculum.yaml")).unwrap_or_default();
    project.write("content/curriculum.yaml", programme.replace("theme: 试\n", "") + "theme: 试\n");
}

fn options(root: &Path, out: &Path, only: Part) -> Options {
    Options {
        root: root.to_owned(),
        out: out.to_owned(),
        only: Some(only),
        remember: true,
        ..Options::default()
    }
}

/// What an outcome found, as values that can be compared.
fn findings(outcome: &Outcome) -> Vec<(String, &'static str, String)> {
    let found = outcome.diagnostics.iter();
    found.map(|d| (format!("{:?}", d.at), d.code.name, d.message.zh.clone())).collect()
}

/// Runs `edits` with one builder that remembers and, after each edit, a new one; their outputs are to be the same.
fn compare(edits: &[Edit], only: Part) {
    let project = Project::of("tests/errors/base");
    let warm_out = project.at("warm");
    let warm = Builder::new(options(project.root(), &warm_out, only));
    let first = warm.build(&Silent).expect("a build");
    assert!(first.written.is_some(), "nothing is compared: {:?}", findings(&first));
    for edit in edits {
        apply(edit, &project);
        let outcome = warm.build(&Silent).expect("a build");
        let cold_out = project.at("cold");
        let _ = fs::remove_dir_all(&cold_out);
        let cold = Builder::new(options(project.root(), &cold_out, only)).build(&Silent).expect("a build");
        assert_eq!(findings(&outcome), findings(&cold));
        assert_eq!(outcome.written.is_some(), cold.written.is_some());
        if cold.written.is_some() {
            assert_equal(&fingerprint(&cold_out), &fingerprint(&warm_out));
        }
    }
}

fn check(cases: u32, only: Part) {
    random::check(cases, vec(edit(), 1..6), |edits| compare(&edits, only));
}

/// After each of `edits`, the page of the file that was edited is what the next build makes of it, without that build.
fn glance(edits: &[(&'static str, u8)]) {
    let project = Project::of("tests/errors/base");
    let out = project.at("warm");
    let builder = Builder::new(options(project.root(), &out, Part::Web));
    let mut glance = builder.build(&Silent).expect("a build").glance.expect("pages can be made again");
    for (file, n) in edits {
        let edit = if *n < 4 { Edit::Retitle(file, *n) } else { Edit::Write(file) };
        apply(&edit, &project);
        let path = ContentPath::new(file).expect("a path");
        let seen = glance.look(project.root(), &path);
        let next = builder.build(&Silent).expect("a build");
        let now = next.glance.expect("nothing is wrong");
        if let Look::Edited(edit) = seen {
            let url = glance.address(&path).expect("a page");
            for edition in ["learner", "trainer"] {
                let slides = url.starts_with("lessons/").then(|| url.replace("lessons/", "slides/"));
                for url in std::iter::once(url.clone()).chain(slides) {
                    let page = glance.page(&edit, edition, &url).expect("made again");
                    let built = fs::read_to_string(out.join("web").join(edition).join(&url)).expect("a page");
                    let differs = page.lines().zip(built.lines()).find(|(page, built)| page != built);
                    assert!(page == built, "{edition}/{url}: {differs:?}");
                }
            }
        }
        assert!(matches!(now.look(project.root(), &path), Look::AsBuilt));
        glance = now;
    }
}

#[test]
fn an_edited_page_is_at_once_what_the_next_build_makes_of_it() {
    // The text of a law is another matter: what cites it is found by the build alone.
    let edits = vec((select(&FILES[..5]), 0..8u8), 1..6);
    random::check(24, edits, |edits| glance(&edits));
}

#[test]
fn web_pages_are_the_same_warm_and_cold() {
    check(24, Part::Web);
}

#[test]
fn pdfs_are_the_same_warm_and_cold() {
    check(3, Part::Print);
}

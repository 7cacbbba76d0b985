//! What builds cost: `cargo bench`, or `cargo bench -- web 10000` for one section and more law pages.
//!
//! Every figure is that of the shipped program, run as a child of its own: wall time, CPU seconds (user and system, all
//! threads) and the peak of its memory. Projects are made of real laws by `winter.py` of the shared folder beside the
//! crate's (`COURSEPACK_SHARED`); without it, or without Python, there is nothing to measure.

#![allow(
    clippy::disallowed_methods,
    reason = "benchmarks look for programs on the search path and measure time; the rule is for the program"
)]

mod cost;
mod edit;
mod find;
mod projects;
#[allow(dead_code, reason = "the tests use all of it")]
#[path = "../it/support/mod.rs"]
mod support;

use cost::Cost;
use projects::Projects;
use std::path::Path;

/// Law pages of the web bundles that are always built.
const SIZES: [u32; 2] = [1_000, 3_400];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let larger: Vec<u32> = arguments.iter().filter_map(|word| word.parse().ok()).collect();
    let sections: Vec<&String> = arguments.iter().filter(|word| word.parse::<u32>().is_err()).collect();
    let wants =
        |section: &str| sections.is_empty() || sections.iter().any(|word| section.contains(word.as_str()));
    let Some(projects) = Projects::find() else { return };
    println!("{:<54} {:>8} {:>8} {:>8}", "", "wall s", "CPU s", "peak MB");
    for size in SIZES.into_iter().chain(larger) {
        if wants("web") || wants("search") {
            web(&projects, size, wants("web"), wants("search"));
        }
    }
    if wants("print") {
        print(&projects);
        shop(&projects);
    }
    if wants("laws") {
        laws(&projects);
    }
    if wants("edit") {
        edit::measure(&projects.winter(0), "winter programme");
        edit::measure(&projects.winter(3_400), "3,400 law pages");
    }
}

/// Citations and versions of thousands of laws, and one comparison, the start of the program included.
fn laws(projects: &Projects) {
    let root = projects.winter(3_400);
    tell("check of 3,400 law files, citations and versions", Cost::of_cold(&root, &["check", "--quiet"]));
    let versions =
        ["立法法(2015-03-15).md", "立法法(2023-03-13).md"].map(|name| root.join("content/laws").join(name));
    let [old, new] = versions.map(|path| path.to_string_lossy().into_owned());
    tell("compare: two versions of a law of 120 articles", Cost::of_cold(&root, &["compare", &old, &new]));
}

/// The web bundle from nothing, and the first search in it.
fn web(projects: &Projects, pages: u32, all: bool, search: bool) {
    let root = projects.winter(pages);
    let learner = ["build", "--quiet", "--only", "web", "--edition", "learner"];
    tell(&format!("web, {pages} law pages, one edition"), Cost::of_cold(&root, &learner));
    if search {
        find::measure(&root.join("dist/web/learner"));
    }
    if all {
        tell(&format!("web, {pages} law pages, both editions"), Cost::of_cold(&root, &learner[..4]));
    }
}

/// The book of all, and a handout for each lesson.
fn print(projects: &Projects) {
    let root = projects.winter(0);
    let arguments = ["build", "--quiet", "--only", "print", "--edition", "learner"];
    tell("print: the book and 56 handouts, one edition", Cost::of_cold(&root, &arguments));
    pages(&root.join("dist/print/learner"));
}

/// All that the programme of the story sends to a shop, and its web editions.
fn shop(projects: &Projects) {
    let root = projects.winter_in_print();
    tell("winter, all print jobs with press files, and the web", Cost::of_cold(&root, &["build", "--quiet"]));
    let print = ["build", "--quiet", "--only", "print"];
    tell("the same, without the web", Cost::of_cold(&root, &print));
    tell("the same after an edit of one lesson", Cost::of_edit(&root, &print));
    let guides = ["build", "--quiet", "--only", "print", "--job", "guides"];
    tell("one job of it: 56 guides", Cost::of_cold(&root, &guides));
}

fn pages(folder: &Path) {
    let mut pages = 0;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        pages += cost::pages(&entry.path()).unwrap_or(0);
    }
    println!("  pages: {pages}");
}

fn tell(what: &str, cost: Cost) {
    println!("{what:<54} {:>8.2} {:>8.2} {:>8.0}", cost.wall, cost.cpu, cost.peak);
}

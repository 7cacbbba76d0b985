//! One foreign crate, one file that names it.

use super::sources;
use crate::support::files::root;
use std::fs;

/// A line of Cargo.toml that names a foreign crate.
struct Dependency {
    /// As in `use`.
    name: String,
    /// The comment at the end of its line.
    comment: String,
}

/// The crates of one section of Cargo.toml, which has one line for each.
fn dependencies(section: &str) -> Vec<Dependency> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let lines = manifest.lines().skip_while(|line| line.trim() != section).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    let read = |line: &str| {
        let (name, rest) = line.split_once('=')?;
        let comment = rest.rsplit_once('#').map_or("", |(_, comment)| comment);
        Some(Dependency { name: name.trim().replace('-', "_"), comment: comment.trim().to_owned() })
    };
    lines.filter_map(read).collect()
}

/// Whether `code` names the crate `name` itself, not a module or a value of that name.
fn names_crate(code: &str, name: &str) -> bool {
    let own_module = has_module(code, name);
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        if before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.')) {
            return false;
        }
        let imported = before.ends_with("use ") && after.starts_with([';', ' ']);
        if !imported && !after.starts_with("::") {
            return false;
        }
        match before.strip_suffix("::") {
            Some(before) => before.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '>')),
            None => !own_module,
        }
    })
}

/// Whether `code` declares a module `name` or imports one of this crate.
fn has_module(code: &str, name: &str) -> bool {
    let own = ["mod ", "use crate::", "use super::", "use self::"];
    let statements = code.split(';').filter_map(|text| own.iter().find_map(|word| text.split_once(word)));
    statements.into_iter().any(|(_, names)| words(names).any(|word| word == name))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

#[test]
fn each_foreign_crate_has_one_door() {
    let mut wrong = Vec::new();
    for (section, folder) in [("[dependencies]", "src"), ("[dev-dependencies]", "tests")] {
        let sources = sources(folder);
        for crate_ in dependencies(section) {
            if matches!(crate_.name.as_str(), "serde" | "anyhow") {
                continue;
            }
            let doors: Vec<&str> = sources
                .iter()
                .filter(|source| names_crate(&source.code(), &crate_.name))
                .map(|source| source.path.as_str())
                .collect();
            match doors[..] {
                [door] if crate_.comment == door => {}
                [door] => {
                    wrong.push(format!("{}: its line in Cargo.toml should end in `# {door}`", crate_.name))
                }
                [] => wrong.push(format!("{}: nothing in {folder}/ uses it", crate_.name)),
                _ => wrong.push(format!("{}: named in {}", crate_.name, doors.join(", "))),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "Each foreign crate is named in one file, its door, so that it can be replaced there; its line in Cargo.toml \
         says which file that is (serde and anyhow, being everybody's vocabulary, are exempt).\n{}",
        wrong.join("\n")
    );
}

#[test]
fn names_of_crates_are_read_right() {
    for (code, expected) in [
        ("use image::Rgb;", true),
        ("let x = image::open(p);", true),
        ("::image::open(p)", false),
        (" ::image::open(p)", true),
        ("use image;", true),
        ("use crate::render::{image, page};\nimage::door()", false),
        ("mod image;\nimage::door()", false),
        ("crate::render::image::door()", false),
        ("my_image::x", false),
        ("item.image::<u8>()", false),
    ] {
        assert_eq!(names_crate(code, "image"), expected, "{code}");
    }
    assert!(dependencies("[dependencies]").len() > 20, "Cargo.toml was not read");
}

//! Layers only use the layers below them.

use super::{Source, sources};
use std::collections::BTreeSet;

/// Who may use whom: a layer, and the layers it may name. `cli` stands above all of them.
const LAYERS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("law", &["base"]),
    ("media", &["base"]),
    ("convert", &["base", "law"]),
    ("diag", &["base", "media", "law"]),
    ("source", &["base", "diag", "media"]),
    ("press", &["base", "diag"]),
    ("syntax", &["base", "diag", "law", "press"]),
    ("curriculum", &["base", "diag", "law", "syntax", "press"]),
    ("check", &["base", "diag", "media", "law", "syntax", "press", "curriculum"]),
    ("render", &["base", "diag", "media", "law", "syntax", "press", "curriculum"]),
    ("pack", &["base", "diag", "render"]),
    (
        "pipeline",
        &[
            "base",
            "diag",
            "media",
            "source",
            "law",
            "syntax",
            "press",
            "curriculum",
            "check",
            "render",
            "pack",
        ],
    ),
    ("lsp", &["base", "diag", "source", "law", "syntax", "press", "curriculum", "pipeline"]),
    ("serve", &["base", "diag", "source", "pipeline", "render", "pack"]),
];

/// The module right below the crate that a file belongs to.
fn layer(source: &Source) -> &str {
    let rest = source.path.trim_start_matches("src/");
    rest.split(['/', '.']).next().unwrap_or_default()
}

/// The modules named after `crate::` in `code`, in groups as well (`crate::{a::x, b}`).
fn named_after_crate(code: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => named.extend(first_names(group)),
            None => named.extend(word(rest)),
        }
    }
    named
}

/// The first word of each item of a `{…}` group whose brace has been read.
fn first_names(group: &str) -> Vec<String> {
    let (mut names, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                names.extend(word(group[start..at].trim_start()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names
}

fn word(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

#[test]
fn layers_only_use_the_layers_below_them() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        let layer = layer(&source);
        let Some((_, below)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            let known = matches!(layer, "cli" | "lib" | "main");
            assert!(
                known,
                "{}: `{layer}` is no layer; give it a place in LAYERS and in the table of \
                src/ARCHITECTURE.md",
                source.path
            );
            continue;
        };
        for used in named_after_crate(&source.code()) {
            if used != layer && !below.contains(&used.as_str()) {
                wrong.push(format!("{}: `{layer}` uses `crate::{used}`", source.path));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "Layers only use the layers below them, so that each can be understood and tested without the rest; `check` \
         and `render` do not know each other.\n{}",
        wrong.join("\n")
    );
}

#[test]
fn imports_are_read_right() {
    let code = "use crate::{a::{x, y}, b};\nuse crate::c::d; $crate::e::f(); other_crate::g;";
    let named: Vec<String> = named_after_crate(code).into_iter().collect();
    assert_eq!(named, ["a", "b", "c", "e"]);
}

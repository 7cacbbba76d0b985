//! What `new` writes for VS Code: schemas of the YAML files, snippets of blocks, settings. Made from the tables of fields and
//! blocks, so that they are never older than the program.

use crate::base::json;
use crate::diag::Lang;
use crate::lsp;
use crate::syntax::schema::{self, Subject};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct VsCode {
    #[serde(rename = "yaml.schemas")]
    schemas: BTreeMap<String, &'static [&'static str]>,
    #[serde(rename = "files.encoding")]
    encoding: &'static str,
    #[serde(rename = "editor.wordWrap")]
    wrap: &'static str,
    /// Full-width punctuation is no mistake here.
    #[serde(rename = "editor.unicodeHighlight.ambiguousCharacters")]
    ambiguous: bool,
    #[serde(rename = "[markdown]")]
    markdown: Markdown,
}

#[derive(Serialize)]
struct Markdown {
    /// Off in Markdown where nothing is said: neither snippets nor fields would be offered.
    #[serde(rename = "editor.quickSuggestions")]
    suggestions: BTreeMap<&'static str, &'static str>,
    #[serde(rename = "editor.snippetSuggestions")]
    snippets: &'static str,
}

#[derive(Serialize)]
struct Snippet {
    scope: &'static str,
    prefix: Vec<String>,
    body: Vec<String>,
    description: String,
}

/// Path below the project's folder, and text.
pub fn files(lang: Lang) -> Vec<(String, String)> {
    let yaml: Vec<Subject> = Subject::all().filter(|subject| subject.is_yaml()).collect();
    let place = |subject: &Subject| format!(".vscode/schemas/{}.json", subject.name());
    let mut files: Vec<(String, String)> =
        yaml.iter().map(|subject| (place(subject), schema::schema(*subject, lang))).collect();
    let settings = VsCode {
        schemas: yaml.iter().map(|subject| (format!("./{}", place(subject)), subject.files())).collect(),
        encoding: "utf8",
        wrap: "on",
        ambiguous: false,
        markdown: Markdown {
            suggestions: ["other", "comments", "strings"].map(|place| (place, "on")).into(),
            snippets: "top",
        },
    };
    files.push((".vscode/settings.json".to_owned(), json::pretty(&settings)));
    files.push((".vscode/coursepack.code-snippets".to_owned(), json::pretty(&snippets())));
    let recommended = BTreeMap::from([("recommendations", ["redhat.vscode-yaml"])]);
    files.push((".vscode/extensions.json".to_owned(), json::pretty(&recommended)));
    files
}

/// Each block in Chinese and in English.
fn snippets() -> BTreeMap<String, Snippet> {
    let blocks = [Lang::Zh, Lang::En].into_iter().flat_map(lsp::snippets);
    let snippet = |block: lsp::Snippet| {
        let body = format!("> {}", block.body).lines().map(str::to_owned).collect();
        let snippet =
            Snippet { scope: "markdown", prefix: block.names, body, description: block.about.to_owned() };
        (format!("[!{}]", block.name), snippet)
    };
    blocks.map(snippet).collect()
}

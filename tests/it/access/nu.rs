//! The Nu HTML checker, in one run over all pages and style sheets: not an error, not a warning.

use super::editions;
use crate::support::built::sample;
use crate::support::checkers;
use crate::support::files::below;
use serde_json::Value;

/// What it says without reason. It takes `'self'` and `file:` of a content policy for addresses of the network, and finds
/// that the page forbids its own parts; that nothing of a page is blocked is asserted in a browser for every page
/// (`Page::assert_at_peace`). What is blocked in truth would be an address with a scheme: those are not excused.
/// A block of data (JSON-LD) is no script, and no policy holds it up.
fn is_mistaken(message: &Value) -> bool {
    let text = message["message"].as_str().unwrap_or_default();
    let extract = message["extract"].as_str().unwrap_or_default();
    let resource = text.strip_prefix("Resource violates Content Security Policy (meta tag): ");
    let own =
        resource.is_some_and(|text| text.contains('“') && !text.contains(":/") && !text.contains("“//"));
    own || (text.starts_with("Inline script violates Content Security Policy")
        && extract.contains("<script type=\"application/ld+json\">"))
}

#[test]
fn it_finds_nothing() {
    let folders = editions().into_iter().chain([sample().dist("reports")]);
    let files = folders.flat_map(|folder| below(&folder));
    let files: Vec<_> =
        files.filter(|file| file.extension().is_some_and(|ext| ext == "html" || ext == "css")).collect();
    assert!(files.len() > 400, "only {} files", files.len());
    let Some(messages) = checkers::nu(&files) else { return };
    let left = messages.iter().filter(|message| !is_mistaken(message));
    let left: Vec<String> = left
        .map(|message| {
            let of = |key: &str| message[key].as_str().unwrap_or_default().replace('\n', " ");
            format!(
                "{}:{} {}: {} | {}",
                of("url"),
                message["lastLine"],
                of("type"),
                of("message"),
                of("extract")
            )
        })
        .collect();
    assert!(left.is_empty(), "{} findings:\n{}", left.len(), left[..left.len().min(20)].join("\n"));
}

//! Findings as values for a page to show: each with its line, cut around the place that is meant.

use super::Texts;
use super::place::Places;
use crate::diag::{Diagnostic, Lang};
use serde::Serialize;

/// Characters of a line that are shown on either side of the place.
const AROUND: usize = 40;

/// A finding in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// e.g. `link/broken`
    pub code: &'static str,
    /// The file.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// A way out.
    pub help: Option<String>,
    /// What to put in place of what is marked.
    pub fix: Option<String>,
    /// Of the line: what stands before the place, the place itself, and what comes after. Empty where no text can be shown.
    pub excerpt: [String; 3],
}

/// The first `most` of `found`, in its order.
pub fn listed(found: &[Diagnostic], texts: &Texts<'_>, lang: Lang, most: usize) -> Vec<Listed> {
    let mut places = Places::new(texts);
    let one = |d: &Diagnostic| {
        let region = places.region(&d.at);
        let excerpt = places.file(&d.at.path).filter(|_| !d.at.span.is_empty()).map(|file| {
            let (line, mark) = super::human::line_of(file, d.at.span);
            let before: Vec<char> = line[..mark.start].chars().collect();
            let cut = before.len().saturating_sub(AROUND);
            let lead = if cut > 0 { "…" } else { "" };
            let rest = &line[mark.end..];
            let tail = if rest.chars().nth(AROUND).is_some() { "…" } else { "" };
            [
                format!("{lead}{}", before[cut..].iter().collect::<String>().trim_start()),
                shortened(&line[mark]),
                format!("{}{tail}", rest.chars().take(AROUND).collect::<String>()),
            ]
        });
        Listed {
            severity: d.severity.name(),
            code: d.code.name,
            path: d.at.path.as_str().to_owned(),
            line: region.start.line,
            column: region.start.column,
            message: d.message.in_lang(lang).to_owned(),
            help: d.help.as_ref().map(|help| help.in_lang(lang).to_owned()),
            fix: d.fix.clone(),
            excerpt: excerpt.unwrap_or_default(),
        }
    };
    found.iter().take(most).map(one).collect()
}

/// What is marked may be a paragraph.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(3 * AROUND) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

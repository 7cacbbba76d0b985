//! Findings as an editor shows them.

use super::positions::{Lines, Range};
use super::protocol::{Place, Problem};
use crate::base::path::ContentPath;
use crate::diag::{At, Diagnostic, Lang};
use crate::pipeline::Outcome;
use std::collections::BTreeMap;

/// Turns findings into problems, with one index of lines a file.
pub(super) struct Problems<'a, F> {
    outcome: &'a Outcome,
    lang: Lang,
    /// The address of a file.
    uri: F,
    lines: BTreeMap<ContentPath, Option<Lines<'a>>>,
}

impl<'a, F: Fn(&ContentPath) -> String> Problems<'a, F> {
    /// Of what a check found.
    pub fn new(outcome: &'a Outcome, lang: Lang, uri: F) -> Problems<'a, F> {
        Problems { outcome, lang, uri, lines: BTreeMap::new() }
    }

    /// All of them, by file.
    pub fn by_file(&mut self) -> BTreeMap<ContentPath, Vec<Problem>> {
        let mut files: BTreeMap<ContentPath, Vec<Problem>> = BTreeMap::new();
        for finding in &self.outcome.diagnostics {
            let problem = self.problem(finding);
            files.entry(finding.at.path.clone()).or_default().push(problem);
        }
        files
    }

    /// One of them.
    pub fn problem(&mut self, finding: &Diagnostic) -> Problem {
        let mut message = finding.message.in_lang(self.lang).to_owned();
        if let Some(help) = &finding.help {
            message.push('\n');
            message.push_str(help.in_lang(self.lang));
        }
        let related = finding.labels.iter().map(|(at, words)| {
            let place = Place { uri: (self.uri)(&at.path), range: self.range(at) };
            (place, words.in_lang(self.lang).to_owned())
        });
        let related = related.collect();
        Problem {
            range: self.range(&finding.at),
            severity: finding.severity,
            code: finding.code.name,
            message,
            related,
        }
    }

    /// Where it stands; the first place of what is no text.
    fn range(&mut self, at: &At) -> Range {
        let outcome = self.outcome;
        let lines =
            self.lines.entry(at.path.clone()).or_insert_with(|| outcome.text(&at.path).map(Lines::new));
        lines.as_ref().map_or(Range::default(), |lines| lines.range(at.span))
    }
}

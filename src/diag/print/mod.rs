//! Findings as text: for people, for editors, for programs. Every form tells the same findings in the same order.

mod github;
mod human;
mod json;
mod listed;
mod place;
mod sarif;
mod short;

use super::{Diagnostic, Lang, Prose, Severity};
use crate::base::path::ContentPath;

pub use listed::{Listed, listed};
pub use place::Region;

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With an excerpt, for a terminal.
    #[default]
    Human,
    /// `path:line:column: error[code]: message`, a line each: what editors understand.
    Short,
    /// JSON Lines.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands, which GitHub shows beside the changed lines.
    Github,
}

/// Gives the text of a file that a finding points at; nothing where it could not be read.
pub type Texts<'a> = dyn Fn(&ContentPath) -> Option<&'a str> + 'a;

/// Writes `found`, in its order.
///
/// `colour` counts for [`Format::Human`] alone, `lang` for messages only: codes and the names of severities in the
/// forms for programs are not translated.
pub fn print(found: &[Diagnostic], texts: &Texts<'_>, lang: Lang, format: Format, colour: bool) -> String {
    match format {
        Format::Human => human::print(found, texts, lang, colour),
        Format::Short => short::print(found, texts, lang),
        Format::Json => json::print(found, texts, lang),
        Format::Sarif => sarif::print(found, texts, lang),
        Format::Github => github::print(found, texts, lang),
    }
}

/// `2 个错误，1 个警告`: the last line of what people read.
pub fn summary(found: &[Diagnostic], lang: Lang) -> String {
    let errors = found.iter().filter(|d| d.severity == Severity::Error).count();
    let warnings = found.len() - errors;
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let line = match (errors, warnings) {
        (0, 0) => Prose::new("没有发现问题", "nothing to complain of"),
        (0, w) => Prose::new(format!("{w} 个警告"), plural(w, "warning")),
        (e, 0) => Prose::new(format!("{e} 个错误"), plural(e, "error")),
        (e, w) => Prose::new(
            format!("{e} 个错误，{w} 个警告"),
            format!("{}, {}", plural(e, "error"), plural(w, "warning")),
        ),
    };
    line.in_lang(lang).to_owned()
}

#[cfg(test)]
mod tests;

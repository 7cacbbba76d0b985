//! JSON Lines: a finding a line, with the fields that the contract of the command line names.

use super::Texts;
use super::place::Places;
use crate::base::json;
use crate::diag::{Diagnostic, Lang};
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: Option<&'a str>,
    fix: Option<&'a str>,
}

pub(super) fn print(found: &[Diagnostic], texts: &Texts<'_>, lang: Lang) -> String {
    let mut places = Places::new(texts);
    let mut out = String::new();
    for d in found {
        let region = places.region(&d.at);
        out.push_str(&json::line(&Line {
            code: d.code.name,
            severity: d.severity.name(),
            path: d.at.path.as_str(),
            line: region.start.line,
            column: region.start.column,
            end_line: region.end.line,
            end_column: region.end.column,
            message: d.message.in_lang(lang),
            help: d.help.as_ref().map(|help| help.in_lang(lang)),
            fix: d.fix.as_deref(),
        }));
        out.push('\n');
    }
    out
}

//! Workflow commands of GitHub Actions: `::error file=…,line=…,col=…,title=code::message`.

use super::Texts;
use super::place::Places;
use crate::diag::{Diagnostic, Lang};
use std::fmt::Write;

pub(super) fn print(found: &[Diagnostic], texts: &Texts<'_>, lang: Lang) -> String {
    let mut places = Places::new(texts);
    found.iter().fold(String::new(), |mut out, d| {
        let region = places.region(&d.at);
        let mut message = d.message.in_lang(lang).to_owned();
        if let Some(help) = &d.help {
            message.push('\n');
            message.push_str(help.in_lang(lang));
        }
        let _ = write!(
            out,
            "::{} file={},line={},col={},endLine={}",
            d.severity.name(),
            property(d.at.path.as_str()),
            region.start.line,
            region.start.column,
            region.end.line
        );
        // GitHub refuses columns of a region over several lines.
        if region.start.line == region.end.line {
            let _ = write!(out, ",endColumn={}", region.end.column);
        }
        let _ = writeln!(out, ",title={}::{}", property(d.code.name), data(&message));
        out
    })
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

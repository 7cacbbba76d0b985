//! One line a finding: `path:line:column: error[code]: message`.

use super::Texts;
use super::place::Places;
use crate::diag::{Diagnostic, Lang};
use std::fmt::Write;

pub(super) fn print(found: &[Diagnostic], texts: &Texts<'_>, lang: Lang) -> String {
    let mut places = Places::new(texts);
    found.iter().fold(String::new(), |mut out, d| {
        let at = places.region(&d.at).start;
        let message = d.message.in_lang(lang).replace(['\n', '\r'], " ");
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "{}:{}:{}: {}[{}]: {message}",
            d.at.path,
            at.line,
            at.column,
            d.severity.name(),
            d.code.name
        );
        out
    })
}

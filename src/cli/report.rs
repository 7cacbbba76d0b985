//! What the user is told. Results go to stdout, messages to stderr; a pipe that is closed early is no failure.

use super::settings::Settings;
use crate::diag::trouble;
use crate::diag::{Diagnostic, Lang, Prose, print};
use std::io::{self, Write};
use std::path::{Display, Path};

/// Writes a result to stdout.
pub fn result(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Writes a message to stderr, a line.
pub fn message(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Says a sentence to the user, unless asked to be quiet.
pub fn say(settings: &Settings, zh: impl Into<String>, en: impl Into<String>) {
    if !settings.quiet {
        message(Prose::new(zh, en).in_lang(settings.lang));
    }
}

/// Shows findings to people on stderr.
pub fn findings(settings: &Settings, found: &[Diagnostic], texts: &print::Texts<'_>) {
    if !found.is_empty() {
        let text = print::print(found, texts, settings.lang, print::Format::Human, settings.colour.1);
        message(text.trim_end());
    }
}

/// Tells why a run could not go on.
pub fn failure(error: &anyhow::Error, lang: Lang, colour: bool) {
    wrong(&trouble::in_lang(error.as_ref(), lang), lang, colour);
}

/// Tells why one of several things was not done.
pub fn refusal(prose: &Prose, settings: &Settings) {
    wrong(prose.in_lang(settings.lang), settings.lang, settings.colour.1);
}

fn wrong(what: &str, lang: Lang, colour: bool) {
    let (start, end) = if colour { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
    let name = match lang {
        Lang::Zh => "出错了：",
        Lang::En => "error: ",
    };
    message(&format!("{start}{name}{end}{what}"));
}

/// A path as the user would write it.
pub fn shown(path: &Path) -> Display<'_> {
    path.strip_prefix(".").unwrap_or(path).display()
}

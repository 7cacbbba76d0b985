//! `lsp`: the helper of editors, which start it themselves.

use super::End;
use super::settings::{self, Settings};
use crate::lsp::{self, Setup};

/// Serves the editor on standard input until it takes its leave. Standard output belongs to it: nothing else is said there.
///
/// # Errors
/// `--root` names no project, or `as_of` is no day.
pub fn run(as_of: Option<&str>, settings: &Settings) -> anyhow::Result<End> {
    let as_of = as_of.map(settings::day).transpose()?;
    let root = settings.named_project()?;
    let setup = Setup {
        root,
        as_of,
        lang: settings.lang,
        lang_is_chosen: settings.lang_is_chosen,
        threads: settings.threads,
    };
    Ok(if lsp::run(setup) { End::Fine } else { End::Content })
}

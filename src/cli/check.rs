//! `check`: everything that is wrong, in the form that is asked for.

use super::args::CheckFormat;
use super::settings::Settings;
use super::{End, fix, report, settings};
use crate::base::par;
use crate::diag::{self, print};
use crate::pipeline::{Builder, Options};

/// Checks the project on the day `as_of`; with `fix`, mends first what is safe to mend.
///
/// # Errors
/// There is no project, it cannot be read or written, or `as_of` is no day.
pub fn run(format: CheckFormat, as_of: Option<&str>, fix: bool, settings: &Settings) -> anyhow::Result<End> {
    let project = settings.project()?;
    let as_of = as_of.map(settings::day).transpose()?;
    let options = Options { root: project.root, out: project.out, as_of, ..Options::default() };
    let look = || par::with_threads(settings.threads, || Builder::new(options.clone()).check());
    let mut outcome = look()??;
    if fix && fix::apply(&options.root, &outcome, settings)? > 0 {
        outcome = look()??;
    }
    let found = &outcome.diagnostics;
    let format = match format {
        CheckFormat::Human => print::Format::Human,
        CheckFormat::Short => print::Format::Short,
        CheckFormat::Json => print::Format::Json,
        CheckFormat::Sarif => print::Format::Sarif,
        CheckFormat::Github => print::Format::Github,
    };
    if format != print::Format::Human || !found.is_empty() || !settings.quiet {
        let texts = |path: &_| outcome.text(path);
        report::result(&print::print(found, &texts, settings.lang, format, settings.colour.0));
    }
    Ok(if diag::has_errors(found) { End::Content } else { End::Fine })
}

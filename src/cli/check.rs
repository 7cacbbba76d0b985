//! `check`: everything that is wrong, in the form that is asked for.

use super::args::CheckFormat;
use super::settings::Settings;
use super::{End, report};
use crate::base::par;
use crate::diag::trouble::Trouble;
use crate::diag::{self, print};
use crate::law::Date;
use crate::pipeline::{Builder, Options};

/// Checks the project on the day `as_of`.
///
/// # Errors
/// There is no project, it cannot be read, or `as_of` is no day.
pub fn run(format: CheckFormat, as_of: Option<&str>, settings: &Settings) -> anyhow::Result<End> {
    let project = settings.project()?;
    let as_of = as_of.map(day).transpose()?;
    let options = Options { root: project.root, out: project.out, as_of, ..Options::default() };
    let outcome = par::with_threads(settings.threads, || Builder::new(options).check())??;
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

fn day(text: &str) -> Result<Date, Trouble> {
    text.parse().map_err(|_| {
        Trouble::new(
            format!("“{text}”不是日期，写成 2026-03-01 这样"),
            format!("`{text}` is no date; write it as 2026-03-01"),
        )
    })
}

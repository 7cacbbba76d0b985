//! `list`: what the program understood, so that people can see it and other programs can use it.

mod laws;
mod media;
mod programme;
mod table;

use super::args::{ListFormat, Listing};
use super::settings::Settings;
use super::{End, report, settings};
use crate::base::par;
use crate::diag::{self, print};
use crate::law::Date;
use crate::pipeline::{Builder, Options, Outcome};
use table::Table;

/// Prints a listing.
///
/// # Errors
/// There is no project, it cannot be read, or `as_of` is no day.
pub fn run(
    what: Listing,
    format: ListFormat,
    as_of: Option<&str>,
    settings: &Settings,
) -> anyhow::Result<End> {
    let project = settings.project()?;
    let as_of = as_of.map(settings::day).transpose()?;
    let options = Options { root: project.root, out: project.out, as_of, ..Options::default() };
    let table = par::with_threads(settings.threads, || -> anyhow::Result<Table> {
        let outcome = Builder::new(options).survey()?;
        warn(&outcome, settings);
        Ok(table(what, as_of, &outcome))
    })??;
    report::result(&match format {
        ListFormat::Table => table.for_people(settings.lang),
        ListFormat::Json => table.json_lines(),
        ListFormat::Csv => table.csv(),
    });
    Ok(End::Fine)
}

fn table(what: Listing, as_of: Option<Date>, outcome: &Outcome) -> Table {
    match what {
        Listing::Lessons => programme::lessons(outcome),
        Listing::Media => media::media(outcome),
        Listing::Classes => programme::classes(outcome),
        Listing::Jobs => programme::jobs(outcome),
        Listing::Laws => laws::laws(as_of, outcome),
        Listing::Articles => laws::articles(outcome),
        Listing::Citations => laws::citations(as_of, outcome),
    }
}

/// A file that could not be understood is not in the listing.
fn warn(outcome: &Outcome, settings: &Settings) {
    if diag::has_errors(&outcome.diagnostics) {
        let counted = |lang| print::summary(&outcome.diagnostics, lang);
        report::say(
            settings,
            format!("内容里有 {}，列出的可能不全。用 coursepack check 查看", counted(diag::Lang::Zh)),
            format!(
                "{} in the content: the list may lack something; see `coursepack check`",
                counted(diag::Lang::En)
            ),
        );
    }
}

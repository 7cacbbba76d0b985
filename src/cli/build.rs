//! `build`: everything, or a part of it, into the output folder.

use super::args::{BuildWords, PartWord};
use super::progress::Progress;
use super::settings::{self, Settings};
use super::{End, report};
use crate::base::par;
use crate::base::width;
use crate::diag;
use crate::diag::messages::project;
use crate::diag::trouble::Trouble;
use crate::pipeline::{Builder, Options, Outcome, Part};
use std::io;
use std::mem::ManuallyDrop;
use std::time::{Duration, Instant};

/// Builds the project.
///
/// # Errors
/// There is no project, it cannot be read, or the output cannot be written.
pub fn run(words: &BuildWords, settings: &Settings) -> anyhow::Result<End> {
    let project = settings.project()?;
    if let Some(absent) = words.with.iter().find(|folder| !folder.is_dir()) {
        return Err(Trouble::disk(absent, io::Error::from(io::ErrorKind::NotFound)).into());
    }
    let options = Options {
        root: project.root,
        out: project.out.clone(),
        editions: words.edition.clone(),
        jobs: words.job.clone(),
        only: part(words)?,
        with: words.with.clone(),
        deny_warnings: words.deny.is_some(),
        program: settings::program(),
        ..Options::default()
    };
    let started = Instant::now();
    let progress = Progress::new(settings);
    let built = par::with_threads(settings.threads, || Builder::new(options).build(&progress));
    progress.end();
    // The program ends after this: the system takes the memory back at once, piece by piece it takes a tenth of a second.
    let outcome = ManuallyDrop::new(built??);
    let took = started.elapsed();

    report::findings(settings, &outcome.diagnostics, &|path| outcome.text(path));
    if words.timings {
        report::message(timings(&outcome, took).trim_end());
    }
    let Some(written) = &outcome.written else {
        report::say(
            settings,
            format!("没有生成：先改好上面的问题。{} 里原来的内容没有动", report::shown(&project.out)),
            format!(
                "nothing was built: mend what is said above. {} is as it was",
                report::shown(&project.out)
            ),
        );
        return Ok(End::Content);
    };
    let (out, files, size) = (report::shown(&project.out), written.files, megabytes(written.bytes));
    let seconds = took.as_secs_f64();
    report::say(
        settings,
        format!("生成好了：{out}，{files} 个文件，{size} MB，用时 {seconds:.2} 秒"),
        format!("built {out}: {files} files, {size} MB, in {seconds:.2} s"),
    );
    Ok(if diag::has_errors(&outcome.diagnostics) { End::Content } else { End::Fine })
}

/// The part that was asked for. A print job is a piece of `print`; asked for with another part it is a mistake.
fn part(words: &BuildWords) -> anyhow::Result<Option<Part>> {
    let named = words.only.map(|only| match only {
        PartWord::Web => Part::Web,
        PartWord::Print => Part::Print,
        PartWord::Text => Part::Text,
        PartWord::Reports => Part::Reports,
    });
    match (named, words.job.is_empty()) {
        (named, true) => Ok(named),
        (None | Some(Part::Print), false) => Ok(Some(Part::Print)),
        (Some(_), false) => Err(project::job_is_print().into()),
    }
}

fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A line for every stage.
fn timings(outcome: &Outcome, all: Duration) -> String {
    let total = [("total", all)];
    let lines = outcome.timings.iter().chain(&total);
    let line = |(name, time): &(&str, Duration)| {
        format!("{} {:>8.1} ms\n", width::pad(name, 10), time.as_secs_f64() * 1000.0)
    };
    lines.map(line).collect()
}

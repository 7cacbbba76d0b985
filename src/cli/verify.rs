//! `verify`: what lies on a stick, a disc, in a zip or an image, against what was made.

use super::args::{VerifyFormat, VerifyWords};
use super::progress::Reading;
use super::settings::Settings;
use super::{End, report};
use crate::base::{json, par};
use crate::diag::messages::verify as words;
use crate::diag::{Lang, Prose};
use crate::pack::sign::Key;
use crate::pack::verify::{self, Fault, Finding, Interrupted, Report, Signature, Wish};
use serde::Serialize;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// Findings of one place that people are shown; programs get all.
const MOST: usize = 100;

/// Checks what lies at the path.
///
/// # Errors
/// There is no bundle, the key is none, or the medium cannot be read.
pub fn run(asked: &VerifyWords, settings: &Settings) -> anyhow::Result<End> {
    let key = asked.key.as_deref().map(Key::open).transpose()?;
    let mut end = End::Fine;
    for (name, source) in verify::find(&asked.path)? {
        let reading = Reading::new(settings);
        let steps = |step: verify::Step<'_>| reading.step(step);
        let wish = Wish { key: key.as_ref(), only: None, steps: &steps };
        let started = Instant::now();
        let checked = par::with_threads(settings.threads, || verify::verify(&name, &source, &wish));
        reading.end();
        let checked = checked??;
        let took = started.elapsed();
        report::result(&match asked.format {
            VerifyFormat::Human => human(&checked, took, settings.lang),
            VerifyFormat::Json => lines(&checked, settings.lang),
        });
        if !checked.is_fine() {
            end = End::Content;
        }
    }
    Ok(end)
}

/// What was found, for people.
fn human(report: &Report, took: Duration, lang: Lang) -> String {
    let mut out = String::new();
    let mut say = |prose: Prose| {
        let _ = writeln!(out, "{}", prose.in_lang(lang));
    };
    say(heading(report, lang));
    let place = clean(&report.name);
    match report.interrupted {
        Some(Interrupted::Between) => {
            say(words::interrupted(&place));
            return out;
        }
        Some(Interrupted::Before) => say(words::never_begun(&place)),
        None => {}
    }
    for line in findings(&report.found, lang) {
        say(Prose::new(line.clone(), line));
    }
    say(match &report.signature {
        Signature::Absent if report.signed_wanted => words::unsigned_but_wanted(),
        Signature::Absent => words::unsigned(),
        Signature::Unchecked(key) => words::unchecked(key),
        Signature::Good { key, comment } => words::good(key, &clean(comment)),
        Signature::OtherKey { key, wanted } => words::other_key(key, wanted),
        Signature::Bad => words::bad_signature(),
    });
    let (size, pace) = (megabytes(report.bytes), pace(report.bytes, took));
    say(match report.found.len() {
        0 => words::whole(report.files, &size, &pace),
        count if report.found.iter().all(|finding| finding.fault == Fault::Extra) => {
            words::only_extra(count, report.files, &size, &pace)
        }
        count => words::broken(count, report.files, &size, &pace),
    });
    out
}

/// A line for each of the first findings.
pub fn findings(found: &[Finding], lang: Lang) -> Vec<String> {
    let line = |finding: &Finding| {
        let (path, what) = (clean(&finding.path), finding.prose());
        format!("  {path}{}{}", if lang == Lang::Zh { "：" } else { ": " }, clean(what.in_lang(lang)))
    };
    let mut lines: Vec<String> = found.iter().take(MOST).map(line).collect();
    if found.len() > MOST {
        lines.push(format!("  {}", words::more(found.len() - MOST).in_lang(lang)));
    }
    lines
}

fn heading(report: &Report, lang: Lang) -> Prose {
    let mut parts = Vec::new();
    let version = |to: &str| if lang == Lang::Zh { format!("版本 {to}") } else { format!("version {to}") };
    if let Some(about) = &report.listed.about {
        parts.extend([about.title.clone(), about.edition.clone(), version(&about.content_version)]);
        let volume = about.volume.as_ref();
        parts.extend(volume.map(|volume| words::volume(volume.number, volume.of).in_lang(lang).to_owned()));
    } else if let Some(update) = &report.listed.update {
        let (from, to) = (&update.from.content_version, &update.to.content_version);
        parts.extend([update.title.clone(), update.edition.clone(), version(&format!("{from} → {to}"))]);
    }
    parts.retain(|part| !part.is_empty());
    let place = clean(&report.name);
    if parts.is_empty() {
        return Prose::new(place.clone(), place);
    }
    let comma = if lang == Lang::Zh { "，" } else { ", " };
    words::heading(&place, &clean(&parts.join(comma)), report.listed.update.is_some())
}

/// Names of files may hold anything, also what a terminal obeys.
pub fn clean(text: &str) -> String {
    let shown = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    text.chars().map(shown).collect()
}

/// With one digit behind the point.
pub fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Megabytes a second.
fn pace(bytes: u64, took: Duration) -> String {
    format!("{:.0}", bytes as f64 / 1e6 / took.as_secs_f64().max(0.001))
}

/// A finding for programs.
#[derive(Serialize)]
struct Line<'a> {
    place: &'a str,
    path: &'a str,
    fault: &'static str,
    message: &'a str,
}

/// The end of what is said of one place, for programs.
#[derive(Serialize)]
struct Summary<'a> {
    place: &'a str,
    ok: bool,
    title: Option<&'a str>,
    edition: Option<&'a str>,
    content_version: Option<&'a str>,
    files: usize,
    bytes: u64,
    faults: usize,
    interrupted: bool,
    signature: &'static str,
    key: Option<&'a str>,
    comment: Option<&'a str>,
}

fn lines(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    for finding in &report.found {
        let message = finding.prose();
        let line = Line {
            place: &report.name,
            path: &finding.path,
            fault: finding.fault.name(),
            message: message.in_lang(lang),
        };
        out.push_str(&json::line(&line));
        out.push('\n');
    }
    let (signature, key, comment) = match &report.signature {
        Signature::Absent => ("absent", None, None),
        Signature::Unchecked(key) => ("unchecked", Some(key), None),
        Signature::Good { key, comment } => ("good", Some(key), Some(comment)),
        Signature::OtherKey { key, .. } => ("other-key", Some(key), None),
        Signature::Bad => ("bad", None, None),
    };
    let about = report.listed.about.as_ref();
    let update = report.listed.update.as_ref();
    let summary = Summary {
        place: &report.name,
        ok: report.is_fine(),
        title: about.map(|about| &*about.title).or(update.map(|update| &*update.title)),
        edition: about.map(|about| &*about.edition).or(update.map(|update| &*update.edition)),
        content_version: about
            .map(|about| &*about.content_version)
            .or(update.map(|update| &*update.to.content_version)),
        files: report.files,
        bytes: report.bytes,
        faults: report.found.len(),
        interrupted: report.interrupted.is_some(),
        signature,
        key: key.map(String::as_str),
        comment: comment.map(String::as_str),
    };
    out + &json::line(&summary) + "\n"
}

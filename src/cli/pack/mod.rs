//! `pack`: what was built, onto sticks and discs and into archives.

mod shown;

use super::args::{PackFormat, PackWords, TargetWord};
use super::progress::Progress;
use super::settings::{Project, Settings};
use super::{End, report};
use crate::base::{json, par};
use crate::diag;
use crate::diag::messages::discs as messages;
use crate::diag::trouble::Trouble;
use crate::pack::built::{self, Built};
use crate::pack::kit::{self, Paper, Programme, Set};
use crate::pack::target::{self, Form, Target};
use crate::pack::{names, write};
use crate::pipeline::{Builder, Options, Outcome, discs};
use std::path::Path;

/// Shows how the editions are shared out, and makes the volumes.
///
/// # Errors
/// There is no project, nothing is built, what was asked for makes no sense, or a volume cannot be written.
pub fn run(words: &PackWords, settings: &Settings) -> anyhow::Result<End> {
    let project = settings.project()?;
    par::with_threads(settings.threads, || pack(words, settings, &project))?
}

fn pack(words: &PackWords, settings: &Settings, project: &Project) -> anyhow::Result<End> {
    let options = Options { root: project.root.clone(), out: project.out.clone(), ..Options::default() };
    let outcome = Builder::new(options).check()?;
    let target = target(words, &outcome)?;
    let size = size(words, target)?;
    let programme = discs::programme(&outcome);
    if !kit::is_label(&programme.label) {
        return Err(messages::label_letters(&programme.label).into());
    }
    let editions = open(words, &project.out)?;
    let current = discs::content_version(&outcome);
    for built in editions.iter().filter(|built| built.identity.content_version != current) {
        let (zh, en) = messages::older_than_content(&built.identity.edition);
        report::say(settings, zh, en);
    }
    let mut found = Vec::new();
    let mut sets = Vec::new();
    for built in &editions {
        let (set, faults) = share_out(built, &programme, target, size)?;
        found.extend(faults);
        sets.push(set);
    }
    let found = diag::settle(found, &outcome.catalog.settings());
    report::findings(settings, &found, &|path| outcome.text(path));
    report::result(&plan(&sets, words.format, settings));
    if diag::has_errors(&found) {
        report::say(settings, "没有打包：先改好上面的问题", "nothing was packed: mend what is said above");
        return Ok(End::Content);
    }
    if words.dry_run {
        return Ok(End::Fine);
    }
    match &words.to {
        Some(stick) => onto(stick, words, &sets, settings)?,
        None => into_output(&project.out, &sets, settings)?,
    }
    Ok(End::Fine)
}

fn target(words: &PackWords, outcome: &Outcome) -> Result<Target, Trouble> {
    let typed = words.target.map(|word| match word {
        TargetWord::Usb => Target::Usb,
        TargetWord::Cd => Target::Cd,
        TargetWord::Dvd5 => Target::Dvd5,
        TargetWord::Dvd9 => Target::Dvd9,
        TargetWord::Bd25 => Target::Bd25,
        TargetWord::Zip => Target::Zip,
    });
    let target = typed.or_else(|| Target::called(discs::target(outcome)?));
    let target = target.ok_or_else(messages::no_target)?;
    if words.to.is_some() && target.form() != Form::Folder {
        return Err(messages::to_is_for_sticks());
    }
    Ok(target)
}

fn size(words: &PackWords, target: Target) -> Result<Option<u64>, Trouble> {
    let Some(text) = &words.size else { return Ok(None) };
    if target.form() == Form::Image {
        return Err(messages::size_is_known(target.name()));
    }
    target::size(text).map(Some).ok_or_else(|| messages::no_size(text))
}

/// The editions that are packed.
fn open(words: &PackWords, out: &Path) -> Result<Vec<Built>, Trouble> {
    let there = built::editions(out)?;
    let chosen = match &words.edition {
        Some(edition) if there.contains(edition) => vec![edition.clone()],
        Some(edition) => return Err(messages::edition_not_built(edition, &there)),
        None => there,
    };
    chosen.iter().map(|edition| built::open(out, edition)).collect()
}

/// The set of an edition, and what is wrong with it.
fn share_out<'a>(
    built: &'a Built,
    programme: &'a Programme,
    target: Target,
    size: Option<u64>,
) -> Result<(Set<'a>, Vec<diag::Diagnostic>), Trouble> {
    let (set, mut found) = kit::share_out(built, programme, target, size)?;
    let files = built.web.iter().chain(&built.handouts).map(|source| &source.file);
    found.extend(names::check(files.map(|file| (file.path.as_str(), file.size)), target));
    Ok((set, found))
}

fn plan(sets: &[Set<'_>], format: PackFormat, settings: &Settings) -> String {
    let papers = sets.iter().map(Set::paper);
    match format {
        PackFormat::Json => papers.map(|paper| json::line(&paper) + "\n").collect(),
        PackFormat::Human if settings.quiet => String::new(),
        PackFormat::Human => {
            let shown: Vec<String> = papers.map(|paper| shown::plan(&paper, settings.lang)).collect();
            shown.join("\n")
        }
    }
}

/// Nobody signs yet: a signature is made where this is called.
fn unsigned(_: &str) -> Result<Option<String>, Trouble> {
    Ok(None)
}

fn into_output(out: &Path, sets: &[Set<'_>], settings: &Settings) -> Result<(), Trouble> {
    for set in sets {
        let progress = Progress::of_bytes(settings, write::total(set));
        let made = write::set(out, set, &unsigned, &|bytes| progress.add(bytes));
        progress.end();
        let paper = made?;
        let place = write::place(out, set);
        told(&paper, &report::shown(&place).to_string(), settings);
    }
    Ok(())
}

fn told(paper: &Paper, place: &str, settings: &Settings) {
    let bytes: u64 = paper.volumes.iter().filter_map(|volume| volume.bytes).sum();
    let (size, of) = (messages::gigabytes(bytes), paper.volumes.len());
    report::say(
        settings,
        format!("装好了：{place}，{of} 份，{size}；要发 {} 套，共 {} 份", paper.sets, paper.total),
        format!("packed {place}: {of} volume(s), {size}; {} set(s), {} in all", paper.sets, paper.total),
    );
}

/// One volume onto a stick.
fn onto(stick: &Path, words: &PackWords, sets: &[Set<'_>], settings: &Settings) -> Result<(), Trouble> {
    let [set] = sets else { return Err(messages::one_stick_at_a_time("edition")) };
    let number = match (words.volume, set.of()) {
        (None, 1) => 1,
        (None, _) => return Err(messages::one_stick_at_a_time("volume")),
        (Some(number), of) if (1..=of).contains(&number) => number,
        (Some(number), of) => return Err(messages::no_such_volume(number, of)),
    };
    let volume = set.volume(number, &unsigned)?;
    let progress = Progress::of_bytes(settings, volume.bytes());
    let written = write::stick::write(&volume, stick, &|bytes| progress.add(bytes));
    progress.end();
    written?;
    let (size, of, stick) = (messages::gigabytes(volume.bytes()), set.of(), report::shown(stick));
    report::say(
        settings,
        format!("写好了：{stick}，第 {number} 份（共 {of} 份），{size}。拔出前先点“安全弹出”"),
        format!("wrote {stick}: volume {number} of {of}, {size}. Eject it before you pull it out"),
    );
    Ok(())
}

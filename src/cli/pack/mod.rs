//! `pack`: what was built, onto sticks and discs and into archives.

mod shown;

use super::args::{PackFormat, PackWords, TargetWord};
use super::progress::Progress;
use super::settings::{Project, Settings};
use super::{End, passphrase, report};
use crate::base::{json, par};
use crate::diag;
use crate::diag::messages::discs as messages;
use crate::diag::messages::update as update_words;
use crate::diag::trouble::Trouble;
use crate::pack::built::{self, Built};
use crate::pack::kit::{self, Paper, Programme, Set};
use crate::pack::sign::{self, Signer};
use crate::pack::target::{self, Form, Target};
use crate::pack::{names, update, write};
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
    let outcome = Builder::new(options.clone()).survey()?;
    let target = target(words, &outcome)?;
    let size = size(words, target)?;
    let programme = discs::programme(&outcome);
    if !kit::is_label(&programme.label) {
        return Err(messages::label_letters(&programme.label).into());
    }
    let editions = open(words, &project.out)?;
    let current = discs::content_version(&outcome);
    for built in editions.iter().filter(|built| built.identity.content_version != current) {
        report::message(messages::older_than_content(&built.identity.edition).in_lang(settings.lang));
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
    // What is written is of any size, and what was read of the project is not needed any more.
    drop(outcome);
    report::result(&plan(&sets, words.format, settings));
    if diag::has_errors(&found) {
        report::say(settings, "没有打包：先改好上面的问题", "nothing was packed: mend what is said above");
        return Ok(End::Content);
    }
    if words.dry_run {
        return Ok(End::Fine);
    }
    let signer = words.sign.as_deref();
    let signer =
        signer.map(|key| passphrase::signer(key, words.password_file.as_deref(), settings)).transpose()?;
    match (&words.to, &words.since) {
        (Some(stick), _) => onto(stick, words, (&sets, signer.as_ref()), settings)?,
        (None, Some(old)) => since(old, words, &project.out, (&sets, signer.as_ref()), settings)?,
        (None, None) => into_output(options, &sets, signer.as_ref(), settings)?,
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

/// Signs the sums of a volume of `set`, if somebody signs.
fn signing<'a>(
    set: &'a Set<'_>,
    signer: Option<&'a Signer>,
) -> impl Fn(&str) -> Result<Option<String>, Trouble> + 'a {
    let comment = sign::comment(&set.built.identity);
    move |sums| signer.map(|signer| sign::sign(sums, signer, &comment)).transpose()
}

fn into_output(
    options: Options,
    sets: &[Set<'_>],
    signer: Option<&Signer>,
    settings: &Settings,
) -> anyhow::Result<()> {
    let out = options.out.clone();
    let papers = labels(options, sets, signer, settings)?;
    for (set, papers) in sets.iter().zip(&papers) {
        let progress = Progress::of_bytes(settings, write::total(set));
        let made = write::set(&out, set, papers, &signing(set, signer), &|bytes| progress.add(bytes));
        progress.end();
        let paper = made?;
        let place = write::place(&out, set);
        told(&paper, &report::shown(&place).to_string(), settings);
    }
    Ok(())
}

/// The labels and inlays of each set. Sticks and archives have no face to print on.
fn labels(
    options: Options,
    sets: &[Set<'_>],
    signer: Option<&Signer>,
    settings: &Settings,
) -> anyhow::Result<Vec<write::Papers>> {
    if sets.iter().all(|set| set.target.form() != Form::Image) {
        return Ok(vec![Vec::new(); sets.len()]);
    }
    let labels = Builder::labels(options)?;
    let fingerprint = signer.map(|signer| sign::fingerprint(signer.key())).unwrap_or_default();
    let print = |set: &Set<'_>| {
        let (papers, found) = labels.print(&set.paper(), &fingerprint);
        report::findings(settings, &found, &|path| labels.outcome().text(path));
        papers
    };
    Ok(sets.iter().map(print).collect())
}

/// What brings a bundle, or a stick of a set, that was handed out before to the state of now.
fn since(
    old: &Path,
    words: &PackWords,
    out: &Path,
    (sets, signer): (&[Set<'_>], Option<&Signer>),
    settings: &Settings,
) -> Result<(), Trouble> {
    let (edition, volume) = update::who(old)?;
    let known: Vec<String> = sets.iter().map(|set| set.built.identity.edition.clone()).collect();
    let set = sets.iter().find(|set| set.built.identity.edition == edition);
    let set = set.ok_or_else(|| match &words.edition {
        Some(asked) => update_words::editions_differ(&edition, asked),
        None => messages::edition_not_built(&edition, &known),
    })?;
    let (new, name) = match volume {
        // A stick has files that the bundle has not: it is made anew beside the others, and compared with the old one.
        Some(number) => {
            let number = number as usize;
            if set.target.form() != Form::Folder {
                return Err(messages::since_is_for_sticks());
            }
            if number > set.of() {
                return Err(messages::no_such_volume(number, set.of()));
            }
            let paper = write::set(out, set, &Vec::new(), &signing(set, signer), &|_| ())?;
            let file = paper.volumes.get(number - 1).map(|volume| volume.file.clone()).unwrap_or_default();
            (write::place(out, set).join(file), format!("{edition}-update-{number}"))
        }
        None => (out.join("web").join(&edition), format!("{edition}-update")),
    };
    let to = out.join("discs").join(name);
    let made = update::make(old, &new, &to, signer)?;
    if made.loses_signature {
        report::message(update_words::unsigned_for_signed().in_lang(settings.lang));
    }
    let (place, size) = (report::shown(&to).to_string(), messages::gigabytes(made.bytes));
    report::say(
        settings,
        format!(
            "更新包做好了：{place}，{} → {}，换 {} 个文件（{size}），删 {} 个",
            made.from, made.to, made.files, made.deleted
        ),
        format!(
            "made an update: {place}, {} -> {}, {} file(s) change ({size}), {} go",
            made.from, made.to, made.files, made.deleted
        ),
    );
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
fn onto(
    stick: &Path,
    words: &PackWords,
    (sets, signer): (&[Set<'_>], Option<&Signer>),
    settings: &Settings,
) -> Result<(), Trouble> {
    let [set] = sets else { return Err(messages::one_stick_at_a_time("edition")) };
    let number = match (words.volume, set.of()) {
        (None, 1) => 1,
        (None, _) => return Err(messages::one_stick_at_a_time("volume")),
        (Some(number), of) if (1..=of).contains(&number) => number,
        (Some(number), of) => return Err(messages::no_such_volume(number, of)),
    };
    let volume = set.volume(number, &signing(set, signer))?;
    let (now, before) = (&set.built.identity.edition, update::who(stick).ok());
    if let Some((before, _)) = before.filter(|(before, _)| before != now) {
        report::message(messages::other_edition_on_stick(&before, now).in_lang(settings.lang));
    }
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

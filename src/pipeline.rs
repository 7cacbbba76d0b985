//! The stages in order. A cold build and a warm one are the same function; only the memos differ.

use crate::base::hash::Hash;
use crate::base::memo::Memo;
use crate::base::par;
use crate::base::path::ContentPath;
use crate::base::snapshot::{Snapshot, SourceFile, Unsaved};
use crate::check;
use crate::curriculum::merging::Programme;
use crate::curriculum::printing::PrintOrder;
use crate::curriculum::reach::Reach;
use crate::curriculum::{Catalog, Edition, printing, questions, readability};
use crate::diag::messages::{file, print, project};
use crate::diag::trouble::Trouble;
use crate::diag::{self, Diagnostic};
use crate::law::Date;
use crate::media::holdings::Holdings;
use crate::render::gallery::{self, Gallery};
use crate::render::job::{Job, Task};
use crate::render::pdf::Press;
use crate::render::plan::{self, Plan, Wanted};
use crate::render::report::Reports;
use crate::render::template::Templates;
use crate::render::theme::Theme;
use crate::render::typ;
use crate::render::view::PdfTask;
use crate::source::{self, Hashes};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::print::Ware;
use crate::syntax::{self, Doc};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

pub mod discs;
mod folders;
pub mod glance;
mod holdings;
pub mod labels;
mod others;
mod output;
pub mod pages;
mod printed;

use glance::Glance;
use others::Other;
pub use output::Progress;

/// What is built, and where.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    /// Where the output goes.
    pub out: PathBuf,
    /// Only these editions; empty: all.
    pub editions: Vec<String>,
    /// Only these print jobs; empty: all. Then nothing else is made.
    pub jobs: Vec<String>,
    /// Only this part; nothing: all.
    pub only: Option<Part>,
    /// The date on which the law is asked, in place of the programme's or the class's first day.
    pub as_of: Option<Date>,
    /// Keep what was rendered for the next build: for a preview, at the price of memory.
    pub remember: bool,
    /// Warnings stop a build, too.
    pub deny_warnings: bool,
    /// Of what is printed only labels and inlays of discs, also where nobody ordered them.
    pub discs: bool,
    /// Folders of other programmes, for the report on what can be merged.
    pub with: Vec<PathBuf>,
    /// Tells one build of this program from another: what another has printed is printed again.
    pub program: String,
}

/// A part of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `web/`
    Web,
    /// `print/`
    Print,
    /// `text/`
    Text,
    /// `reports/`
    Reports,
}

/// A document and what was wrong with it.
type Parsed = (Arc<Doc>, Arc<Vec<Diagnostic>>);

/// Builds a project, again and again.
#[derive(Default)]
pub struct Builder {
    options: Options,
    parsed: Memo<(ContentPath, Hash), Parsed>,
    probed: holdings::Probes,
    rendered: output::Renderings,
}

/// What a build or a check found and made.
pub struct Outcome {
    /// Everything that is wrong, settled and sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that were read.
    pub snapshot: Arc<Snapshot>,
    /// The documents.
    pub docs: Arc<Vec<Arc<Doc>>>,
    /// Their register.
    pub catalog: Arc<Catalog>,
    /// What is in the files that manifests name.
    pub holdings: Arc<Holdings>,
    /// The theme's text files, for showing findings in templates.
    pub theme: Arc<Theme>,
    /// Name and length of each stage.
    pub timings: Vec<(&'static str, Duration)>,
    /// What was written; nothing for a check, or where errors stopped the build.
    pub written: Option<output::Written>,
    /// What makes single pages again; of a build that is to remember, and has written.
    pub glance: Option<Arc<Glance>>,
}

impl Outcome {
    /// The text of a file that a finding points into.
    pub fn text(&self, path: &ContentPath) -> Option<&str> {
        let document = self.snapshot.document(path).map(|file| file.text.as_str());
        document.or_else(|| self.theme.texts().find(|(origin, _)| *origin == path).map(|(_, text)| text))
    }
}

/// The project after everything but rendering.
struct Prepared {
    outcome: Outcome,
    plans: Vec<Plan>,
    texts: Vec<Job>,
    reports: Option<Reports>,
    gallery: Gallery,
    templates: Templates,
    press: Press,
    hashes: Hashes,
}

/// The project as it was read and checked, before anything is planned.
struct Looked {
    /// Its findings are not settled yet.
    outcome: Outcome,
    gallery: Gallery,
    templates: Templates,
    hashes: Hashes,
    clock: Clock,
}

impl Builder {
    /// A builder without memories.
    pub fn new(options: Options) -> Builder {
        Builder { options, ..Builder::default() }
    }

    /// Everything that is wrong; nothing is written.
    ///
    /// # Errors
    /// Where the project cannot be read at all.
    pub fn check(&self) -> anyhow::Result<Outcome> {
        self.check_with(&Unsaved::default())
    }

    /// The same, where an editor holds texts that are newer than the disk's.
    ///
    /// # Errors
    /// Where the project cannot be read at all.
    pub fn check_with(&self, unsaved: &Unsaved) -> anyhow::Result<Outcome> {
        Ok(self.prepare(unsaved)?.outcome)
    }

    /// What the project holds, for whoever needs no output: what shows only when pages are planned is not found.
    ///
    /// # Errors
    /// Where the project cannot be read at all.
    pub fn survey(&self) -> anyhow::Result<Outcome> {
        let Looked { mut outcome, clock, .. } = self.look(&Unsaved::default())?;
        outcome.diagnostics = diag::settle(outcome.diagnostics, &outcome.catalog.settings());
        outcome.timings = clock.laps;
        Ok(outcome)
    }

    /// Builds into the output folder, unless something is wrong.
    ///
    /// # Errors
    /// Where the project cannot be read at all, or the output cannot be written.
    pub fn build(&self, progress: &dyn Progress) -> anyhow::Result<Outcome> {
        let Prepared { mut outcome, mut plans, texts, reports, gallery, templates, press, hashes } =
            self.prepare(&Unsaved::default())?;
        let kept = plans.iter_mut().filter_map(|plan| plan.kept.take()).collect();
        if !self.stops(&outcome.diagnostics) {
            let rendering = Instant::now();
            let memo = self.options.remember.then_some(&self.rendered);
            let settings = outcome.catalog.settings();
            let made = output::write(
                &self.options,
                plans,
                (texts, reports),
                (&templates, &press, &hashes),
                memo,
                progress,
                |found| self.stops(&diag::settle(found.to_vec(), &settings)),
            )?;
            hashes.keep();
            self.rendered.end_round();
            outcome.timings.push(("render", rendering.elapsed()));
            outcome.diagnostics = diag::settle([outcome.diagnostics, made.found].concat(), &settings);
            outcome.written = made.written;
        }
        if self.options.remember && outcome.written.is_some() {
            let (catalog, docs) = (outcome.catalog.clone(), outcome.docs.clone());
            outcome.glance = Some(Arc::new(Glance { catalog, docs, gallery, templates, press, kept }));
        }
        Ok(outcome)
    }

    fn stops(&self, found: &[Diagnostic]) -> bool {
        diag::has_errors(found) || self.options.deny_warnings && !found.is_empty()
    }

    fn look(&self, unsaved: &Unsaved) -> anyhow::Result<Looked> {
        let options = &self.options;
        let mut clock = Clock::start();
        let (snapshot, mut found) = source::scan(&options.root, unsaved)?;
        clock.lap("scan");
        let docs = self.parse(&snapshot, &mut found);
        clock.lap("parse");
        let (mut catalog, register) = Catalog::build(&docs, &snapshot);
        found.extend(register);
        if options.discs {
            labels::order(&mut catalog);
        }
        clock.lap("catalog");
        let hashes = Hashes::open(&options.root);
        let holdings = holdings::gather(&docs, &snapshot, (&hashes, &self.probed), &mut found);
        hashes.keep();
        clock.lap("media");
        let cards = readability::cards(&docs, &catalog);
        clock.lap("readability");
        let banks = questions::banks(&docs);
        clock.lap("questions");
        found.extend(check::check(&docs, &catalog, &holdings, &cards, &banks, options.as_of));
        if catalog.programme_path.is_none() {
            found.push(project::no_curriculum());
        }
        clock.lap("check");
        let gallery = open_pictures(&docs, &catalog, &snapshot, &mut found);
        clock.lap("pictures");
        let (theme, faults) = self.theme(&catalog)?;
        found.extend(faults);
        let (templates, faults) = Templates::new(theme.clone(), typ::rules());
        found.extend(faults);
        clock.lap("theme");
        let outcome = Outcome {
            diagnostics: found,
            snapshot: Arc::new(snapshot),
            docs: Arc::new(docs),
            catalog: Arc::new(catalog),
            holdings: Arc::new(holdings),
            theme: Arc::new(theme),
            timings: Vec::new(),
            written: None,
            glance: None,
        };
        Ok(Looked { outcome, gallery, templates, hashes, clock })
    }

    fn prepare(&self, unsaved: &Unsaved) -> anyhow::Result<Prepared> {
        let options = &self.options;
        let Looked { mut outcome, gallery, templates, hashes, mut clock } = self.look(unsaved)?;
        let mut found = std::mem::take(&mut outcome.diagnostics);
        let input = plan::Input {
            docs: &outcome.docs,
            catalog: &outcome.catalog,
            snapshot: &outcome.snapshot,
            gallery: &gallery,
            holdings: &outcome.holdings,
            lexicon: outcome.theme.lexicon(),
        };
        let (plans, faults) = self.plan(&input)?;
        found.extend(faults);
        let texts = match options.only {
            None | Some(Part::Text) => plan::plan_texts(&input),
            Some(Part::Web | Part::Print | Part::Reports) => Vec::new(),
        };
        let mut reports = match options.only {
            None | Some(Part::Reports) => {
                let others = self.others()?;
                let others: Vec<Programme<'_>> = others.iter().map(Other::programme).collect();
                Some(plan::plan_reports(&input, &plans, &others, options.as_of))
            }
            Some(Part::Web | Part::Print | Part::Text) => None,
        };
        if let Some(reports) = &mut reports {
            let clashes = found.iter().filter(|found| found.code.name.starts_with("class/")).cloned();
            reports.classes.clashes = diag::settle(clashes.collect(), &outcome.catalog.settings());
        }
        clock.lap("plan");
        let press = Press::new(&outcome.theme);
        let printed: Vec<&PdfTask> = plans.iter().flat_map(Plan::printed).collect();
        found.extend(par::map(&printed, |task| press.check(task, &templates)).into_iter().flatten());
        clock.lap("glyphs");
        outcome.diagnostics = diag::settle(found, &outcome.catalog.settings());
        outcome.timings = clock.laps;
        Ok(Prepared { outcome, plans, texts, reports, gallery, templates, press, hashes })
    }

    fn parse(&self, snapshot: &Snapshot, found: &mut Vec<Diagnostic>) -> Vec<Arc<Doc>> {
        let parse = |source: &Arc<SourceFile>| {
            let kind = Kind::of(&source.path)?;
            let key = (source.path.clone(), source.hash);
            Some(self.parsed.get(&key, || {
                let (doc, faults) = syntax::parse(source, kind);
                (Arc::new(doc), Arc::new(faults))
            }))
        };
        let mut docs = Vec::with_capacity(snapshot.documents.len());
        for (source, parsed) in snapshot.documents.iter().zip(par::map(&snapshot.documents, parse)) {
            match parsed {
                Some((doc, faults)) => {
                    found.extend(faults.iter().cloned());
                    docs.push(doc);
                }
                // Beside the manifests of media lie transcripts: they are text, but no documents.
                None if source.path.as_str().starts_with("content/media/") => {}
                None => found.push(file::misplaced(&source.path, folders::nearest(&source.path).as_deref())),
            }
        }
        self.parsed.end_round();
        found.extend(snapshot.assets.iter().filter_map(|asset| folders::unread(&asset.path)));
        docs
    }

    fn theme(&self, catalog: &Catalog) -> anyhow::Result<(Theme, Vec<Diagnostic>)> {
        let wanted = catalog.programme_path.as_ref().zip(catalog.programme.theme.as_ref());
        let (files, mut found) = match wanted {
            Some((_, name)) => source::theme(&self.options.root, &name.value)?,
            None => (None, Vec::new()),
        };
        let (theme, faults) = Theme::load(wanted, &files.unwrap_or_default());
        found.extend(faults);
        Ok((theme, found))
    }

    fn plan(&self, input: &plan::Input<'_>) -> Result<(Vec<Plan>, Vec<Diagnostic>), Trouble> {
        let options = &self.options;
        let wants = |part| options.only.is_none_or(|only| only == part);
        // The register tells on which pages of print citations stand, so the pages are set for it.
        let print = wants(Part::Print) || wants(Part::Reports);
        let (web, again) = (wants(Part::Web), options.remember);
        let wanted = Wanted { web, print, discs: options.discs, again };
        let editions = Edition::all(input.catalog, options.as_of);
        for id in &options.editions {
            if !editions.iter().any(|edition| edition.id == *id) {
                let known: Vec<&str> = editions.iter().map(|edition| edition.id.as_str()).collect();
                return Err(project::no_such_edition(id, &known));
            }
        }
        let chosen = editions
            .iter()
            .filter(|edition| options.editions.is_empty() || options.editions.contains(&edition.id));
        let compares = wanted.web || wanted.print && !wanted.discs;
        let tables = if compares { plan::tables(input) } else { plan::Tables::default() };
        let reach = Reach::new(input.catalog, input.docs);
        let plans = chosen.map(|edition| plan::plan(input, &reach, edition, &tables, wanted));
        let mut plans: Vec<Plan> = plans.collect();
        let found = self.choose_print_jobs(input.catalog, &mut plans)?;
        Ok((plans, found))
    }

    /// Leaves the print jobs that were asked for; of the others those for which all editions are built that they draw on.
    /// Says which jobs come to nothing.
    fn choose_print_jobs(&self, catalog: &Catalog, plans: &mut [Plan]) -> Result<Vec<Diagnostic>, Trouble> {
        let asked = &self.options.jobs;
        let orders = printing::orders(catalog);
        for id in asked {
            if orders.iter().all(|order| order.id != *id) {
                let known: Vec<&str> = orders.iter().map(|order| order.id.as_str()).collect();
                return Err(project::no_such_job(id, &known));
            }
        }
        let printed = |order: &PrintOrder| {
            let all =
                order.editions.iter().all(|id| plans.iter().any(|plan| plan.print && plan.facts.id == *id));
            let mut jobs = plans.iter().flat_map(|plan| &plan.jobs);
            !all || jobs.any(|job| matches!(&job.task, Task::Piece(task) if task.order.id == order.id))
        };
        let empty = orders.iter().filter(|order| !printed(order));
        let found = empty
            .map(|order| {
                print::nothing_to_print(order.at(), &order.id, order.ware.zh(), order.ware == Ware::Poster)
            })
            .collect();
        let built: Vec<String> = plans.iter().map(|plan| plan.facts.id.clone()).collect();
        for plan in plans {
            plan.jobs.retain(|job| match &job.task {
                Task::Piece(task) => asked.is_empty() || asked.contains(&task.order.id),
                _ => asked.is_empty(),
            });
            for job in &mut plan.jobs {
                // A job is made whole or not at all; its documents can still be read.
                if let Task::Piece(task) = &job.task
                    && asked.is_empty()
                    && !task.order.editions.iter().all(|edition| built.contains(edition))
                {
                    job.task = Task::Pdf(Box::new(PdfTask { press: None, ..task.pdf.clone() }));
                }
            }
        }
        Ok(found)
    }
}

fn open_pictures(
    docs: &[Arc<Doc>],
    catalog: &Catalog,
    snapshot: &Snapshot,
    found: &mut Vec<Diagnostic>,
) -> Gallery {
    let mut loaded = Vec::new();
    for (path, at) in gallery::wanted(docs, catalog, |_| true) {
        let Some(asset) = snapshot.asset(&path) else { continue };
        match source::load(asset) {
            Ok(bytes) => loaded.push((path, at, bytes)),
            Err(fault) => found.push(*fault),
        }
    }
    let (gallery, faults) = Gallery::open(loaded);
    found.extend(faults);
    gallery
}

/// Measures the stages.
struct Clock {
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Clock {
    fn start() -> Clock {
        Clock { last: Instant::now(), laps: Vec::new() }
    }

    fn lap(&mut self, name: &'static str) {
        let now = Instant::now();
        self.laps.push((name, now - self.last));
        self.last = now;
    }
}

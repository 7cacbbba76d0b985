//! Renders the jobs and writes what they make, as they make it: no bundle is ever held in memory.

use super::printed::{Printed, Record};
use super::{Options, Part};
use crate::base::hash::{self, Hash};
use crate::base::memo::Memo;
use crate::base::par;
use crate::diag::Diagnostic;
use crate::diag::messages::leak;
use crate::diag::trouble::Trouble;
use crate::pack::bundle::Identity;
pub use crate::pack::folder::Written;
use crate::pack::folder::{Replaces, Writer};
use crate::render::job::{Job, Task};
use crate::render::leak::{Secrets, words_of_html};
use crate::render::pdf::Press;
use crate::render::pdf::places::Places;
use crate::render::plan::Plan;
use crate::render::report::preflight::Shop;
use crate::render::report::{self, Pdf, Reports};
use crate::render::search::{self, PageIndex};
use crate::render::shop::piece::{self, PieceSheet};
use crate::render::shop::sheet;
use crate::render::template::Templates;
use crate::render::text::{script, sections};
use crate::render::theme::Theme;
use crate::render::view::{PieceTask, View};
use crate::render::{web, webfont};
use crate::source::Hashes;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Told of what lasts.
pub trait Progress: Sync {
    /// So many outputs are to be made.
    fn begin(&self, total: usize);
    /// One more is made.
    fn step(&self, path: &str);
}

/// What came of rendering.
pub(super) struct Made {
    pub found: Vec<Diagnostic>,
    pub written: Option<Written>,
}

/// One job, and what must not be in its output.
struct Order<'a> {
    job: Job,
    /// Of the editions it is for; empty ones left out.
    secrets: Vec<&'a Secrets>,
}

/// What a job's task came to: a value that can be remembered.
#[derive(Clone, Default)]
pub(super) struct Rendered {
    bytes: Arc<[u8]>,
    found: Vec<Diagnostic>,
    index: Option<PageIndex>,
    /// The words a reader sees, where they must be searched for secrets.
    words: Arc<str>,
    /// Where the authors' words stand in what was printed.
    places: Arc<Places>,
    /// Of a piece of a print job: its files and what is said of them.
    piece: Option<Arc<piece::Made>>,
}

/// Renderings by the key of their task.
pub(super) type Renderings = Memo<Hash, Rendered>;

/// What one job came to, once its bytes are written.
#[derive(Default)]
struct Done {
    found: Vec<Diagnostic>,
    index: Option<PageIndex>,
    /// As in what was rendered.
    words: Arc<str>,
    places: Arc<Places>,
    piece: Option<PieceSheet>,
    record: Option<Record>,
}

/// Renders all plans into the output folder, which takes the old one's place unless `stops` forbids it.
pub(super) fn write(
    options: &Options,
    mut plans: Vec<Plan>,
    (texts, reports): (Vec<Job>, Option<Reports>),
    (templates, press, hashes): (&Templates, &Press, &Hashes),
    memo: Option<&Renderings>,
    progress: &dyn Progress,
    stops: impl Fn(&[Diagnostic]) -> bool,
) -> anyhow::Result<Made> {
    let writer = Writer::begin(&options.out, replaces(options, &plans))?;
    let jobs = share(plans.iter_mut().map(|plan| std::mem::take(&mut plan.jobs)).chain([texts]).collect());
    let secrets = |path: &String| {
        let plan = plans.iter().find(|plan| edition_of(path) == Some(&plan.facts.id))?;
        (!plan.secrets.is_empty()).then_some(&plan.secrets)
    };
    let order = |job: Job| Order {
        secrets: std::iter::once(&job.path).chain(&job.also).filter_map(secrets).collect(),
        job,
    };
    let orders: Vec<Order<'_>> = jobs.into_iter().map(order).collect();
    progress.begin(orders.len());
    let theme = templates.theme().key("");
    // What is only printed to know its pages is not written.
    let kept = |path: &str| match path.strip_prefix("print/") {
        Some(_) if options.only == Some(Part::Reports) => false,
        Some(rest) => options.jobs.is_empty() || rest.starts_with("shop/"),
        None => true,
    };
    let last = Printed::read(&writer, &options.program);
    let tools = Tools { templates, press, hashes, theme, memo, last: &last, kept: &kept };
    let render = || {
        par::map_uneven(&orders, |order| {
            let done = run(order, &writer, &tools);
            progress.step(&order.job.path);
            done
        })
    };
    let (results, song) = par::join(render, || song(templates.theme(), &plans));
    let mut found = Vec::new();
    let mut pending: Vec<Pending<'_>> = Vec::new();
    let mut printed = Vec::new();
    let mut records = Vec::new();
    let mut shop: BTreeMap<&str, (&PieceTask, Vec<PieceSheet>)> = BTreeMap::new();
    for (order, result) in orders.iter().zip(results) {
        let done = result?;
        found.extend(done.found);
        records.extend(done.record);
        if let Some(task) = order.job.task.printed() {
            printed.push(Pdf { path: &order.job.path, task, places: done.places });
        }
        if let (Task::Piece(task), Some(sheet)) = (&order.job.task, done.piece) {
            let (job, pieces) = shop.entry(&task.order.id).or_insert((task, Vec::new()));
            if sheet.number == 1 && task.order.editions.first() == Some(&sheet.edition) {
                *job = task;
            }
            pieces.push(sheet);
        }
        pending.extend(done.index.map(|index| Pending::new(&order.job, index)));
    }
    for (task, pieces) in shop.values_mut() {
        pieces.sort_by_key(|piece| {
            (task.order.editions.iter().position(|edition| *edition == piece.edition), piece.number)
        });
    }
    let jobs: Vec<&(&PieceTask, Vec<PieceSheet>)> = shop.values().collect();
    let sheets = par::map(&jobs, |(task, pieces)| {
        let edition = &task.pdf.edition;
        let own = plans.iter().find(|plan| plan.facts.id == edition.id);
        let facts = own.or(plans.first()).map_or(edition, |plan| &plan.facts);
        sheet::files(&task.order, facts, pieces, press, templates)
    });
    for ((task, _), (files, faults)) in jobs.into_iter().zip(sheets) {
        found.extend(faults);
        for (name, bytes) in files {
            let path = format!("print/shop/{}/{name}", task.order.id);
            if kept(&path) {
                writer.put(&path, &bytes)?;
            }
        }
    }
    // Search lists pages of equal merit in the order of their paths.
    pending.sort_by_key(|page| below_edition(page.path));
    for plan in plans.iter().filter(|plan| plan.web) {
        let pages = pending.iter_mut().filter_map(|page| page.take(plan)).collect();
        found.extend(finish_edition(plan, pages, &writer, templates, song.as_deref())?);
    }
    if let Some(reports) = &reports {
        printed.sort_by_key(|pdf| pdf.path);
        let shops: Vec<Shop<'_>> =
            shop.values().map(|(task, pieces)| Shop { order: &task.order, pieces }).collect();
        let (files, faults) = report::render(reports, &printed, &shops, templates);
        found.extend(faults);
        for (path, bytes) in files {
            writer.put(&format!("reports/{path}"), &bytes)?;
        }
    }
    found.extend(proofs(&plans, &writer, hashes)?);
    if stops(&found) {
        return Ok(Made { found, written: None });
    }
    last.note(&writer, records)?;
    Ok(Made { found, written: Some(writer.finish(&bundles(&plans))?) })
}

/// Media in editions that are published where those may not go: looked for in what was written, by what is in the files.
fn proofs(plans: &[Plan], writer: &Writer, hashes: &Hashes) -> Result<Vec<Diagnostic>, Trouble> {
    let mut found = Vec::new();
    for plan in plans.iter().filter(|plan| plan.web && !plan.withheld.is_empty()) {
        let root = format!("web/{}", plan.facts.id);
        for withheld in &plan.withheld {
            let picture = withheld.picture.as_ref().map(|picture| format!("{root}/{picture}"));
            let mut hits = writer.written(&root, |path, _| Some(path) == picture.as_deref());
            // Large files are not read to compare them with what has another size.
            let alike = writer.written(&root, |_, file| file.size == withheld.asset.size);
            if !alike.is_empty() {
                let sha256 = hashes.of(&withheld.asset)?.sha256;
                hits.extend(writer.written(&root, |_, file| file.sha256 == sha256));
            }
            found.extend(hits.iter().map(|path| leak::medium(path, &withheld.title)));
        }
    }
    Ok(found)
}

/// The theme's bold Song, cut to the headings of all web editions.
fn song(theme: &Theme, plans: &[Plan]) -> Option<Vec<u8>> {
    let plans: Vec<&Plan> = plans.iter().filter(|plan| plan.web && theme.options.web_font).collect();
    let letters: BTreeSet<char> = plans.iter().flat_map(|plan| plan.letters.iter().copied()).collect();
    let font = theme.file("fonts/NotoSerifSC-Bold.ttf").filter(|_| !plans.is_empty())?;
    webfont::cut(&font.bytes, &letters)
}

/// What this build makes anew: a build of one part or of some editions leaves the rest of the output as it is.
fn replaces(options: &Options, plans: &[Plan]) -> Replaces {
    if options.only.is_none() && options.editions.is_empty() {
        return Replaces::Everything;
    }
    let shop = |id: &str| format!("print/shop/{id}");
    if !options.jobs.is_empty() {
        return Replaces::Folders(options.jobs.iter().map(|id| shop(id)).collect());
    }
    let wants = |part| options.only.is_none_or(|only| only == part);
    let mut folders = Vec::new();
    for plan in plans {
        folders.extend(wants(Part::Web).then(|| format!("web/{}", plan.facts.id)));
        folders.extend(wants(Part::Print).then(|| format!("print/{}", plan.facts.id)));
    }
    if wants(Part::Print) && options.editions.is_empty() {
        folders.push("print/shop".to_owned());
    } else if wants(Part::Print) {
        let pieces = plans.iter().flat_map(|plan| &plan.jobs).filter_map(|job| match &job.task {
            Task::Piece(task) => Some(shop(&task.order.id)),
            _ => None,
        });
        folders.extend(pieces.collect::<BTreeSet<String>>());
    }
    folders.extend(wants(Part::Text).then(|| "text".to_owned()));
    folders.extend(wants(Part::Reports).then(|| "reports".to_owned()));
    Replaces::Folders(folders)
}

/// The web editions that were built, each with its folder.
fn bundles(plans: &[Plan]) -> Vec<(String, Identity)> {
    let built = plans.iter().filter(|plan| plan.web);
    let bundle = |plan: &Plan| {
        let identity = Identity {
            edition: plan.facts.id.clone(),
            title: plan.facts.programme.clone(),
            content_version: plan.facts.content_version.clone(),
        };
        (format!("web/{}", plan.facts.id), identity)
    };
    built.map(bundle).collect()
}

/// Merges jobs that make the same bytes for several editions, and puts those that take longest first.
fn share(plans: Vec<Vec<Job>>) -> Vec<Job> {
    let mut out: Vec<Job> = Vec::new();
    // By the part of the output and the path below the edition's folder.
    let mut shared: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for job in plans.into_iter().flatten() {
        if let Some(place) = place_of_shared(&job) {
            let alike = shared.entry(place).or_default();
            if let Some(&twin) = alike.iter().find(|&&twin| out[twin].task == job.task) {
                out[twin].also.push(job.path);
                continue;
            }
            alike.push(out.len());
        }
        out.push(job);
    }
    out.sort_by_key(|job| std::cmp::Reverse(weight(&job.task)));
    out
}

/// Where what is planned for no edition in particular lies: `web`, `laws/x.html`.
fn place_of_shared(job: &Job) -> Option<(String, String)> {
    let edition = match &job.task {
        Task::Page(page) => &page.edition,
        Task::Pdf(pdf) => &pdf.edition,
        _ => return None,
    };
    let (part, _) = job.path.split_once('/').filter(|_| edition.id.is_empty())?;
    Some((part.to_owned(), below_edition(&job.path)?.to_owned()))
}

/// `learner` of `web/learner/laws/x.html`.
fn edition_of(path: &str) -> Option<&str> {
    path.split('/').nth(1)
}

/// `laws/x.html` of `web/learner/laws/x.html`.
fn below_edition(path: &str) -> Option<&str> {
    path.splitn(3, '/').nth(2)
}

fn weight(task: &Task) -> u8 {
    match task {
        Task::Pdf(pdf) if pdf.is_long() => 3,
        Task::Piece(piece) if piece.pdf.is_long() => 3,
        Task::Pdf(_) | Task::Piece(_) => 2,
        Task::Copy(_) => 4,
        Task::Page(_) | Task::Bytes(_) | Task::Captions(_) | Task::Script(_) | Task::RunningOrder(_) => 0,
    }
}

fn run(order: &Order<'_>, writer: &Writer, tools: &Tools<'_>) -> Result<Done, Trouble> {
    let Order { job, secrets } = order;
    let mut done = match &job.task {
        Task::Copy(asset) => {
            writer.copy(&job.path, &asset.disk, &tools.hashes.of(asset)?)?;
            Done::default()
        }
        Task::Pdf(_) | Task::Piece(_) => print(job, writer, tools)?,
        task => {
            let made = tools.get(task, || tools.key(task));
            writer.put(&job.path, &made.bytes)?;
            Done { found: made.found, index: made.index, words: made.words, ..Done::default() }
        }
    };
    for also in job.also.iter().filter(|also| (tools.kept)(also)) {
        writer.again(&job.path, also)?;
    }
    let found = secrets.iter().find_map(|secrets| secrets.find(&done.words));
    done.found.extend(found.map(|(words, secret)| leak::found(secret, &job.path, words)));
    Ok(done)
}

/// A printed document: the last build's where that was made from the same, else a new one.
fn print(job: &Job, writer: &Writer, tools: &Tools<'_>) -> Result<Done, Trouble> {
    let key = tools.key(&job.task);
    if let Some(last) = tools.last.find(&key) {
        let record = last.at(&job.path);
        if record.take_over(last, writer, tools.kept)? {
            let (words, places) = (record.words.as_str().into(), record.places.clone().into());
            return Ok(Done {
                words,
                places,
                piece: record.piece(),
                record: Some(record),
                ..Done::default()
            });
        }
    }
    let made = tools.get(&job.task, || key);
    let mut files = vec![(job.path.clone(), &made.bytes)];
    if let (Task::Piece(task), Some(piece)) = (&job.task, &made.piece) {
        let names =
            piece.sheet.files.iter().map(|file| format!("print/shop/{}/{}", task.order.id, file.name));
        files.extend(names.zip(&piece.files));
    }
    for (path, bytes) in files.iter().filter(|(path, _)| (tools.kept)(path)) {
        writer.put(path, bytes)?;
    }
    let piece = made.piece.as_deref();
    let record = || {
        let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        Record::of(key, &paths, (&made.words, &made.places), piece, writer)
    };
    let record = made.found.is_empty().then(record).flatten();
    let piece = piece.map(|piece| piece.sheet.clone());
    let (found, places) = (made.found.clone(), made.places.clone());
    Ok(Done { found, words: made.words.clone(), places, piece, record, ..Done::default() })
}

/// What every rendering may use.
struct Tools<'a> {
    templates: &'a Templates,
    press: &'a Press,
    hashes: &'a Hashes,
    theme: Hash,
    memo: Option<&'a Renderings>,
    /// What the last build printed.
    last: &'a Printed,
    /// Whether what is made for this path is written.
    kept: &'a (dyn Fn(&str) -> bool + Sync),
}

impl Tools<'_> {
    fn key(&self, task: &Task) -> Hash {
        hash::key_of(&(task, self.theme))
    }

    fn get(&self, task: &Task, key: impl FnOnce() -> Hash) -> Rendered {
        match self.memo {
            Some(memo) => memo.get(&key(), || self.render(task)),
            None => self.render(task),
        }
    }

    fn render(&self, task: &Task) -> Rendered {
        match task {
            Task::Page(page) => {
                let (html, found) = web::page(page, self.templates);
                // Pages of laws hold nothing of lessons but their titles.
                let statutes = matches!(page.view, View::Law(_) | View::Comparison(_));
                let words = if statutes { String::new() } else { words_of_html(&html) };
                let index = sections::of_page(page).map(|page| search::index_page(&page));
                let (bytes, words) = (html.into_bytes().into(), words.into());
                Rendered { bytes, found, index, words, ..Rendered::default() }
            }
            Task::Pdf(task) => {
                let printed = self.press.print(task, self.templates);
                let (bytes, words, places) =
                    (printed.pdf.into(), printed.words.into(), printed.places.into());
                Rendered { bytes, found: printed.found, words, places, ..Rendered::default() }
            }
            Task::Piece(task) => {
                let mut piece = piece::make(task, self.press, self.templates);
                let words = std::mem::take(&mut piece.words);
                let found = std::mem::take(&mut piece.found);
                let bytes = std::mem::take(&mut piece.reader).into();
                let places = std::mem::take(&mut piece.places).into();
                let words = words.into();
                Rendered { bytes, found, words, places, piece: Some(Arc::new(piece)), index: None }
            }
            Task::Bytes(bytes) => Rendered { bytes: bytes.clone(), ..Rendered::default() },
            Task::Captions(cues) => Rendered { bytes: web::captions(cues).into(), ..Rendered::default() },
            Task::Script(task) => text(script::render(task, self.templates)),
            Task::RunningOrder(list) => text(script::render_order(list, self.templates)),
            Task::Copy(_) => Rendered::default(),
        }
    }
}

fn text((text, found): (String, Vec<Diagnostic>)) -> Rendered {
    Rendered { bytes: text.into_bytes().into(), found, ..Rendered::default() }
}

/// An indexed page that editions still wait for.
struct Pending<'a> {
    path: &'a str,
    editions: Vec<&'a str>,
    index: Option<PageIndex>,
}

impl<'a> Pending<'a> {
    fn new(job: &'a Job, index: PageIndex) -> Pending<'a> {
        let paths = std::iter::once(&job.path).chain(&job.also);
        let editions = paths.filter_map(|path| edition_of(path)).collect();
        Pending { path: &job.path, editions, index: Some(index) }
    }

    /// The index for `plan`; the last edition that waits for it gets it without a copy.
    fn take(&mut self, plan: &Plan) -> Option<PageIndex> {
        let at = self.editions.iter().position(|edition| *edition == plan.facts.id)?;
        self.editions.remove(at);
        if self.editions.is_empty() { self.index.take() } else { self.index.clone() }
    }
}

/// What belongs to a web edition as a whole: search, style, navigation.
fn finish_edition(
    plan: &Plan,
    pages: Vec<PageIndex>,
    writer: &Writer,
    templates: &Templates,
    song: Option<&[u8]>,
) -> anyhow::Result<Vec<Diagnostic>> {
    let root = format!("web/{}", plan.facts.id);
    for (path, bytes) in search::build(pages, &plan.leads, &plan.laws) {
        writer.put(&format!("{root}/search/{path}"), &bytes)?;
    }
    let (shared, found) = web::shared(plan, templates, song);
    for (path, bytes) in shared {
        writer.put(&format!("{root}/{path}"), &bytes)?;
    }
    Ok(found)
}

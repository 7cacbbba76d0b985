//! Documents, catalog and editions -> jobs. Everything is resolved and cut here, once; nothing is rendered.

pub mod again;
mod binder;
mod cited;
mod comparisons;
mod coverage;
mod deck;
mod documents;
mod law_links;
mod laws;
mod letters;
mod lists;
mod names;
mod papers;
mod parallel;
mod players;
mod print;
mod reports;
mod rosters;
mod timetables;
mod views;
mod withheld;

use super::gallery::Gallery;
use super::html::lexicon::Lexicon;
use super::html::words::Words;
use super::job::{Job, Task};
use super::leak::Secrets;
use super::pages::Pages;
use super::resolve::{Resolver, Terms};
use super::search::{LawName, Lead};
use super::text::script;
use super::view::{
    ComparisonView, CourseView, DaysView, EditionFacts, PageTask, PdfTask, RosterIndex, View, contest_page,
};
use crate::base::snapshot::Snapshot;
use crate::curriculum::coverage::Coverage;
use crate::curriculum::order::Order;
use crate::curriculum::reach::Reach;
use crate::curriculum::{Catalog, Edition};
use crate::law::citation::Names;
use crate::media::holdings::Holdings;
use crate::syntax::Doc;
use crate::syntax::ast::PageRef;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::curriculum::Role;
use crate::syntax::kinds::print::By;
use again::Kept;
pub use comparisons::{Tables, tables};
use laws::Citing;
pub use reports::plan_reports;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;
use views::Views;
pub use withheld::Withheld;

/// Which outputs are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// `web/`
    pub web: bool,
    /// `print/`
    pub print: bool,
    /// Of that only what belongs to discs.
    pub discs: bool,
    /// What it takes to plan single pages of the web again.
    pub again: bool,
}

/// What plans are made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// All documents.
    pub docs: &'a [Arc<Doc>],
    /// Their register.
    pub catalog: &'a Catalog,
    /// The files.
    pub snapshot: &'a Snapshot,
    /// The pictures.
    pub gallery: &'a Gallery,
    /// What is in the files that manifests name.
    pub holdings: &'a Holdings,
    /// What pages say beside the author's text.
    pub lexicon: &'a Lexicon,
}

/// The jobs of one edition.
pub struct Plan {
    /// The edition.
    pub facts: Arc<EditionFacts>,
    /// Whether its web bundle is made.
    pub web: bool,
    /// Whether what is printed is made.
    pub print: bool,
    /// What is to be made, in the order of the paths.
    pub jobs: Vec<Job>,
    /// Everyday words that lead to articles.
    pub leads: Vec<Lead>,
    /// The laws by name.
    pub laws: Vec<LawName>,
    /// The course tree, for the one navigation file that all pages share.
    pub courses: Vec<CourseView>,
    /// What there is, for the same file: a set, its listing, how many.
    pub sets: Vec<(String, PageRef, usize)>,
    /// What must not be in its files.
    pub secrets: Secrets,
    /// Every character of titles and headings: what a web font for them must hold.
    pub letters: BTreeSet<char>,
    /// Media that may not be in this edition: what its output is searched for.
    pub withheld: Vec<Withheld>,
    /// Its pages.
    pub pages: Pages,
    /// What it takes to plan single pages again, if that is wanted.
    pub kept: Option<Kept>,
}

impl Plan {
    /// What is to be printed.
    pub fn printed(&self) -> impl Iterator<Item = &PdfTask> {
        self.jobs.iter().filter_map(|job| job.task.printed())
    }
}

/// Plans one edition: of what `input` holds, what `reach` leaves it.
pub fn plan(
    input: &Input<'_>,
    reach: &Reach<'_>,
    edition: &Edition,
    tables: &Tables,
    wanted: Wanted,
) -> Plan {
    let (whole, catalog) = (input.catalog, reach.of(edition));
    let input = &Input { catalog: &catalog, ..*input };
    let words = input.lexicon.of(&edition.lang);
    let pages = Pages::of_edition(input.catalog, input.holdings, Some(edition), words);
    let terms = Terms::of(input.catalog);
    let order = Order::of(input.catalog, input.docs);
    let resolver = Resolver {
        catalog: input.catalog,
        cites: &input.catalog.cites,
        draws: &input.catalog.draws,
        docs: input.docs,
        edition,
        words,
        pages: &pages,
        gallery: input.gallery,
        terms: &terms,
    };
    let facts = Arc::new(edition_facts(input, edition));
    let views = Views::build(&resolver, &order);
    let compared = comparisons::views(&resolver, tables);
    let mut jobs = Vec::new();
    let mut law_names = None;
    if wanted.web {
        law_names = Some(web(input, &resolver, &order, &facts, &views, &mut jobs));
        jobs.extend(compared.iter().map(|view| comparison_page(&facts, words, view, &resolver.pages.start)));
    }
    if wanted.print {
        let desk = print::Desk {
            resolver: &resolver,
            order: &order,
            facts: &facts,
            views: &views,
            compared: &compared,
        };
        print::jobs(&desk, wanted.discs, &mut jobs);
    }
    jobs.sort_by(|a, b| a.path.cmp(&b.path));
    let secrets = Secrets::of(input.docs, whole, input.catalog, edition, words);
    let (leads, laws) = (names::leads(&resolver, &views), names::laws(&resolver));
    let letters = letters::of(&jobs);
    let sets = lists::sets(&resolver, &order, &views);
    let withheld = withheld::media(input, edition);
    let courses = views.courses.clone();
    let kept = law_names.filter(|_| wanted.again).map(|laws| Kept {
        facts: facts.clone(),
        edition: edition.clone(),
        words,
        pages: pages.clone(),
        terms,
        order,
        views,
        laws,
        catalog: match catalog {
            Cow::Borrowed(_) => None,
            Cow::Owned(own) => Some(own),
        },
    });
    Plan {
        facts,
        web: wanted.web,
        print: wanted.print,
        jobs,
        leads,
        laws,
        courses,
        sets,
        secrets,
        letters,
        withheld,
        pages,
        kept,
    }
}

/// Plans what no edition owns: the loudspeaker scripts and the short posts, for everybody.
pub fn plan_texts(input: &Input<'_>) -> Vec<Job> {
    let catalog = Reach::new(input.catalog, input.docs).of_everybody();
    let lessons = Order::of(&catalog, input.docs);
    let order = script::scripts(input.docs, &catalog, &lessons);
    let mut jobs = Vec::new();
    for (name, text) in script::posts(input.docs, &catalog, &lessons) {
        let task = Task::Bytes(text.into_bytes().into());
        jobs.push(Job { path: format!("text/posts/{name}"), also: Vec::new(), task });
    }
    for each in &order.scripts {
        let path = format!("text/broadcast/{}.txt", each.slug);
        jobs.push(Job { path, also: Vec::new(), task: Task::Script(Box::new(each.clone())) });
    }
    if !order.scripts.is_empty() {
        let path = "text/running-order.txt".to_owned();
        jobs.push(Job { path, also: Vec::new(), task: Task::RunningOrder(Box::new(order)) });
    }
    jobs
}

/// A short hash of all documents: it tells one state of the content from another.
pub fn content_version(snapshot: &Snapshot) -> String {
    let mut all = crate::base::hash::Hasher::default();
    for doc in &snapshot.documents {
        all.piece(doc.path.as_str().as_bytes()).piece(doc.hash.to_string().as_bytes());
    }
    all.finish().short()
}

fn edition_facts(input: &Input<'_>, edition: &Edition) -> EditionFacts {
    let programme = &input.catalog.programme;
    EditionFacts {
        id: edition.id.clone(),
        role: edition.role,
        lang: edition.lang.clone(),
        original: Edition::own_language(input.catalog),
        large: edition.large,
        programme: programme.title.value.clone(),
        provider: programme.provider.clone(),
        season: (programme.start_date, programme.end_date),
        as_of: edition.as_of,
        license: programme.license.clone(),
        content_version: content_version(input.snapshot),
    }
}

fn comparison_page(facts: &EditionFacts, words: &Words, view: &ComparisonView, start: &PageRef) -> Job {
    let page = view.page.clone();
    let path = format!("web/{}/{}", facts.id, page.url);
    let law = view.new.parts.first().map(|(page, _)| page.clone());
    let task = PageTask {
        edition: Arc::new(laws::neutral(facts)),
        page,
        kind: "comparison",
        breadcrumbs: [Some(start.clone()), Some(views::listing(Kind::Law, words)), law]
            .into_iter()
            .flatten()
            .collect(),
        previous: None,
        next: None,
        untranslated: false,
        quotes: Vec::new(),
        view: View::Comparison(Box::new(view.clone())),
    };
    Job { path, also: Vec::new(), task: Task::Page(Box::new(task)) }
}

/// The pages that list places and (for trainers) trainers, each of whom has a page.
fn roster_lists(resolver: &Resolver<'_>, views: &Views) -> Vec<(PageRef, RosterIndex)> {
    let words = resolver.words;
    // Who teaches how much is no learner's business.
    let trainers = (By::Trainer, words.class.trainers);
    let wanted = (resolver.edition.role == Role::Trainer).then_some(trainers);
    let mut lists = Vec::new();
    for (by, title) in wanted.into_iter().chain([(By::Place, words.class.places)]) {
        let rosters = rosters::rosters(&views.classes, by);
        if rosters.is_empty() {
            continue;
        }
        let url = format!("{}.html", rosters::folder(by));
        let listed = PageRef { url, title: title.to_owned() };
        lists.push((listed, RosterIndex { is_trainer: by == By::Trainer, rosters }));
    }
    lists
}

/// What a page knows of its edition: for whom it is, not which edition, so that what is the same in several is rendered
/// once; nor the version of the content, so that what was not edited is not rendered again.
fn of_pages(facts: &EditionFacts) -> EditionFacts {
    EditionFacts { id: String::new(), content_version: String::new(), ..facts.clone() }
}

fn web(
    input: &Input<'_>,
    resolver: &Resolver<'_>,
    order: &Order,
    facts: &Arc<EditionFacts>,
    views: &Views,
    jobs: &mut Vec<Job>,
) -> (Names, Citing) {
    let words = resolver.words;
    let root = format!("web/{}", facts.id);
    let home = View::Start(Box::new(lists::start(resolver, order, views, facts)));
    let facts = &Arc::new(of_pages(facts));
    let mut page = |task: PageTask| {
        jobs.push(Job {
            path: format!("{root}/{}", task.page.url),
            also: Vec::new(),
            task: Task::Page(Box::new(task)),
        });
    };
    let start = (*resolver.pages.start).clone();
    let bare = |page: PageRef, kind: &'static str, view: View| PageTask {
        edition: facts.clone(),
        quotes: views.quotes(&page.url),
        untranslated: false,
        page,
        kind,
        breadcrumbs: vec![start.clone()],
        previous: None,
        next: None,
        view,
    };
    for task in views.pages(facts, words, &start) {
        page(task);
    }
    for deck in &views.decks {
        page(views.slides(facts, &start, deck));
    }
    let laws = laws::pages(resolver, facts, views, &mut page);
    page(PageTask { breadcrumbs: Vec::new(), ..bare(start.clone(), "start", home.clone()) });
    let picked = PageRef { url: "开始学习.html".to_owned(), title: start.title.clone() };
    page(PageTask { breadcrumbs: Vec::new(), ..bare(picked, "start", home) });
    for (listed, view) in lists::listings(resolver, order, views) {
        page(bare(listed, "list", view));
    }
    let library = (*resolver.pages.library).clone();
    for (player, view) in players::players(resolver, views) {
        page(PageTask {
            breadcrumbs: vec![start.clone(), library.clone()],
            ..bare(player, "player", View::Player(Box::new(view)))
        });
    }
    page(bare(library, Kind::Media.name(), View::Media(views.media(resolver))));
    let glossary = (*resolver.pages.glossary).clone();
    page(PageTask {
        // Words have translations, explanations have none.
        untranslated: resolver.edition.suffix.is_some(),
        ..bare(glossary, Kind::Glossary.name(), View::Glossary(views.glossary.clone()))
    });
    if lists::shows_coverage(resolver) {
        let map = coverage::map(&Coverage::of(input.docs, input.catalog));
        page(bare(lists::coverage(words), "coverage", View::Coverage(Box::new(map))));
    }
    let days = timetables::days_of_all(&views.classes);
    let scripts: Vec<_> =
        days.iter().map(|day| (day.date, timetables::day_script(&views.classes, day.date))).collect();
    if !days.is_empty() {
        let timetable = PageRef { url: "timetable.html".to_owned(), title: words.timetable.to_owned() };
        let lists = roster_lists(resolver, views);
        let others = lists.iter().map(|(listed, _)| listed.clone());
        let others = std::iter::once(views::listing(Kind::Class, words)).chain(others).collect();
        page(bare(timetable.clone(), "timetable", View::Timetable(Box::new(DaysView { days, others }))));
        for (listed, index) in lists {
            for roster in &index.rosters {
                page(PageTask {
                    breadcrumbs: vec![start.clone(), timetable.clone(), listed.clone()],
                    ..bare(roster.page.clone(), "roster", View::Roster(Box::new(roster.clone())))
                });
            }
            page(PageTask {
                breadcrumbs: vec![start.clone(), timetable.clone()],
                ..bare(listed, "rosters", View::Rosters(Box::new(index)))
            });
        }
    }
    let search = PageRef { url: "search.html".to_owned(), title: words.search.to_owned() };
    page(bare(search, "search", View::Search));
    if facts.is_trainer() && !views.quizzes.is_empty() {
        page(bare(contest_page(words.contest.title), "contest", View::Contest(views.contest())));
    }
    let check = PageRef { url: "check.html".to_owned(), title: words.check.title.to_owned() };
    page(bare(check, "check", View::Check));
    for (date, script) in scripts {
        let bytes: Arc<[u8]> = Arc::from(script.into_bytes());
        jobs.push(Job { path: format!("{root}/days/{date}.js"), also: Vec::new(), task: Task::Bytes(bytes) });
    }
    let shown = withheld::pictures(input, resolver.edition);
    for (_, held) in input.gallery.iter().filter(|(path, _)| shown.contains(*path)) {
        let path = format!("{root}/{}", held.facts.web);
        jobs.push(Job { path, also: Vec::new(), task: Task::Bytes(held.web.clone()) });
    }
    for (id, paths) in resolver.pages.media() {
        let Some((item, _)) = resolver.catalog.media.get(id) else { continue };
        let asset = |file: &crate::base::path::ContentPath| input.snapshot.asset(file).cloned();
        if let (Some(path), Some(file)) = (&paths.file, &item.file)
            && let Some(asset) = asset(&file.value)
        {
            jobs.push(Job { path: format!("{root}/{path}"), also: Vec::new(), task: Task::Copy(asset) });
        }
        if let Some(path) = &paths.captions {
            let task = Task::Captions(paths.cues.clone());
            jobs.push(Job { path: format!("{root}/{path}"), also: Vec::new(), task });
        }
    }
    laws
}

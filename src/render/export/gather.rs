//! Which pages of an edition become a book, and in which order.

use super::leaf::{self, Leaf, Whole};
use super::{Book, Entry, Part};
use crate::base::snapshot::Asset;
use crate::diag::Diagnostic;
use crate::diag::messages::leak;
use crate::law::Date;
use crate::render::job::Task;
use crate::render::leak::words_of_html;
use crate::render::plan::Plan;
use crate::render::template::Templates;
use crate::render::view::{PageTask, View};
use crate::render::web;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is to be exported.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'a> {
    /// A lesson, by its id or title.
    Lesson(&'a str),
    /// A course with its lessons and the cases that they lead to, by its id or title.
    Course(&'a str),
    /// All courses, lessons, policies, cases, banks and terms, with the laws that they cite.
    Edition,
}

/// Reads a file of the project.
pub type Load = fn(&Asset) -> Result<Arc<[u8]>, Box<Diagnostic>>;

/// What of a plan a book is made of.
pub struct Stock<'a> {
    /// The edition.
    pub plan: &'a Plan,
    /// The theme.
    pub templates: &'a Templates,
    /// The bytes of a file of the project.
    pub load: Load,
}

/// Folders of pages that a book of an edition has behind its courses.
const BEHIND: [&str; 4] = ["policies/", "cases/", "quizzes/", "glossary.html"];

/// The book of what is wanted, and what is wrong with it; nothing where the edition has no such lesson or course.
/// `answers`: questions can be answered in it. `ending` is that of its pages' files.
pub fn gather(
    stock: &Stock<'_>,
    wanted: Wanted<'_>,
    answers: bool,
    ending: &str,
) -> (Option<Book>, Vec<Diagnostic>) {
    let pages = Pages::of(stock.plan);
    let Some(mut chosen) = pages.chosen(stock.plan, wanted) else { return (None, Vec::new()) };
    let mut found = Vec::new();
    let mut htmls: BTreeMap<&str, String> = BTreeMap::new();
    for at in 0..2 {
        let urls = chosen.urls();
        for task in urls.iter().filter_map(|url| pages.by_url.get(*url)) {
            let url = task.page.url.as_str();
            if htmls.contains_key(url) {
                continue;
            }
            let (html, faults) = web::page(task, stock.templates);
            found.extend(faults);
            // Pages of laws hold nothing of lessons but their titles.
            if !matches!(task.view, View::Law(_)) {
                let secret = stock
                    .plan
                    .secrets
                    .find(&words_of_html(&html))
                    .map(|(words, secret)| leak::found(secret, url, words));
                found.extend(secret);
            }
            htmls.insert(url, html);
        }
        let more = match wanted {
            Wanted::Edition => "laws",
            Wanted::Course(_) => "cases",
            Wanted::Lesson(_) => continue,
        };
        if at == 0 {
            let cited: BTreeSet<String> =
                htmls.iter().flat_map(|(url, html)| leaf::links(html, url)).collect();
            let of_kind = |url: &&&str| url.split('/').next() == Some(more) && cited.contains(**url);
            let urls = pages.by_url.keys().filter(of_kind).copied().collect();
            chosen.group(stock.plan, &format!("{more}.html"), urls);
        }
    }
    chosen.name_all(&pages);
    let urls = chosen.urls();
    let names: BTreeMap<String, String> =
        urls.iter().map(|url| ((*url).to_owned(), name(url, ending))).collect();
    let facts = stock.plan.facts.clone();
    let words = stock.templates.theme().lexicon().of(&facts.lang);
    let whole = Whole { names: &names, words, answers };
    let mut parts: Vec<Part> = Vec::new();
    for url in &urls {
        let (Some(task), Some(html)) = (pages.by_url.get(url), htmls.get(url)) else { continue };
        let leaf = leaf::cut(html, url, &whole);
        let (name, title) = (name(url, ending), task.page.title.clone());
        parts.push(Part { name, title, kind: task.kind, leaf, revised: revised(task) });
    }
    let ids: BTreeMap<String, BTreeSet<String>> =
        parts.iter().map(|part| (part.name.clone(), leaf::ids(&part.leaf.main))).collect();
    for part in &mut parts {
        let Leaf { rail, main, .. } = &mut part.leaf;
        leaf::settle(main, &part.name, &ids);
        leaf::settle(rail, &part.name, &ids);
    }
    let pictures = pictures(stock, &parts, &mut found);
    let title = match wanted {
        Wanted::Edition => facts.programme.clone(),
        Wanted::Lesson(_) | Wanted::Course(_) => {
            parts.first().map(|part| part.title.clone()).unwrap_or_default()
        }
    };
    let contents = chosen.entries.iter().map(|entry| entry.named(&names)).collect();
    let description = chosen.description;
    (Some(Book { facts, words, title, description, parts, contents, pictures }), found)
}

/// `lessons-jie-tiao.xhtml`
fn name(url: &str, ending: &str) -> String {
    format!("{}.{ending}", url.trim_end_matches(".html").replace('/', "-"))
}

fn revised(task: &PageTask) -> Option<Date> {
    match &task.view {
        View::Lesson(view) => view.date_modified,
        _ => None,
    }
}

/// The bytes of the pictures by their names in the book.
fn pictures(stock: &Stock<'_>, parts: &[Part], found: &mut Vec<Diagnostic>) -> BTreeMap<String, Arc<[u8]>> {
    let root = format!("web/{}/", stock.plan.facts.id);
    let jobs: BTreeMap<&str, &Task> =
        stock.plan.jobs.iter().filter_map(|job| Some((job.path.strip_prefix(&root)?, &job.task))).collect();
    let mut pictures = BTreeMap::new();
    for (url, name) in parts.iter().flat_map(|part| &part.leaf.pictures) {
        if pictures.contains_key(name) {
            continue;
        }
        let withheld = stock.plan.withheld.iter().find(|held| held.picture.as_ref() == Some(url));
        found.extend(withheld.map(|held| leak::medium(name, &held.title)));
        match jobs.get(url.as_str()) {
            Some(Task::Bytes(bytes)) => drop(pictures.insert(name.clone(), bytes.clone())),
            Some(Task::Copy(asset)) => match (stock.load)(asset) {
                Ok(bytes) => drop(pictures.insert(name.clone(), bytes)),
                Err(fault) => found.push(*fault),
            },
            _ => {}
        }
    }
    pictures
}

/// The pages of an edition.
struct Pages<'a> {
    by_url: BTreeMap<&'a str, &'a PageTask>,
}

/// What was chosen: entries whose addresses are those of the bundle.
#[derive(Default)]
struct Chosen<'a> {
    entries: Vec<Place<'a>>,
    description: String,
}

struct Place<'a> {
    title: String,
    url: Option<&'a str>,
    below: Vec<Place<'a>>,
}

impl<'a> Pages<'a> {
    fn of(plan: &'a Plan) -> Pages<'a> {
        let pages = plan.jobs.iter().filter_map(|job| match &job.task {
            Task::Page(task) => Some((task.page.url.as_str(), &**task)),
            _ => None,
        });
        Pages { by_url: pages.collect() }
    }

    fn chosen(&self, plan: &Plan, wanted: Wanted<'_>) -> Option<Chosen<'a>> {
        let called = |name: &str, stem: &str, title: &str| {
            let file = name.rsplit(['/', '\\']).next().unwrap_or(name).trim_end_matches(".md");
            // A translation's file has its language behind the id.
            stem.split('.').next() == Some(file) || title == name
        };
        let mut chosen = Chosen::default();
        match wanted {
            Wanted::Lesson(name) => {
                let task = self.by_url.values().find(|task| {
                    matches!(&task.view, View::Lesson(view) if called(name, view.source.path.stem(), &task.page.title))
                })?;
                chosen.entries.push(self.place(&task.page.url)?);
            }
            Wanted::Course(name) => {
                let task = self.by_url.values().find(|task| {
                    matches!(&task.view, View::Course(view) if called(name, view.source.path.stem(), &task.page.title))
                })?;
                if let View::Course(view) = &task.view {
                    chosen.description.clone_from(&view.description);
                }
                let place = self.course(&task.page.url, &mut BTreeSet::new())?;
                chosen.entries.push(place);
            }
            Wanted::Edition => {
                let mut seen = BTreeSet::new();
                for course in &plan.courses {
                    chosen.entries.extend(self.course(&course.page.url, &mut seen));
                }
                let lessons = self.by_url.iter().filter(|(url, _)| url.starts_with("lessons/"));
                let others = lessons.filter(|(url, _)| !seen.contains(**url)).map(|(url, _)| *url).collect();
                chosen.group(plan, "lessons.html", others);
                for folder in BEHIND {
                    let urls = self.by_url.keys().filter(|url| url.starts_with(folder)).copied().collect();
                    let listing = format!("{}.html", folder.trim_end_matches('/').trim_end_matches(".html"));
                    chosen.group(plan, &listing, urls);
                }
            }
        }
        Some(chosen)
    }

    fn place(&self, url: &str) -> Option<Place<'a>> {
        let (url, task) = self.by_url.get_key_value(url)?;
        Some(Place { title: task.page.title.clone(), url: Some(url), below: Vec::new() })
    }

    /// A course with those of its lessons that are not `seen` in an earlier one.
    fn course(&self, url: &str, seen: &mut BTreeSet<String>) -> Option<Place<'a>> {
        let mut place = self.place(url)?;
        if let Some(View::Course(view)) = self.by_url.get(url).map(|task| &task.view) {
            for line in &view.lessons {
                if seen.insert(line.page.url.clone()) {
                    place.below.extend(self.place(&line.page.url));
                }
            }
        }
        Some(place)
    }
}

impl<'a> Chosen<'a> {
    /// Adds pages under the name of their listing; a listing that is a page of its own stands alone.
    fn group(&mut self, plan: &Plan, listing: &str, urls: Vec<&'a str>) {
        if urls.is_empty() {
            return;
        }
        let place = |url| Place { title: String::new(), url: Some(url), below: Vec::new() };
        if let [only] = urls[..]
            && only == listing
        {
            self.entries.push(place(only));
            return;
        }
        let set = plan.sets.iter().find(|(_, page, _)| page.url == listing);
        let title = set.map(|(name, ..)| name.clone()).unwrap_or_default();
        self.entries.push(Place { title, url: None, below: urls.into_iter().map(place).collect() });
    }

    fn name_all(&mut self, pages: &Pages<'_>) {
        let places = self.entries.iter_mut().flat_map(|place| {
            let Place { title, url, below } = place;
            let below = below.iter_mut().map(|place| (&mut place.title, place.url));
            std::iter::once((title, *url)).chain(below)
        });
        for (title, url) in places {
            if let Some(task) = url.and_then(|url| pages.by_url.get(url)).filter(|_| title.is_empty()) {
                title.clone_from(&task.page.title);
            }
        }
    }

    /// All pages in their order.
    fn urls(&self) -> Vec<&'a str> {
        let urls = self.entries.iter().flat_map(|place| std::iter::once(place).chain(&place.below));
        urls.filter_map(|place| place.url).collect()
    }
}

impl Place<'_> {
    fn named(&self, names: &BTreeMap<String, String>) -> Entry {
        Entry {
            title: self.title.clone(),
            to: self.url.and_then(|url| names.get(url)).cloned(),
            below: self.below.iter().map(|place| place.named(names)).collect(),
        }
    }
}

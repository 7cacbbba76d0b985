//! What the reports for editors are made from: facts of the whole programme, of no edition.

use super::{Input, Plan};
use crate::base::lines::Lines;
use crate::base::path::ContentPath;
use crate::curriculum::coverage::Coverage;
use crate::curriculum::merging::{Merging, Programme};
use crate::curriculum::questions::{self, BankFacts};
use crate::curriculum::readability::{self, Card};
use crate::curriculum::register::{self, Entry};
use crate::curriculum::timetable;
use crate::law::Date;
use crate::render::calendar;
use crate::render::pages::Pages;
use crate::render::report::timetable::Classes;
use crate::render::report::{self, Cited, Counted, Facts, Rated, Reports, Source};
use crate::syntax::Doc;
use crate::syntax::ast::{BlockKind, PageRef};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::Class;
use crate::syntax::walk::{self, Visit};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Gathers what the reports tell. `plans` are those of the editions that are built; the law is asked on `as_of`, or on
/// the programme's first day. `others` are programmes whose lessons may be the same.
pub fn plan_reports(
    input: &Input<'_>,
    plans: &[Plan],
    others: &[Programme<'_>],
    as_of: Option<Date>,
) -> Reports {
    let programme = &input.catalog.programme;
    let web = plans.iter().find(|plan| plan.facts.is_trainer()).or(plans.first());
    let facts = Facts {
        programme: programme.title.value.clone(),
        provider: programme.provider.clone(),
        as_of: as_of.or(programme.start_date),
        content_version: web.map(|plan| plan.facts.content_version.clone()).unwrap_or_default(),
        editions: plans.iter().map(|plan| plan.facts.id.clone()).collect(),
    };
    let sources = Sources {
        input,
        editions: web.into_iter().chain(plans).map(|plan| (plan.facts.id.as_str(), &plan.pages)).collect(),
    };
    let cards = readability::cards(input.docs, input.catalog).into_iter();
    let rated = |card: Card| {
        let doc = input.docs.iter().find(|doc| *doc.path() == card.path)?;
        Some(Rated { source: sources.source(doc), card })
    };
    let coverage = Coverage::of(input.docs, input.catalog);
    let counted = |facts: BankFacts| {
        let users = input.catalog.draws.users(facts.doc).into_iter();
        let users = users.filter_map(|user| input.docs.get(user)).map(|doc| doc.path().clone());
        Some(Counted { source: sources.source(input.docs.get(facts.doc)?), users: users.collect(), facts })
    };
    Reports {
        map: super::coverage::map(&coverage),
        coverage,
        merging: Merging::of(Programme { name: "", docs: input.docs, catalog: input.catalog }, others),
        facts,
        citations: sources.cited(as_of),
        lessons: cards.filter_map(rated).collect(),
        classes: sources.classes(),
        banks: questions::banks(input.docs).into_iter().filter_map(counted).collect(),
        docs: input.docs.to_vec(),
    }
}

/// Looks up the documents that hold citations, and their pages.
struct Sources<'a> {
    input: &'a Input<'a>,
    /// The editions with their pages; that which shows most comes first.
    editions: Vec<(&'a str, &'a Pages)>,
}

/// The file whose citations are being looked up.
struct OpenFile<'a> {
    path: &'a ContentPath,
    lines: Lines<'a>,
    source: Arc<Source>,
    /// Where its headings begin, and their anchors.
    headings: Vec<(u32, String)>,
}

impl Sources<'_> {
    /// The classes by their first days; what clashes is added by those who know it.
    fn classes(&self) -> Classes {
        let catalog = self.input.catalog;
        let mut tables = timetable::all(catalog, self.input.docs);
        let mut all: Vec<_> = catalog.classes.values().map(|(class, _)| class).collect();
        all.sort_by_key(|class| (class.start_date, class.id.value.as_str()));
        let title =
            |id: &str| catalog.entry(Kind::Lesson, id).map_or(id, |entry| entry.title.as_str()).to_owned();
        let one = |class: &Class| {
            let table = tables.remove(&class.id.value).unwrap_or_default();
            report::timetable::Class {
                name: class.name.clone(),
                web: self.page(Kind::Class, &class.id.value),
                events: calendar::events(catalog, class, &table),
                free: table.days.iter().map(|day| day.free).sum(),
                unplaced: table.unplaced.iter().map(|missed| title(&missed.lesson)).collect(),
            }
        };
        Classes { classes: all.into_iter().map(one).collect(), clashes: Vec::new() }
    }

    fn cited(&self, as_of: Option<Date>) -> Vec<Cited> {
        let docs: BTreeMap<&ContentPath, &Arc<Doc>> =
            self.input.docs.iter().map(|doc| (doc.path(), doc)).collect();
        let mut open: Option<OpenFile<'_>> = None;
        let mut out = Vec::new();
        for entry in register::citations(self.input.docs, self.input.catalog, as_of) {
            let Some(doc) = docs.get(&entry.at.path) else { continue };
            // Entries come file by file.
            let file = open.take().filter(|file| file.path == doc.path()).unwrap_or_else(|| OpenFile {
                path: doc.path(),
                lines: Lines::new(&doc.source.text),
                source: Arc::new(self.source(doc)),
                headings: headings(doc),
            });
            let start = entry.at.span.start;
            let place = file.lines.place(start as usize);
            let above = file.headings.iter().rev().find(|(heading, _)| *heading <= start);
            let web = file.source.web.as_ref().map(|page| match above {
                Some((_, anchor)) => format!("{page}#{anchor}"),
                None => page.clone(),
            });
            let law_page = self.law_page(&entry);
            out.push(Cited { entry, place, web, law_page, source: file.source.clone() });
            open = Some(file);
        }
        out
    }

    fn source(&self, doc: &Doc) -> Source {
        let catalog = self.input.catalog;
        let entry = catalog.by_path.get(doc.path()).and_then(|key| catalog.entries.get(key));
        let (title, web) = match (doc.kind(), entry, self.editions.first()) {
            (Kind::Glossary, _, Some((id, pages))) => {
                (Some(pages.glossary.title.as_str()), Some(url(id, &pages.glossary)))
            }
            (_, Some(entry), _) => (Some(entry.title.as_str()), self.page(entry.kind, &entry.id)),
            _ => (None, None),
        };
        Source {
            kind: doc.kind(),
            title: title.unwrap_or(doc.path().name()).to_owned(),
            draft: entry.is_some_and(|entry| entry.draft),
            web,
        }
    }

    /// The page of what is called `id`, in the first edition that has it, as seen from the reports.
    fn page(&self, kind: Kind, id: &str) -> Option<String> {
        let found = self.editions.iter().find_map(|(edition, pages)| Some((edition, pages.find(kind, id)?)));
        found.map(|(edition, page)| url(edition, &page))
    }

    fn law_page(&self, entry: &Entry) -> Option<String> {
        let page = self.page(Kind::Law, entry.law.as_ref()?)?;
        Some(match entry.provision {
            Some(provision) => format!("{page}#{}", provision.article.anchor()),
            None => page,
        })
    }
}

fn url(edition: &str, page: &PageRef) -> String {
    format!("../web/{edition}/{}", page.url)
}

/// Where the headings of a document begin, and their anchors.
fn headings(doc: &Doc) -> Vec<(u32, String)> {
    let mut out = Vec::new();
    walk::document(doc, &mut |visit| {
        if let Visit::Block(block) = visit
            && let BlockKind::Heading { id, .. } = &block.kind
        {
            out.push((block.span.start, id.clone()));
        }
    });
    out.sort();
    out
}

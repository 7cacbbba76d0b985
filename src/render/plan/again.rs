//! A page once more, at once: after its own file was edited, while everything else is as it was planned.
//!
//! This is for a preview: the whole is planned anew right behind it, so what a page has from others, and others from it,
//! is late, but never wrong for long.

use super::documents::{self, Uses};
use super::law_links::LawLinks;
use super::laws::{self, Citing};
use super::views::Views;
use super::{of_pages, print};
use crate::curriculum::draws::Draws;
use crate::curriculum::order::Order;
use crate::curriculum::{Catalog, Edition, Entry};
use crate::law::citation::Names;
use crate::render::gallery::Gallery;
use crate::render::html::words::Words;
use crate::render::pages::Pages;
use crate::render::resolve::{Resolver, Scope, Terms};
use crate::render::view::{CourseView, DeckView, EditionFacts, PageTask, PdfTask, Quote, View};
use crate::syntax::kinds::Kind;
use crate::syntax::{Body, Doc};
use std::sync::Arc;

/// What is kept of an edition's plan for that.
pub struct Kept {
    /// The edition, as its plan has it.
    pub facts: Arc<EditionFacts>,
    pub(super) edition: Edition,
    /// Its own catalog, where the edition cuts the programme's.
    pub(super) catalog: Option<Catalog>,
    pub(super) words: &'static Words,
    pub(super) pages: Pages,
    pub(super) terms: Terms,
    pub(super) order: Order,
    pub(super) views: Views,
    /// The laws by all their names, and which laws cite which.
    pub(super) laws: (Names, Citing),
}

/// The programme as it was planned.
pub struct Ground<'a> {
    /// Its register.
    pub catalog: &'a Catalog,
    /// Its documents.
    pub docs: &'a [Arc<Doc>],
    /// Its pictures.
    pub gallery: &'a Gallery,
}

impl Kept {
    /// The pages of `doc` (a lesson has two, with its slides), which has been edited since; none where it has no page in
    /// this edition, or is of a kind that has no text of its own.
    pub fn again(&self, ground: &Ground<'_>, doc: &Arc<Doc>) -> Vec<PageTask> {
        self.tasks(ground, doc).unwrap_or_default()
    }

    fn tasks(&self, ground: &Ground<'_>, doc: &Arc<Doc>) -> Option<Vec<PageTask>> {
        let catalog = self.own(ground.catalog);
        let entry = catalog.entry(doc.kind(), &doc.id)?;
        let index = match &doc.lang {
            None => entry.doc,
            Some(lang) => catalog.translations.get(&(entry.kind, entry.id.clone(), lang.clone()))?.doc,
        };
        let mut docs = ground.docs.to_vec();
        *docs.get_mut(index)? = Arc::clone(doc);
        let cites = catalog.cites.with(doc, &self.laws.0);
        // Draws are known by the places of their blocks, and what lies above those may be longer now.
        let draws = match &doc.body {
            Body::Law(_) => Arc::clone(&catalog.draws),
            _ => Arc::new(Draws::plan(&docs, catalog)),
        };
        let shown =
            documents::translation(catalog, &self.edition, (entry.kind, &entry.id)).unwrap_or(entry.doc);
        let pages = match doc.title().filter(|_| shown == index) {
            Some(title) => self.pages.retitled(entry, title),
            None => self.pages.clone(),
        };
        let resolver = Resolver {
            catalog,
            cites: &cites,
            draws: &draws,
            docs: &docs,
            edition: &self.edition,
            words: self.words,
            pages: &pages,
            gallery: ground.gallery,
            terms: &self.terms,
        };
        let doc = documents::document(&resolver, entry.doc)?;
        match &doc.body {
            Body::Law(_) => self.law(&resolver, entry).map(|task| vec![task]),
            _ => self.text(&resolver, entry, doc),
        }
    }

    /// Where the text of `doc` stands in this edition, e.g. `lessons/x.html`.
    pub fn address(&self, programme: &Catalog, doc: &Doc) -> Option<String> {
        let entry = self.own(programme).entry(doc.kind(), &doc.id)?;
        self.pages.of(entry).map(|page| page.url.clone())
    }

    /// The index of the document whose text stands at `url`, e.g. `lessons/x.html`.
    pub fn source(&self, programme: &Catalog, url: &str) -> Option<usize> {
        let catalog = self.own(programme);
        let kind = Kind::FOLDERS.iter().find(|(folder, _)| url.split('/').next() == Some(folder))?.1;
        let entry =
            catalog.of_kind(kind).find(|entry| self.pages.of(entry).is_some_and(|page| page.url == url))?;
        let own = documents::translation(catalog, &self.edition, (entry.kind, &entry.id));
        Some(own.unwrap_or(entry.doc))
    }

    /// The sheet of the lesson at `url` as the edition's print job has it, without a press file: a handout, or (for
    /// trainers) a guide. `edited` is what the lesson's file holds now, if that is not what was planned.
    pub fn sheet(&self, ground: &Ground<'_>, edited: Option<&Arc<Doc>>, url: &str) -> Option<PdfTask> {
        let now = edited.and_then(|doc| {
            let tasks = self.again(ground, doc).into_iter().map(|task| task.view);
            tasks.into_iter().find_map(|view| match view {
                View::Lesson(view) => Some(*view),
                _ => None,
            })
        });
        let lesson = match now {
            Some(now) => now,
            None => self.views.lessons.iter().find(|view| view.page.url == url)?.clone(),
        };
        let catalog = self.own(ground.catalog);
        let resolver = Resolver {
            catalog,
            cites: &catalog.cites,
            draws: &catalog.draws,
            docs: ground.docs,
            edition: &self.edition,
            words: self.words,
            pages: &self.pages,
            gallery: ground.gallery,
            terms: &self.terms,
        };
        let (order, facts, views) = (&self.order, &self.facts, &self.views);
        let desk = print::Desk { resolver: &resolver, order, facts, views, compared: &[] };
        Some(print::sheet(&desk, lesson))
    }

    /// The edition's catalog.
    fn own<'a>(&'a self, programme: &'a Catalog) -> &'a Catalog {
        self.catalog.as_ref().unwrap_or(programme)
    }

    /// A text that teaches.
    fn text(&self, resolver: &Resolver<'_>, entry: &Entry, doc: &Doc) -> Option<Vec<PageTask>> {
        let Again { view, quotes, deck } = self.views.again(resolver, &self.order, entry, doc)?;
        let (facts, start) = (Arc::new(of_pages(&self.facts)), &*resolver.pages.start);
        let page = self.views.page(&facts, self.words, start, view, Some(quotes))?;
        let slides = deck.map(|deck| self.views.slides(&facts, start, &deck));
        Some(std::iter::once(page).chain(slides).collect())
    }

    fn law(&self, resolver: &Resolver<'_>, entry: &Entry) -> Option<PageTask> {
        let (names, citing) = &self.laws;
        let links = LawLinks::of(resolver, names, entry).links;
        let view = laws::whole(resolver, &self.views, entry, (links, citing))?;
        let facts = Arc::new(laws::neutral(&self.facts));
        Some(laws::page(resolver, &facts, view))
    }
}

/// What an edited file shows now.
pub(super) struct Again {
    /// Its page.
    pub view: View,
    /// What that quotes.
    pub quotes: Vec<Quote>,
    /// A lesson's slides.
    pub deck: Option<DeckView>,
}

impl Views {
    /// What `doc`, edited since, shows now: the views of its pages, and what the first of them quotes. Only what stands in
    /// the file itself is new; what it has from others, and others from it, is as it was.
    fn again(&self, resolver: &Resolver<'_>, order: &Order, entry: &Entry, doc: &Doc) -> Option<Again> {
        let url = &resolver.pages.of(entry)?.url;
        let (view, uses, deck) = match &doc.body {
            Body::Lesson(_) => {
                let (view, deck, uses) = documents::lesson(resolver, order, &entry.id)?;
                (View::Lesson(Box::new(view)), uses, Some(deck))
            }
            Body::Course(own) => {
                let old = self.courses.iter().find(|view| view.page.url == *url)?;
                let mut scope = Scope::new(doc);
                let body = resolver.content(&resolver.edition.cut(&own.body), &mut scope);
                let page = (*resolver.pages.of(entry)?).clone();
                let (source, description) = (doc.source.clone(), own.description.clone());
                let view = CourseView { page, source, description, body, ..old.clone() };
                (View::Course(Box::new(view)), Uses::of(scope), None)
            }
            Body::Policy(_) => {
                let (view, uses) = documents::policy(resolver, entry, doc)?;
                (View::Policy(Box::new(view)), uses, None)
            }
            Body::Case(_) => {
                let old = self.cases.iter().find(|view| view.page.url == *url)?;
                let (view, uses) = documents::case(resolver, entry, doc, (old.number, old.used_in.clone()))?;
                (View::Case(Box::new(view)), uses, None)
            }
            Body::Quiz(_) => {
                let old = self.quizzes.iter().find(|view| view.page.url == *url)?;
                let (view, uses) = documents::quiz(resolver, entry, doc, old.used_in.clone())?;
                (View::Quiz(Box::new(view)), uses, None)
            }
            _ => return None,
        };
        Some(Again { view, quotes: uses.quotes, deck })
    }
}

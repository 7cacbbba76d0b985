//! The views of an edition: every document cut, resolved and put beside its facts.

use super::binder;
use super::cited::Cited;
use super::documents::{self, Uses, document, names, page_of};
use super::timetables::{self, clock};
use crate::base::par;
use crate::curriculum::coverage::lessons_of;
use crate::curriculum::order::Order;
use crate::curriculum::timetable;
use crate::curriculum::{Edition, Entry};
use crate::law::ArticleNo;
use crate::render::html::words::Words;
use crate::render::resolve::{Resolver, Scope};
use crate::render::view::{
    CaseView, ClassView, ContestBank, CourseView, DeckView, EditionFacts, LessonLine, LessonView, MediaView,
    PageTask, PolicyView, QuizView, Quote, TermView, View,
};
use crate::syntax::ast::{BlockKind, PageRef, plain_text};
use crate::syntax::callouts::CalloutKind;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::{Class, Window};
use crate::syntax::{Body, Doc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All views but those of laws, which are made one by one.
#[derive(Clone, Debug, Default)]
pub struct Views {
    /// In the programme's order.
    pub lessons: Vec<LessonView>,
    /// Their slides, in the same order.
    pub decks: Vec<DeckView>,
    /// By id.
    pub courses: Vec<CourseView>,
    /// By id.
    pub policies: Vec<PolicyView>,
    /// By id.
    pub cases: Vec<CaseView>,
    /// By id.
    pub quizzes: Vec<QuizView>,
    /// By first day, then id.
    pub classes: Vec<ClassView>,
    /// By pinyin.
    pub glossary: Vec<TermView>,
    /// For each law document and article (`None`: the law as a whole) the pages that cite it.
    pub cited: Cited,
    /// For each glossary term, in the order of `glossary`, the articles its definition cites.
    pub leads: Vec<Vec<(String, Option<ArticleNo>)>>,
    /// Addresses of pages whose text is in the programme's own language, since nobody has translated it.
    pub untranslated: BTreeSet<String>,
    media_used: BTreeMap<String, Vec<PageRef>>,
    /// The provisions that each page quotes, by its address.
    quotes: BTreeMap<String, Vec<Quote>>,
}

impl Views {
    /// Resolves all documents of the edition.
    pub fn build(resolver: &Resolver<'_>, order: &Order) -> Views {
        let mut views = Views { untranslated: untranslated(resolver), ..Views::default() };
        let mut used_cases: BTreeMap<String, Vec<PageRef>> = BTreeMap::new();
        let mut used_banks: BTreeMap<String, Vec<PageRef>> = BTreeMap::new();
        for (view, deck, uses) in
            par::map(&order.lessons, |id| documents::lesson(resolver, order, id)).into_iter().flatten()
        {
            for (map, ids) in [
                (&mut used_cases, &uses.cases),
                (&mut used_banks, &uses.banks),
                (&mut views.media_used, &uses.media),
            ] {
                ids.iter().for_each(|id| map.entry(id.clone()).or_default().push(view.page.clone()));
            }
            views.cite(&view.page, uses);
            views.lessons.push(view);
            views.decks.push(deck);
        }
        views.courses(resolver, order);
        views.policies(resolver);
        views.cases(resolver, &used_cases);
        views.quizzes(resolver, &used_banks);
        views.classes(resolver, order);
        views.glossary(resolver);
        views
    }

    fn cite(&mut self, page: &PageRef, uses: Uses) {
        self.quotes.insert(page.url.clone(), uses.quotes);
        for (law, article) in uses.cited {
            self.cited_on(&law, article, page);
        }
    }

    fn cited_on(&mut self, law: &str, article: Option<ArticleNo>, page: &PageRef) {
        self.cited.entry(law.to_owned()).or_default().entry(article).or_default().push(page.clone());
    }

    /// What the page at `url` quotes.
    pub fn quotes(&self, url: &str) -> Vec<Quote> {
        self.quotes.get(url).cloned().unwrap_or_default()
    }

    /// A lesson as a line of a list.
    pub fn line(&self, id: &str, order: &Order) -> Option<LessonLine> {
        let index = order.lessons.iter().position(|lesson| lesson == id)?;
        self.lessons.get(index).map(line)
    }

    fn courses(&mut self, resolver: &Resolver<'_>, order: &Order) {
        for (entry, doc) in documents(resolver, Kind::Course) {
            let (Body::Course(course), Some(page)) = (&doc.body, resolver.pages.of(entry)) else { continue };
            let mut scope = Scope::new(doc);
            let body = resolver.content(&resolver.edition.cut(&course.body), &mut scope);
            self.cite(&page, Uses::of(scope));
            // A translation that does not say which lessons there are means those of its original.
            let original = match resolver.docs.get(entry.doc).map(|doc| &doc.body) {
                Some(Body::Course(original)) if course.has_part.is_empty() => original,
                _ => course,
            };
            let lessons = original.has_part.iter().filter_map(|part| self.line(&part.value, order)).collect();
            let classes =
                resolver.catalog.classes.iter().filter(|(_, (class, _))| class.course.value == entry.id);
            self.courses.push(CourseView {
                page: (*page).clone(),
                source: doc.source.clone(),
                audience: names(resolver, course.audience.iter().map(|a| a.value.as_str())),
                description: course.description.clone(),
                lessons,
                body,
                classes: classes.filter_map(|(id, _)| page_of(resolver, Kind::Class, id)).collect(),
            });
        }
    }

    fn policies(&mut self, resolver: &Resolver<'_>) {
        for (entry, doc) in documents(resolver, Kind::Policy) {
            let Some((view, uses)) = documents::policy(resolver, entry, doc) else { continue };
            self.cite(&view.page, uses);
            self.policies.push(view);
        }
    }

    fn cases(&mut self, resolver: &Resolver<'_>, used: &BTreeMap<String, Vec<PageRef>>) {
        for (number, (entry, doc)) in (1..).zip(documents(resolver, Kind::Case)) {
            let used_in = used.get(&entry.id).cloned().unwrap_or_default();
            let Some((view, uses)) = documents::case(resolver, entry, doc, (number, used_in)) else {
                continue;
            };
            self.cite(&view.page, uses);
            self.cases.push(view);
        }
    }

    fn quizzes(&mut self, resolver: &Resolver<'_>, used: &BTreeMap<String, Vec<PageRef>>) {
        for (entry, doc) in documents(resolver, Kind::Quiz) {
            let used_in = used.get(&entry.id).cloned().unwrap_or_default();
            let Some((view, uses)) = documents::quiz(resolver, entry, doc, used_in) else { continue };
            self.cite(&view.page, uses);
            self.quizzes.push(view);
        }
    }

    /// The banks as contests ask them.
    pub fn contest(&self) -> Vec<ContestBank> {
        let bank = |view: &QuizView| ContestBank {
            page: view.page.clone(),
            about: view.about.clone(),
            questions: view.questions.clone(),
        };
        self.quizzes.iter().map(bank).collect()
    }

    fn classes(&mut self, resolver: &Resolver<'_>, order: &Order) {
        let mut classes: Vec<&Class> = resolver.catalog.classes.values().map(|(class, _)| class).collect();
        classes.sort_by_key(|class| (class.start_date, class.id.value.clone()));
        let tables = timetable::all(resolver.catalog, resolver.docs);
        let shelf = binder::Shelf::of(resolver.catalog, &self.media_used);
        let mut views = Vec::new();
        for class in classes {
            let Some(table) = tables.get(&class.id.value) else { continue };
            let Some(page) = page_of(resolver, Kind::Class, &class.id.value) else { continue };
            let lessons = lessons_of(class, resolver.docs, resolver.catalog).into_iter();
            let lessons: Vec<LessonLine> = lessons.filter_map(|id| self.line(id, order)).collect();
            views.push(ClassView {
                page,
                audience: resolver.catalog.audience_name(&class.audience.value),
                binder: binder::of(resolver, &shelf, class, table, &lessons),
                lessons,
                course: page_of(resolver, Kind::Course, &class.course.value),
                dates: (class.start_date, class.end_date),
                location: class.location.clone(),
                organiser: class.organiser.clone(),
                instructor: class.instructor.clone(),
                size: class.size,
                daily: class.daily.iter().map(window).collect(),
                sessions: timetables::sessions(resolver, table),
                days: timetables::days(table),
                unplaced: timetables::unplaced(resolver, table),
                computed: table.computed,
            });
        }
        self.classes = views;
    }

    fn glossary(&mut self, resolver: &Resolver<'_>) {
        let docs = resolver.docs.iter().filter(|doc| doc.lang.is_none());
        let mut entries = Vec::new();
        // All terms stand on one page.
        let mut quotes = Vec::new();
        for doc in docs {
            let Body::Glossary(terms) = &doc.body else { continue };
            for term in terms {
                let known = resolver.catalog.terms.iter().find(|facts| facts.term == term.term.value);
                let Some(facts) = known else { continue };
                let mut scope = Scope::new(doc);
                scope.quotes = std::mem::take(&mut quotes);
                let view = TermView {
                    term: term.term.value.clone(),
                    anchor: facts.anchor.clone(),
                    alternate: term.alternate.clone(),
                    translations: term.translations.clone(),
                    definition: resolver.content(&resolver.edition.cut(&term.definition), &mut scope),
                    source: doc.source.clone(),
                };
                quotes = scope.quotes;
                let anchor = format!("{}#{}", resolver.pages.glossary.url, view.anchor);
                let entry = PageRef { url: anchor, title: view.term.clone() };
                for (law, article) in &scope.cited {
                    self.cited_on(law, *article, &entry);
                }
                entries.push((view, scope.cited.into_iter().collect::<Vec<_>>()));
            }
        }
        self.quotes.insert(resolver.pages.glossary.url.clone(), quotes);
        entries.sort_by_cached_key(|(view, _)| crate::base::pinyin::sort_key(&view.term));
        (self.glossary, self.leads) = entries.into_iter().unzip();
    }

    /// All media with the lessons that use them.
    pub fn media(&self, resolver: &Resolver<'_>) -> Vec<MediaView> {
        let view = |(id, (item, _)): (&String, &(_, _))| {
            let card = resolver.pages.media_card(resolver.catalog, resolver.gallery, id)?;
            let used_in = self.media_used.get(id).cloned().unwrap_or_default();
            Some(MediaView {
                anchor: resolver.pages.media().get(id)?.anchor.clone(),
                card,
                item: Clone::clone(item),
                used_in,
            })
        };
        resolver.catalog.media.iter().filter_map(view).collect()
    }

    /// The pages of all views, with their places.
    pub fn pages(&self, facts: &Arc<EditionFacts>, words: &Words, start: &PageRef) -> Vec<PageTask> {
        let lessons = self.lessons.iter().cloned().map(|view| View::Lesson(Box::new(view)));
        let courses = self.courses.iter().cloned().map(|view| View::Course(Box::new(view)));
        let policies = self.policies.iter().cloned().map(|view| View::Policy(Box::new(view)));
        let cases = self.cases.iter().cloned().map(|view| View::Case(Box::new(view)));
        let quizzes = self.quizzes.iter().cloned().map(|view| View::Quiz(Box::new(view)));
        let classes = self.classes.iter().cloned().map(|view| View::Class(Box::new(view)));
        let all = lessons.chain(courses).chain(policies).chain(cases).chain(quizzes).chain(classes);
        all.filter_map(|view| self.page(facts, words, start, view, None)).collect()
    }

    /// The page of one of the views, or of what it has become since: with what it quotes now, if that is known.
    pub fn page(
        &self,
        facts: &Arc<EditionFacts>,
        words: &Words,
        start: &PageRef,
        view: View,
        quotes: Option<Vec<Quote>>,
    ) -> Option<PageTask> {
        let (kind, page, parent) = match &view {
            View::Lesson(view) => (Kind::Lesson, &view.page, view.courses.first()),
            View::Course(view) => (Kind::Course, &view.page, None),
            View::Policy(view) => (Kind::Policy, &view.page, None),
            View::Case(view) => (Kind::Case, &view.page, None),
            View::Quiz(view) => (Kind::Quiz, &view.page, None),
            View::Class(view) => (Kind::Class, &view.page, None),
            _ => return None,
        };
        let page = page.clone();
        let (previous, next) = self.beside(kind, &page.url);
        Some(PageTask {
            edition: facts.clone(),
            quotes: quotes.unwrap_or_else(|| self.quotes(&page.url)),
            untranslated: self.untranslated.contains(&page.url),
            kind: kind.name(),
            breadcrumbs: vec![start.clone(), parent.cloned().unwrap_or_else(|| listing(kind, words))],
            page,
            previous,
            next,
            view,
        })
    }

    /// The page of a lesson's slides.
    pub fn slides(&self, facts: &Arc<EditionFacts>, start: &PageRef, deck: &DeckView) -> PageTask {
        PageTask {
            edition: facts.clone(),
            quotes: self.quotes(&deck.page.url),
            untranslated: self.untranslated.contains(&deck.lesson.url),
            page: deck.page.clone(),
            kind: "slides",
            breadcrumbs: vec![start.clone(), deck.lesson.clone()],
            previous: None,
            next: None,
            view: View::Slides(Box::new(deck.clone())),
        }
    }

    /// The pages before and after the one at `url`.
    fn beside(&self, kind: Kind, url: &str) -> (Option<PageRef>, Option<PageRef>) {
        fn find<T>(
            views: &[T],
            page: impl Fn(&T) -> &PageRef,
            url: &str,
        ) -> (Option<PageRef>, Option<PageRef>) {
            let Some(at) = views.iter().position(|view| page(view).url == url) else { return (None, None) };
            let at_index = |index: usize| views.get(index).map(|view| page(view).clone());
            (at.checked_sub(1).and_then(at_index), at_index(at + 1))
        }
        match kind {
            Kind::Lesson => find(&self.lessons, |view| &view.page, url),
            Kind::Course => find(&self.courses, |view| &view.page, url),
            Kind::Policy => find(&self.policies, |view| &view.page, url),
            Kind::Case => find(&self.cases, |view| &view.page, url),
            Kind::Quiz => find(&self.quizzes, |view| &view.page, url),
            Kind::Class => find(&self.classes, |view| &view.page, url),
            _ => (None, None),
        }
    }
}

/// The listing page of a kind.
pub fn listing(kind: Kind, words: &Words) -> PageRef {
    let title = match kind {
        Kind::Course => words.courses,
        Kind::Lesson => words.lessons,
        Kind::Law => words.laws,
        Kind::Policy => words.policies,
        Kind::Case => words.cases_title,
        Kind::Quiz => words.quizzes,
        Kind::Class => words.classes,
        Kind::Curriculum | Kind::Audiences | Kind::Glossary | Kind::Media => words.contents,
    };
    PageRef { url: format!("{}.html", kind.folder()), title: title.to_owned() }
}

/// A lesson in another language, with its title there; nothing where it is not translated.
pub(super) fn translated(
    resolver: &Resolver<'_>,
    order: &Order,
    id: &str,
    lang: &str,
) -> Option<(String, LessonView)> {
    let at = resolver.catalog.translations.get(&(Kind::Lesson, id.to_owned(), lang.to_owned()))?;
    let Body::Lesson(own) = &resolver.docs.get(at.doc)?.body else { return None };
    let edition =
        Edition { lang: lang.to_owned(), suffix: Some(lang.to_owned()), ..resolver.edition.clone() };
    let (view, ..) = documents::lesson(&Resolver { edition: &edition, ..*resolver }, order, id)?;
    Some((own.title.value.clone(), view))
}

fn line(view: &LessonView) -> LessonLine {
    LessonLine {
        page: view.page.clone(),
        number: view.number,
        minutes: (view.teaching, view.exercises),
        gist: gist(view),
    }
}

/// The first objective, in plain words.
fn gist(view: &LessonView) -> String {
    if let Some(first) = view.objectives.first() {
        return plain_text(first);
    }
    let block = view.body.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Callout(callout) if callout.kind == CalloutKind::Objectives => Some(&callout.blocks),
        _ => None,
    });
    let first = block.and_then(|blocks| blocks.first()).map(|block| match &block.kind {
        BlockKind::List { items, .. } => items.first().and_then(|item| item.blocks.first()).map(|b| &b.kind),
        other => Some(other),
    });
    match first.flatten() {
        Some(BlockKind::Paragraph(text)) => plain_text(text),
        _ => String::new(),
    }
}

fn window(window: &Window) -> String {
    format!("{}–{}", clock(window.from), clock(window.to))
}

fn untranslated(resolver: &Resolver<'_>) -> BTreeSet<String> {
    let Some(lang) = &resolver.edition.suffix else { return BTreeSet::new() };
    let translated =
        |kind, id: &str| resolver.catalog.translations.contains_key(&(kind, id.to_owned(), lang.clone()));
    let kinds = [Kind::Lesson, Kind::Course, Kind::Policy, Kind::Case, Kind::Quiz];
    let entries = kinds.into_iter().flat_map(|kind| resolver.catalog.of_kind(kind));
    let left = entries.filter(|entry| !translated(entry.kind, &entry.id));
    left.filter_map(|entry| Some(resolver.pages.of(entry)?.url.clone())).collect()
}

fn documents<'a>(resolver: &Resolver<'a>, kind: Kind) -> Vec<(&'a Entry, &'a Doc)> {
    let entries = resolver.catalog.of_kind(kind);
    entries.filter_map(|entry| Some((entry, document(resolver, entry.doc)?))).collect()
}

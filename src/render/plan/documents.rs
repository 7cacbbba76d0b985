//! One document as an edition shows it: cut, resolved, put beside its facts, with what it says of others.

use super::cited::{Cited, laws_cited};
use super::deck;
use crate::curriculum::order::Order;
use crate::curriculum::{Catalog, Edition, Entry};
use crate::law::ArticleNo;
use crate::render::resolve::{Resolver, Scope};
use crate::render::view::{CaseView, DeckView, LessonView, PolicyView, QuizView, Quote};
use crate::syntax::ast::PageRef;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::curriculum::Role;
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What resolving a page says of others.
#[derive(Default)]
pub(super) struct Uses {
    pub cited: BTreeSet<(String, Option<ArticleNo>)>,
    pub quotes: Vec<Quote>,
    pub cases: BTreeSet<String>,
    pub banks: BTreeSet<String>,
    pub media: BTreeSet<String>,
}

impl Uses {
    /// What `scope` has gathered.
    pub fn of(scope: Scope<'_>) -> Uses {
        Uses {
            cited: scope.cited,
            quotes: scope.quotes,
            cases: scope.cases,
            banks: scope.banks,
            media: scope.media,
        }
    }
}

pub(super) fn lesson(
    resolver: &Resolver<'_>,
    order: &Order,
    id: &str,
) -> Option<(LessonView, DeckView, Uses)> {
    let entry = resolver.catalog.entry(Kind::Lesson, id)?;
    let doc = document(resolver, entry.doc)?;
    let Body::Lesson(lesson) = &doc.body else { return None };
    let page = resolver.pages.of(entry)?;
    let mut scope = Scope::new(doc);
    let lines =
        |list: &[Vec<_>], scope: &mut Scope<'_>| list.iter().map(|text| resolver.line(text, scope)).collect();
    let legal_basis = lines(&lesson.legal_basis, &mut scope);
    let objectives = lines(&lesson.objectives, &mut scope);
    let body = resolver.content(&resolver.edition.cut(&lesson.body), &mut scope);
    let courses = order.courses_of.get(id).into_iter().flatten();
    let before = lesson.prerequisites.iter();
    let view = LessonView {
        page: (*page).clone(),
        source: doc.source.clone(),
        number: order.numbers.get(id).copied().unwrap_or(0),
        teaching: lesson.teaching,
        exercises: lesson.exercises,
        audience: names(resolver, lesson.audience.iter().map(|a| a.value.as_str())),
        legal_basis,
        objectives,
        about: lesson.about.clone(),
        author: lesson.author.clone(),
        date_modified: lesson.date_modified,
        prerequisites: before.filter_map(|id| page_of(resolver, Kind::Lesson, &id.value)).collect(),
        courses: courses.filter_map(|id| page_of(resolver, Kind::Course, id)).collect(),
        body,
        laws_cited: laws_cited(resolver, &by_law(&scope.cited)),
        terms: std::mem::take(&mut scope.notes),
    };
    let with_slides = Edition { slides: true, ..resolver.edition.clone() };
    let shown = resolver.content(&with_slides.cut(&lesson.body), &mut Scope::new(doc));
    let deck = deck::deck(&view, &shown, resolver.edition.role == Role::Trainer);
    Some((view, deck, Uses::of(scope)))
}

pub(super) fn policy(resolver: &Resolver<'_>, entry: &Entry, doc: &Doc) -> Option<(PolicyView, Uses)> {
    let (Body::Policy(policy), page) = (&doc.body, resolver.pages.of(entry)?) else { return None };
    let mut scope = Scope::new(doc);
    let view = PolicyView {
        page: (*page).clone(),
        source: doc.source.clone(),
        publisher: policy.publisher.clone(),
        date_issued: policy.date_issued,
        identifier: policy.identifier.clone(),
        body: resolver.content(&resolver.edition.cut(&policy.body), &mut scope),
    };
    Some((view, Uses::of(scope)))
}

pub(super) fn case(
    resolver: &Resolver<'_>,
    entry: &Entry,
    doc: &Doc,
    (number, used_in): (u32, Vec<PageRef>),
) -> Option<(CaseView, Uses)> {
    let (Body::Case(case), page) = (&doc.body, resolver.pages.of(entry)?) else { return None };
    let mut scope = Scope::new(doc);
    let view = CaseView {
        page: (*page).clone(),
        source: doc.source.clone(),
        number,
        legal_basis: case.legal_basis.iter().map(|basis| resolver.line(basis, &mut scope)).collect(),
        origin: case.source.clone(),
        body: resolver.content(&resolver.edition.cut(&case.body), &mut scope),
        used_in,
    };
    Some((view, Uses::of(scope)))
}

pub(super) fn quiz(
    resolver: &Resolver<'_>,
    entry: &Entry,
    doc: &Doc,
    used_in: Vec<PageRef>,
) -> Option<(QuizView, Uses)> {
    let (Body::Quiz(bank), page) = (&doc.body, resolver.pages.of(entry)?) else { return None };
    let mut scope = Scope::new(doc);
    let view = QuizView {
        page: (*page).clone(),
        source: doc.source.clone(),
        about: bank.about.clone(),
        intro: resolver.content(&resolver.edition.cut(&bank.intro), &mut scope),
        questions: resolver.questions(&resolver.edition.cut_questions(&bank.questions), &mut scope),
        used_in,
    };
    Some((view, Uses::of(scope)))
}

/// Citations of one page: by law and article, without the page.
fn by_law(cited: &BTreeSet<(String, Option<ArticleNo>)>) -> Cited {
    let mut out = Cited::new();
    for (law, article) in cited {
        out.entry(law.clone()).or_default().insert(*article, Vec::new());
    }
    out
}

pub(super) fn names<'a>(resolver: &Resolver<'_>, ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    ids.map(|id| resolver.catalog.audience_name(id)).collect()
}

pub(super) fn page_of(resolver: &Resolver<'_>, kind: Kind, id: &str) -> Option<PageRef> {
    resolver.pages.find(kind, id).map(|page| (*page).clone())
}

/// The document at `index` in the edition's language, if there is a translation.
pub(super) fn document<'a>(resolver: &Resolver<'a>, index: usize) -> Option<&'a Doc> {
    resolver.in_its_language(index).map(Arc::as_ref)
}

/// The index of the document that says in the edition's language what the one of `kind` called `id` says.
pub(super) fn translation(catalog: &Catalog, edition: &Edition, (kind, id): (Kind, &str)) -> Option<usize> {
    let lang = edition.suffix.as_ref()?;
    catalog.translations.get(&(kind, id.to_owned(), lang.clone())).map(|translation| translation.doc)
}

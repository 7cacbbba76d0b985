//! Pages of laws: versions and parts beside each other, who cites what.

use super::comparisons;
use super::law_links::LawLinks;
use super::views::{Views, listing};
use crate::base::par;
use crate::curriculum::amendment::Amendment;
use crate::curriculum::shelf::{Version, Work};
use crate::curriculum::{Entry, Translation};
use crate::law::citation::Names;
use crate::law::{ArticleNo, title};
use crate::render::resolve::provision::short_title;
use crate::render::resolve::{Resolver, Scope};
use crate::render::view::{EditionFacts, LawFacts, LawLink, LawTranslation, LawView, PageTask, View};
use crate::syntax::Body;
use crate::syntax::ast::PageRef;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::curriculum::Role;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Makes the task of every law page and hands it to `take`, in the order of titles. Gives the names of all laws, and who
/// cites whom.
pub(super) fn pages(
    resolver: &Resolver<'_>,
    facts: &Arc<EditionFacts>,
    views: &Views,
    take: &mut dyn FnMut(PageTask),
) -> (Names, Citing) {
    let neutral = Arc::new(neutral(facts));
    let entries: Vec<&Entry> = resolver.catalog.of_kind(Kind::Law).collect();
    let names = Names::new(resolver.catalog.shelf.names());
    let read = par::map(&entries, |entry| (*entry, LawLinks::of(resolver, &names, entry)));
    let citing = citing(resolver, &read);
    let made = par::map(&read, |(entry, own)| whole(resolver, views, entry, (own.links.clone(), &citing)));
    for view in made.into_iter().flatten() {
        take(page(resolver, &neutral, view));
    }
    (names, citing)
}

/// The page of a law.
pub(super) fn page(resolver: &Resolver<'_>, neutral: &Arc<EditionFacts>, view: LawView) -> PageTask {
    PageTask {
        edition: neutral.clone(),
        page: view.page.clone(),
        kind: Kind::Law.name(),
        breadcrumbs: vec![(*resolver.pages.start).clone(), listing(Kind::Law, resolver.words)],
        previous: None,
        next: None,
        // The original of a law stands beside its translation, or alone.
        untranslated: resolver.edition.suffix.is_some() && view.translations.is_empty(),
        // Its own articles are on the page; those of other laws are links: thousands of pages stay slim.
        quotes: Vec::new(),
        view: View::Law(Box::new(view)),
    }
}

/// The view of one law document with its links, and with who cites it.
pub(super) fn whole(
    resolver: &Resolver<'_>,
    views: &Views,
    entry: &Entry,
    (links, citing): (Arc<Vec<LawLink>>, &Citing),
) -> Option<LawView> {
    Some(LawView { links, ..with_laws(view(resolver, views, entry)?, citing.get(&entry.id)) })
}

/// The facts of an edition for what is the same in every one, so that it is rendered once for all of them.
pub(super) fn neutral(facts: &EditionFacts) -> EditionFacts {
    EditionFacts {
        id: String::new(),
        role: Role::Learner,
        large: false,
        content_version: String::new(),
        ..facts.clone()
    }
}

/// The view of one law document.
pub(super) fn view(resolver: &Resolver<'_>, views: &Views, entry: &Entry) -> Option<LawView> {
    let doc = resolver.docs.get(entry.doc)?;
    let Body::Law(law) = &doc.body else { return None };
    let page = resolver.pages.of(entry)?;
    let (work, index) = resolver.catalog.shelf.of_doc(entry.doc)?;
    let version = work.versions.get(index)?;
    let body = resolver.content(&resolver.edition.cut(&law.body), &mut Scope::new(doc));
    let mut cited_by: BTreeMap<ArticleNo, Vec<PageRef>> = BTreeMap::new();
    let mut cited_as_whole = Vec::new();
    for (article, pages) in views.cited.get(&entry.id).into_iter().flatten() {
        match article {
            Some(article) => _ = cited_by.insert(*article, pages.clone()),
            None => cited_as_whole.clone_from(pages),
        }
    }
    Some(LawView {
        page: page_title(&page, law.part.as_deref()),
        source: doc.source.clone(),
        law: Arc::new(LawFacts {
            law: law.clone(),
            short: short_title(law),
            standing: work.standing(index, resolver.edition.as_of),
            in_force: version.in_force,
            until: work.until(index),
            amends: amends(resolver, version, entry),
            amended_by: amended_by(resolver, work),
        }),
        body,
        cited_by,
        cited_as_whole,
        siblings: siblings(resolver, work, entry),
        compared: comparisons::of_version(resolver.pages, work, index),
        links: Arc::default(),
        translations: translations(resolver, entry),
        only: None,
    })
}

/// The translations of a law: that of the edition first, then those in the order of the programme's languages.
fn translations(resolver: &Resolver<'_>, entry: &Entry) -> Vec<LawTranslation> {
    let from = (Kind::Law, entry.id.clone(), String::new());
    let all = resolver.catalog.translations.range(from..);
    let own = all.take_while(|((kind, id, _), _)| *kind == Kind::Law && *id == entry.id);
    let translation = |((_, _, lang), known): (&(Kind, String, String), &Translation)| {
        let doc = resolver.docs.get(known.doc)?;
        let Body::Law(law) = &doc.body else { return None };
        let body = resolver.content(&resolver.edition.cut(&law.body), &mut Scope::new(doc));
        Some(LawTranslation { lang: lang.clone(), source: doc.source.clone(), law: law.clone(), body })
    };
    let mut found: Vec<LawTranslation> = own.filter_map(translation).collect();
    let spoken = &resolver.catalog.programme.in_language;
    let rank = |lang: &str| spoken.iter().position(|other| other.split('-').next() == Some(lang));
    found.sort_by_key(|translation| {
        let own = Some(&translation.lang) == resolver.edition.suffix.as_ref();
        (!own, rank(&translation.lang).unwrap_or(usize::MAX))
    });
    found
}

fn page_title(page: &PageRef, part: Option<&str>) -> PageRef {
    let title = part.map_or_else(|| page.title.clone(), |part| format!("{} {part}", page.title));
    PageRef { url: page.url.clone(), title }
}

fn siblings(resolver: &Resolver<'_>, work: &Work, own: &Entry) -> Vec<(String, PageRef)> {
    let mut out = Vec::new();
    let several = work.versions.len() > 1;
    for version in &work.versions {
        for part in version.parts.iter().filter(|part| part.id != own.id) {
            let Some(page) = resolver.pages.find(Kind::Law, &part.id) else { continue };
            let date = version.document.filter(|_| several).map(|date| format!("{}文本", date.han()));
            let words = [date, part.part.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            let words = if words.is_empty() { part.id.clone() } else { words };
            out.push((words, page_title(&page, part.part.as_deref())));
        }
    }
    out
}

/// The laws that a decision or an amendment amends, each by the version that it made, if that is here.
fn amends(resolver: &Resolver<'_>, own: &Version, entry: &Entry) -> Vec<PageRef> {
    let shelf = &resolver.catalog.shelf;
    let page = |work: &Work| {
        let made = work.versions.iter().find(|version| version.document == own.document);
        let version = made.unwrap_or_else(|| work.on(resolver.edition.as_of));
        let page = resolver.pages.find(Kind::Law, &version.parts.first()?.id)?;
        Some(PageRef { url: page.url.clone(), title: format!("《{}》", work.short) })
    };
    shelf.amended_by(entry.doc).filter_map(page).collect()
}

/// The decisions and amendments that amend `work`.
fn amended_by(resolver: &Resolver<'_>, work: &Work) -> Vec<PageRef> {
    let of = |amendment: &Amendment| {
        let page = resolver.pages.find(Kind::Law, &amendment.id)?;
        Some(PageRef { url: page.url.clone(), title: title::in_brackets(&amendment.short) })
    };
    resolver.catalog.shelf.amendments_of(work).filter_map(of).collect()
}

/// Of each article the laws that cite it, by the document that holds it.
pub(super) type Citing = BTreeMap<String, BTreeMap<ArticleNo, Vec<PageRef>>>;

/// Who cites whom among the laws as they stand: older versions do not speak.
fn citing(resolver: &Resolver<'_>, read: &[(&Entry, LawLinks)]) -> Citing {
    let mut out = Citing::new();
    for (entry, own) in read {
        let Some((work, index)) = resolver.catalog.shelf.of_doc(entry.doc) else { continue };
        let current =
            work.versions.get(index).is_some_and(|v| std::ptr::eq(v, work.on(resolver.edition.as_of)));
        let Some(page) = resolver.pages.of(entry).filter(|_| current) else { continue };
        let page = PageRef { url: page.url.clone(), title: title::in_brackets(&work.short) };
        for (id, article) in &own.cited {
            out.entry(id.clone()).or_default().entry(*article).or_default().push(page.clone());
        }
    }
    out
}

/// `view`, whose articles also say which laws cite them: after the pages that teach.
fn with_laws(mut view: LawView, citing: Option<&BTreeMap<ArticleNo, Vec<PageRef>>>) -> LawView {
    for (article, pages) in citing.into_iter().flatten() {
        view.cited_by.entry(*article).or_default().extend(pages.iter().cloned());
    }
    view
}

//! 新旧条文对照表: one for each two neighbouring versions of a law that are both there in full.

use super::Input;
use crate::base::par;
use crate::curriculum::shelf::Work;
use crate::curriculum::versions;
use crate::law::table::{self, TableRow};
use crate::law::{Date, title};
use crate::render::pages::Pages;
use crate::render::resolve::Resolver;
use crate::render::view::{ComparisonView, VersionFacts};
use crate::syntax::ast::PageRef;
use crate::syntax::kinds::Kind;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rows of all tables: of the work with this index, between this version and the next.
pub type Tables = BTreeMap<(usize, usize), Arc<Vec<TableRow>>>;

/// Fills all tables. They are the same in every edition.
pub fn tables(input: &Input<'_>) -> Tables {
    let works = input.catalog.shelf.works.iter().enumerate();
    let pairs = works.flat_map(|(at, work)| (0..work.changes.len()).map(move |version| (at, version)));
    let fill = |&(at, version): &(usize, usize)| {
        let work = input.catalog.shelf.works.get(at)?;
        let comparison = work.changes.get(version)?.as_ref()?;
        let old = versions::articles(input.docs, work.versions.get(version)?)?;
        let new = versions::articles(input.docs, work.versions.get(version + 1)?)?;
        Some(((at, version), Arc::new(table::table(comparison, &old, &new))))
    };
    par::map(&pairs.collect::<Vec<_>>(), fill).into_iter().flatten().collect()
}

/// The tables of an edition, in the order of titles.
pub(super) fn views(resolver: &Resolver<'_>, tables: &Tables) -> Vec<ComparisonView> {
    let view = |(&(at, version), rows): (&(usize, usize), &Arc<Vec<TableRow>>)| {
        let work = resolver.catalog.shelf.works.get(at)?;
        let newer = work.versions.get(version + 1)?.parts.first()?;
        Some(ComparisonView {
            page: page(resolver.pages, work, version)?,
            title: work.title.clone(),
            short: work.short.clone(),
            old: facts(resolver, work, version)?,
            new: facts(resolver, work, version + 1)?,
            rows: rows.clone(),
            source: resolver.docs.get(newer.doc)?.source.clone(),
        })
    };
    tables.iter().filter_map(view).collect()
}

/// The tables that a version of `work` stands in, each with words such as `2015年3月15日 → 2023年3月13日`.
pub(super) fn of_version(pages: &Pages, work: &Work, version: usize) -> Vec<(String, PageRef)> {
    let before = version.checked_sub(1);
    let pairs = before.into_iter().chain([version]);
    let pairs = pairs.filter(|&at| work.changes.get(at).is_some_and(Option::is_some));
    pairs.filter_map(|at| Some((span(work, at), page(pages, work, at)?))).collect()
}

fn span(work: &Work, version: usize) -> String {
    let day = |at: usize| work.versions.get(at).and_then(|version| version.document).map(Date::han);
    format!("{} → {}", day(version).unwrap_or_default(), day(version + 1).unwrap_or_default())
}

fn page(pages: &Pages, work: &Work, version: usize) -> Option<PageRef> {
    let newer = work.versions.get(version + 1)?.parts.first()?;
    let law = pages.find(Kind::Law, &newer.id)?;
    let name = law.url.strip_prefix("laws/")?;
    let title = format!("{}：新旧条文对照", title::short(&work.title));
    Some(PageRef { url: format!("comparisons/{name}"), title })
}

fn facts(resolver: &Resolver<'_>, work: &Work, index: usize) -> Option<VersionFacts> {
    let version = work.versions.get(index)?;
    let part = |part: &crate::curriculum::shelf::Part| {
        let page = resolver.pages.find(Kind::Law, &part.id)?;
        Some(((*page).clone(), part.articles.clone()))
    };
    Some(VersionFacts {
        document: version.document,
        in_force: version.in_force,
        standing: work.standing(index, resolver.edition.as_of),
        parts: version.parts.iter().filter_map(part).collect(),
    })
}

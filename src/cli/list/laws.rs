//! Laws, their articles, and what cites them.

use super::table::{Cell, Column, Table};
use crate::base::lines::Lines;
use crate::base::path::ContentPath;
use crate::curriculum::register;
use crate::law::Date;
use crate::law::statute::Article;
use crate::pipeline::Outcome;
use crate::syntax::kinds::law::Law;
use crate::syntax::{Body, Doc};
use std::collections::BTreeMap;

/// The documents that hold laws; translations are not laws of their own.
fn all(outcome: &Outcome) -> impl Iterator<Item = (&Doc, &Law)> {
    outcome.docs.iter().filter_map(|doc| match &doc.body {
        Body::Law(law) if doc.lang.is_none() => Some((doc.as_ref(), law.as_ref())),
        _ => None,
    })
}

pub(super) fn laws(as_of: Option<Date>, outcome: &Outcome) -> Table {
    let columns = vec![
        Column::shown("id", "编号", "id"),
        Column::shown("title", "名称", "title"),
        Column::hidden("short"),
        Column::shown("part", "编", "part"),
        Column::shown("date_document", "通过或修正", "adopted"),
        Column::shown("in_force", "施行", "in force"),
        Column::shown("standing", "时效", "standing"),
        Column::hidden("ended"),
        Column::hidden("ended_by"),
        Column::shown("type", "种类", "type"),
        Column::shown("amends", "修改", "amends"),
        Column::shown("articles", "条数", "articles"),
        Column::shown("summary", "摘要", "summary"),
        Column::hidden("path"),
    ];
    let as_of = as_of.or(outcome.catalog.programme.start_date);
    let row = |(doc, law): (&Doc, &Law)| {
        let work = outcome.catalog.shelf.find(&law.title.value);
        let index = work.and_then(|work| {
            work.versions.iter().position(|version| version.parts.iter().any(|part| part.id == doc.id))
        });
        let version = work.zip(index).and_then(|(work, index)| work.versions.get(index));
        let standing = work.zip(index).map(|(work, index)| work.standing(index, as_of));
        let count = law.articles.map_or(law.statute.articles().len() as u64, u64::from);
        vec![
            Cell::text(&doc.id),
            Cell::text(&law.title.value),
            Cell::text(work.map_or("", |work| &work.short)),
            Cell::maybe(law.part.as_deref()),
            Cell::maybe(law.date_document),
            Cell::maybe(version.and_then(|version| version.in_force)),
            standing.map_or(Cell::Nothing, |standing| Cell::Named(standing.name(), standing.zh())),
            Cell::maybe(version.and_then(|version| version.ended)),
            Cell::maybe(version.and_then(|version| version.ended_by.as_deref())),
            kind(doc, law),
            Cell::List(law.amends.clone()),
            Cell::Number(count),
            Cell::Flag(law.is_summary()),
            Cell::text(doc.path().as_str()),
        ]
    };
    Table { columns, rows: all(outcome).map(row).collect() }
}

/// What the field says, otherwise the title and the header lines.
fn kind(doc: &Doc, law: &Law) -> Cell {
    if !law.type_document.is_empty() {
        return Cell::text(&law.type_document);
    }
    law.instrument(&doc.source.text).map_or(Cell::Nothing, |kind| Cell::Named(kind.name(), kind.zh()))
}

pub(super) fn articles(outcome: &Outcome) -> Table {
    let columns = vec![
        Column::shown("law", "法律", "law"),
        Column::hidden("title"),
        Column::shown("part", "编", "part"),
        Column::shown("article", "条", "article"),
        Column::hidden("label"),
        Column::shown("paragraphs", "款", "paragraphs"),
        Column::shown("text", "条文", "text"),
    ];
    let row = |doc: &Doc, law: &Law, article: &Article| {
        vec![
            Cell::text(&doc.id),
            Cell::text(&law.title.value),
            Cell::maybe(law.part.as_deref()),
            Cell::text(article.no.to_string()),
            Cell::text(article.head.text(&doc.source.text)),
            Cell::Number(law.statute.paragraphs(article).len() as u64),
            Cell::text(words(&doc.source.text, article)),
        ]
    };
    let rows = all(outcome)
        .flat_map(|(doc, law)| law.statute.articles().iter().map(move |article| row(doc, law, article)));
    Table { columns, rows: rows.collect() }
}

/// The text of an article without its label, a line for every paragraph and item.
fn words(source: &str, article: &Article) -> String {
    let text = source.get(article.head.end as usize..article.span.end as usize).unwrap_or_default();
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

pub(super) fn citations(as_of: Option<Date>, outcome: &Outcome) -> Table {
    let columns = vec![
        Column::shown("path", "文件", "file"),
        Column::shown("line", "行", "line"),
        Column::shown("column", "列", "column"),
        Column::shown("text", "写法", "as written"),
        Column::hidden("law"),
        Column::shown("title", "法律", "law"),
        Column::shown("article", "条", "article"),
        Column::shown("paragraph", "款", "paragraph"),
        Column::shown("item", "项", "item"),
        Column::shown("verdict", "结论", "verdict"),
        Column::hidden("version"),
        Column::hidden("in_force"),
    ];
    let mut files: BTreeMap<ContentPath, Lines<'_>> = BTreeMap::new();
    let mut entries = register::citations(&outcome.docs, &outcome.catalog, as_of);
    entries.extend(register::of_laws(&outcome.docs, &outcome.catalog, as_of));
    entries.sort_by(|a, b| a.at.cmp(&b.at));
    let rows = entries.into_iter().map(|entry| {
        let text = || Lines::new(outcome.text(&entry.at.path).unwrap_or_default());
        let lines = files.entry(entry.at.path.clone()).or_insert_with(text);
        let place = lines.place(entry.at.span.start as usize);
        let provision = entry.provision;
        vec![
            Cell::text(entry.at.path.as_str()),
            Cell::Number(place.line as u64),
            Cell::Number(place.column as u64),
            Cell::text(entry.text),
            Cell::maybe(entry.law),
            Cell::text(entry.title),
            Cell::maybe(provision.map(|provision| provision.article)),
            Cell::number(provision.and_then(|provision| provision.paragraph)),
            Cell::number(provision.and_then(|provision| provision.item)),
            Cell::text(entry.verdict.name()),
            Cell::maybe(entry.version),
            Cell::maybe(entry.in_force),
        ]
    });
    Table { columns, rows: rows.collect() }
}

//! Where things are made, and where they are named.

use super::page::Page;
use super::target::{self, Target};
use crate::base::path::ContentPath;
use crate::base::span::Span;
use crate::curriculum::lookup::{self, LinkTo, WorkTo};
use crate::curriculum::shelf::Article;
use crate::curriculum::verdict::Judged;
use crate::curriculum::{Catalog, references};
use crate::pipeline::Outcome;
use crate::syntax::kinds::Kind;
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};

/// A place in a file of the project.
pub(super) type Found = (ContentPath, Span);

/// Where what stands at byte `offset` is made.
pub(super) fn definition(page: &Page<'_>, offset: usize) -> Vec<Found> {
    match target::at(page, offset) {
        Some(Target::Id { kind, id, .. }) => made(page.catalog(), kind, &id).into_iter().collect(),
        Some(Target::Link { to, .. }) => linked(page, to).into_iter().collect(),
        Some(Target::Titled { to: WorkTo::Entry(entry), .. }) => vec![(entry.path.clone(), Span::default())],
        Some(Target::Titled { to: WorkTo::Media(id), .. }) => {
            made(page.catalog(), Kind::Media, id).into_iter().collect()
        }
        // Of a range of articles the first.
        Some(Target::Citation { judged, .. }) => {
            judged.iter().find_map(|judged| cited(page, judged)).into_iter().collect()
        }
        Some(Target::Field { .. } | Target::Block { .. }) | None => Vec::new(),
    }
}

/// Where the thing of this kind and id is made: of a file that is one thing, at its beginning.
pub(super) fn made(catalog: &Catalog, kind: Kind, id: &str) -> Option<Found> {
    match kind {
        Kind::Audiences => catalog.audiences.get(id).map(|(audience, path)| (path.clone(), audience.id.span)),
        Kind::Media => catalog.media.get(id).map(|(item, path)| (path.clone(), item.id.span)),
        Kind::Class => catalog.classes.get(id).map(|(class, path)| (path.clone(), class.id.span)),
        kind => catalog.entry(kind, id).map(|entry| (entry.path.clone(), Span::default())),
    }
}

/// What the thing of this kind and id is called.
pub(super) fn title(catalog: &Catalog, kind: Kind, id: &str) -> Option<String> {
    match kind {
        Kind::Audiences => catalog.audiences.get(id).map(|(audience, _)| audience.name.clone()),
        Kind::Media => catalog.media.get(id).map(|(item, _)| item.title.clone()),
        Kind::Class => catalog.classes.get(id).map(|(class, _)| class.name.clone()),
        kind => catalog.entry(kind, id).map(|entry| entry.title.clone()),
    }
}

fn linked(page: &Page<'_>, to: LinkTo<'_>) -> Option<Found> {
    match to {
        LinkTo::Entry(entry, anchor) => {
            let doc = page.outcome.docs.get(entry.doc)?;
            let span = anchor.and_then(|anchor| heading(doc, &anchor)).unwrap_or_default();
            Some((entry.path.clone(), span))
        }
        LinkTo::Here(anchor) => {
            let doc = page.doc.as_deref()?;
            Some((doc.path().clone(), heading(doc, &anchor)?))
        }
        LinkTo::File(path) => Some((path, Span::default())),
        LinkTo::Glossary(anchor) => {
            let doc = page.outcome.docs.iter().find(|doc| doc.kind() == Kind::Glossary)?;
            let term = page.catalog().terms.iter().find(|term| Some(&term.anchor) == anchor.as_ref());
            let Body::Glossary(terms) = &doc.body else { return None };
            let place = terms.iter().find(|each| term.is_some_and(|term| term.term == each.term.value));
            Some((doc.path().clone(), place.map_or(Span::default(), |term| term.term.span)))
        }
        LinkTo::External(_) => None,
    }
}

/// The heading or the article with this anchor.
fn heading(doc: &Doc, anchor: &str) -> Option<Span> {
    let mut found = None;
    walk::document(doc, &mut |visit| {
        if let Visit::Block(block) = visit
            && let crate::syntax::ast::BlockKind::Heading { id, .. } = &block.kind
            && id == anchor
        {
            found.get_or_insert(block.span);
        }
    });
    let article = || {
        let Body::Law(law) = &doc.body else { return None };
        let articles = law.statute.articles().iter();
        articles.rev().find(|article| anchor.starts_with(&article.no.anchor())).map(|article| article.head)
    };
    found.or_else(article)
}

/// Where a cited provision stands in the law's file; where the law has none such, the file's beginning.
fn cited(page: &Page<'_>, judged: &Judged<'_>) -> Option<Found> {
    let (work, version) = (judged.judgement.work?, judged.judgement.version);
    let Some(version) = version else {
        return lookup::law_page(page.catalog(), work, page.day)
            .map(|entry| (entry.path.clone(), Span::default()));
    };
    let doc = match judged.provision.map(|provision| version.article(provision.article)) {
        Some(Article::Here(_, doc) | Article::NotCovered(_, doc)) => doc,
        _ => version.parts.first()?.doc,
    };
    let doc = page.outcome.docs.get(doc)?;
    let Body::Law(law) = &doc.body else { return None };
    let article = judged.provision.and_then(|provision| {
        law.statute.locate(provision).ok().or_else(|| law.statute.locate(provision.article.into()).ok())
    });
    Some((doc.path().clone(), article.map_or(Span::default(), |place| place.span)))
}

/// Everywhere that the thing at byte `offset` is named, and where it is made.
pub(super) fn references(page: &Page<'_>, offset: usize) -> Vec<Found> {
    let Some(Target::Id { kind, id, .. }) = target::at(page, offset) else { return Vec::new() };
    let made = made(page.catalog(), kind, &id);
    let mut found: Vec<Found> = made.into_iter().chain(named(page.outcome, kind, &id)).collect();
    found.extend(links(page.outcome, kind, &id).into_iter().map(|link| (link.path, link.destination)));
    found
}

/// Everywhere that the thing of this kind and id is named by its id.
pub(super) fn named(outcome: &Outcome, kind: Kind, id: &str) -> Vec<Found> {
    let docs = outcome.docs.iter();
    docs.flat_map(|doc| {
        let own = references::of(doc).into_iter().filter(|each| each.kind == kind && each.id.value == id);
        own.map(|each| (doc.path().clone(), each.id.span)).collect::<Vec<_>>()
    })
    .collect()
}

/// A link from one document to another.
pub(super) struct Linked {
    /// The document it is in.
    pub path: ContentPath,
    /// Where it says where it leads.
    pub destination: Span,
    /// As it is written.
    pub written: String,
}

/// All links to the file of this kind and id.
pub(super) fn links(outcome: &Outcome, kind: Kind, id: &str) -> Vec<Linked> {
    let Some(entry) = outcome.catalog.entry(kind, id).filter(|_| is_file(kind)) else { return Vec::new() };
    let mut found = Vec::new();
    for doc in outcome.docs.iter() {
        walk::document(doc, &mut |visit| {
            let Visit::Inline(inline) = visit else { return };
            let Some(written) = walk::written_link(inline) else { return };
            let to = lookup::link(&outcome.catalog, doc.path(), written);
            if !matches!(to, Ok(LinkTo::Entry(other, _)) if other.path == entry.path) {
                return;
            }
            for destination in destinations(&doc.source.text, inline.span, written) {
                let known = found
                    .iter()
                    .any(|each: &Linked| each.path == *doc.path() && each.destination == destination);
                if !known {
                    found.push(Linked { path: doc.path().clone(), destination, written: written.to_owned() });
                }
            }
        });
    }
    found
}

/// `to` as the file `from` writes it: `../cases/x.md`.
pub(super) fn relative(from: &ContentPath, to: &ContentPath) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) =
        (from.parent().split('/').collect(), to.as_str().split('/').collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    format!("{}{}", "../".repeat(from.len() - shared), to[shared..].join("/"))
}

/// Whether each thing of the kind is a file of its own.
pub(super) fn is_file(kind: Kind) -> bool {
    matches!(kind, Kind::Lesson | Kind::Course | Kind::Law | Kind::Policy | Kind::Case | Kind::Quiz)
}

/// Where the link at `span` says where it leads: behind its text, or in definitions at other places (`[1]: x.md`).
fn destinations(source: &str, span: Span, written: &str) -> Vec<Span> {
    let here = span.text(source);
    let inline = here.rfind("](").and_then(|at| {
        let from = at + 2;
        let rest = here[from..].trim_start_matches([' ', '<']);
        rest.starts_with(written).then(|| span.start as usize + here.len() - rest.len())
    });
    if let Some(start) = inline {
        return vec![Span::new(start, start + written.len())];
    }
    let mut at = 0;
    let mut found = Vec::new();
    for line in source.split_inclusive('\n') {
        let definition = line.trim_start().starts_with('[').then(|| line.split_once("]:")).flatten();
        if let Some((_, rest)) = definition {
            let rest = rest.trim_start_matches([' ', '<']);
            if rest.split([' ', '>', '\n', '\r']).next() == Some(written) {
                let start = at + line.len() - rest.len();
                found.push(Span::new(start, start + written.len()));
            }
        }
        at += line.len();
    }
    found
}

//! What stands at a place of a text that was read.

use super::cursor;
use super::page::Page;
use super::yaml::What;
use crate::base::span::{Span, Spanned};
use crate::curriculum::cites::{self, Part};
use crate::curriculum::lookup::{self, LinkTo, WorkTo};
use crate::curriculum::references;
use crate::curriculum::verdict::{Judged, Why};
use crate::law::citation::{Citation, Named};
use crate::syntax::callouts::CalloutKind;
use crate::syntax::fields::{Field, OF_TRANSLATIONS};
use crate::syntax::kinds::Kind;
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};

/// What stands at a place.
#[derive(Debug)]
pub(super) enum Target<'a> {
    /// The id of something; where it is made, or where it is named.
    Id { span: Span, kind: Kind, id: String },
    /// A link.
    Link { span: Span, to: LinkTo<'a> },
    /// A citation of a law, with the verdicts on what it names.
    Citation { span: Span, judged: Vec<Judged<'a>> },
    /// 《…》 that is no law.
    Titled { span: Span, to: WorkTo<'a> },
    /// The name of a field.
    Field { span: Span, field: &'static Field },
    /// The name of a block.
    Block { span: Span, kind: CalloutKind },
}

/// What stands at byte `offset`.
pub(super) fn at<'a>(page: &Page<'a>, offset: usize) -> Option<Target<'a>> {
    let field = || field(page, offset);
    let Some(doc) = page.doc.as_deref() else { return field() };
    id(page, doc, offset)
        .or_else(|| link(page, doc, offset))
        .or_else(|| citation(page, doc, offset))
        .or_else(field)
        .or_else(|| block(doc, offset))
}

fn holds(span: Span, offset: usize) -> bool {
    span.start as usize <= offset && offset <= span.end as usize && !span.is_empty()
}

/// The ids that a document makes in lists. Of a file that is one thing, its name is the id.
pub(super) fn made(doc: &Doc) -> Vec<(Kind, &Spanned<String>)> {
    match &doc.body {
        Body::Audiences(list) => list.iter().map(|each| (Kind::Audiences, &each.id)).collect(),
        Body::Media(items) => items.iter().map(|each| (Kind::Media, &each.id)).collect(),
        Body::Classes(classes) => classes.iter().map(|each| (Kind::Class, &each.id)).collect(),
        _ => Vec::new(),
    }
}

fn id<'a>(page: &Page<'a>, doc: &Doc, offset: usize) -> Option<Target<'a>> {
    let made = made(doc).into_iter().find(|(_, id)| holds(id.span, offset));
    if let Some((kind, id)) = made {
        return Some(Target::Id { span: id.span, kind, id: id.value.clone() });
    }
    let named = references::of(doc).into_iter().find(|reference| holds(reference.id.span, offset))?;
    let (kind, id) = match named.kind {
        // A law may be named by its title.
        Kind::Law if page.catalog().entry(Kind::Law, &named.id.value).is_none() => {
            let work = page.catalog().shelf.find(&named.id.value)?;
            (Kind::Law, lookup::law_page(page.catalog(), work, page.day)?.id.clone())
        }
        kind => (kind, named.id.value),
    };
    Some(Target::Id { span: named.id.span, kind, id })
}

fn link<'a>(page: &Page<'a>, doc: &Doc, offset: usize) -> Option<Target<'a>> {
    let mut found = None;
    walk::document(doc, &mut |visit| {
        if let Visit::Inline(inline) = visit
            && holds(inline.span, offset)
            && let Some(written) = walk::written_link(inline)
        {
            found = lookup::link(page.catalog(), doc.path(), written).ok().map(|to| (inline.span, to));
        }
    });
    found.map(|(span, to)| Target::Link { span, to })
}

fn citation<'a>(page: &Page<'a>, doc: &Doc, offset: usize) -> Option<Target<'a>> {
    let judge = page.judge();
    for line in page.cites.of(doc.path()) {
        for citation in &line.citations {
            let part = cites::parts(citation).into_iter().find(|(range, _)| holds(line.place(range), offset));
            let Some((range, part)) = part else { continue };
            let span = line.place(&range);
            let mut judged = of_part(page, doc, citation, part);
            // Whether words are quoted rightly, only the whole line tells.
            for misquoted in judge.line(doc, line) {
                let same = judged.iter_mut().find(|each| each.provision == misquoted.provision);
                if let (Some(same), Why::QuoteMismatch { .. }) = (same, &misquoted.judgement.why) {
                    same.judgement.why = misquoted.judgement.why;
                }
            }
            return told(page, citation, span, judged);
        }
    }
    if doc.kind() != Kind::Law {
        return None;
    }
    let lines = cites::of_statute(doc, page.names);
    let (line, citations) = lines.into_iter().find(|(span, _)| holds(*span, offset))?;
    let place = |range: &std::ops::Range<usize>| {
        let start = line.start as usize;
        Span::new(start + range.start, start + range.end)
    };
    let mut parts =
        citations.iter().flat_map(|citation| cites::parts(citation).into_iter().map(move |p| (citation, p)));
    let (citation, (range, part)) = parts.find(|(_, (range, _))| holds(place(range), offset))?;
    told(page, citation, place(&range), of_part(page, doc, citation, part))
}

/// The verdicts on a part of a citation: of a range of articles one for each.
fn of_part<'a>(page: &Page<'a>, doc: &Doc, citation: &Citation, part: Part) -> Vec<Judged<'a>> {
    let judge = page.judge();
    match part {
        Part::Law => {
            let judgement = judge.judge(doc, citation, None);
            let judged = |judgement| Judged {
                words: citation.words.clone(),
                provision: None,
                past: citation.past,
                judgement,
            };
            judgement.map(judged).into_iter().collect()
        }
        Part::Provision(index) => {
            let Some(cited) = citation.provisions.get(index) else { return Vec::new() };
            judge.citation(doc, citation).into_iter().filter(|judged| judged.words == cited.span).collect()
        }
    }
}

fn told<'a>(page: &Page<'a>, citation: &Citation, span: Span, judged: Vec<Judged<'a>>) -> Option<Target<'a>> {
    if !judged.is_empty() {
        return Some(Target::Citation { span, judged });
    }
    let Named::Law(name) = &citation.law else { return None };
    lookup::titled(page.catalog(), name).map(|to| Target::Titled { span, to })
}

/// The field whose name or value stands at a place.
fn field<'a>(page: &Page<'a>, offset: usize) -> Option<Target<'a>> {
    let range = cursor::yaml_part(page, offset)?;
    let place = super::yaml::place(page.text(), range, offset)?;
    let (span, name) = match &place.what {
        What::Key { span, .. } => (*span, span.text(page.text()).trim_matches(['"', '\''])),
        What::Value { key, key_span, .. } => (*key_span, key.as_str()),
    };
    let table = fields(page.kind()?, &place.path)?;
    let own = place.path.is_empty().then_some(OF_TRANSLATIONS).into_iter().flatten();
    let field = table.iter().chain(own).find(|field| field.is_called(name))?;
    Some(Target::Field { span, field })
}

/// The fields of the mapping that `path` leads to.
pub(super) fn fields(kind: Kind, path: &[String]) -> Option<&'static [Field]> {
    let mut table = kind.fields();
    for (depth, name) in path.iter().enumerate() {
        match table.iter().find(|field| field.is_called(name)) {
            Some(field) => table = field.form.fields()?,
            // The field around a whole list: `classes:`.
            None if depth == 0 && matches!(kind, Kind::Audiences | Kind::Media | Kind::Class) => {}
            None => return None,
        }
    }
    Some(table)
}

fn block<'a>(doc: &Doc, offset: usize) -> Option<Target<'a>> {
    let mut found = None;
    walk::document(doc, &mut |visit| {
        if let Visit::Callout(callout) = visit
            && holds(callout.head, offset)
        {
            found = Some((callout.head, callout.kind));
        }
    });
    let (head, kind) = found?;
    let name = head.text(&doc.source.text).find(']').map_or(0, |at| at + 1);
    let span = Span::new(head.start as usize, head.start as usize + name);
    holds(span, offset).then_some(Target::Block { span, kind })
}

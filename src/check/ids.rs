//! Ids of lessons, courses, audiences, banks and media are those of something.

use crate::base::path::ContentPath;
use crate::base::span::Spanned;
use crate::curriculum::{Catalog, lookup};
use crate::diag::messages::{link, quiz};
use crate::diag::{At, Diagnostic};
use crate::syntax::ast::plain_text;
use crate::syntax::callouts::CalloutKind;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::{Fill, SessionKind};
use crate::syntax::walk::Visit;
use crate::syntax::{Body, Doc};

pub(super) fn document(doc: &Doc, catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let mut check = |kind: Kind, ids: &[Spanned<String>]| {
        ids.iter().for_each(|id| expect(catalog, kind, id, doc.path(), found));
    };
    match &doc.body {
        Body::Course(course) => {
            check(Kind::Lesson, &course.has_part);
            check(Kind::Audiences, &course.audience);
        }
        Body::Lesson(lesson) => {
            check(Kind::Audiences, &lesson.audience);
            check(Kind::Lesson, &lesson.prerequisites);
        }
        Body::Audiences(list) => {
            list.iter().for_each(|audience| check(Kind::Audiences, audience.part_of.as_slice()));
        }
        Body::Classes(classes) => {
            for class in classes {
                check(Kind::Audiences, std::slice::from_ref(&class.audience));
                check(Kind::Course, std::slice::from_ref(&class.course));
                check(Kind::Class, &class.shares_with);
                if let Fill::Items(ids) = &class.fill {
                    check(Kind::Media, ids);
                }
                for session in &class.sessions {
                    match &session.what {
                        SessionKind::Lesson(id) => check(Kind::Lesson, std::slice::from_ref(id)),
                        SessionKind::Media(id) => check(Kind::Media, std::slice::from_ref(id)),
                        SessionKind::Activity(_) | SessionKind::Break(_) => {}
                    }
                }
            }
        }
        Body::Curriculum(_)
        | Body::Glossary(_)
        | Body::Law(_)
        | Body::Policy(_)
        | Body::Case(_)
        | Body::Quiz(_)
        | Body::Media(_) => {}
    }
}

/// Ids in curriculum.yaml.
pub(super) fn programme(catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let Some(path) = &catalog.programme_path else { return };
    for edition in &catalog.programme.editions {
        edition.audience.iter().for_each(|id| expect(catalog, Kind::Audiences, id, path, found));
        edition.class.iter().for_each(|id| expect(catalog, Kind::Class, id, path, found));
    }
    for job in &catalog.programme.print {
        job.lessons.iter().for_each(|id| expect(catalog, Kind::Lesson, id, path, found));
        job.classes.iter().for_each(|id| expect(catalog, Kind::Class, id, path, found));
    }
}

/// Ids in the attributes of callouts.
pub(super) fn callout(doc: &Doc, catalog: &Catalog, visit: &Visit<'_>, found: &mut Vec<Diagnostic>) {
    let Visit::Callout(callout) = visit else { return };
    let path = doc.path();
    for id in &callout.attributes.audience {
        expect(catalog, Kind::Audiences, id, path, found);
    }
    if let Some(bank) = &callout.attributes.bank {
        expect(catalog, Kind::Quiz, bank, path, found);
        let wanted = callout.attributes.count.unwrap_or(1) as usize;
        if let Some(&has) = catalog.banks.get(&bank.value).filter(|&&has| has < wanted) {
            found.push(quiz::too_few(At::new(path, bank.span), &bank.value, wanted, has));
        }
    }
    if callout.kind == CalloutKind::Media {
        let titled = || Spanned::new(plain_text(&callout.title).trim().to_owned(), callout.head);
        let id = callout.attributes.id.clone().unwrap_or_else(titled);
        expect(catalog, Kind::Media, &id, path, found);
    }
}

fn expect(
    catalog: &Catalog,
    kind: Kind,
    id: &Spanned<String>,
    path: &ContentPath,
    found: &mut Vec<Diagnostic>,
) {
    let (known, what) = match kind {
        Kind::Audiences => (catalog.audiences.contains_key(&id.value), ("受众", "audience")),
        Kind::Media => (catalog.media.contains_key(&id.value), ("媒体", "medium")),
        Kind::Lesson => (catalog.entry(kind, &id.value).is_some(), ("课", "lesson")),
        Kind::Course => (catalog.entry(kind, &id.value).is_some(), ("课程", "course")),
        Kind::Quiz => (catalog.entry(kind, &id.value).is_some(), ("题库", "question bank")),
        _ => (catalog.entry(kind, &id.value).is_some(), ("班次", "class")),
    };
    if !known && !id.value.is_empty() {
        let at = At::new(path, id.span);
        found.push(match lookup::meant(catalog, kind, &id.value) {
            Some(lookup::Meant::Titled(own)) => link::title_for_id(at, what, &id.value, own),
            Some(lookup::Meant::Several(ids)) => link::several_ids(at, &id.value, &ids),
            None => link::unknown_id(at, what, &id.value, lookup::nearest_id(catalog, kind, &id.value)),
        });
    }
}

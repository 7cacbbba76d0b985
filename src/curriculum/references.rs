//! Where documents name things by their ids: lessons, courses, classes, audiences, banks, media.

use crate::base::span::{Span, Spanned};
use crate::syntax::ast::plain_text;
use crate::syntax::callouts::{Callout, CalloutKind};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::{Fill, SessionKind};
use crate::syntax::kinds::curriculum::Curriculum;
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};

/// Something that is named by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it must be.
    pub kind: Kind,
    /// The id, and where it is written.
    pub id: Spanned<String>,
    /// Whether its title does as well: a law, and what the programme requires.
    pub or_title: bool,
}

/// All that `doc` names by id.
pub fn of(doc: &Doc) -> Vec<Reference> {
    let mut out = Vec::new();
    let mut add = |kind: Kind, ids: &[Spanned<String>]| {
        let known = ids.iter().filter(|id| !id.value.is_empty());
        out.extend(known.map(|id| Reference { kind, id: id.clone(), or_title: false }));
    };
    match &doc.body {
        Body::Course(course) => {
            add(Kind::Lesson, &course.has_part);
            add(Kind::Audiences, &course.audience);
        }
        Body::Lesson(lesson) => {
            add(Kind::Audiences, &lesson.audience);
            add(Kind::Lesson, &lesson.prerequisites);
        }
        Body::Audiences(list) => {
            list.iter().for_each(|audience| add(Kind::Audiences, audience.part_of.as_slice()));
        }
        Body::Classes(classes) => {
            for class in classes {
                add(Kind::Audiences, std::slice::from_ref(&class.audience));
                add(Kind::Course, std::slice::from_ref(&class.course));
                add(Kind::Class, &class.shares_with);
                if let Fill::Items(ids) = &class.fill {
                    add(Kind::Media, ids);
                }
                for session in &class.sessions {
                    match &session.what {
                        SessionKind::Lesson(id) => add(Kind::Lesson, std::slice::from_ref(id)),
                        SessionKind::Media(id) => add(Kind::Media, std::slice::from_ref(id)),
                        SessionKind::Activity(_) | SessionKind::Break(_) => {}
                    }
                }
            }
        }
        Body::Curriculum(programme) => of_programme(programme, &mut out),
        Body::Glossary(_)
        | Body::Law(_)
        | Body::Policy(_)
        | Body::Case(_)
        | Body::Quiz(_)
        | Body::Media(_) => {}
    }
    walk::document(doc, &mut |visit| {
        if let Visit::Callout(callout) = visit {
            of_callout(callout, &mut out);
        }
    });
    out
}

/// What curriculum.yaml names.
fn of_programme(programme: &Curriculum, out: &mut Vec<Reference>) {
    let mut add = |kind, id: &Spanned<String>, or_title| {
        if !id.value.is_empty() {
            out.push(Reference { kind, id: id.clone(), or_title });
        }
    };
    for edition in &programme.editions {
        edition.audience.iter().for_each(|id| add(Kind::Audiences, id, false));
        edition.class.iter().for_each(|id| add(Kind::Class, id, false));
    }
    for job in &programme.print {
        job.lessons.iter().for_each(|id| add(Kind::Lesson, id, false));
        job.classes.iter().for_each(|id| add(Kind::Class, id, false));
        job.law.iter().for_each(|id| add(Kind::Law, id, true));
    }
    for required in &programme.requires {
        let kind = match required.set.value.as_str() {
            "policies" => Kind::Policy,
            "laws" => Kind::Law,
            "films" | "songs" => Kind::Media,
            _ => continue,
        };
        required.list.iter().flatten().for_each(|id| add(kind, id, true));
    }
}

/// What the attributes of a callout name, and the title of a medium's.
fn of_callout(callout: &Callout, out: &mut Vec<Reference>) {
    let mut add = |kind, id: Spanned<String>| {
        if !id.value.is_empty() {
            out.push(Reference { kind, id, or_title: false });
        }
    };
    callout.attributes.audience.iter().for_each(|id| add(Kind::Audiences, id.clone()));
    callout.attributes.bank.iter().for_each(|id| add(Kind::Quiz, id.clone()));
    if callout.kind == CalloutKind::Media {
        add(Kind::Media, callout.attributes.id.clone().unwrap_or_else(|| titled(callout)));
    }
}

/// The title of a callout, as an id.
fn titled(callout: &Callout) -> Spanned<String> {
    let span = match (callout.title.first(), callout.title.last()) {
        (Some(first), Some(last)) => Span { start: first.span.start, end: last.span.end },
        _ => callout.head,
    };
    Spanned::new(plain_text(&callout.title).trim().to_owned(), span)
}

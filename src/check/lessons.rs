//! Lessons can be found from a course, and courses hold lessons that are ready.
use std::sync::Arc;

use crate::curriculum::Catalog;
use crate::curriculum::lookup::{self, Meant};
use crate::curriculum::timetable::circles;
use crate::diag::messages::{class, timetable};
use crate::diag::{At, Diagnostic};
use crate::syntax::kinds::Kind;
use crate::syntax::{Body, Doc};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn order(catalog: &Catalog, docs: &[Arc<Doc>], found: &mut Vec<Diagnostic>) {
    let mut taught = BTreeSet::new();
    for doc in docs {
        let Body::Course(course) = &doc.body else { continue };
        for part in &course.has_part {
            taught.insert(part.value.as_str());
            // What is wrong with the line is said there; the lessons that it means are not lost besides.
            match lookup::meant(catalog, Kind::Lesson, &part.value) {
                Some(Meant::Titled(id)) => drop(taught.insert(id)),
                Some(Meant::Several(ids)) => taught.extend(ids),
                None => {}
            }
            if catalog.entry(Kind::Lesson, &part.value).is_some_and(|lesson| lesson.draft) {
                found.push(class::draft(At::new(doc.path(), part.span), &part.value));
            }
        }
    }
    for doc in docs {
        let Body::Lesson(lesson) = &doc.body else { continue };
        if !lesson.draft && doc.lang.is_none() && !taught.contains(doc.id.as_str()) {
            found.push(class::orphan(At::new(doc.path(), lesson.title.span), &lesson.title.value));
        }
    }
}

/// Lessons do not need each other in a circle.
pub(super) fn circle(docs: &[Arc<Doc>], found: &mut Vec<Diagnostic>) {
    let mut lessons = BTreeMap::new();
    let mut needs = BTreeMap::new();
    for doc in docs.iter().filter(|doc| doc.lang.is_none()) {
        let Body::Lesson(lesson) = &doc.body else { continue };
        needs.insert(doc.id.clone(), lesson.prerequisites.iter().map(|id| id.value.clone()).collect());
        lessons.insert(doc.id.as_str(), (doc, lesson));
    }
    for ids in circles(&needs) {
        let Some((doc, lesson)) = ids.first().and_then(|id| lessons.get(id.as_str())) else { continue };
        let span =
            lesson.prerequisites.iter().find(|needed| ids.contains(&needed.value)).map(|needed| needed.span);
        let at = At::new(doc.path(), span.unwrap_or(lesson.title.span));
        found.push(timetable::circle(at, &ids));
    }
}

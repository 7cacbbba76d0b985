//! Lessons can be found from a course, and courses hold lessons that are ready.
use std::sync::Arc;

use crate::curriculum::Catalog;
use crate::diag::messages::class;
use crate::diag::{At, Diagnostic};
use crate::syntax::kinds::Kind;
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;

pub(super) fn order(catalog: &Catalog, docs: &[Arc<Doc>], found: &mut Vec<Diagnostic>) {
    let mut taught = BTreeSet::new();
    for doc in docs {
        let Body::Course(course) = &doc.body else { continue };
        for part in &course.has_part {
            taught.insert(part.value.as_str());
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

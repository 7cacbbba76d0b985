//! Everyone who should be taught is taught, and what is required is taught to somebody.

use crate::base::span::Span;
use crate::curriculum::Catalog;
use crate::curriculum::coverage::{Coverage, Item, Set, SetLine};
use crate::diag::messages::cover::{self, Missing};
use crate::diag::{At, Diagnostic};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::curriculum::Requirement;
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) fn check(docs: &[Arc<Doc>], catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let coverage = Coverage::of(docs, catalog);
    for required in &catalog.programme.requires {
        let line = Set::find(&required.set.value).and_then(|set| coverage.set(set));
        if let (Some(line), Some(path)) = (line, &catalog.programme_path) {
            let at = |span: Span| At::new(path, span);
            declared(required, line, at(required.set.span), found);
            // A programme that is still being written has no classes yet.
            if !coverage.classes.is_empty() && line.set != Set::Minutes {
                nowhere(required, line, &at, found);
            }
            for_each_class(line, at(required.set.span), &coverage, catalog, found);
        }
    }
    idle(docs, catalog, &coverage, found);
}

fn words(set: Set) -> (&'static str, &'static str) {
    (set.zh(), set.name())
}

/// What is listed by name is as much as is said. Of `all` there may be more, and whether there are fewer is asked elsewhere.
fn declared(required: &Requirement, line: &SetLine, at: At, found: &mut Vec<Diagnostic>) {
    if let Some(count) = line.declared.filter(|_| required.list.is_some() && line.differs()) {
        found.push(cover::declared(at, words(line.set), count, line.listed));
    }
}

/// Names in a list are told one by one, at their places; of `all` there is one finding.
fn nowhere(required: &Requirement, line: &SetLine, at: &impl Fn(Span) -> At, found: &mut Vec<Diagnostic>) {
    let missing: Vec<&Item> = line.items.iter().filter(|item| item.taught() == 0).collect();
    let missed: BTreeSet<&str> = missing.iter().map(|item| item.id.as_str()).collect();
    let set = words(line.set);
    match &required.list {
        Some(list) => {
            let of = |id: &str| missing.iter().find(|item| item.id == id || item.title == id);
            for id in list {
                if let Some(item) = of(&id.value) {
                    found.push(cover::required(at(id.span), &Missing { set, titles: &[&item.title] }));
                }
            }
        }
        None if !missed.is_empty() => {
            let titles: Vec<&str> = missing.iter().map(|item| item.title.as_str()).collect();
            found.push(cover::required(at(required.set.span), &Missing { set, titles: &titles }));
        }
        None => {}
    }
}

fn for_each_class(
    line: &SetLine,
    wanted: At,
    coverage: &Coverage,
    catalog: &Catalog,
    found: &mut Vec<Diagnostic>,
) {
    // Too few minutes are a finding about the class's timetable.
    if !line.each || line.set == Set::Minutes {
        return;
    }
    for (index, class) in coverage.classes.iter().enumerate() {
        let lacking: Vec<&Item> = line.items.iter().filter(|item| item.lacks(index)).collect();
        let Some((own, path)) = catalog.classes.get(&class.id).filter(|_| !lacking.is_empty()) else {
            continue;
        };
        let at = At::new(path, own.id.span);
        let titles: Vec<&str> = lacking.iter().map(|item| item.title.as_str()).collect();
        let missing = Missing { set: words(line.set), titles: &titles };
        found.push(cover::class(at, wanted.clone(), &class.name, &missing));
    }
}

/// Whom nobody teaches, and what nobody is taught. Laws and films that nothing uses are no fault: they are for looking up,
/// and the report lists them.
fn idle(docs: &[Arc<Doc>], catalog: &Catalog, coverage: &Coverage, found: &mut Vec<Diagnostic>) {
    if coverage.classes.is_empty() {
        return;
    }
    for line in coverage.audiences.iter().filter(|line| !line.taught) {
        if let Some((audience, path)) = catalog.audiences.get(&line.id) {
            found.push(cover::audience(At::new(path, audience.id.span), &line.name));
        }
    }
    let mut in_course = BTreeSet::new();
    for doc in docs {
        if let Body::Course(course) = &doc.body {
            in_course.extend(course.has_part.iter().map(|part| part.value.as_str()));
        }
    }
    // A lesson in no course has a finding of its own.
    for lesson in coverage.lessons.iter().filter(|lesson| in_course.contains(lesson.id.as_str())) {
        let doc = catalog.entry(Kind::Lesson, &lesson.id).and_then(|entry| docs.get(entry.doc));
        if let Some((doc, Body::Lesson(own))) = doc.map(|doc| (doc, &doc.body)) {
            found.push(cover::lesson(At::new(doc.path(), own.title.span), &lesson.title));
        }
    }
}

//! The lessons of a course in the order in which they are taught: as the course has them, but none before one that it
//! needs.

use crate::curriculum::Catalog;
use crate::syntax::kinds::Kind;
use crate::syntax::{Body, Doc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A lesson of a course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its id.
    pub lesson: String,
    /// Teaching and exercises together.
    pub minutes: u32,
    /// Ids of lessons that come before.
    pub needs: Vec<String>,
}

/// The lessons of a course in the order in which they are taught.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// In order.
    pub parts: Vec<Part>,
}

impl Course {
    /// The lessons of `parts`, each after those that it needs. Among those that may come next, the first one written
    /// does; of a circle, the first one written is taught first.
    pub fn new(parts: Vec<Part>) -> Course {
        let known: BTreeSet<String> = parts.iter().map(|part| part.lesson.clone()).collect();
        let mut left = parts;
        let mut taught: BTreeSet<String> = BTreeSet::new();
        let mut ordered = Vec::with_capacity(left.len());
        while !left.is_empty() {
            let ready = |part: &Part| part.needs.iter().all(|id| !known.contains(id) || taught.contains(id));
            let next = left.iter().position(ready).unwrap_or(0);
            let part = left.remove(next);
            taught.insert(part.lesson.clone());
            ordered.push(part);
        }
        Course { parts: ordered }
    }

    /// The minutes of a lesson, if it is in the course.
    pub fn minutes(&self, lesson: &str) -> Option<u32> {
        self.parts.iter().find(|part| part.lesson == lesson).map(|part| part.minutes)
    }

    /// All courses by id. Drafts are not taught.
    pub fn all(catalog: &Catalog, docs: &[Arc<Doc>]) -> BTreeMap<String, Course> {
        let course = |entry: &crate::curriculum::Entry| {
            let Some(Body::Course(course)) = docs.get(entry.doc).map(|doc| &doc.body) else { return None };
            let mut seen = BTreeSet::new();
            let once = course.has_part.iter().filter(|part| seen.insert(part.value.as_str()));
            let parts = once.filter_map(|part| self::part(catalog, docs, &part.value)).collect();
            Some((entry.id.clone(), Course::new(parts)))
        };
        catalog.of_kind(Kind::Course).filter_map(course).collect()
    }
}

/// A lesson as it stands in a course; nothing where there is none, or only a draft.
pub fn part(catalog: &Catalog, docs: &[Arc<Doc>], id: &str) -> Option<Part> {
    let entry = catalog.entry(Kind::Lesson, id).filter(|entry| !entry.draft)?;
    let Some(Body::Lesson(lesson)) = docs.get(entry.doc).map(|doc| &doc.body) else { return None };
    Some(Part {
        lesson: id.to_owned(),
        minutes: lesson.teaching.saturating_add(lesson.exercises),
        needs: lesson.prerequisites.iter().map(|id| id.value.clone()).collect(),
    })
}

/// Lessons that need each other in a circle, each circle once, from its first id on. `needs` are the ids that each id
/// needs.
pub fn circles(needs: &BTreeMap<String, Vec<String>>) -> Vec<Vec<String>> {
    let mut done: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for start in needs.keys() {
        let mut path: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((id, at)) = path.last().copied() {
            let next = needs.get(id).and_then(|ids| ids.get(at)).filter(|_| !done.contains(id));
            let Some(next) = next else {
                done.insert(id);
                path.pop();
                continue;
            };
            if let Some(last) = path.last_mut() {
                last.1 += 1;
            }
            match path.iter().position(|(id, _)| id == next) {
                Some(from) => found.push(circle(&path[from..])),
                None if needs.contains_key(next) && !done.contains(next.as_str()) => path.push((next, 0)),
                None => {}
            }
        }
    }
    found
}

/// The circle from its first id on.
fn circle(path: &[(&str, usize)]) -> Vec<String> {
    let mut ids: Vec<String> = path.iter().map(|(id, _)| (*id).to_owned()).collect();
    let first = ids.iter().enumerate().min_by_key(|(_, id)| (*id).clone()).map_or(0, |(at, _)| at);
    ids.rotate_left(first);
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(lesson: &str, needs: &[&str]) -> Part {
        let needs = needs.iter().map(|id| (*id).to_owned()).collect();
        Part { lesson: lesson.to_owned(), minutes: 40, needs }
    }

    fn order(parts: &[Part]) -> Vec<String> {
        Course::new(parts.to_vec()).parts.into_iter().map(|part| part.lesson).collect()
    }

    #[test]
    fn a_lesson_waits_for_what_it_needs_and_nothing_else_moves() {
        assert_eq!(
            order(&[part("a", &[]), part("b", &["d"]), part("c", &[]), part("d", &[])]),
            ["a", "c", "d", "b"]
        );
        assert_eq!(order(&[part("b", &["elsewhere"]), part("a", &[])]), ["b", "a"]);
        assert_eq!(order(&[part("a", &["b"]), part("b", &["a"]), part("c", &[])]), ["c", "a", "b"]);
    }

    #[test]
    fn circles_are_told_once() {
        let needs = |pairs: &[(&str, &[&str])]| {
            let own = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
            circles(&pairs.iter().map(|(id, ids)| ((*id).to_owned(), own(ids))).collect())
        };
        assert_eq!(needs(&[("a", &["b"]), ("b", &["c"]), ("c", &[])]), Vec::<Vec<String>>::new());
        assert_eq!(needs(&[("c", &["a"]), ("a", &["b"]), ("b", &["a"])]), [["a", "b"]]);
        assert_eq!(needs(&[("a", &["a"])]), [["a"]]);
    }
}

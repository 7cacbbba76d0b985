//! In which order lessons come, and their numbers.
use std::sync::Arc;

use super::Catalog;
use crate::syntax::kinds::Kind;
use crate::syntax::{Body, Doc};
use std::collections::BTreeMap;

/// The lessons of the programme in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// Ids of courses.
    pub courses: Vec<String>,
    /// Ids of lessons that are built: those of courses first, in the courses' order, then the others by id.
    pub lessons: Vec<String>,
    /// Number of each lesson, from 1.
    pub numbers: BTreeMap<String, u32>,
    /// The courses each lesson belongs to.
    pub courses_of: BTreeMap<String, Vec<String>>,
}

impl Order {
    /// The order of the programme. Drafts and unknown ids are not in it.
    pub fn of(catalog: &Catalog, docs: &[Arc<Doc>]) -> Order {
        let mut order = Order::default();
        for course in catalog.of_kind(Kind::Course).filter(|course| !course.draft) {
            order.courses.push(course.id.clone());
            let Some(Body::Course(body)) = docs.get(course.doc).map(|doc| &doc.body) else { continue };
            for part in &body.has_part {
                let built = catalog.entry(Kind::Lesson, &part.value).is_some_and(|entry| !entry.draft);
                let courses = order.courses_of.entry(part.value.clone()).or_default();
                if built && !courses.contains(&course.id) {
                    courses.push(course.id.clone());
                    order.add(&part.value);
                }
            }
        }
        for lesson in catalog.of_kind(Kind::Lesson).filter(|lesson| !lesson.draft) {
            order.add(&lesson.id);
        }
        order
    }

    fn add(&mut self, id: &str) {
        if !self.numbers.contains_key(id) {
            self.lessons.push(id.to_owned());
            self.numbers.insert(id.to_owned(), u32::try_from(self.lessons.len()).unwrap_or(u32::MAX));
        }
    }
}

//! What a class hears: its lessons, and what these name for its audience.

use super::{ClassLine, Facts};
use crate::curriculum::Catalog;
use crate::curriculum::listeners::Listeners;
use crate::curriculum::mentions::Thing;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::Class;
use crate::syntax::{Body, Doc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A class with what it hears.
pub(super) struct Attended<'a> {
    pub(super) class: &'a Class,
    /// Lessons that are ready, each once.
    pub(super) lessons: Vec<&'a str>,
    /// How many of them teach each thing.
    things: BTreeMap<&'a Thing, u32>,
    /// Media that have a session of their own.
    pub(super) media: Vec<&'a str>,
}

impl Attended<'_> {
    /// How many of its lessons and sessions teach `thing`.
    pub(super) fn count(&self, thing: &Thing) -> u32 {
        let own = match thing {
            Thing::Medium(id) => self.media.iter().filter(|medium| *medium == id).count(),
            _ => 0,
        };
        self.things.get(thing).copied().unwrap_or(0) + u32::try_from(own).unwrap_or(u32::MAX)
    }
}

impl<'a> Facts<'a> {
    /// The class with what it hears.
    pub(super) fn attended(&'a self, class: &'a Class) -> Attended<'a> {
        let lessons = lessons_of(class, self.docs, self.catalog);
        let media = class.media().collect();
        let own = Listeners::of(self.catalog, &class.audience.value);
        let mut things: BTreeMap<&Thing, u32> = BTreeMap::new();
        for id in &lessons {
            for thing in self.heard(id, &own) {
                *things.entry(thing).or_default() += 1;
            }
        }
        Attended { class, lessons, things, media }
    }

    /// What a class of the audiences `own` hears in a lesson, cases included.
    fn heard(&self, lesson: &str, own: &Listeners) -> BTreeSet<&Thing> {
        let mentions = |kind, id: &str| {
            let entry = self.catalog.entry(kind, id)?;
            self.mentions.get(entry.doc)
        };
        let Some(lesson) = mentions(Kind::Lesson, lesson) else { return BTreeSet::new() };
        let mut heard = lesson.heard_by(own);
        let cases: Vec<&str> = heard
            .iter()
            .filter_map(|thing| match thing {
                Thing::Case(id) => Some(id.as_str()),
                _ => None,
            })
            .collect();
        for case in cases {
            heard.extend(mentions(Kind::Case, case).map(|case| case.heard_by(own)).unwrap_or_default());
        }
        heard
    }

    /// The class as others read it.
    pub(super) fn line(&self, attended: &Attended<'_>) -> ClassLine {
        let class = attended.class;
        let course = self.catalog.entry(Kind::Course, &class.course.value);
        ClassLine {
            id: class.id.value.clone(),
            name: if class.name.is_empty() { class.id.value.clone() } else { class.name.clone() },
            audience: self.catalog.audience_name(&class.audience.value),
            course: course.map_or_else(|| class.course.value.clone(), |course| course.title.clone()),
            start: class.start_date,
            size: class.size,
            lessons: attended.lessons.iter().map(|id| (*id).to_owned()).collect(),
            minutes: attended.lessons.iter().map(|id| self.minutes(id)).sum(),
        }
    }

    fn minutes(&self, lesson: &str) -> u32 {
        let entry = self.catalog.entry(Kind::Lesson, lesson);
        match entry.and_then(|entry| self.docs.get(entry.doc)).map(|doc| &doc.body) {
            Some(Body::Lesson(lesson)) => lesson.teaching + lesson.exercises,
            _ => 0,
        }
    }
}

/// The lessons that a class is taught, each once: those of its sessions where these are written out, else those of its
/// course. Drafts are not taught.
pub fn lessons_of<'a>(class: &'a Class, docs: &'a [Arc<Doc>], catalog: &'a Catalog) -> Vec<&'a str> {
    let mut lessons: Vec<&str> = Vec::new();
    let course = catalog.entry(Kind::Course, &class.course.value).and_then(|entry| docs.get(entry.doc));
    match course.map(|doc| &doc.body) {
        Some(Body::Course(course)) if class.sessions.is_empty() => {
            lessons.extend(course.has_part.iter().map(|part| part.value.as_str()));
        }
        _ => {}
    }
    lessons.extend(class.lessons());
    let mut seen = BTreeSet::new();
    lessons
        .retain(|id| catalog.entry(Kind::Lesson, id).is_some_and(|lesson| !lesson.draft) && seen.insert(*id));
    lessons
}

//! Coverage: what each class is taught of what the programme requires, and what nobody is taught or uses.
//!
//! A class is taught the lessons of its course, or those of its sessions where these are written out. The findings, the
//! report, the trainer's page and the printed map are four views of the one value made here.

mod attended;
mod idle;
mod rows;
#[cfg(test)]
mod tests;

use super::listeners::are_apart;
use super::mentions::Mentions;
use super::{Catalog, Entry};
use crate::law::Date;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::Class;
use crate::syntax::{Body, Doc};
use attended::Attended;
pub use attended::lessons_of;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Who is taught what.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Coverage {
    /// The classes, by first day and id.
    pub classes: Vec<ClassLine>,
    /// What can be taught, by sets: those that the programme requires, and of the others what is taught.
    pub sets: Vec<SetLine>,
    /// The audiences, by id.
    pub audiences: Vec<AudienceLine>,
    /// Lessons that are ready and that no class is taught, by id.
    pub lessons: Vec<Named>,
    /// Laws that no text cites, by title.
    pub laws: Vec<Named>,
    /// Films and songs that no lesson, case or class shows, by id.
    pub media: Vec<Named>,
}

/// An id and a title.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: String,
}

/// A class.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClassLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The audience's name.
    pub audience: String,
    /// The course's title.
    pub course: String,
    /// Its first day.
    pub start: Option<Date>,
    /// How many learners.
    pub size: Option<u32>,
    /// Ids of the lessons that it is taught.
    pub lessons: Vec<String>,
    /// Minutes of these.
    pub minutes: u32,
}

/// What can be required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Set {
    /// Time.
    Minutes,
    /// Policy texts.
    Policies,
    /// Laws.
    Laws,
    /// Topics of lessons.
    Topics,
    /// Films and clips.
    Films,
    /// Songs.
    Songs,
}

/// A set and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SetLine {
    /// Which.
    pub set: Set,
    /// Whether the programme requires it.
    pub required: bool,
    /// Whether every class must be taught all of it.
    pub each: bool,
    /// How many there are to be, as the programme says.
    pub declared: Option<u32>,
    /// How many are listed by name, or, where `all` are required, how many there are.
    pub listed: usize,
    /// What belongs to it: gaps first, then by title.
    pub items: Vec<Item>,
}

/// Something that can be taught.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What a class must have of it: one lesson, or so many minutes.
    pub least: u32,
    /// For each class the number of its lessons that teach it, or its minutes.
    pub cells: Vec<u32>,
}

/// An audience.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AudienceLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many people.
    pub size: Option<u32>,
    /// Learners of the classes that are held for it or a part of it.
    pub places: u32,
    /// Ids of these classes.
    pub classes: Vec<String>,
    /// Whether it is taught: by a class of its own, of a larger audience, or of each of its parts.
    pub taught: bool,
}

impl Set {
    /// All of them, in the order in which people read about them.
    pub const ALL: [Set; 6] = [Set::Minutes, Set::Policies, Set::Laws, Set::Topics, Set::Films, Set::Songs];

    /// Its name in `requires` and in files.
    pub fn name(self) -> &'static str {
        match self {
            Set::Minutes => "minutes",
            Set::Policies => "policies",
            Set::Laws => "laws",
            Set::Topics => "topics",
            Set::Films => "films",
            Set::Songs => "songs",
        }
    }

    /// What people call it.
    pub fn zh(self) -> &'static str {
        match self {
            Set::Minutes => "分钟",
            Set::Policies => "政策",
            Set::Laws => "法律",
            Set::Topics => "主题",
            Set::Films => "影片",
            Set::Songs => "歌曲",
        }
    }

    /// The set called `name`.
    pub fn find(name: &str) -> Option<Set> {
        Set::ALL.into_iter().find(|set| set.name() == name)
    }
}

impl Item {
    /// How many classes are taught it.
    pub fn taught(&self) -> usize {
        self.cells.iter().filter(|&&cell| cell >= self.least.max(1)).count()
    }

    /// Whether the class with this index lacks it.
    pub fn lacks(&self, class: usize) -> bool {
        self.cells.get(class).is_some_and(|&cell| cell < self.least)
    }
}

impl SetLine {
    /// Whether something is missing in the row of `item`: no class is taught it, or one that must be is not.
    pub fn is_gap(&self, item: &Item) -> bool {
        let nobody = item.taught() == 0 && item.least > 0;
        self.required && !item.cells.is_empty() && (nobody || self.each && self.short(item) > 0)
    }

    /// How many classes lack `item`.
    pub fn short(&self, item: &Item) -> usize {
        (0..item.cells.len()).filter(|&class| item.lacks(class)).count()
    }

    /// Whether another number is declared than is listed.
    pub fn differs(&self) -> bool {
        self.set != Set::Minutes && self.declared.is_some_and(|count| count as usize != self.listed)
    }
}

impl Coverage {
    /// Looks at the whole programme.
    pub fn of(docs: &[Arc<Doc>], catalog: &Catalog) -> Coverage {
        let facts = Facts::gather(docs, catalog);
        let mut classes: Vec<&Class> = catalog.classes.values().map(|(class, _)| class).collect();
        classes.sort_by_key(|class| (class.start_date, &class.id.value));
        let classes: Vec<Attended<'_>> = classes.into_iter().map(|class| facts.attended(class)).collect();
        let lines: Vec<ClassLine> = classes.iter().map(|class| facts.line(class)).collect();
        let taught: BTreeSet<&str> = classes.iter().flat_map(|class| class.lessons.iter().copied()).collect();
        let lessons = catalog.of_kind(Kind::Lesson).filter(|lesson| !lesson.draft);
        let lessons = lessons.filter(|lesson| !classes.is_empty() && !taught.contains(lesson.id.as_str()));
        // Those who are taught apart read by themselves, unless a class is made for them.
        let apart = |entry: &Entry| match docs.get(entry.doc).map(|doc| &doc.body) {
            Some(Body::Lesson(lesson)) => are_apart(catalog, &lesson.audience),
            _ => false,
        };
        let lessons = lessons.filter(|lesson| !apart(lesson));
        Coverage {
            sets: Set::ALL.into_iter().map(|set| facts.set(set, &classes, &lines)).collect(),
            audiences: facts.audiences(),
            lessons: lessons
                .map(|entry| Named { id: entry.id.clone(), title: entry.title.clone() })
                .collect(),
            laws: facts.unused_laws(),
            media: facts.unused_media(&classes),
            classes: lines,
        }
    }

    /// The set of this kind.
    pub fn set(&self, set: Set) -> Option<&SetLine> {
        self.sets.iter().find(|line| line.set == set)
    }
}

/// What all documents name.
struct Facts<'a> {
    docs: &'a [Arc<Doc>],
    catalog: &'a Catalog,
    /// Of each document of authors, in the order of `docs`.
    mentions: Vec<Mentions>,
}

impl<'a> Facts<'a> {
    fn gather(docs: &'a [Arc<Doc>], catalog: &'a Catalog) -> Facts<'a> {
        let of = |doc: &Arc<Doc>| match doc.body {
            Body::Law(_) => Mentions::default(),
            _ => Mentions::of(doc, catalog),
        };
        Facts { docs, catalog, mentions: crate::base::par::map(docs, of) }
    }
}

//! The rows of the map: what belongs to each set, and which classes are taught it.

use super::attended::Attended;
use super::{ClassLine, Facts, Item, Set, SetLine};
use crate::curriculum::mentions::Thing;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::curriculum::Requirement;
use crate::syntax::kinds::media::MediaType;
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Id, title and what is meant.
type Row = (String, String, Option<Thing>);

impl Facts<'_> {
    /// The set as the programme requires it, or what is taught of it.
    pub(super) fn set(&self, set: Set, classes: &[Attended<'_>], lines: &[ClassLine]) -> SetLine {
        let required =
            self.catalog.programme.requires.iter().find(|required| required.set.value == set.name());
        let all = self.everything(set);
        let list = required.and_then(|required| required.list.as_ref());
        let mut rows: Vec<Row> = match (list, required) {
            _ if set == Set::Minutes => vec![("minutes".to_owned(), "一共".to_owned(), None)],
            (Some(list), _) => list.iter().map(|id| self.named(set, &id.value, &all)).collect(),
            (None, Some(_)) => all
                .iter()
                .map(|(id, title, thing)| (id.clone(), title.clone(), Some(thing.clone())))
                .collect(),
            (None, None) => {
                let taught = |thing: &Thing| classes.iter().any(|class| class.count(thing) > 0);
                let some = all.iter().filter(|(.., thing)| taught(thing));
                some.map(|(id, title, thing)| (id.clone(), title.clone(), Some(thing.clone()))).collect()
            }
        };
        rows.dedup();
        let least = least(set, required);
        let items = rows.into_iter().map(|(id, title, thing)| {
            let cell = |(class, line): (&Attended<'_>, &ClassLine)| match (&thing, set) {
                (_, Set::Minutes) => line.minutes,
                (Some(thing), _) => class.count(thing),
                (None, _) => 0,
            };
            Item { id, title, least, cells: classes.iter().zip(lines).map(cell).collect() }
        });
        let mut line = SetLine {
            set,
            required: required.is_some(),
            each: set == Set::Minutes || required.is_some_and(|required| required.each),
            declared: required.and_then(|required| required.count),
            listed: list.map_or(self.held(set, all.len()), Vec::len),
            items: Vec::new(),
        };
        let mut items: Vec<Item> = items.collect();
        items.sort_by_cached_key(|item| (!line.is_gap(item), item.taught()));
        line.items = items;
        line
    }

    /// How many there are of what is required as a whole; of films only those that are called so.
    fn held(&self, set: Set, all: usize) -> usize {
        match set {
            Set::Films => {
                self.catalog.media.values().filter(|(item, _)| item.kind == MediaType::Film).count()
            }
            _ => all,
        }
    }

    /// Everything that a set can hold: id, title, thing.
    fn everything(&self, set: Set) -> Vec<(String, String, Thing)> {
        let catalog = self.catalog;
        let media = |kinds: &[MediaType]| {
            let some = catalog.media.iter().filter(|(_, (item, _))| kinds.contains(&item.kind));
            some.map(|(id, (item, _))| (id.clone(), item.title.clone(), Thing::Medium(id.clone()))).collect()
        };
        match set {
            Set::Minutes => Vec::new(),
            Set::Policies => {
                let policies = catalog.of_kind(Kind::Policy);
                policies
                    .map(|entry| (entry.id.clone(), entry.title.clone(), Thing::Policy(entry.id.clone())))
                    .collect()
            }
            Set::Laws => {
                let works = catalog.shelf.works.iter();
                works
                    .map(|work| (work.short.clone(), work.short.clone(), Thing::Law(work.name.clone())))
                    .collect()
            }
            Set::Topics => {
                let mut topics = BTreeSet::new();
                for (doc, _) in self.ready_lessons() {
                    if let Body::Lesson(lesson) = &doc.body {
                        topics.extend(lesson.about.iter().cloned());
                    }
                }
                topics.into_iter().map(|topic| (topic.clone(), topic.clone(), Thing::Topic(topic))).collect()
            }
            Set::Films => media(&[MediaType::Film, MediaType::Clip]),
            Set::Songs => media(&[MediaType::Song]),
        }
    }

    fn ready_lessons(&self) -> impl Iterator<Item = (&Arc<Doc>, &str)> {
        let lessons = self.catalog.of_kind(Kind::Lesson).filter(|lesson| !lesson.draft);
        lessons.filter_map(|entry| Some((self.docs.get(entry.doc)?, entry.id.as_str())))
    }

    /// What a name in a list means; of a name that is not known only the name.
    fn named(&self, set: Set, name: &str, all: &[(String, String, Thing)]) -> Row {
        let law = self.law(name).filter(|_| set == Set::Laws);
        let known = |(id, title, thing): &&(String, String, Thing)| {
            id == name || title == name || law.as_ref().is_some_and(|law| law == thing)
        };
        match all.iter().find(known) {
            Some((id, title, thing)) => (id.clone(), title.clone(), Some(thing.clone())),
            None => {
                let medium = self.catalog.media.get(name).map(|(item, _)| item.title.clone());
                let thing = medium.as_ref().map(|_| Thing::Medium(name.to_owned()));
                let thing = if set == Set::Topics { Some(Thing::Topic(name.to_owned())) } else { thing };
                (name.to_owned(), medium.unwrap_or_else(|| name.to_owned()), thing)
            }
        }
    }

    /// The law of this title, or whose file has this id.
    pub(super) fn law(&self, name: &str) -> Option<Thing> {
        let by_file = || {
            let entry = self.catalog.entry(Kind::Law, name)?;
            self.catalog.shelf.of_doc(entry.doc).map(|(work, _)| work)
        };
        self.catalog.shelf.find(name).or_else(by_file).map(|work| Thing::Law(work.name.clone()))
    }
}

fn least(set: Set, required: Option<&Requirement>) -> u32 {
    match (set, required) {
        (_, None) => 0,
        (Set::Minutes, Some(required)) => required.count.unwrap_or(0),
        (_, Some(_)) => 1,
    }
}

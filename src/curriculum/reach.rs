//! What of the whole an edition for one audience, for one class, or in another language holds: the catalog, cut to it.
//!
//! Of lessons, courses and classes it holds those of its people. Of what lessons use (cases, question banks, films and
//! songs) it leaves out what only others' lessons use; what nobody uses is for everybody. Laws, policies and the
//! glossary are for looking up, and are in every edition.
//!
//! An edition for everybody is cut, too, where some are taught apart: what is for them alone is not in it.

use super::listeners::Listeners;
use super::mentions::{Mentions, Thing};
use super::{Catalog, Edition};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::{Class, Fill};
use crate::syntax::{Body, Doc};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// Cuts catalogs.
pub struct Reach<'a> {
    catalog: &'a Catalog,
    docs: &'a [Arc<Doc>],
    /// What each document names; read when the first edition needs it.
    mentions: OnceLock<Vec<Mentions>>,
}

/// Ids of what an edition holds.
#[derive(Default)]
struct Held<'a> {
    classes: BTreeSet<&'a str>,
    courses: BTreeSet<&'a str>,
    lessons: BTreeSet<&'a str>,
}

impl<'a> Reach<'a> {
    /// That of a programme.
    pub fn new(catalog: &'a Catalog, docs: &'a [Arc<Doc>]) -> Reach<'a> {
        Reach { catalog, docs, mentions: OnceLock::new() }
    }

    /// The catalog as `edition` has it. What is not for it is left out as drafts are: it has no page, no number, no line
    /// in any list, and a link to it is only words.
    pub fn of(&self, edition: &Edition) -> Cow<'a, Catalog> {
        let mut own = match &edition.listeners {
            Some(listeners) => {
                let mut own = Cow::Borrowed(self.catalog);
                self.cut(edition.class.as_deref(), listeners, own.to_mut());
                own
            }
            None => self.of_everybody(),
        };
        if let Some(lang) = &edition.suffix {
            retitle(lang, own.to_mut());
        }
        own
    }

    /// The catalog as everybody has it: without what is only for such as are taught apart.
    pub fn of_everybody(&self) -> Cow<'a, Catalog> {
        let mut own = Cow::Borrowed(self.catalog);
        if let Some(everybody) = Listeners::everybody(self.catalog) {
            self.cut(None, &everybody, own.to_mut());
        }
        own
    }

    fn cut(&self, class: Option<&str>, listeners: &Listeners, cut: &mut Catalog) {
        let held = self.held(class, listeners);
        cut.classes.retain(|id, _| held.classes.contains(id.as_str()));
        let others = self.of_others_alone(&held, listeners);
        cut.media.retain(|id, _| !others.contains(&Thing::Medium(id.clone())));
        for ((kind, id), entry) in &mut cut.entries {
            entry.draft |= match kind {
                Kind::Class => !held.classes.contains(id.as_str()),
                Kind::Course => !held.courses.contains(id.as_str()),
                Kind::Lesson => !held.lessons.contains(id.as_str()),
                Kind::Case => others.contains(&Thing::Case(id.clone())),
                Kind::Quiz => others.contains(&Thing::Bank(id.clone())),
                _ => false,
            };
        }
    }

    /// What is for `listeners`; of classes, courses and lessons only those of the class `only`, if one is named.
    fn held(&self, only: Option<&str>, listeners: &Listeners) -> Held<'a> {
        let mut held = Held::default();
        let classes: Vec<&Class> = self.catalog.classes.values().map(|(class, _)| class).collect();
        let own = |class: &&&Class| match only {
            Some(only) => class.id.value == only,
            None => listeners.include(&class.audience.value),
        };
        for class in classes.iter().filter(own) {
            held.classes.insert(class.id.value.as_str());
            held.courses.insert(class.course.value.as_str());
            held.lessons.extend(class.lessons());
        }
        let taken: BTreeSet<&str> = classes.iter().map(|class| class.course.value.as_str()).collect();
        for doc in self.docs.iter().filter(|doc| doc.lang.is_none()) {
            match &doc.body {
                Body::Course(course) => {
                    let id = doc.id.as_str();
                    let open = only.is_none() && !taken.contains(id);
                    if held.courses.contains(id) || open && listeners.are_meant(&course.audience) {
                        held.courses.insert(id);
                        held.lessons.extend(course.has_part.iter().map(|part| part.value.as_str()));
                    }
                }
                Body::Lesson(lesson) if only.is_none() && listeners.are_meant(&lesson.audience) => {
                    held.lessons.insert(&doc.id);
                }
                _ => {}
            }
        }
        held
    }

    /// What lessons use, but only such as the edition does not hold, and sessions of others.
    fn of_others_alone(&self, held: &Held<'a>, listeners: &Listeners) -> BTreeSet<Thing> {
        let mentions = self
            .mentions
            .get_or_init(|| self.docs.iter().map(|doc| Mentions::of(doc, self.catalog)).collect());
        let mut own: BTreeSet<Thing> = BTreeSet::new();
        let mut used: BTreeSet<Thing> = BTreeSet::new();
        for (doc, mentions) in self.docs.iter().zip(mentions) {
            let is_own = match &doc.body {
                Body::Lesson(_) => held.lessons.contains(doc.id.as_str()),
                Body::Course(_) => held.courses.contains(doc.id.as_str()),
                // What is for everybody holds what it shows; a case holds it where the case is.
                Body::Policy(_) | Body::Law(_) | Body::Glossary(_) => true,
                _ => continue,
            };
            if is_own {
                own.extend(mentions.heard_by(listeners).into_iter().cloned());
            }
            used.extend(mentions.all().into_iter().cloned());
        }
        for (id, (class, _)) in &self.catalog.classes {
            let shown = media_of(class, self.catalog);
            if held.classes.contains(id.as_str()) {
                own.extend(shown.clone());
            }
            used.extend(shown);
        }
        // What cases use goes with them.
        let of_case = |id: &str| {
            let entry = self.catalog.entry(Kind::Case, id);
            entry.and_then(|entry| mentions.get(entry.doc)).map(Mentions::all).unwrap_or_default()
        };
        let cases = self.catalog.of_kind(Kind::Case).map(|entry| Thing::Case(entry.id.clone()));
        for case in cases {
            let Thing::Case(id) = &case else { continue };
            let things = of_case(id);
            if own.contains(&case) || !used.contains(&case) {
                own.extend(things.iter().map(|thing| (*thing).clone()));
            }
            used.extend(things.into_iter().cloned());
        }
        used.difference(&own).cloned().collect()
    }
}

/// What is translated is called as in its translation; laws, whose pages all editions share, keep their names.
fn retitle(lang: &str, catalog: &mut Catalog) {
    let Catalog { entries, translations, .. } = catalog;
    for ((kind, id), entry) in entries.iter_mut().filter(|((kind, _), _)| *kind != Kind::Law) {
        let translated = translations.get(&(*kind, id.clone(), lang.to_owned()));
        if let Some(translation) = translated.filter(|translation| !translation.title.is_empty()) {
            entry.title.clone_from(&translation.title);
        }
    }
}

/// The films and songs that have a session of their own in a class, or may fill its time.
fn media_of(class: &Class, catalog: &Catalog) -> BTreeSet<Thing> {
    let filled: Vec<String> = match &class.fill {
        Fill::Nothing => Vec::new(),
        Fill::Everything => catalog.media.keys().cloned().collect(),
        Fill::Items(ids) => ids.iter().map(|id| id.value.clone()).collect(),
    };
    class.media().map(str::to_owned).chain(filled).map(Thing::Medium).collect()
}

//! Merging: trainings that share learners need not teach the same twice.
//!
//! Lessons of one programme, or of several, are held against each other: by their words, by the articles they cite, by
//! their topics. Where two classes share learners (`shares_with`) and are taught the same lesson, the later class can sit
//! in with the earlier one; what then falls away is counted, and the later class's timetable is proposed without it.

mod alike;
mod propose;
#[cfg(test)]
mod tests;

use super::Catalog;
use super::coverage::lessons_of;
use super::listeners::chain;
use crate::law::Date;
use crate::syntax::Doc;
use crate::syntax::kinds::class::Class;
use alike::Outline;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A programme that is looked at.
#[derive(Clone, Copy)]
pub struct Programme<'a> {
    /// What it is called; empty for the one that is built.
    pub name: &'a str,
    /// Its documents.
    pub docs: &'a [Arc<Doc>],
    /// Their register.
    pub catalog: &'a Catalog,
}

/// What can be merged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merging {
    /// Lessons that are alike, the most alike first.
    pub lessons: Vec<Alike>,
    /// Classes that share learners or could, those first that share them.
    pub pairs: Vec<Pair>,
    /// What falls away for each audience.
    pub audiences: Vec<Saving>,
    /// Class files that an editor can accept.
    pub proposals: Vec<Proposal>,
}

/// A lesson of a programme.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LessonRef {
    /// The programme; empty for the one that is built.
    pub programme: String,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Minutes of it.
    pub minutes: u32,
}

/// How alike two lessons are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// One and the same, or the same but for a few words.
    Same,
    /// Large parts are the same.
    Near,
    /// Other words about the same articles or topics.
    Overlap,
}

/// Two lessons that are alike, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// One.
    pub one: LessonRef,
    /// The other.
    pub other: LessonRef,
    /// How alike they are.
    pub likeness: Likeness,
    /// How much of the shorter text stands in the longer one, in hundredths.
    pub text: u32,
    /// Articles that both cite: `《消防法》第二十八条`.
    pub articles: Vec<String>,
    /// Topics of both.
    pub topics: Vec<String>,
}

/// A class of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassRef {
    /// The programme; empty for the one that is built.
    pub programme: String,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its audience's name.
    pub audience: String,
    /// How many learners.
    pub size: Option<u32>,
    /// Its first day.
    pub start: Option<Date>,
}

/// Two classes that are taught something twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The earlier class: it keeps the lesson.
    pub first: ClassRef,
    /// The later one.
    pub second: ClassRef,
    /// Whether an editor wrote that they share learners; otherwise they only could.
    pub declared: bool,
    /// What both are taught.
    pub shared: Vec<Shared>,
}

/// Something that both classes are taught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The lesson of the earlier class.
    pub kept: LessonRef,
    /// The lesson of the later class.
    pub dropped: LessonRef,
    /// How alike the two are.
    pub likeness: Likeness,
    /// When the earlier class has it.
    pub when: Option<Meeting>,
}

/// A session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meeting {
    /// The day.
    pub date: Date,
    /// Minutes after midnight.
    pub from: u16,
}

/// What falls away for an audience.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// Its name.
    pub audience: String,
    /// Sessions that need not be held.
    pub sessions: u32,
    /// Minutes of these.
    pub minutes: u32,
}

/// A class file that takes the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The class.
    pub class: ClassRef,
    /// ASCII name of the file, without extension.
    pub slug: String,
    /// The file.
    pub yaml: String,
}

impl Shared {
    /// Whether the later class can do without its lesson. What only overlaps can be made shorter, which people must do.
    pub fn falls_away(&self) -> bool {
        self.likeness <= Likeness::Near
    }
}

impl Pair {
    /// Sessions and minutes that fall away.
    pub fn saved(&self) -> (u32, u32) {
        let gone = self.shared.iter().filter(|shared| shared.falls_away());
        gone.fold((0, 0), |(count, minutes), shared| (count + 1, minutes + shared.dropped.minutes))
    }
}

impl Merging {
    /// Looks at `own` and at `others`.
    pub fn of(own: Programme<'_>, others: &[Programme<'_>]) -> Merging {
        let programmes: Vec<Programme<'_>> = std::iter::once(own).chain(others.iter().copied()).collect();
        let outlines: Vec<Outline> = programmes.iter().flat_map(|each| Outline::all(*each)).collect();
        let lessons = alike::all(&outlines);
        let pairs = pairs(&programmes, &outlines, &lessons);
        Merging {
            audiences: savings(&pairs),
            proposals: propose::all(own, &pairs),
            lessons: lessons.into_iter().take(alike::MOST).collect(),
            pairs,
        }
    }
}

/// A class with its programme and its lessons.
struct Seat<'a> {
    programme: Programme<'a>,
    class: &'a Class,
    lessons: Vec<&'a str>,
}

impl Seat<'_> {
    fn reference(&self) -> ClassRef {
        let class = self.class;
        ClassRef {
            programme: self.programme.name.to_owned(),
            id: class.id.value.clone(),
            name: if class.name.is_empty() { class.id.value.clone() } else { class.name.clone() },
            audience: self.programme.catalog.audience_name(&class.audience.value),
            size: class.size,
            start: class.start_date,
        }
    }

    /// Whether an editor wrote that the two share learners.
    fn shares_with(&self, other: &Seat<'_>) -> bool {
        let names = |one: &Class, other: &Class| {
            one.shares_with.iter().any(|id| id.value == other.id.value && id.value != one.id.value)
        };
        names(self.class, other.class) || names(other.class, self.class)
    }

    /// Whether they could: the same people, taught by two organisers.
    fn could_share(&self, other: &Seat<'_>) -> bool {
        let catalog = self.programme.catalog;
        let (one, two) = (self.class.audience.value.as_str(), other.class.audience.value.as_str());
        let kin = chain(catalog, one).contains(&two) || chain(catalog, two).contains(&one);
        let apart =
            self.programme.name != other.programme.name || self.class.organiser != other.class.organiser;
        kin && apart
    }
}

fn pairs(programmes: &[Programme<'_>], outlines: &[Outline], alike: &[Alike]) -> Vec<Pair> {
    let mut likeness: BTreeMap<(&LessonRef, &LessonRef), Likeness> = BTreeMap::new();
    for pair in alike {
        likeness.insert((&pair.one, &pair.other), pair.likeness);
        likeness.insert((&pair.other, &pair.one), pair.likeness);
    }
    let mut seats: Vec<Seat<'_>> = Vec::new();
    for programme in programmes {
        let classes = programme.catalog.classes.values().map(|(class, _)| class);
        seats.extend(classes.map(|class| Seat {
            programme: *programme,
            class,
            lessons: lessons_of(class, programme.docs, programme.catalog),
        }));
    }
    seats.sort_by_key(|seat| (seat.class.start_date, seat.programme.name, &seat.class.id.value));
    let find = |seat: &Seat<'_>, id: &str| {
        let own =
            |outline: &&Outline| outline.lesson.programme == seat.programme.name && outline.lesson.id == id;
        outlines.iter().find(own).map(|outline| &outline.lesson)
    };
    let mut out = Vec::new();
    for (at, second) in seats.iter().enumerate() {
        for first in &seats[..at] {
            let declared = first.shares_with(second);
            if !declared && !first.could_share(second) {
                continue;
            }
            let mut shared = Vec::new();
            for dropped in second.lessons.iter().filter_map(|id| find(second, id)) {
                let kept = first.lessons.iter().filter_map(|id| find(first, id));
                let same = |kept: &LessonRef| {
                    if kept == dropped {
                        Some(Likeness::Same)
                    } else {
                        likeness.get(&(kept, dropped)).copied()
                    }
                };
                let best =
                    kept.filter_map(|kept| Some((same(kept)?, kept))).min_by_key(|(likeness, _)| *likeness);
                if let Some((likeness, kept)) = best {
                    let when = propose::meeting(first.programme, first.class, &kept.id);
                    shared.push(Shared { kept: kept.clone(), dropped: dropped.clone(), likeness, when });
                }
            }
            if !declared {
                shared.retain(Shared::falls_away);
            }
            if !shared.is_empty() {
                out.push(Pair { first: first.reference(), second: second.reference(), declared, shared });
            }
        }
    }
    out.sort_by_key(|pair| (!pair.declared, std::cmp::Reverse(pair.saved())));
    out
}

/// A lesson falls away once, however many earlier classes have it.
fn savings(pairs: &[Pair]) -> Vec<Saving> {
    let mut gone: BTreeSet<(&str, &str, &str, &str)> = BTreeSet::new();
    let mut out: BTreeMap<&str, Saving> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.declared) {
        for shared in pair.shared.iter().filter(|shared| shared.falls_away()) {
            let class = &pair.second;
            if gone.insert((&class.programme, &class.id, &shared.dropped.programme, &shared.dropped.id)) {
                let saving = out.entry(&class.audience).or_default();
                saving.audience.clone_from(&class.audience);
                saving.sessions += 1;
                saving.minutes += shared.dropped.minutes;
            }
        }
    }
    out.into_values().collect()
}

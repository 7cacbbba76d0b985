//! The laws: works with their versions, versions with their parts, found by any name they go by.
use super::amendment::Amendment;
use std::sync::Arc;

use super::versions;
use crate::base::par;
use crate::base::span::Spanned;
use crate::law::compare::{Comparison, Fate};
use crate::law::edition::Edition;
use crate::law::{ArticleNo, Date, title, version};
use crate::syntax::kinds::law::Law;
use crate::syntax::{Body, Doc};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// All laws of the programme.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// In the order of their titles.
    pub works: Vec<Work>,
    /// Normalised names (full, short, alternative) to the index of the work.
    names: BTreeMap<String, usize>,
    /// Laws that others repeal and that are not here themselves, by normalised name.
    repealed: BTreeMap<String, Repeal>,
    /// The work and version each document belongs to.
    by_doc: BTreeMap<usize, (usize, usize)>,
    /// The decisions and amendments, the earliest first.
    pub amendments: Vec<Amendment>,
}

/// A law in all its versions.
#[derive(Clone, Debug, Default)]
pub struct Work {
    /// Normalised title.
    pub name: String,
    /// Full title as people write it: `中华人民共和国反家庭暴力法`.
    pub title: String,
    /// Short title: `反家庭暴力法`.
    pub short: String,
    /// Other names.
    pub alternative: Vec<String>,
    /// From the oldest to the youngest.
    pub versions: Vec<Version>,
    /// What amends it, as indices of [`Shelf::amendments`].
    pub amended_by: Vec<usize>,
    /// What each version made of the one before: at 0, what the second made of the first. `None` where one of the two
    /// is not there in full.
    pub changes: Vec<Option<Comparison>>,
}

/// One version of a law.
#[derive(Clone, Debug, Default)]
pub struct Version {
    /// Adopted or last amended.
    pub document: Option<Date>,
    /// In force from.
    pub in_force: Option<Date>,
    /// Whether that day is only derived: no text names it, nor does a field.
    pub guessed: bool,
    /// The day on which the law first came into force, perhaps in a version that is not here.
    pub first_in_force: Option<Date>,
    /// No longer in force from, by repeal.
    pub ended: Option<Date>,
    /// Whether a field says that it is repealed, without a date.
    pub repealed: bool,
    /// The title of what repealed it.
    pub ended_by: Option<String>,
    /// One file, or several with running article numbers.
    pub parts: Vec<Part>,
}

/// That a law was repealed by another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeal {
    /// The title of the repealed law, as the other names it.
    pub title: String,
    /// The short title of the law that repeals it.
    pub by: String,
    /// Since when.
    pub since: Option<Date>,
}

/// Whether a version is in force on the date asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// 现行有效
    InForce,
    /// 尚未施行
    NotYet,
    /// 已修改: a later version is in force.
    Amended,
    /// 已废止
    Repealed,
    /// No dates.
    Unknown,
}

impl Standing {
    /// In words.
    pub fn zh(self) -> &'static str {
        match self {
            Standing::InForce => "现行有效",
            Standing::NotYet => "尚未施行",
            Standing::Amended => "已修改",
            Standing::Repealed => "已废止",
            Standing::Unknown => "日期不详",
        }
    }

    /// As a CSS class.
    pub fn name(self) -> &'static str {
        match self {
            Standing::InForce => "in-force",
            Standing::NotYet => "not-yet",
            Standing::Amended => "amended",
            Standing::Repealed => "repealed",
            Standing::Unknown => "unknown",
        }
    }
}

/// One file of a version.
#[derive(Clone, Debug)]
pub struct Part {
    /// Index among the documents.
    pub doc: usize,
    /// The id of the document.
    pub id: String,
    /// 编, if the law is several files.
    pub part: Option<String>,
    /// The articles in it, ascending.
    pub articles: Vec<ArticleNo>,
    /// Of a summary: how many articles the law has.
    pub total: Option<u32>,
}

/// Where a cited article stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Article<'a> {
    /// In this part.
    Here(&'a str, usize),
    /// The law has it, but its summary does not restate it; the part is the summary.
    NotCovered(&'a str, usize),
    /// There is none; the last one is this, if there are any.
    Absent(Option<ArticleNo>),
}

impl Shelf {
    /// Gathers the laws among the documents.
    pub fn build(docs: &[Arc<Doc>]) -> Shelf {
        let mut works: BTreeMap<String, Work> = BTreeMap::new();
        for (index, doc) in docs.iter().enumerate() {
            let (Body::Law(law), None) = (&doc.body, &doc.lang) else { continue };
            let name = title::normalise(&law.title.value);
            let work = works.entry(name.clone()).or_insert_with(|| Work { name, ..Work::default() });
            work.add(index, doc, law);
        }
        let mut shelf = Shelf { amendments: Amendment::all(docs), ..Shelf::default() };
        for (index, mut work) in works.into_values().enumerate() {
            if work.short.is_empty() {
                work.short = title::short(&work.title).to_owned();
            }
            let other = work.alternative.iter().chain([&work.short]);
            for name in other.map(|name| title::normalise(name)).chain([work.name.clone()]) {
                shelf.names.entry(name).or_insert(index);
            }
            shelf.works.push(work);
        }
        for (index, amendment) in shelf.amendments.iter().enumerate() {
            for name in &amendment.laws {
                let work = shelf.names.get(name).and_then(|&work| shelf.works.get_mut(work));
                work.into_iter().for_each(|work| work.amend(index, amendment));
            }
        }
        shelf.works = par::map_owned(shelf.works, |mut work| {
            work.settle();
            Work { changes: versions::changes(docs, &work.versions), ..work }
        });
        for (index, work) in shelf.works.iter().enumerate() {
            for (version, parts) in work.versions.iter().map(|version| &version.parts).enumerate() {
                shelf.by_doc.extend(parts.iter().map(|part| (part.doc, (index, version))));
            }
        }
        for repeal in repeals(docs) {
            shelf.repeal(repeal);
        }
        shelf
    }

    /// Ends the versions of a law that had begun before it was repealed; takes note of a law that is not here.
    fn repeal(&mut self, repeal: Repeal) {
        let name = title::normalise(&repeal.title);
        let Some(work) = self.names.get(&name).and_then(|&index| self.works.get_mut(index)) else {
            self.repealed.entry(name).or_insert(repeal);
            return;
        };
        // A law made anew under its old title repeals its own former version: the later one follows it anyway.
        if work.short == repeal.by {
            return;
        }
        let before = |version: &&mut Version| version.in_force.zip(repeal.since).is_none_or(|(a, b)| a < b);
        for version in work.versions.iter_mut().filter(before).filter(|version| version.ended.is_none()) {
            version.ended = repeal.since;
            version.repealed |= repeal.since.is_none();
            version.ended_by.get_or_insert_with(|| repeal.by.clone());
        }
    }

    /// A law that is not in the collection, but that one of the collection repealed.
    pub fn repealed(&self, name: &str) -> Option<&Repeal> {
        self.repealed.get(&title::normalise(name))
    }

    /// All names that are laws for certain, normalised: those of the collection and those it repeals.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().chain(self.repealed.keys()).map(String::as_str)
    }

    /// The law that goes by `name`, with or without 中华人民共和国.
    pub fn find(&self, name: &str) -> Option<&Work> {
        self.names.get(&title::normalise(name)).and_then(|&index| self.works.get(index))
    }

    /// What amends `work`, the earliest first.
    pub fn amendments_of(&self, work: &Work) -> impl Iterator<Item = &Amendment> {
        work.amended_by.iter().filter_map(|&index| self.amendments.get(index))
    }

    /// The laws that the document with this index amends, as far as they are here.
    pub fn amended_by(&self, doc: usize) -> impl Iterator<Item = &Work> {
        let own = self.amendments.iter().find(|amendment| amendment.doc == doc);
        own.into_iter().flat_map(|amendment| &amendment.laws).filter_map(|law| self.find(law))
    }

    /// The known name nearest to `name`.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let known = self.works.iter().map(|work| work.short.as_str());
        title::nearest(name, known, 1).first().copied()
    }

    /// The work and version a document belongs to.
    pub fn of_doc(&self, doc: usize) -> Option<(&Work, usize)> {
        let (work, version) = *self.by_doc.get(&doc)?;
        Some((self.works.get(work)?, version))
    }
}

/// What the laws among the documents repeal, by field and by closing article.
fn repeals(docs: &[Arc<Doc>]) -> Vec<Repeal> {
    let laws = docs.iter().filter_map(|doc| match (&doc.body, &doc.lang) {
        (Body::Law(law), None) => Some(law),
        _ => None,
    });
    let of = |law: &Law| {
        let by = law.short_title.clone().unwrap_or_else(|| title::short(&law.title.value).to_owned());
        let since = law.first_in_force;
        let repeal = |title: &Spanned<String>| Repeal { title: title.value.clone(), by: by.clone(), since };
        law.repeals.iter().map(repeal).collect::<Vec<_>>()
    };
    laws.flat_map(|law| of(law)).collect()
}

impl Work {
    fn add(&mut self, index: usize, doc: &Doc, law: &Law) {
        if self.title.is_empty() {
            self.title = law.title.value.clone();
        }
        if let Some(short) = &law.short_title {
            self.short = short.clone();
        }
        self.alternative.extend(law.alternative.iter().cloned());
        let mut articles: Vec<ArticleNo> = law.statute.articles().iter().map(|article| article.no).collect();
        articles.sort_unstable();
        articles.dedup();
        let part =
            Part { doc: index, id: doc.id.clone(), part: law.part.clone(), articles, total: law.articles };
        let same = |version: &&mut Version| {
            version.document == law.date_document
                && version.parts.iter().all(|p| p.part.is_some())
                && law.part.is_some()
        };
        let version = match self.versions.iter_mut().find(same) {
            Some(version) => version,
            None => {
                self.versions.push(Version { document: law.date_document, ..Version::default() });
                match self.versions.last_mut() {
                    Some(version) => version,
                    None => return,
                }
            }
        };
        // Of several parts one may name the day.
        version.guessed = match law.in_force.cmp(&version.in_force) {
            Ordering::Greater => law.is_date_guessed(),
            Ordering::Equal => version.guessed && law.is_date_guessed(),
            Ordering::Less => version.guessed,
        };
        version.in_force = version.in_force.max(law.in_force);
        version.first_in_force = [version.first_in_force, law.first_in_force].into_iter().flatten().min();
        version.ended = version.ended.or(law.date_no_longer_in_force);
        let said =
            law.status.as_ref().is_some_and(|s| matches!(s.value.as_str(), "repealed" | "废止" | "已废止"));
        version.ended_by =
            version.ended_by.take().or_else(|| law.repealed_by.clone().map(|title| title.value));
        version.repealed |= said || (law.repealed_by.is_some() && law.date_no_longer_in_force.is_none());
        version.parts.push(part);
    }

    /// Puts the versions in order. A summary of a text that is here in full comes before all of them: it counts for nothing,
    /// and does not stand between two texts that are compared. Where one of the two names the day on which they came into
    /// force, that is the day of both.
    fn settle(&mut self) {
        let told: Vec<(Option<Date>, Option<Date>)> = self
            .versions
            .iter()
            .filter(|version| !version.guessed)
            .map(|v| (v.document, v.in_force))
            .collect();
        for version in self.versions.iter_mut().filter(|version| version.guessed) {
            let same =
                |(document, since): &&(_, Option<Date>)| *document == version.document && since.is_some();
            if let Some((_, since)) = told.iter().find(same).filter(|_| version.document.is_some()) {
                (version.in_force, version.guessed) = (*since, false);
            }
        }
        let full = self.versions.iter().filter(|version| !version.is_summary());
        let full: Vec<_> = full.map(|version| (version.document, version.in_force)).collect();
        let counts = |version: &Version| {
            !version.is_summary()
                || version.document.is_none()
                || !full.contains(&(version.document, version.in_force))
        };
        self.versions.sort_by_key(|version| (counts(version), version.in_force, version.document));
        for version in &mut self.versions {
            version.parts.sort_by_key(|part| part.articles.first().copied());
        }
    }

    /// Takes down that `amendment` amends this law: the version that it made begins when it does, unless its own text
    /// names the day.
    fn amend(&mut self, index: usize, amendment: &Amendment) {
        self.amended_by.push(index);
        let Some(since) = amendment.in_force else { return };
        let made = |version: &&mut Version| version.guessed && version.document == amendment.document;
        for version in self.versions.iter_mut().filter(made) {
            (version.in_force, version.guessed) = (Some(since), amendment.guessed);
        }
    }

    /// The first day on which version `index` is no longer in force: it is repealed then, or a later one takes over.
    pub fn until(&self, index: usize) -> Option<Date> {
        let own = self.versions.get(index)?;
        let later = self.versions.get(index + 1..)?.iter().filter_map(|version| version.in_force);
        own.ended.into_iter().chain(later.filter(|date| Some(*date) > own.in_force)).min()
    }

    /// Whether version `index` is in force on `date`.
    pub fn standing(&self, index: usize, date: Option<Date>) -> Standing {
        let Some(version) = self.versions.get(index) else { return Standing::Unknown };
        if version.is_over(date) {
            return Standing::Repealed;
        }
        let Some(date) = date else { return Standing::Unknown };
        let Some(since) = version.in_force else { return Standing::Unknown };
        if since > date {
            return Standing::NotYet;
        }
        let counts = self.on(Some(date));
        if std::ptr::eq(counts, version) || counts.is_same_as(version) {
            Standing::InForce
        } else {
            Standing::Amended
        }
    }

    /// What became of article `no` of version `from` in the later version `to`. `None` where a text between them is not
    /// there in full, or has no such article.
    pub fn fate(&self, from: usize, to: usize, no: ArticleNo) -> Option<Fate> {
        let mut fate = Fate::Same(no);
        for change in self.changes.get(from..to)? {
            let change = change.as_ref()?;
            fate = match fate {
                Fate::Same(no) => change.fate(no)?,
                Fate::Changed(no) => match change.fate(no)? {
                    Fate::Same(no) => Fate::Changed(no),
                    other => other,
                },
                Fate::Split(_) | Fate::Gone => return Some(fate),
            };
        }
        Some(fate)
    }

    /// The version that a year or a day beside the title means: adopted, amended or in force then. Of several the
    /// youngest.
    pub fn version_of(&self, hint: Edition) -> Option<usize> {
        let fits = |date: Option<Date>| {
            date.is_some_and(|date| match hint {
                Edition::Year(year) => date.year() == year,
                Edition::Day(day) => date == day,
            })
        };
        let by =
            |of: fn(&Version) -> Option<Date>| self.versions.iter().rposition(|version| fits(of(version)));
        by(|version| version.document).or_else(|| by(|version| version.in_force))
    }

    /// The version in force on `date`; where none is, the youngest (there is always one).
    pub fn on(&self, date: Option<Date>) -> &Version {
        static NONE: Version = Version {
            document: None,
            in_force: None,
            guessed: false,
            first_in_force: None,
            ended: None,
            repealed: false,
            ended_by: None,
            parts: Vec::new(),
        };
        let dates: Vec<version::Version> =
            self.versions.iter().map(|v| version::Version { in_force: v.in_force, ended: v.ended }).collect();
        let index = date.and_then(|date| version::in_force_on(&dates, date));
        index.and_then(|index| self.versions.get(index)).or(self.versions.last()).unwrap_or(&NONE)
    }
}

impl Version {
    /// Whether it is a summary: some articles in plain words.
    pub fn is_summary(&self) -> bool {
        self.parts.iter().any(|part| part.total.is_some())
    }

    /// Whether both are the law as it was adopted or amended on one day: a summary beside the full text, or two copies.
    pub fn is_same_as(&self, other: &Version) -> bool {
        self.document.is_some() && self.document == other.document && self.in_force == other.in_force
    }

    /// Whether it was repealed by `date`.
    pub fn is_over(&self, date: Option<Date>) -> bool {
        self.repealed || self.ended.zip(date).is_some_and(|(ended, date)| ended <= date)
    }

    /// Where `no` stands in this version.
    pub fn article(&self, no: ArticleNo) -> Article<'_> {
        for part in &self.parts {
            if part.articles.binary_search(&no).is_ok() {
                return Article::Here(&part.id, part.doc);
            }
        }
        let summary = self.parts.iter().find_map(|part| part.total.map(|total| (part, total)));
        if let Some((part, total)) = summary {
            // A summary knows how many articles there are, but not which of them have a 之一.
            return if (1..=total).contains(&no.main) {
                Article::NotCovered(&part.id, part.doc)
            } else {
                Article::Absent(Some(ArticleNo::new(total)))
            };
        }
        Article::Absent(self.parts.iter().filter_map(|part| part.articles.last()).max().copied())
    }

    /// How many articles the version has.
    pub fn count(&self) -> usize {
        let total = self.parts.iter().find_map(|part| part.total);
        total.map_or_else(|| self.parts.iter().map(|part| part.articles.len()).sum(), |n| n as usize)
    }
}

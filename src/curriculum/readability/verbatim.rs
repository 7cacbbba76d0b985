//! What lessons repeat of statutes word for word.
//!
//! The runs of [`GRAM`] letters of the lessons are few; the letters of the laws are many. So the lessons' runs go into a
//! table, and all laws are read past it once. A hit is compared letter by letter: no two texts are ever alike by hash.

use super::letters::fold;
use super::passage::Passage;
use super::{Echo, Run};
use crate::base::par;
use crate::base::span::Span;
use crate::curriculum::Catalog;
use crate::law::ArticleNo;
use crate::syntax::{Body, Doc};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Fewer equal letters than these are the common words of the law, such as names of offices. In 24 cases that courts
/// published this finds a share of 4 % in the middle and of 16 % in the tenth that repeats most.
pub const GRAM: usize = 16;

/// A letter of no text: runs do not reach over it.
const BREAK: char = '\0';

/// The letters of a lesson, and where each comes from.
#[derive(Debug, Default)]
pub(super) struct Letters {
    folded: Vec<char>,
    places: Vec<Span>,
}

impl Letters {
    /// Adds a passage; titles in 《》 stay out of any run.
    pub(super) fn add(&mut self, passage: &Passage) {
        let mut depth = 0u32;
        for (at, c) in passage.text.char_indices() {
            match c {
                '《' | '〈' => depth += 1,
                '》' | '〉' => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                _ => {
                    if let Some(letter) = fold(c) {
                        self.folded.push(letter);
                        self.places.push(passage.place(at..at + c.len_utf8()));
                    }
                    continue;
                }
            }
            self.part();
        }
    }

    /// Runs end here.
    pub(super) fn part(&mut self) {
        if self.folded.last().is_some_and(|last| *last != BREAK) {
            self.folded.push(BREAK);
            self.places.push(Span::default());
        }
    }
}

/// Where a run of a lesson was found: the law's number in the order asked, its document, the article.
type Source = (usize, usize, ArticleNo);

/// What each lesson repeats of the full texts of `catalog`.
pub(super) fn echoes(lessons: &[Letters], docs: &[Arc<Doc>], catalog: &Catalog) -> Vec<Echo> {
    let table = Table::of(lessons);
    let found = if table.grams.is_empty() { BTreeMap::new() } else { search(&table, docs, catalog) };
    lessons.iter().map(|lesson| echo(lesson, &table, &found, catalog)).collect()
}

/// The first law, youngest version first, that holds each run of the table.
fn search(table: &Table<'_>, docs: &[Arc<Doc>], catalog: &Catalog) -> BTreeMap<usize, Source> {
    let versions = catalog.shelf.works.iter().flat_map(|work| work.versions.iter().rev());
    let files: Vec<usize> = versions.flat_map(|version| &version.parts).map(|part| part.doc).collect();
    let hits = par::map(&files, |&doc| docs.get(doc).map_or_else(Vec::new, |doc| table.read(doc)));
    let mut found = BTreeMap::new();
    for (order, (doc, hits)) in files.into_iter().zip(hits).enumerate() {
        for (gram, article) in hits {
            found.entry(gram).or_insert((order, doc, article));
        }
    }
    found
}

/// The runs of [`GRAM`] letters of all lessons, each once.
struct Table<'a> {
    /// Hash and letters, ascending.
    grams: Vec<(u64, &'a [char])>,
    /// One bit for the first bits of each hash: says no to nearly all letters of the laws.
    sieve: Vec<u64>,
}

/// Bits of the sieve's index: 128 KiB stay in a processor's cache.
const SIEVE: u32 = 20;

impl<'a> Table<'a> {
    fn of(lessons: &'a [Letters]) -> Table<'a> {
        let windows = lessons.iter().flat_map(|lesson| lesson.folded.windows(GRAM));
        let mut grams: Vec<(u64, &[char])> =
            windows.filter(|gram| !gram.contains(&BREAK)).map(|gram| (hash(gram), gram)).collect();
        grams.sort_unstable();
        grams.dedup();
        let mut sieve = vec![0u64; 1 << (SIEVE - 6)];
        for (hash, _) in &grams {
            let (word, bit) = slot(*hash);
            sieve[word] |= bit;
        }
        Table { grams, sieve }
    }

    fn find(&self, hash: u64, gram: &[char]) -> Option<usize> {
        let (word, bit) = slot(hash);
        if self.sieve[word] & bit == 0 {
            return None;
        }
        self.grams.binary_search_by(|known| known.cmp(&(hash, gram))).ok()
    }

    /// The runs that a law holds, and in which article. A summary's words are our own.
    fn read(&self, doc: &Doc) -> Vec<(usize, ArticleNo)> {
        let Body::Law(law) = &doc.body else { return Vec::new() };
        if law.is_summary() {
            return Vec::new();
        }
        let (mut hits, mut letters) = (Vec::new(), Vec::new());
        for article in law.statute.articles() {
            letters.clear();
            let text = Span { start: article.head.end, end: article.span.end };
            letters.extend(text.text(&doc.source.text).chars().filter_map(fold));
            let mut rolling = match letters.get(..GRAM) {
                Some(first) => hash(first),
                None => continue,
            };
            for (at, gram) in letters.windows(GRAM).enumerate() {
                if at > 0 {
                    rolling = roll(rolling, letters[at - 1], gram[GRAM - 1]);
                }
                hits.extend(self.find(rolling, gram).map(|index| (index, article.no)));
            }
        }
        hits.sort_unstable();
        hits.dedup_by_key(|hit| hit.0);
        hits
    }
}

const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// What the letter that leaves a run has been multiplied with.
const OUT: u64 = {
    let (mut power, mut left) = (1u64, GRAM);
    while left > 0 {
        power = power.wrapping_mul(BASE);
        left -= 1;
    }
    power
};

fn push(hash: u64, letter: char) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(u64::from(u32::from(letter)))
}

fn hash(gram: &[char]) -> u64 {
    gram.iter().fold(0, |hash, letter| push(hash, *letter))
}

fn roll(hash: u64, leaves: char, comes: char) -> u64 {
    push(hash, comes).wrapping_sub(OUT.wrapping_mul(u64::from(u32::from(leaves))))
}

/// Word and bit of the sieve.
fn slot(hash: u64) -> (usize, u64) {
    let index = (hash.wrapping_mul(BASE) >> (64 - SIEVE)) as usize;
    (index >> 6, 1 << (index & 63))
}

fn echo(lesson: &Letters, table: &Table<'_>, found: &BTreeMap<usize, Source>, catalog: &Catalog) -> Echo {
    // Of each letter, the law whose run begins there; and whether it belongs to any run.
    let mut sources = vec![None; lesson.folded.len()];
    let mut covered = vec![false; lesson.folded.len()];
    for (at, gram) in lesson.folded.windows(GRAM).enumerate() {
        let known = table.grams.binary_search(&(hash(gram), gram)).ok();
        if let Some(source) = known.and_then(|gram| found.get(&gram)) {
            sources[at] = Some(*source);
            covered[at..at + GRAM].fill(true);
        }
    }
    let total = lesson.folded.iter().filter(|letter| **letter != BREAK).count();
    let repeated = covered.iter().filter(|covered| **covered).count();
    let mut longest = 0..0;
    let mut start = 0;
    for run in covered.chunk_by(|a, b| a == b) {
        if run[0] && run.len() > longest.len() {
            longest = start..start + run.len();
        }
        start += run.len();
    }
    let per_mille = u32::try_from(repeated * 1000 / total.max(1)).unwrap_or(1000);
    let longest = most(sources[longest.clone()].iter().flatten()).map(|(_, doc, article)| Run {
        at: Span { start: lesson.places[longest.start].start, end: lesson.places[longest.end - 1].end },
        characters: longest.len(),
        law: catalog.shelf.of_doc(doc).map_or_else(String::new, |(work, _)| work.short.clone()),
        article,
    });
    Echo { per_mille, longest }
}

/// The source that most of a run comes from, the first of equals.
fn most<'a>(sources: impl Iterator<Item = &'a Source>) -> Option<Source> {
    let mut counts: BTreeMap<Source, usize> = BTreeMap::new();
    sources.for_each(|source| *counts.entry(*source).or_default() += 1);
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(source, _)| source)
}

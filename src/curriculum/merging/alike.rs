//! How alike two lessons are: by runs of letters, by the articles they cite, by their topics.

use super::{Alike, LessonRef, Likeness, Programme};
use crate::base::par;
use crate::curriculum::Entry;
use crate::law::ArticleNo;
use crate::law::citation::Named;
use crate::syntax::ast::plain_text;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::lesson::Lesson;
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Letters of a run. Five in a row are seldom the same by chance, and a changed word spoils few of them.
const RUN: usize = 5;
/// From so many hundredths on two texts are the same, or large parts of them.
const SAME: u32 = 80;
const NEAR: u32 = 25;
/// So many articles or topics in common are an overlap.
const IN_COMMON: usize = 2;
/// Pairs that are told; a programme has hundreds that share an article or two.
pub(super) const MOST: usize = 200;

/// What of a lesson is held against others.
pub(super) struct Outline {
    pub(super) lesson: LessonRef,
    /// Hashes of all runs, sorted, each once.
    runs: Vec<u64>,
    articles: BTreeSet<(String, ArticleNo)>,
    topics: BTreeSet<String>,
}

impl Outline {
    /// The lessons of a programme that are ready.
    pub(super) fn all(programme: Programme<'_>) -> Vec<Outline> {
        let ready: Vec<&Entry> =
            programme.catalog.of_kind(Kind::Lesson).filter(|lesson| !lesson.draft).collect();
        let outline = |entry: &&Entry| {
            let doc: &Arc<Doc> = programme.docs.get(entry.doc)?;
            let Body::Lesson(lesson) = &doc.body else { return None };
            Some(Outline {
                lesson: LessonRef {
                    programme: programme.name.to_owned(),
                    id: entry.id.clone(),
                    title: entry.title.clone(),
                    minutes: lesson.teaching + lesson.exercises,
                },
                runs: runs(lesson),
                articles: articles(programme, doc),
                topics: lesson.about.iter().cloned().collect(),
            })
        };
        par::map(&ready, outline).into_iter().flatten().collect()
    }
}

/// The hashes (FNV-1a) of all runs of letters of a lesson's text.
fn runs(lesson: &Lesson) -> Vec<u64> {
    let mut letters: Vec<char> = Vec::new();
    walk::content(&lesson.body, &mut |visit| {
        if let Visit::Line(line) = visit {
            letters.extend(plain_text(line).chars().filter(|c| c.is_alphanumeric()));
        }
    });
    let hash = |run: &[char]| {
        let step = |hash: u64, c: &char| (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3);
        run.iter().fold(0xcbf2_9ce4_8422_2325, step)
    };
    let mut runs: Vec<u64> = letters.windows(RUN).map(hash).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

fn articles(programme: Programme<'_>, doc: &Doc) -> BTreeSet<(String, ArticleNo)> {
    let mut out = BTreeSet::new();
    for citation in programme.catalog.cites.of(doc.path()).iter().flat_map(|line| &line.citations) {
        let Named::Law(name) = &citation.law else { continue };
        let law = programme.catalog.shelf.find(name).map_or(name, |work| &work.short);
        out.extend(citation.provisions.iter().map(|cited| (law.clone(), cited.provision.article)));
    }
    out
}

/// All pairs that are alike, the most alike first.
pub(super) fn all(outlines: &[Outline]) -> Vec<Alike> {
    let numbered: Vec<(usize, &Outline)> = outlines.iter().enumerate().collect();
    let of = |&(at, one): &(usize, &Outline)| {
        outlines[at + 1..].iter().filter_map(|other| pair(one, other)).collect::<Vec<Alike>>()
    };
    let mut out: Vec<Alike> = par::map(&numbered, of).into_iter().flatten().collect();
    out.sort_by_cached_key(|pair| {
        (pair.likeness, std::cmp::Reverse((pair.text, pair.articles.len() + pair.topics.len())))
    });
    out
}

fn pair(one: &Outline, other: &Outline) -> Option<Alike> {
    let shorter = one.runs.len().min(other.runs.len());
    let text = (common(&one.runs, &other.runs) * 100).checked_div(shorter).unwrap_or(0);
    let text = u32::try_from(text).unwrap_or(100);
    let articles: Vec<String> = one
        .articles
        .intersection(&other.articles)
        .map(|(law, no)| format!("《{law}》{}", no.han()))
        .collect();
    let topics: Vec<String> = one.topics.intersection(&other.topics).cloned().collect();
    let likeness = match text {
        SAME.. => Likeness::Same,
        NEAR.. => Likeness::Near,
        _ if articles.len() >= IN_COMMON || topics.len() >= IN_COMMON => Likeness::Overlap,
        _ => return None,
    };
    Some(Alike { one: one.lesson.clone(), other: other.lesson.clone(), likeness, text, articles, topics })
}

/// How many of two sorted lists are in both.
fn common(one: &[u64], other: &[u64]) -> usize {
    let (mut a, mut b, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (one.get(a), other.get(b)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                (a, b, count) = (a + 1, b + 1, count + 1);
            }
        }
    }
    count
}

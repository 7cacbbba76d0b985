//! Is a lesson told in plain words? What can be counted, for the rules of `check::style` and for the trainer's report.
//!
//! Judged are lessons that are ready, in their first language: a translation has the shape of its original. The running
//! text is what learners hear or read: not the 法条 blocks, the trainer's notes, slides or the questions of a quiz. What the
//! loudspeaker says (广播) is text like any other, but takes no minutes of the lesson.

mod letters;
pub mod limits;
mod outline;
mod passage;
mod sentences;
mod talk;
mod verbatim;
mod words;

pub use sentences::LONG as LONG_SENTENCE;
pub use verbatim::GRAM;

use super::Catalog;
use crate::base::par;
use crate::base::path::ContentPath;
use crate::base::span::Span;
use crate::law::ArticleNo;
use crate::syntax::{Body, Doc};
use outline::Step;
use std::sync::Arc;
use verbatim::Letters;
use words::Terms;

/// What can be counted in one lesson.
#[derive(Clone, Debug)]
pub struct Card {
    /// The lesson's id.
    pub lesson: String,
    /// Its title.
    pub title: String,
    /// Its file.
    pub path: ContentPath,
    /// Where its title stands.
    pub at: Span,
    /// Letters and Han characters of running text.
    pub characters: usize,
    /// What it repeats of statutes outside 法条 blocks.
    pub statute: Echo,
    /// Its 法条 blocks.
    pub laws: Vec<LawBlock>,
    /// Cases told or linked.
    pub cases: usize,
    /// Activities.
    pub activities: usize,
    /// Questions to the learners: opening questions and those of quizzes, drawn ones included.
    pub questions: usize,
    /// Times that the trainer's notes say to ask.
    pub asked: usize,
    /// Pictures, films and songs.
    pub pictures: usize,
    /// Minutes of teaching.
    pub teaching: u32,
    /// Minutes of exercises.
    pub exercises: u32,
    /// The longest stretch of mere talk.
    pub talk: Option<Talk>,
    /// Its sentences.
    pub sentences: Sentences,
    /// Legal terms that neither the lesson nor the glossary explains, where each is first used.
    pub hard_words: Vec<HardWord>,
}

/// What a lesson repeats of statutes word for word.
#[derive(Clone, Debug, Default)]
pub struct Echo {
    /// Share of its running text, in thousandths. Runs shorter than [`GRAM`] letters do not count.
    pub per_mille: u32,
    /// The longest run.
    pub longest: Option<Run>,
}

/// A run of words that stands in a law, too.
#[derive(Clone, Debug)]
pub struct Run {
    /// In the lesson's file.
    pub at: Span,
    /// How long, without punctuation and blanks.
    pub characters: usize,
    /// The law's short title.
    pub law: String,
    /// The article that most of the run comes from.
    pub article: ArticleNo,
}

/// A 法条 block.
#[derive(Clone, Copy, Debug)]
pub struct LawBlock {
    /// Its first line.
    pub at: Span,
    /// Whether a 白话 block follows at once.
    pub plain: bool,
}

/// A stretch in which learners only listen.
#[derive(Clone, Copy, Debug)]
pub struct Talk {
    /// The block it begins with.
    pub at: Span,
    /// How long, as far as can be told.
    pub minutes: u32,
}

/// The sentences of a lesson, in Han characters.
#[derive(Clone, Debug, Default)]
pub struct Sentences {
    /// How many there are.
    pub count: usize,
    /// How long they are on average.
    pub average: usize,
    /// How many are longer than [`LONG_SENTENCE`].
    pub long: usize,
    /// The longest, the first of equals.
    pub longest: Option<Sentence>,
}

/// One sentence.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Without the mark that ends it.
    pub at: Span,
    /// Its Han characters, without citations in brackets.
    pub characters: usize,
}

/// A term that people outside the law do not know.
#[derive(Clone, Copy, Debug)]
pub struct HardWord {
    /// Where it is first used.
    pub at: Span,
    /// The word.
    pub term: &'static str,
    /// What could be said in its place.
    pub gloss: &'static str,
}

/// The cards of all lessons that are ready, in the order of `docs`.
pub fn cards(docs: &[Arc<Doc>], catalog: &Catalog) -> Vec<Card> {
    let lessons: Vec<&Arc<Doc>> = docs.iter().filter(|doc| is_judged(doc)).collect();
    let terms = Terms::unexplained(catalog);
    let (cards, letters): (Vec<Card>, Vec<Letters>) =
        par::map(&lessons, |doc| card(doc, &terms)).into_iter().flatten().unzip();
    let echoes = verbatim::echoes(&letters, docs, catalog);
    cards.into_iter().zip(echoes).map(|(card, statute)| Card { statute, ..card }).collect()
}

fn is_judged(doc: &Doc) -> bool {
    matches!(&doc.body, Body::Lesson(lesson) if !lesson.draft) && doc.lang.is_none()
}

/// Everything but what needs the laws.
fn card(doc: &Doc, terms: &Terms) -> Option<(Card, Letters)> {
    let Body::Lesson(lesson) = &doc.body else { return None };
    let steps = outline::steps(&lesson.body);
    let texts = || {
        steps.iter().filter_map(|step| match step {
            Step::Text { passage, .. } => Some(passage),
            _ => None,
        })
    };
    let told = steps.iter().filter_map(|step| match step {
        Step::Text { passage, heading: false, .. } => Some(passage),
        _ => None,
    });
    let mut letters = Letters::default();
    for step in &steps {
        match step {
            Step::Text { passage, .. } => letters.add(passage),
            _ => letters.part(),
        }
    }
    let count = |is: fn(&Step) -> bool| steps.iter().filter(|step| is(step)).count();
    let card = Card {
        lesson: doc.id.clone(),
        title: lesson.title.value.clone(),
        path: doc.path().clone(),
        at: lesson.title.span,
        characters: texts().map(|passage| letters::count(&passage.text)).sum(),
        statute: Echo::default(),
        laws: steps.iter().filter_map(law_block).collect(),
        cases: count(|step| matches!(step, Step::Case)),
        activities: count(|step| matches!(step, Step::Activity(_))),
        questions: steps.iter().map(questions).sum(),
        asked: count(|step| matches!(step, Step::Asked)),
        pictures: count(|step| matches!(step, Step::Media)),
        teaching: lesson.teaching,
        exercises: lesson.exercises,
        talk: talk::longest(&steps, lesson.teaching, lesson.exercises),
        sentences: sentences::measure(told),
        hard_words: terms.find(texts()),
    };
    Some((card, letters))
}

fn law_block(step: &Step) -> Option<LawBlock> {
    match step {
        Step::Law { at, plain } => Some(LawBlock { at: *at, plain: *plain }),
        _ => None,
    }
}

fn questions(step: &Step) -> usize {
    match step {
        Step::Questions(count) => *count as usize,
        _ => 0,
    }
}

#[cfg(test)]
mod tests;

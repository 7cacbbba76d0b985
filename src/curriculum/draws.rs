//! Which questions each quiz of a lesson draws. No class is asked the same twice while there are others: lessons of one
//! course, and lessons of one class's sessions, draw from what the lessons before them left.

use super::Catalog;
use super::draw::draw;
use crate::base::hash::Hash;
use crate::base::span::Span;
use crate::syntax::ast::plain_text;
use crate::syntax::callouts::{Attributes, Callout, CalloutKind};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::SessionKind;
use crate::syntax::kinds::quiz::{Question, QuizBank};
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A question of a bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pick {
    /// The bank's index among the documents.
    pub bank: usize,
    /// Its index in the bank.
    pub question: usize,
}

/// A draw that could not give what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// The document's index.
    pub doc: usize,
    /// The head of the block.
    pub span: Span,
    /// How many were asked for.
    pub wanted: usize,
    /// How many there are.
    pub has: usize,
    /// How many of them no class was asked before.
    pub fresh: usize,
}

/// All draws.
#[derive(Clone, Debug, Default)]
pub struct Draws {
    /// By document and head of the block.
    picks: BTreeMap<(usize, Span), Vec<Pick>>,
    /// Those that came out short, or had to repeat something.
    pub short: Vec<Short>,
}

impl Draws {
    /// What the block whose head is at `span` draws, bank by bank.
    pub fn of(&self, doc: usize, span: Span) -> &[Pick] {
        self.picks.get(&(doc, span)).map_or(&[], Vec::as_slice)
    }

    /// Which questions of the bank some lesson asks, by their index.
    pub fn asked(&self, bank: usize) -> BTreeSet<usize> {
        let of_bank = self.picks.values().flatten().filter(|pick| pick.bank == bank);
        of_bank.map(|pick| pick.question).collect()
    }

    /// The documents that draw from the bank, by their index.
    pub fn users(&self, bank: usize) -> BTreeSet<usize> {
        let users = self.picks.iter().filter(|(_, picks)| picks.iter().any(|pick| pick.bank == bank));
        users.map(|((doc, _), _)| *doc).collect()
    }

    /// Decides all draws of the programme.
    pub fn plan(docs: &[Arc<Doc>], catalog: &Catalog) -> Draws {
        let banks = Banks::of(docs);
        let mut draws = Draws::default();
        if banks.0.is_empty() {
            return draws;
        }
        let groups = groups(docs);
        let mut asked: Vec<BTreeSet<Pick>> = vec![BTreeSet::new(); groups.len()];
        for index in order(docs, catalog, &groups) {
            let Some(doc) = docs.get(index) else { continue };
            // A draft is not built: nobody hears it.
            let draft = matches!(&doc.body, Body::Lesson(lesson) if lesson.draft);
            let own: Vec<usize> = (0..groups.len()).filter(|at| groups[*at].contains(&doc.id)).collect();
            let before: BTreeSet<Pick> = own.iter().flat_map(|at| asked[*at].iter().copied()).collect();
            let mut here = before.clone();
            walk::document(doc, &mut |visit| {
                let Visit::Callout(callout) = visit else { return };
                if callout.kind == CalloutKind::Quiz && !callout.attributes.draws_nothing() {
                    let picks = draws.block(&banks, (index, doc), callout, &here);
                    here.extend(picks.iter().copied());
                    draws.picks.insert((index, callout.head), picks);
                }
            });
            // A translation asks what its original asks.
            if draft {
                draws.short.retain(|short| short.doc != index);
            } else if doc.lang.is_none() {
                own.iter().for_each(|at| asked[*at].extend(here.iter().copied()));
            }
        }
        draws
    }

    fn block(
        &mut self,
        banks: &Banks<'_>,
        (index, doc): (usize, &Doc),
        callout: &Callout,
        before: &BTreeSet<Pick>,
    ) -> Vec<Pick> {
        let attributes = &callout.attributes;
        let pool = banks.pool(attributes);
        let wanted = attributes.count.map_or(pool.len(), |count| count as usize);
        let name = attributes.bank.as_ref().map_or("", |bank| &bank.value);
        let seed = attributes.seed.unwrap_or_else(|| own_seed(&doc.id, name));
        let (fresh, used): (Vec<Pick>, Vec<Pick>) = pool.iter().partition(|pick| !before.contains(pick));
        let mut picks: Vec<Pick> = draw(fresh.len(), wanted, seed).into_iter().map(|at| fresh[at]).collect();
        let missing = wanted.saturating_sub(picks.len());
        picks.extend(draw(used.len(), missing, seed).into_iter().map(|at| used[at]));
        picks.sort_unstable();
        // Who names no number wants the whole bank, asked before or not. What a bank alone lacks is told where it is named.
        let plain = attributes.difficulty.is_none() && attributes.law.is_none() && attributes.topic.is_none();
        let too_few = pool.len() < wanted && !plain;
        if attributes.count.is_some()
            && doc.lang.is_none()
            && (too_few || (fresh.len() < wanted && pool.len() >= wanted))
        {
            let span = callout.head;
            self.short.push(Short { doc: index, span, wanted, has: pool.len(), fresh: fresh.len() });
        }
        picks
    }
}

impl Attributes {
    /// Whether a quiz takes no question from a bank.
    fn draws_nothing(&self) -> bool {
        self.bank.is_none() && self.topic.is_none() && self.law.is_none()
    }
}

/// The banks, with their index among the documents.
struct Banks<'a>(Vec<(usize, &'a str, &'a QuizBank)>);

impl<'a> Banks<'a> {
    fn of(docs: &'a [Arc<Doc>]) -> Banks<'a> {
        let bank = |(index, doc): (usize, &'a Arc<Doc>)| match &doc.body {
            Body::Quiz(bank) if doc.lang.is_none() => Some((index, doc.id.as_str(), &**bank)),
            _ => None,
        };
        Banks(docs.iter().enumerate().filter_map(bank).collect())
    }

    /// The questions that a block may draw from.
    fn pool(&self, wanted: &Attributes) -> Vec<Pick> {
        let fits = |(_, id, bank): &&(usize, &str, &QuizBank)| {
            let named = wanted.bank.as_ref().is_none_or(|bank| bank.value == *id);
            let topic = wanted.topic.as_ref().is_none_or(|topic| bank.about.contains(&topic.value));
            named && topic
        };
        let of_bank = |(index, _, bank): &(usize, &str, &QuizBank)| {
            let all = bank.questions.iter().enumerate();
            let fit = all.filter(|(_, question)| suits(question, bank, wanted));
            fit.map(|(question, _)| Pick { bank: *index, question }).collect::<Vec<_>>()
        };
        self.0.iter().filter(fits).flat_map(of_bank).collect()
    }
}

fn suits(question: &Question, bank: &QuizBank, wanted: &Attributes) -> bool {
    let difficulty = wanted.difficulty.as_ref().is_none_or(|words| question.difficulty.trim() == words.value);
    let law = wanted.law.as_ref().is_none_or(|law| {
        let name = law.value.trim_matches(['《', '》']);
        let name = name.strip_prefix("中华人民共和国").unwrap_or(name);
        let cites = |text: &str| {
            text.contains(&format!("《{name}")) || text.contains(&format!("《中华人民共和国{name}"))
        };
        match question.key.as_ref().map(|key| plain_text(&key.basis)).filter(|basis| !basis.is_empty()) {
            Some(basis) => cites(&basis),
            None => bank.legal_basis.iter().any(|line| cites(&plain_text(line))),
        }
    });
    difficulty && law
}

/// Lessons that the same people hear: those of a course, and those of a class's sessions.
fn groups(docs: &[Arc<Doc>]) -> Vec<BTreeSet<String>> {
    let mut groups = Vec::new();
    for doc in docs {
        match &doc.body {
            Body::Course(course) => {
                groups.push(course.has_part.iter().map(|part| part.value.clone()).collect());
            }
            Body::Classes(classes) => {
                for class in classes {
                    let lessons = class.sessions.iter().filter_map(|session| match &session.what {
                        SessionKind::Lesson(id) => Some(id.value.clone()),
                        _ => None,
                    });
                    groups.push(lessons.collect());
                }
            }
            _ => {}
        }
    }
    groups.retain(|group: &BTreeSet<String>| group.len() > 1);
    groups
}

/// The documents in the order in which they draw: lessons as courses have them, then everything else; an original right
/// after its translations.
fn order(docs: &[Arc<Doc>], catalog: &Catalog, groups: &[BTreeSet<String>]) -> Vec<usize> {
    let mut ids: Vec<&str> = Vec::new();
    for doc in docs {
        if let Body::Course(course) = &doc.body {
            ids.extend(course.has_part.iter().map(|part| part.value.as_str()));
        }
    }
    ids.extend(groups.iter().flatten().map(String::as_str));
    let mut out: Vec<usize> = Vec::new();
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            continue;
        }
        let of = |(kind, known, _): &(Kind, String, String)| *kind == Kind::Lesson && known == id;
        out.extend(
            catalog.translations.iter().filter(|(key, _)| of(key)).map(|(_, translation)| translation.doc),
        );
        out.extend(catalog.entry(Kind::Lesson, id).map(|entry| entry.doc));
    }
    let rest: Vec<usize> = (0..docs.len()).filter(|index| !out.contains(index)).collect();
    out.extend(rest);
    out
}

/// The seed of a draw that names none: another one for every lesson and bank, the same in every build.
fn own_seed(lesson: &str, bank: &str) -> u64 {
    let hex = Hash::of(format!("{lesson}\n{bank}").as_bytes()).to_string();
    u64::from_str_radix(&hex[..16], 16).unwrap_or(1)
}

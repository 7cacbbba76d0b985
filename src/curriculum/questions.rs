//! What can be counted in banks of questions: where answers lie, which are asked twice, which are left unexplained.

use crate::base::path::ContentPath;
use crate::base::span::Span;
use crate::syntax::ast::plain_text;
use crate::syntax::kinds::quiz::{Answer, Form, Question, QuizBank};
use crate::syntax::{Body, Doc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A bank, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankFacts {
    /// Its index among the documents.
    pub doc: usize,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where the title stands.
    pub span: Span,
    /// Its file.
    pub path: ContentPath,
    /// How many questions it has.
    pub questions: usize,
    /// How many of each form, in the order of [`super::exam::FORMS`].
    pub forms: Vec<usize>,
    /// How many cases they ask about.
    pub cases: usize,
    /// How often each letter is the right one of a single choice.
    pub letters: Vec<usize>,
    /// How many statements are right, and how many wrong.
    pub truths: (usize, usize),
    /// By difficulty as written; what has none counts as empty.
    pub difficulties: BTreeMap<String, usize>,
    /// Questions without 解析.
    pub unexplained: usize,
    /// Questions without 依据.
    pub unfounded: usize,
    /// Its questions that resemble one that stands before them, here or in another bank.
    pub doubles: Vec<Double>,
}

/// A question that resembles one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Double {
    /// Its number, from 1, and where it stands.
    pub number: usize,
    /// Its place.
    pub span: Span,
    /// Its first words.
    pub stem: String,
    /// The file of the other.
    pub other_path: ContentPath,
    /// The id of the other's bank.
    pub other_bank: String,
    /// The other's number.
    pub other_number: usize,
    /// Where the other stands.
    pub other_span: Span,
    /// How much they share, in hundredths; 100 is word for word.
    pub alike: usize,
}

/// From here on, in hundredths (Dice's coefficient of pairs of letters), two questions are nearly the same.
pub const ALIKE: usize = 85;

/// Fewer single choices, or statements, say nothing about balance.
pub const ENOUGH: usize = 8;

impl BankFacts {
    /// The letter that is right in more than half of the single choices, with how often, and of how many.
    pub fn favourite(&self) -> Option<(char, usize, usize)> {
        let total: usize = self.letters.iter().sum();
        let (at, count) =
            self.letters.iter().copied().enumerate().max_by_key(|(at, count)| (*count, usize::MAX - at))?;
        (total >= ENOUGH && count * 2 > total).then_some((('A'..='Z').nth(at)?, count, total))
    }

    /// Whether all statements are right, or all are wrong; and how many there are.
    pub fn one_sided(&self) -> Option<(bool, usize)> {
        match self.truths {
            (right, 0) if right >= ENOUGH => Some((true, right)),
            (0, wrong) if wrong >= ENOUGH => Some((false, wrong)),
            _ => None,
        }
    }
}

/// All banks, in the order of their files.
pub fn banks(docs: &[Arc<Doc>]) -> Vec<BankFacts> {
    let banks = docs.iter().enumerate().filter(|(_, doc)| doc.lang.is_none()).filter_map(|(index, doc)| {
        match &doc.body {
            Body::Quiz(bank) => Some((index, doc.as_ref(), &**bank)),
            _ => None,
        }
    });
    let banks: Vec<(usize, &Doc, &QuizBank)> = banks.collect();
    let mut facts: Vec<BankFacts> = banks.iter().map(|(index, doc, bank)| count(*index, doc, bank)).collect();
    let all: Vec<(usize, usize)> = banks
        .iter()
        .enumerate()
        .flat_map(|(at, (_, _, bank))| (0..bank.questions.len()).map(move |nth| (at, nth)))
        .collect();
    let prints: Vec<Vec<u64>> = all.iter().map(|(at, nth)| pairs(&banks[*at].2.questions[*nth])).collect();
    // Two that ask for another article, day or sum are two questions, however alike their words.
    let amounts: Vec<Vec<String>> =
        all.iter().map(|(at, nth)| numbers(&banks[*at].2.questions[*nth])).collect();
    for (later, earlier, alike) in doubles(&prints, |one, other| amounts[one] == amounts[other]) {
        let (at, nth) = all[later];
        let (other, other_nth) = all[earlier];
        let (question, (_, doc, bank)) = (&banks[at].2.questions[nth], banks[other]);
        facts[at].doubles.push(Double {
            number: nth + 1,
            span: place(question),
            stem: plain_text(&question.stem),
            other_path: doc.path().clone(),
            other_bank: doc.id.clone(),
            other_number: other_nth + 1,
            other_span: place(&bank.questions[other_nth]),
            alike,
        });
    }
    facts
}

/// Where a question's words stand.
fn place(question: &Question) -> Span {
    let (first, last) = (question.stem.first(), question.stem.last());
    first
        .zip(last)
        .map_or(question.span, |(first, last)| Span { start: first.span.start, end: last.span.end })
}

fn count(index: usize, doc: &Doc, bank: &QuizBank) -> BankFacts {
    let mut facts = BankFacts {
        doc: index,
        id: doc.id.clone(),
        title: bank.title.value.clone(),
        span: bank.title.span,
        path: doc.path().clone(),
        questions: bank.questions.len(),
        forms: super::exam::FORMS
            .iter()
            .map(|form| bank.questions.iter().filter(|q| q.form == *form).count())
            .collect(),
        cases: cases(bank),
        letters: Vec::new(),
        truths: (0, 0),
        difficulties: BTreeMap::new(),
        unexplained: 0,
        unfounded: 0,
        doubles: Vec::new(),
    };
    for question in &bank.questions {
        *facts.difficulties.entry(question.difficulty.trim().to_owned()).or_default() += 1;
        let Some(key) = &question.key else { continue };
        facts.unexplained += usize::from(key.explanation.is_empty());
        facts.unfounded += usize::from(key.basis.is_empty());
        match &key.answer {
            Answer::Letters(letters) if question.form == Form::Single => {
                let widest = facts.letters.len().max(question.options.len());
                facts.letters.resize(widest, 0);
                let at = letters.first().and_then(|letter| ('A'..='Z').position(|known| known == *letter));
                if let Some(count) = at.and_then(|at| facts.letters.get_mut(at)) {
                    *count += 1;
                }
            }
            Answer::Truth(true) => facts.truths.0 += 1,
            Answer::Truth(false) => facts.truths.1 += 1,
            _ => {}
        }
    }
    facts
}

fn cases(bank: &QuizBank) -> usize {
    let before = |at: usize| at.checked_sub(1).and_then(|at| bank.questions.get(at));
    bank.questions
        .iter()
        .enumerate()
        .filter(|(at, question)| question.new_case(before(*at)).is_some())
        .count()
}

/// What a question says: itself and its options.
fn texts(question: &Question) -> impl Iterator<Item = String> {
    let options = question.options.iter().map(|choice| &choice.text);
    std::iter::once(&question.stem).chain(options).map(|text| plain_text(text))
}

/// The numbers in a question and its options, sorted: in digits, and in Han numerals where they count something in a
/// row (第四十条). Others are words: 一个, 三轮车.
fn numbers(question: &Question) -> Vec<String> {
    let mut out = Vec::new();
    for text in texts(question) {
        let mut before = ' ';
        let mut number = String::new();
        for c in text.chars().chain([' ']) {
            let han = "零〇一二三四五六七八九十百千".contains(c) && (before == '第' || !number.is_empty());
            if c.is_numeric() && c.is_ascii() || han {
                number.push(c);
            } else if !number.is_empty() {
                out.push(std::mem::take(&mut number));
            }
            before = c;
        }
    }
    out.sort();
    out
}

/// The pairs of letters in a question and its options, sorted, each once. Punctuation, blanks and the order of options
/// do not count.
fn pairs(question: &Question) -> Vec<u64> {
    let mut out = BTreeSet::new();
    for text in texts(question) {
        let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let single = (letters.len() == 1).then(|| u64::from(u32::from(letters[0])));
        out.extend(
            letters
                .windows(2)
                .map(|pair| u64::from(u32::from(pair[0])) << 32 | u64::from(u32::from(pair[1]))),
        );
        out.extend(single);
    }
    out.into_iter().collect()
}

/// Of each set that resembles an earlier one, the earlier one that it resembles most: later, earlier, hundredths. Only
/// those are compared that `may_be` the same.
///
/// Two sets that share enough share one of their rarest members, so that only such sets are compared.
fn doubles(sets: &[Vec<u64>], may_be: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize, usize)> {
    let mut often: BTreeMap<u64, usize> = BTreeMap::new();
    sets.iter().flatten().for_each(|pair| *often.entry(*pair).or_default() += 1);
    let mut seen: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut out = Vec::new();
    for (at, set) in sets.iter().enumerate() {
        let mut rarest = set.clone();
        rarest.sort_by_key(|pair| (often.get(pair).copied().unwrap_or(0), *pair));
        // Of two sets that are as alike as asked, the smaller shares all but a share of its own members.
        let least = set.len() * ALIKE / (200 - ALIKE);
        rarest.truncate(set.len().saturating_sub(least) + 1);
        let candidates: BTreeSet<usize> =
            rarest.iter().filter_map(|pair| seen.get(pair)).flatten().copied().collect();
        let candidates = candidates.into_iter().filter(|other| may_be(at, *other));
        let alike = |other: usize| (other, alike(set, &sets[other]));
        let best = candidates.map(alike).max_by_key(|(other, alike)| (*alike, usize::MAX - other));
        if let Some((other, alike)) = best.filter(|(_, alike)| *alike >= ALIKE) {
            out.push((at, other, alike));
        }
        rarest.into_iter().for_each(|pair| seen.entry(pair).or_default().push(at));
    }
    out
}

/// How much two sorted sets share, in hundredths; 100 only where they are equal.
fn alike(one: &[u64], other: &[u64]) -> usize {
    let shared = one.iter().filter(|pair| other.binary_search(pair).is_ok()).count();
    let total = one.len() + other.len();
    (shared * 200).checked_div(total).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_that_share_most_are_found() {
        let set = |from: u64, to: u64| (from..to).collect::<Vec<_>>();
        let sets = [set(0, 20), set(100, 120), set(0, 20), set(101, 121), set(10, 30), set(0, 19)];
        assert_eq!(doubles(&sets, |_, _| true), [(2, 0, 100), (3, 1, 95), (5, 0, 97)]);
        assert_eq!(doubles(&sets, |at, other| at % 2 == other % 2), [(2, 0, 100), (3, 1, 95)]);
        assert_eq!(alike(&[], &[]), 0);
    }
}

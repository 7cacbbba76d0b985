//! Papers made from a bank of questions: the same questions in another order, with their options in another order, so that
//! neighbours cannot copy. The same seed makes the same paper, everywhere and always.

use super::draw::{draw, shuffle};
use crate::base::hash;
use crate::syntax::ast::plain_text;
use crate::syntax::kinds::quiz::{Answer, Choice, Form, Question};
use std::collections::BTreeSet;

/// A question as it stands on a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its index in the bank.
    pub question: usize,
    /// Of each option on the paper its index in the bank.
    pub options: Vec<usize>,
}

/// In which order the kinds of questions come. Those about cases follow, whatever their form.
pub const FORMS: [Form; 5] = [Form::Single, Form::Multiple, Form::TrueFalse, Form::Ordering, Form::Written];

/// The questions of a paper in order, grouped by [`FORMS`], then those about cases as the bank has them. `count` of them are drawn, the same for all variants of the
/// bank; right answers are spread evenly over the letters. Those that lessons ask, `asked`, come on a paper only where
/// others do not suffice.
pub fn arrange(
    questions: &[Question],
    asked: &BTreeSet<usize>,
    count: Option<u32>,
    bank: &str,
    variant: &str,
    seed: u32,
) -> Vec<Placed> {
    let count = count.map_or(questions.len(), |count| count as usize);
    let number = |what: &str| {
        let key = hash::key_of(&(bank, what, seed)).to_string();
        u64::from_str_radix(key.get(..16).unwrap_or_default(), 16).unwrap_or(0)
    };
    let (used, fresh): (Vec<usize>, Vec<usize>) = (0..questions.len()).partition(|at| asked.contains(at));
    let seed = number("questions");
    let mut drawn: Vec<usize> = draw(fresh.len(), count, seed).into_iter().map(|at| fresh[at]).collect();
    let missing = count.saturating_sub(drawn.len());
    drawn.extend(draw(used.len(), missing, seed).into_iter().map(|at| used[at]));
    drawn.sort_unstable();
    let mut state = number(variant);
    let mut out = Vec::with_capacity(drawn.len());
    for form in FORMS {
        let fits = |at: &usize| questions[*at].form == form && questions[*at].case.is_none();
        let mut group: Vec<usize> = drawn.iter().copied().filter(fits).collect();
        shuffle(&mut group, &mut state);
        let widest = group.iter().map(|at| questions[*at].options.len()).max().unwrap_or(0);
        let mut places: Vec<usize> = (0..group.len()).map(|at| at % widest.max(1)).collect();
        shuffle(&mut places, &mut state);
        for (question, place) in group.into_iter().zip(places) {
            out.push(Placed { question, options: options(&questions[question], place, &mut state) });
        }
    }
    for question in drawn.into_iter().filter(|at| questions[*at].case.is_some()) {
        let place = out.len() % questions[question].options.len().max(1);
        out.push(Placed { question, options: options(&questions[question], place, &mut state) });
    }
    out
}

/// The question as it is placed: options with new letters, the key that follows them.
pub fn placed(question: &Question, options: &[usize]) -> Question {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at).unwrap_or(0));
    let chosen = options.iter().enumerate().filter_map(|(new, old)| {
        let choice = question.options.get(*old)?;
        Some(Choice { letter: letter(new), text: choice.text.clone() })
    });
    let mut out = Question { options: chosen.collect(), ..question.clone() };
    let answer = out.key.as_mut().map(|key| &mut key.answer);
    let in_order = matches!(answer, Some(Answer::Order(_)));
    if let Some(Answer::Letters(letters) | Answer::Order(letters)) = answer {
        let old = |letter: &char| question.options.iter().position(|choice| choice.letter == *letter);
        let new = |letter: &char| old(letter).and_then(|old| options.iter().position(|at| *at == old));
        let mut moved: Vec<char> = letters.iter().filter_map(new).map(letter).collect();
        if !in_order {
            moved.sort_unstable();
        }
        *letters = moved;
    }
    out
}

/// A new order of the options, with the right one of a single choice at `place` if it can be there.
fn options(question: &Question, place: usize, state: &mut u64) -> Vec<usize> {
    let count = question.options.len();
    let mut order: Vec<usize> = (0..count).collect();
    if names_letters(question) {
        return order;
    }
    let free: Vec<usize> =
        order.iter().copied().filter(|at| !is_about_others(&question.options[*at])).collect();
    let mut moved = free.clone();
    shuffle(&mut moved, state);
    for (at, from) in free.iter().zip(moved) {
        order[*at] = from;
    }
    // Options that happen to stand in the right order give it away.
    if let Some(Answer::Order(letters)) = question.key.as_ref().map(|key| &key.answer) {
        let right = letters.iter().map(|letter| question.options.iter().position(|o| o.letter == *letter));
        if right.eq(order.iter().map(|at| Some(*at))) {
            order.rotate_left(1);
        }
    }
    if question.form == Form::Single
        && let Some(right) = right(question)
        && free.contains(&right)
        && free.contains(&place)
        && let Some(now) = order.iter().position(|at| *at == right)
    {
        order.swap(now, place);
    }
    order
}

/// The index of the one right option.
fn right(question: &Question) -> Option<usize> {
    match &question.key.as_ref()?.answer {
        Answer::Letters(letters) => {
            let letter = letters.first().filter(|_| letters.len() == 1)?;
            question.options.iter().position(|choice| choice.letter == *letter)
        }
        Answer::Truth(_) | Answer::Order(_) | Answer::Words(_) => None,
    }
}

/// `以上都对`: an option that speaks of those above stays where it is.
fn is_about_others(choice: &Choice) -> bool {
    let text = plain_text(&choice.text);
    ["以上", "上述", "都对", "都不对", "都是", "都不是", "all of the above", "none of the above"]
        .iter()
        .any(|words| text.contains(words))
}

/// `A和B`, `选项C`: a question whose words name letters keeps them.
fn names_letters(question: &Question) -> bool {
    let named = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        letters.iter().enumerate().any(|(at, c)| {
            let before = at.checked_sub(1).and_then(|at| letters.get(at));
            let after = letters.get(at + 1);
            let joins = |c: Option<&char>| matches!(c, Some('和' | '与' | '或' | '、' | '项'));
            let alone = |c: Option<&char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
            ('A'..='H').contains(c) && alone(before) && alone(after) && (joins(before) || joins(after))
        })
    };
    named(&plain_text(&question.stem))
        || question.options.iter().any(|choice| named(&plain_text(&choice.text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::Span;
    use crate::syntax::ast::{Inline, InlineKind};
    use crate::syntax::kinds::quiz::Key;

    fn words(text: &str) -> Vec<Inline> {
        vec![Inline { kind: InlineKind::Text(text.to_owned()), span: Span::default() }]
    }

    fn single(stem: &str, options: &[&str], right: char) -> Question {
        let choice =
            |(at, text): (usize, &&str)| Choice { letter: char::from(b'A' + at as u8), text: words(text) };
        let key = Key {
            answer: Answer::Letters(vec![right]),
            explanation: Vec::new(),
            basis: Vec::new(),
            span: Span::default(),
        };
        Question {
            case: None,
            stem: words(stem),
            options: options.iter().enumerate().map(choice).collect(),
            form: Form::Single,
            key: Some(key),
            difficulty: String::new(),
            span: Span::default(),
        }
    }

    fn bank() -> Vec<Question> {
        (0..13).map(|n| single(&format!("第{n}题"), &["甲", "乙", "丙", "丁"], 'B')).collect()
    }

    #[test]
    fn every_question_once_and_answers_spread() {
        let bank = bank();
        for seed in 0..40 {
            let paper = arrange(&bank, &BTreeSet::new(), None, "题库", "A", seed);
            let mut seen: Vec<usize> = paper.iter().map(|placed| placed.question).collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..13).collect::<Vec<_>>());
            let mut letters = [0; 4];
            for each in &paper {
                let shown = placed(&bank[each.question], &each.options);
                let Some(Answer::Letters(right)) = shown.key.map(|key| key.answer) else { panic!("a key") };
                let at = usize::from(right[0] as u8 - b'A');
                assert_eq!(plain_text(&shown.options[at].text), "乙", "the key follows its option");
                letters[at] += 1;
            }
            assert!(letters.iter().all(|count| (3..=4).contains(count)), "{letters:?}");
        }
        assert_ne!(
            arrange(&bank, &BTreeSet::new(), None, "题库", "A", 1),
            arrange(&bank, &BTreeSet::new(), None, "题库", "B", 1)
        );
        assert_eq!(
            arrange(&bank, &BTreeSet::new(), None, "题库", "A", 1),
            arrange(&bank, &BTreeSet::new(), None, "题库", "A", 1)
        );
        let drawn = |variant| {
            let mut all: Vec<usize> = arrange(&bank, &BTreeSet::new(), Some(5), "题库", variant, 1)
                .iter()
                .map(|placed| placed.question)
                .collect();
            all.sort_unstable();
            all
        };
        assert_eq!(drawn("A"), drawn("B"), "variants ask the same");
        assert_eq!(drawn("A").len(), 5);
    }

    #[test]
    fn papers_ask_what_lessons_did_not() {
        let asked: BTreeSet<usize> = (0..6).collect();
        let drawn = |count| {
            let paper = arrange(&bank(), &asked, Some(count), "题库", "A", 1);
            paper.iter().map(|placed| placed.question).collect::<BTreeSet<_>>()
        };
        assert!(drawn(5).is_disjoint(&asked));
        assert_eq!(drawn(9).intersection(&asked).count(), 2, "seven were left");
    }

    #[test]
    fn what_must_stay_stays() {
        let last = single("选哪个", &["甲", "乙", "丙", "以上都对"], 'D');
        let named = single("选哪个", &["甲", "乙", "A和B", "丁"], 'C');
        for seed in 0..30 {
            let paper = arrange(&[last.clone(), named.clone()], &BTreeSet::new(), None, "题库", "A", seed);
            for each in paper {
                assert_eq!(each.options[3], 3);
                assert!(each.question == 0 || each.options == [0, 1, 2, 3]);
            }
        }
    }
}

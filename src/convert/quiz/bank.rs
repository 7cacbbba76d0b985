//! A bank of questions that knows no form.

use super::text::one_line;

/// A bank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bank {
    /// Its title; may be empty.
    pub title: String,
    /// In order.
    pub items: Vec<Item>,
}

/// A question. Its texts are plain, each of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The case that it and its neighbours with the same case ask about; else empty.
    pub case: String,
    /// What is asked.
    pub stem: String,
    /// What to choose from, or to put in order.
    pub options: Vec<String>,
    /// What is right.
    pub answer: Answer,
    /// Why.
    pub explanation: String,
    /// By which provision.
    pub basis: String,
    /// 易, 中, 难, or other words.
    pub difficulty: String,
}

/// What is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Options by their index, in ascending order.
    Choice {
        /// The right ones.
        right: Vec<usize>,
        /// Whether several may be right.
        many: bool,
    },
    /// 对 or 错.
    Truth(bool),
    /// Words, any of which is right.
    Words(Vec<String>),
    /// All options by their index, in the order that is right.
    Order(Vec<usize>),
    /// Nobody says.
    Unknown,
}

/// More options have no letters.
pub(super) const MOST_OPTIONS: usize = 26;

/// What stands between several answers that are right alike.
pub(super) const OR: &str = " / ";

const RIGHT: &[&str] = &["对", "正确", "√", "✓", "✔", "是", "t", "true", "right", "yes"];
const WRONG: &[&str] = &["错", "错误", "不对", "×", "✗", "✘", "否", "f", "false", "wrong", "no"];

/// The names of the two answers of a true/false question.
pub(super) const TRUTH: [&str; 2] = ["对", "错"];

/// Whether a word says yes or no.
pub(super) fn truth(word: &str) -> Option<bool> {
    let lower = word.trim().to_lowercase();
    let is = |list: &[&str]| list.contains(&lower.as_str());
    if is(RIGHT) { Some(true) } else { is(WRONG).then_some(false) }
}

impl Item {
    /// A question that asks `stem`, without an answer.
    pub fn new(stem: impl Into<String>) -> Item {
        Item {
            case: String::new(),
            stem: stem.into(),
            options: Vec::new(),
            answer: Answer::Unknown,
            explanation: String::new(),
            basis: String::new(),
            difficulty: String::new(),
        }
    }

    /// With all texts in one line, and the answer in the form that our own banks give it: a choice between 对 and 错
    /// is a true/false question.
    pub fn plain(mut self) -> Item {
        for text in
            [&mut self.case, &mut self.stem, &mut self.explanation, &mut self.basis, &mut self.difficulty]
                .into_iter()
                .chain(&mut self.options)
        {
            *text = one_line(text);
        }
        self.answer = match self.answer {
            Answer::Choice { right, many } => {
                let kept: Vec<usize> = (0..self.options.len()).filter(|at| right.contains(at)).collect();
                match (&self.options[..], &kept[..]) {
                    ([one, other], [at])
                        if !many && truth(one) == Some(true) && truth(other) == Some(false) =>
                    {
                        self.options.clear();
                        Answer::Truth(*at == 0)
                    }
                    (_, []) => Answer::Unknown,
                    _ => Answer::Choice { many: many || kept.len() > 1, right: kept },
                }
            }
            Answer::Words(words) => {
                let words = words.iter().flat_map(|words| words.split(OR));
                let clean = words.map(|word| one_line(word).trim_end_matches('。').trim().to_owned());
                let mut kept: Vec<String> = Vec::new();
                clean.filter(|word| !word.is_empty()).for_each(|word| {
                    if !kept.contains(&word) {
                        kept.push(word);
                    }
                });
                match &kept[..] {
                    [] => Answer::Unknown,
                    [word] => truth(word).map_or(Answer::Words(kept), Answer::Truth),
                    _ => Answer::Words(kept),
                }
            }
            Answer::Order(order) => {
                let mut sorted = order.clone();
                sorted.sort_unstable();
                match sorted.len() > 1 && sorted.into_iter().eq(0..self.options.len()) {
                    true => Answer::Order(order),
                    false => Answer::Unknown,
                }
            }
            other => other,
        };
        self
    }

    /// The case and the question in one text, for forms that know no cases.
    pub(super) fn told(&self, between: &str) -> String {
        match self.case.is_empty() {
            true => self.stem.clone(),
            false => format!("{}{between}{}", self.case, self.stem),
        }
    }
}

/// The options that `right` puts in order, as a question shows them: sorted, so that the right order is not given away.
pub(super) fn scrambled(right: Vec<String>) -> (Vec<String>, Vec<usize>) {
    let mut shown: Vec<usize> = (0..right.len()).collect();
    shown.sort_by(|one, other| right[*one].cmp(&right[*other]));
    if shown.is_sorted() {
        shown.reverse();
    }
    let place = |at: usize| shown.iter().position(|one| *one == at).unwrap_or(0);
    let order = (0..right.len()).map(place).collect();
    (shown.iter().map(|at| right[*at].clone()).collect(), order)
}

/// `A`, `B`, … of an option.
pub(super) fn letter(at: usize) -> char {
    ('A'..='Z').nth(at).unwrap_or('?')
}

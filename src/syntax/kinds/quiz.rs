//! Question banks (题库), close to Moodle's Aiken.

use crate::base::span::{Span, Spanned};
use crate::diag::messages::quiz;
use crate::syntax::ast::{Content, Inline};
use crate::syntax::fields::{Demand, Field, Fields, Form as Shape, may, must};
use crate::syntax::input::Input;
use crate::syntax::{Name, front, markdown, questions};
use std::sync::Arc;

/// A bank of questions.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct QuizBank {
    /// Its title.
    pub title: Spanned<String>,
    /// Topics.
    pub about: Vec<String>,
    /// Citations, as running text.
    pub legal_basis: Vec<Vec<Inline>>,
    /// Text before the first question.
    pub intro: Content,
    /// In order.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Question {
    /// What happened, where several questions ask about one case: all of them hold it, so that a draw may take one alone.
    pub case: Option<Arc<Case>>,
    /// What is asked.
    pub stem: Vec<Inline>,
    /// What to choose from or to put in order; empty for true/false and written answers.
    pub options: Vec<Choice>,
    /// How it is answered; tells nothing of the answer itself.
    pub form: Form,
    /// The key; absent in a learner's edition.
    pub key: Option<Key>,
    /// 难度, as written.
    pub difficulty: String,
    /// In its source file.
    pub span: Span,
}

/// A case that questions ask about (案例分析).
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Case {
    /// What happened.
    pub text: Vec<Inline>,
    /// In its source file.
    pub span: Span,
}

impl Question {
    /// The case, where `before`, the question above this one, does not ask about the same.
    pub fn new_case(&self, before: Option<&Question>) -> Option<&Case> {
        let before = before.and_then(|question| question.case.as_deref());
        self.case.as_deref().filter(|case| Some(*case) != before)
    }
}

/// An option.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Choice {
    /// `A`, `B`, …
    pub letter: char,
    /// Its text.
    pub text: Vec<Inline>,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// One option.
    Single,
    /// Several options.
    Multiple,
    /// 对 or 错.
    TrueFalse,
    /// All options, in the right order (排序).
    Ordering,
    /// A word or a sentence.
    Written,
}

/// What only trainers see of a question.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Key {
    /// The right answer.
    pub answer: Answer,
    /// 解析
    pub explanation: Vec<Inline>,
    /// 依据
    pub basis: Vec<Inline>,
    /// Where the answer was written.
    pub span: Span,
}

/// A right answer.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Answer {
    /// Letters of the right options.
    Letters(Vec<char>),
    /// 对 (`true`) or 错.
    Truth(bool),
    /// Letters of all options, in the right order.
    Order(Vec<char>),
    /// The words expected.
    Words(String),
}

/// The fields of a question bank.
pub const FIELDS: &[Field] = &[
    must("title", &["标题", "名称"], Shape::Text, ("题库的标题", "The title of the bank")),
    may(
        "about",
        &["主题", "话题"],
        Shape::Names,
        ("主题；测验块可以按主题出题", "Topics, by which quiz blocks can draw"),
    ),
    may(
        "legal_basis",
        &["法律依据", "依据"],
        Shape::Lines,
        ("整个题库依据的条文", "The provisions that the bank rests on"),
    ),
];

impl QuizBank {
    /// The number, from 1, of the first question for which `other` has another one at its place, or none: questions of a
    /// bank and of its translation go by their place.
    pub fn parts_from(&self, other: &QuizBank) -> Option<usize> {
        let same = |(own, other): &(&Question, &Question)| {
            own.form == other.form && own.options.len() == other.options.len()
        };
        let alike = self.questions.iter().zip(&other.questions).take_while(same).count();
        (alike < self.questions.len().max(other.questions.len())).then_some(alike + 1)
    }

    pub(crate) fn read(input: &mut Input, name: &Name) -> QuizBank {
        let front = front::read(input);
        let mut fields = Fields::front(input, FIELDS, &front, Demand::on(name));
        let title = fields.title(&name.id);
        let about = fields.words("about");
        let legal_basis = fields.lines("legal_basis");
        let body = markdown::parse(input, front.body..input.text.len());
        let (blocks, questions) = questions::read(input, body.blocks);
        if questions.is_empty() {
            input.report(quiz::empty_bank(input.at(title.span)));
        }
        QuizBank {
            title,
            about,
            legal_basis,
            intro: Content { blocks, footnotes: body.footnotes },
            questions,
        }
    }
}

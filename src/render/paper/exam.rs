//! 试卷: questions of a bank with an answer sheet, or their key.

use crate::base::snapshot::SourceFile;
use crate::render::typ::anchors::Anchors;
use crate::render::typ::{Setting, Typst, Writer};
use crate::syntax::kinds::quiz::{Form, Question};
use serde::Serialize;
use std::sync::Arc;

/// A paper, or its key.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct Exam {
    /// The bank's title.
    pub bank: String,
    /// `A`, `B`, …
    pub variant: String,
    /// Whether this is the key.
    pub is_key: bool,
    /// The questions by form, in the order of the paper.
    pub parts: Vec<Part>,
    /// The page of the bank: the first half of labels.
    #[serde(skip)]
    pub url: String,
    /// The file.
    #[serde(skip)]
    pub source: Arc<SourceFile>,
}

/// The questions of a form.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct Part {
    /// `单项选择题`
    pub title: &'static str,
    /// The number of its first question.
    pub first: usize,
    /// How each is answered: letters of its options, `对错`, an empty box for each place, or nothing for words.
    pub answers: Vec<Vec<String>>,
    /// In a key, the right ones.
    pub right: Vec<String>,
    /// The questions; without keys on a paper.
    #[serde(skip)]
    pub questions: Vec<Question>,
}

impl Part {
    /// What people call questions about cases, of whatever form.
    pub const CASES: &str = "案例分析题";

    /// What people call questions of `form`.
    pub fn title(form: Form) -> &'static str {
        match form {
            Form::Single => "单项选择题",
            Form::Multiple => "多项选择题",
            Form::TrueFalse => "判断题",
            Form::Ordering => "排序题",
            Form::Written => "填空和简答题",
        }
    }
}

impl Exam {
    /// `parts`: the questions of each part.
    pub(super) fn texts(&self) -> Vec<Typst> {
        let anchors = Anchors::default();
        let setting = Setting { trainer: self.is_key, anchors: &anchors, above: 1 };
        let mut writer = Writer::new(setting, &self.url, &[], &self.source);
        let parts: Vec<(usize, &[Question])> =
            self.parts.iter().map(|part| (part.first, part.questions.as_slice())).collect();
        writer.define_code("parts", |writer| writer.numbered(&parts));
        vec![writer.finish()]
    }
}

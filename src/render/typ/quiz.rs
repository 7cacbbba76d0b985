//! Questions.

use super::{Origin, Writer, ems};
use crate::syntax::ast::{Bank, Inline, plain_text};
use crate::syntax::kinds::quiz::{Answer, Form, Key, Question};

impl<'a> Writer<'a> {
    /// Writes a quiz; its last questions may have been drawn from banks.
    pub(super) fn quiz(&mut self, title: &'a [Inline], questions: &'a [Question], banks: &[Bank]) {
        if questions.is_empty() {
            return;
        }
        self.push("#quiz(");
        self.named("title", title);
        self.push(")[");
        let ends = banks.iter().skip(1).map(|bank| bank.before).chain([questions.len()]);
        let own =
            &questions[..banks.first().map_or(questions.len(), |bank| bank.before.min(questions.len()))];
        self.listed(1, own);
        for (bank, end) in banks.iter().zip(ends) {
            let drawn = questions.get(bank.before..end).unwrap_or_default();
            let origin = Origin { source: self.map.source(&bank.source), ..self.origin };
            self.within(origin, |writer| writer.listed(bank.before + 1, drawn));
        }
        self.push("];\n");
    }

    /// Writes groups of questions, numbered on from the first of each, as contents with a comma behind each.
    pub fn numbered(&mut self, groups: &[(usize, &'a [Question])]) {
        for (first, questions) in groups {
            self.content(|writer| writer.listed(*first, questions));
            self.push(", ");
        }
    }

    /// Questions numbered from `first`, under the cases that they ask about.
    fn listed(&mut self, first: usize, questions: &'a [Question]) {
        for (at, question) in questions.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| questions.get(at));
            if let Some(case) = question.new_case(before) {
                self.mark(case.span);
                self.push("#asked-case[");
                self.inlines(&case.text);
                self.push("];\n");
            }
            self.question(first + at, question);
        }
    }

    fn question(&mut self, number: usize, question: &'a Question) {
        let stem = plain_text(&question.stem);
        self.mark(question.span);
        self.push(&format!("#question({number}, form: \"{}\", ", form(question)));
        // How many may be chosen is said where the author has not said it, and room is left unless the stem has its own.
        if question.form == Form::Multiple && !stem.contains("多选") {
            self.push("hint: true, ");
        }
        if has_gap(&stem) {
            self.push("given: true, ");
        }
        if !question.options.is_empty() {
            self.push("options: (");
            for choice in &question.options {
                self.push("(");
                self.string(&choice.letter.to_string());
                self.push(", ");
                self.content(|writer| writer.inlines(&choice.text));
                self.push("), ");
            }
            // Its length in ems says how many can stand beside each other.
            let lengths = question.options.iter().map(|choice| ems(&plain_text(&choice.text)));
            self.push(&format!("), longest: {}, ", lengths.max().unwrap_or_default()));
        }
        if let Some(key) = question.key.as_ref().filter(|_| self.setting.trainer) {
            self.key(key);
        }
        self.push(")[");
        self.inlines(&question.stem);
        self.push("];\n");
    }

    pub(super) fn key(&mut self, key: &'a Key) {
        self.mark(key.span);
        self.push("key: key([");
        match &key.answer {
            Answer::Letters(letters) => {
                let letters: Vec<String> = letters.iter().map(char::to_string).collect();
                self.text(&letters.concat());
            }
            Answer::Order(letters) => self.text(&in_order(letters)),
            Answer::Truth(truth) => self.text(if *truth { "对" } else { "错" }),
            Answer::Words(words) => self.text(words),
        }
        self.push("], ");
        if let Answer::Letters(letters) = &key.answer {
            self.push("letters: (");
            for letter in letters {
                self.string(&letter.to_string());
                self.push(", ");
            }
            self.push("), ");
        }
        self.named("explanation", &key.explanation);
        self.named("basis", &key.basis);
        self.push("), ");
    }
}

/// `C → A → B`
pub(crate) fn in_order(letters: &[char]) -> String {
    letters.iter().map(char::to_string).collect::<Vec<_>>().join(" → ")
}

/// The name of the form in `lib.typ`.
fn form(question: &Question) -> &'static str {
    match question.form {
        Form::Single => "single",
        Form::Multiple => "multiple",
        Form::TrueFalse => "truth",
        Form::Ordering => "ordering",
        Form::Written => "written",
    }
}

/// Whether the stem has a place for the answer: `____`, or brackets around blanks.
fn has_gap(stem: &str) -> bool {
    let blank = |text: &str| text.chars().all(|c| c.is_whitespace() || c == '\u{3000}');
    let bracket = |open: char, close: char| {
        stem.match_indices(open).any(|(at, _)| {
            let inner = &stem[at + open.len_utf8()..];
            inner.find(close).is_some_and(|end| end > 0 && blank(&inner[..end]))
        })
    };
    stem.contains("___") || bracket('（', '）') || bracket('(', ')')
}

#[cfg(test)]
mod tests {
    use super::has_gap;

    #[test]
    fn a_gap_is_seen() {
        assert!(has_gap("一般在____小时内"));
        assert!(has_gap("对不对？（　）"));
        assert!(!has_gap("下面哪些（多选）"));
        assert!(!has_gap("（一）"));
    }
}

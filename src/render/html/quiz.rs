//! Questions. A learner's question has no key here at all: it was cut before; a trainer's is folded away under it.

use super::Writer;
use super::escape::escaped;
use crate::syntax::ast::{Inline, plain_text};
use crate::syntax::kinds::quiz::{Answer, Choice, Form, Key, Question};

/// Options no longer than this, in characters, stand in two columns.
const SHORT: usize = 13;

impl Writer<'_> {
    pub(super) fn quiz(&mut self, title: &[Inline], questions: &[Question]) {
        self.out.push_str("<div class=\"block quiz\">\n");
        self.head(self.setting.words.quiz, Some(title), None);
        self.out.push_str("<div class=\"body\">\n");
        self.questions(questions);
        self.out.push_str("</div>\n</div>\n");
    }

    pub(super) fn questions(&mut self, questions: &[Question]) {
        self.out.push_str("<ol class=\"question-list\">\n");
        for (at, question) in questions.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| questions.get(at));
            if let Some(case) = question.new_case(before) {
                self.push(format_args!("<li class=\"told\"><p><b>{}</b>", self.setting.words.case));
                self.inlines(&case.text);
                self.out.push_str("</p></li>\n");
            }
            self.question(question);
        }
        self.out.push_str("</ol>\n");
    }

    fn question(&mut self, question: &Question) {
        self.questions += 1;
        let number = self.questions;
        let words = self.setting.words;
        self.push(format_args!(
            "<li class=\"question{}\" id=\"question-{number}\">\n<p class=\"stem\">",
            if question.case.is_some() { " of-case" } else { "" }
        ));
        let has_blank = self.stem(&question.stem);
        if question.form == Form::Multiple && !plain_text(&question.stem).contains(words.several) {
            self.push(format_args!("<span class=\"several\">（{}）</span>", words.several));
        }
        self.out.push_str("</p>\n");
        match question.form {
            Form::Single => self.options(number, "radio", &question.options),
            Form::Multiple => self.options(number, "checkbox", &question.options),
            Form::TrueFalse => self.truth(number),
            Form::Ordering => self.ordering(&question.options),
            Form::Written if has_blank => {}
            Form::Written => self.out.push_str("<p class=\"answer-line\"></p>\n"),
        }
        if let Some(key) = &question.key {
            self.key(key, &question.difficulty);
        }
        self.out.push_str("</li>\n");
    }

    /// The stem; runs of underscores become a ruled blank. Whether there was one.
    fn stem(&mut self, stem: &[Inline]) -> bool {
        let start = self.out.len();
        self.inlines(stem);
        let blank = |html: &str| html.contains("____");
        if !blank(&self.out[start..]) {
            return false;
        }
        let html = self.out.split_off(start);
        let mut rest = html.as_str();
        while let Some(at) = rest.find("____") {
            self.out.push_str(&rest[..at]);
            self.out.push_str("<span class=\"blank\"></span>");
            rest = rest[at..].trim_start_matches('_');
        }
        self.out.push_str(rest);
        true
    }

    fn options(&mut self, number: u32, input: &str, options: &[Choice]) {
        let short = options.iter().all(|option| plain_text(&option.text).chars().count() <= SHORT);
        self.push(format_args!("<ul class=\"options{}\">\n", if short { " short" } else { "" }));
        for option in options {
            let letter = escaped(option.letter.encode_utf8(&mut [0; 4])).into_owned();
            self.push(format_args!(
                "<li><label><input type=\"{input}\" name=\"q{number}\" value=\"{letter}\">\
                 <span class=\"letter\">{letter}</span><span class=\"option\">"
            ));
            self.inlines(&option.text);
            self.out.push_str("</span></label></li>\n");
        }
        self.out.push_str("</ul>\n");
    }

    /// Each option with the place that it gets.
    fn ordering(&mut self, options: &[Choice]) {
        self.out.push_str("<ul class=\"options ordering\">\n");
        for option in options {
            let letter = escaped(option.letter.encode_utf8(&mut [0; 4])).into_owned();
            self.push(format_args!(
                "<li><label><select aria-label=\"{letter}\" autocomplete=\"off\"><option value=\"\">–</option>"
            ));
            (1..=options.len()).for_each(|place| self.push(format_args!("<option>{place}</option>")));
            self.push(format_args!("</select><span class=\"letter\">{letter}</span><span class=\"option\">"));
            self.inlines(&option.text);
            self.out.push_str("</span></label></li>\n");
        }
        self.out.push_str("</ul>\n");
    }

    fn truth(&mut self, number: u32) {
        let words = self.setting.words;
        self.out.push_str("<ul class=\"options short truth\">\n");
        for word in [words.right, words.wrong] {
            self.push(format_args!(
                "<li><label><input type=\"radio\" name=\"q{number}\" value=\"{word}\">\
                 <span class=\"option\">{word}</span></label></li>\n"
            ));
        }
        self.out.push_str("</ul>\n");
    }

    fn key(&mut self, key: &Key, difficulty: &str) {
        let words = self.setting.words;
        let told = match &key.answer {
            Answer::Letters(letters) | Answer::Order(letters) => letters.iter().collect(),
            Answer::Truth(true) => words.right.to_owned(),
            Answer::Truth(false) => words.wrong.to_owned(),
            // Only people can say whether other words mean the same.
            Answer::Words(_) => String::new(),
        };
        self.push(format_args!(
            "<details class=\"key\" data-answer=\"{}\"><summary>{}</summary>\n",
            escaped(&told),
            words.answer
        ));
        self.push(format_args!("<p><b class=\"right\">"));
        match &key.answer {
            Answer::Letters(letters) => {
                let letters: String = letters.iter().collect();
                self.text(&letters);
            }
            // Letters go from left to right, whatever the language around them does.
            Answer::Order(letters) => {
                let letters: Vec<String> = letters.iter().map(char::to_string).collect();
                self.push(format_args!("<bdi dir=\"ltr\">{}</bdi>", letters.join(" → ")));
            }
            Answer::Truth(right) => self.text(if *right { words.right } else { words.wrong }),
            Answer::Words(answer) => self.words(answer),
        }
        self.out.push_str("</b>");
        if !difficulty.is_empty() {
            self.push(format_args!(
                " <span class=\"difficulty\" data-level=\"{}\">{} {}</span>",
                escaped(difficulty),
                words.difficulty,
                escaped(difficulty)
            ));
        }
        self.out.push_str("</p>\n");
        for (label, text) in [(words.explanation, &key.explanation), (words.basis, &key.basis)] {
            if !text.is_empty() {
                self.push(format_args!("<p><span class=\"label\">{label}</span> "));
                self.inlines(text);
                self.out.push_str("</p>\n");
            }
        }
        self.out.push_str("</details>\n");
    }
}

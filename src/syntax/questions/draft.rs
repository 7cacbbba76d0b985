//! A question while its lines come in.

use super::answer;
use super::label::{self, Part};
use crate::base::span::Span;
use crate::diag::messages::quiz;
use crate::syntax::ast::{Inline, InlineKind, plain_text};
use crate::syntax::input::Input;
use crate::syntax::kinds::quiz::{Case, Choice, Form, Key, Question};
use crate::syntax::markdown::{after, cover, trim};
use std::sync::Arc;

/// The lines so far, sorted.
pub(super) struct Draft {
    span: Span,
    case: Option<Arc<Case>>,
    stem: Vec<Inline>,
    options: Vec<Written>,
    parts: Vec<(Part, Vec<Inline>, Span)>,
    /// Where a line without a label goes.
    last: Last,
}

/// Words in a stem that say that the options are to be put in order: the answer alone would look like several choices.
const ORDERING: &[&str] = &["（排序", "(排序", "排序题", "(ordering)"];

/// An option as written.
struct Written {
    letter: Option<char>,
    text: Vec<Inline>,
    tick: Option<bool>,
    span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Stem,
    Option,
    Part,
}

impl Draft {
    pub(super) fn new(span: Span, case: Option<Arc<Case>>) -> Draft {
        Draft { span, case, stem: Vec::new(), options: Vec::new(), parts: Vec::new(), last: Last::Stem }
    }

    pub(super) fn is_answered(&self) -> bool {
        self.parts.iter().any(|(part, ..)| *part == Part::Answer)
    }

    /// A line that begins with a label.
    pub(super) fn begin_part(&mut self, input: &mut Input, part: Part, rest: Vec<Inline>, span: Span) {
        if self.parts.iter().any(|(known, ..)| *known == part) {
            input.report(quiz::doubled_part(input.at(span)));
        }
        self.parts.push((part, rest, span));
        self.last = Last::Part;
    }

    /// An option, with or without a letter in front.
    pub(super) fn option(&mut self, line: Vec<Inline>, tick: Option<bool>, span: Span) {
        let lettered = label::letter(&line);
        let mut text = line;
        if let (Some((_, length)), Some(first)) = (lettered, text.first_mut()) {
            *first = after(first, length);
        }
        let letter = lettered.map(|(letter, _)| letter.to_ascii_uppercase());
        self.options.push(Written { letter, text: trim(text), tick, span });
        self.last = Last::Option;
    }

    /// A line that goes on with what came before; `false` where it belongs to nothing.
    pub(super) fn more(&mut self, line: Vec<Inline>) -> bool {
        let to = match self.last {
            Last::Stem => Some(&mut self.stem),
            Last::Option => self.options.last_mut().map(|option| &mut option.text),
            Last::Part => self
                .parts
                .last_mut()
                .filter(|(part, ..)| matches!(part, Part::Explanation | Part::Basis))
                .map(|(_, text, _)| text),
        };
        let Some(to) = to else { return false };
        if let (Some(end), Some(start)) = (cover(to), cover(&line)) {
            let span = Span { start: end.end, end: start.start.max(end.end) };
            to.push(Inline { kind: InlineKind::SoftBreak, span });
        }
        to.extend(line);
        true
    }

    /// The question; what is wrong with it is reported.
    pub(super) fn finish(mut self, input: &mut Input) -> Question {
        let at = cover(&self.stem).unwrap_or(self.span);
        if self.stem.is_empty() {
            input.report(quiz::no_stem(input.at(at)));
        }
        let options = self.choices(input, at);
        let ticks = self.ticks(&options);
        let written = self.take(Part::Answer);
        let place = written.as_ref().map_or(at, |(_, span)| *span);
        let words = written.map(|(text, _)| plain_text(&text));
        let stem = plain_text(&self.stem);
        let in_order = ORDERING.iter().any(|words| stem.contains(words));
        let answer = answer::read(input, &options, in_order, ticks, words.as_deref(), place);
        let many = ["多选", "多项选择"].iter().any(|word| stem.contains(word));
        let form = match &answer {
            Some(answer) => answer::form(answer, many),
            None if options.is_empty() => Form::Written,
            None if in_order => Form::Ordering,
            None => Form::Single,
        };
        let explanation = self.take(Part::Explanation).map_or(Vec::new(), |(text, _)| text);
        let basis = self.take(Part::Basis).map_or(Vec::new(), |(text, _)| text);
        let difficulty = self.take(Part::Difficulty).map_or(String::new(), |(text, _)| plain_text(&text));
        let key = answer.map(|answer| Key { answer, explanation, basis, span: place });
        Question { case: self.case, stem: self.stem, options, form, key, difficulty, span: self.span }
    }

    fn take(&mut self, wanted: Part) -> Option<(Vec<Inline>, Span)> {
        let at = self.parts.iter().position(|(part, ..)| *part == wanted)?;
        let (_, text, span) = self.parts.remove(at);
        Some((text, span))
    }

    /// The options, lettered in order: letters that were left out are given by place.
    fn choices(&mut self, input: &mut Input, at: Span) -> Vec<Choice> {
        let lettered = self.options.iter().any(|option| option.letter.is_some());
        let mut choices = Vec::new();
        for (option, letter) in self.options.iter_mut().zip('A'..='Z') {
            if option.text.is_empty() {
                input.report(quiz::empty_option(input.at(option.span), letter));
            }
            if lettered && option.letter != Some(letter) {
                input.report(quiz::wrong_letter(input.at(option.span), letter, option.letter));
            }
            choices.push(Choice { letter, text: std::mem::take(&mut option.text) });
        }
        if choices.len() == 1 {
            input.report(quiz::one_option(input.at(at)));
        }
        if self.options.len() > choices.len() {
            input.report(quiz::too_many_options(input.at(at)));
        }
        choices
    }

    /// The letters of ticked options; nothing where it is no task list.
    fn ticks(&self, choices: &[Choice]) -> Option<Vec<char>> {
        self.options.iter().any(|option| option.tick.is_some()).then(|| {
            let ticked = self.options.iter().zip(choices).filter(|(option, _)| option.tick == Some(true));
            ticked.map(|(_, choice)| choice.letter).collect()
        })
    }
}

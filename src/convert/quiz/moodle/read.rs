//! Moodle XML is read.

use crate::convert::quiz::bank::{Answer, Item, scrambled};
use crate::convert::quiz::file::{Draft, LossKind, Place};
use crate::convert::quiz::{remarks, text};
use crate::convert::xml::{Piece, Pieces};

/// Reads banks: every category is one.
pub fn read(page: &str) -> Vec<Draft> {
    let mut drafts = vec![Draft::default()];
    let mut pieces = Pieces::of(page);
    let mut number = 0;
    while let Some(piece) = pieces.next() {
        let Piece::Begin(element) = piece else { continue };
        if element.name != "question" {
            continue;
        }
        let kind = element.get("type").unwrap_or_default();
        let (fields, complete) = Fields::read(&mut pieces, kind == "category");
        if kind == "category" {
            let path = fields.category.trim().replace("//", "\u{0}");
            let mut draft = Draft::default();
            let name = path.rsplit('/').next().unwrap_or_default().replace('\u{0}', "/");
            draft.bank.title = text::one_line(&name);
            drafts.push(draft);
            continue;
        }
        number += 1;
        let Some(draft) = drafts.last_mut() else { continue };
        let place = Place::Question(number);
        match complete {
            true => fields.into_item(&kind, place, draft),
            false => draft.lose(place, LossKind::Broken, &fields.stem),
        }
    }
    drafts.retain(|draft| !draft.bank.items.is_empty() || !draft.losses.is_empty());
    drafts
}

/// What a question says, by its place in the file.
#[derive(Default)]
struct Fields {
    category: String,
    stem: String,
    feedback: String,
    single: String,
    tolerance: String,
    grader: String,
    answers: Vec<Offered>,
    hints: bool,
    /// There was something that is no text.
    no_text: bool,
}

#[derive(Default)]
struct Offered {
    fraction: f64,
    text: String,
    feedback: String,
}

impl Fields {
    /// Reads up to the end of the question; whether there was one.
    fn read(pieces: &mut Pieces<'_>, category: bool) -> (Fields, bool) {
        let mut fields = Fields::default();
        // The elements that are open, and how their words are written.
        let mut open: Vec<(String, bool)> = Vec::new();
        let mut words = String::new();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Begin(element) => {
                    words.clear();
                    let format = element.get("format");
                    let plain = match format.as_deref() {
                        // Words to be typed are no page, whatever is said of them.
                        Some("moodle_auto_format") => element.name == "answer",
                        Some(format) => matches!(format, "plain_text" | "markdown"),
                        None => category || open.last().is_some_and(|(_, plain)| *plain),
                    };
                    if element.name == "answer" {
                        let fraction = element.get("fraction").and_then(|number| number.parse().ok());
                        fields
                            .answers
                            .push(Offered { fraction: fraction.unwrap_or(0.0), ..Offered::default() });
                    }
                    fields.no_text |= element.name == "file";
                    fields.hints |= element.name == "hint";
                    open.push((element.name, plain));
                }
                Piece::Words(more) => words.push_str(&more),
                Piece::End(name) if open.is_empty() && name == "question" => return (fields, true),
                Piece::End(_) => {
                    let plain = open.last().is_some_and(|(_, plain)| *plain);
                    let shown = match plain {
                        true => std::mem::take(&mut words),
                        false => {
                            let (shown, lost) = text::of_html(&std::mem::take(&mut words));
                            fields.no_text |= lost;
                            shown
                        }
                    };
                    let names: Vec<&str> = open.iter().map(|(name, _)| name.as_str()).collect();
                    fields.put(&names, shown);
                    open.pop();
                }
            }
        }
        (fields, false)
    }

    fn put(&mut self, names: &[&str], words: String) {
        let place = match names {
            ["category", "text"] => &mut self.category,
            ["questiontext", "text"] => &mut self.stem,
            ["generalfeedback", "text"] => &mut self.feedback,
            ["graderinfo", "text"] => &mut self.grader,
            ["single"] => &mut self.single,
            ["answer", "tolerance"] | ["tolerance"] => &mut self.tolerance,
            ["answer", "text"] => match self.answers.last_mut() {
                Some(answer) => &mut answer.text,
                None => return,
            },
            ["answer", "feedback", "text"] => match self.answers.last_mut() {
                Some(answer) => &mut answer.feedback,
                None => return,
            },
            // Older files have the words of an answer without an element around them.
            ["answer"] => match self.answers.last_mut().filter(|answer| answer.text.is_empty()) {
                Some(answer) => &mut answer.text,
                None => return,
            },
            _ => return,
        };
        *place = words;
    }

    fn into_item(self, kind: &str, place: Place, draft: &mut Draft) {
        let mut item = Item::new(self.stem.clone());
        remarks::take(&self.feedback, &mut item);
        let texts = || self.answers.iter().map(|answer| answer.text.trim().to_owned());
        let full: Vec<String> = self
            .answers
            .iter()
            .filter(|answer| answer.fraction >= 100.0)
            .map(|answer| answer.text.clone())
            .collect();
        let right: Vec<usize> =
            (0..self.answers.len()).filter(|at| self.answers[*at].fraction > 0.0).collect();
        let mut points = false;
        item.answer = match kind {
            "multichoice" => {
                let many = matches!(self.single.trim(), "false" | "0");
                let shares: Vec<f64> = right.iter().map(|at| self.answers[*at].fraction).collect();
                points = match many {
                    true => shares.windows(2).any(|pair| (pair[0] - pair[1]).abs() > 0.01),
                    false => right.len() > 1,
                };
                let best = |at: &usize| many || self.answers[*at].fraction >= 100.0;
                item.options = texts().collect();
                Answer::Choice { right: right.into_iter().filter(best).collect(), many }
            }
            "truefalse" => {
                let truth = full
                    .first()
                    .map(|word| matches!(word.trim().to_lowercase().as_str(), "true" | "对" | "正确"));
                truth.map_or(Answer::Unknown, Answer::Truth)
            }
            "shortanswer" | "numerical" => {
                points = full.len() < right.len();
                Answer::Words(full.iter().map(|word| word.replace("\\*", "*")).collect())
            }
            "ordering" => {
                let (options, order) = scrambled(texts().collect());
                item.options = options;
                Answer::Order(order)
            }
            "essay" if !self.grader.trim().is_empty() => Answer::Words(vec![self.grader.clone()]),
            "essay" => Answer::Unknown,
            "description" => return draft.lose(place, LossKind::NoQuestion, &self.stem),
            _ => return draft.lose(place, LossKind::Kind, &self.stem),
        };
        let off = |number: &str| number.trim().parse::<f64>().is_ok_and(|off| off != 0.0);
        let told = self.answers.iter().any(|answer| !answer.feedback.trim().is_empty()) || self.hints;
        for (lost, kind) in [
            (self.no_text, LossKind::NoText),
            (told, LossKind::Feedback),
            (points, LossKind::Points),
            (kind == "numerical" && off(&self.tolerance), LossKind::Tolerance),
        ] {
            if lost {
                draft.lose(place.clone(), kind, &self.stem);
            }
        }
        draft.take(place, item);
    }
}

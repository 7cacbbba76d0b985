//! A question in QTI is read.

use super::CASE;
use crate::convert::quiz::bank::{Answer, Item};
use crate::convert::quiz::file::{Draft, LossKind, Place};
use crate::convert::quiz::remarks;
use crate::convert::xml::{Element, Piece, Pieces};

/// Elements that end a line.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "prompt",
    "itemBody",
];

/// Elements that are no text.
const NO_TEXT: &[&str] = &["img", "object", "math", "table"];

/// Where words go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum To {
    Nowhere,
    Body,
    Case,
    Option,
    InlineFeedback,
    Value,
    Modal,
}

#[derive(Default)]
struct Question {
    stem: String,
    case: String,
    /// Identifiers and texts.
    options: Vec<(String, String)>,
    kinds: Vec<String>,
    most: Option<u32>,
    cardinality: String,
    right: Vec<String>,
    /// Other answers, with their points.
    mapped: Vec<(String, f64)>,
    modal: String,
    feedback: bool,
    no_text: bool,
}

/// Reads a question that has begun.
pub(super) fn read(pieces: &mut Pieces<'_>, place: Place, draft: &mut Draft) {
    let mut question = Question::default();
    // Of each open element where words went before it.
    let mut open: Vec<(String, To)> = Vec::new();
    let mut to = To::Nowhere;
    loop {
        match pieces.next() {
            None => return draft.lose(place, LossKind::Broken, &question.stem),
            Some(Piece::Begin(element)) => {
                open.push((element.name.clone(), to));
                to = question.begin(&element, to);
            }
            Some(Piece::Words(words)) => question.words(to, &words),
            Some(Piece::End(name)) => {
                if open.is_empty() && name == "assessmentItem" {
                    break;
                }
                if BLOCKS.contains(&name.as_str()) {
                    question.words(to, "\n");
                }
                if let Some((_, before)) = open.pop() {
                    to = before;
                }
            }
        }
    }
    question.put(place, draft);
}

impl Question {
    fn begin(&mut self, element: &Element<'_>, to: To) -> To {
        let name = element.name.as_str();
        if NO_TEXT.contains(&name) {
            self.no_text = true;
        }
        if BLOCKS.contains(&name) {
            self.words(to, "\n");
        }
        if name.ends_with("Interaction") {
            self.kinds.push(name.to_owned());
            self.most = element.get("maxChoices").and_then(|number| number.parse().ok());
            if name == "textEntryInteraction"
                && self.stem.lines().last().is_some_and(|line| !line.trim().is_empty())
            {
                self.stem.push_str("____");
            }
        }
        match name {
            "responseDeclaration" => {
                self.cardinality = element.get("cardinality").unwrap_or_default();
                to
            }
            "correctResponse" => To::Value,
            "value" if to == To::Value => {
                self.right.push(String::new());
                to
            }
            "mapEntry" => {
                let points = element.get("mappedValue").and_then(|number| number.parse().ok()).unwrap_or(0.0);
                self.mapped.extend(element.get("mapKey").map(|key| (key, points)));
                to
            }
            "itemBody" => To::Body,
            "div" if to == To::Body && element.get("class").as_deref() == Some(CASE) => To::Case,
            "simpleChoice" => {
                self.options.push((element.get("identifier").unwrap_or_default(), String::new()));
                To::Option
            }
            "feedbackInline" | "feedbackBlock" => To::InlineFeedback,
            "modalFeedback" => To::Modal,
            _ => to,
        }
    }

    fn words(&mut self, to: To, words: &str) {
        let place = match to {
            To::Nowhere => return,
            To::InlineFeedback => {
                self.feedback |= !words.trim().is_empty();
                return;
            }
            To::Body => &mut self.stem,
            To::Case => &mut self.case,
            To::Option => match self.options.last_mut() {
                Some((_, text)) => text,
                None => return,
            },
            To::Value => match self.right.last_mut() {
                Some(value) => value,
                None => return,
            },
            To::Modal => &mut self.modal,
        };
        place.push_str(words);
    }

    fn put(self, place: Place, draft: &mut Draft) {
        let mut item = Item::new(self.stem.trim());
        item.case = self.case;
        // Line ends within a sentence are of the file's own layout.
        remarks::take(self.modal.trim(), &mut item);
        let right: Vec<String> = self.right.iter().map(|value| value.trim().to_owned()).collect();
        let at = |id: &String| self.options.iter().position(|(known, _)| known == id);
        let [kind] = &self.kinds[..] else {
            let kind = if self.kinds.is_empty() { LossKind::NoQuestion } else { LossKind::Kind };
            return draft.lose(place, kind, item.stem.trim());
        };
        let ids: Vec<&str> = self.options.iter().map(|(id, _)| id.as_str()).collect();
        let mut points = false;
        let options = self.options.iter().map(|(_, text)| text.trim().to_owned()).collect();
        item.answer = match kind.as_str() {
            "choiceInteraction" if ids == ["true", "false"] => {
                right.first().map_or(Answer::Unknown, |right| Answer::Truth(right == "true"))
            }
            "choiceInteraction" => {
                item.options = options;
                points = self.mapped.iter().any(|(id, points)| *points > 0.0 && !right.contains(id));
                let many = self.cardinality == "multiple" || self.most.is_some_and(|most| most != 1);
                Answer::Choice { right: right.iter().filter_map(at).collect(), many }
            }
            "orderInteraction" => {
                item.options = options;
                Answer::Order(right.iter().filter_map(at).collect())
            }
            "textEntryInteraction" | "extendedTextInteraction" => {
                let best = self.mapped.iter().map(|(_, points)| *points).fold(0.0, f64::max);
                points = self.mapped.iter().any(|(_, points)| *points > 0.0 && *points < best);
                let more = self.mapped.iter().filter(|(_, points)| *points >= best && *points > 0.0);
                let more = more.map(|(word, _)| word.clone());
                Answer::Words(right.iter().cloned().chain(more).collect())
            }
            _ => return draft.lose(place, LossKind::Kind, item.stem.trim()),
        };
        for (lost, kind) in [
            (self.no_text, LossKind::NoText),
            (self.feedback, LossKind::Feedback),
            (points, LossKind::Points),
        ] {
            if lost {
                draft.lose(place.clone(), kind, item.stem.trim());
            }
        }
        draft.take(place, item);
    }
}

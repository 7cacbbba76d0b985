//! GIFT is read.

use super::SPECIAL;
use crate::convert::quiz::bank::{Answer, Item};
use crate::convert::quiz::file::{Draft, LossKind, Place};
use crate::convert::quiz::{remarks, text};

/// A sign, and whether a backslash stood before it.
type Sign = (char, bool);

/// Reads banks: every category is one.
pub fn read(text: &str) -> Vec<Draft> {
    let mut drafts = vec![Draft::default()];
    let mut block: Vec<&str> = Vec::new();
    let mut start = 1;
    for (number, line) in (1..).zip(text.lines().chain([""])) {
        let shown = line.trim();
        if shown.starts_with("//") {
            continue;
        }
        if let Some(path) = shown.strip_prefix("$CATEGORY:") {
            question(&block, start, &mut drafts);
            block.clear();
            let mut draft = Draft::default();
            draft.bank.title = category(path);
            drafts.push(draft);
            continue;
        }
        if shown.is_empty() {
            question(&block, start, &mut drafts);
            block.clear();
            continue;
        }
        if block.is_empty() {
            start = number;
        }
        block.push(line);
    }
    drafts.retain(|draft| !draft.bank.items.is_empty() || !draft.losses.is_empty());
    drafts
}

/// The last part of a path whose parts are parted by one slash; two mean a slash.
fn category(path: &str) -> String {
    let path = path.trim().replace("//", "\u{0}");
    path.rsplit('/').next().unwrap_or_default().replace('\u{0}', "/").trim().to_owned()
}

fn signs(text: &str) -> Vec<Sign> {
    let mut out = Vec::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some('n') if c == '\\' => {
                chars.next();
                out.push(('\n', true));
            }
            Some(&next) if c == '\\' && SPECIAL.contains(next) => {
                chars.next();
                out.push((next, true));
            }
            _ => out.push((c, false)),
        }
    }
    out
}

fn words(signs: &[Sign]) -> String {
    signs.iter().map(|(c, _)| *c).collect()
}

fn find(signs: &[Sign], wanted: &str) -> Option<usize> {
    let wanted: Vec<char> = wanted.chars().collect();
    signs
        .windows(wanted.len())
        .position(|window| window.iter().zip(&wanted).all(|((c, escaped), wanted)| c == wanted && !escaped))
}

fn question(block: &[&str], line: usize, drafts: &mut [Draft]) {
    let Some(draft) = drafts.last_mut().filter(|_| !block.is_empty()) else { return };
    let all = signs(&block.join("\n"));
    let mut rest = &all[..];
    let blank = rest.iter().take_while(|(c, _)| c.is_whitespace()).count();
    rest = &rest[blank..];
    // A name, which people hardly see, is the question's beginning or number.
    if find(rest, "::") == Some(0)
        && let Some(end) = find(&rest[2..], "::")
    {
        rest = &rest[end + 4..];
    }
    let Some(open) = find(rest, "{") else {
        return draft.lose(Place::Line(line), LossKind::NoQuestion, &words(rest));
    };
    let Some(close) = rest.iter().rposition(|sign| *sign == ('}', false)).filter(|close| *close > open)
    else {
        return draft.lose(Place::Line(line), LossKind::Broken, &words(rest));
    };
    let place = || Place::Line(line);
    let (before, after) = (words(&rest[..open]), words(&rest[close + 1..]));
    let stem = match after.trim().is_empty() {
        true => before,
        false => format!("{}____{}", before.trim_end_matches(' '), after.trim_start_matches(' ')),
    };
    let mut shown = Shown { markup: Markup::Unsaid, draft, place: place() };
    let stem = shown.formatted(&stem);
    let mut item = Item::new(stem.clone());
    let body = &rest[open + 1..close];
    let (body, general) = match find(body, "####") {
        Some(at) => (&body[..at], words(&body[at + 4..])),
        None => (body, String::new()),
    };
    let general = shown.formatted(&general);
    remarks::take(&general, &mut item);
    match answer(body, &mut item.options, &mut shown, &stem) {
        Some(answer) => item.answer = answer,
        None => return draft.lose(place(), LossKind::Kind, &stem),
    }
    draft.take(place(), item);
}

/// How texts are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Markup {
    Unsaid,
    Html,
    Plain,
}

struct Shown<'d> {
    markup: Markup,
    draft: &'d mut Draft,
    place: Place,
}

impl Shown<'_> {
    /// What a text shows, which may begin with how it is written: `[html]`.
    fn formatted(&mut self, raw: &str) -> String {
        let mut raw = raw.trim();
        for (name, markup) in [
            ("[html]", Markup::Html),
            ("[moodle]", Markup::Unsaid),
            ("[plain]", Markup::Plain),
            ("[markdown]", Markup::Plain),
        ] {
            if let Some(rest) = raw.strip_prefix(name) {
                (raw, self.markup) = (rest.trim(), markup);
                break;
            }
        }
        if self.markup == Markup::Plain
            || (self.markup == Markup::Unsaid && !raw.contains("</") && !raw.contains("/>"))
        {
            return raw.to_owned();
        }
        let (shown, lost) = text::of_html(raw);
        if lost {
            self.lose(LossKind::NoText, &shown);
        }
        shown
    }

    fn lose(&mut self, kind: LossKind, words: &str) {
        self.draft.lose(self.place.clone(), kind, words);
    }
}

/// What stands in the braces; nothing where it is of a kind that is not known.
fn answer(body: &[Sign], options: &mut Vec<String>, shown: &mut Shown<'_>, stem: &str) -> Option<Answer> {
    let plain = words(body);
    let plain = plain.trim();
    if plain.is_empty() {
        return Some(Answer::Unknown);
    }
    let first = plain.split('#').next().unwrap_or_default().trim().to_uppercase();
    if let Some(truth) = match first.as_str() {
        "T" | "TRUE" => Some(true),
        "F" | "FALSE" => Some(false),
        _ => None,
    } {
        if plain.contains('#') {
            shown.lose(LossKind::Feedback, stem);
        }
        return Some(Answer::Truth(truth));
    }
    let numeric = plain.starts_with('#');
    let parts = parts(body);
    if numeric {
        return Some(number(plain, &parts, shown, stem));
    }
    if parts.is_empty() {
        return None;
    }
    if parts.iter().any(|part| !part.feedback.trim().is_empty()) {
        shown.lose(LossKind::Feedback, stem);
    }
    let right = |part: &Part| part.weight.map_or(part.right, |weight| weight > 0.0);
    if parts.iter().all(|part| part.right) {
        if parts.iter().any(|part| part.pair) {
            return None;
        }
        if parts.iter().any(|part| part.weight.is_some_and(|weight| weight < 100.0)) {
            shown.lose(LossKind::Points, stem);
        }
        let full = parts.iter().filter(|part| part.weight.is_none_or(|weight| weight >= 100.0));
        return Some(Answer::Words(full.map(|part| shown.formatted(&part.text)).collect()));
    }
    let many = !parts.iter().any(|part| part.right);
    let weights: Vec<f64> =
        parts.iter().filter_map(|part| part.weight).filter(|weight| *weight > 0.0).collect();
    let uneven = weights.windows(2).any(|pair| (pair[0] - pair[1]).abs() > 0.01);
    if uneven || (!many && parts.iter().any(|part| !part.right && right(part))) {
        shown.lose(LossKind::Points, stem);
    }
    let is_right = |part: &Part| if many { right(part) } else { part.right };
    let right = parts.iter().enumerate().filter(|(_, part)| is_right(part)).map(|(at, _)| at).collect();
    options.extend(parts.iter().map(|part| shown.formatted(&part.text)));
    Some(Answer::Choice { right, many })
}

/// `#3`, `#3:0.5`, `#1..5`, `#=3:0.5 =%50%3:1`.
fn number(plain: &str, parts: &[Part], shown: &mut Shown<'_>, stem: &str) -> Answer {
    let written: Vec<String> = match parts {
        [] => vec![plain.trim_start_matches('#').split('#').next().unwrap_or_default().trim().to_owned()],
        parts => {
            let full = parts.iter().filter(|part| part.weight.is_none_or(|weight| weight >= 100.0));
            full.map(|part| part.text.trim().to_owned()).collect()
        }
    };
    if written.len() < parts.len() {
        shown.lose(LossKind::Points, stem);
    }
    let exact = |words: &String| {
        let (number, off) = words.split_once(':').unwrap_or((words, "0"));
        let number = number.replace("..", "～");
        (number.trim().to_owned(), off.trim().parse::<f64>().unwrap_or(1.0) != 0.0)
    };
    let read: Vec<(String, bool)> = written.iter().map(exact).collect();
    if read.iter().any(|(_, off)| *off) {
        shown.lose(LossKind::Tolerance, stem);
    }
    Answer::Words(read.into_iter().map(|(number, _)| number).collect())
}

/// An answer that the braces offer.
struct Part {
    /// `=`, not `~`.
    right: bool,
    /// In hundredths.
    weight: Option<f64>,
    text: String,
    feedback: String,
    /// `a -> b`.
    pair: bool,
}

fn parts(body: &[Sign]) -> Vec<Part> {
    let marks: Vec<usize> = (0..body.len()).filter(|at| matches!(body[*at], ('=' | '~', false))).collect();
    let ends = marks.iter().skip(1).copied().chain([body.len()]);
    let part = |(start, end): (&usize, usize)| {
        let right = body[*start].0 == '=';
        let mut rest = &body[start + 1..end];
        let blank = rest.iter().take_while(|(c, _)| c.is_whitespace()).count();
        rest = &rest[blank..];
        let mut weight = None;
        if rest.first() == Some(&('%', false))
            && let Some(close) = rest.iter().skip(1).position(|sign| *sign == ('%', false))
            && let Ok(number) = words(&rest[1..=close]).trim().replace(',', ".").parse::<f64>()
        {
            weight = Some(number);
            rest = &rest[close + 2..];
        }
        let (text, feedback) = match find(rest, "#") {
            Some(at) => (&rest[..at], words(&rest[at + 1..])),
            None => (rest, String::new()),
        };
        Part { right, weight, pair: find(text, "->").is_some(), text: words(text), feedback }
    };
    marks.iter().zip(ends).map(part).collect()
}

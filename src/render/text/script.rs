//! Loudspeaker scripts and the running order: what is read out between the lessons.

use super::{blocks, posts, spoken};
use crate::curriculum::Catalog;
use crate::curriculum::order::Order;
use crate::diag::Diagnostic;
use crate::render::template::Templates;
use crate::syntax::ast::{Block, BlockKind, ListItem, plain_text};
use crate::syntax::callouts::{Callout, CalloutKind};
use crate::syntax::kinds::Kind;
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};
use serde::Serialize;
use std::sync::Arc;

/// The loudspeaker text of one lesson: the template contract of `text/broadcast.tera`.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct Script {
    /// The programme's title.
    pub programme: String,
    /// Who gives it.
    pub provider: String,
    /// The lesson's number, from 1.
    pub number: u32,
    /// The lesson's title.
    pub title: String,
    /// ASCII name of the file, without extension.
    pub slug: String,
    /// Minutes of all pieces together: as many as their characters take.
    pub minutes: u32,
    /// The same in seconds.
    pub seconds: u32,
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
}

/// One broadcast block.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct Piece {
    /// Its title, or empty.
    pub title: String,
    /// What is read out, a paragraph each: numbers in words, no citations.
    pub paragraphs: Vec<String>,
}

/// All scripts in the order of the lessons: the template contract of `text/running-order.tera`.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct RunningOrder {
    /// The programme's title.
    pub programme: String,
    /// Who gives it.
    pub provider: String,
    /// The scripts.
    pub scripts: Vec<Script>,
    /// Minutes of all of them.
    pub minutes: u32,
    /// What is read on each day of the programme.
    pub days: Vec<Broadcasts>,
}

/// A day of the running order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Broadcasts {
    /// `12月7日`
    pub date: String,
    /// `星期一`
    pub weekday: &'static str,
    /// The lesson read in the morning, and that of the evening, by their places in the list, from 1.
    pub scripts: [usize; 2],
}

/// The scripts of all lessons that have a broadcast block.
pub fn scripts(docs: &[Arc<Doc>], catalog: &Catalog, order: &Order) -> RunningOrder {
    let programme = catalog.programme.title.value.clone();
    let provider = catalog.programme.provider.clone();
    let mut scripts = Vec::new();
    for id in &order.lessons {
        let Some(entry) = catalog.entry(Kind::Lesson, id) else { continue };
        let Some(Body::Lesson(lesson)) = docs.get(entry.doc).map(|doc| &doc.body) else { continue };
        let mut pieces = Vec::new();
        let mut points = Vec::new();
        walk::content(&lesson.body, &mut |visit| {
            if let Visit::Callout(callout) = visit
                && callout.kind == CalloutKind::Broadcast
            {
                pieces.push(piece(callout, ""));
            }
            if let Visit::Callout(callout) = visit
                && callout.kind == CalloutKind::KeyPoints
            {
                points.push(piece(callout, "记住"));
            }
        });
        if !pieces.is_empty() {
            // A listener without paper takes the key points home by ear: they close the script.
            pieces.append(&mut points);
            let paragraphs = pieces.iter().flat_map(|piece| &piece.paragraphs);
            let seconds = spoken::seconds(paragraphs.map(String::as_str));
            scripts.push(Script {
                programme: programme.clone(),
                provider: provider.clone(),
                number: order.numbers.get(id).copied().unwrap_or(0),
                title: entry.title.clone(),
                slug: entry.slug.clone(),
                minutes: seconds.div_ceil(60),
                seconds,
                pieces,
            });
        }
    }
    RunningOrder {
        programme,
        provider,
        minutes: scripts.iter().map(|script| script.seconds).sum::<u32>().div_ceil(60),
        days: days(catalog, scripts.len()),
        scripts,
    }
}

/// Twice a day from the programme's first day to its last, a year at most: one script after the other, and again from the
/// first.
fn days(catalog: &Catalog, scripts: usize) -> Vec<Broadcasts> {
    let programme = &catalog.programme;
    let (Some(first), Some(last), 1..) = (programme.start_date, programme.end_date, scripts) else {
        return Vec::new();
    };
    let days = std::iter::successors(Some(first), |day| day.next()).take_while(|day| *day <= last).take(366);
    let names = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
    days.enumerate()
        .map(|(at, day)| Broadcasts {
            date: format!("{}月{}日", day.month(), day.day()),
            weekday: names[usize::from(day.weekday().saturating_sub(1)) % 7],
            scripts: [at * 2 % scripts + 1, (at * 2 + 1) % scripts + 1],
        })
        .collect()
}

/// The short posts of all lessons with key points: name of the file, and text.
pub fn posts(docs: &[Arc<Doc>], catalog: &Catalog, order: &Order) -> Vec<(String, String)> {
    let programme = catalog.programme.title.value.split('：').next().unwrap_or_default();
    let mut out = Vec::new();
    for id in &order.lessons {
        let Some(entry) = catalog.entry(Kind::Lesson, id) else { continue };
        let Some(Body::Lesson(lesson)) = docs.get(entry.doc).map(|doc| &doc.body) else { continue };
        let mut points: Vec<String> = Vec::new();
        walk::content(&lesson.body, &mut |visit| {
            if let Visit::Callout(callout) = visit
                && callout.kind == CalloutKind::KeyPoints
            {
                points.extend(blocks(&open(&callout.blocks)).lines().map(str::to_owned));
            }
        });
        let number = order.numbers.get(id).copied().unwrap_or(0);
        for limit in posts::LIMITS {
            if let Some(text) = posts::post(&entry.title, number, programme, &points, limit) {
                out.push((format!("{}-{limit}.txt", entry.slug), text + "\n"));
            }
        }
    }
    out
}

/// The blocks without those that are not for everybody's ears: notes for trainers, text for some audiences.
fn open(list: &[Block]) -> Vec<Block> {
    let closed =
        |kind: CalloutKind| matches!(kind, CalloutKind::Trainer | CalloutKind::Only | CalloutKind::Except);
    let mut out = Vec::new();
    for block in list {
        let kind = match &block.kind {
            BlockKind::Callout(callout) if closed(callout.kind) => continue,
            BlockKind::Callout(callout) => {
                let mut own = callout.clone();
                own.blocks = open(&callout.blocks);
                own.questions.iter_mut().for_each(|question| question.key = None);
                BlockKind::Callout(own)
            }
            BlockKind::Quote(inner) => BlockKind::Quote(open(inner)),
            BlockKind::List { start, tight, items } => {
                let item = |item: &ListItem| ListItem { blocks: open(&item.blocks), ..item.clone() };
                BlockKind::List { start: *start, tight: *tight, items: items.iter().map(item).collect() }
            }
            other => other.clone(),
        };
        out.push(Block { kind, span: block.span });
    }
    out
}

fn piece(callout: &Callout, usual: &str) -> Piece {
    let title = plain_text(&callout.title).trim().to_owned();
    Piece {
        title: if title.is_empty() { usual.to_owned() } else { title },
        paragraphs: blocks(&open(&callout.blocks)).lines().map(spoken::spoken).collect(),
    }
}

/// Fills the template of one script.
pub fn render(script: &Script, templates: &Templates) -> (String, Vec<Diagnostic>) {
    templates.text("text/broadcast.tera", script)
}

/// Fills the template of the running order.
pub fn render_order(order: &RunningOrder, templates: &Templates) -> (String, Vec<Diagnostic>) {
    templates.text("text/running-order.tera", order)
}

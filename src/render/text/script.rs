//! Loudspeaker scripts and the running order: what is read out between the lessons.

use super::blocks;
use crate::curriculum::Catalog;
use crate::curriculum::order::Order;
use crate::diag::Diagnostic;
use crate::render::template::Templates;
use crate::syntax::ast::plain_text;
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
    /// Minutes of all pieces together, where the author gave them.
    pub minutes: u32,
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
}

/// One broadcast block.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct Piece {
    /// Its title, or empty.
    pub title: String,
    /// What is read out, a paragraph each.
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
        let mut minutes = 0;
        walk::content(&lesson.body, &mut |visit| {
            if let Visit::Callout(callout) = visit
                && callout.kind == CalloutKind::Broadcast
            {
                minutes += callout.attributes.minutes.unwrap_or(0);
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
            scripts.push(Script {
                programme: programme.clone(),
                provider: provider.clone(),
                number: order.numbers.get(id).copied().unwrap_or(0),
                title: entry.title.clone(),
                slug: entry.slug.clone(),
                minutes,
                pieces,
            });
        }
    }
    RunningOrder { programme, provider, minutes: scripts.iter().map(|script| script.minutes).sum(), scripts }
}

fn piece(callout: &Callout, usual: &str) -> Piece {
    let title = plain_text(&callout.title).trim().to_owned();
    Piece {
        title: if title.is_empty() { usual.to_owned() } else { title },
        paragraphs: blocks(&callout.blocks).lines().map(str::to_owned).collect(),
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

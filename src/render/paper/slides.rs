//! 放映稿: the slides of a lesson on paper, and as a file for rooms that have no bundle.
//!
//! The paper decides the form: on a page that is wider than high one slide fills it, on an upright one stand two, each
//! beside its notes. Learners get lines to write on instead of notes.

use crate::base::snapshot::SourceFile;
use crate::render::typ::anchors::Anchors;
use crate::render::typ::{Setting, Typst, Writer};
use crate::render::view::DeckView;
use crate::syntax::ast::Block;
use serde::Serialize;
use std::sync::Arc;

/// The slides of one lesson.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct Slides {
    /// The lesson's title.
    pub title: String,
    /// The lesson's number in the programme, from 1.
    pub number: u32,
    /// Minutes of teaching and exercises together.
    pub minutes: u32,
    /// Names of audiences; empty: everybody.
    pub audience: Vec<String>,
    /// What is shown, and what is said of it.
    #[serde(skip)]
    pub deck: DeckView,
    /// The lesson's notes.
    #[serde(skip)]
    pub footnotes: Vec<(String, Vec<Block>)>,
    /// The page of the lesson: the first half of labels.
    #[serde(skip)]
    pub url: String,
    /// The lesson's file.
    #[serde(skip)]
    pub source: Arc<SourceFile>,
}

impl Slides {
    /// What is shown, without answers; then what only trainers see: notes and answers. Both are always there, and
    /// learners' second is empty, so that the template asks nothing.
    pub(super) fn texts(&self, trainer: bool) -> Vec<Typst> {
        let anchors = Anchors::default();
        let writer = |trainer| {
            let setting = Setting { trainer, anchors: &anchors, above: 1 };
            Writer::new(setting, &self.url, &self.footnotes, &self.source)
        };
        let mut shown = writer(false);
        shown.define_code("slides", |writer| writer.slides(&self.deck.slides));
        let mut said = writer(trainer);
        said.define_blocks("opening", &self.deck.opening);
        said.define_code("notes", |writer| writer.slide_notes(&self.deck.slides));
        vec![shown.finish(), said.finish()]
    }
}

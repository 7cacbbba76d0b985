//! A lesson as slides.

use crate::syntax::ast::{Block, PageRef};

/// The slides of a lesson.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct DeckView {
    /// Its page.
    pub page: PageRef,
    /// The lesson's.
    pub lesson: PageRef,
    /// The lesson's number in the programme, from 1.
    pub number: u32,
    /// Minutes of teaching and exercises.
    pub minutes: (u32, u32),
    /// Names of audiences; empty: everybody.
    pub audience: Vec<String>,
    /// What is said while the title is shown: trainers' notes before the first slide.
    pub opening: Vec<Block>,
    /// What follows the title, in order.
    pub slides: Vec<Slide>,
}

/// A slide.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Slide {
    /// What it is: decides how it looks.
    pub kind: SlideKind,
    /// The heading of the section it belongs to, or empty.
    pub heading: String,
    /// Whether it goes on with the slide before.
    pub continued: bool,
    /// What it shows.
    pub blocks: Vec<Block>,
    /// Minutes of what is done now: a countdown.
    pub minutes: Option<u32>,
    /// For the trainer's eyes: notes, and the text of which the slide shows the first words. Empty for learners.
    pub notes: Vec<Block>,
}

/// Kinds of slides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlideKind {
    /// Key lines of running text.
    Text,
    /// A statute, with plain words beside it where there are any.
    Statute,
    /// One of the blocks that fill a slide of their own.
    Block,
    /// A question.
    Quiz,
    /// A film, a song, a picture.
    Media,
    /// What the lesson closes with.
    KeyPoints,
}

impl SlideKind {
    /// As a CSS class.
    pub fn name(self) -> &'static str {
        match self {
            SlideKind::Text => "text-slide",
            SlideKind::Statute => "statute-slide",
            SlideKind::Block => "block-slide",
            SlideKind::Quiz => "quiz-slide",
            SlideKind::Media => "media-slide",
            SlideKind::KeyPoints => "keypoints-slide",
        }
    }
}

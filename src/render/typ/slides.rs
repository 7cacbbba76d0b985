//! Slides: what they show, and what is said of them.

use super::Writer;
use crate::render::view::{Slide, SlideKind};
use crate::syntax::ast::BlockKind;

impl<'a> Writer<'a> {
    /// Writes what each slide shows, with a comma behind each.
    pub fn slides(&mut self, slides: &'a [Slide]) {
        for slide in slides {
            let kind = match slide.kind {
                SlideKind::Text => "text",
                SlideKind::Statute => "statute",
                SlideKind::Block => "block",
                SlideKind::Quiz => "quiz",
                SlideKind::Media => "media",
                SlideKind::KeyPoints => "keypoints",
            };
            self.push(&format!("(kind: \"{kind}\", continued: {}, heading: ", slide.continued));
            self.string(&slide.heading);
            self.push(", body: ");
            // Headings within a slide are none of the document.
            self.content(|writer| writer.inside(|writer| writer.blocks(&slide.blocks)));
            self.push("), ");
        }
    }

    /// Writes what is said of each slide, with a comma behind each: the answer of its question, the trainer's notes.
    pub fn slide_notes(&mut self, slides: &'a [Slide]) {
        for slide in slides {
            self.push("(answer: ");
            let question = slide.blocks.iter().find_map(|block| match &block.kind {
                BlockKind::Quiz { questions, .. } => questions.first(),
                _ => None,
            });
            match question.and_then(|question| question.key.as_ref()).filter(|_| self.setting.trainer) {
                Some(key) => {
                    self.push("[#slide-answer(");
                    self.key(key);
                    self.push(");]");
                }
                None => self.push("none"),
            }
            self.push(", said: ");
            match slide.notes.is_empty() || !self.setting.trainer {
                true => self.push("none"),
                false => self.content(|writer| writer.inside(|writer| writer.blocks(&slide.notes))),
            }
            self.push("), ");
        }
    }
}

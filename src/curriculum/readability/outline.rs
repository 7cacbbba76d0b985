//! A lesson as those who teach it walk through it: sections, what is said, and where something else happens.

use super::passage::Passage;
use crate::base::span::Span;
use crate::syntax::ast::{Block, BlockKind, Content, Inline, plain_text};
use crate::syntax::callouts::{Callout, CalloutKind};
use crate::syntax::notation;
use crate::syntax::walk;

/// One step of a lesson.
#[derive(Debug)]
pub(super) enum Step {
    /// A heading opens a section.
    Section,
    /// Words that learners hear or read; `taught` unless they belong to an exercise or to the loudspeaker.
    Text { passage: Passage, span: Span, heading: bool, taught: bool },
    /// A quoted statute, and whether plain words follow at once.
    Law { at: Span, plain: bool },
    /// A case, told here or on a page of its own.
    Case,
    /// An activity and its minutes.
    Activity(u32),
    /// So many questions to the learners.
    Questions(u32),
    /// The trainer's notes say to ask.
    Asked,
    /// A picture, film or song.
    Media,
    /// The section takes so many minutes, the author says.
    Minutes(u32),
}

impl Step {
    /// Whether learners do or see something other than listen.
    pub(super) fn is_pause(&self) -> bool {
        matches!(self, Step::Activity(_) | Step::Questions(_) | Step::Asked | Step::Media)
    }
}

/// The steps of a lesson in order.
///
/// Not in it: the text of statutes, trainers' notes (only their minutes and questions), slides, questions of quizzes.
pub(super) fn steps(body: &Content) -> Vec<Step> {
    let mut walker = Walker { steps: Vec::new(), taught: true };
    walker.blocks(&body.blocks);
    for (_, blocks) in &body.footnotes {
        walker.untaught(blocks);
    }
    walker.steps
}

/// Words of a trainer's note that hand the floor to the learners.
const ASKING: &[&str] =
    &["？", "?", "提问", "举手", "讨论", "问大家", "让大家", "让全班", "让学员", "请大家", "请学员"];

struct Walker {
    steps: Vec<Step>,
    taught: bool,
}

impl Walker {
    fn blocks(&mut self, blocks: &[Block]) {
        for (index, block) in blocks.iter().enumerate() {
            match &block.kind {
                BlockKind::Callout(callout) => {
                    let plain = blocks.get(index + 1).is_some_and(is_plain);
                    self.callout(callout, block.span, plain);
                }
                _ => self.block(block),
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(text) => self.text(text, block.span, false),
            BlockKind::Heading { text, .. } => {
                self.steps.push(Step::Section);
                self.text(text, block.span, true);
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
            BlockKind::Definitions(list) => {
                for definition in list {
                    self.text(&definition.term, block.span, false);
                    definition.definitions.iter().for_each(|inner| self.blocks(inner));
                }
            }
            BlockKind::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| self.text(cell, block.span, false));
            }
            BlockKind::Quote(inner) => self.blocks(inner),
            BlockKind::Figure(_) => self.steps.push(Step::Media),
            BlockKind::Callout(callout) => self.callout(callout, block.span, false),
            BlockKind::Code { .. } | BlockKind::Math(_) | BlockKind::Rule => {}
            // Only `render` makes these.
            BlockKind::Statute(_)
            | BlockKind::Pair { .. }
            | BlockKind::Quiz { .. }
            | BlockKind::Media(_)
            | BlockKind::CaseCard { .. } => {}
        }
    }

    fn text(&mut self, text: &[Inline], span: Span, heading: bool) {
        let passage = Passage::of(text);
        let hint = hints(&passage.text, heading);
        walk::line(text, &mut |visit| match visit {
            walk::Visit::Picture(..) => self.steps.push(Step::Media),
            walk::Visit::Inline(inline) if walk::written_link(inline).is_some_and(is_case) => {
                self.steps.push(Step::Case);
            }
            _ => {}
        });
        self.steps.extend(hint.map(Step::Minutes));
        if !passage.text.trim().is_empty() {
            self.steps.push(Step::Text { passage, span, heading, taught: self.taught });
        }
    }

    fn callout(&mut self, callout: &Callout, span: Span, plain: bool) {
        match callout.kind {
            // One that cites no article has nothing to be said in plain words; another rule tells.
            CalloutKind::Law if !plain_text(&callout.title).contains('条') => {}
            CalloutKind::Law => self.steps.push(Step::Law { at: callout.head, plain }),
            CalloutKind::Trainer => self.notes(callout),
            CalloutKind::Slide => {}
            CalloutKind::Quiz => {
                let drawn =
                    callout.attributes.bank.as_ref().map_or(0, |_| callout.attributes.count.unwrap_or(1));
                let own = u32::try_from(callout.questions.len()).unwrap_or(u32::MAX);
                self.steps.push(Step::Questions(drawn.saturating_add(own).max(1)));
            }
            CalloutKind::Questions => {
                self.steps.push(Step::Questions(asked(&callout.blocks)));
                self.untaught(&callout.blocks);
            }
            CalloutKind::Media => self.steps.push(Step::Media),
            CalloutKind::Activity | CalloutKind::Skit => {
                self.steps.push(Step::Activity(callout.attributes.minutes.unwrap_or(0)));
                self.untaught(&callout.blocks);
            }
            CalloutKind::Broadcast | CalloutKind::Poster => self.untaught(&callout.blocks),
            CalloutKind::Case => {
                let before = self.steps.len();
                self.text(&callout.title, span, true);
                self.blocks(&callout.blocks);
                // A link to the case is the case, not a second one.
                let mut own = 0..self.steps.len() - before;
                let linked = own.any(|index| matches!(self.steps[before + index], Step::Case));
                if !linked {
                    self.steps.push(Step::Case);
                }
            }
            _ => {
                self.steps.extend(callout.attributes.minutes.map(Step::Minutes));
                self.text(&callout.title, span, true);
                self.blocks(&callout.blocks);
            }
        }
    }

    fn untaught(&mut self, blocks: &[Block]) {
        let before = std::mem::replace(&mut self.taught, false);
        self.blocks(blocks);
        self.taught = before;
    }

    /// The trainer's notes: minutes are those of the section, or of the activity right above.
    fn notes(&mut self, callout: &Callout) {
        let mut words = plain_text(&callout.title);
        walk::blocks(&callout.blocks, &mut |visit| {
            if let walk::Visit::Inline(inline) = visit {
                words.push_str(&plain_text(std::slice::from_ref(inline)));
            }
        });
        let of_activity = matches!(
            self.steps.iter().rev().find(|s| !matches!(s, Step::Text { taught: false, .. })),
            Some(Step::Activity(_))
        );
        if ASKING.iter().any(|word| words.contains(word)) {
            self.steps.push(Step::Asked);
        }
        let minutes = callout.attributes.minutes.or_else(|| hints(&words, true));
        self.steps.extend(minutes.filter(|_| !of_activity).map(Step::Minutes));
    }
}

fn is_plain(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Callout(callout) if callout.kind == CalloutKind::Plain)
}

fn is_case(link: &str) -> bool {
    link.starts_with("cases/") || link.contains("/cases/")
}

/// How many questions a block of opening questions asks: its list items, or one.
fn asked(blocks: &[Block]) -> u32 {
    let items = blocks.iter().map(|block| match &block.kind {
        BlockKind::List { items, .. } => items.len(),
        _ => 0,
    });
    u32::try_from(items.sum::<usize>()).unwrap_or(u32::MAX).max(1)
}

/// The minutes that a text gives for itself: `约 8 分钟`; in running text only in brackets, `（约 8 分钟）`, since a story
/// may also last about five minutes.
fn hints(text: &str, anywhere: bool) -> Option<u32> {
    let mut total = None;
    for (at, _) in text.match_indices('约') {
        let bracketed = text[..at].trim_end().ends_with(['（', '(']);
        let rest = text[at + '约'.len_utf8()..].trim_start();
        let digits =
            rest.find(|c: char| !c.is_ascii_digit() && !('０'..='９').contains(&c)).unwrap_or(rest.len());
        let minutes =
            notation::number(&rest[..digits]).filter(|_| rest[digits..].trim_start().starts_with("分钟"));
        if let Some(minutes) = minutes.filter(|_| anywhere || bracketed) {
            total = Some(total.unwrap_or(0u32).saturating_add(minutes));
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::hints;

    #[test]
    fn minutes_are_told_in_notes_and_in_brackets() {
        assert_eq!(hints("先问，再讲。约 8 分钟。", true), Some(8));
        assert_eq!(hints("等了约5分钟", false), None);
        assert_eq!(hints("讲一讲（约５分钟）", false), Some(5));
        assert_eq!(hints("约3分钟，再约4分钟", true), Some(7));
        assert_eq!(hints("约99999999999分钟，约好了", true), None);
    }
}

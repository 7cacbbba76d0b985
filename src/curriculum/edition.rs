//! An edition is a cut of the content. The cut comes before contents lists, numbering, search and anchors exist, so
//! that nothing of another edition can leak into them.

use super::Catalog;
use super::listeners::Listeners;
use crate::base::lang::primary;
use crate::law::Date;
use crate::syntax::ast::{Block, BlockKind, Content, Definition, Inline, InlineKind, ListItem};
use crate::syntax::callouts::{Callout, CalloutKind};
use crate::syntax::kinds::curriculum::{Answers, EditionSpec, Published, Role};
use crate::syntax::kinds::media::{MediaItem, Usage};
use crate::syntax::kinds::quiz::Question;
use crate::syntax::walk::{self, Visit};
use std::collections::VecDeque;

/// An edition to be built.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Its id, also its folder.
    pub id: String,
    /// For whom.
    pub role: Role,
    /// Only for these: an audience, or that of the class.
    pub listeners: Option<Listeners>,
    /// BCP 47.
    pub lang: String,
    /// Language suffix of the files it prefers, if not the programme's own.
    pub suffix: Option<String>,
    /// Large print.
    pub large: bool,
    /// Only for this class.
    pub class: Option<String>,
    /// The date on which the law is asked.
    pub as_of: Option<Date>,
    /// Whether 幻灯 blocks are kept: only where slides are made.
    pub slides: bool,
    /// Where it goes.
    pub published: Published,
    /// Whether its pages hold the keys of questions.
    pub answers: bool,
}

impl Edition {
    /// The editions the programme asks for: learner and trainer, unless it says otherwise.
    pub fn all(catalog: &Catalog, as_of: Option<Date>) -> Vec<Edition> {
        let programme = &catalog.programme;
        let main = Edition::own_language(catalog);
        let standard = |id: &str, role| EditionSpec {
            id: crate::base::span::Spanned::new(id.to_owned(), Default::default()),
            role,
            ..EditionSpec::default()
        };
        let specs = match programme.editions.as_slice() {
            [] => vec![standard("learner", Role::Learner), standard("trainer", Role::Trainer)],
            written => written.to_vec(),
        };
        let edition = |spec: EditionSpec| {
            let class = spec.class.map(|class| class.value);
            let held = class.as_ref().and_then(|id| catalog.classes.get(id)).map(|(class, _)| class);
            let starts = held.and_then(|class| class.start_date);
            let of_class = held.map(|class| class.audience.value.as_str());
            let audience = spec.audience.as_ref().map(|audience| audience.value.as_str()).or(of_class);
            let suffix = spec.language.clone().filter(|lang| primary(lang) != primary(&main));
            Edition {
                id: spec.id.value,
                role: spec.role,
                listeners: audience.map(|audience| Listeners::of(catalog, audience)),
                lang: spec.language.unwrap_or_else(|| main.clone()),
                suffix: suffix.map(|lang| primary(&lang).to_owned()),
                large: spec.large,
                class,
                as_of: as_of.or(starts).or(programme.start_date),
                slides: false,
                published: spec.published,
                answers: match spec.role {
                    Role::Trainer => true,
                    Role::Learner => spec.answers == Some(Answers::Shown),
                },
            }
        };
        specs.into_iter().map(edition).collect()
    }

    /// The language in which the programme is written.
    pub fn own_language(catalog: &Catalog) -> String {
        catalog.programme.in_language.first().cloned().unwrap_or_else(|| "zh-Hans".to_owned())
    }

    /// Whether a medium may be in this edition, by where the two may go.
    pub fn may_hold(&self, item: &MediaItem) -> bool {
        match self.published {
            Published::Disc => true,
            Published::Web => item.usage() != Usage::DiscOnly,
            Published::Public => item.usage() == Usage::Public,
        }
    }

    /// The part of `content` this edition shows.
    pub fn cut(&self, content: &Content) -> Content {
        let blocks = self.cut_blocks(&content.blocks);
        // A note goes where its mark goes: that of a block which was cut is cut with it.
        let mut footnotes: Vec<(String, Vec<Block>)> = Vec::new();
        let mut wanted = marks(&blocks);
        while let Some(label) = wanted.pop_front() {
            let written = content.footnotes.iter().find(|(known, _)| *known == label);
            if let Some((_, text)) = written.filter(|_| footnotes.iter().all(|(known, _)| *known != label)) {
                let text = self.cut_blocks(text);
                wanted.extend(marks(&text));
                footnotes.push((label, text));
            }
        }
        Content { blocks, footnotes }
    }

    /// Questions as this edition shows them: without keys for learners, unless it is one to practise with.
    pub fn cut_questions(&self, questions: &[Question]) -> Vec<Question> {
        let mut questions = questions.to_vec();
        if !self.answers {
            questions.iter_mut().for_each(|question| question.key = None);
        }
        questions
    }

    fn cut_blocks(&self, blocks: &[Block]) -> Vec<Block> {
        let mut out = Vec::with_capacity(blocks.len());
        for block in blocks {
            let kind = match &block.kind {
                BlockKind::Callout(callout) => match self.cut_callout(callout) {
                    Cut::Keep(callout) => BlockKind::Callout(*callout),
                    Cut::Unwrap(inner) => {
                        out.extend(inner);
                        continue;
                    }
                    Cut::Drop => continue,
                },
                BlockKind::Quote(inner) => BlockKind::Quote(self.cut_blocks(inner)),
                BlockKind::List { start, tight, items } => {
                    let item =
                        |item: &ListItem| ListItem { blocks: self.cut_blocks(&item.blocks), ..item.clone() };
                    BlockKind::List { start: *start, tight: *tight, items: items.iter().map(item).collect() }
                }
                BlockKind::Definitions(list) => {
                    let cut = |d: &Definition| Definition {
                        term: d.term.clone(),
                        definitions: d.definitions.iter().map(|blocks| self.cut_blocks(blocks)).collect(),
                    };
                    BlockKind::Definitions(list.iter().map(cut).collect())
                }
                other => other.clone(),
            };
            out.push(Block { kind, span: block.span });
        }
        out
    }

    fn cut_callout(&self, callout: &Callout) -> Cut {
        let inside = || Callout {
            blocks: self.cut_blocks(&callout.blocks),
            questions: self.cut_questions(&callout.questions),
            ..callout.clone()
        };
        match (callout.kind, &self.listeners) {
            (CalloutKind::Trainer, _) if self.role != Role::Trainer => Cut::Drop,
            // Read over the loudspeaker; shown on slides: neither is part of a page or a sheet.
            (CalloutKind::Broadcast | CalloutKind::Poster, _) => Cut::Drop,
            (CalloutKind::Slide, _) if !self.slides => Cut::Drop,
            (kind @ (CalloutKind::Only | CalloutKind::Except), Some(listeners)) => {
                match listeners.are_shown(kind, &callout.attributes.audience) {
                    true => Cut::Unwrap(inside().blocks),
                    false => Cut::Drop,
                }
            }
            _ => Cut::Keep(Box::new(inside())),
        }
    }
}

enum Cut {
    Keep(Box<Callout>),
    Unwrap(Vec<Block>),
    Drop,
}

/// The footnotes that `blocks` refer to, in order.
fn marks(blocks: &[Block]) -> VecDeque<String> {
    let mut found = VecDeque::new();
    walk::blocks(blocks, &mut |visit| {
        if let Visit::Inline(Inline { kind: InlineKind::FootnoteRef(label), .. }) = visit {
            found.push_back(label.clone());
        }
    });
    found
}

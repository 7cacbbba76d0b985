//! Proves that nothing for trainers is in what learners get: by looking at what was made, not at how.
//!
//! The needles are the sentences of trainer blocks and of answers; what learners may read anyway (a trainer quoting
//! the text of the lesson) is no leak.

use super::text;
use crate::curriculum::Edition;
use crate::syntax::ast::{Block, plain_text};
use crate::syntax::callouts::CalloutKind;
use crate::syntax::kinds::quiz::Question;
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Shorter sentences are everybody's.
const SHORTEST: usize = 10;

/// What a needle is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Secret {
    /// From a trainer block.
    Trainer,
    /// From an answer or its explanation.
    Answer,
}

/// Everything that must not be in a learner's file.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    /// First four characters of each needle, for a quick look; then the needle, squeezed.
    needles: Vec<(String, Secret)>,
    starts: BTreeSet<[char; 2]>,
}

impl Secrets {
    /// The secrets of the programme, less what the learner `edition` shows openly.
    pub fn of(docs: &[Arc<Doc>], edition: &Edition) -> Secrets {
        let mut open = String::new();
        let mut hidden: BTreeSet<(String, Secret)> = BTreeSet::new();
        for doc in docs {
            let mut look = |blocks: &[Block]| {
                walk::blocks(blocks, &mut |visit| {
                    if let Visit::Callout(callout) = visit {
                        if callout.kind == CalloutKind::Trainer {
                            hide(&text::blocks(&callout.blocks), Secret::Trainer, &mut hidden);
                        }
                        callout.questions.iter().for_each(|each| key(each, &mut hidden));
                    }
                });
            };
            match &doc.body {
                Body::Lesson(lesson) => {
                    look(&lesson.body.blocks);
                    open.push_str(&squeeze(&text::blocks(&edition.cut(&lesson.body).blocks)));
                }
                Body::Case(case) => {
                    look(&case.body.blocks);
                    open.push_str(&squeeze(&text::blocks(&edition.cut(&case.body).blocks)));
                }
                Body::Policy(policy) => {
                    look(&policy.body.blocks);
                    open.push_str(&squeeze(&text::blocks(&edition.cut(&policy.body).blocks)));
                }
                Body::Course(course) => {
                    look(&course.body.blocks);
                    open.push_str(&squeeze(&text::blocks(&edition.cut(&course.body).blocks)));
                }
                Body::Quiz(bank) => {
                    bank.questions.iter().for_each(|each| key(each, &mut hidden));
                    let mut asked = String::new();
                    text::questions(&edition.cut_questions(&bank.questions), &mut asked);
                    open.push_str(&squeeze(&asked));
                }
                Body::Glossary(terms) => {
                    terms
                        .iter()
                        .for_each(|term| open.push_str(&squeeze(&text::blocks(&term.definition.blocks))));
                }
                // A trainer may quote a statute, and so may an explanation.
                Body::Law(law) => open.push_str(&squeeze(law_text(doc, law.is_summary()))),
                Body::Curriculum(_) | Body::Audiences(_) | Body::Media(_) | Body::Classes(_) => {}
            }
        }
        hidden.retain(|(needle, _)| !open.contains(needle.as_str()));
        let starts = hidden.iter().filter_map(|(needle, _)| start(needle.chars())).collect();
        Secrets { needles: hidden.into_iter().collect(), starts }
    }

    /// The first secret in `text` (a page without its tags, or a typeset document's words).
    pub fn find(&self, text: &str) -> Option<(&str, Secret)> {
        let text = squeeze(text);
        let mut before = None;
        let mut last = '\0';
        for (at, c) in text.char_indices() {
            if let Some(from) = before.replace(at)
                && self.starts.contains(&[last, c])
            {
                let here = &text[from..];
                let hit = self.needles.iter().find(|(needle, _)| here.starts_with(needle.as_str()));
                if let Some((needle, secret)) = hit {
                    return Some((needle, *secret));
                }
            }
            last = c;
        }
        None
    }

    /// Whether there is anything to hide.
    pub fn is_empty(&self) -> bool {
        self.needles.is_empty()
    }
}

fn law_text(doc: &Doc, summary: bool) -> &str {
    if summary { &doc.source.text } else { "" }
}

fn start(mut chars: impl Iterator<Item = char>) -> Option<[char; 2]> {
    Some([chars.next()?, chars.next()?])
}

fn key(question: &Question, hidden: &mut BTreeSet<(String, Secret)>) {
    if let Some(key) = &question.key {
        hide(&plain_text(&key.explanation), Secret::Answer, hidden);
    }
}

fn hide(text: &str, secret: Secret, hidden: &mut BTreeSet<(String, Secret)>) {
    for sentence in text.split(['\n', '。', '！', '？', '；']) {
        let needle = squeeze(sentence);
        if needle.chars().count() >= SHORTEST {
            hidden.insert((needle, secret));
        }
    }
}

/// Without blanks, which writers and typesetters add and drop.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

/// The words of an HTML page: tags dropped, the five entities undone.
pub fn words_of_html(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = rest[open..].find('>').map_or("", |close| &rest[open + close + 1..]);
    }
    out.push_str(rest);
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    if out.contains('&') { entities.iter().fold(out, |text, (from, to)| text.replace(from, to)) } else { out }
}

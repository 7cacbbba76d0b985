//! Blocks and their attributes.

use super::super::hover;
use super::super::page::Page;
use super::super::protocol::Sort;
use super::{Word, ids, laws, sound};
use crate::diag::Lang;
use crate::syntax::Body;
use crate::syntax::callouts::{Attribute, CalloutKind};
use crate::syntax::kinds::Kind;
use std::collections::BTreeSet;

/// A block with room for what it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// `法条`
    pub name: &'static str,
    /// What it is found by.
    pub names: Vec<String>,
    /// From the bracket on, with places to fill in (`$1`); all lines but the first begin with `> `.
    pub body: String,
    /// What it is for.
    pub about: &'static str,
}

/// All blocks, in one language.
pub fn snippets(lang: Lang) -> Vec<Snippet> {
    let chinese = lang == Lang::Zh;
    let snippet = |(kind, zh, en): &(CalloutKind, &'static [&'static str], &'static [&'static str])| {
        let names = if chinese { zh } else { en };
        let (first, rest) = body(*kind, chinese);
        let more = if rest { "\n> $0" } else { "" };
        let about = hover::about_block(*kind);
        Snippet {
            name: names[0],
            names: names.iter().flat_map(|name| [format!("[!{name}]"), (*name).to_owned()]).collect(),
            body: format!("[!{}]{first}{more}", names[0]),
            about: if chinese { about.0 } else { about.1 },
        }
    };
    CalloutKind::NAMES.iter().map(snippet).collect()
}

/// Heads of blocks. `prefix`: what each line of the block begins with.
pub(super) fn heads(lang: Lang, prefix: &str) -> Vec<Word> {
    let prefix = format!("{}> ", &prefix[..prefix.rfind('>').unwrap_or_default()]);
    let word = |(snippet, (kind, zh, en)): (
        Snippet,
        &(CalloutKind, &'static [&'static str], &'static [&'static str]),
    )| Word {
        label: format!("[!{}]", snippet.name),
        sort: Sort::Block,
        detail: if lang == Lang::Zh { en[0] } else { zh[0] }.to_owned(),
        about: hover::block(lang, *kind),
        text: snippet.body.replace("\n> ", &format!("\n{prefix}")),
        snippet: true,
        sounds: format!("[!{}] {} {}", en.join(" "), zh.join(" "), sound(zh[0])),
    };
    snippets(lang).into_iter().zip(CalloutKind::NAMES).map(word).collect()
}

/// What follows the brackets, and whether there is a body.
fn body(kind: CalloutKind, chinese: bool) -> (&'static str, bool) {
    match (kind, chinese) {
        (CalloutKind::Law, _) => (" 《$1》第$2", false),
        (CalloutKind::Case, _) => (" $1", true),
        (CalloutKind::Activity, true) => (" $1 {时间=${2:10}}", true),
        (CalloutKind::Activity, false) => (" $1 {time=${2:10}}", true),
        (CalloutKind::Skit, true) => (" 小品《$1》 {时间=${2:10}}", true),
        (CalloutKind::Skit, false) => (" $1 {time=${2:10}}", true),
        (CalloutKind::Quiz, true) => (" {题库=$1 题数=${2:3}}", false),
        (CalloutKind::Quiz, false) => (" {bank=$1 n=${2:3}}", false),
        (CalloutKind::Media, _) => (" $1", false),
        (CalloutKind::Broadcast, true) => (" {时间=${1:2}}", true),
        (CalloutKind::Broadcast, false) => (" {time=${1:2}}", true),
        (CalloutKind::Only | CalloutKind::Except, true) => (" {受众=$1}", true),
        (CalloutKind::Only | CalloutKind::Except, false) => (" {audience=$1}", true),
        _ => ("", true),
    }
}

/// Attributes that mean something to a block.
pub(super) fn attributes(lang: Lang, kind: CalloutKind) -> Vec<Word> {
    let fit =
        Attribute::NAMES.iter().filter(|naming| naming.kinds.is_empty() || naming.kinds.contains(&kind));
    let word = |naming: &crate::syntax::callouts::Naming| {
        let (name, other) = match lang {
            Lang::Zh => (naming.zh[0], naming.en[0]),
            Lang::En => (naming.en[0], naming.zh[0]),
        };
        let word = Word::plain(name, Sort::Field, other);
        let sounds = format!("{other} {}", word.sounds);
        Word { text: format!("{name}="), sounds, ..word }
    };
    fit.map(word).collect()
}

/// What an attribute may be.
pub(super) fn values(page: &Page<'_>, kind: CalloutKind, name: &str) -> Vec<Word> {
    let known = |naming: &&crate::syntax::callouts::Naming| {
        naming.zh.iter().chain(naming.en).any(|known| *known == name)
    };
    let Some(naming) = Attribute::NAMES.iter().find(known) else { return Vec::new() };
    if !naming.kinds.is_empty() && !naming.kinds.contains(&kind) {
        return Vec::new();
    }
    let texts =
        |texts: BTreeSet<String>| texts.into_iter().map(|text| Word::plain(text, Sort::Value, "")).collect();
    match naming.attribute {
        Attribute::Bank => ids::of(page, Kind::Quiz),
        Attribute::Audience => ids::of(page, Kind::Audiences),
        Attribute::Id => ids::of(page, Kind::Media),
        Attribute::Law => laws::names(page),
        Attribute::Topic => texts(banks(page).flat_map(|bank| bank.about.iter().cloned()).collect()),
        Attribute::Difficulty => {
            let questions = banks(page).flat_map(|bank| &bank.questions);
            texts(
                questions
                    .map(|question| question.difficulty.clone())
                    .filter(|text| !text.is_empty())
                    .collect(),
            )
        }
        Attribute::Time | Attribute::Count | Attribute::Seed => Vec::new(),
    }
}

fn banks<'a>(page: &Page<'a>) -> impl Iterator<Item = &'a crate::syntax::kinds::quiz::QuizBank> {
    page.outcome.docs.iter().filter_map(|doc| match &doc.body {
        Body::Quiz(bank) => Some(&**bank),
        _ => None,
    })
}

//! Reads what stands in the braces of a callout: `{时间=10 题库=家庭}`.

use super::{Attributes, CalloutKind};
use crate::base::nearest::nearest;
use crate::base::span::{Span, Spanned};
use crate::diag::messages::block;
use crate::syntax::input::Input;
use crate::syntax::notation;

/// Something that may stand in braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// How long it takes.
    Time,
    /// Where the questions come from.
    Bank,
    /// How many questions.
    Count,
    /// About what they are.
    Topic,
    /// On which law.
    Law,
    /// How hard.
    Difficulty,
    /// Which draw.
    Seed,
    /// For whom.
    Audience,
    /// Which medium.
    Id,
}

/// What an attribute is called and where it belongs.
#[derive(Debug)]
pub struct Naming {
    /// Which one.
    pub attribute: Attribute,
    /// In Chinese; the first is the canonical name.
    pub zh: &'static [&'static str],
    /// In English.
    pub en: &'static [&'static str],
    /// The kinds of callouts it means something to; none: to all.
    pub kinds: &'static [CalloutKind],
}

impl Attribute {
    /// Every attribute.
    pub const NAMES: &'static [Naming] = &[
        Naming { attribute: Attribute::Time, zh: &["时间", "用时"], en: &["time"], kinds: &[] },
        Naming { attribute: Attribute::Bank, zh: &["题库"], en: &["bank"], kinds: &[CalloutKind::Quiz] },
        Naming {
            attribute: Attribute::Count,
            zh: &["题数"],
            en: &["n", "count"],
            kinds: &[CalloutKind::Quiz],
        },
        Naming { attribute: Attribute::Topic, zh: &["主题"], en: &["topic"], kinds: &[CalloutKind::Quiz] },
        Naming { attribute: Attribute::Law, zh: &["法律"], en: &["law"], kinds: &[CalloutKind::Quiz] },
        Naming {
            attribute: Attribute::Difficulty,
            zh: &["难度"],
            en: &["difficulty"],
            kinds: &[CalloutKind::Quiz],
        },
        Naming { attribute: Attribute::Seed, zh: &["种子"], en: &["seed"], kinds: &[CalloutKind::Quiz] },
        Naming {
            attribute: Attribute::Audience,
            zh: &["受众"],
            en: &["audience"],
            kinds: &[CalloutKind::Only, CalloutKind::Except],
        },
        Naming { attribute: Attribute::Id, zh: &["编号"], en: &["id"], kinds: &[CalloutKind::Media] },
    ];

    /// Whether one goes by `name`, in lower case.
    pub(super) fn is_named(name: &str) -> bool {
        Attribute::named(name).is_some()
    }

    fn named(name: &str) -> Option<&'static Naming> {
        Self::NAMES.iter().find(|naming| naming.zh.iter().chain(naming.en).any(|known| *known == name))
    }
}

/// Reads `text`, the inside of the braces at `span`, for a callout of `kind`.
pub(super) fn read(input: &mut Input, kind: CalloutKind, text: &str, span: Span) -> Attributes {
    let mut attributes = Attributes::default();
    let mut seen = Vec::new();
    for (at, word) in words(text) {
        let place = |from: usize, to: usize| {
            Span::new(span.start as usize + at + from, span.start as usize + at + to)
        };
        let Some((name, value)) = word.split_once(['=', '＝']) else {
            input.report(block::attribute_form(input.at(place(0, word.len())), word));
            continue;
        };
        let value_at = word.len() - value.len();
        let value = Spanned::new(value, place(value_at, word.len()));
        let lower = name.trim().to_lowercase();
        let Some(naming) = Attribute::named(&lower) else {
            let names = Attribute::NAMES.iter().flat_map(|naming| naming.zh.iter().chain(naming.en)).copied();
            let near = nearest(&lower, names);
            input.report(block::unknown_attribute(input.at(place(0, name.len())), name.trim(), near));
            continue;
        };
        if seen.contains(&naming.attribute) {
            input.report(block::doubled_attribute(input.at(place(0, word.len())), name));
        } else if !naming.kinds.is_empty() && !naming.kinds.contains(&kind) {
            let names: Vec<&str> = naming.kinds.iter().map(|kind| kind.zh()).collect();
            input.report(block::attribute_elsewhere(input.at(place(0, name.len())), name, kind.zh(), &names));
        } else {
            set(input, &mut attributes, naming.attribute, naming.zh[0], value);
        }
        seen.push(naming.attribute);
    }
    attributes
}

fn set(input: &mut Input, to: &mut Attributes, attribute: Attribute, name: &str, value: Spanned<&str>) {
    let (text, inset) = unquoted(value.value);
    let start = value.span.start as usize + inset;
    let span = Span::new(start, start + text.len());
    let id = || (!text.is_empty()).then(|| Spanned::new(text.to_owned(), span));
    let (good, wanted) = match attribute {
        Attribute::Time => {
            to.minutes = notation::minutes(text).filter(|minutes| *minutes > 0);
            (to.minutes.is_some(), ("几分钟，例如 10", "minutes, such as 10"))
        }
        Attribute::Count => {
            to.count = text.parse().ok().filter(|count| *count > 0);
            (to.count.is_some(), ("几道题，例如 3", "a number of questions, such as 3"))
        }
        Attribute::Seed => {
            to.seed = text.parse().ok();
            (to.seed.is_some(), ("一个整数，例如 1", "a whole number, such as 1"))
        }
        Attribute::Bank => {
            to.bank = id();
            (to.bank.is_some(), ("题库的文件名，不含 .md", "the name of a bank's file, without .md"))
        }
        Attribute::Topic => {
            to.topic = id();
            (to.topic.is_some(), ("题库 about 里的一个主题", "a topic that a bank names under `about`"))
        }
        Attribute::Law => {
            to.law = id();
            (to.law.is_some(), ("一部法律的名称，例如 民法典", "the name of a law"))
        }
        Attribute::Difficulty => {
            to.difficulty = id();
            (
                to.difficulty.is_some(),
                ("题目的“难度：”里写的，例如 易", "what questions say under `Difficulty:`"),
            )
        }
        Attribute::Id => {
            to.id = id();
            (to.id.is_some(), ("媒体清单里的编号", "an id of the media manifest"))
        }
        Attribute::Audience => {
            to.audience = notation::split_list(text)
                .map(|(at, name)| {
                    Spanned::new(name.to_owned(), Span::new(start + at, start + at + name.len()))
                })
                .collect();
            (!to.audience.is_empty(), ("受众的编号，用、隔开", "ids of audiences, separated by commas"))
        }
    };
    if !good {
        input.report(block::attribute_value(input.at(span), name, text, wanted.0, wanted.1));
    }
}

/// The words in the braces and where they begin. Blanks within quotes, and after the commas of a list, do not part.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut start = None;
    let mut quote = None;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        let blank = c.is_whitespace() && quote.is_none();
        match (start, quote) {
            (Some(from), _) if blank && !is_comma(last) => {
                words.push((from, &text[from..at]));
                start = None;
            }
            (None, _) if !blank => start = Some(at),
            _ => {}
        }
        quote = match (quote, c) {
            (None, '"') => Some('"'),
            (None, '“') => Some('”'),
            (Some(end), c) if c == end => None,
            (open, _) => open,
        };
        if !blank {
            last = c;
        }
    }
    words.extend(start.map(|from| (from, text[from..].trim_end())));
    words
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、')
}

/// Without quotes around, and how many bytes were cut off in front.
fn unquoted(value: &str) -> (&str, usize) {
    let pairs = [('"', '"'), ('“', '”')];
    for (open, close) in pairs {
        if let Some(inner) = value.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            return (inner, open.len_utf8());
        }
    }
    (value, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_part_attributes_but_not_lists_or_quotes() {
        let found: Vec<&str> =
            words(" 时间=10  受众=甲, 乙、 丙 题库=\"a b\" x").into_iter().map(|(_, w)| w).collect();
        assert_eq!(found, ["时间=10", "受众=甲, 乙、 丙", "题库=\"a b\"", "x"]);
    }
}

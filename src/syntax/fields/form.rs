//! What a field holds, said once: the readers of `read` take it so, completion offers it, hover tells it, and
//! [`crate::syntax::schema`] demands it. A test feeds the same values to parser and schema and compares what they say.

use super::{Choices, Field};
use crate::syntax::kinds::Kind;

/// What may stand in a field.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Text, or whatever YAML takes for a number or a truth value.
    Text,
    /// Names: a list, or one text with commas.
    Names,
    /// Running text: one, or a list of them.
    Lines,
    /// A day.
    Date,
    /// Minutes.
    Minutes,
    /// A length of time, in seconds or with colons.
    Seconds,
    /// A whole number.
    Count,
    /// Yes or no.
    Flag,
    /// One of several words: a list of the names of each.
    One(fn() -> Vec<&'static [&'static str]>),
    /// A file of the project, as seen from this one.
    Path,
    /// The name of a folder of the output.
    Folder,
    /// Hours of a day: a list, or one text.
    Windows,
    /// A day of the week.
    Weekday,
    /// Days of the week, as [`Form::Names`].
    Weekdays,
    /// A size of paper.
    Paper,
    /// Something that is written in a way of its own.
    Written(&'static Notation),
    /// The id of something.
    Id(Kind),
    /// Ids of such things, as [`Form::Names`].
    Ids(Kind),
    /// A mapping with these fields.
    Mapping(&'static [Field]),
    /// A list of such mappings; one alone may stand without a list.
    Items(&'static [Field]),
    /// The same, where an item may also be a plain value of this form.
    ItemsOr(&'static [Field], &'static Form),
    /// What is required of a set: `all`, a number, ids (of this kind), or a mapping of these.
    Set(Option<Kind>),
    /// Severities by code.
    Codes,
}

/// A way of writing, for programs that know regular expressions alone (those of JSON Schema: ECMA-262). The parser knows
/// it better.
#[derive(Debug)]
pub struct Notation {
    /// What a text must match.
    pub pattern: &'static str,
    /// What may stand there that YAML takes for something else than text.
    pub bare: Bare,
}

/// Numbers and truth values, which YAML knows without quotes.
#[derive(Clone, Copy, Debug)]
pub enum Bare {
    /// None.
    Nothing,
    /// Whole numbers, from the least to the largest.
    Whole(u32, u32),
    /// Numbers, from the least to the largest.
    Number(u32, u32),
    /// Any: they are text here.
    Anything,
}

/// The names in a table of choices.
pub(crate) fn words<T>(choices: &Choices<T>) -> Vec<&'static [&'static str]> {
    choices.iter().map(|(names, _)| *names).collect()
}

/// The names of yes and no.
pub(crate) const YES_NO: &[&[&str]] =
    &[&["true", "是", "yes", "on", "有"], &["false", "否", "no", "off", "无"]];

impl Form {
    /// The words one of which must stand here, each with its other names.
    pub fn choices(&self) -> Vec<&'static [&'static str]> {
        match self {
            Form::One(words) => words(),
            Form::Flag => YES_NO.to_vec(),
            _ => Vec::new(),
        }
    }

    /// The fields of the mappings that stand here.
    pub fn fields(&self) -> Option<&'static [Field]> {
        match self {
            Form::Mapping(fields) | Form::Items(fields) | Form::ItemsOr(fields, _) => Some(fields),
            Form::Set(_) => Some(crate::syntax::kinds::curriculum::REQUIREMENT_FIELDS),
            _ => None,
        }
    }

    /// What the names that stand here are ids of.
    pub fn ids(&self) -> Option<Kind> {
        match self {
            Form::Id(kind) | Form::Ids(kind) | Form::Set(Some(kind)) => Some(*kind),
            _ => None,
        }
    }

    /// How a value is written, for those forms that have one way or a few.
    pub(crate) fn notation(&self) -> Option<&'static Notation> {
        use super::notations as known;
        match self {
            Form::Date => Some(&known::DATE),
            Form::Minutes => Some(&known::MINUTES),
            Form::Seconds => Some(&known::SECONDS),
            Form::Count => Some(&known::COUNT),
            Form::Windows => Some(&known::HOURS_LIST),
            Form::Weekday => Some(&known::WEEKDAY),
            Form::Weekdays => Some(&known::WEEKDAYS),
            Form::Folder => Some(&known::FOLDER),
            Form::Path => Some(&known::PATH),
            Form::Written(notation) => Some(notation),
            _ => None,
        }
    }
}

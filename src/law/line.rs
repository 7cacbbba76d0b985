//! What one line of a statute is, told from how it begins.

use super::address::ArticleNo;
use super::cursor::{Cursor, is_blank};
use super::numeral;
use super::statute::DivisionKind;
use super::translation;
use crate::base::span::Span;

/// A line, or the rest of one: without blanks at its ends, and with its place in the source.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
}

/// The lines of `src` from byte `from` on. Lines that show nothing (empty, blanks, zero-width spaces) are left out.
pub(super) fn lines(src: &str, from: usize) -> impl Iterator<Item = Line<'_>> {
    let body = src.get(from..).unwrap_or("");
    let mut at = from;
    body.split('\n').filter_map(move |raw| {
        let line = Line::trimmed(at, raw);
        at += raw.len() + 1;
        (!line.text.is_empty()).then_some(line)
    })
}

/// How a paragraph of the body begins.
pub(super) enum Opening {
    Article(Label),
    /// `第二条` with no space after it.
    NoSpace(ArticleNo, Span),
    /// `（一）`, `(一)`
    Item {
        number: u16,
        label: usize,
    },
    /// `1.`, `1．`, `1、`, `（1）`
    Arabic {
        number: u16,
        label: usize,
    },
    /// `①`: a point of an item, or an editor's note.
    Circled {
        number: u16,
        label: usize,
    },
    /// `附：` on a line of its own.
    Annex,
    /// Quotes, tables, pictures, code.
    Markup,
    Text,
}

/// The label of an article: 第二条.
pub(super) struct Label {
    pub(super) no: ArticleNo,
    /// Its bytes.
    pub(super) length: usize,
    /// Written with 笫 in place of 第.
    pub(super) look_alike: bool,
}

/// The beginning of a heading: 第一章, 附件一, 序言.
pub(super) struct Ordinal {
    pub(super) kind: DivisionKind,
    pub(super) number: Option<u32>,
    /// Bytes of the label; 0 if the whole heading is the title.
    pub(super) length: usize,
}

impl<'a> Line<'a> {
    fn trimmed(start: usize, raw: &'a str) -> Line<'a> {
        let text = raw.trim_start_matches(is_blank);
        Line { start: start + raw.len() - text.len(), text: text.trim_end_matches(is_blank) }
    }

    /// What follows the first `length` bytes and the blanks after them.
    pub(super) fn after(self, length: usize) -> Line<'a> {
        Line::trimmed(self.start + length, self.text.get(length..).unwrap_or(""))
    }

    pub(super) fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    /// The first `length` bytes.
    pub(super) fn head(self, length: usize) -> Span {
        Span::new(self.start, self.start + length)
    }

    /// The depth of a Markdown heading and what stands behind its mark.
    pub(super) fn heading(self) -> Option<(u8, Line<'a>)> {
        let level = self.text.bytes().take_while(|&b| b == b'#').take(7).count();
        let inner = self.after(level);
        let marked = (1..=6).contains(&level) && (inner.text.is_empty() || inner.start > self.start + level);
        marked.then(|| {
            let text = inner.text.trim_end_matches('#');
            let closed = text.len() < inner.text.len() && text.ends_with(is_blank);
            let text = if closed || text.is_empty() { text.trim_end_matches(is_blank) } else { inner.text };
            (level as u8, Line { start: inner.start, text })
        })
    }

    pub(super) fn opening(self) -> Opening {
        let text = self.text;
        match text.chars().next() {
            Some('第' | '笫') => self.label(),
            Some('（' | '(') => self.bracketed(),
            Some('A') => translation::article(text).map_or(Opening::Text, Opening::Article),
            Some('0'..='9' | '０'..='９') => match translation::article(text) {
                Some(label) => Opening::Article(label),
                None => self.arabic(),
            },
            Some(c @ '①'..='⑳') => {
                Opening::Circled { number: (c as u32 - '①' as u32 + 1) as u16, label: c.len_utf8() }
            }
            Some('附') if is_annex(text) => Opening::Annex,
            Some('>' | '|' | '!' | '`' | '~') if is_markup(text) => Opening::Markup,
            _ => Opening::Text,
        }
    }

    fn label(self) -> Opening {
        let Some(label) = label(self.text) else { return Opening::Text };
        let rest = &self.text[label.length..];
        if rest.is_empty() || rest.starts_with(is_blank) {
            Opening::Article(label)
        } else {
            Opening::NoSpace(label.no, self.head(label.length))
        }
    }

    fn bracketed(self) -> Opening {
        let mut cursor = Cursor::new(self.text);
        let number = cursor.attempt(|cursor| {
            cursor.skip(cursor.rest().chars().next()?.len_utf8());
            cursor.spaces();
            let arabic =
                !cursor.rest().starts_with(|c: char| !c.is_ascii_digit() && !('０'..='９').contains(&c));
            let number = u16::try_from(cursor.number()?).ok()?;
            cursor.spaces();
            cursor.eat_any(&["）", ")"]).then_some((number, arabic))
        });
        let label = cursor.at();
        match number {
            Some((number, true)) => Opening::Arabic { number, label },
            Some((number, false)) => Opening::Item { number, label },
            None => Opening::Text,
        }
    }

    fn arabic(self) -> Opening {
        let mut cursor = Cursor::new(self.text);
        let number = cursor.number().and_then(|number| u16::try_from(number).ok());
        let decimal = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
        match number {
            Some(number) if cursor.eat_any(&[".", "．", "、"]) && !decimal(cursor.rest()) => {
                Opening::Arabic { number, label: cursor.at() }
            }
            _ => Opening::Text,
        }
    }

    /// The number of a line that begins with 一、, and the bytes of that label.
    pub(super) fn numbered(self) -> Option<(u32, usize)> {
        let (number, length) = self.text.starts_with(HAN).then(|| numeral::prefix(self.text)).flatten()?;
        self.text[length..].starts_with('、').then(|| (number, length + '、'.len_utf8()))
    }

    /// How the text of a heading begins.
    pub(super) fn ordinal(self) -> Ordinal {
        let text = self.text;
        let mut cursor = Cursor::new(text);
        let numbered = cursor.attempt(|cursor| {
            if !cursor.eat("第") {
                return None;
            }
            cursor.spaces();
            let number = cursor.number()?;
            cursor.spaces();
            let (_, kind) = KINDS.into_iter().find(|(word, _)| cursor.eat(word))?;
            Some(Ordinal { kind, number: Some(number), length: cursor.at() })
        });
        let translated = || {
            let (kind, number, length) = translation::division(text)?;
            Some(Ordinal { kind, number: Some(number), length })
        };
        numbered.or_else(translated).unwrap_or_else(|| {
            let plain = |kind| Ordinal { kind, number: None, length: 0 };
            if cursor.eat_any(&["附件", "附录", "附表"]) {
                let number = cursor.number();
                let length = if number.is_some() { cursor.at() } else { 0 };
                Ordinal { kind: DivisionKind::Annex, number, length }
            } else if text.starts_with("附：") || text.starts_with("附:") || text == "附" {
                plain(DivisionKind::Annex)
            } else if ["序言", "序 言", "前言"].contains(&text) {
                plain(DivisionKind::Preamble)
            } else {
                plain(DivisionKind::Other)
            }
        })
    }
}

/// What Han numerals begin with.
const HAN: [char; 11] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百'];

/// 分编 before 编, which it ends with.
const KINDS: [(&str, DivisionKind); 4] = [
    ("分编", DivisionKind::Subpart),
    ("编", DivisionKind::Part),
    ("章", DivisionKind::Chapter),
    ("节", DivisionKind::Section),
];

/// The label that `text` begins with.
fn label(text: &str) -> Option<Label> {
    let mut cursor = Cursor::new(text);
    let look_alike = cursor.eat("笫");
    let no = if look_alike { cursor.article_no_behind_mark() } else { cursor.article_no() };
    let no = no.filter(|no| no.main > 0)?;
    Some(Label { no, length: cursor.at(), look_alike })
}

fn is_annex(text: &str) -> bool {
    let short = text.chars().take(13).count() <= 12;
    let rest = ["附件", "附录", "附表", "附"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or("x");
    let rest = rest.trim_start_matches(is_blank);
    let rest = rest.get(numeral::prefix(rest).map_or(0, |(_, length)| length)..).unwrap_or("");
    short && (rest.is_empty() || rest.starts_with(['：', ':']))
}

fn is_markup(text: &str) -> bool {
    text.starts_with(['>', '|']) || ["![", "```", "~~~"].iter().any(|mark| text.starts_with(mark))
}

//! Provisions named by where the text stands: 前款, 前两款, 前条, 前项, 本条, 本款.

use std::ops::Range;

use super::super::address::{ArticleNo, Provision};
use super::super::cursor::Cursor;
use super::Cited;
use super::provisions::Unit;

/// Where a text stands in its statute, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub here: Provision,
    /// The article before, if it has been read.
    pub before: Option<ArticleNo>,
}

/// Words that name a provision by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relative {
    /// 本条, 该款
    Same(Unit),
    /// 前款 is one back, 前两款 two.
    Back(Unit, u16),
}

impl Relative {
    /// The words that begin at `start`, with 前, 本 or 该, and where they end.
    pub fn read(text: &str, start: usize) -> Option<(Relative, usize)> {
        let before = &text[..start];
        let mut cursor = Cursor::starting(text, start);
        let back = cursor.eat("前");
        if !back && !cursor.eat_any(&["本", "该"]) {
            return None;
        }
        let count = if back { cursor.number().unwrap_or(1) } else { 1 };
        let (word, unit) = [("款", Unit::Paragraph), ("条", Unit::Article), ("项", Unit::Item)]
            .into_iter()
            .find(|(word, _)| cursor.eat(word))?;
        let other_word = match word {
            "款" => cursor.rest().starts_with(['项', '式', '额', '物', '产', '新', '车', '手']),
            "条" => cursor.rest().starts_with(['件', '款', '约', '目', '例', '文', '河', '路', '街', '线']),
            _ => cursor.rest().starts_with(['目', '工', '业', '活']),
        };
        let split = back
            && before.ends_with(['此', '之', '目', '当', '提', '婚', '生', '面', '日', '年', '月'])
            || before.ends_with('各');
        // 以前款 is 以 and 前款 in a statute; of 以前 nothing else is left.
        if other_word || split || !back && unit == Unit::Item {
            return None;
        }
        let relative = if back { Relative::Back(unit, count.try_into().ok()?) } else { Relative::Same(unit) };
        Some((relative, cursor.at()))
    }

    pub fn unit(self) -> Unit {
        match self {
            Relative::Same(unit) | Relative::Back(unit, _) => unit,
        }
    }

    /// What it means at `place`; `None` if nothing can stand there.
    pub fn at(self, place: Place, span: Range<usize>) -> Option<Cited> {
        let here = place.here;
        let whole = Provision::article(here.article);
        let back = |number: Option<u16>, count: u16| {
            let last = number?.checked_sub(1)?;
            let first = number?.checked_sub(count)?;
            (first > 0 && count > 0).then_some((first, last))
        };
        let (first, last) = match self {
            Relative::Same(Unit::Article) => (whole, whole),
            Relative::Same(_) => {
                let paragraph = whole.with_paragraph(here.paragraph?);
                (paragraph, paragraph)
            }
            Relative::Back(Unit::Article, count) => {
                let last = before(place)?;
                let first = match count {
                    1 => last,
                    _ if last.sub > 0 => return None,
                    _ => ArticleNo::new(last.main.checked_sub(u32::from(count) - 1)?),
                };
                (Provision::article(first), Provision::article(last))
            }
            Relative::Back(Unit::Paragraph, count) => {
                let (first, last) = back(here.paragraph, count)?;
                (whole.with_paragraph(first), whole.with_paragraph(last))
            }
            Relative::Back(_, count) => {
                let (first, last) = back(here.item, count)?;
                (here.with_item(first), here.with_item(last))
            }
        };
        Some(Cited { span, provision: first, through: (first != last).then_some(last) })
    }
}

/// The article before the one at `place`; where it has not been read, by counting.
fn before(place: Place) -> Option<ArticleNo> {
    let ArticleNo { main, sub } = place.here.article;
    let counted = match sub {
        0 | 1 => ArticleNo::new(if sub == 0 { main.checked_sub(1)? } else { main }),
        _ => ArticleNo::with_sub(main, sub - 1),
    };
    place.before.or((counted.main > 0).then_some(counted))
}

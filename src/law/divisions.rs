//! The tree of a statute's headings, and the name of each in links.

use std::collections::BTreeMap;

use super::line::Line;
use super::statute::{Division, DivisionKind};

/// The divisions read so far.
#[derive(Default)]
pub(super) struct Divisions {
    list: Vec<Division>,
    /// Those that what comes next lies in, from the outermost.
    open: Vec<Open>,
    /// Divisions without an own number, counted for their anchors at the top of the tree.
    top: Counts,
}

/// A division whose content is being read.
struct Open {
    index: usize,
    level: u8,
    inside: Counts,
}

/// The last number used for the anchor of a division, by kind.
#[derive(Default)]
struct Counts(BTreeMap<DivisionKind, u32>);

impl Counts {
    /// The number itself, unless it does not rise; then the next that is free.
    fn next(&mut self, kind: DivisionKind, number: Option<u32>) -> u32 {
        let last = self.0.entry(kind).or_default();
        let free = last.saturating_add(1);
        *last = number.map_or(free, |number| number.max(free));
        *last
    }
}

impl Divisions {
    /// Takes the heading whose mark has `level` signs.
    pub(super) fn add(&mut self, level: u8, heading: Line<'_>) {
        let ordinal = heading.ordinal();
        while self.open.last().is_some_and(|outer| {
            let same_mark_but_deeper =
                level == outer.level && is_deeper(ordinal.kind, self.list[outer.index].kind);
            level <= outer.level && !same_mark_but_deeper
        }) {
            self.open.pop();
        }
        let counts = self.open.last_mut().map_or(&mut self.top, |outer| &mut outer.inside);
        let number = counts.next(ordinal.kind, ordinal.number);
        let outer = self.open.last().map(|outer| &*self.list[outer.index].anchor);
        let anchor = match outer {
            Some(outer) => format!("{outer}-{}-{number}", anchor_word(ordinal.kind)),
            None => format!("{}-{number}", anchor_word(ordinal.kind)),
        };
        let depth = self.open.len() as u8;
        self.open.push(Open { index: self.list.len(), level, inside: Counts::default() });
        self.list.push(Division {
            kind: ordinal.kind,
            depth,
            number: ordinal.number,
            label: heading.head(ordinal.length),
            title: heading.after(ordinal.length).span(),
            span: heading.span(),
            anchor: anchor.into_boxed_str(),
        });
    }

    /// How many there are.
    pub(super) fn count(&self) -> u32 {
        self.list.len() as u32
    }

    /// The kind of the outermost division that what comes next lies in.
    pub(super) fn outermost(&self) -> Option<DivisionKind> {
        self.open.first().map(|open| self.list[open.index].kind)
    }

    /// All of them, in the order of the text.
    pub(super) fn into_list(self) -> Box<[Division]> {
        self.list.into()
    }
}

fn is_deeper(inner: DivisionKind, outer: DivisionKind) -> bool {
    let ranked = DivisionKind::Part..=DivisionKind::Section;
    ranked.contains(&inner) && ranked.contains(&outer) && inner > outer
}

fn anchor_word(kind: DivisionKind) -> &'static str {
    match kind {
        DivisionKind::Preamble => "preamble",
        DivisionKind::Part => "part",
        DivisionKind::Subpart => "subpart",
        DivisionKind::Chapter => "chapter",
        DivisionKind::Section => "section",
        DivisionKind::Annex => "annex",
        DivisionKind::Other => "division",
    }
}

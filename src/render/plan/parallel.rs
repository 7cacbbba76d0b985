//! A lesson and its translation: which of their blocks stand beside each other.

use super::views;
use crate::curriculum::order::Order;
use crate::render::resolve::Resolver;
use crate::render::view::{LessonView, Parallel};
use crate::syntax::ast::{Block, BlockKind};
use std::ops::Range;

/// `lesson` beside its translation; nothing where there is none.
pub(super) fn of(
    resolver: &Resolver<'_>,
    order: &Order,
    (id, lesson): (&str, &LessonView),
    lang: &str,
) -> Option<Parallel> {
    let (title, translation) = views::translated(resolver, order, id, lang)?;
    let rows = rows(&lesson.body.blocks, &translation.body.blocks);
    Some(Parallel { lesson: lesson.clone(), translation, title, lang: lang.to_owned(), rows })
}

/// Section beside section; and within those that have as many blocks on both sides, block beside block. A heading
/// stays with the block below it.
fn rows(one: &[Block], other: &[Block]) -> Vec<[Range<usize>; 2]> {
    let (ones, others) = (sections(one), sections(other));
    let mut rows = Vec::new();
    for at in 0..ones.len().max(others.len()) {
        let part = |all: &[Range<usize>], end: usize| all.get(at).cloned().unwrap_or(end..end);
        let (left, right) = (part(&ones, one.len()), part(&others, other.len()));
        let (lefts, rights) = (units(one, left.clone()), units(other, right.clone()));
        if lefts.len() == rights.len() {
            rows.extend(lefts.into_iter().zip(rights).map(|(left, right)| [left, right]));
        } else {
            rows.push([left, right]);
        }
    }
    rows
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading { .. })
}

/// From heading to heading; what comes before the first is a section too.
fn sections(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> =
        (0..blocks.len()).filter(|at| *at == 0 || is_heading(&blocks[*at])).collect();
    starts.push(blocks.len());
    starts.windows(2).map(|ends| ends[0]..ends[1]).collect()
}

/// The blocks of a section, a heading together with what follows it.
fn units(blocks: &[Block], section: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for at in section {
        match out.last_mut() {
            Some(last) if is_heading(&blocks[last.end - 1]) => last.end = at + 1,
            _ => out.push(at..at + 1),
        }
    }
    out
}

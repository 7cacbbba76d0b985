//! Lines of lists in plain words, for papers that set them in a way of their own.

use crate::syntax::ast::{Block, BlockKind, plain_text};
use crate::syntax::callouts::CalloutKind;
use crate::syntax::walk::{self, Visit};

/// The lines of all callouts of a kind.
pub(super) fn of_callouts(blocks: &[Block], kind: CalloutKind) -> Vec<String> {
    let mut out = Vec::new();
    walk::blocks(blocks, &mut |visit| {
        if let Visit::Callout(callout) = visit
            && callout.kind == kind
        {
            out.extend(lines(&callout.blocks));
        }
    });
    out
}

/// Items and paragraphs, one line each.
pub(super) fn lines(blocks: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::List { items, .. } => items.iter().for_each(|item| out.extend(lines(&item.blocks))),
            BlockKind::Paragraph(text) => out.push(plain_text(text).trim().to_owned()),
            _ => {}
        }
    }
    out.retain(|line| !line.is_empty());
    out
}

//! Ids of headings: the author's own, else one made of the words; each once on a page, ASCII for the sake of URLs.

use crate::base::pinyin;
use crate::syntax::ast::{Block, BlockKind, plain_text};
use std::collections::BTreeMap;

/// Gives every heading its id.
pub(super) fn name(blocks: &mut [Block]) {
    // The author's own ids come first: links were written for them.
    let mut taken = BTreeMap::new();
    walk(blocks, &mut |id, _| {
        if !id.is_empty() {
            let wanted = if is_plain(id) { std::mem::take(id) } else { pinyin::slug(id) };
            *id = unique(wanted, &mut taken);
        }
    });
    walk(blocks, &mut |id, text| {
        if id.is_empty() {
            *id = unique(pinyin::slug(text), &mut taken);
        }
    });
}

/// Calls `f` with the id and the words of every heading, in order.
fn walk(blocks: &mut [Block], f: &mut impl FnMut(&mut String, &str)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { id, text, .. } => f(id, &plain_text(text)),
            BlockKind::Quote(inner) => walk(inner, f),
            BlockKind::Callout(callout) => walk(&mut callout.blocks, f),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| walk(&mut item.blocks, f)),
            BlockKind::Definitions(entries) => {
                entries.iter_mut().flat_map(|entry| &mut entry.definitions).for_each(|inner| walk(inner, f));
            }
            _ => {}
        }
    }
}

fn is_plain(id: &str) -> bool {
    id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

/// `taken` holds every id given out, with the last number that was hung on to it.
fn unique(wanted: String, taken: &mut BTreeMap<String, u32>) -> String {
    let Some(last) = taken.get(&wanted).copied() else {
        taken.insert(wanted.clone(), 1);
        return wanted;
    };
    let free = (last + 1..).find(|number| !taken.contains_key(&format!("{wanted}-{number}")));
    let number = free.unwrap_or(u32::MAX);
    let id = format!("{wanted}-{number}");
    taken.insert(wanted, number);
    taken.insert(id.clone(), 1);
    id
}

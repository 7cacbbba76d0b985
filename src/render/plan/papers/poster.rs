//! The poster of a law: the 海报 block of its file.

use super::super::print::{Count, Desk, Piece, Takers};
use super::lists;
use crate::curriculum::Entry;
use crate::curriculum::printing::PrintOrder;
use crate::render::paper::Paper;
use crate::render::paper::poster::{Part, Poster, role};
use crate::render::view::Product;
use crate::syntax::Body;
use crate::syntax::ast::{Block, BlockKind, plain_text};
use crate::syntax::callouts::{Callout, CalloutKind};
use crate::syntax::kinds::Kind;
use crate::syntax::walk::{self, Visit};

pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    let wanted = order.job.law.as_ref().map(|law| law.value.as_str());
    let laws = desk.resolver.catalog.of_kind(Kind::Law);
    let laws = laws.filter(|entry| wanted.is_none_or(|wanted| entry.id == wanted || entry.title == wanted));
    laws.filter_map(|entry| piece(desk, entry)).collect()
}

fn piece(desk: &Desk<'_>, entry: &Entry) -> Option<Piece> {
    let Some(Body::Law(law)) = desk.resolver.docs.get(entry.doc).map(|doc| &doc.body) else { return None };
    let mut block: Option<Callout> = None;
    walk::content(&law.body, &mut |visit| {
        if let Visit::Callout(callout) = visit
            && callout.kind == CalloutKind::Poster
        {
            block.get_or_insert_with(|| callout.clone());
        }
    });
    let block = block?;
    let title = plain_text(&block.title).trim().to_owned();
    let version = law.date_document.map(|date| format!("{}文本", date.han())).unwrap_or_default();
    let poster = Poster {
        title: if title.is_empty() { entry.title.clone() } else { title },
        law: entry.title.clone(),
        version,
        parts: parts(&block.blocks),
    };
    Some(Piece {
        path: format!("posters/{}.pdf", entry.slug),
        title: format!("{} 挂图", entry.title),
        product: Product::Paper(Box::new(Paper::Poster(poster))),
        takers: Takers::All,
        count: Count::Usual,
    })
}

/// What stands under each heading of the block.
fn parts(blocks: &[Block]) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { text, .. } => {
                let title = plain_text(text);
                out.push(Part { role: role(&title), title, lines: Vec::new() });
            }
            _ => {
                if let Some(part) = out.last_mut() {
                    part.lines.extend(lists::lines(std::slice::from_ref(block)));
                }
            }
        }
    }
    out
}

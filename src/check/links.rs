//! Links and pictures lead somewhere.

use crate::curriculum::Catalog;
use crate::curriculum::lookup::{self, LinkFault, LinkTo};
use crate::diag::messages::link;
use crate::diag::{At, Diagnostic};
use crate::syntax::Doc;
use crate::syntax::ast::{Picture, PictureSource};
use crate::syntax::walk::{self, Visit};

pub(super) fn check(doc: &Doc, catalog: &Catalog, visit: &Visit<'_>, found: &mut Vec<Diagnostic>) {
    let (picture, span) = match visit {
        Visit::Inline(inline) => {
            let Some(written) = walk::written_link(inline) else { return };
            if let Err(fault) = lookup::link(catalog, doc.path(), written) {
                found.push(link::fault(At::new(doc.path(), inline.span), written, &fault_words(&fault)));
            }
            return;
        }
        Visit::Picture(picture, inline) => (*picture, inline.span),
        Visit::Figure(picture, block) => (*picture, block.span),
        Visit::Block(_) | Visit::Callout(_) | Visit::Line(_) => return,
    };
    let at = At::new(doc.path(), span);
    if picture.alt.trim().is_empty() {
        found.push(link::no_alt(at.clone()));
    }
    let Picture { source: PictureSource::Written(written), .. } = picture else { return };
    match lookup::link(catalog, doc.path(), written) {
        Ok(LinkTo::File(_)) => {}
        Ok(_) => found.push(link::fault(at, written, &link::Fault::NotAPicture)),
        Err(fault) => found.push(link::fault(at, written, &fault_words(&fault))),
    }
}

fn fault_words(fault: &LinkFault) -> link::Fault<'_> {
    match fault {
        LinkFault::Outside => link::Fault::Outside,
        LinkFault::Scheme => link::Fault::Scheme,
        LinkFault::Absent(nearest) => link::Fault::Absent(nearest.as_deref()),
        LinkFault::NoAnchor(nearest) => link::Fault::NoAnchor(nearest.as_deref()),
    }
}

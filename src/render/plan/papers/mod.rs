//! Papers other than lessons, laws and the book, planned for the print jobs that ask for them: one file a kind.

mod certificate;
pub(super) mod exam;

use super::print::{Desk, Piece};
use crate::curriculum::printing::PrintOrder;
use crate::syntax::kinds::print::Ware;

/// The documents that `order` asks of this edition.
pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    match order.ware {
        Ware::Certificate => certificate::pieces(desk, order),
        // Planned with the texts that they are made of.
        Ware::Handouts | Ware::Guides | Ware::Book | Ware::Quiz | Ware::Comparisons => Vec::new(),
        _ => Vec::new(),
    }
}

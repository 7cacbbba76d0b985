//! The map of coverage, for the wall of the office.

use super::super::coverage;
use super::super::print::{Count, Desk, Piece, Takers};
use crate::curriculum::coverage::Coverage;
use crate::curriculum::printing::PrintOrder;
use crate::render::paper::Paper;
use crate::render::view::Product;

pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    let map = coverage::map(&Coverage::of(desk.resolver.docs, desk.resolver.catalog));
    if map.classes == 0 {
        return Vec::new();
    }
    vec![Piece {
        path: "coverage.pdf".to_owned(),
        title: order.title.clone(),
        product: Product::Paper(Box::new(Paper::Coverage(Box::new(map)))),
        takers: Takers::All,
        count: Count::Usual,
    }]
}

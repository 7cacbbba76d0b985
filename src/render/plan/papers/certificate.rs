//! One certificate a course; one for the programme where it has no courses.

use super::super::print::{Count, Desk, Piece, Takers};
use crate::curriculum::printing::PrintOrder;
use crate::render::paper::Paper;
use crate::render::paper::certificate::Certificate;
use crate::render::view::Product;

pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    let minutes: u32 = desk.views.lessons.iter().map(|lesson| lesson.teaching + lesson.exercises).sum();
    let whole = Certificate {
        course: desk.facts.programme.clone(),
        lessons: u32::try_from(desk.views.lessons.len()).unwrap_or(u32::MAX),
        hours: (minutes > 0).then(|| minutes.div_ceil(45)),
    };
    vec![Piece {
        path: "certificate.pdf".to_owned(),
        title: order.title.clone(),
        product: Product::Paper(Box::new(Paper::Certificate(whole))),
        takers: Takers::All,
        count: Count::Usual,
    }]
}

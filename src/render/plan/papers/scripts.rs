//! Sheets for those who play the skits of lessons.

use super::super::print::{Count, Desk, Piece, Takers};
use crate::curriculum::printing::PrintOrder;
use crate::render::paper::Paper;
use crate::render::paper::scripts::Script;
use crate::render::view::Product;
use crate::syntax::ast::plain_text;
use crate::syntax::callouts::{Callout, CalloutKind};
use crate::syntax::walk::{self, Visit};

pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    let mut out = Vec::new();
    for (lesson, id) in
        desk.views.lessons.iter().zip(&desk.order.lessons).filter(|(_, id)| order.job.wants(id))
    {
        let slug = lesson.page.url.trim_start_matches("lessons/").trim_end_matches(".html");
        let mut skits: Vec<&Callout> = Vec::new();
        walk::blocks(&lesson.body.blocks, &mut |visit| {
            if let Visit::Callout(callout) = visit
                && callout.kind == CalloutKind::Skit
            {
                skits.push(callout);
            }
        });
        for (number, skit) in (1..).zip(skits) {
            let own = plain_text(&skit.title).trim().to_owned();
            let title = if own.is_empty() { lesson.page.title.clone() } else { own };
            let script = Script {
                title: title.clone(),
                lesson: lesson.page.title.clone(),
                number,
                skit: skit.clone(),
                url: lesson.page.url.clone(),
                source: lesson.source.clone(),
            };
            out.push(Piece {
                path: match number {
                    1 => format!("scripts/{slug}.pdf"),
                    _ => format!("scripts/{slug}-{number}.pdf"),
                },
                title,
                product: Product::Paper(Box::new(Paper::Script(Box::new(script)))),
                takers: Takers::Lesson(id.clone()),
                count: Count::Usual,
            });
        }
    }
    out
}

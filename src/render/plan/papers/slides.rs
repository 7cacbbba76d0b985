//! The slides of each lesson.

use super::super::print::{Count, Desk, Piece, Takers};
use crate::curriculum::printing::PrintOrder;
use crate::render::paper::Paper;
use crate::render::paper::slides::Slides;
use crate::render::view::{DeckView, LessonView, Product};

pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    let lessons = desk.views.lessons.iter().zip(&desk.views.decks).zip(&desk.order.lessons);
    let wanted = lessons.filter(|(_, id)| order.job.wants(id));
    let piece = |((lesson, deck), id): ((&LessonView, &DeckView), &String)| {
        let slug = lesson.page.url.trim_start_matches("lessons/").trim_end_matches(".html");
        let slides = Slides {
            title: lesson.page.title.clone(),
            number: lesson.number,
            minutes: lesson.teaching + lesson.exercises,
            audience: lesson.audience.clone(),
            deck: deck.clone(),
            footnotes: lesson.body.footnotes.clone(),
            url: lesson.page.url.clone(),
            source: lesson.source.clone(),
        };
        Piece {
            path: format!("slides/{slug}.pdf"),
            title: format!("{} {}", lesson.page.title, order.ware.zh()),
            product: Product::Paper(Box::new(Paper::Slides(Box::new(slides)))),
            takers: Takers::Lesson(id.clone()),
            count: Count::Usual,
        }
    };
    wanted.map(piece).collect()
}

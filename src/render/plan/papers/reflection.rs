//! A sheet of each lesson for what a learner takes home from it.

use super::super::print::{Count, Desk, Piece, Takers};
use crate::curriculum::printing::PrintOrder;
use crate::render::paper::Paper;
use crate::render::paper::reflection::Reflection;
use crate::render::view::Product;
use crate::syntax::ast::plain_text;

pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    let lessons = desk.views.lessons.iter().zip(&desk.order.lessons);
    let lessons = lessons.filter(|(_, id)| order.job.wants(id));
    let piece = |(lesson, id): (&crate::render::view::LessonView, &String)| {
        let slug = lesson.page.url.trim_start_matches("lessons/").trim_end_matches(".html");
        let sheet = Reflection {
            lesson: lesson.page.title.clone(),
            number: lesson.number,
            objectives: lesson.objectives.iter().map(|line| plain_text(line)).collect(),
        };
        Piece {
            path: format!("reflection/{slug}.pdf"),
            title: format!("{}：{}", order.title, lesson.page.title),
            product: Product::Paper(Box::new(Paper::Reflection(sheet))),
            takers: Takers::Lesson(id.clone()),
            count: Count::Usual,
        }
    };
    lessons.map(piece).collect()
}

//! The texts of a product: one module of Typst for each source file that it is made of.

use crate::base::par;
use crate::render::typ::anchors::{Anchors, GLOSSARY};
use crate::render::typ::{Setting, Typst, Writer};
use crate::render::view::{Chapter, LessonView, PdfTask, Product, TermView};

/// The texts of `task`, in the order in which its template numbers them: of a lesson or a comparison its own; of the book those of
/// the chapters of all parts, and then the glossary, unless it is empty.
pub fn of(task: &PdfTask) -> Vec<Typst> {
    let trainer = task.edition.is_trainer();
    match &task.product {
        Product::Handout(view) | Product::Guide(view) => {
            let anchors = Anchors::of_lesson(view);
            // A handout is for those who learn, in whatever edition.
            let trainer = trainer && matches!(task.product, Product::Guide(_));
            vec![lesson(view, Setting { trainer, anchors: &anchors, above: 0 })]
        }
        Product::Parallel(both) => {
            // The two share their page, so that nothing can be linked to.
            let anchors = Anchors::default();
            let setting = Setting { trainer: false, anchors: &anchors, above: 0 };
            let side = |lesson: &LessonView, side: usize| {
                let mut writer =
                    Writer::new(setting, &lesson.page.url, &lesson.body.footnotes, &lesson.source);
                writer.define_lines("objectives", &lesson.objectives);
                writer.define_lines("basis", &lesson.legal_basis);
                let rows = both.rows.iter().map(|row| &lesson.body.blocks[row[side].clone()]);
                writer.define_rows("rows", rows);
                writer.finish()
            };
            vec![side(&both.lesson, 0), side(&both.translation, 1)]
        }
        Product::Comparison(view) => {
            let anchors = Anchors::default();
            let setting = Setting { trainer: false, anchors: &anchors, above: 0 };
            let mut writer = Writer::new(setting, &view.page.url, &[], &view.source);
            writer.define_code("rows", |writer| writer.comparison(&view.rows));
            vec![writer.finish()]
        }
        Product::Paper(paper) => paper.texts(&task.edition),
        Product::Book(book) => {
            let anchors = Anchors::of_book(book);
            let setting = Setting { trainer, anchors: &anchors, above: 2 };
            let chapters: Vec<&Chapter> = book.parts.iter().flat_map(|part| &part.chapters).collect();
            let mut texts = par::map(&chapters, |view| chapter(view, setting));
            texts.extend(glossary(&book.glossary, setting));
            texts
        }
    }
}

fn chapter(chapter: &Chapter, setting: Setting<'_>) -> Typst {
    match chapter {
        Chapter::Lesson(view) => lesson(view, setting),
        Chapter::Policy(view) => {
            let mut writer = Writer::new(setting, &view.page.url, &view.body.footnotes, &view.source);
            writer.define_blocks("body", &view.body.blocks);
            writer.finish()
        }
        Chapter::Case(view) => {
            let mut writer = Writer::new(setting, &view.page.url, &view.body.footnotes, &view.source);
            writer.define_lines("basis", &view.legal_basis);
            writer.define_blocks("body", &view.body.blocks);
            writer.finish()
        }
        Chapter::Law(view) => {
            let mut writer = Writer::new(setting, &view.page.url, &view.body.footnotes, &view.source);
            writer.define_blocks("body", &view.body.blocks);
            writer.define("articles", |writer| writer.law(view));
            writer.finish()
        }
    }
}

fn lesson(view: &LessonView, setting: Setting<'_>) -> Typst {
    let mut writer = Writer::new(setting, &view.page.url, &view.body.footnotes, &view.source);
    writer.define_lines("objectives", &view.objectives);
    writer.define_lines("basis", &view.legal_basis);
    writer.define_blocks("body", &view.body.blocks);
    writer.finish()
}

fn glossary(terms: &[TermView], setting: Setting<'_>) -> Option<Typst> {
    let first = terms.first()?;
    let mut writer = Writer::new(setting, GLOSSARY, &[], &first.source);
    writer.define("body", |writer| terms.iter().for_each(|term| writer.term(term)));
    Some(writer.finish())
}

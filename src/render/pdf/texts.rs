//! The texts of a product: one module of Typst for each source file that it is made of.

use crate::base::par;
use crate::render::typ::anchors::{Anchors, GLOSSARY};
use crate::render::typ::{Setting, Typst, Writer};
use crate::render::view::{Chapter, LessonView, PdfTask, Product, TermView};
use crate::source::SourceFile;
use std::sync::Arc;

/// A generated text and the file it was made from.
pub struct Text {
    /// The module.
    pub made: Typst,
    /// The author's file; nothing where there are several (the glossary knows only its terms).
    pub source: Option<Arc<SourceFile>>,
}

/// The texts of `task`, in the order in which its template numbers them: of a lesson its own; of the book those of
/// the chapters of all parts, and then the glossary.
pub fn of(task: &PdfTask) -> Vec<Text> {
    let trainer = task.edition.is_trainer();
    match &task.product {
        Product::Handout(view) | Product::Guide(view) => {
            let anchors = Anchors::of_lesson(view);
            // A guide is for trainers whatever its edition; a handout is for those who learn.
            let trainer = trainer && matches!(task.product, Product::Guide(_));
            vec![lesson(view, Setting { trainer, anchors: &anchors, above: 0 })]
        }
        Product::Book(book) => {
            let anchors = Anchors::of_book(book);
            let setting = Setting { trainer, anchors: &anchors, above: 2 };
            let chapters: Vec<&Chapter> = book.parts.iter().flat_map(|part| &part.chapters).collect();
            let mut texts = par::map(&chapters, |view| chapter(view, setting));
            texts.push(glossary(&book.glossary, setting));
            texts
        }
    }
}

fn chapter(chapter: &Chapter, setting: Setting<'_>) -> Text {
    match chapter {
        Chapter::Lesson(view) => lesson(view, setting),
        Chapter::Policy(view) => {
            let mut writer = Writer::new(setting, &view.page.url, &view.body.footnotes);
            writer.define_blocks("body", &view.body.blocks);
            Text { made: writer.finish(), source: Some(view.source.clone()) }
        }
        Chapter::Case(view) => {
            let mut writer = Writer::new(setting, &view.page.url, &view.body.footnotes);
            writer.define_lines("basis", &view.legal_basis);
            writer.define_blocks("body", &view.body.blocks);
            Text { made: writer.finish(), source: Some(view.source.clone()) }
        }
        Chapter::Law(view) => {
            let mut writer = Writer::new(setting, &view.page.url, &view.body.footnotes);
            writer.define_blocks("body", &view.body.blocks);
            writer.define("articles", |writer| writer.law(view));
            Text { made: writer.finish(), source: Some(view.source.clone()) }
        }
    }
}

fn lesson(view: &LessonView, setting: Setting<'_>) -> Text {
    let mut writer = Writer::new(setting, &view.page.url, &view.body.footnotes);
    writer.define_lines("objectives", &view.objectives);
    writer.define_lines("basis", &view.legal_basis);
    writer.define_blocks("body", &view.body.blocks);
    Text { made: writer.finish(), source: Some(view.source.clone()) }
}

fn glossary(terms: &[TermView], setting: Setting<'_>) -> Text {
    let notes: Vec<_> = terms.iter().flat_map(|term| term.definition.footnotes.iter().cloned()).collect();
    let mut writer = Writer::new(setting, GLOSSARY, &notes);
    writer.define("body", |writer| terms.iter().for_each(|term| writer.term(term)));
    Text { made: writer.finish(), source: None }
}

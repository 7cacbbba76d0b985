//! What is printed: a reader's file, or a piece of a print job.

use super::{CaseView, ComparisonView, EditionFacts, LawView, LessonView, PolicyView, TermView};
use crate::curriculum::printing::PrintOrder;
use crate::press::palette::Palette;
use crate::press::size::{Length, Size};
use crate::render::paper::Paper;
use crate::syntax::ast::PageRef;
use std::ops::Range;
use std::sync::Arc;

/// A PDF to be made.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct PdfTask {
    /// The edition.
    pub edition: Arc<EditionFacts>,
    /// Its title, for the metadata.
    pub title: String,
    /// The finished size.
    pub size: Size,
    /// Also for a press; nothing where people only read it on a screen or print it themselves.
    pub press: Option<PressFacts>,
    /// What it holds.
    pub product: Product,
    /// Virtual path and bytes of every picture in it.
    pub pictures: Vec<(String, Arc<[u8]>)>,
}

impl PdfTask {
    /// Whether it takes far longer than others: it is begun first.
    pub fn is_long(&self) -> bool {
        matches!(self.product, Product::Book(_))
    }
}

/// A printed product.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Product {
    /// A learner's handout of one lesson, with room to write.
    Handout(Box<LessonView>),
    /// A learner's handout in two languages, side by side.
    Parallel(Box<Parallel>),
    /// A trainer's guide of one lesson: minutes in the margin, trainer's notes, answers.
    Guide(Box<LessonView>),
    /// The compiled book.
    Book(Box<BookView>),
    /// Two versions of a law.
    Comparison(Box<ComparisonView>),
    /// Any other paper.
    Paper(Box<Paper>),
}

impl Product {
    /// What the design calls it (`job.product`).
    pub fn name(&self) -> &'static str {
        match self {
            Product::Handout(_) => "handout",
            Product::Parallel(_) => "parallel",
            Product::Guide(_) => "guide",
            Product::Book(_) => "book",
            Product::Comparison(_) => "comparison",
            Product::Paper(paper) => paper.name(),
        }
    }

    /// Its template in the theme.
    pub fn template(&self) -> &'static str {
        match self {
            Product::Handout(_) => "print/handout.typ.tera",
            Product::Parallel(_) => "print/parallel.typ.tera",
            Product::Guide(_) => "print/guide.typ.tera",
            Product::Book(_) => "print/book.typ.tera",
            Product::Comparison(_) => "print/comparison.typ.tera",
            Product::Paper(paper) => paper.template(),
        }
    }

    /// What makes it another document than others of its kind.
    pub fn identity(&self) -> String {
        match self {
            Product::Handout(lesson) | Product::Guide(lesson) => lesson.page.url.clone(),
            Product::Parallel(both) => format!("{}\n{}", both.lesson.page.url, both.lang),
            Product::Comparison(view) => view.page.url.clone(),
            Product::Book(_) => String::new(),
            Product::Paper(paper) => paper.identity(),
        }
    }

    /// What people call it, in an edition for trainers or in another.
    pub fn zh(&self, trainer: bool) -> &'static str {
        match self {
            Product::Book(_) if trainer => "讲师用书",
            Product::Book(_) => "书",
            Product::Handout(_) => "讲义",
            Product::Parallel(_) => "双语讲义",
            Product::Guide(_) => "教案",
            Product::Comparison(_) => "新旧对照表",
            Product::Paper(paper) => paper.zh(),
        }
    }
}

/// A lesson and its translation, side by side.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Parallel {
    /// In the language of the edition.
    pub lesson: LessonView,
    /// In the other language.
    pub translation: LessonView,
    /// The title in the other language.
    pub title: String,
    /// The other language (BCP 47).
    pub lang: String,
    /// Which blocks stand beside which: of the lesson, of the translation.
    pub rows: Vec<[Range<usize>; 2]>,
}

/// What a press needs that a screen does not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PressFacts {
    /// The plates: colours by role follow from them.
    pub palette: Palette,
    /// How far colour reaches beyond the cut.
    pub bleed: Length,
}

/// A piece of a print job: one document, for readers and for the shop.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct PieceTask {
    /// The job.
    pub order: Arc<PrintOrder>,
    /// What is said of the piece.
    pub facts: PieceFacts,
    /// The document.
    pub pdf: PdfTask,
}

/// What is said of a piece on its job sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PieceFacts {
    /// Its place in the job, from 1.
    pub number: usize,
    /// How many pieces the job has.
    pub of: usize,
    /// How often it is printed; nothing where nobody was counted.
    pub copies: Option<u32>,
}

/// The compiled book.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct BookView {
    /// 编: policies, one per course, laws, cases. Empty parts do not occur.
    pub parts: Vec<BookPart>,
    /// Laws cited, by title.
    pub laws_cited: Vec<LawCited>,
    /// All terms.
    pub glossary: Vec<TermView>,
}

/// A part of the book.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct BookPart {
    /// Its title, without 第一编.
    pub title: String,
    /// Its chapters.
    pub chapters: Vec<Chapter>,
}

/// A chapter of the book.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Chapter {
    /// A policy text.
    Policy(PolicyView),
    /// A lesson.
    Lesson(LessonView),
    /// A law: a summary, or the articles cited, or all of them.
    Law(LawView),
    /// A case.
    Case(CaseView),
}

/// A line of the index of laws cited.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LawCited {
    /// Full title.
    pub title: String,
    /// `2022年10月30日修订，2023年1月1日起施行`
    pub version: String,
    /// Articles cited, in order, each with the chapters' pages (`PageRef::url` is the key of the chapter) citing it.
    pub articles: Vec<(String, Vec<PageRef>)>,
}

//! A printed product -> a PDF that anybody can read: tagged, archivable, the same bytes every time.
//!
//! What is printed meets in four kinds of files of one closed [`world`]: `/main.typ` is a filled template, `/job.typ`
//! says what is being made, `/text/N.typ` are the author's texts as the writer [`super::typ`] gives them, `/print/…`
//! is the theme's design. A fault in any of them is led back to what a person has written.

mod coverage;
mod export;
mod facts;
mod faults;
mod fonts;
mod layout;
pub mod places;
mod template_place;
mod texts;
mod world;

use super::template::Templates;
use super::theme::Theme;
use super::typ::Typst;
use super::view::{PdfTask, Product};
use crate::diag::Diagnostic;
use coverage::Coverage;
use export::Stamp;
use fonts::Fonts;
use places::Places;
use world::{Desk, Ground};

/// What all products of a build share. Built once; it holds the fonts of the theme.
pub struct Press {
    ground: Ground,
    families: Vec<String>,
    coverage: Coverage,
}

impl Press {
    /// The press of `theme`.
    pub fn new(theme: &Theme) -> Press {
        let fonts = Fonts::of(theme);
        let families = fonts.book().families().map(|(name, _)| name.to_owned()).collect();
        let coverage = fonts.coverage().clone();
        Press { ground: Ground::new(theme, fonts), families, coverage }
    }

    /// What can be known to be wrong with `task` without setting a page: its template, and characters no font has.
    pub fn check(&self, task: &PdfTask, templates: &Templates) -> Vec<Diagnostic> {
        Sheets::of(task, templates)
            .map_or_else(|found| found, |sheets| self.reader(&sheets, templates).unprintable())
    }

    /// Makes the PDF of `task`.
    pub fn print(&self, task: &PdfTask, templates: &Templates) -> Printed {
        match Sheets::of(task, templates) {
            Ok(sheets) => Printed { words: sheets.words(), ..self.set(task, &sheets, templates) },
            Err(found) => Printed { found, ..Printed::default() },
        }
    }

    fn set(&self, task: &PdfTask, sheets: &Sheets, templates: &Templates) -> Printed {
        let reader = self.reader(sheets, templates);
        let found = reader.unprintable();
        if !found.is_empty() {
            return Printed { found, ..Printed::default() };
        }
        let job = facts::job(task, &self.families, &templates.theme().options);
        let mut files = vec![(MAIN.to_owned(), sheets.main.clone()), ("/job.typ".to_owned(), job)];
        files.extend(
            sheets.texts.iter().enumerate().map(|(number, text)| (text_path(number), text.text.clone())),
        );
        let Some(desk) = Desk::new(&self.ground, MAIN, files, &task.pictures) else {
            return Printed::default();
        };
        let (document, mut said) = desk.compile();
        let places = document.as_ref().map(|document| places::of(document, &desk, &sheets.texts));
        let pdf = match document.map(|document| export::export(&document, &stamp(task), &desk)) {
            Some(Ok(bytes)) => bytes,
            Some(Err(faults)) => {
                said.extend(faults);
                Vec::new()
            }
            None => Vec::new(),
        };
        let found = said.iter().flat_map(|fault| reader.diagnose(fault)).collect();
        Printed { pdf, found, places: places.unwrap_or_default(), words: String::new() }
    }

    fn reader<'a>(&'a self, sheets: &'a Sheets, templates: &'a Templates) -> faults::Reader<'a> {
        faults::Reader {
            texts: &sheets.texts,
            main: &sheets.main,
            template: sheets.template,
            theme: templates.theme(),
            coverage: &self.coverage,
        }
    }
}

/// What came of printing.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    /// The file; empty where a finding is an error.
    pub pdf: Vec<u8>,
    /// What was said while it was set.
    pub found: Vec<Diagnostic>,
    /// Every word that was set, among the names of the theme's functions: what a proof against leaks reads.
    pub words: String,
    /// Where the authors' words stand in it.
    pub places: Places,
}

/// A product as Typst.
struct Sheets {
    template: &'static str,
    /// The template, filled.
    main: String,
    texts: Vec<Typst>,
}

impl Sheets {
    /// The sheets of `task`, or what is wrong with the template. Nothing is said of templates that do not compile: that
    /// has been reported.
    fn of(task: &PdfTask, templates: &Templates) -> Result<Sheets, Vec<Diagnostic>> {
        let template = template(&task.product);
        let (main, found) = facts::fill(task, template, templates);
        if main.is_empty() || !found.is_empty() {
            return Err(found);
        }
        Ok(Sheets { template, main, texts: texts::of(task) })
    }
}

impl Sheets {
    /// The Typst text without the backslashes that keep its words from being code.
    fn words(&self) -> String {
        let all = std::iter::once(&self.main).chain(self.texts.iter().map(|text| &text.text));
        all.flat_map(|text| text.chars()).filter(|c| *c != '\\').collect()
    }
}

/// The file that the typesetter begins with.
const MAIN: &str = "/main.typ";

/// Where the text with this number lies.
fn text_path(number: usize) -> String {
    format!("/text/{number}.typ")
}

fn template(product: &Product) -> &'static str {
    match product {
        Product::Handout(_) => "print/handout.typ.tera",
        Product::Guide(_) => "print/guide.typ.tera",
        Product::Book(_) => "print/book.typ.tera",
        Product::Comparison(_) => "print/comparison.typ.tera",
    }
}

fn stamp(task: &PdfTask) -> Stamp {
    let edition = &task.edition;
    let url = match &task.product {
        Product::Handout(lesson) | Product::Guide(lesson) => lesson.page.url.as_str(),
        Product::Comparison(view) => view.page.url.as_str(),
        Product::Book(_) => "",
    };
    Stamp {
        identity: [&edition.provider, &edition.programme, &edition.id, template(&task.product), url]
            .join("\n"),
        date: edition.season.0.or(edition.as_of),
    }
}

#[cfg(test)]
mod tests;

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
pub mod trace;
mod world;

use super::template::Templates;
use super::theme::Theme;
use super::typ::Typst;
use super::view::PdfTask;
use crate::diag::Diagnostic;
use coverage::Coverage;
use export::{Stamp, Target};
pub use facts::Frame;
use fonts::Fonts;
use places::Places;
use serde::Serialize;
use std::sync::Arc;
use trace::Trace;
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
            Ok(sheets) => {
                let frame = Frame::of(task);
                let stamp = stamp(&frame, sheets.template, &task.product.identity());
                Printed {
                    words: sheets.words(),
                    ..self.set(&frame, &task.pictures, stamp, &sheets, templates)
                }
            }
            Err(found) => Printed { found, ..Printed::default() },
        }
    }

    fn set(
        &self,
        frame: &Frame<'_>,
        pictures: &[(String, Arc<[u8]>)],
        stamp: Stamp,
        sheets: &Sheets,
        templates: &Templates,
    ) -> Printed {
        let reader = self.reader(sheets, templates);
        let found = reader.unprintable();
        if !found.is_empty() {
            return Printed { found, ..Printed::default() };
        }
        let job = facts::job(frame, &self.families, &templates.theme().options);
        let mut files = vec![(MAIN.to_owned(), sheets.main.clone()), ("/job.typ".to_owned(), job)];
        files.extend(
            sheets.texts.iter().enumerate().map(|(number, text)| (text_path(number), text.text.clone())),
        );
        let Some(desk) = Desk::new(&self.ground, MAIN, files, pictures) else {
            return Printed::default();
        };
        let (document, mut said) = desk.compile(frame.product == "book");
        let places = document.as_ref().map(|document| places::of(document, &desk, &sheets.texts));
        let trace = match (&document, frame.press) {
            (Some(document), Some(_)) => trace::of(document, &desk, &sheets.texts),
            _ => Trace::default(),
        };
        let pdf = match document.map(|document| export::export(&document, &stamp, &desk)) {
            Some(Ok(bytes)) => bytes,
            Some(Err(faults)) => {
                said.extend(faults);
                Vec::new()
            }
            None => Vec::new(),
        };
        let found = said.iter().flat_map(|fault| reader.diagnose(fault)).collect();
        Printed { pdf, found, places: places.unwrap_or_default(), trace, words: String::new() }
    }

    /// Makes a PDF of what holds no text of authors: a template filled with `facts`, in the frame of `frame`. `identity`
    /// makes it another document than others.
    pub fn form(
        &self,
        frame: &Frame<'_>,
        template: &'static str,
        facts: &impl Serialize,
        identity: &str,
        templates: &Templates,
    ) -> (Vec<u8>, Vec<Diagnostic>) {
        let (main, found) = templates.typst(template, facts, &[]);
        if main.is_empty() || !found.is_empty() {
            return (Vec::new(), found);
        }
        let sheets = Sheets { template, main, texts: Vec::new() };
        let printed = self.set(frame, &[], stamp(frame, template, identity), &sheets, templates);
        (printed.pdf, printed.found)
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
    /// What stands where on its pages; only of what is made for a press.
    pub trace: Trace,
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
        let template = task.product.template();
        let texts = texts::of(task);
        let (main, found) = facts::fill(task, texts.len(), templates);
        if main.is_empty() || !found.is_empty() {
            return Err(found);
        }
        Ok(Sheets { template, main, texts })
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

fn stamp(frame: &Frame<'_>, template: &str, identity: &str) -> Stamp {
    let edition = frame.edition;
    let target = if frame.press.is_some() { Target::Press } else { Target::Reader };
    Stamp {
        identity: [&edition.provider, &edition.programme, &edition.id, template, identity].join("\n"),
        date: edition.season.0.or(edition.as_of),
        target,
    }
}

#[cfg(test)]
mod tests;

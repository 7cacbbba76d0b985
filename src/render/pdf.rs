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
mod inks;
mod layout;
mod leads;
pub mod places;
mod rounds;
mod template_place;
mod texts;
pub mod trace;
mod world;

use super::template::Templates;
use super::theme::Theme;
use super::typ::Typst;
use super::view::{EditionFacts, PdfTask};
use crate::base::hash::Hasher;
use crate::base::par;
use crate::diag::Diagnostic;
use crate::press::palette::Palette;
use crate::press::size::Size;
use coverage::Coverage;
pub use export::UNDATED;
use export::{Stamp, Target};
pub use facts::Frame;
use fonts::Fonts;
use inks::Inks;
use places::Places;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use trace::Trace;
use world::{Desk, Ground};

/// What all products of a build share. Built once; it holds the fonts of the theme.
pub struct Press {
    ground: Ground,
    families: Vec<String>,
    coverage: Coverage,
    /// The design's colours on plates, by the name of the palette.
    inks: Mutex<BTreeMap<String, Arc<Inks>>>,
}

impl Press {
    /// The press of `theme`.
    pub fn new(theme: &Theme) -> Press {
        let fonts = Fonts::of(theme);
        let families = fonts.book().families().map(|(name, _)| name.to_owned()).collect();
        let coverage = fonts.coverage().clone();
        Press { ground: Ground::new(theme, fonts), families, coverage, inks: Mutex::default() }
    }

    /// Forgets what the typesetter remembers for the next document: for those who have no other, but go on for long.
    pub fn forget(&self) {
        world::forget();
    }

    /// What can be known to be wrong with `task` without setting a page: its template, and characters no font has.
    pub fn check(&self, task: &PdfTask, templates: &Templates) -> Vec<Diagnostic> {
        Sheets::of(task, templates)
            .map_or_else(|found| found, |sheets| self.reader(&sheets, templates).unprintable())
    }

    /// Makes the PDF of `task`, and that for the press.
    pub fn print(&self, task: &PdfTask, templates: &Templates) -> Printed {
        let mut sheets = match Sheets::of(task, templates) {
            Ok(sheets) => sheets,
            Err(found) => return Printed { found, ..Printed::default() },
        };
        let version = sheets.stamp(task, templates);
        let inks = task.press.as_ref().map(|press| self.inks(&press.palette, &task.edition, templates));
        let targets: Vec<Target<'_>> =
            std::iter::once(Target::Reader).chain(inks.as_deref().map(Target::Press)).collect();
        let frame = Frame::of(task);
        let stamp = stamp(&task.edition, sheets.template, &task.product.identity());
        let set = self.set(&frame, &task.pictures, (&targets, &stamp), &sheets, templates);
        let mut files = set.files.into_iter();
        Printed {
            pdf: files.next().unwrap_or_default(),
            press: files.next().unwrap_or_default(),
            found: set.found,
            version,
            words: sheets.words(),
            places: set.places,
            trace: set.trace,
        }
    }

    fn set(
        &self,
        frame: &Frame<'_>,
        pictures: &[(String, Arc<[u8]>)],
        (targets, stamp): (&[Target<'_>], &Stamp),
        sheets: &Sheets,
        templates: &Templates,
    ) -> Set {
        let reader = self.reader(sheets, templates);
        let found = reader.unprintable();
        if !found.is_empty() {
            return Set { found, ..Set::default() };
        }
        let Some(desk) = self.desk(frame, &sheets.main, &sheets.texts, pictures, templates) else {
            return Set::default();
        };
        let (document, mut said) = desk.compile(frame.product == "book");
        let mut set = Set::default();
        if let Some(document) = document {
            set.places = places::of(&document, &desk, &sheets.texts);
            if targets.len() > 1 {
                set.trace = trace::of(&document, &desk, &sheets.texts);
            }
            let export = |target: &Target<'_>| export::export(&document, *target, stamp, &desk);
            for exported in par::map(targets, export) {
                match exported {
                    Ok(bytes) => set.files.push(bytes),
                    Err(faults) => said.extend(faults),
                }
            }
            if set.files.len() < targets.len() {
                set.files.clear();
            }
        }
        set.found = said.iter().flat_map(|fault| reader.diagnose(fault)).collect();
        set
    }

    fn desk(
        &self,
        frame: &Frame<'_>,
        main: &str,
        texts: &[Typst],
        pictures: &[(String, Arc<[u8]>)],
        templates: &Templates,
    ) -> Option<Desk<'_>> {
        let job = facts::job(frame, &self.families, &templates.theme().options);
        let mut files = vec![(MAIN.to_owned(), main.to_owned()), ("/job.typ".to_owned(), job)];
        files.extend(texts.iter().enumerate().map(|(number, text)| (text_path(number), text.text.clone())));
        Desk::new(&self.ground, MAIN, files, pictures)
    }

    /// What the design's colours are on the plates of `palette`. A design that names none has none: its colours are
    /// then converted as those of pictures are.
    fn inks(&self, palette: &Palette, edition: &EditionFacts, templates: &Templates) -> Arc<Inks> {
        let known = || self.inks.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(inks) = known().get(palette.name()) {
            return Arc::clone(inks);
        }
        // Set while nothing is locked: a thread that waits within the typesetter may begin another document meanwhile,
        // which would wait for the lock of its own thread for ever.
        let size = Size::named("A4");
        let card = |palette| {
            let frame = Frame { palette, ..Frame::form("card", edition, &size) };
            self.desk(&frame, inks::CARD, &[], &[], templates)?.compile(false).0
        };
        let cards = card(None).zip(card(Some(palette.name())));
        let inks = Arc::new(cards.map(|(screen, plates)| Inks::of(&screen, &plates)).unwrap_or_default());
        Arc::clone(known().entry(palette.name().to_owned()).or_insert(inks))
    }

    /// Makes a PDF of what holds no text of authors: a template filled with `facts`. `identity` makes it another
    /// document than others. `plain` is set as it is, for marks on a press file; else people read it.
    pub fn form(
        &self,
        frame: &Frame<'_>,
        template: &'static str,
        facts: &impl Serialize,
        (identity, plain): (&str, bool),
        templates: &Templates,
    ) -> (Vec<u8>, Vec<Diagnostic>) {
        let (main, found) = templates.typst(template, facts, &[]);
        if main.is_empty() || !found.is_empty() {
            return (Vec::new(), found);
        }
        let sheets = Sheets { template, main, texts: Vec::new() };
        let as_is = Inks::default();
        let target = if plain { Target::Press(&as_is) } else { Target::Reader };
        let stamp = stamp(frame.edition, template, identity);
        let set = self.set(frame, &[], (&[target], &stamp), &sheets, templates);
        (set.files.into_iter().next().unwrap_or_default(), set.found)
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
    /// The same pages for the press, where one was asked for.
    pub press: Vec<u8>,
    /// What it says of its content: a short hash of all that it shows. It changes only when the sheet does, so that
    /// what need not be printed again can be told.
    pub version: String,
    /// What was said while it was set.
    pub found: Vec<Diagnostic>,
    /// Every word that was set, among the names of the theme's functions: what a proof against leaks reads.
    pub words: String,
    /// Where the authors' words stand in it.
    pub places: Places,
    /// What stands where on its pages; only of what is made for a press.
    pub trace: Trace,
}

/// What was set.
#[derive(Default)]
struct Set {
    /// A file for each target, or none.
    files: Vec<Vec<u8>>,
    found: Vec<Diagnostic>,
    places: Places,
    trace: Trace,
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
        let (main, found) = facts::fill(task, texts.len(), "", templates);
        if main.is_empty() || !found.is_empty() {
            return Err(found);
        }
        Ok(Sheets { template, main, texts })
    }
}

impl Sheets {
    /// Writes the version of its content on it.
    fn stamp(&mut self, task: &PdfTask, templates: &Templates) -> String {
        let mut hasher = Hasher::default();
        hasher.piece(self.main.as_bytes());
        for text in &self.texts {
            hasher.piece(text.text.as_bytes());
        }
        for (_, bytes) in &task.pictures {
            hasher.piece(bytes);
        }
        let version = hasher.finish().short();
        // What filled it without a version fills it with one.
        self.main = facts::fill(task, self.texts.len(), &version, templates).0;
        version
    }

    /// The Typst text without the backslashes that keep its words from being code, and without the numbers that the
    /// template is filled with (`exercises: 15,`), which are nobody's words.
    fn words(&self) -> String {
        let main = self.main.lines().filter(|line| !is_number(line));
        let all = main.chain(self.texts.iter().map(|text| text.text.as_str()));
        all.flat_map(|text| text.chars().chain(['\n'])).filter(|c| *c != '\\').collect()
    }
}

/// Whether a line of Typst gives a number by name.
fn is_number(line: &str) -> bool {
    line.trim().trim_end_matches(',').split_once(": ").is_some_and(|(name, value)| {
        name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && value.chars().all(|c| c.is_ascii_digit())
    })
}

/// The file that the typesetter begins with.
const MAIN: &str = "/main.typ";

/// The number of the text that lies there.
fn text_number(path: &str) -> Option<usize> {
    path.strip_prefix("/text/")?.strip_suffix(".typ")?.parse().ok()
}

/// Where the text with this number lies.
fn text_path(number: usize) -> String {
    format!("/text/{number}.typ")
}

fn stamp(edition: &EditionFacts, template: &str, identity: &str) -> Stamp {
    Stamp {
        identity: [&edition.provider, &edition.programme, &edition.id, template, identity].join("\n"),
        date: edition.season.0.or(edition.as_of),
    }
}

#[cfg(test)]
mod tests;

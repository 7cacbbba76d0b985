//! Reports for editors: a page that people read, print and sign, and the same facts for programs as CSV and JSON.
//!
//! They tell of the whole programme and belong to no edition: nothing of them is in a bundle. They are made last, since
//! the register of citations names pages of print, which are known only when all is set.

mod citations;
mod coverage;
mod merging;
pub mod preflight;
mod questions;
mod readability;
pub mod timetable;

use super::paper::Paper;
use super::pdf::places::{PageNo, Places};
use super::template::Templates;
use super::view::{CoverageMap, PdfTask, Product};
use crate::base::lines::Place;
use crate::base::path::ContentPath;
use crate::curriculum::coverage::Coverage;
use crate::curriculum::merging::Merging;
use crate::curriculum::questions::BankFacts;
use crate::curriculum::readability::Card;
use crate::curriculum::register::Entry;
use crate::diag::Diagnostic;
use crate::law::Date;
use crate::syntax::Doc;
use crate::syntax::kinds::Kind;
use preflight::Shop;
use serde::Serialize;
use std::sync::Arc;

/// What the reports are made from.
#[derive(Clone, Debug)]
pub struct Reports {
    /// Of the programme.
    pub facts: Facts,
    /// Every citation, in the order of files and of places in them.
    pub citations: Vec<Cited>,
    /// The lessons that are ready, in the order of files.
    pub lessons: Vec<Rated>,
    /// What each class is taught.
    pub coverage: Coverage,
    /// The same as people look at it.
    pub map: CoverageMap,
    /// What need not be taught twice.
    pub merging: Merging,
    /// The classes with their timetables.
    pub classes: timetable::Classes,
    /// The banks of questions, in the order of files.
    pub banks: Vec<Counted>,
    /// All files of authors: findings name their lines.
    pub docs: Vec<Arc<Doc>>,
}

/// A lesson with what was counted in it.
#[derive(Clone, Debug)]
pub struct Rated {
    /// What was counted.
    pub card: Card,
    /// Where it is.
    pub source: Source,
}

/// A bank with what was counted in it.
#[derive(Clone, Debug)]
pub struct Counted {
    /// What was counted.
    pub facts: BankFacts,
    /// Where it is.
    pub source: Source,
    /// The files that draw from it.
    pub users: Vec<ContentPath>,
}

/// What stands at the head of every report.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The programme's title.
    pub programme: String,
    /// Who gives it.
    pub provider: String,
    /// The day on which the law is asked.
    pub as_of: Option<Date>,
    /// A short hash of all content.
    pub content_version: String,
    /// The editions whose printed pages are told.
    pub editions: Vec<String>,
}

/// A citation and where it stands.
#[derive(Clone, Debug)]
pub struct Cited {
    /// As it is in the register.
    pub entry: Entry,
    /// Line and column in its file.
    pub place: Place,
    /// The web page that shows it, with the heading above it; nothing for drafts.
    pub web: Option<String>,
    /// The page of the provision.
    pub law_page: Option<String>,
    /// What it stands in.
    pub source: Arc<Source>,
}

/// A document that cites.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Whether it is not built yet.
    pub draft: bool,
    /// Its web page, as seen from the reports.
    pub web: Option<String>,
}

/// A PDF that was set.
pub struct Pdf<'a> {
    /// Below the output folder.
    pub path: &'a str,
    /// What it is.
    pub task: &'a PdfTask,
    /// Where the authors' words stand in it.
    pub places: Arc<Places>,
}

impl Pdf<'_> {
    /// What people call it.
    fn name(&self) -> &'static str {
        self.task.product.zh(self.task.edition.is_trainer())
    }

    /// Whether it shows the first words of what handouts and guides print whole, some of them twice: a register of citations
    /// names the sheets that are to be read.
    fn is_excerpt(&self) -> bool {
        matches!(&self.task.product, Product::Paper(paper) if matches!(**paper, Paper::Slides(_)))
    }
}

/// A page of print that shows certain words.
struct Shown<'a> {
    pdf: &'a Pdf<'a>,
    page: PageNo,
}

/// The pages of `printed` on which the words at `offset` of the file `path` begin.
fn shown<'a>(printed: &'a [Pdf<'a>], path: &ContentPath, offset: u32) -> Vec<Shown<'a>> {
    let find = |pdf: &'a Pdf<'a>| Some(Shown { pdf, page: pdf.places.find(path, offset)? });
    printed.iter().filter(|pdf| !pdf.is_excerpt()).filter_map(find).collect()
}

/// All files of the reports, by their names.
pub fn render(
    reports: &Reports,
    printed: &[Pdf<'_>],
    shops: &[Shop<'_>],
    templates: &Templates,
) -> (Vec<(String, Vec<u8>)>, Vec<Diagnostic>) {
    let rows = citations::rows(&reports.citations, printed);
    let (register, mut found) = citations::html(&reports.facts, &rows, templates);
    let cards = readability::rows(&reports.lessons);
    let (readable, faults) = readability::html(&reports.facts, &cards, templates);
    found.extend(faults);
    let banks = questions::rows(&reports.banks, &reports.citations);
    let (asked, faults) = questions::html(&reports.facts, &banks, templates);
    found.extend(faults);
    let files = preflight::rows(shops, &reports.docs);
    let (shop, faults) = preflight::html(&reports.facts, shops, &files, templates);
    found.extend(faults);
    let (covered, faults) = coverage::html(&reports.facts, &reports.map, templates);
    found.extend(faults);
    let (merged, faults) = merging::html(&reports.facts, &reports.merging, templates);
    found.extend(faults);
    let clashes = timetable::clashes(&reports.classes, &reports.docs);
    let (classes, faults) = timetable::html(&reports.facts, &reports.classes, &clashes, templates);
    found.extend(faults);
    let own = Index {
        merging: merging::summary(&reports.merging),
        coverage: coverage::summary(&reports.map),
        timetable: timetable::summary(&reports.classes, &clashes),
        citations: citations::summary(&rows),
        readability: readability::summary(&cards),
        preflight: preflight::summary(shops, &files),
        questions: questions::summary(&banks),
    };
    let (index, faults) = page("report/index.html", &reports.facts, own, templates);
    found.extend(faults);
    let files = vec![
        ("index.html", index),
        ("citations.html", register),
        ("citations.csv", citations::csv(&rows)),
        ("citations.json", citations::json(&rows)),
        ("readability.html", readable),
        ("readability.csv", readability::csv(&cards)),
        ("readability.json", readability::json(&cards)),
        ("coverage.html", covered),
        ("coverage.csv", coverage::csv(&reports.coverage)),
        ("coverage.json", coverage::json(&reports.coverage)),
        ("merging.html", merged),
        ("merging.csv", merging::csv(&reports.merging)),
        ("merging.json", merging::json(&reports.merging)),
        ("timetable.html", classes),
        ("timetable.csv", timetable::csv(&reports.classes)),
        ("timetable.json", timetable::json(&reports.classes, &clashes)),
        ("questions.html", asked),
        ("questions.csv", questions::csv(&banks)),
        ("questions.json", questions::json(&banks)),
        ("preflight.html", shop),
        ("preflight.csv", preflight::csv(&files)),
        ("preflight.json", preflight::json(&files)),
    ];
    let mut files: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect();
    files.push(("coverage.xlsx".to_owned(), coverage::xlsx(&reports.coverage)));
    files.extend(reports.merging.proposals.iter().map(|proposal| {
        (format!("merging/classes/{}.yaml", proposal.slug), proposal.yaml.clone().into_bytes())
    }));
    (files, found)
}

/// What the list of reports tells of them.
#[derive(Serialize)]
struct Index {
    merging: merging::Summary,
    coverage: coverage::Summary,
    timetable: timetable::Summary,
    citations: citations::Summary,
    readability: readability::Summary,
    preflight: preflight::Summary,
    questions: questions::Summary,
}

/// What every template of a report gets.
#[derive(Serialize)]
struct Page<'a, T: Serialize> {
    programme: &'a str,
    provider: &'a str,
    as_of: String,
    content_version: &'a str,
    editions: &'a [String],
    tool: &'static str,
    page: T,
}

/// Fills a template. The style is part of the file: people mail it and keep it.
fn page(
    template: &str,
    facts: &Facts,
    own: impl Serialize,
    templates: &Templates,
) -> (String, Vec<Diagnostic>) {
    let facts = Page {
        programme: &facts.programme,
        provider: &facts.provider,
        as_of: facts.as_of.map(Date::han).unwrap_or_default(),
        content_version: &facts.content_version,
        editions: &facts.editions,
        tool: concat!("coursepack ", env!("CARGO_PKG_VERSION")),
        page: own,
    };
    let style = templates.theme().file("report/report.css").and_then(|file| file.text()).unwrap_or_default();
    templates.report(template, &facts, &[("style", style)])
}

//! A document for the press -> its files: pages with boxes and marks, and the same pages laid out on sheets.

use super::name;
use crate::base::hash::Hash;
use crate::base::par;
use crate::curriculum::printing::{FOLDED, SPINE};
use crate::diag::messages::{press, print};
use crate::diag::{At, Diagnostic};
use crate::press::exchange::Exchange;
use crate::press::imposition::{self, Scheme};
use crate::press::palette::Palette;
use crate::press::pdf::{MarkInk, Pdf, Unreadable, compose};
use crate::press::preflight::{self, Expected, Issue, Report, Rule};
use crate::press::recolour::recolour;
use crate::press::sheet::{self, Drawn, Setup};
use crate::press::size::Size;
use crate::render::pdf::places::Places;
use crate::render::pdf::trace::{Stranded, Trace};
use crate::render::pdf::{Frame, Press, UNDATED};
use crate::render::template::Templates;
use crate::render::view::{EditionFacts, PieceTask};
use crate::syntax::kinds::print::Binding;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a job sheet says of a piece.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct PieceSheet {
    /// Its place in the job, from 1.
    pub number: usize,
    /// How many pieces the job has in this edition.
    #[serde(skip)]
    pub of: usize,
    /// The edition it is cut from.
    pub edition: String,
    /// Its title.
    pub title: String,
    /// The version of its content, as it says at its foot: the same as long as nothing on it changes.
    pub version: String,
    /// Pages, as they are counted in a shop: blank ones that binding adds are not among them.
    pub pages: usize,
    /// Blank pages added at the end.
    pub blanks: usize,
    /// How many copies; nothing where nobody was counted.
    pub copies: Option<u32>,
    /// Sheets of one copy.
    pub sheets: usize,
    /// Width and height of such a sheet in millimetres, as it is cut around.
    pub sheet_mm: [f64; 2],
    /// Its spine in millimetres; nothing where there is none.
    pub spine_mm: Option<f64>,
    /// Its files.
    pub files: Vec<FileSheet>,
    /// What was measured in its press file.
    #[serde(skip)]
    pub preflight: Report,
    /// What was found in it, page by page (from 1).
    #[serde(skip)]
    pub findings: Vec<(usize, Diagnostic)>,
}

/// A file of a piece.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct FileSheet {
    /// Its name in the job's folder.
    pub name: String,
    /// What it is for.
    pub kind: FileKind,
    /// Its length in bytes.
    pub bytes: usize,
    /// Its SHA-256, as `sha256sum` writes it.
    pub sha256: String,
}

/// What a file of a piece is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// Its pages, one by one.
    Press,
    /// Its pages on sheets, as they are printed.
    Imposed,
}

impl FileKind {
    /// As in the job sheet.
    fn name(self) -> &'static str {
        match self {
            FileKind::Press => "press",
            FileKind::Imposed => "imposed",
        }
    }
}

/// What came of a piece.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// The file that people read.
    pub reader: Vec<u8>,
    /// What the job sheet says.
    pub sheet: PieceSheet,
    /// The files, in the order of `sheet.files`.
    pub files: Vec<Arc<[u8]>>,
    /// What was found while it was set.
    pub found: Vec<Diagnostic>,
    /// Every word that was set.
    pub words: String,
    /// Where the authors' words stand.
    pub places: Places,
}

/// Makes the files of `task`.
pub fn make(task: &PieceTask, setter: &Press, templates: &Templates) -> Made {
    let printed = setter.print(&task.pdf, templates);
    let mut made = Made { found: printed.found, words: printed.words, ..Made::default() };
    made.reader = printed.pdf;
    made.places = printed.places;
    if printed.press.is_empty() {
        return made;
    }
    match lay_out(task, (&printed.press, &printed.version), setter, templates) {
        Ok((sheet, files)) => {
            (made.sheet, made.files) = (sheet, files);
            let issues = made.sheet.preflight.issues.iter();
            let issues = issues.map(|issue| (issue.page, finding(task, issue, &printed.trace)));
            let headings = printed.trace.stranded().iter();
            let headings = headings.map(|heading| (heading.page, stranded(task, heading, &printed.trace)));
            made.sheet.findings = issues.chain(headings).collect();
            made.sheet.findings.sort_by_key(|(page, _)| *page);
            made.found.extend(bound(task, &made.sheet));
            made.found.extend(made.sheet.findings.iter().map(|(_, found)| found.clone()));
        }
        // The typesetter wrote what cannot be read: nobody's fault but ours.
        Err(fault) => unreachable_file(&fault, task),
    }
    made
}

/// An issue of the file as a finding about what caused it: the author's words or picture nearest to it, or else the job.
fn finding(task: &PieceTask, issue: &Issue, trace: &Trace) -> Diagnostic {
    let (right, down) = (f64::from(issue.right), f64::from(issue.down));
    let picture = matches!(issue.rule, Rule::Resolution { .. } | Rule::Colour { picture: true, .. });
    let of_job = task.order.job.picture.as_ref().filter(|_| picture);
    let at = trace.find(issue.page, right, down, picture).unwrap_or_else(|| {
        of_job.map_or_else(|| task.order.at(), |picture| At::new(&task.order.path, picture.span))
    });
    let place = press::Place { job: &task.order.id, title: &task.pdf.title, page: issue.page };
    match &issue.rule {
        Rule::FontMissing => press::font_missing(at, place),
        Rule::Colour { space, picture } => press::foreign_colour(at, place, space, *picture),
        Rule::Plate => press::foreign_plate(at, place, &task.order.palette.zh(), task.order.palette.name()),
        Rule::TotalInk { percent } => press::total_ink(at, place, *percent),
        Rule::Resolution { dpi } => press::resolution(at, place, *dpi, issue.rule.is_error()),
        Rule::Hairline { width } => press::hairline(at, place, *width),
        Rule::SmallType { size } => press::small_type(at, place, *size),
        Rule::NearEdge { distance } => press::near_edge(at, place, *distance),
        Rule::Overflow => press::overflow(at, place),
        Rule::NoBleed => press::no_bleed(at, place),
        Rule::Trim { width, height } => press::trim(at, place, (*width, *height), &task.order.size.zh()),
    }
}

fn stranded(task: &PieceTask, heading: &Stranded, trace: &Trace) -> Diagnostic {
    let at = trace.find(heading.page, heading.right, heading.down, false);
    let place = press::Place { job: &task.order.id, title: &task.pdf.title, page: heading.page };
    press::stranded_heading(at.unwrap_or_else(|| task.order.at()), place)
}

/// Whether so many pages can be bound as they should.
fn bound(task: &PieceTask, sheet: &PieceSheet) -> Option<Diagnostic> {
    let order = &task.order;
    let place = order.job.binding.as_ref().map_or(order.span, |binding| binding.span);
    let at = At::new(&order.path, place);
    let (folded, spine) = (order.folded(sheet.pages), order.spine(sheet.pages + sheet.blanks));
    match order.binding {
        Binding::Saddle if folded > FOLDED => {
            let (folded, most) = (folded.to_string(), FOLDED.to_string());
            Some(print::too_thick(at, &sheet.title, sheet.pages, order.weight, &folded, &most))
        }
        Binding::Perfect if spine < SPINE => {
            Some(print::too_thin(at, &sheet.title, sheet.pages, &spine.to_string(), &SPINE.to_string()))
        }
        _ => None,
    }
}

fn unreachable_file(fault: &Unreadable, task: &PieceTask) {
    debug_assert!(false, "{}: {}", task.pdf.title, fault.0);
}

/// What the slug lines of a file say, a line for each side of a sheet.
#[derive(Serialize)]
struct Slugs<'a> {
    title: &'a str,
    job: &'a str,
    version: &'a str,
    palette: &'a str,
    lines: Vec<String>,
}

type Files = (PieceSheet, Vec<Arc<[u8]>>);

fn lay_out(
    task: &PieceTask,
    (bytes, version): (&[u8], &str),
    press: &Press,
    templates: &Templates,
) -> Result<Files, Unreadable> {
    let order = &task.order;
    let mut pdf = Pdf::read(bytes)?;
    recolour(&mut pdf, &order.palette, templates.theme().profile(), order.job.refuse_pictures);
    pdf.make_forms();
    let pages = pdf.pages();
    let imposed = imposition::impose(pages.len(), order.scheme);
    let mut sheet = PieceSheet {
        number: task.facts.number,
        of: task.facts.of,
        edition: task.pdf.edition.id.clone(),
        title: task.pdf.title.clone(),
        version: version.to_owned(),
        pages: pages.len(),
        blanks: imposed.blanks,
        copies: task.facts.copies,
        sheets: imposed.sheets.len(),
        spine_mm: (order.binding == Binding::Perfect)
            .then(|| (order.spine(pages.len() + imposed.blanks).in_mm() * 10.0).round() / 10.0),
        ..PieceSheet::default()
    };
    let setup = Setup {
        bleed: order.bleed.points(),
        thickness: order.thickness.points(),
        milling: 0.0,
        marks: !order.job.unmarked,
    };
    let stem = name::stem(&sheet, &order.size.name);
    let bench = Bench { task, version, press, templates, marks: setup.marks };
    let mut files = Vec::new();
    let mut add = |name: String, kind: FileKind, bytes: Vec<u8>| {
        let sha256 = Hash::of(&bytes).to_string();
        sheet.files.push(FileSheet { name, kind, bytes: bytes.len(), sha256 });
        files.push(Arc::from(bytes));
    };
    let sheets = sheet::imposed(&pages, &imposed, order.scheme, setup);
    let copy = pdf.clone();
    let singly = || {
        let single = sheet::singly(&pages, setup);
        let of = single.len();
        let says = |at| format!("第 {} 页，共 {of} 页", at + 1);
        let file = bench.file(FileKind::Press, copy, &single, says)?;
        let expected = Expected { size: &order.size, bleed: order.bleed, palette: &order.palette };
        let report = preflight::inspect(&file, expected)?;
        Ok((file, report))
    };
    let on_sheets = || {
        let sides = if imposed.sheets.iter().any(|sheet| sheet.back.is_some()) { 2 } else { 1 };
        let of = sheets.len().div_ceil(sides);
        bench.file(FileKind::Imposed, pdf, &sheets, |at| {
            let side = ["　正面", "　反面"][at % 2];
            format!("第 {} 张，共 {of} 张{}", at / sides + 1, if sides == 2 { side } else { "" })
        })
    };
    let (single, laid) = par::join(singly, || (order.scheme != Scheme::Single).then(on_sheets).transpose());
    let (file, report) = single?;
    add(format!("{stem}.pdf"), FileKind::Press, file);
    if let Some(file) = laid? {
        add(format!("{stem}_拼版.pdf"), FileKind::Imposed, file);
    }
    let mm = |points: f32| f64::from(points / sheet::MM).round();
    sheet.sheet_mm =
        sheets.first().map(|first| [mm(first.trim.width()), mm(first.trim.height())]).unwrap_or_default();
    sheet.preflight = report;
    Ok((sheet, files))
}

/// What all files of a piece are made with.
struct Bench<'a> {
    task: &'a PieceTask,
    version: &'a str,
    press: &'a Press,
    templates: &'a Templates,
    marks: bool,
}

impl Bench<'_> {
    /// A file of `pages` on `sheets`, whose slug lines say of the sheet at an index what `says` says.
    fn file(
        &self,
        kind: FileKind,
        pages: Pdf,
        sheets: &[Drawn],
        says: impl Fn(usize) -> String,
    ) -> Result<Vec<u8>, Unreadable> {
        let PieceTask { order, pdf, .. } = self.task;
        let edition: &EditionFacts = &pdf.edition;
        let product = pdf.product.identity();
        let identity = [&edition.programme, &order.id, &edition.id, &product, kind.name()].join("\n");
        let date = edition.season.0.or(edition.as_of);
        let exchange = self.templates.theme().profile().map(|profile| Exchange {
            profile,
            title: &pdf.title,
            date: date.map_or(UNDATED, |date| (date.year(), date.month(), date.day())),
            identity: &identity,
            version: self.version,
        });
        let slugs = self.marks.then(|| self.slugs(&identity, (0..sheets.len()).map(says).collect()));
        let slugs = slugs.flatten().map(|bytes| Pdf::read(&bytes)).transpose()?;
        let ink = if order.palette == Palette::OnePlate { MarkInk::Black } else { MarkInk::All };
        compose(pages, slugs, sheets, ink, exchange.as_ref())
    }

    /// A page for each of the lines below the sheets; nothing where the theme's template is broken.
    fn slugs(&self, identity: &str, lines: Vec<String>) -> Option<Vec<u8>> {
        let PieceTask { order, pdf, .. } = self.task;
        let (version, palette) = (self.version, order.palette.name());
        let facts = Slugs { title: &pdf.title, job: &order.id, version, palette, lines };
        let size = Size::named("A4");
        let frame = Frame::form("slug", &pdf.edition, &size);
        let (bytes, _) =
            self.press.form(&frame, "print/slug.typ.tera", &facts, (identity, true), self.templates);
        Some(bytes).filter(|bytes| !bytes.is_empty())
    }
}

//! 印刷工单: one page that a shop's clerk understands, and the same for programs.

use super::name;
use super::piece::PieceSheet;
use crate::base::json;
use crate::curriculum::printing::PrintOrder;
use crate::diag::Diagnostic;
use crate::press::imposition::{Scheme, Sheet, Side, impose};
use crate::press::preflight::Report;
use crate::press::profile::Profile;
use crate::press::size::Size;
use crate::render::pdf::{Frame, Press};
use crate::render::template::Templates;
use crate::render::view::EditionFacts;
use serde::Serialize;

/// Sheets in a ream (令), as paper is sold.
const REAM: u64 = 500;

/// The job as a whole.
#[derive(Clone, Debug, Serialize)]
pub struct JobSheet<'a> {
    id: &'a str,
    product: &'static str,
    product_zh: &'static str,
    title: &'a str,
    programme: &'a str,
    provider: &'a str,
    content_version: &'a str,
    /// The day on which the law was asked.
    as_of: String,
    size: String,
    width_mm: f64,
    height_mm: f64,
    bleed_mm: f64,
    palette: &'a str,
    palette_zh: String,
    paper_g: u32,
    thickness_mm: f64,
    binding: &'static str,
    binding_zh: &'static str,
    imposition_zh: String,
    /// `PDF/X-4` where the theme has the profile of the press; else `PDF`.
    standard: &'static str,
    /// The printing condition that the profile names; empty without one.
    output_condition: &'a str,
    marks: bool,
    contact: &'a str,
    note: &'a str,
    /// All copies of all pieces.
    copies: u64,
    /// Printed pages of all copies.
    impressions: u64,
    /// Sheets of all copies: as imposed, or leaves of the finished size.
    sheets: u64,
    reams: f64,
    /// Width and height of a sheet as it is cut around, in millimetres: of the first piece.
    sheet_mm: [f64; 2],
    folding: Vec<Folded>,
    pieces: &'a [PieceSheet],
}

/// One sheet of a dummy: which pages stand on its sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Folded {
    front: Vec<Vec<Option<usize>>>,
    back: Vec<Vec<Option<usize>>>,
}

/// A press file and what was measured in it.
#[derive(Clone, Debug, Serialize)]
struct Checked<'a> {
    file: &'a str,
    #[serde(flatten)]
    report: &'a Report,
}

impl<'a> Checked<'a> {
    fn of(piece: &'a PieceSheet) -> Option<Checked<'a>> {
        Some(Checked { file: &piece.files.first()?.name, report: &piece.preflight })
    }
}

/// The files that belong to a job as a whole, by their names, and what was found while they were made.
pub fn files(
    order: &PrintOrder,
    edition: &EditionFacts,
    pieces: &[PieceSheet],
    press: &Press,
    templates: &Templates,
) -> (Vec<(String, Vec<u8>)>, Vec<Diagnostic>) {
    let sheet = JobSheet::of(order, edition, pieces, templates.theme().profile());
    let size = Size::named("A4");
    let frame = Frame::form("job-sheet", edition, &size);
    let (pdf, found) = press.form(&frame, "print/job-sheet.typ.tera", &sheet, (&order.id, false), templates);
    let checked: Vec<Checked<'_>> = pieces.iter().filter_map(Checked::of).collect();
    let name = format!("工单_{}_{}.pdf", name::plain(&order.title), order.id);
    let mut out = vec![
        ("job-sheet.json".to_owned(), json::pretty(&sheet).into_bytes()),
        ("preflight.json".to_owned(), json::pretty(&checked).into_bytes()),
    ];
    if !pdf.is_empty() {
        out.push((name, pdf));
    }
    (out, found)
}

impl<'a> JobSheet<'a> {
    fn of(
        order: &'a PrintOrder,
        edition: &'a EditionFacts,
        pieces: &'a [PieceSheet],
        profile: Option<&'a Profile>,
    ) -> JobSheet<'a> {
        let times = |count: fn(&PieceSheet) -> usize| -> u64 {
            pieces.iter().map(|piece| count(piece) as u64 * u64::from(piece.copies.unwrap_or(0))).sum()
        };
        let sheets = times(|piece| piece.sheets);
        JobSheet {
            id: &order.id,
            product: order.ware.name(),
            product_zh: order.ware.zh(),
            title: &order.title,
            programme: &edition.programme,
            provider: &edition.provider,
            content_version: &edition.content_version,
            as_of: edition.as_of.map(|date| date.to_string()).unwrap_or_default(),
            size: order.size.zh(),
            width_mm: order.size.width.in_mm(),
            height_mm: order.size.height.in_mm(),
            bleed_mm: order.bleed.in_mm(),
            palette: order.palette.name(),
            palette_zh: order.palette.zh(),
            paper_g: order.weight,
            thickness_mm: order.thickness.in_mm(),
            binding: order.binding.name(),
            binding_zh: order.binding.zh(),
            imposition_zh: order.scheme.zh(),
            standard: if profile.is_some() { "PDF/X-4" } else { "PDF" },
            output_condition: profile.map(Profile::name).unwrap_or_default(),
            marks: !order.job.unmarked,
            contact: &order.job.contact,
            note: &order.job.note,
            copies: times(|_| 1),
            impressions: times(|piece| piece.pages),
            sheets,
            reams: (sheets * 100).div_ceil(REAM) as f64 / 100.0,
            sheet_mm: pieces.first().map(|piece| piece.sheet_mm).unwrap_or_default(),
            folding: folding(order, pieces),
            pieces,
        }
    }
}

/// The first sheets of the first piece, as a dummy.
fn folding(order: &PrintOrder, pieces: &[PieceSheet]) -> Vec<Folded> {
    let Some(first) = pieces.first().filter(|_| order.scheme != Scheme::Single) else { return Vec::new() };
    let side = |side: &Side| side.iter().map(|row| row.iter().map(|place| place.page).collect()).collect();
    let sheets = impose(first.pages, order.scheme).sheets;
    let folded = |sheet: &Sheet| Folded {
        front: side(&sheet.front),
        back: sheet.back.as_ref().map(side).unwrap_or_default(),
    };
    sheets.iter().take(2).map(folded).collect()
}

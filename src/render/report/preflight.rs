//! What was measured in the files for the shop: a line for each file, and what would go wrong on the press.

use super::{Facts, page};
use crate::base::lines::Lines;
use crate::base::{csv, json};
use crate::curriculum::printing::PrintOrder;
use crate::diag::{Diagnostic, Severity};
use crate::press::palette::Palette;
use crate::press::preflight::PageReport;
use crate::render::shop::piece::PieceSheet;
use crate::render::template::Templates;
use crate::syntax::Doc;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A print job as it was made.
pub struct Shop<'a> {
    /// What was ordered.
    pub order: &'a PrintOrder,
    /// Its pieces, as they are numbered.
    pub pieces: &'a [PieceSheet],
}

/// An object of `preflight.json`: a press file.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    job: &'a str,
    title: &'a str,
    edition: &'a str,
    /// Below the folder of the job.
    file: &'a str,
    blanks: usize,
    /// Page by page, as in the job's own `preflight.json`.
    pages: &'a [PageReport],
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    /// Of the press file, from 1.
    page: usize,
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    /// What caused it.
    path: &'a str,
    /// From 1; nothing where the file as a whole is meant.
    line: Option<usize>,
}

/// The press files of all jobs.
pub(super) fn rows<'a>(shops: &'a [Shop<'a>], docs: &[Arc<Doc>]) -> Vec<Row<'a>> {
    let mut lines = Places { docs, known: BTreeMap::new() };
    let mut rows = Vec::new();
    for shop in shops {
        for piece in shop.pieces {
            let Some(file) = piece.files.first() else { continue };
            let finding = |(page, found): &'a (usize, Diagnostic)| Finding {
                page: *page,
                code: found.code.name,
                severity: found.severity.name(),
                message: &found.message.zh,
                path: found.at.path.as_str(),
                line: lines.line(found),
            };
            rows.push(Row {
                job: &shop.order.id,
                title: &piece.title,
                edition: &piece.edition,
                file: &file.name,
                blanks: piece.blanks,
                findings: piece.findings.iter().map(finding).collect(),
                pages: &piece.preflight.pages,
            });
        }
    }
    rows
}

/// Looks up lines; each file is indexed once.
struct Places<'a> {
    docs: &'a [Arc<Doc>],
    known: BTreeMap<&'a str, Lines<'a>>,
}

impl Places<'_> {
    fn line(&mut self, found: &Diagnostic) -> Option<usize> {
        let doc = self.docs.iter().find(|doc| *doc.path() == found.at.path)?;
        let lines = self.known.entry(doc.path().as_str()).or_insert_with(|| Lines::new(&doc.source.text));
        Some(lines.place(found.at.span.start as usize).line)
    }
}

impl Row<'_> {
    fn lowest_dpi(&self) -> Option<u32> {
        self.pages.iter().filter_map(|page| page.lowest_dpi).min()
    }

    /// The mean over its pages of what each plate covers.
    fn coverage(&self) -> [f32; 5] {
        let count = self.pages.len().max(1) as f32;
        std::array::from_fn(|plate| self.pages.iter().map(|page| page.coverage[plate]).sum::<f32>() / count)
    }
}

/// One array.
pub(super) fn json(rows: &[Row<'_>]) -> String {
    json::pretty(&rows)
}

/// A row for each page.
pub(super) fn csv(rows: &[Row<'_>]) -> String {
    let head = [
        "job",
        "title",
        "edition",
        "file",
        "page",
        "cyan",
        "magenta",
        "yellow",
        "black",
        "spot",
        "total_ink",
        "blank",
        "lowest_dpi",
        "findings",
    ];
    let body = rows.iter().flat_map(|row| {
        row.pages.iter().map(|page| {
            let found = row.findings.iter().filter(|found| found.page == page.page);
            let found: Vec<String> = found.map(|found| format!("{} {}", found.code, found.message)).collect();
            let texts = [row.job, row.title, row.edition, row.file].map(str::to_owned).into_iter();
            let plates = page.coverage.map(|share| format!("{share:.4}"));
            let rest = [
                page.total_ink.to_string(),
                page.blank.to_string(),
                page.lowest_dpi.map(|dpi| dpi.to_string()).unwrap_or_default(),
                found.join("; "),
            ];
            csv::row(texts.chain([page.page.to_string()]).chain(plates).chain(rest))
        })
    });
    csv::file(std::iter::once(csv::row(head)).chain(body))
}

/// What the list of reports says of it.
#[derive(Serialize)]
pub(super) struct Summary {
    jobs: usize,
    files: usize,
    pages: usize,
    /// Files with something to look at.
    noted: usize,
}

pub(super) fn summary(shops: &[Shop<'_>], rows: &[Row<'_>]) -> Summary {
    Summary {
        jobs: shops.len(),
        files: rows.len(),
        pages: rows.iter().map(|row| row.pages.len()).sum(),
        noted: rows.iter().filter(|row| !row.findings.is_empty()).count(),
    }
}

/// The page for people.
pub(super) fn html(
    facts: &Facts,
    shops: &[Shop<'_>],
    rows: &[Row<'_>],
    templates: &Templates,
) -> (String, Vec<Diagnostic>) {
    #[derive(Serialize)]
    struct Sheet<'a> {
        summary: Summary,
        noted: Vec<Noted<'a>>,
        jobs: Vec<Job<'a>>,
    }
    #[derive(Serialize)]
    struct Noted<'a> {
        serious: bool,
        href: String,
        #[serde(flatten)]
        finding: &'a Finding<'a>,
    }
    #[derive(Serialize)]
    struct Job<'a> {
        id: &'a str,
        title: &'a str,
        facts: String,
        /// `C`, `M`, …: the plates of the job.
        plates: Vec<&'static str>,
        files: Vec<File>,
    }
    #[derive(Serialize)]
    struct File {
        title: String,
        edition: String,
        href: String,
        pages: usize,
        blanks: usize,
        coverage: Vec<String>,
        total_ink: u32,
        lowest_dpi: Option<u32>,
        findings: usize,
    }
    let href = |row: &Row<'_>| format!("../print/shop/{}/{}", row.job, row.file);
    let serious = Severity::Error.name();
    let noted = rows.iter().flat_map(|row| {
        row.findings.iter().map(|finding| Noted {
            serious: finding.severity == serious,
            href: href(row),
            finding,
        })
    });
    let jobs = shops.iter().map(|shop| {
        let plates = plates(&shop.order.palette);
        let file = |row: &Row<'_>| {
            let coverage = row.coverage();
            File {
                title: row.title.to_owned(),
                edition: row.edition.to_owned(),
                href: href(row),
                pages: row.pages.len(),
                blanks: row.blanks,
                coverage: plates.iter().map(|(_, at)| format!("{:.1}", coverage[*at] * 100.0)).collect(),
                total_ink: row.pages.iter().map(|page| page.total_ink).max().unwrap_or_default(),
                lowest_dpi: row.lowest_dpi(),
                findings: row.findings.len(),
            }
        };
        let own = rows.iter().filter(|row| row.job == shop.order.id);
        Job {
            id: &shop.order.id,
            title: &shop.order.title,
            facts: format!("{} · {}", shop.order.size.zh(), shop.order.palette.zh()),
            plates: plates.iter().map(|(name, _)| *name).collect(),
            files: own.map(file).collect(),
        }
    });
    let own = Sheet { summary: summary(shops, rows), noted: noted.collect(), jobs: jobs.collect() };
    page("report/preflight.html", facts, own, templates)
}

/// The plates of a palette, each with its place in a page's coverage.
fn plates(palette: &Palette) -> &'static [(&'static str, usize)] {
    match palette {
        Palette::OnePlate => &[("黑", 3)],
        Palette::Process => &[("青", 0), ("品", 1), ("黄", 2), ("黑", 3)],
        Palette::Spot(_) => &[("黑", 3), ("专色", 4)],
    }
}

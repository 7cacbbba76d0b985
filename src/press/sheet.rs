//! Sheets as geometry: where each page is placed, what is cut off, which marks stand around. Lengths are points
//! (1/72 inch) from the lower left corner of what remains when a sheet is cut.

use super::imposition::{Imposed, Place, Scheme, Sheet, Side};
use super::pdf::Boxes;

/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub left: f32,
    /// Its lower edge.
    pub bottom: f32,
    /// Its right edge.
    pub right: f32,
    /// Its upper edge.
    pub top: f32,
}

impl Rect {
    /// 210 x 297 mm.
    pub const A4: Rect = Rect { left: 0.0, bottom: 0.0, right: 210.0 * MM, top: 297.0 * MM };

    /// From the corner.
    pub fn of_size(width: f32, height: f32) -> Rect {
        Rect { left: 0.0, bottom: 0.0, right: width, top: height }
    }

    /// From left to right.
    pub fn width(self) -> f32 {
        self.right - self.left
    }

    /// From bottom to top.
    pub fn height(self) -> f32 {
        self.top - self.bottom
    }

    /// Larger by `by` on all sides.
    pub fn grown(self, by: f32) -> Rect {
        Rect { left: self.left - by, bottom: self.bottom - by, right: self.right + by, top: self.top + by }
    }
}

/// A side of a sheet as it is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// The whole sheet.
    pub media: Rect,
    /// Up to where colour may reach.
    pub bleed: Rect,
    /// What remains when it is cut all around.
    pub trim: Rect,
    /// The pages on it.
    pub placed: Vec<Placed>,
    /// Marks, on every plate.
    pub marks: Vec<Mark>,
}

impl Default for Rect {
    fn default() -> Rect {
        Rect::of_size(0.0, 0.0)
    }
}

/// Something placed on a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// What.
    pub source: Source,
    /// How its points become points of the sheet (ISO 32000-1, 8.3.4).
    pub matrix: [f32; 6],
    /// What of it shows.
    pub clip: Rect,
}

/// What is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A page of the piece, from 0.
    Page(usize),
    /// A page of the file of slug lines, from 0.
    Slug(usize),
}

/// A mark outside of what remains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// A line: solid where to cut, dashed where to fold.
    Line {
        /// One end.
        from: (f32, f32),
        /// The other.
        to: (f32, f32),
        /// How it is drawn.
        ink: Ink,
    },
    /// A circle with a cross, by which plates are set over each other.
    Target {
        /// Its centre.
        at: (f32, f32),
        /// Of the circle.
        radius: f32,
    },
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Where to cut.
    Solid,
    /// Where to fold.
    Dashed,
}

/// What a shop asks for around the pages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setup {
    /// How far colour reaches over the edge, points.
    pub bleed: f32,
    /// How thick the paper is, points: folded sheets push the inner ones outward.
    pub thickness: f32,
    /// What is milled off the spine of a perfect binding, points.
    pub milling: f32,
    /// Whether marks and the slug line are drawn.
    pub marks: bool,
}

/// Length of a crop mark.
const CROP: f32 = 5.0 * MM;
/// Between the bleed and a mark.
const CLEAR: f32 = 1.0 * MM;
/// Of a registration target.
const TARGET: f32 = 1.6 * MM;

impl Setup {
    /// The room around the cut size.
    fn slug(&self) -> f32 {
        if self.marks { self.bleed.max(2.0 * MM) + CLEAR + CROP + 3.0 * MM } else { self.bleed }
    }
}

/// Every page on a sheet of its own: the file that a shop imposes itself.
pub fn singly(pages: &[Boxes], setup: Setup) -> Vec<Drawn> {
    let each = pages.iter().enumerate();
    each.map(|(at, boxes)| {
        let place = Place { page: Some(at + 1), turned: false };
        let cell = Cell { trim: Rect::of_size(boxes.trim.width(), boxes.trim.height()), place, spine: None };
        drawn(&[cell], pages, setup, Folds::default(), 0, at)
    })
    .collect()
}

/// The sides of the sheets, fronts and backs by turns.
pub fn imposed(pages: &[Boxes], imposed: &Imposed, scheme: Scheme, setup: Setup) -> Vec<Drawn> {
    let Some(first) = pages.first() else { return Vec::new() };
    let size = (first.trim.width(), first.trim.height());
    let mut out = Vec::new();
    for sheet in &imposed.sheets {
        for side in std::iter::once(&sheet.front).chain(&sheet.back) {
            let (cells, folds) = cells(side, size, scheme, setup);
            out.push(drawn(&cells, pages, setup, folds, sheet_depth(sheet), out.len()));
        }
    }
    out
}

fn sheet_depth(sheet: &Sheet) -> usize {
    sheet.inside_of
}

/// A place with its cut size on the sheet.
#[derive(Clone, Copy)]
struct Cell {
    trim: Rect,
    place: Place,
    /// Which side the spine is on; nothing where leaves are loose.
    spine: Option<Edge>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Left,
    Right,
}

/// Where a sheet is folded.
#[derive(Default)]
struct Folds {
    /// At these distances from the left.
    upright: Vec<f32>,
    /// At these from the bottom.
    level: Vec<f32>,
}

/// The places of a side, with the room between them that cutting and milling take.
fn cells(side: &Side, (width, height): (f32, f32), scheme: Scheme, setup: Setup) -> (Vec<Cell>, Folds) {
    let folded = matches!(scheme, Scheme::Saddle | Scheme::Perfect(_));
    let rows = side.len();
    let columns = side.first().map_or(0, Vec::len);
    let spine_gap = if matches!(scheme, Scheme::Perfect(_)) { 2.0 * setup.milling } else { 0.0 };
    // In a folded sheet spines lie between the columns of a pair: 0 and 1, 2 and 3.
    let gap = |column: usize| if folded && column.is_multiple_of(2) { spine_gap } else { 2.0 * setup.bleed };
    let mut lefts = vec![0.0_f32];
    for column in 1..columns {
        lefts.push(lefts[column - 1] + width + gap(column - 1));
    }
    let bottom = |row: usize| (rows - 1 - row) as f32 * (height + 2.0 * setup.bleed);
    let mut cells = Vec::with_capacity(rows * columns);
    for (row, places) in side.iter().enumerate() {
        for (column, place) in places.iter().enumerate() {
            let (left, bottom) = (lefts[column], bottom(row));
            let trim = Rect { left, bottom, right: left + width, top: bottom + height };
            let spine = folded.then_some(if column % 2 == 0 { Edge::Right } else { Edge::Left });
            cells.push(Cell { trim, place: *place, spine });
        }
    }
    let mut folds = Folds::default();
    if folded {
        folds.upright = (1..columns).map(|column| lefts[column] - gap(column - 1) / 2.0).collect();
        folds.level = (1..rows).map(|row| bottom(row) + height + setup.bleed).collect();
    }
    (cells, folds)
}

fn drawn(cells: &[Cell], pages: &[Boxes], setup: Setup, folds: Folds, depth: usize, number: usize) -> Drawn {
    let edge = |side: fn(&Cell) -> f32, pick: fn(f32, f32) -> f32| {
        cells.iter().map(side).reduce(pick).unwrap_or(0.0)
    };
    let trim = Rect {
        left: edge(|cell| cell.trim.left, f32::min),
        bottom: edge(|cell| cell.trim.bottom, f32::min),
        right: edge(|cell| cell.trim.right, f32::max),
        top: edge(|cell| cell.trim.top, f32::max),
    };
    let mut placed: Vec<Placed> = cells.iter().filter_map(|cell| place(cell, pages, setup, depth)).collect();
    let mut marks = Vec::new();
    if setup.marks {
        marks = crop_marks(cells, trim, setup);
        marks.extend(fold_marks(&folds, trim, setup));
        marks.extend(targets(trim, setup));
        placed.push(slug(trim, setup, number));
    }
    Drawn { media: trim.grown(setup.slug()), bleed: trim.grown(setup.bleed), trim, placed, marks }
}

fn place(cell: &Cell, pages: &[Boxes], setup: Setup, depth: usize) -> Option<Placed> {
    let at = cell.place.page?.checked_sub(1)?;
    let page = pages.get(at)?;
    let creep = setup.thickness * depth as f32;
    let (toward, clip) = match cell.spine {
        None => (0.0, cell.trim.grown(setup.bleed)),
        // Nothing may cross the spine onto the neighbour, but for what is milled off.
        Some(Edge::Right) => {
            (creep, Rect { right: cell.trim.right + setup.milling, ..cell.trim.grown(setup.bleed) })
        }
        Some(Edge::Left) => {
            (-creep, Rect { left: cell.trim.left - setup.milling, ..cell.trim.grown(setup.bleed) })
        }
    };
    let matrix = match cell.place.turned {
        false => [
            1.0,
            0.0,
            0.0,
            1.0,
            cell.trim.left - page.trim.left + toward,
            cell.trim.bottom - page.trim.bottom,
        ],
        true => [
            -1.0,
            0.0,
            0.0,
            -1.0,
            cell.trim.right + page.trim.left + toward,
            cell.trim.top + page.trim.bottom,
        ],
    };
    Some(Placed { source: Source::Page(at), matrix, clip })
}

/// The line that tells what a sheet is, below it.
fn slug(trim: Rect, setup: Setup, number: usize) -> Placed {
    let (left, bottom) = (trim.left + 12.0 * MM, trim.bottom - setup.slug() + 1.0 * MM);
    let clip = Rect { left, bottom, right: trim.right, top: trim.bottom - setup.bleed };
    Placed { source: Source::Slug(number), matrix: [1.0, 0.0, 0.0, 1.0, left, bottom], clip }
}

fn crop_marks(cells: &[Cell], trim: Rect, setup: Setup) -> Vec<Mark> {
    let start = setup.bleed.max(2.0 * MM) + CLEAR;
    let line = |from, to| Mark::Line { from, to, ink: Ink::Solid };
    let sorted = |mut all: Vec<f32>| {
        all.sort_by(f32::total_cmp);
        all.dedup();
        all
    };
    let xs = sorted(cells.iter().flat_map(|cell| [cell.trim.left, cell.trim.right]).collect());
    let ys = sorted(cells.iter().flat_map(|cell| [cell.trim.bottom, cell.trim.top]).collect());
    let upright = xs.into_iter().flat_map(|x| {
        [
            line((x, trim.top + start), (x, trim.top + start + CROP)),
            line((x, trim.bottom - start), (x, trim.bottom - start - CROP)),
        ]
    });
    let level = ys.into_iter().flat_map(|y| {
        [
            line((trim.left - start, y), (trim.left - start - CROP, y)),
            line((trim.right + start, y), (trim.right + start + CROP, y)),
        ]
    });
    upright.chain(level).collect()
}

fn fold_marks(folds: &Folds, trim: Rect, setup: Setup) -> Vec<Mark> {
    let start = setup.bleed.max(2.0 * MM) + CLEAR;
    let line = |from, to| Mark::Line { from, to, ink: Ink::Dashed };
    let upright = folds.upright.iter().flat_map(|&x| {
        [
            line((x, trim.top + start), (x, trim.top + start + CROP)),
            line((x, trim.bottom - start), (x, trim.bottom - start - CROP)),
        ]
    });
    let level = folds.level.iter().flat_map(|&y| {
        [
            line((trim.left - start, y), (trim.left - start - CROP, y)),
            line((trim.right + start, y), (trim.right + start + CROP, y)),
        ]
    });
    upright.chain(level).collect()
}

/// About the middle of each side, moved aside where a fold or a cut is there; below, the slug line has the left part.
fn targets(trim: Rect, setup: Setup) -> [Mark; 4] {
    let away = setup.bleed.max(2.0 * MM) + CLEAR + CROP / 2.0;
    let (x, y) = (trim.left + trim.width() * 0.45, trim.bottom + trim.height() * 0.45);
    let below = trim.left + trim.width() * 0.94;
    let at =
        [(x, trim.top + away), (below, trim.bottom - away), (trim.left - away, y), (trim.right + away, y)];
    at.map(|at| Mark::Target { at, radius: TARGET })
}

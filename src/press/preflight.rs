//! Preflight: reads a finished press file as a shop would, and says what would go wrong on the press.
//!
//! Everything is measured in the file itself, nothing is taken from what was meant. Ink coverage is an estimate from
//! outlines and areas, without overlaps; it is within a few percent of what a separation shows.

use super::content::{Ink, Shown, What, shown};
use super::glyphs;
use super::palette::Palette;
use super::pdf::{Boxes, ObjectId, Pdf, Unreadable};
use super::sheet::{MM, Rect};
use super::size::{Length, Size};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the file should be.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The finished size; lying pages are turned.
    pub size: &'a Size,
    /// How far colour must reach beyond the cut.
    pub bleed: Length,
    /// The plates.
    pub palette: &'a Palette,
}

/// What was measured.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Report {
    /// Page by page.
    pub pages: Vec<PageReport>,
    /// What would go wrong, by page; each rule once a page.
    pub issues: Vec<Issue>,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct PageReport {
    /// From 1.
    pub page: usize,
    /// Share of the trimmed page that each plate covers, of all ink (1 is solid): cyan, magenta, yellow, black, spot.
    pub coverage: [f32; 5],
    /// The most ink that one object has, in percent of a solid plate; 300 is what most papers take.
    pub total_ink: u32,
    /// Whether nothing is printed on it.
    pub blank: bool,
    /// Dots per inch of its pictures, as placed: the lowest.
    pub lowest_dpi: Option<u32>,
}

/// Something that would go wrong.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Issue {
    /// From 1.
    pub page: usize,
    /// Points from the left edge of the trimmed page.
    pub right: f32,
    /// Points from its top.
    pub down: f32,
    /// What.
    #[serde(flatten)]
    pub rule: Rule,
}

/// What can go wrong on a press.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum Rule {
    /// A font is not in the file: a shop's machine would take another.
    FontMissing,
    /// A colour space that no plate carries.
    Colour {
        /// Which.
        space: String,
        /// Whether it is a picture.
        picture: bool,
    },
    /// Ink of a plate that the job does not have.
    Plate,
    /// More ink than paper takes.
    TotalInk {
        /// In percent.
        percent: u32,
    },
    /// A picture too coarse for print.
    Resolution {
        /// Dots per inch, as placed.
        dpi: u32,
    },
    /// A line too thin to print safely.
    Hairline {
        /// In points.
        width: f32,
    },
    /// Letters too small to read or print.
    SmallType {
        /// In points.
        size: f32,
    },
    /// Letters too near to the cut.
    NearEdge {
        /// In millimetres.
        distance: f32,
    },
    /// Letters that the cut goes through.
    Overflow,
    /// Colour that ends at the cut.
    NoBleed,
    /// The page is cut to another size than the job's.
    Trim {
        /// In millimetres.
        width: f32,
        /// In millimetres.
        height: f32,
    },
}

impl Rule {
    /// Whether the file must not go to a press.
    pub fn is_error(&self) -> bool {
        match self {
            Rule::Resolution { dpi } => *dpi < COARSE,
            Rule::FontMissing
            | Rule::Colour { .. }
            | Rule::Plate
            | Rule::Overflow
            | Rule::NoBleed
            | Rule::Trim { .. } => true,
            Rule::TotalInk { .. }
            | Rule::Hairline { .. }
            | Rule::SmallType { .. }
            | Rule::NearEdge { .. } => false,
        }
    }

    /// The same for all findings of a kind.
    fn kind(&self) -> std::mem::Discriminant<Rule> {
        std::mem::discriminant(self)
    }
}

/// Dots per inch below which a picture is not printed, and below which it is remarked on.
const COARSE: u32 = 150;
const FINE: u32 = 300;
/// Letters stay away so far from the cut.
const SAFE: f32 = 5.0 * MM;
/// Lines thinner than this break up, in points.
const HAIRLINE: f32 = 0.25;
/// Letters smaller than this fill in, in points.
const SMALL: f32 = 6.0;
/// The ink that coated paper takes, in percent.
const MOST_INK: u32 = 320;
/// Measures are rounded in files: so much is no difference, in points.
const SLACK: f32 = 0.6;

/// Reads a press file.
///
/// # Errors
/// It is no PDF.
pub fn inspect(bytes: &[u8], expected: Expected<'_>) -> Result<Report, Unreadable> {
    let pdf = Pdf::read(bytes)?;
    let boxes = pdf.pages();
    let pages = shown(&pdf);
    let inked = Inked::of(&pdf, &pages);
    let mut report = Report::default();
    for ((at, shown), boxes) in pages.iter().enumerate().zip(&boxes) {
        let page = Page { number: at + 1, boxes: *boxes, expected, inked: &inked };
        page.read(shown, &mut report);
    }
    Ok(report)
}

/// What must be looked up outside of pages: glyphs and pixels, each once.
struct Inked {
    fonts: BTreeMap<ObjectId, Font>,
    pictures: BTreeMap<ObjectId, [f32; 5]>,
}

struct Font {
    embedded: bool,
    areas: BTreeMap<u16, f32>,
}

impl Inked {
    fn of(pdf: &Pdf, pages: &[Vec<Shown>]) -> Inked {
        let mut used: BTreeMap<ObjectId, BTreeSet<u16>> = BTreeMap::new();
        let mut pictures = BTreeMap::new();
        for shown in pages.iter().flatten() {
            match &shown.what {
                What::Letters(font, _, codes) => used.entry(*font).or_default().extend(codes),
                What::Picture(id, ..) => {
                    pictures.entry(*id).or_insert_with(|| mean(pdf, *id, &shown.ink));
                }
                What::Area(_) | What::Line(..) => {}
            }
        }
        let font = |(id, glyphs): (ObjectId, BTreeSet<u16>)| {
            let file = pdf.font_file(id);
            let areas = file.as_ref().map(|file| glyphs::areas(file, &glyphs)).unwrap_or_default();
            (id, Font { embedded: file.is_some() || pdf.is_type3(id), areas })
        };
        Inked { fonts: used.into_iter().map(font).collect(), pictures }
    }
}

/// The mean ink of a picture.
fn mean(pdf: &Pdf, id: ObjectId, ink: &Ink) -> [f32; 5] {
    match ink {
        Ink::Plates([0.0, 0.0, 0.0, _]) => {
            let light = pdf.mean(id, 1).and_then(|mean| mean.first().copied()).unwrap_or(0.5);
            [0.0, 0.0, 0.0, 1.0 - light, 0.0]
        }
        Ink::Plates(_) => match pdf.mean(id, 4).as_deref() {
            Some([c, m, y, k]) => [*c, *m, *y, *k, 0.0],
            _ => [0.4, 0.4, 0.4, 0.4, 0.0],
        },
        other => shares(other),
    }
}

fn shares(ink: &Ink) -> [f32; 5] {
    match ink {
        Ink::Plates([c, m, y, k]) => [*c, *m, *y, *k, 0.0],
        Ink::Spot(_, share) => [0.0, 0.0, 0.0, 0.0, *share],
        Ink::All => [1.0, 1.0, 1.0, 1.0, 1.0],
        Ink::Foreign(_) => [0.0; 5],
    }
}

struct Page<'a> {
    number: usize,
    boxes: Boxes,
    expected: Expected<'a>,
    inked: &'a Inked,
}

impl Page<'_> {
    fn read(&self, all: &[Shown], report: &mut Report) {
        let trim = self.boxes.trim;
        let mut page = PageReport { page: self.number, blank: true, ..PageReport::default() };
        let mut said = BTreeMap::new();
        let mut say = |rect: Rect, rule: Rule| {
            let key = format!("{:?}", rule.kind());
            let issue =
                Issue { page: self.number, right: rect.left - trim.left, down: trim.top - rect.top, rule };
            said.entry(key).or_insert(issue);
        };
        self.trim(&mut say);
        for shown in all {
            let seen =
                super::content::common(shown.rect, self.boxes.trim.grown(self.expected.bleed.points()));
            // The slug and the marks stand outside.
            if seen.width() < 0.0 || seen.height() < 0.0 || outside(shown.rect, trim) {
                continue;
            }
            let coverage = self.coverage(shown);
            let total: f32 = self.shares(shown).iter().sum();
            if total <= 0.0 && !matches!(shown.ink, Ink::Foreign(_)) {
                continue;
            }
            page.blank = false;
            page.total_ink = page.total_ink.max((total * 100.0).round() as u32);
            let whole = trim.width() * trim.height();
            for (sum, area) in page.coverage.iter_mut().zip(coverage) {
                *sum += area / whole;
            }
            self.colour(shown, &mut say);
            match &shown.what {
                What::Letters(font, size, _) => {
                    if self.inked.fonts.get(font).is_some_and(|font| !font.embedded) {
                        say(shown.rect, Rule::FontMissing);
                    }
                    if *size < SMALL - 0.05 {
                        say(shown.rect, Rule::SmallType { size: *size });
                    }
                    self.distance(shown.rect, &mut say);
                }
                What::Picture(_, pixels, placed) => {
                    let dpi = (pixels.0 / placed.0.max(0.01)).min(pixels.1 / placed.1.max(0.01)) * 72.0;
                    let dpi = dpi.round() as u32;
                    page.lowest_dpi = Some(page.lowest_dpi.map_or(dpi, |lowest: u32| lowest.min(dpi)));
                    if dpi < FINE {
                        say(shown.rect, Rule::Resolution { dpi });
                    }
                    self.bleed(shown.rect, &mut say);
                }
                What::Line(width, _) if *width < HAIRLINE - 0.005 => {
                    say(shown.rect, Rule::Hairline { width: *width });
                }
                What::Area(_) => {
                    let thin = shown.rect.width().min(shown.rect.height());
                    let long = shown.rect.width().max(shown.rect.height());
                    if thin < HAIRLINE - 0.005 && long > 6.0 {
                        say(shown.rect, Rule::Hairline { width: thin });
                    }
                    self.bleed(shown.rect, &mut say);
                }
                What::Line(..) => {}
            }
        }
        if page.total_ink > MOST_INK {
            say(trim, Rule::TotalInk { percent: page.total_ink });
        }
        report.pages.push(page);
        report.issues.extend(said.into_values());
    }

    fn trim(&self, say: &mut impl FnMut(Rect, Rule)) {
        let (trim, size) = (self.boxes.trim, self.expected.size);
        let fits = |width: Length, height: Length| {
            (trim.width() - width.points()).abs() < SLACK && (trim.height() - height.points()).abs() < SLACK
        };
        if !fits(size.width, size.height) && !fits(size.height, size.width) {
            say(trim, Rule::Trim { width: trim.width() / MM, height: trim.height() / MM });
        }
    }

    fn colour(&self, shown: &Shown, say: &mut impl FnMut(Rect, Rule)) {
        let picture = matches!(shown.what, What::Picture(..));
        match (&shown.ink, self.expected.palette) {
            (Ink::Foreign(space), _) => say(shown.rect, Rule::Colour { space: (*space).to_owned(), picture }),
            (Ink::All, _) => {}
            (Ink::Spot(name, _), Palette::Spot(wanted)) if name == wanted => {}
            (Ink::Spot(..), _) => say(shown.rect, Rule::Plate),
            (Ink::Plates([c, m, y, _]), Palette::OnePlate | Palette::Spot(_)) if c + m + y > 0.001 => {
                say(shown.rect, Rule::Plate);
            }
            (Ink::Plates(_), _) => {}
        }
    }

    /// Letters keep their distance from the cut.
    fn distance(&self, rect: Rect, say: &mut impl FnMut(Rect, Rule)) {
        let trim = self.boxes.trim;
        let distance = (rect.left - trim.left)
            .min(rect.bottom - trim.bottom)
            .min(trim.right - rect.right)
            .min(trim.top - rect.top);
        if distance < -SLACK {
            say(rect, Rule::Overflow);
        } else if distance < SAFE - SLACK {
            say(rect, Rule::NearEdge { distance: distance / MM });
        }
    }

    /// Colour that reaches the cut reaches over it.
    fn bleed(&self, rect: Rect, say: &mut impl FnMut(Rect, Rule)) {
        let (trim, wanted) = (self.boxes.trim, self.expected.bleed.points().max(2.0 * MM));
        let over =
            [trim.left - rect.left, trim.bottom - rect.bottom, rect.right - trim.right, rect.top - trim.top];
        if over.into_iter().any(|over| over > -SLACK && over < wanted - SLACK) {
            say(rect, Rule::NoBleed);
        }
    }

    fn shares(&self, shown: &Shown) -> [f32; 5] {
        match &shown.what {
            What::Picture(id, ..) => self.inked.pictures.get(id).copied().unwrap_or_default(),
            _ => shares(&shown.ink),
        }
    }

    /// Square points of each plate within the trim.
    fn coverage(&self, shown: &Shown) -> [f32; 5] {
        let seen = super::content::common(shown.rect, self.boxes.trim);
        let whole = shown.rect.width() * shown.rect.height();
        let part = if whole > 0.0 { seen.width().max(0.0) * seen.height().max(0.0) / whole } else { 1.0 };
        let area = match &shown.what {
            What::Area(area) => *area,
            What::Line(width, length) => width * length,
            What::Picture(..) => whole,
            What::Letters(font, size, codes) => {
                let areas = self.inked.fonts.get(font).map(|font| &font.areas);
                let em = |code| areas.and_then(|areas| areas.get(code)).copied().unwrap_or(0.0);
                codes.iter().map(em).sum::<f32>() * size * size
            }
        };
        self.shares(shown).map(|share| share * area * part)
    }
}

/// Whether `rect` has nothing in common with `trim`.
fn outside(rect: Rect, trim: Rect) -> bool {
    rect.right <= trim.left || rect.left >= trim.right || rect.top <= trim.bottom || rect.bottom >= trim.top
}

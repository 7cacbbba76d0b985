//! Door of `ttf-parser`: how much of the paper a letter covers.

use super::content::shoelace;
use std::collections::{BTreeMap, BTreeSet};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// The inked area of each of `glyphs` in a font file, as a share of the square of the type size. Empty where the file is
/// no font.
pub fn areas(file: &[u8], glyphs: &BTreeSet<u16>) -> BTreeMap<u16, f32> {
    let Ok(face) = Face::parse(file, 0) else { return BTreeMap::new() };
    let em = f32::from(face.units_per_em());
    let area = |glyph: &u16| {
        let mut outline = Outline::default();
        face.outline_glyph(GlyphId(*glyph), &mut outline);
        outline.finish();
        // Holes run the other way round, so that they count against what is around them.
        (*glyph, outline.area.abs() / (em * em))
    };
    glyphs.iter().map(area).collect()
}

#[derive(Default)]
struct Outline {
    area: f32,
    points: Vec<(f32, f32)>,
}

impl Outline {
    fn finish(&mut self) {
        self.area += shoelace(&self.points);
        self.points.clear();
    }

    fn last(&self) -> (f32, f32) {
        self.points.last().copied().unwrap_or((0.0, 0.0))
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.finish();
        self.points.push((x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.points.push((x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (x0, y0) = self.last();
        for step in 1..=4 {
            let t = step as f32 / 4.0;
            let u = 1.0 - t;
            let mix = |a: f32, b: f32, c: f32| u * u * a + 2.0 * u * t * b + t * t * c;
            self.points.push((mix(x0, x1, x), mix(y0, y1, y)));
        }
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (x0, y0) = self.last();
        for step in 1..=6 {
            let t = step as f32 / 6.0;
            let u = 1.0 - t;
            let mix = |a: f32, b: f32, c: f32, d: f32| {
                u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
            };
            self.points.push((mix(x0, x1, x2, x), mix(y0, y1, y2, y)));
        }
    }

    fn close(&mut self) {
        self.finish();
    }
}

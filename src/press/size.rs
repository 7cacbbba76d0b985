//! Lengths and sizes of paper, exact enough to compare.

use std::fmt;
use std::str::FromStr;

/// A length in hundredths of a millimetre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(pub u32);

impl Length {
    /// So many whole millimetres.
    pub const fn mm(millimetres: u32) -> Length {
        Length(millimetres * 100)
    }

    /// Millimetres.
    pub fn in_mm(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// Points (1/72 inch).
    pub fn points(self) -> f32 {
        (self.in_mm() * 72.0 / 25.4) as f32
    }
}

impl fmt::Display for Length {
    /// Millimetres without a unit: `3`, `0.12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.in_mm())
    }
}

impl FromStr for Length {
    type Err = ();

    /// `3mm`, `3 毫米`, `0.5cm`, `3`: millimetres where no unit is given. At most 10 m.
    fn from_str(text: &str) -> Result<Length, ()> {
        let text = text.trim();
        let units = [("mm", 1.0), ("毫米", 1.0), ("cm", 10.0), ("厘米", 10.0), ("", 1.0)];
        let (number, scale) =
            units.iter().find_map(|(unit, scale)| Some((text.strip_suffix(unit)?, *scale))).ok_or(())?;
        let number: f64 = number.trim().parse().map_err(|_| ())?;
        let hundredths = number * scale * 100.0;
        if !(0.0..=1_000_000.0).contains(&hundredths) {
            return Err(());
        }
        Ok(Length(hundredths.round() as u32))
    }
}

/// What remains when a page is cut.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Size {
    /// As it is written and called: `A4`, `16开`, `210×285`.
    pub name: String,
    /// Across.
    pub width: Length,
    /// Down.
    pub height: Length,
}

/// Sizes with a name: ISO 216, and what Chinese shops mean by 开 (ISO B5 is 176 × 250; shops differ about 16开).
const NAMED: &[(&[&str], u32, u32)] = &[
    (&["A2"], 420, 594),
    (&["A3"], 297, 420),
    (&["A4"], 210, 297),
    (&["A5"], 148, 210),
    (&["A6"], 105, 148),
    (&["B5"], 176, 250),
    (&["8开", "8K"], 260, 370),
    (&["16开", "16K"], 185, 260),
    (&["大16开"], 210, 285),
    (&["32开", "32K"], 130, 184),
    (&["大32开"], 140, 203),
    (&["DM"], 210, 285),
    // Pages of the shape of a screen. Their names go into names of files, where a colon may not stand.
    (&["16比9", "16:9", "16：9", "16X9"], 320, 180),
    (&["4比3", "4:3", "4：3", "4X3"], 240, 180),
];

impl Size {
    /// The names that are known.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().filter_map(|(names, ..)| names.first().copied())
    }

    /// All the names they go by.
    pub fn all_names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().flat_map(|(names, ..)| names.iter().copied())
    }

    /// A named size; A4 where there is none of this name.
    pub fn named(name: &str) -> Size {
        name.parse().unwrap_or(Size {
            name: "A4".to_owned(),
            width: Length::mm(210),
            height: Length::mm(297),
        })
    }

    /// The same paper, with the long side across.
    pub fn across(&self) -> Size {
        let (width, height) = (self.width.max(self.height), self.width.min(self.height));
        Size { name: self.name.clone(), width, height }
    }

    /// `A4（210×297毫米）`
    pub fn zh(&self) -> String {
        format!("{}（{}×{}毫米）", self.name, self.width, self.height)
    }
}

impl FromStr for Size {
    type Err = ();

    /// A name, or width and height: `210x285`, `210×285 mm`. From 40 mm to 2 m.
    fn from_str(text: &str) -> Result<Size, ()> {
        let text = text.trim();
        let plain = text.to_uppercase().replace(' ', "");
        for (names, width, height) in NAMED {
            if names.contains(&plain.as_str()) {
                let name = names.first().copied().unwrap_or_default().to_owned();
                return Ok(Size { name, width: Length::mm(*width), height: Length::mm(*height) });
            }
        }
        let (width, height) = text.split_once(['x', 'X', '×', '*']).ok_or(())?;
        let (width, height): (Length, Length) = (width.parse()?, height.parse()?);
        let fits = |length: Length| (Length::mm(40)..=Length::mm(2000)).contains(&length);
        if !fits(width) || !fits(height) {
            return Err(());
        }
        Ok(Size { name: format!("{width}×{height}"), width, height })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_by_name_and_by_measure() {
        let size = |text: &str| text.parse::<Size>().map(|size| (size.width.0, size.height.0));
        assert_eq!(size("a5"), Ok((14_800, 21_000)));
        assert_eq!(size("16 开"), Ok((18_500, 26_000)));
        assert_eq!(size("dm"), Ok((21_000, 28_500)));
        assert_eq!((size("16:9"), size("4：3")), (Ok((32_000, 18_000)), Ok((24_000, 18_000))));
        assert_eq!(size("210 × 285 毫米"), Ok((21_000, 28_500)));
        for wrong in ["A9", "", "210", "210x", "10x10", "1e9x5", "-210x297", "NaNxNaN"] {
            assert_eq!(size(wrong), Err(()), "{wrong}");
        }
    }

    #[test]
    fn lengths_have_units() {
        let length = |text: &str| text.parse::<Length>().map(|length| length.0);
        assert_eq!(
            (length("3mm"), length("3"), length("0.3 cm"), length("0.105毫米")),
            (Ok(300), Ok(300), Ok(300), Ok(11))
        );
        assert_eq!((length("x"), length("-1mm"), length("inf")), (Err(()), Err(()), Err(())));
        assert_eq!(Length(300).to_string(), "3");
        assert_eq!(Length(12).to_string(), "0.12");
    }
}

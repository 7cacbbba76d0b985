//! The plates of a print job.

/// Which inks a job is printed with, on both sides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Palette {
    /// Black alone: one plate a side.
    #[default]
    OnePlate,
    /// Cyan, magenta, yellow and black.
    Process,
    /// Black and one ink of this name, mixed by the shop.
    Spot(String),
}

impl Palette {
    /// `1+1`, `4+4`, `spot`, `spot PANTONE 485 C`, and what shops say in Chinese.
    pub fn parse(text: &str) -> Option<Palette> {
        let text = text.trim();
        let lower = text.to_lowercase();
        match lower.as_str() {
            "1+1" | "1+0" | "单色" | "双面单色" | "黑白" => return Some(Palette::OnePlate),
            "4+4" | "4+0" | "四色" | "彩色" => return Some(Palette::Process),
            "spot" | "专色" => return Some(Palette::Spot(SPOT.to_owned())),
            _ => {}
        }
        let name = text
            .strip_prefix("专色")
            .or_else(|| text.get(..4).filter(|s| s.eq_ignore_ascii_case("spot")).and(text.get(4..)));
        let name = name?.trim_start_matches([' ', '　', ':', '：']).trim();
        (!name.is_empty()).then(|| Palette::Spot(name.to_owned()))
    }

    /// Its name in files: `1+1`, `4+4`, `2+2` (black and a spot colour).
    pub fn name(&self) -> &str {
        match self {
            Palette::OnePlate => "1+1",
            Palette::Process => "4+4",
            Palette::Spot(_) => "2+2",
        }
    }

    /// As a shop's clerk reads it.
    pub fn zh(&self) -> String {
        match self {
            Palette::OnePlate => "单色黑（1+1）".to_owned(),
            Palette::Process => "四色（4+4）".to_owned(),
            Palette::Spot(name) => format!("黑加专色 {name}（2+2）"),
        }
    }
}

/// A spot colour that nobody named: the vermilion of the built-in theme.
const SPOT: &str = "PANTONE 7621 C";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn palettes_are_read() {
        assert_eq!(Palette::parse("单色"), Some(Palette::OnePlate));
        assert_eq!(Palette::parse(" 4+4 "), Some(Palette::Process));
        assert_eq!(Palette::parse("专色 大红"), Some(Palette::Spot("大红".to_owned())));
        assert_eq!(Palette::parse("spot PANTONE 485 C"), Some(Palette::Spot("PANTONE 485 C".to_owned())));
        assert_eq!(Palette::parse("spot").map(|p| p.name().to_owned()), Some("2+2".to_owned()));
        assert_eq!((Palette::parse("5+5"), Palette::parse("")), (None, None));
    }
}

//! The picture of a volume in the file manager: an open book on the programme's colour. Made here, so that it follows the
//! theme and needs no file.

/// Pixels of a side.
const SIDE: u32 = 32;

/// The built-in theme's vermilion.
const VERMILION: [u8; 3] = [0xB4, 0x2B, 0x1E];

/// An `.ico` file with one bitmap of 32 x 32 pixels and 32 bits, which every Windows since XP shows.
pub(super) fn bytes(accent: Option<&str>) -> Vec<u8> {
    let accent = accent.and_then(colour).unwrap_or(VERMILION);
    let pixels = SIDE * SIDE * 4;
    // One bit a pixel for systems that know no transparency, in lines of whole words.
    let mask = SIDE * SIDE / 8;
    let bitmap = 40 + pixels + mask;
    let mut out = Vec::new();
    let short = |out: &mut Vec<u8>, value: u16| out.extend(value.to_le_bytes());
    let long = |out: &mut Vec<u8>, value: u32| out.extend(value.to_le_bytes());
    // The directory: one icon.
    [0, 1, 1].into_iter().for_each(|value| short(&mut out, value));
    out.extend([32, 32, 0, 0]);
    [1, 32].into_iter().for_each(|value| short(&mut out, value));
    [bitmap, 22].into_iter().for_each(|value| long(&mut out, value));
    // The bitmap: its height counts picture and mask.
    [40, SIDE, SIDE * 2].into_iter().for_each(|value| long(&mut out, value));
    [1, 32].into_iter().for_each(|value| short(&mut out, value));
    [0, pixels + mask, 0, 0, 0, 0].into_iter().for_each(|value| long(&mut out, value));
    for y in (0..SIDE).rev() {
        for x in 0..SIDE {
            let [red, green, blue, alpha] = pixel(x, y, accent);
            out.extend([blue, green, red, alpha]);
        }
    }
    out.extend((0..mask).map(|_| 0u8));
    out
}

/// Red, green, blue and how opaque, `y` from above.
fn pixel(x: u32, y: u32, accent: [u8; 3]) -> [u8; 4] {
    let [red, green, blue] = accent;
    // Corners are cut by a step of two.
    let edge = |at: u32| at.min(SIDE - 1 - at);
    if edge(x) + edge(y) < 3 {
        return [0, 0, 0, 0];
    }
    let fold = x == 15 || x == 16;
    let page = (5..=26).contains(&x) && (8..=24).contains(&y) && !fold;
    let line = page && edge(x) >= 7 && edge(x) <= 13 && matches!(y, 12 | 16 | 20);
    if page && !line { [0xFF, 0xFF, 0xFF, 0xFF] } else { [red, green, blue, 0xFF] }
}

fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = value.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_a_whole_bitmap_in_the_programmes_colour() {
        let icon = bytes(Some("#0a5c3f"));
        assert_eq!(icon.len(), 22 + 40 + 32 * 32 * 4 + 128);
        // The middle of the lowest line, as blue, green, red, opaque.
        let at = 22 + 40 + 16 * 4;
        assert_eq!(icon[at..at + 4], [0x3f, 0x5c, 0x0a, 0xFF]);
        assert_eq!(icon[62..66], [0; 4], "corners are cut");
        assert_ne!(bytes(None), icon);
        assert_eq!(bytes(Some("red")), bytes(None));
    }
}

//! What a parameter set of H.264 says that its box does not: how deep and how coarse the colours are. Screen recorders
//! and phones like 4:4:4 and ten bits, which old computers show as green or not at all.

use super::Chroma;

/// Profiles whose parameter sets speak of colours; in all others they have 8 bits and are 4:2:0.
const HIGH: [u8; 13] = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135];

/// Bits a component and coarseness, from a sequence parameter set (with its head byte).
pub(super) fn colours(set: &[u8]) -> (u8, Chroma) {
    let usual = (8, Chroma::C420);
    if !set.get(1).is_some_and(|profile| HIGH.contains(profile)) {
        return usual;
    }
    high(set.get(4..).unwrap_or_default()).unwrap_or(usual)
}

fn high(set: &[u8]) -> Option<(u8, Chroma)> {
    let mut bits = Bits { bytes: set, at: 0 };
    bits.number()?;
    let chroma = match bits.number()? {
        0 => Chroma::Grey,
        1 => Chroma::C420,
        2 => Chroma::C422,
        _ => {
            bits.bit()?;
            Chroma::C444
        }
    };
    let (brightness, colour) = (bits.number()?, bits.number()?);
    Some((8 + u8::try_from(brightness.max(colour)).ok().filter(|more| *more <= 8)?, chroma))
}

/// Reads single bits. The bytes that keep start codes out of a stream do not occur this early in a parameter set.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn bit(&mut self) -> Option<u32> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(bit.into())
    }

    /// A number in the code named after Golomb.
    fn number(&mut self) -> Option<u32> {
        let mut zeros = 0;
        while self.bit()? == 0 {
            zeros += 1;
            if zeros > 24 {
                return None;
            }
        }
        let mut number = 1;
        for _ in 0..zeros {
            number = number << 1 | self.bit()?;
        }
        Some(number - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_from_parameter_sets() {
        // Of libx264: High 8 bit 4:2:0, High 10 4:2:0, High 4:4:4 8 bit, Baseline.
        assert_eq!(colours(&[0x67, 100, 0, 10, 0xAC, 0xD9]), (8, Chroma::C420));
        assert_eq!(colours(&[0x67, 110, 0, 10, 0xA6, 0xCD]), (10, Chroma::C420));
        assert_eq!(colours(&[0x67, 244, 0, 10, 0x91, 0x9B]), (8, Chroma::C444));
        assert_eq!(colours(&[0x67, 66, 0, 10, 0xFF]), (8, Chroma::C420));
        assert_eq!(colours(&[0x67, 100, 0, 10]), (8, Chroma::C420));
        assert_eq!(colours(&[]), (8, Chroma::C420));
    }
}

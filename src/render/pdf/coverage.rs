//! Which characters the theme's fonts can print: known without setting a page.

/// The characters of all fonts together. Every role of the built-in theme falls back on all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// One bit for each code point: texts of millions of characters are looked through.
    bits: Vec<u64>,
}

impl Coverage {
    /// Exactly these code points.
    pub fn of(characters: impl IntoIterator<Item = u32>) -> Coverage {
        let mut bits: Vec<u64> = Vec::new();
        for c in characters {
            let word = c as usize / 64;
            if word >= bits.len() {
                bits.resize(word + 1, 0);
            }
            if let Some(word) = bits.get_mut(word) {
                *word |= 1 << (c % 64);
            }
        }
        Coverage { bits }
    }

    /// Whether `c` can be printed, or is never printed at all.
    pub fn has(&self, c: char) -> bool {
        let code = u32::from(c);
        self.bits.get(code as usize / 64).is_some_and(|word| word >> (code % 64) & 1 == 1) || is_unprinted(c)
    }

    /// The characters of `text` that cannot be printed, with their offsets. ASCII always can.
    pub fn missing<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, char)> + 'a {
        text.char_indices().filter(|(_, c)| !c.is_ascii() && !self.has(*c))
    }
}

/// Characters that leave no mark on paper: controls, joiners, marks of direction, variation selectors.
fn is_unprinted(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(u32::from(c),
            0xad | 0x34f | 0x61c | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff
            | 0xe0100..=0xe01ef)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_covered_is_found() {
        let coverage = Coverage::of("乙丙甲法a丁".chars().map(u32::from));
        assert!("甲乙丙丁法a".chars().all(|c| coverage.has(c)));
        assert!(!coverage.has('戊') && !coverage.has('\u{10ffff}'));
        let text = "甲\u{200b}戊\n乙己";
        assert_eq!(coverage.missing(text).collect::<Vec<_>>(), [(6, '戊'), (13, '己')]);
    }
}

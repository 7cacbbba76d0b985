//! Door of `skera` and `ttf2woff2`: a font cut to the characters that pages use, as a web font.

use skera::{Plan, SubsetFlags, subset_font};
use std::collections::BTreeSet;
use write_fonts::read::FontRef;
use write_fonts::read::collections::IntSet;
use write_fonts::types::{GlyphId, NameId, Tag};

/// Compression from 0 to 11: 11 takes ten times as long for three per cent.
const QUALITY: u8 = 9;

/// `font` (TrueType) with the glyphs of `characters` alone, as woff2; nothing where the font cannot be read.
pub fn cut(font: &[u8], characters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let font = FontRef::new(font).ok()?;
    let unicodes: IntSet<u32> = characters.iter().map(|c| u32::from(*c)).collect();
    // Tables of vertical setting and of signatures, which pages have no use for.
    let dropped: IntSet<Tag> = [b"DSIG", b"vhea", b"vmtx", b"BASE"].into_iter().map(Tag::new).collect();
    let names: IntSet<NameId> = (0..=14).map(NameId::new).collect();
    let plan = Plan::new(
        &IntSet::<GlyphId>::empty(),
        &unicodes,
        &font,
        SubsetFlags::default(),
        &dropped,
        &all_tags(),
        &all_tags(),
        &names,
        &[0x409].into_iter().collect(),
    );
    let cut = subset_font(&font, &plan).ok()?;
    ttf2woff2::encode(&cut, ttf2woff2::BrotliQuality::from(QUALITY)).ok()
}

/// Every script, or every feature.
fn all_tags() -> IntSet<Tag> {
    let mut tags = IntSet::empty();
    tags.invert();
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::Theme;

    #[test]
    fn a_cut_font_is_small_and_the_same_every_time() {
        let theme = Theme::builtin();
        let font = &theme.file("fonts/NotoSerifSC-Bold.ttf").unwrap().bytes;
        let characters: BTreeSet<char> = "关起门来，也不能动手 123".chars().collect();
        let first = cut(font, &characters).unwrap();
        assert_eq!(&first[..4], b"wOF2");
        assert!(first.len() < 20_000, "{}", first.len());
        assert_eq!(first, cut(font, &characters).unwrap());
        assert!(cut(b"no font", &characters).is_none());
    }
}

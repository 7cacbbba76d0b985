//! One form for all ways of writing a word: what is typed and what is printed meet here.
//!
//! `fold` in `assets/search-query.js` does the same to a query; a change here is a change there.

use unicode_normalization::UnicodeNormalization;

/// Appends `text`, folded, to `out`.
///
/// Compatibility forms (full width, presentation forms, ligatures) become plain ones, letters lower case, marks over
/// Latin letters and Arabic vowel signs vanish, and letters that Uyghur keyboards confuse become one.
pub(super) fn fold(text: &str, out: &mut Vec<char>) {
    let start = out.len();
    for c in text.chars() {
        match plain(c) {
            Some(folded) => out.push(folded),
            None => {
                out.truncate(start);
                out.extend(thorough(text));
                return;
            }
        }
    }
}

/// The folded form of the characters that Chinese text is made of; `None` where normalisation has to decide.
///
/// Normalising costs fifty times as much as this match, and hardly a paragraph of a statute needs it.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' => c,
        '\0'..='\u{7F}' => c.to_ascii_lowercase(),
        '\u{3001}'..='\u{3003}' | '\u{3005}' | '\u{3007}'..='\u{3011}' | '\u{3014}'..='\u{301B}' => c,
        '\u{2014}' | '\u{2018}'..='\u{201D}' | '\u{B7}' => c,
        '\u{3000}' => ' ',
        '\u{2026}' => '.',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0)?.to_ascii_lowercase(),
        _ => return None,
    })
}

fn thorough(text: &str) -> impl Iterator<Item = char> + '_ {
    let stripped = text.nfkd().flat_map(char::to_lowercase).filter(|&c| !is_accent(c));
    stripped.nfc().filter(|&c| !is_silent(c)).map(letter)
}

/// A file name as disks compare them that know neither case nor ways of writing: names with equal forms are one name.
pub fn on_disk(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// Marks over Latin letters: `fǎ` is found by `fa`.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Arabic vowel signs and the stretching tatweel; soft hyphens, joiners, direction marks, variation selectors.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Letters that look alike, or that keyboards made for other languages put in place of the Uyghur ones.
fn letter(c: char) -> char {
    match c {
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ە' | 'ھ' | 'ہ' => 'ه',
        'ς' => 'σ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    fn folded(text: &str) -> String {
        let mut out = Vec::new();
        fold(text, &mut out);
        out.into_iter().collect()
    }

    #[test]
    fn quick_and_thorough_folding_agree() {
        for text in ["《民法典》第１０４３条", "ＷＴＯ　and wto", "（一）甲、乙；“丙”……"]
        {
            let by_the_long_way = folded(&format!("{text}é"));
            // An ellipsis is three full stops to normalisation; both part words, which is all that counts.
            assert_eq!(by_the_long_way.replace("......", "..").trim_end_matches('e'), folded(text));
        }
    }

    #[test]
    fn keyboards_and_presentation_forms_make_no_difference() {
        assert_eq!(folded("ﻗﺎﻧﯘن"), folded("قانۇن"));
        assert_eq!(folded("ھەق"), folded("هەق"));
        assert_eq!(folded("Fǎ LǛ"), "fa lu");
        assert_eq!(folded("قـــانۇن"), folded("قانۇن"));
    }
}

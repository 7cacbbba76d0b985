//! Pinyin of Chinese titles: for ASCII file names and for the order of the title index.

use pinyin::ToPinyin;

/// Longest slug, in bytes: keeps paths below what old Windows and Joliet can hold.
const SLUG_MAX: usize = 40;

/// An ASCII name for `text`: pinyin for Han, lower-case letters and digits kept, `-` between words; never empty.
/// Text that has no such form (Arabic script) becomes a short hash.
pub fn slug(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        if let Some(syllable) = c.to_pinyin() {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            words.push(syllable.plain().replace('ü', "v"));
        } else if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        } else {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    let mut out = String::new();
    for word in words {
        let gap = usize::from(!out.is_empty());
        if out.len() + gap + word.len() > SLUG_MAX {
            if out.is_empty() {
                out.extend(word.chars().take(SLUG_MAX));
            }
            break;
        }
        if gap == 1 {
            out.push('-');
        }
        out.push_str(&word);
    }
    if out.is_empty() {
        super::hash::Hash::of(text.as_bytes()).to_string().chars().take(12).collect()
    } else {
        out
    }
}

/// What a title is sorted by: plain pinyin syllables, then the title itself.
pub fn sort_key(text: &str) -> String {
    let mut key = String::new();
    for c in text.chars() {
        match c.to_pinyin() {
            Some(syllable) => key.push_str(syllable.plain()),
            None => key.extend(c.to_lowercase()),
        }
        key.push(' ');
    }
    key.push_str(text);
    key
}

/// The letter `A`–`Z` a title stands under in an index, or `#`.
pub fn initial(text: &str) -> char {
    let first = text.chars().find(|c| c.is_alphanumeric());
    let letter = first.and_then(|c| c.to_pinyin().and_then(|p| p.plain().chars().next()).or(Some(c)));
    letter.map(|c| c.to_ascii_uppercase()).filter(char::is_ascii_uppercase).unwrap_or('#')
}
/// `wanted`, or `wanted-2`, `-3`, … whichever `take` accepts first.
pub fn free_name(wanted: &str, mut take: impl FnMut(&str) -> bool) -> String {
    if take(wanted) {
        return wanted.to_owned();
    }
    let mut number = 2u32;
    loop {
        let name = format!("{wanted}-{number}");
        if take(&name) {
            return name;
        }
        number += 1;
    }
}

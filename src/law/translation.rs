//! How translations of statutes number their articles and headings: `Article 2`, `Art. 133-1.`, `2-ماددا`; `Chapter I`,
//! `1-باب`.

use super::address::ArticleNo;
use super::cursor::{Cursor, is_blank};
use super::line::Label;
use super::statute::DivisionKind;

/// Longer words before their beginnings.
const ARTICLE: [&str; 4] = ["Article", "ARTICLE", "Art.", "ART."];
const ARTICLE_UG: &str = "ماددا";
const DIVISIONS: [(&str, DivisionKind); 8] = [
    ("Part", DivisionKind::Part),
    ("PART", DivisionKind::Part),
    ("Chapter", DivisionKind::Chapter),
    ("CHAPTER", DivisionKind::Chapter),
    ("Section", DivisionKind::Section),
    ("SECTION", DivisionKind::Section),
    ("Annex", DivisionKind::Annex),
    ("Appendix", DivisionKind::Annex),
];
const DIVISIONS_UG: [(&str, DivisionKind); 2] =
    [("قىسىم", DivisionKind::Part), ("باب", DivisionKind::Chapter)];
/// The heading of a chapter has no more characters.
const LONGEST_HEADING: usize = 120;

/// The label of an article that `text` begins with. A sentence may begin with the same words (Article 2 shall apply):
/// then a small letter follows.
pub(super) fn article(text: &str) -> Option<Label> {
    let mut cursor = Cursor::new(text);
    let latin = cursor.eat_any(&ARTICLE);
    cursor.spaces();
    let main = arabic(&mut cursor).filter(|&main| main > 0)?;
    let no = if latin {
        let sub = cursor.attempt(|cursor| if cursor.eat("-") { arabic(cursor) } else { None });
        ArticleNo::with_sub(main, sub.unwrap_or(0))
    } else {
        let sub = cursor.attempt(|cursor| if cursor.eat("-") { arabic(cursor) } else { None });
        hyphen(&mut cursor);
        cursor.eat(ARTICLE_UG).then(|| ArticleNo::with_sub(main, sub.unwrap_or(0)))?
    };
    let stopped = cursor.eat_any(&[".", "．", ":", "："]);
    let rest = cursor.rest();
    let begins = rest.trim_start_matches(is_blank).chars().next();
    let apart = rest.is_empty() || rest.starts_with(is_blank);
    let sentence = latin && !stopped && begins.is_some_and(char::is_lowercase);
    (apart && !sentence).then(|| Label { no, length: cursor.at(), look_alike: false })
}

/// What a heading opens, its number, and the bytes of its label.
pub(super) fn division(text: &str) -> Option<(DivisionKind, u32, usize)> {
    let mut cursor = Cursor::new(text);
    if let Some(number) = arabic(&mut cursor) {
        hyphen(&mut cursor);
        let (_, kind) = DIVISIONS_UG.into_iter().find(|(word, _)| cursor.eat(word))?;
        return ends_word(cursor.rest()).then(|| (kind, number, cursor.at()));
    }
    let (_, kind) = DIVISIONS.into_iter().find(|(word, _)| cursor.eat(word))?;
    cursor.spaces();
    let number = arabic(&mut cursor).or_else(|| roman(&mut cursor))?;
    cursor.eat_any(&[".", ":"]);
    ends_word(cursor.rest()).then(|| (kind, number, cursor.at()))
}

/// Whether a line without a mark is a heading: a label, and no sentence behind it.
pub(super) fn is_heading(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'P' | 'C' | 'S'))
        && text.chars().nth(LONGEST_HEADING).is_none()
        && !text.ends_with(['.', ';', ',', ':', '،', '؛'])
        && division(text).is_some_and(|(_, _, length)| {
            let title = text[length..].trim_start_matches(is_blank);
            !title.starts_with(char::is_lowercase)
        })
}

fn ends_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(|c: char| is_blank(c) || matches!(c, ':' | '：' | '—' | '–'))
}

/// What joins a number and its word in Uyghur: 2-ماددا.
fn hyphen(cursor: &mut Cursor<'_>) {
    cursor.spaces();
    cursor.eat_any(&["-", "–", "‐", "−"]);
    cursor.spaces();
}

fn arabic(cursor: &mut Cursor<'_>) -> Option<u32> {
    cursor.rest().starts_with(|c: char| c.is_ascii_digit()).then(|| cursor.number()).flatten()
}

/// A Roman numeral, as far as headings go: 1 to 89.
fn roman(cursor: &mut Cursor<'_>) -> Option<u32> {
    const LONGEST: usize = 8;
    let value = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let digits: Vec<u32> = cursor.rest().chars().map_while(value).take(LONGEST + 1).collect();
    if digits.is_empty() || digits.len() > LONGEST {
        return None;
    }
    cursor.skip(digits.len());
    let (sum, _) = digits.iter().rev().fold((0u32, 0u32), |(sum, highest), &digit| {
        if digit < highest { (sum.saturating_sub(digit), highest) } else { (sum + digit, digit) }
    });
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::{DivisionKind, article, division, is_heading};

    #[test]
    fn labels_of_articles_in_other_languages() {
        for (text, label) in [
            ("Article 2 This Law", Some(("2", "Article 2"))),
            ("Article 2. This Law", Some(("2", "Article 2."))),
            ("Article 12", Some(("12", "Article 12"))),
            ("Art. 133-1 Whoever", Some(("133-1", "Art. 133-1"))),
            ("ARTICLE 3: “Yard” means", Some(("3", "ARTICLE 3:"))),
            ("2-ماددا بۇ قانۇن", Some(("2", "2-ماددا"))),
            ("2 - ماددا", Some(("2", "2 - ماددا"))),
            ("133-1-ماددا بۇ", Some(("133-1", "133-1-ماددا"))),
            ("Article 2 shall apply", None),
            ("Articles 2 and 3", None),
            ("Article two", None),
            ("2-ماددىدا", None),
            ("2. Yard", None),
            ("Article 0 This", None),
        ] {
            let found = article(text).map(|label| (label.no.to_string(), &text[..label.length]));
            assert_eq!(found, label.map(|(no, words)| (no.to_owned(), words)), "{text}");
        }
    }

    #[test]
    fn headings_in_other_languages() {
        for (text, found) in [
            ("Chapter I General Provisions", Some((DivisionKind::Chapter, 1))),
            ("Chapter XIV: Yards", Some((DivisionKind::Chapter, 14))),
            ("Part 3", Some((DivisionKind::Part, 3))),
            ("CHAPTER IX", Some((DivisionKind::Chapter, 9))),
            ("1-باب ئومۇمىي پىرىنسىپ", Some((DivisionKind::Chapter, 1))),
            ("Chapter", None),
            ("Participants", None),
            ("1-ماددا", None),
        ] {
            assert_eq!(division(text).map(|(kind, number, _)| (kind, number)), found, "{text}");
        }
        assert!(is_heading("Chapter II Yards") && !is_heading("Section 2 of this Law applies"));
        assert!(!is_heading("Chapter II of this Law shall apply to yards."));
    }
}

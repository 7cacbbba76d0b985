//! What became of an article in another version of its law: found by its words, since numbers move.

use std::collections::BTreeMap;

use super::address::ArticleNo;
use super::quote::fold;

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Its words stand in this article: its own, or another if it moved.
    Same(ArticleNo),
    /// This article says it in other words.
    Changed(ArticleNo),
    /// Nothing in the other version resembles it.
    Gone,
}

/// Articles that have less than this in common (per mille of their pairs of characters) are not the same article.
const ALIKE: usize = 450;

/// What became of article `no`, which says `text`, among the articles of the other version.
pub fn fate<'a>(no: ArticleNo, text: &str, others: impl Iterator<Item = (ArticleNo, &'a str)>) -> Fate {
    let own = fold(text);
    let pairs = pairs(&own);
    let mut best: Option<((usize, bool), ArticleNo)> = None;
    for (other, words) in others {
        let words = fold(words);
        if words == own && other == no {
            return Fate::Same(other);
        }
        // Its own number counts for a little where two resemble it equally.
        let likeness = (if words == own { 1001 } else { likeness(&pairs, &words) }, other == no);
        if best.is_none_or(|(known, _)| likeness > known) {
            best = Some((likeness, other));
        }
    }
    match best {
        Some(((1001, _), other)) => Fate::Same(other),
        Some(((likeness, _), other)) if likeness >= ALIKE => Fate::Changed(other),
        _ => Fate::Gone,
    }
}

type Pairs = BTreeMap<(char, char), usize>;

fn pairs(text: &str) -> Pairs {
    let mut pairs = Pairs::new();
    for pair in text.chars().zip(text.chars().skip(1)) {
        *pairs.entry(pair).or_default() += 1;
    }
    pairs
}

/// Dice's coefficient of pairs of neighbouring characters, per mille.
fn likeness(own: &Pairs, words: &str) -> usize {
    let other = pairs(words);
    let common: usize =
        other.iter().map(|(pair, count)| own.get(pair).copied().unwrap_or(0).min(*count)).sum();
    let all: usize = own.values().sum::<usize>() + other.values().sum::<usize>();
    (2000 * common).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Fate, fate};
    use crate::law::ArticleNo;

    #[test]
    fn an_article_is_known_by_its_words() {
        let no = ArticleNo::new;
        let new = [
            (no(1), "本街道实行门前三包。"),
            (no(2), "夜里十点以后不得高声喧哗，违者由居委会劝告。"),
            (no(3), "楼道不得堆放杂物。"),
        ];
        let what = |number, text| fate(no(number), text, new.iter().copied());
        assert_eq!(what(1, "本街道实行门前三包。"), Fate::Same(no(1)));
        assert_eq!(what(2, "楼道 不得堆放杂物"), Fate::Same(no(3)));
        assert_eq!(what(3, "夜里十一点以后不得高声喧哗。"), Fate::Changed(no(2)));
        assert_eq!(what(4, "自行车应当停在车棚里。"), Fate::Gone);
    }
}

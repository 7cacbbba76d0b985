//! Terms of art that a lesson uses without saying what they mean.

use super::HardWord;
use super::passage::Passage;
use crate::curriculum::Catalog;
use std::collections::{BTreeMap, BTreeSet};

/// One term a line, a tab, and what it means in everyday words. A line without meaning is an everyday word that only looks
/// as if a term were in it.
const TERMS: &str = include_str!("terms.txt");

/// The terms by their first character, the longest first.
pub(super) struct Terms(BTreeMap<char, Vec<(&'static str, &'static str)>>);

impl Terms {
    /// The terms that `catalog`'s glossary does not explain.
    pub(super) fn unexplained(catalog: &Catalog) -> Terms {
        let names = catalog.terms.iter().flat_map(|term| term.alternate.iter().chain([&term.term]));
        let known: BTreeSet<&str> = names.map(String::as_str).collect();
        let mut terms: BTreeMap<char, Vec<(&str, &str)>> = BTreeMap::new();
        for line in TERMS.lines() {
            let (term, gloss) = line.split_once('\t').unwrap_or((line, ""));
            if let Some(first) = term.chars().next() {
                // What the glossary explains is still read as one word.
                terms.entry(first).or_default().push((term, if known.contains(term) { "" } else { gloss }));
            }
        }
        terms.values_mut().for_each(|list| list.sort_by_key(|(term, _)| std::cmp::Reverse(term.len())));
        Terms(terms)
    }

    /// The first use of each term, unless it is explained there.
    pub(super) fn find<'a>(&self, passages: impl Iterator<Item = &'a Passage>) -> Vec<HardWord> {
        let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
        for passage in passages {
            let text = &passage.text;
            let (mut at, mut titles) = (0, 0u32);
            while let Some(c) = text[at..].chars().next() {
                match c {
                    '《' => titles += 1,
                    '》' => titles = titles.saturating_sub(1),
                    _ => {}
                }
                let here = self.0.get(&c).filter(|_| titles == 0);
                let Some((term, gloss)) =
                    here.and_then(|list| list.iter().find(|(term, _)| text[at..].starts_with(term)))
                else {
                    at += c.len_utf8();
                    continue;
                };
                let end = at + term.len();
                if !gloss.is_empty() && seen.insert(*term) && !is_explained(&text[..at], &text[end..]) {
                    found.push(HardWord { at: passage.place(at..end), term, gloss });
                }
                at = end;
            }
        }
        found
    }
}

/// Whether the words around a term say what it means: `要约，也就是…`, `要约（…）`, `这叫要约`.
fn is_explained(before: &str, after: &str) -> bool {
    let quotes = ['“', '”', '「', '」', '‘', '’', '"'];
    let before = before.trim_end_matches(quotes);
    let after = after.trim_start_matches(quotes);
    let leads = ["叫", "叫做", "叫作", "称为", "称作", "所谓", "所谓的", "什么是"];
    let follows = [
        "，也就是",
        "，就是",
        "，即",
        "，是指",
        "，指",
        "，意思是",
        "，说的是",
        "，说白了",
        "也就是",
        "就是",
        "即",
        "是指",
        "指的是",
        "的意思",
        "是什么",
        "——",
        "：",
    ];
    let bracket = after.strip_prefix(['（', '(']);
    // A citation in brackets explains nothing.
    bracket.is_some_and(|inner| !inner.starts_with('《'))
        || leads.iter().any(|word| before.ends_with(word))
        || follows.iter().any(|word| after.starts_with(word))
}

//! Finds glossary terms in running text.

use crate::curriculum::Catalog;
use std::collections::BTreeMap;
use std::ops::Range;

/// The words of the glossary, by their first character, longest first.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    by_first: BTreeMap<char, Vec<(String, usize)>>,
}

impl Terms {
    /// The terms of the programme. Words of one character would be found everywhere: they are left out.
    pub fn of(catalog: &Catalog) -> Terms {
        let mut terms = Terms::default();
        for (index, facts) in catalog.terms.iter().enumerate() {
            if let Some(first) = facts.term.chars().next().filter(|_| facts.term.chars().nth(1).is_some()) {
                terms.by_first.entry(first).or_default().push((facts.term.clone(), index));
            }
        }
        for words in terms.by_first.values_mut() {
            words.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        }
        terms
    }

    /// Terms in `text` with their index in the catalog; matches do not overlap.
    pub fn find(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let mut found = Vec::new();
        let mut end = 0;
        for (at, c) in text.char_indices() {
            if at < end {
                continue;
            }
            let Some(words) = self.by_first.get(&c) else { continue };
            if let Some((word, index)) = words.iter().find(|(word, _)| text[at..].starts_with(word.as_str()))
            {
                end = at + word.len();
                found.push((at..end, *index));
            }
        }
        found
    }
}

//! The leaves of all pages -> one sorted run of terms with their postings.

use super::leaf::Leaf;
use super::script;
use crate::base::par;

/// Terms are merged by ranges of about so many postings, each range by itself; the result does not depend on it.
const RANGE: usize = 400_000;
/// Terms looked at to find ranges of about equal weight.
const SAMPLE: usize = 16_384;

/// Entries `|term postings`, in the order of their terms' code points.
#[derive(Default)]
pub(super) struct Run {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Run {
    /// The entries. Comparing them as bytes compares the terms, since the space after a term is less than any letter.
    pub(super) fn entries(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.bytes[start..end])
    }

    /// Bytes of all entries.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    fn push(&mut self, term: &str, postings: impl Iterator<Item = (u32, u8)>) {
        self.bytes.push(b'|');
        self.bytes.extend_from_slice(term.as_bytes());
        self.bytes.push(b' ');
        let mut next = 0;
        for (leaf, units) in postings {
            script::number(&mut self.bytes, leaf - next);
            script::set(&mut self.bytes, units);
            next = leaf + 1;
        }
        self.ends.push(self.bytes.len());
    }
}

/// Runs of grams, one after the other in order.
pub(super) fn grams(leaves: &[&Leaf]) -> Vec<Run> {
    let ranges =
        ranges(leaves.iter().flat_map(|leaf| leaf.grams.iter()), total(leaves, |leaf| leaf.grams.len()));
    par::map(&ranges, |&(from, to)| {
        // Term, leaf and units in one integer: it sorts fast and in the wanted order.
        let mut found: Vec<u64> = Vec::new();
        for (at, leaf) in (0u64..).zip(leaves) {
            for place in slice(&leaf.grams, from, to) {
                found.push(u64::from(leaf.grams[place]) << 32 | at << 8 | u64::from(leaf.gram_units[place]));
            }
        }
        found.sort_unstable();
        let mut run = Run::default();
        for same in found.chunk_by(|a, b| a >> 32 == b >> 32) {
            let gram = (same[0] >> 32) as u32;
            let term: String = [gram >> 16, gram & 0xFFFF]
                .into_iter()
                .filter(|&half| half > 0)
                .filter_map(char::from_u32)
                .collect();
            run.push(&term, same.iter().map(|&packed| ((packed >> 8) as u32 & 0xFF_FFFF, packed as u8)));
        }
        run
    })
}

/// Runs of words, one after the other in order.
pub(super) fn words(leaves: &[&Leaf]) -> Vec<Run> {
    let ranges =
        ranges(leaves.iter().flat_map(|leaf| leaf.words.iter()), total(leaves, |leaf| leaf.words.len()));
    par::map(&ranges, |&(from, to)| {
        let mut found: Vec<(&str, u32, u8)> = Vec::new();
        for (at, leaf) in (0..).zip(leaves) {
            for place in slice(&leaf.words, from, to) {
                found.push((&leaf.words[place], at, leaf.word_units[place]));
            }
        }
        found.sort_unstable();
        let mut run = Run::default();
        for same in found.chunk_by(|a, b| a.0 == b.0) {
            run.push(same[0].0, same.iter().map(|&(_, leaf, units)| (leaf, units)));
        }
        run
    })
}

fn total(leaves: &[&Leaf], count: impl Fn(&Leaf) -> usize) -> usize {
    leaves.iter().map(|leaf| count(leaf)).sum()
}

/// Half-open ranges that hold about equally many of `terms`, in order; `None` is beyond all terms.
fn ranges<T: Ord + Copy>(terms: impl Iterator<Item = T>, total: usize) -> Vec<(Option<T>, Option<T>)> {
    let mut sample: Vec<T> = terms.step_by(total / SAMPLE + 1).collect();
    sample.sort_unstable();
    let count = total / RANGE + 1;
    let mut bounds: Vec<T> =
        (1..count).filter_map(|at| sample.get(at * sample.len() / count).copied()).collect();
    bounds.dedup();
    let starts = std::iter::once(None).chain(bounds.iter().copied().map(Some));
    let ends = bounds.iter().copied().map(Some).chain(std::iter::once(None));
    starts.zip(ends).collect()
}

/// Where the terms of a range stand in a sorted list.
fn slice<T: Ord>(sorted: &[T], from: Option<&T>, to: Option<&T>) -> std::ops::Range<usize> {
    let start = from.map_or(0, |from| sorted.partition_point(|term| term < from));
    let end = to.map_or(sorted.len(), |to| sorted.partition_point(|term| term < to));
    start..end
}

//! Where runs of terms and texts are cut into files, and what the files are called.
//!
//! By counting bytes alone, one more term would move every later cut and change every later file. So a run is cut before
//! an entry whose own hash says so, once it is long enough: after an insertion the next such entry is where it was.

use std::collections::BTreeSet;

/// Digits of file names: whatever a disc does to capital letters, these stay.
const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// Characters of a file name.
const NAME: usize = 5;

/// FNV-1a, its bits mixed once more: neighbours among short keys must not be neighbours among hashes.
pub(super) fn hash(key: &[u8]) -> u32 {
    let fnv =
        key.iter().fold(0x811c_9dc5u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mixed = (fnv ^ fnv >> 16).wrapping_mul(0x85eb_ca6b);
    mixed ^ mixed >> 13
}

/// How long files may be, in bytes.
#[derive(Clone, Copy)]
pub(super) struct Lengths {
    /// None is cut before it is so long.
    pub(super) least: usize,
    /// After that, it goes on for about so long.
    pub(super) about: usize,
    /// None is longer, unless a single entry is.
    pub(super) most: usize,
}

/// Entries in runs. `facts` tells the length of an entry, and its key where a run may begin with it.
pub(super) fn cut<T>(
    entries: impl Iterator<Item = T>,
    lengths: Lengths,
    facts: impl Fn(&T) -> (usize, Option<u32>),
) -> Vec<Vec<T>> {
    let mut runs: Vec<Vec<T>> = Vec::new();
    let mut size = usize::MAX;
    for entry in entries {
        let (length, key) = facts(&entry);
        // Long entries are a cut more often, so that runs are about equally long whatever they hold.
        let share = (u32::MAX as usize / lengths.about).saturating_mul(length);
        let here = size >= lengths.least && key.is_some_and(|key| (key as usize) < share);
        if here || size.saturating_add(length) > lengths.most {
            runs.push(Vec::new());
            size = 0;
        }
        size += length;
        if let Some(run) = runs.last_mut() {
            run.push(entry);
        }
    }
    runs
}

/// Names of files, none given twice.
#[derive(Default)]
pub(super) struct NamesGiven(BTreeSet<String>);

impl NamesGiven {
    /// The name of the file that begins with `key`.
    pub(super) fn of(&mut self, key: &str) -> String {
        let mut value = hash(key.as_bytes());
        loop {
            let digit = |at: usize| char::from(DIGITS[(value >> (5 * at)) as usize % DIGITS.len()]);
            let name: String = (0..NAME).map(digit).collect();
            if self.0.insert(name.clone()) {
                return name;
            }
            value = value.wrapping_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lengths, NamesGiven, cut, hash};

    fn runs(entries: &[String]) -> Vec<Vec<&String>> {
        let lengths = Lengths { least: 400, about: 400, most: 2_000 };
        cut(entries.iter(), lengths, |entry| (entry.len(), Some(hash(entry.as_bytes()))))
    }

    #[test]
    fn an_insertion_changes_few_runs() {
        let mut entries: Vec<String> = (0..10_000).map(|n| format!("entry {n:05}")).collect();
        let before: Vec<Vec<String>> =
            runs(&entries).iter().map(|run| run.iter().map(|&entry| entry.clone()).collect()).collect();
        entries.insert(3_000, "entry 02999 and one more".to_owned());
        let after = runs(&entries);
        let kept = after.iter().filter(|run| before.iter().any(|old| run.iter().copied().eq(old))).count();
        assert!(
            before.len() > 80 && after.len() - kept < 6,
            "{kept} of {}, before {}",
            after.len(),
            before.len()
        );
        assert_eq!(after.concat(), entries.iter().collect::<Vec<_>>());
    }

    #[test]
    fn no_name_is_given_twice() {
        let mut given = NamesGiven::default();
        assert_ne!(given.of("人民"), given.of("人民"));
    }
}

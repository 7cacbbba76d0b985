//! Runs of terms, leaves and names -> script files of a size that an old disc drive can bring at once.

use super::leaf::{Leaf, PageIndex};
use super::merge::{self, Run};
use super::names::{Card, Names};
use super::script;

/// Bytes of a shard of terms or names: one is read for each pair of characters of a query.
const TERM_SHARD: usize = 40 << 10;
/// An index of up to so many bytes stays in one shard: on a disc, a seek costs more than reading it.
const ONE_SHARD: usize = 512 << 10;
/// Bytes of a text file: one is read for each result that is shown.
const TEXT_FILE: usize = 24 << 10;
/// Files of a folder: lists of thousands of names are slow on FAT and ISO 9660.
const FOLDER: usize = 128;

/// A path below `search/`, and what is written there.
type File = (String, Vec<u8>);

/// All files, sorted by path.
pub(super) fn write(kinds: &[(&str, Vec<PageIndex>)], laws: &Names, leads: &Names) -> Vec<File> {
    let pages_of_kind: Vec<(&str, usize)> = kinds.iter().map(|(kind, pages)| (*kind, pages.len())).collect();
    let pages: Vec<&[Leaf]> = kinds.iter().flat_map(|(_, pages)| pages).map(PageIndex::leaves).collect();
    let leaves_of_page: Vec<usize> = pages.iter().map(|leaves| leaves.len()).collect();
    let leaves: Vec<&Leaf> = pages.into_iter().flatten().collect();

    let (terms, mut files) = term_files(&leaves);
    let (leaves_of_text, texts) = text_files(&leaves);
    files.extend(texts);
    let (laws, law_files) = name_files('n', laws);
    let (leads, lead_files) = name_files('w', leads);
    files.extend(law_files.into_iter().chain(lead_files));

    let size = leaves_of_page.len() + leaves_of_text.len() + 16 * (terms.len() + laws.len() + leads.len());
    let meta = script::call('m', 0, size, |out| {
        out.extend_from_slice(b"{\"kinds\":");
        script::list(out, pages_of_kind, |out, (kind, pages)| {
            out.push(b'[');
            script::string(out, kind);
            out.extend_from_slice(format!(",{pages}]").as_bytes());
        });
        counts(out, "leaves", &leaves_of_page);
        counts(out, "texts", &leaves_of_text);
        for (name, first) in [("terms", &terms), ("laws", &laws), ("leads", &leads)] {
            out.extend_from_slice(format!(",\"{name}\":").as_bytes());
            script::list(out, first, |out, key| script::string(out, key));
        }
        out.push(b'}');
    });
    files.push(("meta.js".to_owned(), meta));
    files.sort_unstable();
    files
}

fn counts(out: &mut Vec<u8>, name: &str, values: &[usize]) {
    out.extend_from_slice(format!(",\"{name}\":\"").as_bytes());
    values.iter().for_each(|&value| script::number(out, value as u32));
    out.push(b'"');
}

fn path(family: char, at: usize) -> String {
    format!("{family}/{}/{at}.js", at / FOLDER)
}

/// The shards of all terms, and the first term of each.
fn term_files(leaves: &[&Leaf]) -> (Vec<String>, Vec<File>) {
    let (words, grams) = (merge::words(leaves), merge::grams(leaves));
    let total: usize = words.iter().chain(&grams).map(Run::len).sum();
    let limit = if total <= ONE_SHARD { ONE_SHARD } else { TERM_SHARD };
    let shards = cut(in_order(&words, &grams), limit);
    let first = shards.iter().map(|shard| term_of(shard[0])).collect();
    let files = (0..).zip(&shards).map(|(at, entries)| {
        let data = script::call('i', at, limit, |out| {
            out.push(b'"');
            entries.iter().for_each(|entry| out.extend_from_slice(entry));
            out.push(b'"');
        });
        (path('i', at), data)
    });
    (first, files.collect())
}

/// The entries of both, merged: nearly all words come before all grams, but not those in letters beyond the Han.
fn in_order<'a>(words: &'a [Run], grams: &'a [Run]) -> impl Iterator<Item = &'a [u8]> {
    let mut words = words.iter().flat_map(Run::entries).peekable();
    let mut grams = grams.iter().flat_map(Run::entries).peekable();
    std::iter::from_fn(move || match (words.peek(), grams.peek()) {
        (Some(word), Some(gram)) if gram < word => grams.next(),
        (Some(_), _) => words.next(),
        (None, _) => grams.next(),
    })
}

fn cut<'a>(entries: impl Iterator<Item = &'a [u8]>, limit: usize) -> Vec<Vec<&'a [u8]>> {
    let mut shards: Vec<Vec<&[u8]>> = Vec::new();
    let mut size = usize::MAX;
    for entry in entries {
        if size.saturating_add(entry.len()) > limit {
            shards.push(Vec::new());
            size = 0;
        }
        size += entry.len();
        if let Some(shard) = shards.last_mut() {
            shard.push(entry);
        }
    }
    shards
}

fn term_of(entry: &[u8]) -> String {
    let term = entry[1..].split(|&byte| byte == b' ').next().unwrap_or_default();
    String::from_utf8_lossy(term).into_owned()
}

/// How many leaves each text file has, and the files: lists of leaves.
fn text_files(leaves: &[&Leaf]) -> (Vec<usize>, Vec<File>) {
    let mut groups: Vec<Vec<&[u8]>> = Vec::new();
    let mut size = usize::MAX;
    for leaf in leaves {
        if size.saturating_add(leaf.text.len()) > TEXT_FILE {
            groups.push(Vec::new());
            size = 0;
        }
        size += leaf.text.len();
        if let Some(group) = groups.last_mut() {
            group.push(&leaf.text);
        }
    }
    let files = groups.iter().enumerate().map(|(at, group)| {
        let size = group.iter().map(|text| text.len() + 1).sum::<usize>() + 1;
        let write = |out: &mut Vec<u8>| script::list(out, group, |out, text| out.extend_from_slice(text));
        (path('t', at), script::call('t', at, size, write))
    });
    (groups.iter().map(Vec::len).collect(), files.collect())
}

/// A name and its cards.
type Entry<'a> = (&'a String, &'a Vec<Card>);

/// The shards `[[name,[card,…]],…]` of a directory of names, and the first name of each. Names with the same first
/// character stay together, so that one shard holds every name that a given text could begin with.
fn name_files(family: char, names: &Names) -> (Vec<String>, Vec<File>) {
    let entries: Vec<Entry> = names.iter().collect();
    let mut shards: Vec<Vec<Entry>> = Vec::new();
    let mut size = usize::MAX;
    for same in entries.chunk_by(|a, b| a.0.chars().next() == b.0.chars().next()) {
        let weight: usize =
            same.iter().map(|(_, cards)| cards.iter().map(Card::len).sum::<usize>() + 32).sum();
        if size.saturating_add(weight) > TERM_SHARD {
            shards.push(Vec::new());
            size = 0;
        }
        size += weight;
        if let Some(shard) = shards.last_mut() {
            shard.extend_from_slice(same);
        }
    }
    let first = shards.iter().map(|shard| shard[0].0.clone()).collect();
    let files = shards.iter().enumerate().map(|(at, shard)| {
        let data = script::call(family, at, TERM_SHARD, |out| {
            script::list(out, shard, |out, (name, cards)| {
                out.push(b'[');
                script::string(out, name);
                out.push(b',');
                script::list(out, *cards, |out, card| out.extend_from_slice(card));
                out.push(b']');
            });
        });
        (path(family, at), data)
    });
    (first, files.collect())
}

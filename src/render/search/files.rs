//! Runs of terms, leaves and names -> script files of a size that an old disc drive can bring at once.

use super::cut::{Lengths, NamesGiven, cut, hash};
use super::leaf::{Leaf, PageIndex};
use super::merge::{self, Run};
use super::names::{Card, Names};
use super::{part_of, script};

/// Bytes of a shard of terms, of which one is read for each pair of characters of a query.
const TERM_SHARD: Lengths = Lengths { least: 20 << 10, about: 20 << 10, most: 64 << 10 };
/// An index of up to so many bytes stays in one shard: on a disc, a seek costs more than reading it.
const ONE_SHARD: usize = 128 << 10;
/// Bytes of a text file, of which one is read for each result that is shown.
const TEXT_FILE: Lengths = Lengths { least: 8 << 10, about: 16 << 10, most: 28 << 10 };
/// Bytes of a file of names.
const NAME_SHARD: usize = 40 << 10;
/// Files of a folder: lists of thousands of names are slow on FAT and ISO 9660.
const FOLDER: usize = 128;

/// A path below `search/`, and what is written there.
type File = (String, Vec<u8>);

/// What `meta.js` says of one part.
struct Part {
    leaves_of_page: Vec<usize>,
    leaves_of_text: Vec<usize>,
    /// Names of the text files, one after the other.
    texts: String,
    /// The first term of each shard.
    first: Vec<String>,
    /// Names of the shards, one after the other.
    shards: String,
}

/// All files, sorted by path. `parts` hold the pages of all `kinds`, which are given with their numbers of pages.
pub(super) fn write(
    kinds: &[(&str, usize)],
    parts: &[Vec<&PageIndex>],
    laws: &Names,
    leads: &Names,
) -> Vec<File> {
    let (mut terms, mut texts) = (NamesGiven::default(), NamesGiven::default());
    let mut files = Vec::new();
    let parts: Vec<Part> = parts
        .iter()
        .enumerate()
        .map(|(at, pages)| {
            let leaves: Vec<&Leaf> = pages.iter().flat_map(|page| page.leaves()).collect();
            let (first, shards, own) = term_files(at, &leaves, &mut terms);
            files.extend(own);
            let (leaves_of_text, names, own) = text_files(pages, &mut texts);
            files.extend(own);
            let leaves_of_page = pages.iter().map(|page| page.leaves().len()).collect();
            Part { leaves_of_page, leaves_of_text, texts: names, first, shards }
        })
        .collect();
    let (laws, law_files) = name_files('n', laws);
    let (leads, lead_files) = name_files('w', leads);
    files.extend(law_files.into_iter().chain(lead_files));
    files.push(("meta.js".to_owned(), meta(kinds, &parts, &[("laws", &laws), ("leads", &leads)])));
    files.sort_unstable();
    files
}

fn meta(kinds: &[(&str, usize)], parts: &[Part], names: &[(&str, &Vec<String>)]) -> Vec<u8> {
    script::call('m', 0, 4096, |out| {
        out.extend_from_slice(b"{\"kinds\":");
        script::list(out, kinds, |out, (kind, pages)| {
            out.push(b'[');
            script::string(out, kind);
            out.extend_from_slice(format!(",{pages},{}]", part_of(kind)).as_bytes());
        });
        out.extend_from_slice(b",\"parts\":");
        script::list(out, parts, |out, part| {
            out.push(b'{');
            counts(out, "leaves", &part.leaves_of_page);
            out.push(b',');
            counts(out, "texts", &part.leaves_of_text);
            for (name, files) in [("textFiles", &part.texts), ("shards", &part.shards)] {
                out.extend_from_slice(format!(",\"{name}\":\"{files}\"").as_bytes());
            }
            out.extend_from_slice(b",\"terms\":");
            script::list(out, &part.first, |out, term| script::string(out, term));
            out.push(b'}');
        });
        for (name, first) in names {
            out.extend_from_slice(format!(",\"{name}\":").as_bytes());
            script::list(out, *first, |out, key| script::string(out, key));
        }
        out.push(b'}');
    })
}

fn counts(out: &mut Vec<u8>, name: &str, values: &[usize]) {
    out.extend_from_slice(format!("\"{name}\":\"").as_bytes());
    values.iter().for_each(|&value| script::number(out, value as u32));
    out.push(b'"');
}

/// Where a file called `name` lies.
fn path(family: char, name: &str) -> String {
    let (folder, file) = name.split_at(1);
    format!("{family}/{folder}/{file}.js")
}

/// The first term of each shard of a part, their names, and the shards.
fn term_files(part: usize, leaves: &[&Leaf], given: &mut NamesGiven) -> (Vec<String>, String, Vec<File>) {
    let (words, grams) = (merge::words(leaves), merge::grams(leaves));
    let total: usize = words.iter().chain(&grams).map(Run::len).sum();
    let lengths = match total {
        ..=ONE_SHARD => Lengths { least: ONE_SHARD, about: ONE_SHARD, most: ONE_SHARD },
        _ => TERM_SHARD,
    };
    let shards = cut(in_order(&words, &grams), lengths, |entry| (entry.len(), Some(hash(term_of(entry)))));
    let first: Vec<String> =
        shards.iter().map(|shard| String::from_utf8_lossy(term_of(shard[0])).into_owned()).collect();
    let names: Vec<String> = first.iter().map(|term| given.of(&format!("{part} {term}"))).collect();
    let files = names.iter().zip(&shards).map(|(name, entries)| {
        let size = entries.iter().map(|entry| entry.len()).sum();
        let data = script::call('i', format_args!("\"{name}\""), size, |out| {
            out.push(b'"');
            entries.iter().for_each(|entry| out.extend_from_slice(entry));
            out.push(b'"');
        });
        (path('i', name), data)
    });
    let files = files.collect();
    (first, names.concat(), files)
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

fn term_of(entry: &[u8]) -> &[u8] {
    entry[1..].split(|&byte| byte == b' ').next().unwrap_or_default()
}

/// How many leaves each text file of a part has, their names, and the files: lists of leaves. A file begins with a page
/// wherever it can: the length of one page moves no cut among the others.
fn text_files(pages: &[&PageIndex], given: &mut NamesGiven) -> (Vec<usize>, String, Vec<File>) {
    let leaves = pages
        .iter()
        .flat_map(|page| page.leaves().iter().enumerate().map(|(at, leaf)| (page.url(), at, &*leaf.text)));
    let runs =
        cut(leaves, TEXT_FILE, |(url, at, text)| (text.len(), (*at == 0).then(|| hash(url.as_bytes()))));
    let mut names = String::new();
    let mut files = Vec::with_capacity(runs.len());
    for run in &runs {
        let (url, at, _) = run[0];
        let name = given.of(&format!("{url} {at}"));
        let size = run.iter().map(|(.., text)| text.len() + 1).sum();
        let write = |out: &mut Vec<u8>| script::list(out, run, |out, (.., text)| out.extend_from_slice(text));
        files.push((path('t', &name), script::call('t', format_args!("\"{name}\""), size, write)));
        names.push_str(&name);
    }
    (runs.iter().map(Vec::len).collect(), names, files)
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
        if size.saturating_add(weight) > NAME_SHARD {
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
        let data = script::call(family, at, NAME_SHARD, |out| {
            script::list(out, shard, |out, (name, cards)| {
                out.push(b'[');
                script::string(out, name);
                out.push(b',');
                script::list(out, *cards, |out, card| out.extend_from_slice(card));
                out.push(b']');
            });
        });
        (format!("{family}/{}/{at}.js", at / FOLDER), data)
    });
    (first, files.collect())
}

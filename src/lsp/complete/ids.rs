//! Ids of things and paths of files.

use super::super::page::Page;
use super::super::protocol::Sort;
use super::super::{hover, places};
use super::{Word, sound};
use crate::base::path::ContentPath;
use crate::syntax::kinds::Kind;

/// The ids of a kind, with their titles.
pub(super) fn of(page: &Page<'_>, kind: Kind) -> Vec<Word> {
    let catalog = page.catalog();
    let ids: Vec<&str> = match kind {
        Kind::Audiences => catalog.audiences.keys().map(String::as_str).collect(),
        Kind::Media => catalog.media.keys().map(String::as_str).collect(),
        Kind::Class => catalog.classes.keys().map(String::as_str).collect(),
        kind => catalog.of_kind(kind).map(|entry| entry.id.as_str()).collect(),
    };
    let word = |id: &str| {
        let title = places::title(catalog, kind, id).filter(|title| title != id).unwrap_or_default();
        let mut word = Word::plain(id, Sort::Id, title.clone());
        word.sounds = format!("{} {title} {}", word.sounds, sound(&title)).trim().to_owned();
        word
    };
    ids.into_iter().map(word).collect()
}

/// Where a link may lead: documents, as seen from this one; behind `#` the headings of a page.
pub(super) fn links(page: &Page<'_>, written: &str) -> Vec<Word> {
    if let Some((path, _)) = written.split_once('#') {
        return anchors(page, path);
    }
    let entries = page
        .catalog()
        .entries
        .values()
        .filter(|entry| places::is_file(entry.kind) && entry.path != *page.path());
    let word = |entry: &crate::curriculum::Entry| {
        let path = relative(page.path(), &entry.path);
        let detail = format!("{} — {}", entry.title, hover::kind(page.lang, entry.kind));
        let sounds = format!("{} {} {}", entry.title, sound(&entry.title), sound(&entry.id));
        Word { sounds, ..Word::plain(path, Sort::File, detail) }
    };
    let mut words: Vec<Word> = entries.map(word).collect();
    let pictures = page.outcome.snapshot.assets.iter().map(|asset| &asset.path);
    words.extend(pictures.map(|path| Word::plain(relative(page.path(), path), Sort::File, "")));
    words
}

fn anchors(page: &Page<'_>, path: &str) -> Vec<Word> {
    let catalog = page.catalog();
    let file = if path.is_empty() { Some(page.path().clone()) } else { page.path().join(path) };
    let entry =
        file.and_then(|file| catalog.by_path.get(&file)).and_then(|(kind, id)| catalog.entry(*kind, id));
    let headings = entry.into_iter().flat_map(|entry| &entry.headings);
    headings
        .map(|(id, text)| Word {
            text: format!("{path}#{id}"),
            ..Word::plain(format!("{path}#{id}"), Sort::File, text.clone())
        })
        .collect()
}

/// Files beside this one and below.
pub(super) fn files(page: &Page<'_>) -> Vec<Word> {
    let folder = format!("{}/", page.path().parent());
    let assets = page.outcome.snapshot.assets.iter().filter(|asset| asset.path.as_str().starts_with(&folder));
    assets.map(|asset| Word::plain(relative(page.path(), &asset.path), Sort::File, "")).collect()
}

/// `to` as a link in the file `from` writes it: a blank would end it.
fn relative(from: &ContentPath, to: &ContentPath) -> String {
    places::relative(from, to).replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_file_that_links() {
        let path = |text| ContentPath::new(text).unwrap();
        let lesson = path("content/lessons/a/x.md");
        assert_eq!(relative(&lesson, &path("content/cases/一 二.md")), "../../cases/一%20二.md");
        assert_eq!(relative(&lesson, &path("content/lessons/a/y.md")), "y.md");
    }
}

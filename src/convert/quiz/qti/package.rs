//! Archives of questions, and single files of them.

use super::item;
use crate::base::zip::Archive;
use crate::convert::form::Foreign;
use crate::convert::quiz::file::{Draft, LossKind, Place};
use crate::convert::quiz::text;
use crate::convert::xml::{Piece, Pieces};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// No question has more bytes when it is unpacked, and no archive of them; a zip bomb has.
const LARGEST_PART: u64 = 4 << 20;
const LARGEST: usize = 64 << 20;

/// Nor are there more files.
const MOST_PARTS: usize = 20_000;

/// Reads the bank in an archive.
///
/// # Errors
/// It is damaged, too large, or holds no questions.
pub fn read_archive(bytes: &[u8]) -> Result<Draft, Foreign> {
    let mut archive = Archive::open(Cursor::new(bytes)).map_err(|_| Foreign::Damaged)?;
    let entries = archive.entries().map_err(|_| Foreign::Damaged)?;
    if entries.len() > MOST_PARTS {
        return Err(Foreign::TooLarge);
    }
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    let mut others = Vec::new();
    let mut total = 0;
    for entry in entries.into_iter().filter(|entry| !entry.path.ends_with('/')) {
        if !entry.path.to_lowercase().ends_with(".xml") {
            others.push(entry.path);
            continue;
        }
        let Some(file) = archive.file(&entry.path).map_err(|_| Foreign::Damaged)? else { continue };
        let mut bytes = Vec::new();
        file.take(LARGEST_PART + 1).read_to_end(&mut bytes).map_err(|_| Foreign::Damaged)?;
        total += bytes.len();
        if bytes.len() as u64 > LARGEST_PART || total > LARGEST {
            return Err(Foreign::TooLarge);
        }
        parts.insert(entry.path, crate::base::encoding::decode(&bytes));
    }
    if !parts.values().any(|part| part.contains("assessmentItem")) {
        return Err(Foreign::OtherZip);
    }
    let mut draft = Draft::default();
    let mut order: Vec<String> = Vec::new();
    for (path, part) in &parts {
        let list = List::of(part);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if draft.bank.title.is_empty() {
            draft.bank.title = text::one_line(&list.title);
        }
        for name in list.names {
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if !order.contains(&path) {
                order.push(path);
            }
        }
    }
    order.retain(|path| parts.contains_key(path));
    let rest: Vec<String> = parts.keys().filter(|path| !order.contains(path)).cloned().collect();
    for path in order.into_iter().chain(rest) {
        if let Some(part) = parts.get(&path) {
            items(part, &mut draft, |_| Place::Part(path.clone()));
        }
    }
    for path in others {
        draft.lose(Place::Part(path), LossKind::NoText, "");
    }
    Ok(draft)
}

/// Reads a file that holds a question, or several.
pub fn read_file(page: &str) -> Draft {
    let mut draft = Draft::default();
    items(page, &mut draft, Place::Question);
    draft
}

fn items(page: &str, draft: &mut Draft, place: impl Fn(usize) -> Place) {
    let mut pieces = Pieces::of(page);
    let mut number = 0;
    while let Some(piece) = pieces.next() {
        if matches!(&piece, Piece::Begin(element) if element.name == "assessmentItem") {
            number += 1;
            item::read(&mut pieces, place(number), draft);
        }
    }
}

/// The files that a test or a manifest lists.
#[derive(Default)]
struct List {
    title: String,
    names: Vec<String>,
}

impl List {
    fn of(page: &str) -> List {
        let mut list = List::default();
        let mut pieces = Pieces::of(page);
        while let Some(piece) = pieces.next() {
            let Piece::Begin(element) = piece else { continue };
            match element.name.as_str() {
                "assessmentTest" => list.title = element.get("title").unwrap_or_default(),
                "assessmentItemRef" => list.names.extend(element.get("href")),
                "resource" if element.get("type").is_some_and(|kind| kind.contains("imsqti_item")) => {
                    list.names.extend(element.get("href"));
                }
                "assessmentItem" => return list,
                _ => {}
            }
        }
        list
    }
}

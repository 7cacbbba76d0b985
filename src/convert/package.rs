//! The zip file that a Word document or a workbook is.

use crate::base::zip::Archive;
use crate::convert::form::Foreign;
use crate::convert::xml::{Piece, Pieces};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// No part that holds a text has more bytes when it is unpacked; a zip bomb has.
const LARGEST_PART: u64 = 32 << 20;

/// Nor have all parts together that are read, some of them twice.
const LARGEST_PACKAGE: u64 = 512 << 20;

/// A document's parts by their names.
pub(super) struct Package<'a> {
    archive: Archive<Cursor<&'a [u8]>>,
    /// How many bytes have been unpacked.
    unpacked: u64,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, Foreign> {
        let archive = Archive::open(Cursor::new(bytes)).map_err(|_| Foreign::Damaged)?;
        Ok(Package { archive, unpacked: 0 })
    }

    /// The text of a part, if there is such a part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Foreign> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        Ok(Some(String::from_utf8_lossy(text).into_owned()))
    }

    /// The bytes of a part, if there is such a part.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Foreign> {
        let Some(file) = self.archive.file(name).map_err(|_| Foreign::Damaged)? else { return Ok(None) };
        // What the archive says about its sizes is not to be trusted.
        let mut bytes = Vec::new();
        file.take(LARGEST_PART + 1).read_to_end(&mut bytes).map_err(|_| Foreign::Damaged)?;
        self.unpacked += bytes.len() as u64;
        if bytes.len() as u64 > LARGEST_PART || self.unpacked > LARGEST_PACKAGE {
            return Err(Foreign::TooLarge);
        }
        Ok(Some(bytes))
    }

    /// The names of all parts, sorted.
    pub(super) fn names(&mut self) -> Result<Vec<String>, Foreign> {
        let entries = self.archive.entries().map_err(|_| Foreign::Damaged)?;
        let mut names: Vec<String> = entries.into_iter().map(|entry| entry.path).collect();
        names.sort();
        Ok(names)
    }

    /// What the part `name` is related to, by the ids that it uses.
    pub(super) fn relations(&mut self, name: &str) -> Result<Relations, Foreign> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let text = self.part(&format!("{folder}/_rels/{file}.rels"))?.unwrap_or_default();
        let mut relations = Relations::new();
        let mut pieces = Pieces::of(&text);
        while let Some(piece) = pieces.next() {
            let Piece::Begin(element) = piece else { continue };
            if let (Some(id), Some(kind), Some(target)) =
                (element.get("Id"), element.get("Type"), element.get("Target"))
            {
                let outside = element.get("TargetMode").is_some_and(|mode| mode == "External");
                let target = if outside { target } else { resolved(folder, &target) };
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                relations.insert(id, Relation { kind, target, outside });
            }
        }
        Ok(relations)
    }
}

/// The relations of a part by their ids.
pub(super) type Relations = BTreeMap<String, Relation>;

/// Something that a part refers to.
pub(super) struct Relation {
    /// The last word of its type: `image`, `hyperlink`, `notesSlide`.
    pub(super) kind: String,
    /// The name of a part, or an address.
    pub(super) target: String,
    /// It is an address.
    pub(super) outside: bool,
}

/// `target` as seen from `folder`, as the name of a part.
fn resolved(folder: &str, target: &str) -> String {
    let (mut steps, rest) = match target.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (folder.split('/').collect(), target),
    };
    for step in rest.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

//! What the last build printed. Setting pages takes most of a build's time, and after an edit nearly all sheets are
//! those of the build before: they are taken over from the old output, which is the memory. Beside them lies a note that
//! says what each was made from.

use crate::base::hash::Hash;
use crate::base::json;
use crate::diag::trouble::Trouble;
use crate::pack::folder::Writer;
use crate::press::preflight::Report;
use crate::render::pdf::places::Places;
use crate::render::shop::piece::{self, PieceSheet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The note, in the output folder.
const NOTE: &str = ".coursepack-printed.json";

/// Documents of the last build by what they were made from.
pub(super) struct Printed {
    program: String,
    last: BTreeMap<Hash, Record>,
}

/// A document without findings: one that has some is set again, so that they are told again.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Record {
    key: Hash,
    /// The reader's file first, then those for the shop.
    files: Vec<KeptFile>,
    /// As in what was rendered.
    pub words: String,
    /// As in what was rendered.
    pub places: Places,
    piece: Option<KeptPiece>,
}

/// A file of the old output.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct KeptFile {
    /// Below the output folder.
    path: String,
    size: u64,
    sha256: Hash,
}

/// What is said of a piece of a print job, and what its job sheet leaves out.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct KeptPiece {
    sheet: PieceSheet,
    of: usize,
    preflight: Report,
}

#[derive(Deserialize, Serialize)]
struct Note<R> {
    /// Another program may make other pages of the same content.
    program: String,
    records: Vec<R>,
}

impl Printed {
    /// What the old output of `writer` says of itself. `program` tells one build of this program from another.
    pub fn read(writer: &Writer, program: &str) -> Printed {
        let note = writer.noted(NOTE).and_then(|text| json::read::<Note<Record>>(&text));
        let records = note.filter(|note| note.program == program).map(|note| note.records);
        let last = records.unwrap_or_default().into_iter().map(|record| (record.key, record)).collect();
        Printed { program: program.to_owned(), last }
    }

    /// The document that was made from what has this key.
    pub fn find(&self, key: &Hash) -> Option<&Record> {
        self.last.get(key)
    }

    /// Notes for the next build what this one printed; where it left parts of the old output as they were, they count
    /// as well.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn note(self, writer: &Writer, mut records: Vec<Record>) -> Result<(), Trouble> {
        if !writer.replaces_all() {
            let overwritten =
                |record: &Record| record.files.iter().any(|file| writer.made(&file.path).is_some());
            records.extend(self.last.into_values().filter(|record| !overwritten(record)));
        }
        records.sort_by_key(|record| record.key);
        records.dedup_by_key(|record| record.key);
        writer.leave_note(NOTE, &json::line(&Note { program: self.program, records }))
    }
}

impl Record {
    /// The record of a document that was set now; nothing where a file of it was not written.
    pub fn of(
        key: Hash,
        paths: &[&str],
        (words, places): (&str, &Places),
        piece: Option<&piece::Made>,
        writer: &Writer,
    ) -> Option<Record> {
        let file = |path: &&str| {
            let (size, sha256) = writer.made(path)?;
            Some(KeptFile { path: (*path).to_owned(), size, sha256 })
        };
        let files = paths.iter().map(file).collect::<Option<Vec<KeptFile>>>()?;
        let piece = piece.map(|made| KeptPiece {
            sheet: made.sheet.clone(),
            of: made.sheet.of,
            preflight: made.sheet.preflight.clone(),
        });
        Some(Record { key, files, words: words.to_owned(), places: places.clone(), piece })
    }

    /// The same document, whose file for readers is now at `reader`. Those for the shop are where they were: their names
    /// and their job are part of what the document is made from.
    pub fn at(&self, reader: &str) -> Record {
        let mut record = self.clone();
        if let Some(file) = record.files.first_mut() {
            reader.clone_into(&mut file.path);
        }
        record
    }

    /// What is said of the piece, if it is one.
    pub fn piece(&self) -> Option<PieceSheet> {
        self.piece.as_ref().map(|piece| PieceSheet {
            of: piece.of,
            preflight: piece.preflight.clone(),
            ..piece.sheet.clone()
        })
    }

    /// Takes the document's files over from the old output, where the reader's was at `from`; only those that `kept`
    /// wants. Whether they were there, untouched.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn take_over(
        &self,
        from: &Record,
        writer: &Writer,
        kept: &dyn Fn(&str) -> bool,
    ) -> Result<bool, Trouble> {
        let pairs = from.files.iter().zip(&self.files).filter(|(_, to)| kept(&to.path));
        let pairs: Vec<(&KeptFile, &KeptFile)> = pairs.collect();
        if !pairs.iter().all(|(from, _)| writer.has_unchanged(&from.path, from.size, NOTE)) {
            return Ok(false);
        }
        for (from, to) in pairs {
            writer.take_over(&from.path, &to.path, (to.size, to.sha256))?;
        }
        Ok(true)
    }
}

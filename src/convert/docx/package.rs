//! The zip file that a Word document is. The door of zip.

use crate::convert::form::Foreign;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// No part that holds the text of a law has more bytes when it is unpacked; a zip bomb has.
const LARGEST_PART: u64 = 32 << 20;

/// A document's parts by their names.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, Foreign> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Foreign::Damaged)?;
        Ok(Package { archive })
    }

    /// The text of a part, if there is such a part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Foreign> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(Foreign::Damaged),
        };
        // What the archive says about its sizes is not to be trusted.
        let mut bytes = Vec::new();
        file.take(LARGEST_PART + 1).read_to_end(&mut bytes).map_err(|_| Foreign::Damaged)?;
        if bytes.len() as u64 > LARGEST_PART {
            return Err(Foreign::TooLarge);
        }
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        Ok(Some(String::from_utf8_lossy(text).into_owned()))
    }
}

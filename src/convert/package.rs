//! The zip file that a Word document or a workbook is.

use crate::base::zip::Archive;
use crate::convert::form::Foreign;
use std::io::{Cursor, Read};

/// No part that holds a text has more bytes when it is unpacked; a zip bomb has.
const LARGEST_PART: u64 = 32 << 20;

/// A document's parts by their names.
pub(super) struct Package<'a> {
    archive: Archive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, Foreign> {
        let archive = Archive::open(Cursor::new(bytes)).map_err(|_| Foreign::Damaged)?;
        Ok(Package { archive })
    }

    /// The text of a part, if there is such a part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Foreign> {
        let Some(file) = self.archive.file(name).map_err(|_| Foreign::Damaged)? else { return Ok(None) };
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

//! Volumes as zip files: films stored as they are, texts deflated, UTF-8 names, no dates.

use super::super::kit::{Content, Part};
use super::Made;
use super::verify::Verify;
use crate::base::par;
use crate::base::zip::{Maker, Packing};
use crate::diag::trouble::Trouble;
use crate::pack::built;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

/// Bytes read at a time.
const PIECE: usize = 1 << 20;

/// What is text, and shrinks; all else is packed already.
const TEXTS: &[&str] = &["html", "css", "js", "json", "txt", "vtt", "xml", "svg", "csv", "inf", "ico"];

/// Writes the archive to `path`, through to the disk.
pub(super) fn write(parts: &[Part], path: &Path, wrote: &(dyn Fn(u64) + Sync)) -> Result<Made, Trouble> {
    let trouble = |error| Trouble::disk(path, error);
    let file = File::create(path).map_err(trouble)?;
    let mut maker = Maker::new(BufWriter::with_capacity(PIECE, file));
    let mut begin = 0;
    let extents = parts.iter().enumerate().map(|(index, part)| {
        let start = begin;
        begin += part.file.size;
        (start, part.file.size, index)
    });
    let mut verify = Verify::new(extents.filter(|(_, length, _)| *length > 0).collect(), parts.len());
    let takers: Vec<par::Taker<'_>> = vec![Box::new(|piece| verify.take(piece))];
    let filled = par::tee(takers, |tee| {
        for part in parts {
            let out =
                maker.file(&part.file.path, part.file.size, packing(&part.file.path)).map_err(trouble)?;
            match &part.content {
                Content::Made(bytes) => {
                    out.write_all(bytes).map_err(trouble)?;
                    tee.give(bytes.clone());
                }
                Content::Disk(from) => copy(from, part.file.size, out, tee, wrote, path)?,
            }
        }
        Ok(())
    });
    filled?;
    let out = maker.finish().and_then(|out| out.into_inner().map_err(io::IntoInnerError::into_error));
    let file = out.map_err(trouble)?;
    file.sync_all().map_err(trouble)?;
    let (size, sha256) = built::measure(path).map_err(trouble)?;
    Ok(Made { size, sha256: Some(sha256), files: verify.finish() })
}

/// Copies exactly `size` bytes; a file that is not so long is told by its hash, of the bytes it had.
fn copy(
    from: &Path,
    size: u64,
    out: &mut impl Write,
    tee: &par::Tee,
    wrote: &(dyn Fn(u64) + Sync),
    to: &Path,
) -> Result<(), Trouble> {
    let mut file = File::open(from).map_err(|error| Trouble::disk(from, error))?;
    let mut left = size;
    while left > 0 {
        let mut piece = vec![0; usize::try_from(left).unwrap_or(PIECE).min(PIECE)];
        match file.read_exact(&mut piece) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Err(crate::diag::messages::discs::not_as_built(&[from.display().to_string()]));
            }
            read => read.map_err(|error| Trouble::disk(from, error))?,
        }
        out.write_all(&piece).map_err(|error| Trouble::disk(to, error))?;
        left -= piece.len() as u64;
        wrote(piece.len() as u64);
        tee.give(piece);
    }
    Ok(())
}

fn packing(path: &str) -> Packing {
    let ext = path.rsplit_once('.').map_or(String::new(), |(_, ext)| ext.to_ascii_lowercase());
    let text = TEXTS.contains(&ext.as_str()) || !path.contains('.');
    if text { Packing::Smaller } else { Packing::Stored }
}

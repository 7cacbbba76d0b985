//! Volumes as zip files: films stored as they are, texts deflated, UTF-8 names, no dates.
//!
//! A file's sum stands before it in an archive and is known after it, so the archive is not written from its beginning to
//! its end and cannot be hashed as it is handed on. It is hashed by a thread that follows file by file, and finds what was
//! just written in the memory of the system.

use super::super::kit::{Content, Part};
use super::Made;
use super::verify::Verify;
use crate::base::hash::{Hash, Hasher};
use crate::base::par;
use crate::base::zip::{Maker, Packing};
use crate::diag::trouble::Trouble;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Bytes read at a time: few enough that they are still in the processor's memory when they are hashed.
const PIECE: usize = 1 << 18;

/// What is text, and shrinks; all else is packed already.
const TEXTS: &[&str] = &["html", "css", "js", "json", "txt", "vtt", "xml", "svg", "csv", "inf", "ico"];

/// Writes the archive to `path`, through to the disk.
pub(super) fn write(parts: &[Part], path: &Path, wrote: &(dyn Fn(u64) + Sync)) -> Result<Made, Trouble> {
    let trouble = |error| Trouble::disk(path, error);
    let file = File::create(path).map_err(trouble)?;
    let mut begin = 0;
    let extents = parts.iter().enumerate().map(|(index, part)| {
        let start = begin;
        begin += part.file.size;
        (start, part.file.size, index)
    });
    let mut verify = Verify::new(extents.filter(|(_, length, _)| *length > 0).collect(), parts.len());
    let takers: Vec<par::Taker<'_>> = vec![Box::new(|piece| verify.take(piece))];
    let (hashed, filled) = par::follow(
        |settled| hash(path, &settled),
        |settle| {
            let out = Growing { file, at: 0, end: 0, settle };
            par::tee(takers, |tee| fill(parts, out, tee, wrote, path))
        },
    );
    filled?;
    let (size, sha256) = hashed.map_err(trouble)?;
    Ok(Made { size, sha256: Some(sha256), files: verify.finish() })
}

fn fill(
    parts: &[Part],
    out: Growing,
    tee: &par::Tee,
    wrote: &(dyn Fn(u64) + Sync),
    path: &Path,
) -> Result<(), Trouble> {
    let trouble = |error| Trouble::disk(path, error);
    let mut maker = Maker::new(BufWriter::with_capacity(PIECE, out));
    for part in parts {
        let out = maker.file(&part.file.path, part.file.size, packing(&part.file.path)).map_err(trouble)?;
        match &part.content {
            Content::Made(bytes) => {
                out.write_all(bytes).map_err(trouble)?;
                tee.give(bytes.clone());
            }
            Content::Disk(from) => copy(from, part.file.size, out, tee, wrote, path)?,
        }
    }
    let out = maker.finish().and_then(|out| out.into_inner().map_err(io::IntoInnerError::into_error));
    let out = out.map_err(trouble)?;
    out.settle();
    out.file.sync_all().map_err(trouble)
}

/// The file of an archive. It only ever grows, but for the head of the file that was written last, which is mended when
/// that is done: once that has happened, all up to the end stays as it is.
struct Growing {
    file: File,
    at: u64,
    end: u64,
    /// Told up to where the file stays as it is.
    settle: par::Sender<u64>,
}

impl Growing {
    fn settle(&self) {
        // Who follows and is gone has failed, and tells it.
        let _ = self.settle.send(self.end);
    }
}

impl Write for Growing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.at += written as u64;
        self.end = self.end.max(self.at);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Growing {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let before = self.at;
        self.at = self.file.seek(to)?;
        if before < self.end && self.at == self.end {
            self.settle();
        }
        Ok(self.at)
    }
}

/// Size and hash of the archive, read as far as it is settled.
fn hash(path: &Path, settled: &par::Receiver<u64>) -> io::Result<(u64, Hash)> {
    let mut file = File::open(path)?;
    let (mut hasher, mut at, mut piece) = (Hasher::default(), 0, vec![0; PIECE]);
    for end in settled {
        while at < end {
            let length = usize::try_from(end - at).unwrap_or(PIECE).min(PIECE);
            let piece = piece.get_mut(..length).unwrap_or_default();
            file.read_exact(piece)?;
            hasher.stream(piece);
            at += length as u64;
        }
    }
    Ok((at, hasher.finish()))
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
        let mut piece = tee.room(PIECE);
        piece.resize(usize::try_from(left).unwrap_or(PIECE).min(PIECE), 0);
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

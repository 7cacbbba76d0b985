//! A reader that gives up: no file makes a probe read without end, whatever it claims about itself.

use std::io::{self, Read, Seek, SeekFrom};

/// Bytes that a probe may read unless it asks for more. The tables of a long film that are looked at have some
/// kilobytes; what a parser skips is not read.
const BYTES: u64 = 16 << 20;

/// How often it may read or go elsewhere: a film cut into pieces has some ten thousand boxes.
const STEPS: u32 = 1 << 20;

/// Reads no more than it may.
pub(super) struct Limited<R> {
    inner: R,
    bytes: u64,
    steps: u32,
}

impl<R> Limited<R> {
    /// With the usual limits.
    pub fn new(inner: R) -> Limited<R> {
        Limited { inner, bytes: BYTES, steps: STEPS }
    }

    /// Allows `bytes` from here on.
    pub fn allow(mut self, bytes: u64) -> Limited<R> {
        self.bytes = bytes;
        self
    }

    fn step(&mut self) -> io::Result<()> {
        self.steps = self.steps.checked_sub(1).ok_or_else(spent)?;
        Ok(())
    }
}

fn spent() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "more is asked for than a sound file needs")
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.step()?;
        if self.bytes == 0 && !buffer.is_empty() {
            return Err(spent());
        }
        let most = usize::try_from(self.bytes).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.inner.read(buffer.get_mut(..most).unwrap_or_default())?;
        self.bytes = self.bytes.saturating_sub(read as u64);
        Ok(read)
    }
}

impl<R: Seek> Seek for Limited<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.step()?;
        self.inner.seek(to)
    }
}

/// Fills `buffer` as far as the file goes; how much that was.
pub(super) fn fill(file: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match file.read(rest) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

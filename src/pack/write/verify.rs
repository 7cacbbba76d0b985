//! Hashes the files within a stream while it is written, so that nothing is read twice.

use crate::base::hash::{Hash, Hasher};

/// Takes a stream and hashes its extents.
pub struct Verify {
    /// Sorted by where they begin: first byte, length, whose.
    extents: Vec<(u64, u64, usize)>,
    /// The extent that is being read or comes next.
    next: usize,
    /// Bytes of the stream so far.
    at: u64,
    hashers: Vec<Option<Hasher>>,
    done: Vec<Hash>,
    left: Vec<u64>,
}

impl Verify {
    /// For `files` files that lie in the stream at `extents`: first byte, length, index of the file. A file without
    /// extents is empty.
    pub fn new(mut extents: Vec<(u64, u64, usize)>, files: usize) -> Verify {
        extents.sort_unstable();
        let mut left = vec![0; files];
        for (_, length, file) in &extents {
            if let Some(left) = left.get_mut(*file) {
                *left += length;
            }
        }
        let hashers = (0..files).map(|_| None).collect();
        Verify { extents, next: 0, at: 0, hashers, done: vec![Hash::of(b""); files], left }
    }

    /// The next bytes of the stream.
    pub fn take(&mut self, piece: &[u8]) {
        let end = self.at + piece.len() as u64;
        while let Some(&(start, length, file)) = self.extents.get(self.next) {
            if start >= end {
                break;
            }
            // What of this extent lies in this piece.
            let from = start.max(self.at);
            let to = (start + length).min(end);
            let within = |at: u64| usize::try_from(at - self.at).unwrap_or(piece.len());
            self.feed(file, piece.get(within(from)..within(to)).unwrap_or_default());
            if start + length > end {
                break;
            }
            self.next += 1;
        }
        self.at = end;
    }

    fn feed(&mut self, file: usize, bytes: &[u8]) {
        let (Some(hasher), Some(left)) = (self.hashers.get_mut(file), self.left.get_mut(file)) else {
            return;
        };
        let running = hasher.get_or_insert_default();
        running.stream(bytes);
        *left = left.saturating_sub(bytes.len() as u64);
        if *left == 0 {
            // A hundred thousand files need not keep a hasher each.
            let hash = running.finish();
            *hasher = None;
            if let Some(done) = self.done.get_mut(file) {
                *done = hash;
            }
        }
    }

    /// The hash of each file.
    pub fn finish(self) -> Vec<Hash> {
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_hashed_however_the_stream_is_cut() {
        let stream: Vec<u8> = (0..=255).cycle().take(10_000).collect();
        let extents = vec![(7000, 3000, 2), (0, 10, 0), (10, 1, 1), (2048, 2048, 2)];
        let two = [&stream[2048..4096], &stream[7000..]].concat();
        let expected = [Hash::of(&stream[..10]), Hash::of(&stream[10..11]), Hash::of(&two), Hash::of(b"")];
        for piece in [1, 7, 2048, 2049, 20_000] {
            let mut verify = Verify::new(extents.clone(), 4);
            stream.chunks(piece).for_each(|piece| verify.take(piece));
            assert_eq!(verify.finish(), expected, "in pieces of {piece}");
        }
    }
}

//! SHA-256: of files (what `sha256sum -c` checks) and of job keys.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::fmt;
use std::io::{self, Read};

/// Bytes of a stream that are read at a time.
const PIECE: usize = 1 << 20;

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Hash {
        Hash(Sha256::digest(bytes).into())
    }

    /// The digest of all that `source` gives, and how many bytes that is.
    ///
    /// # Errors
    /// It cannot be read to its end.
    pub fn of_stream(source: &mut impl Read) -> io::Result<(u64, Hash)> {
        let (mut hasher, mut size) = (Hasher::default(), 0);
        let mut piece = vec![0; PIECE];
        loop {
            match source.read(&mut piece) {
                Ok(0) => return Ok((size, hasher.finish())),
                Ok(length) => {
                    hasher.stream(piece.get(..length).unwrap_or_default());
                    size += length as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Its first twelve digits: enough for people to tell versions apart.
    pub fn short(&self) -> String {
        self.to_string().chars().take(12).collect()
    }

    /// The digest that is written as `text`: 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Hash> {
        let digits = text.as_bytes();
        let mut bytes = [0; 32];
        if digits.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let digit = |c: u8| char::from(c).to_digit(16).and_then(|value| u8::try_from(value).ok());
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Hash(bytes))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// As its digits.
impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
        let digits = String::deserialize(deserializer)?;
        Hash::parse(&digits).ok_or_else(|| D::Error::custom("64 hexadecimal digits are expected"))
    }
}

/// The key of a value in memory: equal values have equal keys. Not for output, since it depends on the machine.
pub fn key_of(value: &impl std::hash::Hash) -> Hash {
    let mut sink = Sink(Sha256::new());
    value.hash(&mut sink);
    Hash(sink.0.finalize().into())
}

/// Feeds what `derive(Hash)` walks over into SHA-256, so that two keys never meet by accident.
struct Sink(Sha256);

impl std::hash::Hasher for Sink {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = self.0.clone().finalize();
        digest.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }
}

/// Hashes pieces one after another; each piece is framed by its length, so that `"a","bc"` and `"ab","c"` differ.
#[derive(Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Adds one piece.
    pub fn piece(&mut self, bytes: &[u8]) -> &mut Hasher {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Adds bytes without a frame: for hashing a stream.
    pub fn stream(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all pieces so far.
    pub fn finish(&self) -> Hash {
        Hash(self.0.clone().finalize().into())
    }
}

//! Whether what lies on a stick, a disc, in a zip or in an image is what was made: every file against its sum, the sums
//! against their signature.
//!
//! Sizes come first, since they cost nothing, then bytes. What is missing, cut off, changed, renamed or too much is
//! named; so is what people fear on sticks. Nothing that is read is believed: paths that lead out are never opened,
//! links are not followed, and no file is read past the size that its manifest says.

mod compare;
mod find;
mod foreign;
mod listed;
mod source;
mod tell;

pub use find::find;
pub use listed::{About, Entry, Listed, Sum, Volume, is_inside, read, sums};
pub use source::{Item, Kind, Source};

use super::sign::{self, Key, Verdict};
use crate::diag::Prose;
use crate::diag::trouble::Trouble;
use std::collections::BTreeSet;
use std::path::Path;

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A program that is not of the bundle.
    Program,
    /// A shortcut that is not of the bundle.
    Shortcut,
    /// An `autorun.inf` that is not of the bundle.
    Autorun,
    /// The bundle's own `autorun.inf` starts something.
    Starts,
    /// A path of the sums leads out of the folder.
    Outside,
    /// A line of the sums cannot be read.
    BadLine(usize),
    /// The sums list a path twice.
    ListedTwice,
    /// A manifest holds something else than it should.
    NotUnderstood,
    /// This manifest and the sums say different things.
    Disagrees(String),
    /// Not there.
    Missing,
    /// Fewer bytes than there should be.
    Shorter {
        /// Bytes.
        expected: u64,
        /// Bytes.
        found: u64,
    },
    /// More bytes than there should be.
    Longer {
        /// Bytes.
        expected: u64,
        /// Bytes; more than `expected` where nobody counted to the end.
        found: u64,
    },
    /// The right number of bytes, other ones.
    Changed,
    /// What ought to be in another file.
    IsLike(String),
    /// Cannot be read, and why.
    Unreadable(Prose),
    /// A link in place of a file.
    Link,
    /// Neither file nor folder.
    Odd,
    /// The file that is missing at this path, under another name.
    Renamed(String),
    /// The file of this path, but for capitals or the way letters are encoded.
    OtherCase(String),
    /// Its name and this one are the same on a stick.
    Twin(String),
    /// Of an older bundle: should have been deleted.
    Lingers,
    /// Not of the bundle, and where a new file is to be.
    InTheWay,
    /// Not of the bundle.
    Extra,
}

/// A file with what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// What is wrong.
    pub fault: Fault,
    /// Below the bundle's folder.
    pub path: String,
}

impl Finding {
    fn new(path: &str, fault: Fault) -> Finding {
        Finding { path: path.to_owned(), fault }
    }
}

/// What became of the signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signature {
    /// There is none.
    Absent,
    /// There is one of this key, and no key to check it with.
    Unchecked(String),
    /// The key signed this.
    Good {
        /// The fingerprint of the key.
        key: String,
        /// What it said.
        comment: String,
    },
    /// Another key signed this.
    OtherKey {
        /// Its fingerprint.
        key: String,
        /// The fingerprint of the key that was asked for.
        wanted: String,
    },
    /// It is no signature, or not of these sums.
    Bad,
}

/// An update that did not come to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interrupted {
    /// Before it changed anything.
    Before,
    /// Between the old files and the new.
    Between,
}

/// What came of a check.
#[derive(Debug)]
pub struct Report {
    /// The place, as people name it.
    pub name: String,
    /// What the sums and the manifest say.
    pub listed: Listed,
    /// Files whose bytes were read.
    pub files: usize,
    /// Bytes that were read.
    pub bytes: u64,
    /// Sorted, the dangerous first.
    pub found: Vec<Finding>,
    /// Of the sums.
    pub signature: Signature,
    /// Whether a key was asked for.
    pub signed_wanted: bool,
    /// Whether an update was cut off here.
    pub interrupted: Option<Interrupted>,
}

impl Report {
    /// Whether everything is as it was made, and signed where that was asked for.
    pub fn is_fine(&self) -> bool {
        self.found.is_empty() && self.interrupted.is_none() && self.is_trusted()
    }

    /// Whether the signature is as good as was asked for.
    pub fn is_trusted(&self) -> bool {
        match self.signature {
            Signature::Good { .. } => true,
            Signature::Absent | Signature::Unchecked(_) => !self.signed_wanted,
            Signature::OtherKey { .. } | Signature::Bad => false,
        }
    }
}

/// How far a check is.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// So many bytes are to be read at this place.
    Begin(&'a str, u64),
    /// So many more were.
    Read(u64),
}

/// Is told how far a check is, from many threads.
pub type Steps<'a> = &'a (dyn Fn(Step<'_>) + Sync);

/// What to check.
#[derive(Clone, Copy)]
pub struct Wish<'a> {
    /// The key that must have signed.
    pub key: Option<&'a Key>,
    /// Only these files, in place of everything.
    pub only: Option<&'a BTreeSet<String>>,
    /// Is told how far it is.
    pub steps: Steps<'a>,
}

/// Checks one bundle or update.
///
/// # Errors
/// The source cannot be read, or has no list of sums.
pub fn verify(name: &str, source: &Source, wish: &Wish<'_>) -> Result<Report, Trouble> {
    let interrupted = find::interrupted(source);
    let mut listed = match listed::read(Path::new(name), source) {
        Ok(listed) => listed,
        // In the middle of an update there may be no list of sums.
        Err(_) if interrupted.is_some() => Listed::default(),
        Err(trouble) => return Err(trouble),
    };
    let signature = signature(source, &listed, wish.key);
    let mut report = Report {
        name: name.to_owned(),
        files: 0,
        bytes: 0,
        found: std::mem::take(&mut listed.found),
        listed,
        signature,
        signed_wanted: wish.key.is_some(),
        interrupted,
    };
    if report.interrupted != Some(Interrupted::Between) {
        compare::compare(source, &mut report, wish)?;
    }
    report.found.sort();
    report.found.dedup();
    Ok(report)
}

fn signature(source: &Source, listed: &Listed, key: Option<&Key>) -> Signature {
    // A signature that cannot be read is as good as a wrong one.
    let bytes = match source.read(sign::SIGNATURE, 1 << 14) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Signature::Absent,
        Err(_) => return Signature::Bad,
    };
    let text = String::from_utf8_lossy(&bytes);
    match key {
        None => sign::claimed(&text).map_or(Signature::Bad, Signature::Unchecked),
        Some(key) => match sign::check(&listed.sums, &text, key) {
            Verdict::Good { comment } => Signature::Good { key: sign::fingerprint(key), comment },
            Verdict::OtherKey(other) => Signature::OtherKey { key: other, wanted: sign::fingerprint(key) },
            Verdict::Bad => Signature::Bad,
        },
    }
}

impl Finding {
    /// What is wrong, for people: the name of the file is not in it.
    pub fn prose(&self) -> Prose {
        tell::prose(&self.fault)
    }
}

impl Fault {
    /// Its name for programs.
    pub fn name(&self) -> &'static str {
        tell::name(self)
    }
}

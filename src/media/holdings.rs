//! What is known of the files that manifests name, as values: looked up by the path that a manifest gives.

use super::cues::Cues;
use super::{Fault, Probe};
use crate::base::hash::Hash;
use crate::base::path::ContentPath;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that was learned by looking into files.
#[derive(Clone, Debug, Default)]
pub struct Holdings {
    /// Films and sounds.
    pub films: BTreeMap<ContentPath, Film>,
    /// The hashes of files of which a manifest says what they must be.
    pub hashes: BTreeMap<ContentPath, Hash>,
    /// Captions, and songs that are files with times.
    pub cues: BTreeMap<ContentPath, Cues>,
    /// The words of transcripts and songs that are files.
    pub words: BTreeMap<ContentPath, Arc<str>>,
}

/// A film, or a file of sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Film {
    /// Bytes.
    pub size: u64,
    /// What it is.
    pub probe: Result<Probe, Fault>,
}

impl Holdings {
    /// What is in the film at `path`, where it was looked into and could be understood.
    pub fn probe(&self, path: &ContentPath) -> Option<&Probe> {
        self.films.get(path).and_then(|film| film.probe.as_ref().ok())
    }

    /// How long the film at `path` plays, in seconds.
    pub fn seconds(&self, path: &ContentPath) -> Option<u32> {
        self.probe(path).and_then(Probe::seconds)
    }
}

//! What is written about a set: `plan.json` for programs, and the same as a value for whoever makes labels, inlays and job
//! sheets.

use super::super::target::Form;
use super::Set;
use crate::base::hash::Hash;
use crate::base::json;
use serde::{Serialize, Serializer};

/// A set of volumes, as papers tell of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Of this form.
    pub format: u32,
    /// The edition's id.
    pub edition: String,
    /// `usb`, `dvd5`, …
    pub target: &'static str,
    /// The programme's title.
    pub title: String,
    /// Who gives it.
    pub provider: String,
    /// A short hash of all content.
    pub content_version: String,
    /// The label of all volumes.
    pub label: String,
    /// What a volume holds; nothing where there is no limit.
    pub capacity: Option<u64>,
    /// What pages, search and handouts take on each.
    pub base: u64,
    /// Whether lessons follow each other over all volumes.
    pub in_order: bool,
    /// Lessons whose media had to be put on several volumes.
    pub split: Vec<u32>,
    /// How many sets are handed out.
    pub sets: u32,
    /// Sets times volumes.
    pub total: usize,
    /// In their order.
    pub volumes: Vec<PaperVolume>,
}

/// A volume.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PaperVolume {
    /// From 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// What the system shows.
    pub label: String,
    /// Its folder or file, beside `plan.json`.
    pub file: String,
    /// What its files take on it.
    pub planned: u64,
    /// The size of the image or archive, or of all files together, once it is made.
    pub bytes: Option<u64>,
    /// Of the image or archive.
    #[serde(serialize_with = "digits")]
    pub sha256: Option<Hash>,
    /// Of its `SHA256SUMS`, which stands for all its files.
    #[serde(serialize_with = "digits")]
    pub sums_sha256: Option<Hash>,
    /// The lessons whose media are here.
    pub lessons: Vec<PaperLesson>,
    /// The media that are here.
    pub media: Vec<PaperMedium>,
}

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PaperLesson {
    /// From 1.
    pub number: u32,
    /// Its title.
    pub title: String,
}

/// A film or a sound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PaperMedium {
    /// Below the volume.
    pub path: String,
    /// Its title; its path where no manifest knows it.
    pub title: String,
    /// 影片, 歌曲, …
    pub kind: &'static str,
    /// How long it lasts.
    pub seconds: Option<u32>,
    /// In bytes.
    pub size: u64,
    /// The lessons that use it.
    pub lessons: Vec<u32>,
}

fn digits<S: Serializer>(hash: &Option<Hash>, out: S) -> Result<S::Ok, S::Error> {
    hash.map(|hash| hash.to_string()).serialize(out)
}

impl PaperVolume {
    /// The numbers of its lessons: `1-4、7`.
    pub fn lesson_ranges(&self, comma: &str) -> String {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for PaperLesson { number, .. } in &self.lessons {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == *number => *last = *number,
                _ => ranges.push((*number, *number)),
            }
        }
        let shown = ranges.iter().map(|(first, last)| match first == last {
            true => first.to_string(),
            false => format!("{first}-{last}"),
        });
        shown.collect::<Vec<_>>().join(comma)
    }
}

impl Paper {
    /// The text of `plan.json`.
    pub fn json(&self) -> String {
        json::pretty(self)
    }
}

impl Set<'_> {
    /// What is known of the set before it is made.
    pub fn paper(&self) -> Paper {
        let volumes = (1..).zip(&self.plan.volumes).map(|(number, volume)| PaperVolume {
            number,
            of: self.of(),
            label: self.volume_label(number),
            file: self.place(number),
            planned: self.base + volume.cost,
            bytes: None,
            sha256: None,
            sums_sha256: None,
            lessons: volume.lessons.iter().map(|number| self.lesson(*number)).collect(),
            media: self
                .media_of(number)
                .map(|(source, medium)| PaperMedium {
                    path: source.file.path.clone(),
                    title: medium.map_or_else(|| source.file.path.clone(), |medium| medium.title.clone()),
                    kind: medium.map_or("", |medium| medium.kind),
                    seconds: medium.and_then(|medium| medium.seconds),
                    size: source.file.size,
                    lessons: medium.map(|medium| medium.lessons.clone()).unwrap_or_default(),
                })
                .collect(),
        });
        let (identity, programme) = (&self.built.identity, self.programme);
        Paper {
            format: 1,
            edition: identity.edition.clone(),
            target: self.target.name(),
            title: identity.title.clone(),
            provider: programme.provider.clone(),
            content_version: identity.content_version.clone(),
            label: programme.label.clone(),
            capacity: self.capacity,
            base: self.base,
            in_order: self.plan.in_order,
            split: self.plan.split.clone(),
            sets: programme.sets,
            total: programme.sets as usize * self.of(),
            volumes: volumes.collect(),
        }
    }

    fn lesson(&self, number: u32) -> PaperLesson {
        let found = self.programme.lessons.iter().find(|lesson| lesson.number == number);
        PaperLesson { number, title: found.map(|lesson| lesson.title.clone()).unwrap_or_default() }
    }

    /// The folder or file of a volume, below the set's folder.
    pub fn place(&self, number: usize) -> String {
        match self.target.form() {
            Form::Folder => number.to_string(),
            Form::Image => format!("{}.iso", self.file_name(number)),
            // Archives are sent one by one: each says for whom it is.
            Form::Archive => format!("{}-{}.zip", self.file_name(number), self.built.identity.edition),
        }
    }
}

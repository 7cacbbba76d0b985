//! The files of every volume: pages, search and handouts on all of them, each medium on one, and what a volume says of itself.

mod icon;
mod paper;
mod readme;

use super::built::{Built, Source};
use super::bundle::{Bundle, BundleFile, Share};
use super::manifest;
use super::target::Target;
use super::volumes::{self, Load, Plan};
use crate::base::hash::Hash;
use crate::diag::messages::discs;
use crate::diag::trouble::Trouble;
use crate::diag::{At, Diagnostic};
use crate::render::web::volume;
pub use paper::{Paper, PaperLesson, PaperMedium, PaperVolume};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What is said of the programme on its volumes, and which lesson shows which medium.
#[derive(Clone, Debug, Default)]
pub struct Programme {
    /// Its title.
    pub title: String,
    /// Who gives it, and is asked when something is wrong.
    pub provider: String,
    /// Its first day, as year, month and day: the date of all files on a disc.
    pub day: Option<(u16, u8, u8)>,
    /// The label of all volumes, at most 11 letters.
    pub label: String,
    /// How many sets are handed out.
    pub sets: u32,
    /// The colour of the icon, as `#rrggbb`.
    pub accent: Option<String>,
    /// In their order.
    pub lessons: Vec<Lesson>,
    /// Films and sounds.
    pub media: Vec<Medium>,
}

/// A lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lesson {
    /// From 1.
    pub number: u32,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A film or a sound of the bundle.
#[derive(Clone, Debug)]
pub struct Medium {
    /// Below the bundle: `media/film07.mp4`.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What it is: 影片.
    pub kind: &'static str,
    /// How long it lasts.
    pub seconds: Option<u32>,
    /// The lessons that use it, by number.
    pub lessons: Vec<u32>,
    /// Where it is described.
    pub at: At,
    /// The file that it was made of, below the project.
    pub origin: String,
}

/// An edition shared out to volumes.
#[derive(Clone, Debug)]
pub struct Set<'a> {
    /// What is packed.
    pub built: &'a Built,
    /// What is said of it.
    pub programme: &'a Programme,
    /// Onto what.
    pub target: Target,
    /// What a volume holds.
    pub capacity: Option<u64>,
    /// What everything but media takes on each volume.
    pub base: u64,
    /// Which medium goes where.
    pub plan: Plan,
    /// The media that are shared out, as the plan counts them, with what is known of them.
    pub media: Vec<(&'a Source, Option<&'a Medium>)>,
    /// What lies on every volume.
    pub common: Vec<&'a Source>,
}

/// Every file of one volume.
#[derive(Clone, Debug)]
pub struct Volume {
    /// Which one.
    pub share: Share,
    /// Its files, sorted by path; its manifests last, in the order in which they are written.
    pub files: Vec<Part>,
    /// How many of them are manifests.
    pub manifests: usize,
}

/// A file of a volume.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its path on the volume, and what its bytes must be.
    pub file: BundleFile,
    /// Where they are.
    pub content: Content,
}

/// The bytes of a file.
#[derive(Clone, Debug)]
pub enum Content {
    /// In a file of the output.
    Disk(PathBuf),
    /// Made for this volume.
    Made(Vec<u8>),
}

/// Makes the signature of a `SHA256SUMS` with this text; nothing where nobody signs.
pub type Sign<'a> = &'a dyn Fn(&str) -> Result<Option<String>, Trouble>;

/// What has a play button: it is shared out even where no manifest knows it.
const PLAYED: &[&str] =
    &["mp4", "m4v", "webm", "mp3", "m4a", "aac", "ogg", "oga", "wav", "flac", "mov", "avi", "mkv"];

/// What the readme, the icon, the scripts and the manifests take at most, and what each file adds to the manifests.
const OWN_FILES: (u64, u64) = (1 << 20, 600);

/// Shares an edition out. Media that go on no volume are told and left out.
///
/// # Errors
/// Everything but the media is already more than a volume holds.
pub fn share_out<'a>(
    built: &'a Built,
    programme: &'a Programme,
    target: Target,
    size: Option<u64>,
) -> Result<(Set<'a>, Vec<Diagnostic>), Trouble> {
    let known: BTreeMap<&str, &Medium> =
        programme.media.iter().map(|medium| (medium.path.as_str(), medium)).collect();
    let (moved, mut common): (Vec<&Source>, Vec<&Source>) = built
        .web
        .iter()
        .partition(|source| known.contains_key(source.file.path.as_str()) || is_played(source));
    common.extend(&built.handouts);
    let mut media: Vec<(&Source, Option<&Medium>)> =
        moved.into_iter().map(|source| (source, known.get(source.file.path.as_str()).copied())).collect();
    media.sort_by_key(|(source, medium)| (first_lesson(*medium), source.file.path.as_str()));

    let base = base(&common, media.len(), target);
    let capacity = target.capacity(size);
    let room = capacity.map(|capacity| capacity.saturating_sub(base));
    if let Some(capacity) = capacity
        && base > capacity
    {
        return Err(discs::pages_too_large(base, capacity, larger(target, base)));
    }
    let cost = |source: &Source| target.cost(&source.file.path, source.file.size);
    let loads: Vec<Load> = media
        .iter()
        .map(|(source, medium)| Load {
            cost: cost(source),
            lesson: medium.and_then(|m| m.lessons.first().copied()),
        })
        .collect();
    let plan = volumes::plan(&loads, room);
    let told = |index: &usize| {
        let (source, medium) = media.get(*index)?;
        let at = match medium {
            Some(medium) => medium.at.clone(),
            None => At::file(&crate::base::path::ContentPath::new(&source.file.path)?),
        };
        let title = medium.map_or(source.file.path.as_str(), |medium| &medium.title);
        let file = medium.map_or(source.file.path.as_str(), |medium| &medium.origin);
        let fits = larger(target, base + cost(source));
        let sizes = (source.file.size, capacity.unwrap_or(u64::MAX));
        Some(discs::film_too_large(at, title, sizes, file, fits))
    };
    let found = plan.too_large.iter().filter_map(told).collect();
    Ok((Set { built, programme, target, capacity, base, plan, media, common }, found))
}

fn is_played(source: &Source) -> bool {
    let path = &source.file.path;
    let ext = path.rsplit_once('.').map_or(String::new(), |(_, ext)| ext.to_lowercase());
    path.starts_with("media/") && PLAYED.contains(&ext.as_str())
}

fn first_lesson(medium: Option<&Medium>) -> u32 {
    medium.and_then(|medium| medium.lessons.first().copied()).unwrap_or(u32::MAX)
}

/// The smallest disc that takes `bytes`.
fn larger(than: Target, bytes: u64) -> Option<&'static str> {
    let discs = [Target::Dvd5, Target::Dvd9, Target::Bd25].into_iter().filter(|target| *target != than);
    discs.filter(|target| target.capacity(None) >= Some(bytes)).map(Target::name).next()
}

fn base(common: &[&Source], media: usize, target: Target) -> u64 {
    let files = common.iter().map(|source| target.cost(&source.file.path, source.file.size));
    let folders: BTreeSet<&str> = common
        .iter()
        .flat_map(|source| {
            source.file.path.match_indices('/').filter_map(|(at, _)| source.file.path.get(..at))
        })
        .chain(["", "media", "assets", "handouts"])
        .collect();
    let own = OWN_FILES.0 + OWN_FILES.1 * (common.len() + media) as u64;
    target.empty_cost() + files.sum::<u64>() + folders.len() as u64 * target.folder_cost() + own
}

impl Set<'_> {
    /// How many volumes a set has.
    pub fn of(&self) -> usize {
        self.plan.volumes.len()
    }

    /// What the volume with this number (from 1) says of itself.
    fn share(&self, number: usize) -> Share {
        let volumes = (1..).zip(&self.plan.volumes).filter(|(other, _)| *other != number);
        let mut elsewhere: Vec<(BundleFile, usize)> = volumes
            .flat_map(|(other, volume)| volume.media.iter().map(move |index| (*index, other)))
            .filter_map(|(index, other)| Some((self.media.get(index)?.0.file.clone(), other)))
            .collect();
        elsewhere.sort();
        Share { number, of: self.of(), label: self.programme.label.clone(), elsewhere }
    }

    /// The media of the volume with this number.
    fn media_of(&self, number: usize) -> impl Iterator<Item = &(&Source, Option<&Medium>)> {
        let volume = number.checked_sub(1).and_then(|at| self.plan.volumes.get(at));
        volume.into_iter().flat_map(|volume| &volume.media).filter_map(|index| self.media.get(*index))
    }

    /// Every file of the volume with this number.
    ///
    /// # Errors
    /// It cannot be signed.
    pub fn volume(&self, number: usize, sign: Sign<'_>) -> Result<Volume, Trouble> {
        let share = self.share(number);
        let lies =
            |source: &Source| Part { file: source.file.clone(), content: Content::Disk(source.disk.clone()) };
        let mut files: Vec<Part> = self.common.iter().map(|source| lies(source)).collect();
        files.extend(self.media_of(number).map(|(source, _)| lies(source)));
        files.push(made("读我.txt", readme::text(self, number)));
        files.push(made("autorun.inf", autorun(&self.volume_label(number))));
        files.push(made("disc.ico", icon::bytes(self.programme.accent.as_deref())));
        files.push(made(volume::PATH, volume_script(&share).into_bytes()));
        files.sort_by(|a, b| a.file.cmp(&b.file));
        let bundle = Bundle {
            folder: String::new(),
            identity: self.built.identity.clone(),
            files: files.iter().map(|part| part.file.clone()).collect(),
            volume: Some(share.clone()),
        };
        let mut last = manifest::manifests(&bundle);
        let sums = last.iter().find(|(path, _)| path == manifest::SUMS).map(|(_, text)| sign(text));
        let signature = sums.transpose()?.flatten();
        last.extend(signature.map(|text| (manifest::SIGNATURE.to_owned(), text)));
        let manifests = last.len();
        files.extend(last.into_iter().map(|(path, text)| made(&path, text.into_bytes())));
        Ok(Volume { share, files, manifests })
    }

    /// What the system shows for the volume: `XUEFA2026`, of several `XUEFA2026_2`.
    pub fn volume_label(&self, number: usize) -> String {
        match self.of() {
            1 => self.programme.label.clone(),
            _ => format!("{}_{number}", self.programme.label),
        }
    }

    /// What a file of the volume is called: `XUEFA2026-2of3`.
    pub fn file_name(&self, number: usize) -> String {
        match self.of() {
            1 => self.programme.label.clone(),
            of => format!("{}-{number}of{of}", self.programme.label),
        }
    }
}

impl Volume {
    /// Bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|part| part.file.size).sum()
    }
}

fn made(path: &str, bytes: Vec<u8>) -> Part {
    let file = BundleFile { path: path.to_owned(), size: bytes.len() as u64, sha256: Hash::of(&bytes) };
    Part { file, content: Content::Made(bytes) }
}

/// What pages know of the volume they lie on.
fn volume_script(share: &Share) -> String {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let elsewhere = share.elsewhere.iter().map(|(file, other)| (file.path.clone(), number(*other)));
    volume::Volume {
        number: number(share.number),
        of: number(share.of),
        label: share.label.clone(),
        elsewhere: elsewhere.collect(),
    }
    .script()
}

/// Name and picture of the volume in the file manager. Nothing that would start something.
fn autorun(label: &str) -> Vec<u8> {
    format!("[autorun]\r\nicon=disc.ico\r\nlabel={label}\r\n").into_bytes()
}

/// Whether sticks and discs take this label: FAT has room for 11 letters, ISO 9660 knows capitals.
pub fn is_label(label: &str) -> bool {
    let known = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    (1..=11).contains(&label.len()) && label.chars().all(known) && !label.starts_with(['-', '_'])
}

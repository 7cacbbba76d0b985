//! Files that lie about themselves: whatever they claim, a look into them ends soon, in an answer.

use crate::support::film::{self, PICTURE, SAFE, TONE};
use crate::support::project::Project;
use coursepack::media::{self, Fault};
use std::fs::{self, File};
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// More than this is never read of a small file, in bytes: a few times what it holds.
const MOST: u64 = 64 << 20;

/// Counts what is read.
struct Counted<R> {
    inner: R,
    bytes: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl<R: Seek> Seek for Counted<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

/// Looks into `bytes`; whatever the answer is, little is read for it.
fn look(bytes: &[u8]) -> Result<media::Probe, Fault> {
    let count = Arc::new(AtomicU64::new(0));
    let file = Counted { inner: Cursor::new(bytes), bytes: count.clone() };
    let probe = media::probe(file, bytes.len() as u64);
    assert!(count.load(Ordering::Relaxed) < MOST);
    probe
}

/// Real files of all forms that are looked into.
fn samples() -> Vec<(String, Vec<u8>)> {
    let sample = Project::sample();
    let mut files = Vec::new();
    for name in ["three-steps.mp4", "contract-rhyme.mp3"] {
        files.push((name.to_owned(), fs::read(sample.at(&format!("content/media/{name}"))).expect("a file")));
    }
    if film::can_be_made() {
        let project = Project::empty();
        let hevc: &[&str] = &["-c:v", "libx265", "-x265-params", "log-level=error"];
        let pieces: &[&str] = &["-movflags", "+frag_keyframe+empty_moov", "-c:v", "libx264"];
        let few: &[&str] = &["-t", "0.5"];
        for (name, parts) in [
            ("late.mp4", vec![PICTURE, TONE, &SAFE[..8], few]),
            ("hevc.mp4", vec![PICTURE, TONE, hevc, few]),
            ("pieces.mp4", vec![PICTURE, TONE, pieces, few]),
            ("apple.mov", vec![PICTURE, TONE, few]),
            ("new.webm", vec![PICTURE, TONE, &["-c:v", "libvpx", "-c:a", "libvorbis"], few]),
            ("song.ogg", vec![TONE, &["-c:a", "libvorbis"], few]),
            ("song.opus", vec![TONE, &["-c:a", "libopus"], few]),
            ("song.flac", vec![TONE, few]),
            ("song.wav", vec![TONE, few]),
            ("song.aac", vec![TONE, few]),
        ] {
            if film::make(&project, name, &parts) {
                files.push((name.to_owned(), fs::read(project.at(name)).expect("a file")));
            }
        }
    }
    files
}

/// A row of numbers that looks like chance and is the same every time.
fn chance(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

#[test]
fn files_that_break_off_anywhere_have_an_answer() {
    for (name, whole) in samples() {
        assert!(look(&whole).is_ok(), "{name}: {:?}", look(&whole));
        let step = (whole.len() / 400).max(1);
        for length in (0..2048.min(whole.len())).chain((0..whole.len()).step_by(step)) {
            let _ = look(&whole[..length]);
        }
    }
}

#[test]
fn files_with_wrong_bytes_have_an_answer() {
    let mut seed = 5;
    for (_, whole) in samples() {
        for _ in 0..600 {
            let mut bytes = whole.clone();
            for _ in 0..=chance(&mut seed) % 8 {
                // The heads are what is read: most changes go there, at either end of the file.
                let near = 4096.min(bytes.len() as u64);
                let at = match chance(&mut seed) % 4 {
                    0 => chance(&mut seed) % bytes.len() as u64,
                    1 => bytes.len() as u64 - 1 - chance(&mut seed) % near,
                    _ => chance(&mut seed) % near,
                };
                let at = usize::try_from(at).expect("an index");
                bytes[at] = match chance(&mut seed) % 4 {
                    0 => 0xFF,
                    1 => 0,
                    2 => bytes[at] ^ 1 << (chance(&mut seed) % 8),
                    _ => u8::try_from(chance(&mut seed) % 256).expect("a byte"),
                };
            }
            let _ = look(&bytes);
        }
    }
}

/// Every number that could be a length becomes absurd, one after another.
#[test]
fn files_that_claim_absurd_lengths_have_an_answer() {
    for (_, whole) in samples() {
        let table = whole.windows(4).position(|word| word == b"moov").map_or(0, |at| at.saturating_sub(4));
        for at in (0..1500).chain(table..table + 1500) {
            for absurd in [
                [0xFF; 8],
                [0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
                [0, 0, 0, 1, 0, 0, 0, 0],
                [0; 8],
            ] {
                for length in [4, 8] {
                    let mut bytes = whole.clone();
                    bytes.truncate(512 << 10);
                    if let Some(place) = bytes.get_mut(at..at + length) {
                        place.copy_from_slice(&absurd[..length]);
                        let _ = look(&bytes);
                    }
                }
            }
        }
    }
}

#[test]
fn a_box_of_two_to_the_63_is_damage() {
    let mut bytes = b"\0\0\0\x10ftypisom\0\0\0\0".to_vec();
    bytes.extend(b"\0\0\0\x01moov\x80\0\0\0\0\0\0\0");
    assert_eq!(look(&bytes), Err(Fault::Damaged));
    let mut bytes = b"\0\0\0\x10ftypisom\0\0\0\0".to_vec();
    bytes.extend(b"\0\0\0\0moov");
    bytes.extend(b"\0\0\0\0trak".repeat(1000));
    assert!(look(&bytes).is_ok_and(|probe| probe.video.is_none()));
    // Elements of unknown and of absurd length.
    for size in [b"\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF", b"\x01\x7F\xFF\xFF\xFF\xFF\xFF\xF0"] {
        let mut bytes = b"\x1A\x45\xDF\xA3\x87\x42\x82\x84webm\x18\x53\x80\x67".to_vec();
        bytes.extend(size);
        bytes.extend(b"\x16\x54\xAE\x6B");
        bytes.extend(size);
        assert_eq!(look(&bytes), Err(Fault::Damaged));
    }
}

/// A film of forty gigabytes, almost all of it a hole.
#[test]
fn a_huge_file_is_looked_into_at_once() {
    let project = Project::sample();
    let small = fs::read(project.at("content/media/three-steps.mp4")).expect("a film");
    let path = project.at("content/media/huge.mp4");
    // The whole film, then a box that fills the rest.
    let size: u64 = 40 << 30;
    let mut bytes = small.clone();
    bytes.extend(b"\0\0\0\x01free");
    bytes.extend((size - small.len() as u64).to_be_bytes());
    fs::write(&path, &bytes).expect("written");
    if File::options().write(true).open(&path).and_then(|file| file.set_len(size)).is_err() {
        eprintln!("SKIPPED: this disk has no holes");
        return;
    }
    let count = Arc::new(AtomicU64::new(0));
    let file = Counted { inner: File::open(&path).expect("a film"), bytes: count.clone() };
    let probe = media::probe(file, size).expect("a film");
    assert_eq!(Some(probe), look(&small).ok());
    assert!(count.load(Ordering::Relaxed) < 1 << 20);
    // Of nothing but a hole nothing is known.
    let file = File::create(&path).expect("a file");
    file.set_len(size).expect("a hole");
    assert_eq!(media::probe(File::open(&path).expect("a file"), size), Err(Fault::Unknown));
}

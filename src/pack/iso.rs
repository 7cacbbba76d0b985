//! Disc images: ISO 9660 with Joliet and Rock Ridge, written in one pass, and read without mounting them. The door of
//! hadris.
//!
//! hadris lays the image out first and then writes every block once, in order. So what it writes to here is no disk but a
//! stream: pieces of it go to the file, and at the same time to a thread that hashes the image and to one that hashes each
//! file in it. Memory does not grow with the image.
//!
//! Names are read from Rock Ridge or else from Joliet. The bytes themselves are then read from the image by their
//! extents, in large pieces and without another layer between.

use super::kit::{Content as Bytes, Part};
use super::write::verify::Verify;
use crate::base::hash::{Hash, Hasher};
use crate::base::par;
use crate::diag::messages::discs;
use crate::diag::trouble::Trouble;
use hadris_fs::host;
use hadris_fs::sync::FileSystem;
use hadris_fs::{
    CivilDate, CivilTime, Content, DateTime, DirCursor, Extent, MountOptions, NoClock, Node, NodeId,
    PathError, Report, Tree,
};
use hadris_io::{Error, ErrorKind, ErrorType};
use hadris_iso::sync::IsoFs;
use hadris_iso::{CacheOptions, IsoId, IsoLevel, IsoOptions};
use hadris_storage::host::FileDevice;
use hadris_storage::sync::BlockDevice;
use hadris_storage::{BlockIndex, BlockSize};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Bytes written at a time: few enough that they are still in the processor's memory when they are hashed.
const PIECE: usize = 1 << 18;

/// A sector of a disc.
const SECTOR: BlockSize = match BlockSize::new(2048) {
    Some(size) => size,
    None => unreachable!(),
};

/// An image as it will be.
pub(super) struct Layout<'a> {
    tree: Tree,
    options: IsoOptions,
    report: Report,
    parts: &'a [Part],
}

/// An image that was written.
pub(super) struct Image {
    /// In bytes.
    pub size: u64,
    /// Of all its bytes.
    pub sha256: Hash,
    /// Of each file in it, in the order of the parts.
    pub files: Vec<Hash>,
}

impl<'a> Layout<'a> {
    /// Lays out an image of `parts`, called `label`, all of whose times are the beginning of `day`.
    pub fn new(parts: &'a [Part], label: &str, day: Option<(u16, u8, u8)>) -> Result<Layout<'a>, Trouble> {
        let mut tree = Tree::new();
        for part in parts {
            let content = match &part.content {
                Bytes::Made(bytes) => Content::bytes(bytes.clone()),
                Bytes::Disk(path) => host::file(path).map_err(|error| trouble(path, &error))?,
            };
            let path = Path::new(&part.file.path);
            if content.len() != part.file.size {
                return Err(discs::not_as_built(&[shown(part)]));
            }
            tree.insert(&part.file.path, Node::file(content)).map_err(|error| trouble(path, &error))?;
        }
        let options = IsoOptions::new()
            .with_id(IsoId::Volume, label)
            .with_id(IsoId::Application, "COURSEPACK")
            .with_level(IsoLevel::L3)
            .with_joliet()
            .with_rock_ridge()
            .with_time(day.and_then(midnight).unwrap_or(NoClock::TIME));
        let report = hadris_iso::plan(&tree, &options).map_err(|error| trouble(Path::new(label), &error))?;
        let lost: Vec<String> = report.warnings().iter().map(ToString::to_string).collect();
        if !lost.is_empty() {
            return Err(discs::renamed_on_disc(&lost));
        }
        Ok(Layout { tree, options, report, parts })
    }

    /// The size of the image.
    pub fn size(&self) -> u64 {
        self.report.size()
    }

    /// Writes the image to `path`, through to the disk; `wrote` is told how many bytes more there are.
    pub fn write(&self, path: &Path, wrote: &(dyn Fn(u64) + Sync)) -> Result<Image, Trouble> {
        let file = File::create(path).map_err(|error| Trouble::disk(path, error))?;
        let mut image = Hasher::default();
        let mut verify = Verify::new(self.extents(), self.parts.len());
        let takers: Vec<par::Taker<'_>> =
            vec![Box::new(|piece| image.stream(piece)), Box::new(|piece| verify.take(piece))];
        let written = par::tee(takers, |tee| {
            let mut sink = Sink { file: &file, tee, wrote, at: 0, piece: tee.room(PIECE) };
            hadris_iso::sync::write(&mut sink, &self.tree, &self.options).map(|_| sink.at)
        });
        let size = written.map_err(|error| trouble(error.host_path().unwrap_or(path), &error))?;
        file.sync_all().map_err(|error| Trouble::disk(path, error))?;
        Ok(Image { size, sha256: image.finish(), files: verify.finish() })
    }

    /// Where in the image each part lies: first byte, length, the part's index. A file of 4 GiB has several.
    fn extents(&self) -> Vec<(u64, u64, usize)> {
        let extents = self.parts.iter().enumerate().flat_map(|(index, part)| {
            let extents = self.report.extents(&part.file.path).unwrap_or_default();
            extents.iter().map(move |extent| (extent.offset(), extent.len(), index))
        });
        extents.collect()
    }
}

fn shown(part: &Part) -> String {
    match &part.content {
        Bytes::Disk(path) => path.display().to_string(),
        Bytes::Made(_) => part.file.path.clone(),
    }
}

fn midnight((year, month, day): (u16, u8, u8)) -> Option<DateTime> {
    let date = CivilDate::new(year.into(), month, day).ok()?;
    DateTime::from_civil(date, CivilTime::MIDNIGHT, None).ok()
}

/// What hadris says, as the system would have said it where it was the system.
fn trouble(path: &Path, error: &PathError) -> Trouble {
    let cause = match error.raw_os_error() {
        Some(code) => io::Error::from_raw_os_error(code),
        None => io::Error::other(error.to_string()),
    };
    Trouble::disk(path, cause)
}

/// The file of an image, which only ever grows.
struct Sink<'a> {
    file: &'a File,
    tee: &'a par::Tee,
    wrote: &'a (dyn Fn(u64) + Sync),
    at: u64,
    piece: Vec<u8>,
}

impl Sink<'_> {
    fn hand_on(&mut self) -> io::Result<()> {
        if !self.piece.is_empty() {
            let piece = std::mem::replace(&mut self.piece, self.tee.room(PIECE));
            self.file.write_all(&piece)?;
            (self.wrote)(piece.len() as u64);
            self.tee.give(piece);
        }
        Ok(())
    }
}

impl ErrorType for Sink<'_> {
    type Error = io::Error;
}

impl BlockDevice for Sink<'_> {
    fn block_size(&self) -> BlockSize {
        SECTOR
    }

    fn block_count(&self) -> u64 {
        self.at / u64::from(SECTOR.get())
    }

    fn max_block_count(&self) -> u64 {
        u64::MAX / u64::from(SECTOR.get())
    }

    fn writable(&self) -> bool {
        true
    }

    fn read_blocks(&mut self, _: BlockIndex, _: &mut [u8]) -> Result<(), Error<io::Error>> {
        Err(Error::new(ErrorKind::Unsupported, "an image is not read while it is written"))
    }

    fn write_blocks(&mut self, first: BlockIndex, bytes: &[u8]) -> Result<(), Error<io::Error>> {
        if first.get() != self.block_count() {
            return Err(Error::new(ErrorKind::Unsupported, "blocks of an image are written in order"));
        }
        self.piece.extend_from_slice(bytes);
        self.at += bytes.len() as u64;
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Error<io::Error>> {
        self.hand_on().map_err(|error| Error::device(error, "writing the image failed"))
    }
}

/// Folders within folders that no disc of ours has.
const DEEPEST: usize = 32;

/// Extents asked for at a time: a file below 4 GB has one.
const EXTENTS: usize = 8;

/// A file in an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IsoEntry {
    /// Its path, with `/` between the parts.
    pub path: String,
    /// Its length in bytes.
    pub size: u64,
    /// Where its bytes lie in the image, in order: offset and length.
    pub extents: Vec<(u64, u64)>,
}

/// Whether `file` begins like the image of a disc.
pub fn is_image(file: &mut File) -> bool {
    let mut mark = [0; 5];
    let read = file.seek(SeekFrom::Start(16 * 2048 + 1)).and_then(|_| file.read_exact(&mut mark));
    let back = file.rewind();
    read.is_ok() && back.is_ok() && &mark == b"CD001"
}

/// The files of an image, in the order of its folders.
///
/// # Errors
/// It is no image, is damaged, or cannot be read.
pub fn files(file: File) -> io::Result<Vec<IsoEntry>> {
    let device = FileDevice::new(file)?;
    let mounted = IsoFs::mount(device, MountOptions::new()).map_err(|error| plain(&error))?;
    let mut image = mounted.with_cache(CacheOptions::new().with_blocks(64).with_records(1024));
    let mut found = Vec::new();
    let root = image.root();
    folder(&mut image, root, "", 0, &mut found)?;
    Ok(found)
}

fn folder(
    image: &mut IsoFs<FileDevice>,
    node: NodeId,
    below: &str,
    depth: usize,
    found: &mut Vec<IsoEntry>,
) -> io::Result<()> {
    if depth > DEEPEST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "folders within folders without end"));
    }
    let mut cursor = DirCursor::START;
    let mut folders = Vec::new();
    while let Some(entry) = image.readdir(node, cursor).map_err(|error| plain(&error))? {
        cursor = entry.next_cursor();
        let name = String::from_utf8_lossy(entry.name().as_bytes()).into_owned();
        if matches!(name.as_str(), "." | "..") {
            continue;
        }
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if entry.file_type().is_dir() {
            folders.push((entry.node(), path));
        } else {
            let size = entry.metadata().len();
            found.push(IsoEntry { path, size, extents: extents(image, entry.node())? });
        }
    }
    for (node, path) in folders {
        folder(image, node, &path, depth + 1, found)?;
    }
    Ok(())
}

fn extents(image: &mut IsoFs<FileDevice>, node: NodeId) -> io::Result<Vec<(u64, u64)>> {
    let (mut all, mut from) = (Vec::new(), 0);
    loop {
        let mut some = [Extent::new(0, 0); EXTENTS];
        let count = image.extents(node, from, &mut some).map_err(|error| plain(&error))?;
        for extent in some.iter().take(count) {
            all.push((extent.offset(), extent.len()));
            from = extent.file_offset() + extent.len();
        }
        if count < EXTENTS {
            return Ok(all);
        }
    }
}

fn plain(error: &dyn std::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}

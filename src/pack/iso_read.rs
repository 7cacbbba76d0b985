//! Images of discs, read without mounting them: what is in one, and where its bytes lie. The reading half of the door
//! of hadris.
//!
//! Names are read from Rock Ridge or else from Joliet. The bytes themselves are then read from the image by their
//! extents, in large pieces and without another layer between.

use hadris_fs::sync::FileSystem;
use hadris_fs::{DirCursor, Extent, MountOptions, NodeId};
use hadris_iso::CacheOptions;
use hadris_iso::sync::IsoFs;
use hadris_storage::host::FileDevice;
use std::fs::File;
use std::io;

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
    use std::io::{Read, Seek, SeekFrom};
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

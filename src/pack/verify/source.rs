//! Where files are checked: a folder or a stick, a zip, the image of a disc. Each lists what is in it and gives the
//! bytes of a file in pieces; nothing is unpacked, mounted or held in memory.

use super::super::iso;
use super::super::manifest;
use crate::base::zip::Archive;
use crate::diag::Prose;
use crate::diag::messages::verify as words;
use crate::diag::trouble::{self, Trouble};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Bytes read at a time.
const PIECE: usize = 1 << 20;

/// Bytes read ahead in a zip, where each file begins anew.
const AHEAD: usize = 1 << 15;

/// A place with files.
#[derive(Debug)]
pub enum Source {
    /// A folder of a disk.
    Folder(PathBuf),
    /// A folder within a zip file: an empty path is the whole of it.
    Zip(Mutex<Zip>, String),
    /// A folder within the image of a disc.
    Image(Image, String),
}

/// An open zip file.
pub struct Zip(Archive<BufReader<File>>);

impl std::fmt::Debug for Zip {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Zip")
    }
}

/// An open image.
#[derive(Debug)]
pub struct Image {
    file: File,
    entries: BTreeMap<String, (u64, Vec<(u64, u64)>)>,
}

/// What is found at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A link: not followed.
    Link,
    /// Neither file nor folder.
    Odd,
    /// A folder that the system does not open, and why.
    Closed(Prose),
}

/// Something in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Below the source, with `/` between the parts.
    pub path: String,
    /// In bytes, as the source says: of an archive it is only a claim.
    pub size: u64,
    /// What it is.
    pub kind: Kind,
}

impl Item {
    fn file(path: &str, size: u64) -> Item {
        Item { path: path.to_owned(), size, kind: Kind::File }
    }
}

impl Source {
    /// The bundles in an archive: where there is a list of sums, at the top or below. None where it is no archive.
    ///
    /// # Errors
    /// It is damaged or cannot be read.
    pub fn in_archive(path: &Path) -> Result<Vec<(String, Source)>, Trouble> {
        let trouble = |error: io::Error| match error.kind() {
            io::ErrorKind::InvalidData => words::damaged_archive(path, &error.to_string()),
            _ => Trouble::disk(path, error),
        };
        let whole = Source::archive(path).map_err(trouble)?;
        let Some(whole) = whole else { return Ok(Vec::new()) };
        let items = whole.list().map_err(trouble)?;
        let mut roots: Vec<&str> = items
            .iter()
            .filter_map(|item| item.path.strip_suffix(manifest::SUMS))
            .filter(|folder| folder.is_empty() || folder.ends_with('/'))
            .collect();
        roots.sort_unstable();
        // A bundle within a bundle is one of its files.
        roots.dedup_by(|inner, outer| inner.starts_with(*outer));
        let open = |root: &&str| {
            let source = Source::archive(path).ok().flatten()?;
            let name = match root.trim_end_matches('/') {
                "" => path.display().to_string(),
                root => format!("{}: {root}", path.display()),
            };
            Some((name, source.below(root)))
        };
        Ok(roots.iter().filter_map(open).collect())
    }

    fn archive(path: &Path) -> io::Result<Option<Source>> {
        let mut file = File::open(path)?;
        if iso::is_image(&mut file) {
            let entries = iso::files(file.try_clone()?)?;
            let entries = entries.into_iter().map(|entry| (entry.path, (entry.size, entry.extents)));
            return Ok(Some(Source::Image(Image { file, entries: entries.collect() }, String::new())));
        }
        let mut mark = [0; 4];
        let begins = file.read_exact(&mut mark).is_ok() && mark.starts_with(b"PK");
        file.rewind()?;
        if !begins {
            return Ok(None);
        }
        let archive = Archive::open(BufReader::with_capacity(AHEAD, file))?;
        Ok(Some(Source::Zip(Mutex::new(Zip(archive)), String::new())))
    }

    fn below(self, folder: &str) -> Source {
        match self {
            Source::Folder(path) => Source::Folder(path.join(folder)),
            Source::Zip(zip, _) => Source::Zip(zip, folder.to_owned()),
            Source::Image(image, _) => Source::Image(image, folder.to_owned()),
        }
    }

    /// Whether several files may be read at once.
    pub fn is_random(&self) -> bool {
        matches!(self, Source::Folder(_))
    }

    /// Everything in it but folders. Links are listed, never followed.
    ///
    /// # Errors
    /// It cannot be read at all.
    pub fn list(&self) -> io::Result<Vec<Item>> {
        match self {
            Source::Folder(root) => list_folder(root),
            Source::Zip(zip, root) => {
                let mut zip = zip.lock().unwrap_or_else(PoisonError::into_inner);
                let entries = zip.0.entries()?.into_iter().filter(|entry| !entry.path.ends_with('/'));
                let items = entries.filter_map(|entry| {
                    entry.path.strip_prefix(root.as_str()).map(|path| Item::file(path, entry.size))
                });
                Ok(items.collect())
            }
            Source::Image(image, root) => {
                let items = image.entries.iter().filter_map(|(path, (size, _))| {
                    path.strip_prefix(root.as_str()).map(|path| Item::file(path, *size))
                });
                Ok(items.collect())
            }
        }
    }

    /// Sorts paths into the order in which they are best read: the largest first where several are read at once, as
    /// they lie where the medium is read from one end to the other.
    pub fn arrange<T>(&self, files: &mut [T], path: impl Fn(&T) -> &str, size: impl Fn(&T) -> u64) {
        match self {
            Source::Folder(_) => files.sort_by_key(|file| Reverse(size(file))),
            // Our archives are in the order of their paths, and so is what comes here.
            Source::Zip(..) => {}
            Source::Image(image, root) => files.sort_by_key(|file| {
                let entry = image.entries.get(&format!("{root}{}", path(file)));
                entry.and_then(|(_, extents)| extents.first().copied())
            }),
        }
    }

    /// Hands on the bytes of a file, piece by piece; how many there were. It stops once there are more than `limit`.
    ///
    /// # Errors
    /// There is no such file, or it cannot be read.
    pub fn stream(&self, path: &str, limit: u64, each: &mut dyn FnMut(&[u8])) -> io::Result<u64> {
        match self {
            Source::Folder(root) => pour(&mut File::open(root.join(path))?, limit, each),
            Source::Zip(zip, root) => {
                let mut zip = zip.lock().unwrap_or_else(PoisonError::into_inner);
                match zip.0.file(&format!("{root}{path}"))? {
                    Some(mut file) => pour(&mut file, limit, each),
                    None => Err(io::ErrorKind::NotFound.into()),
                }
            }
            Source::Image(image, root) => {
                let (_, extents) =
                    image.entries.get(&format!("{root}{path}")).ok_or(io::ErrorKind::NotFound)?;
                let mut read = 0;
                for (offset, length) in extents {
                    let mut file = &image.file;
                    file.seek(SeekFrom::Start(*offset))?;
                    read += pour(&mut file.take(*length), limit.saturating_sub(read), each)?;
                }
                Ok(read)
            }
        }
    }

    /// The bytes of a small file, no more than `limit`; nothing where there is none.
    ///
    /// # Errors
    /// It cannot be read, or is longer.
    pub fn read(&self, path: &str, limit: u64) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        // A link is not a file of the bundle, and a pipe would never end.
        if let Source::Folder(root) = self {
            match fs::symlink_metadata(root.join(path)) {
                Ok(data) if data.is_file() => {}
                Ok(_) => return Ok(None),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(error),
            }
        }
        match self.stream(path, limit, &mut |piece| bytes.extend_from_slice(piece)) {
            Ok(read) if read > limit => Err(io::ErrorKind::FileTooLarge.into()),
            Ok(_) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

fn pour(file: &mut impl Read, limit: u64, each: &mut dyn FnMut(&[u8])) -> io::Result<u64> {
    let most = usize::try_from(limit).map_or(PIECE, |limit| limit.saturating_add(1).min(PIECE));
    let mut piece = vec![0; most];
    let mut all = 0;
    while all <= limit {
        match file.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => {
                all += length as u64;
                each(piece.get(..length).unwrap_or_default());
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

fn list_folder(root: &Path) -> io::Result<Vec<Item>> {
    let mut items = Vec::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, below)) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if below.is_empty() => return Err(error),
            Err(error) => {
                items.push(Item { path: below, size: 0, kind: Kind::Closed(trouble::words(&error)) });
                continue;
            }
        };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if below.is_empty() { name } else { format!("{below}/{name}") };
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push((entry.path(), path));
            } else if kind.is_file() {
                let size = entry.metadata().map_or(0, |data| data.len());
                items.push(Item::file(&path, size));
            } else {
                let kind = if kind.is_symlink() { Kind::Link } else { Kind::Odd };
                items.push(Item { path, size: 0, kind });
            }
        }
    }
    Ok(items)
}

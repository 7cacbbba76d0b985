//! Zip files, read and written as streams. The door of zip.

use std::io::{self, Read, Seek, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A zip file that is read.
pub struct Archive<R> {
    inner: ZipArchive<R>,
}

/// A file in an archive, as its directory describes it: nothing of that is to be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path, with `/` between the parts; a folder's ends with `/`.
    pub path: String,
    /// Its length in bytes, unpacked.
    pub size: u64,
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the directory of a zip file.
    ///
    /// # Errors
    /// It is none, is damaged, or cannot be read.
    pub fn open(file: R) -> io::Result<Archive<R>> {
        Ok(Archive { inner: ZipArchive::new(file).map_err(plain)? })
    }

    /// What is in it, in its own order.
    ///
    /// # Errors
    /// The directory is damaged.
    pub fn entries(&mut self) -> io::Result<Vec<Entry>> {
        let count = self.inner.len();
        let entry = |at| {
            let file = self.inner.by_index_raw(at).map_err(plain)?;
            Ok(Entry { path: file.name().map_err(plain)?.into_owned(), size: file.size() })
        };
        (0..count).map(entry).collect()
    }

    /// The unpacked bytes of the file at `path`; nothing where there is none.
    ///
    /// # Errors
    /// The entry is damaged or packed in a way that is not understood.
    pub fn file(&mut self, path: &str) -> io::Result<Option<impl Read + '_>> {
        match self.inner.by_name(path) {
            Ok(file) => Ok(Some(file)),
            Err(ZipError::FileNotFound) => Ok(None),
            Err(error) => Err(plain(error)),
        }
    }
}

/// How a file is kept in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// As it is: films and songs are packed already.
    Stored,
    /// Deflated.
    Smaller,
}

/// A zip file that is written: UTF-8 names, no dates, so that equal files make equal archives.
pub struct Maker<W: Write + Seek> {
    inner: ZipWriter<W>,
}

impl<W: Write + Seek> Maker<W> {
    /// Begins an archive.
    pub fn new(out: W) -> Maker<W> {
        Maker { inner: ZipWriter::new(out) }
    }

    /// Begins a file of `size` bytes; what is written to the result, up to the next call, is in it.
    ///
    /// # Errors
    /// The disk refuses, or there is such a file already.
    pub fn file(&mut self, path: &str, size: u64, packing: Packing) -> io::Result<&mut impl Write> {
        let method = match packing {
            Packing::Stored => CompressionMethod::Stored,
            Packing::Smaller => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            // Deflate may make a file a little larger than it was.
            .large_file(size >= (u32::MAX - (u32::MAX >> 6)).into())
            .unix_permissions(0o644);
        self.inner.start_file(path, options).map_err(plain)?;
        Ok(&mut self.inner)
    }

    /// Writes the directory and gives the file back.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn finish(self) -> io::Result<W> {
        self.inner.finish().map_err(plain)
    }
}

/// An archive of texts, in memory.
pub fn of_texts(files: &[(String, String)]) -> Vec<u8> {
    of_files(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes(), Packing::Smaller)))
}

/// An archive in memory: paths and bytes, in this order.
pub fn of_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8], Packing)>) -> Vec<u8> {
    let write = || {
        let mut maker = Maker::new(io::Cursor::new(Vec::new()));
        for (path, bytes, packing) in files {
            maker.file(path, bytes.len() as u64, packing)?.write_all(bytes)?;
        }
        maker.finish().map(io::Cursor::into_inner)
    };
    // Nothing refuses where no disk is.
    write().unwrap_or_default()
}

fn plain(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(error) => error,
        other => io::Error::new(io::ErrorKind::InvalidData, other),
    }
}

//! A file of a theme: its bytes and where they come from.

use crate::base::path::ContentPath;
use std::ops::Deref;
use std::sync::Arc;

/// Bytes that are never copied: embedded in the program, or read from the project once.
#[derive(Clone)]
pub enum Bytes {
    /// Part of the program.
    Embedded(&'static [u8]),
    /// Read from disk.
    Read(Arc<[u8]>),
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Bytes::Embedded(bytes) => bytes,
            Bytes::Read(bytes) => bytes,
        }
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.len())
    }
}

/// A file of a theme.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// Where findings about it point: `themes/<name>/web/base.html`. Built-in files are under `themes/default/`.
    pub origin: ContentPath,
    /// What it holds.
    pub bytes: Bytes,
    /// Whether it is part of the program and not of the project.
    pub builtin: bool,
}

impl ThemeFile {
    /// Its text, or nothing where it is not UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }
}

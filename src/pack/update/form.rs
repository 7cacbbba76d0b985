//! What an update pack says of itself: `update.json`.

use crate::pack::verify::{Entry, Volume};
use serde::{Deserialize, Serialize};

/// The name of the manifest.
pub const MANIFEST: &str = "update.json";

/// The folder with the files, as they are to lie in the bundle.
pub const FOLDER: &str = "files";

/// The list of what goes away, a path a line, for people without the program.
pub const DELETED: &str = "DELETED";

/// The form that this program writes and reads.
pub const FORMAT: u32 = 1;

/// From what an update leads to what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// See [`FORMAT`].
    pub format: u32,
    /// The programme's title.
    #[serde(default)]
    pub title: String,
    /// The edition's id.
    pub edition: String,
    /// Which of several discs or sticks it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<Volume>,
    /// The bundle that it is for.
    pub from: Version,
    /// The bundle that it makes.
    pub to: Version,
    /// The files that are new or changed, `SHA256SUMS` among them.
    pub files: Vec<Entry>,
    /// The files that go away.
    pub deleted: Vec<String>,
}

/// A state of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// A short hash of all content.
    pub content_version: String,
    /// The hash of its `SHA256SUMS`, and so of everything in it.
    pub sums_sha256: String,
}

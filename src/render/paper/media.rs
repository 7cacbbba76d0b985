//! Papers about what is heard and seen: song sheets, labels and sheets of discs, the list of what is read out.

use serde::Serialize;

/// 歌片: the words of all songs.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Songs {
    /// In the order of their ids.
    pub songs: Vec<Song>,
}

/// A song.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Song {
    /// Its title.
    pub title: String,
    /// Its verses, a line each.
    pub verses: Vec<Vec<String>>,
    /// Who holds the rights, and the licence.
    pub rights: String,
}

/// What a disc says of itself.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize)]
pub struct Disc {
    /// The volume's label.
    pub label: String,
    /// Courses, with how many lessons each has.
    pub courses: Vec<(String, u32)>,
    /// Titles of films and clips.
    pub films: Vec<String>,
    /// Titles of songs.
    pub songs: Vec<String>,
    /// Laws and cases: what else there is, and how many.
    pub sets: Vec<(String, u32)>,
    /// Which of how many it is, where a set has several.
    pub volume: Option<(usize, usize)>,
    /// The lessons whose media are on it, as numbers: `1-4、7`; empty where all are.
    pub lessons: String,
    /// Whether it is for trainers, and must not be given to learners.
    pub trainer: bool,
    /// The version of its content; empty before it is packed.
    pub content: String,
    /// The fingerprint of the key that signed it; empty where nobody did.
    pub fingerprint: String,
}

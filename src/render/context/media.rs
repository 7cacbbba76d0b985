//! What templates of media may use.

use super::Link;
use serde::Serialize;

/// `web/media.html`
#[derive(Debug, Serialize)]
pub struct Media<'a> {
    /// All items.
    pub items: Vec<MediaItem<'a>>,
    /// The same by kind, those without entries left out.
    pub groups: Vec<MediaGroup<'a>>,
}

/// An item of the media library.
#[derive(Debug, Serialize)]
pub struct MediaItem<'a> {
    /// Its anchor.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// HTML: the player and its caption.
    pub card: String,
    /// Lessons that use it.
    pub used_in: Vec<Link<'a>>,
}

/// Media of one kind.
#[derive(Debug, Serialize)]
pub struct MediaGroup<'a> {
    /// `film`, `song`, `clip`, `audio`, `picture`.
    pub kind: &'static str,
    /// The kind in words.
    pub title: &'static str,
    /// Its entries.
    pub entries: Vec<MediaEntry<'a>>,
}

/// A medium in the library.
#[derive(Debug, Serialize)]
pub struct MediaEntry<'a> {
    /// Its anchor.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The page that plays it; empty for pictures, which are shown at once.
    pub href: String,
    /// HTML: of a picture, the picture with its caption; else empty.
    pub card: String,
    /// The address of its poster; empty where a title card stands instead.
    pub poster: String,
    /// Its file below the bundle's root; empty where it is kept elsewhere.
    pub file: &'a str,
    /// `2:03`; empty where the manifest does not say.
    pub length: String,
    /// Lessons that use it.
    pub used_in: Vec<Link<'a>>,
}

/// `web/player.html`
#[derive(Debug, Serialize)]
pub struct Player<'a> {
    /// `film`, `song`, `clip`, `audio`.
    pub kind: &'static str,
    /// The kind in words.
    pub kind_words: &'static str,
    /// HTML: the player, or the sentence that says where the file is.
    pub screen: String,
    /// Where its parts begin.
    pub chapters: Vec<Chapter<'a>>,
    /// What is said or sung: verses of lines.
    pub verses: Vec<Vec<&'a str>>,
    /// What `verses` is: `歌词`, `文字稿`.
    pub verses_title: &'static str,
    /// `2:03`; empty where the manifest does not say.
    pub length: String,
    /// Licence.
    pub license: &'a str,
    /// Who holds the rights.
    pub rights_holder: &'a str,
    /// In its own language; empty where the manifest does not say.
    pub language: &'a str,
    /// Lessons that use it.
    pub used_in: Vec<Link<'a>>,
    /// What each of these lessons plays.
    pub playlists: Vec<Playlist<'a>>,
    /// Keys and what they do; none where nothing plays.
    pub keys: Vec<Key>,
    /// Whether some lesson plays more than this.
    pub goes_on: bool,
}

/// A key of the player's.
#[derive(Debug, Serialize)]
pub struct Key {
    /// What is written on it.
    pub name: &'static str,
    /// What it does.
    pub does: &'static str,
}

/// A part of a medium.
#[derive(Debug, Serialize)]
pub struct Chapter<'a> {
    /// Where it begins, in seconds.
    pub seconds: u32,
    /// The same as people read it.
    pub time: String,
    /// What it is called.
    pub title: &'a str,
}

/// What a lesson plays.
#[derive(Debug, Serialize)]
pub struct Playlist<'a> {
    /// What addresses call the lesson.
    pub id: &'a str,
    /// The lesson.
    pub lesson: Link<'a>,
    /// Its films and songs in order.
    pub items: Vec<PlaylistItem<'a>>,
}

/// A line of a playlist.
#[derive(Debug, Serialize)]
pub struct PlaylistItem<'a> {
    /// The page that plays it, as part of this playlist.
    pub href: String,
    /// Its title.
    pub title: &'a str,
    /// Its kind in words.
    pub kind: &'static str,
    /// `2:03`, or empty.
    pub length: String,
    /// Whether it is this page's own.
    pub here: bool,
}

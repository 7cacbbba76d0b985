//! The page that plays a medium.

use super::MediaView;
use crate::syntax::ast::PageRef;
use crate::syntax::kinds::media::MediaType;

/// A film, a song, a clip or a recording.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct PlayerView {
    /// What is played.
    pub medium: MediaView,
    /// What each lesson that uses it plays, in the lesson's order.
    pub playlists: Vec<Playlist>,
}

/// What a lesson plays.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Playlist {
    /// The lesson.
    pub lesson: PageRef,
    /// Its films and songs, each once.
    pub items: Vec<PlaylistItem>,
}

/// A line of a playlist.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PlaylistItem {
    /// The page that plays it.
    pub page: PageRef,
    /// Film, song, …
    pub kind: MediaType,
    /// Its length.
    pub seconds: Option<u32>,
}

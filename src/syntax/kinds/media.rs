//! Media manifests: films, songs, clips, audio, pictures.

use crate::base::path::ContentPath;
use crate::base::span::{Span, Spanned};

/// What an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MediaType {
    /// 电影
    #[default]
    Film,
    /// 歌曲
    Song,
    /// 短片
    Clip,
    /// 音频
    Audio,
    /// 图片
    Picture,
}

impl MediaType {
    /// As in JSON and CSS classes.
    pub fn name(self) -> &'static str {
        match self {
            MediaType::Film => "film",
            MediaType::Song => "song",
            MediaType::Clip => "clip",
            MediaType::Audio => "audio",
            MediaType::Picture => "picture",
        }
    }

    /// Whether it is looked at rather than played.
    pub fn is_picture(self) -> bool {
        self == MediaType::Picture
    }

    /// As people read it.
    pub fn zh(self) -> &'static str {
        match self {
            MediaType::Film => "影片",
            MediaType::Song => "歌曲",
            MediaType::Clip => "短片",
            MediaType::Audio => "音频",
            MediaType::Picture => "图片",
        }
    }
}

/// Where an item may go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Usage {
    /// Anywhere.
    Public,
    /// In class.
    #[default]
    Teaching,
    /// Only on the disc.
    DiscOnly,
}

/// An item of a manifest.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct MediaItem {
    /// Unique among all manifests.
    pub id: Spanned<String>,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: MediaType,
    /// Its file, beside the manifest; nothing when `external`.
    pub file: Option<Spanned<ContentPath>>,
    /// Kept elsewhere: on a disc of its own, at an address.
    pub external: bool,
    /// Its licence.
    pub license: String,
    /// Who holds the rights.
    pub rights_holder: String,
    /// Where it may go.
    pub usage: Usage,
    /// Seconds.
    pub seconds: Option<u32>,
    /// What the file's hash must be.
    pub sha256: Option<Spanned<String>>,
    /// WebVTT.
    pub captions: Option<Spanned<ContentPath>>,
    /// A text file with what is said.
    pub transcript: Option<Spanned<ContentPath>>,
    /// A picture shown before it plays.
    pub poster: Option<Spanned<ContentPath>>,
    /// Its language.
    pub in_language: String,
    /// The words of a song.
    pub lyrics: String,
    /// The whole item in its manifest.
    pub span: Span,
}

//! Media manifests: films, songs, clips, audio, pictures.

use crate::base::path::ContentPath;
use crate::base::span::{Span, Spanned};
use crate::syntax::fields::notations::{ADDRESS, HASH};
use crate::syntax::fields::{Field, Fields, Form, Rules, may, must, words};
use crate::syntax::input::Input;
use crate::syntax::kinds::Kind;
use crate::syntax::listed;
use crate::syntax::value::Value;

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

/// Where an item may go; `published` of an edition is held against it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Usage {
    /// Anywhere, so in editions that are published openly too.
    Public,
    /// In class, and in editions that only those reach who are taught. What nothing is said of counts as this.
    #[default]
    Teaching,
    /// Only on the disc or stick, never in an edition that is published on the network.
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
    /// Where it may go, if that is said; [`MediaItem::usage`] knows what counts otherwise.
    pub usage: Option<Usage>,
    /// How long it is said to play, in seconds.
    pub seconds: Option<u32>,
    /// Where that is said.
    pub duration: Span,
    /// What the file's hash must be.
    pub sha256: Option<Spanned<String>>,
    /// WebVTT or SRT.
    pub captions: Option<Spanned<ContentPath>>,
    /// A text file with what is said.
    pub transcript: Option<Spanned<ContentPath>>,
    /// A picture shown before it plays.
    pub poster: Option<Spanned<ContentPath>>,
    /// Its language.
    pub in_language: String,
    /// The words of a song; with times in the form of LRC (`[00:12.30]`), each line is shown when it is sung.
    pub lyrics: String,
    /// The same in a file beside it.
    pub lyrics_file: Option<Spanned<ContentPath>>,
    /// Where everybody can see it on the network: paper shows it as a code for telephones, no bundle links to it.
    pub url: Option<String>,
    /// Where its parts begin, in seconds, and what they are called; in order.
    pub chapters: Vec<(u32, String)>,
    /// The whole item in its manifest.
    pub span: Span,
}

/// The fields of a media item.
pub const FIELDS: &[Field] = &[
    must("id", &["编号"], Form::Text, ("编号，讲义里用它来引用", "Its id, by which lessons refer to it")),
    must("title", &["标题", "名称"], Form::Text, ("片名、歌名", "Its title")),
    must(
        "type",
        &["类型", "类别"],
        Form::One(|| words(TYPES)),
        ("是影片、歌曲、短片、音频还是图片", "What it is"),
    ),
    may("file", &["文件"], Form::Path, ("文件，相对于这份清单", "Its file, as seen from this manifest")),
    may(
        "external",
        &["外部", "另行发放"],
        Form::Flag,
        ("文件不在这里，另行发放", "Whether it is kept elsewhere"),
    ),
    must(
        "license",
        &["许可", "授权"],
        Form::Text,
        ("授权方式，例如 CC BY 4.0 或 播放许可第 8 号", "Its licence"),
    ),
    must("rights_holder", &["权利人", "版权人", "著作权人"], Form::Text, ("权利人", "Who holds the rights")),
    may(
        "usage",
        &["用途", "使用范围"],
        Form::One(|| words(USAGES)),
        (
            "可以用在哪里：公开、教学（默认）、仅光盘",
            "Where it may go: public, teaching (the default) or disc_only",
        ),
    ),
    may("duration", &["时长"], Form::Seconds, ("播放时长", "How long it plays")),
    may(
        "sha256",
        &["校验"],
        Form::Written(&HASH),
        ("文件应有的 SHA-256", "The SHA-256 that its file must have"),
    ),
    may("captions", &["字幕"], Form::Path, ("字幕文件：VTT、SRT 或 LRC", "Its captions: VTT, SRT or LRC")),
    may("transcript", &["文字稿"], Form::Path, ("文字稿", "A text file with what is said")),
    may("poster", &["封面"], Form::Path, ("播放前显示的画面", "A picture shown before it plays")),
    may(
        "in_language",
        &["语言"],
        Form::Text,
        ("语言，例如 zh-Hans、ug", "Its language, such as zh-Hans or ug"),
    ),
    may(
        "lyrics",
        &["歌词"],
        Form::Text,
        ("歌词，或歌词文件（.lrc、.txt）", "The words of a song, or a file with them (.lrc, .txt)"),
    ),
    may(
        "url",
        &["网址"],
        Form::Written(&ADDRESS),
        ("人人能打开的网址，纸上印成二维码", "Where everybody can see it: paper shows it as a code"),
    ),
    may(
        "chapters",
        &["章节"],
        Form::Items(CHAPTER_FIELDS),
        ("各段从几分几秒开始、叫什么", "Where its parts begin, and what they are called"),
    ),
];

/// The fields of a chapter.
pub const CHAPTER_FIELDS: &[Field] = &[
    must("time", &["时间", "开始"], Form::Seconds, ("从几分几秒开始", "Where it begins")),
    must("title", &["标题", "名称"], Form::Text, ("这一段叫什么", "What it is called")),
];

impl MediaItem {
    /// Where it may go.
    pub fn usage(&self) -> Usage {
        self.usage.unwrap_or_default()
    }

    /// The items of a manifest: a list, a mapping with `items`, or a table.
    pub(crate) fn read_all(input: &mut Input) -> Vec<MediaItem> {
        let listed = listed::read(input, Kind::Media);
        let read =
            |value: &Value| MediaItem::read(Fields::of(input, FIELDS, value, listed.rules()), value.span);
        listed.values.iter().map(read).collect()
    }

    fn read(mut fields: Fields, span: Span) -> MediaItem {
        let sha256 = fields.spanned("sha256");
        if let Some(hash) = sha256.as_ref().filter(|hash| !is_sha256(&hash.value)) {
            let written = Spanned::new(hash.value.as_str(), hash.span);
            fields.refuse("sha256", &written, "一串 64 个十六进制数字", "64 hexadecimal digits");
        }
        let url = fields.spanned("url").filter(|url| {
            let public = is_public(&url.value);
            if !public {
                let written = Spanned::new(url.value.as_str(), url.span);
                fields.refuse(
                    "url",
                    &written,
                    "人人能打开的网址，以 https:// 或 http:// 开头",
                    "an address that everybody can open, with https:// or http://",
                );
            }
            public
        });
        let url = url.map(|url| url.value);
        let lyrics = fields.text("lyrics");
        let named = is_file(&lyrics);
        let chapters = chapters(&mut fields);
        MediaItem {
            id: fields.spanned("id").unwrap_or_default(),
            title: fields.text("title"),
            kind: fields.choice("type", TYPES).unwrap_or_default(),
            file: fields.path("file"),
            external: fields.flag("external"),
            license: fields.text("license"),
            rights_holder: fields.text("rights_holder"),
            usage: fields.choice("usage", USAGES),
            seconds: fields.seconds("duration"),
            duration: fields.place("duration"),
            sha256: sha256.filter(|hash| is_sha256(&hash.value)),
            captions: fields.path("captions"),
            transcript: fields.path("transcript"),
            poster: fields.path("poster"),
            in_language: fields.text("in_language"),
            lyrics_file: if named { fields.path("lyrics") } else { None },
            lyrics: if named { String::new() } else { lyrics },
            url,
            chapters,
            span,
        }
    }
}

const TYPES: &[(&[&str], MediaType)] = &[
    (&["影片", "电影", "film"], MediaType::Film),
    (&["歌曲", "song"], MediaType::Song),
    (&["短片", "视频", "clip"], MediaType::Clip),
    (&["音频", "audio"], MediaType::Audio),
    (&["图片", "picture"], MediaType::Picture),
];

const USAGES: &[(&[&str], Usage)] = &[
    (&["公开", "public"], Usage::Public),
    (&["教学", "teaching"], Usage::Teaching),
    (&["仅光盘", "只在光盘", "disc_only"], Usage::DiscOnly),
];

/// Whether this is an address on the open network: no name or number of an office's own net, no password.
fn is_public(url: &str) -> bool {
    let Some(rest) = ["https://", "http://"].iter().find_map(|scheme| url.strip_prefix(scheme)) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    let local =
        [".local", ".lan", ".internal", ".localhost", ".home", ".corp"].iter().any(|end| name.ends_with(end));
    let number = name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    !host.contains('@')
        && name.contains('.')
        && !name.ends_with('.')
        && !local
        && !number
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Whether a song's words are the name of a file, not words.
fn is_file(lyrics: &str) -> bool {
    let lower = lyrics.to_ascii_lowercase();
    !lyrics.contains('\n') && [".lrc", ".txt"].iter().any(|ending| lower.ends_with(ending))
}

/// In the order of their times.
fn chapters(fields: &mut Fields) -> Vec<(u32, String)> {
    let mut chapters = Vec::new();
    for value in fields.items("chapters") {
        let mut chapter = Fields::of(fields.input, CHAPTER_FIELDS, value, Rules::default());
        let title = chapter.text("title");
        chapters.extend(chapter.seconds("time").filter(|_| !title.is_empty()).map(|time| (time, title)));
    }
    chapters.sort_by_key(|(time, _)| *time);
    chapters
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

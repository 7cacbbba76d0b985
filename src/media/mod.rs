//! Films and sound as values: what a file is, how long it plays, what an old computer can do with it, and the timed
//! words that go with it. Pure: everything here reads from what it is given and trusts none of it.
//!
//! A film may have many gigabytes, and its header may claim anything. So nothing is loaded whole, what is read goes
//! through [`limit::Limited`], and foreign parsers see only small pieces whose frame was checked before.

pub mod cues;
pub mod cure;
mod h264;
pub mod holdings;
mod limit;
mod mp4;
pub mod playable;
mod sniff;
mod sound;
mod webm;

use std::fmt;
use std::io::{self, Read, Seek};

/// What a media file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// The form of the file, by its content.
    pub container: Container,
    /// How long it plays, in milliseconds, where that can be known.
    pub millis: Option<u64>,
    /// Its first moving picture.
    pub video: Option<Video>,
    /// Its first sound.
    pub audio: Option<Audio>,
    /// Whether the table of contents of an mp4 comes before its data, so that it plays before it is read to its end;
    /// true for all other forms.
    pub moov_first: bool,
}

/// Moving pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Video {
    /// How they are packed.
    pub codec: VideoCodec,
    /// The codec's own number of its profile; 0 where it has none.
    pub profile: u8,
    /// The codec's own number of its level (H.264: 40 is 4.0); 0 where it has none.
    pub level: u8,
    /// Bits a colour component.
    pub bit_depth: u8,
    /// How coarse the colours are.
    pub chroma: Chroma,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// How moving pictures are packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VideoCodec {
    /// H.264, also called AVC.
    H264,
    /// H.265.
    Hevc,
    /// AV1.
    Av1,
    /// VP8.
    Vp8,
    /// VP9.
    Vp9,
    /// Another, by the name the file gives it.
    Other(String),
}

/// How much of the colour is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chroma {
    /// Grey.
    Grey,
    /// 4:2:0, as everywhere.
    C420,
    /// 4:2:2.
    C422,
    /// 4:4:4, as screen recorders like it.
    C444,
}

/// Sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audio {
    /// How it is packed.
    pub codec: AudioCodec,
    /// 2 is stereo; 0 where it is not said.
    pub channels: u16,
    /// Samples a second; 0 where it is not said.
    pub sample_rate: u32,
}

/// How sound is packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AudioCodec {
    /// AAC-LC.
    Aac,
    /// AAC of another profile, such as HE-AAC.
    AacOther,
    /// MP3.
    Mp3,
    /// Vorbis.
    Vorbis,
    /// Opus.
    Opus,
    /// FLAC.
    Flac,
    /// Not packed.
    Pcm,
    /// Another, by the name the file gives it.
    Other(String),
}

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "they are names")]
pub enum Container {
    Mp4,
    QuickTime,
    WebM,
    Matroska,
    Mp3,
    Aac,
    Wav,
    Ogg,
    Flac,
    Avi,
    Asf,
    RealMedia,
    FlashVideo,
    Flash,
    MpegPs,
    MpegTs,
    Amr,
    Midi,
    Ape,
}

/// Why a file cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing in it.
    Empty,
    /// No form that is known.
    Unknown,
    /// It breaks off: so many bytes that it speaks of are not there.
    CutOff(u64),
    /// What it says of itself makes no sense.
    Damaged,
    /// The system refuses to read it, in its words.
    Unreadable(String),
}

impl From<io::Error> for Fault {
    /// An end that comes too early, a limit that is reached, a table that lies: all of them are damage.
    fn from(error: io::Error) -> Fault {
        match error.kind() {
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::Other => Fault::Damaged,
            _ => Fault::Unreadable(error.to_string()),
        }
    }
}

/// Looks into a file of `size` bytes.
///
/// # Errors
/// It is no film and no sound, or a damaged one.
pub fn probe(file: impl Read + Seek + Send + Sync, size: u64) -> Result<Probe, Fault> {
    if size == 0 {
        return Err(Fault::Empty);
    }
    let mut file = limit::Limited::new(file);
    let container = sniff::container(&mut file)?.ok_or(Fault::Unknown)?;
    match container {
        Container::Mp4 | Container::QuickTime => mp4::probe(&mut file, size, container),
        Container::WebM | Container::Matroska => webm::probe(&mut file, size),
        Container::Mp3 | Container::Aac | Container::Wav | Container::Ogg | Container::Flac => {
            sound::probe(file, size, container)
        }
        // No old computer plays these: what is in them does not matter.
        _ => Ok(Probe { container, millis: None, video: None, audio: None, moov_first: true }),
    }
}

impl Probe {
    /// How long it plays, in whole seconds.
    pub fn seconds(&self) -> Option<u32> {
        self.millis.and_then(|millis| u32::try_from((millis + 500) / 1000).ok())
    }

    /// `H.264 1280×720, AAC`: what is in it, for people.
    pub fn words(&self) -> String {
        let video = self.video.as_ref().map(|video| match (video.width, video.height) {
            (0, _) | (_, 0) => video.codec.to_string(),
            (width, height) => format!("{} {width}×{height}", video.codec),
        });
        let audio = self.audio.as_ref().map(|audio| audio.codec.to_string());
        match (video, audio) {
            (None, None) => self.container.to_string(),
            (video, audio) => video.into_iter().chain(audio).collect::<Vec<_>>().join(", "),
        }
    }
}

/// `1:02:03` or `2:03`.
pub fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

impl fmt::Display for VideoCodec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            VideoCodec::H264 => "H.264",
            VideoCodec::Hevc => "H.265/HEVC",
            VideoCodec::Av1 => "AV1",
            VideoCodec::Vp8 => "VP8",
            VideoCodec::Vp9 => "VP9",
            VideoCodec::Other(name) => name,
        })
    }
}

impl fmt::Display for AudioCodec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AudioCodec::Aac => "AAC",
            AudioCodec::AacOther => "HE-AAC",
            AudioCodec::Mp3 => "MP3",
            AudioCodec::Vorbis => "Vorbis",
            AudioCodec::Opus => "Opus",
            AudioCodec::Flac => "FLAC",
            AudioCodec::Pcm => "PCM",
            AudioCodec::Other(name) => name,
        })
    }
}

impl fmt::Display for Chroma {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Chroma::Grey => "4:0:0",
            Chroma::C420 => "4:2:0",
            Chroma::C422 => "4:2:2",
            Chroma::C444 => "4:4:4",
        })
    }
}

impl fmt::Display for Container {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Container::Mp4 => "MP4",
            Container::QuickTime => "QuickTime (MOV)",
            Container::WebM => "WebM",
            Container::Matroska => "MKV",
            Container::Mp3 => "MP3",
            Container::Aac => "AAC",
            Container::Wav => "WAV",
            Container::Ogg => "Ogg",
            Container::Flac => "FLAC",
            Container::Avi => "AVI",
            Container::Asf => "WMV/WMA",
            Container::RealMedia => "RMVB/RM",
            Container::FlashVideo => "FLV",
            Container::Flash => "SWF",
            Container::MpegPs => "MPEG/VOB",
            Container::MpegTs => "MPEG-TS",
            Container::Amr => "AMR",
            Container::Midi => "MIDI",
            Container::Ape => "APE",
        })
    }
}

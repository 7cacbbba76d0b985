//! What an old computer cannot play. Class computers have an old Windows and a browser of its time: what plays there
//! plays everywhere. Measured once: a film in HEVC plays as sound alone, without any word of error.

use super::{Audio, AudioCodec, Chroma, Container, Probe, Video, VideoCodec};

/// The highest level of H.264 that old decoders play: 4.0, up to 1920×1080 at 30 pictures a second.
const LEVEL: u8 = 40;

/// Why a film or a sound may not play.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The form of the file.
    Form(Container),
    /// The pictures' codec.
    Picture(VideoCodec),
    /// A level of H.264 above 4.0, by its number.
    Level(u8),
    /// More than 8 bits a colour.
    Depth(u8),
    /// Colours other than 4:2:0.
    Colours(Chroma),
    /// The sound's codec.
    Sound(AudioCodec),
    /// More channels than two.
    Channels(u16),
    /// The table of contents comes last.
    TableLast,
    /// The name of the file ends otherwise than its content wants, which browsers go by; the right ending.
    Ending(&'static str),
}

impl Obstacle {
    /// Whether it plays nowhere, or not as it should, on old computers; otherwise it only plays badly, or not on all.
    pub fn stops(&self) -> bool {
        match self {
            Obstacle::Form(form) => !matches!(
                form,
                Container::WebM | Container::Ogg | Container::Flac | Container::Aac | Container::QuickTime
            ),
            Obstacle::Picture(codec) => !matches!(codec, VideoCodec::Vp8 | VideoCodec::Vp9),
            Obstacle::Sound(codec) => matches!(codec, AudioCodec::Other(_)),
            Obstacle::Depth(_) | Obstacle::Colours(_) => true,
            Obstacle::Level(_) | Obstacle::Channels(_) | Obstacle::TableLast | Obstacle::Ending(_) => false,
        }
    }
}

/// What keeps a file from playing; `ending` is that of its name, in lower case.
pub fn obstacles(probe: &Probe, ending: &str) -> Vec<Obstacle> {
    let mut found = Vec::new();
    match probe.container {
        Container::Mp4 | Container::Mp3 | Container::Wav => {}
        form => found.push(Obstacle::Form(form)),
    }
    if let Some(video) = &probe.video {
        picture(video, &mut found);
    }
    if let Some(audio) = &probe.audio {
        sound(audio, probe, &mut found);
    }
    if !probe.moov_first {
        found.push(Obstacle::TableLast);
    }
    // Where it has to be made anew, it gets the right name by that.
    if !found.iter().any(Obstacle::stops) {
        found.extend(wrong_ending(probe, ending).map(Obstacle::Ending));
    }
    found
}

fn picture(video: &Video, found: &mut Vec<Obstacle>) {
    match video.codec {
        VideoCodec::H264 if video.level > LEVEL => found.push(Obstacle::Level(video.level)),
        VideoCodec::H264 => {}
        _ => found.push(Obstacle::Picture(video.codec.clone())),
    }
    if matches!(video.codec, VideoCodec::H264 | VideoCodec::Vp9) {
        if video.bit_depth > 8 {
            found.push(Obstacle::Depth(video.bit_depth));
        }
        if video.chroma != Chroma::C420 {
            found.push(Obstacle::Colours(video.chroma));
        }
    }
}

fn sound(audio: &Audio, probe: &Probe, found: &mut Vec<Obstacle>) {
    let usual = match audio.codec {
        AudioCodec::Aac | AudioCodec::Mp3 => true,
        AudioCodec::Pcm => probe.container == Container::Wav,
        // These belong to forms that are told of already.
        AudioCodec::Vorbis | AudioCodec::Opus | AudioCodec::Flac => {
            matches!(probe.container, Container::WebM | Container::Ogg | Container::Flac)
        }
        AudioCodec::AacOther | AudioCodec::Other(_) => false,
    };
    if !usual {
        found.push(Obstacle::Sound(audio.codec.clone()));
    }
    if audio.channels > 2 {
        found.push(Obstacle::Channels(audio.channels));
    }
}

/// The ending that the content wants, where the name has another.
fn wrong_ending(probe: &Probe, ending: &str) -> Option<&'static str> {
    let endings: &[&'static str] = match probe.container {
        Container::Mp4 => &["mp4", "m4a", "m4v"],
        Container::QuickTime => &["mov", "mp4"],
        Container::WebM => &["webm"],
        Container::Mp3 => &["mp3"],
        Container::Wav => &["wav"],
        Container::Ogg => &["ogg", "oga", "ogv", "opus"],
        Container::Flac => &["flac"],
        Container::Aac => &["aac"],
        _ => return None,
    };
    if endings.contains(&ending) { None } else { endings.first().copied() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn film(level: u8, bit_depth: u8, chroma: Chroma) -> Probe {
        let video = Video {
            codec: VideoCodec::H264,
            profile: 100,
            level,
            bit_depth,
            chroma,
            width: 1280,
            height: 720,
        };
        let audio = Audio { codec: AudioCodec::Aac, channels: 2, sample_rate: 48000 };
        Probe {
            container: Container::Mp4,
            millis: None,
            video: Some(video),
            audio: Some(audio),
            moov_first: true,
        }
    }

    #[test]
    fn what_plays_everywhere_has_no_obstacle() {
        assert_eq!(obstacles(&film(40, 8, Chroma::C420), "mp4"), []);
    }

    #[test]
    fn each_obstacle_is_named() {
        assert_eq!(obstacles(&film(51, 8, Chroma::C420), "mp4"), [Obstacle::Level(51)]);
        assert_eq!(obstacles(&film(31, 10, Chroma::C420), "mp4"), [Obstacle::Depth(10)]);
        assert_eq!(obstacles(&film(31, 8, Chroma::C444), "mp4"), [Obstacle::Colours(Chroma::C444)]);
        assert_eq!(obstacles(&film(31, 8, Chroma::C420), "avi"), [Obstacle::Ending("mp4")]);
        let late = Probe { moov_first: false, ..film(31, 8, Chroma::C420) };
        assert_eq!(obstacles(&late, "mp4"), [Obstacle::TableLast]);
        assert!(!Obstacle::TableLast.stops() && Obstacle::Depth(10).stops());
    }
}

//! The line that turns a file into one that plays: with its real names, ready to be copied into a terminal.

use super::playable::Obstacle;
use super::{Container, Probe, VideoCodec};

/// The largest picture of level 4.0.
const WIDEST: u32 = 1920;
const HIGHEST: u32 = 1088;

/// What is to be typed, and the name of the file that comes of it; nothing where only the name is wrong, or nothing is.
/// `path` is the file, with `/` between its parts.
pub fn line(path: &str, probe: &Probe, obstacles: &[Obstacle]) -> Option<(String, String)> {
    let needs = |test: fn(&Obstacle) -> bool| obstacles.iter().any(test);
    let alien = needs(|obstacle| matches!(obstacle, Obstacle::Form(form) if is_alien(*form)));
    let picture = alien
        || needs(|obstacle| {
            matches!(
                obstacle,
                Obstacle::Picture(_) | Obstacle::Level(_) | Obstacle::Depth(_) | Obstacle::Colours(_)
            )
        });
    let sound = alien || needs(|obstacle| matches!(obstacle, Obstacle::Sound(_) | Obstacle::Channels(_)));
    let repack = needs(|obstacle| matches!(obstacle, Obstacle::Form(_) | Obstacle::TableLast));
    if !(picture || sound || repack) {
        return None;
    }
    let only_sound = probe.video.is_none() && (probe.audio.is_some() || is_sound(probe.container));
    let target = target(path, if only_sound && !in_mp4(probe.container) { "mp3" } else { "mp4" });
    let mut words = vec!["ffmpeg -i".to_owned(), quoted(path)];
    let mut word = |text: &str| words.push(text.to_owned());
    if target.ends_with(".mp3") {
        word("-vn -c:a libmp3lame -q:a 4");
        if obstacles.iter().any(|obstacle| matches!(obstacle, Obstacle::Channels(_))) {
            word("-ac 2");
        }
    } else {
        match (picture, sound || is_webm(probe)) {
            (false, false) => word("-c copy"),
            (picture, sound) => {
                if probe.video.is_some() || alien {
                    word(if picture {
                        "-c:v libx264 -crf 22 -profile:v high -level 4.0 -pix_fmt yuv420p"
                    } else {
                        "-c:v copy"
                    });
                }
                if let Some(limits) = limits(probe).filter(|_| picture) {
                    word(limits);
                }
                word(if sound { "-c:a aac -b:a 128k -ac 2" } else { "-c:a copy" });
            }
        }
        word("-movflags +faststart");
    }
    words.push(quoted(&target));
    Some((words.join(" "), target))
}

/// Forms whose streams are not known, or fit in no mp4.
fn is_alien(form: Container) -> bool {
    !matches!(form, Container::Mp4 | Container::QuickTime | Container::WebM | Container::Matroska)
}

fn is_sound(form: Container) -> bool {
    matches!(
        form,
        Container::Mp3
            | Container::Aac
            | Container::Wav
            | Container::Ogg
            | Container::Flac
            | Container::Amr
            | Container::Midi
            | Container::Ape
    )
}

fn in_mp4(form: Container) -> bool {
    matches!(form, Container::Mp4 | Container::QuickTime)
}

/// The sound of a web film does not go into an mp4 that old computers play.
fn is_webm(probe: &Probe) -> bool {
    let usual = probe
        .audio
        .as_ref()
        .is_none_or(|audio| matches!(audio.codec, super::AudioCodec::Aac | super::AudioCodec::Mp3));
    matches!(probe.container, Container::WebM | Container::Matroska) && !usual
}

/// What keeps a large or a fast picture within level 4.0.
fn limits(probe: &Probe) -> Option<&'static str> {
    let video = probe.video.as_ref()?;
    if video.width > WIDEST || video.height > HIGHEST {
        return Some("-vf scale=1920:1080:force_original_aspect_ratio=decrease:force_divisible_by=2");
    }
    (video.codec == VideoCodec::H264 && video.level > 40).then_some("-fpsmax 30")
}

/// The name of the new file: never that of the old one, which is still being read.
fn target(path: &str, ending: &str) -> String {
    let stem = path.rsplit_once('.').filter(|(_, old)| !old.contains('/')).map_or(path, |(stem, _)| stem);
    let named = format!("{stem}.{ending}");
    if named.eq_ignore_ascii_case(path) { format!("{stem}-ok.{ending}") } else { named }
}

fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    if path.chars().all(plain) && !path.starts_with('-') { path.to_owned() } else { format!("\"{path}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::playable::obstacles;
    use crate::media::{Audio, AudioCodec, Chroma, Video};

    fn cure(path: &str, probe: &Probe) -> String {
        let ending = path.rsplit('.').next().unwrap_or_default();
        line(path, probe, &obstacles(probe, ending)).map_or(String::new(), |(line, _)| line)
    }

    #[test]
    fn lines_do_what_is_needed_and_no_more() {
        let foreign =
            |container| Probe { container, millis: None, video: None, audio: None, moov_first: true };
        assert_eq!(
            cure("content/media/老电影.avi", &foreign(Container::Avi)),
            "ffmpeg -i content/media/老电影.avi -c:v libx264 -crf 22 -profile:v high -level 4.0 -pix_fmt yuv420p \
             -c:a aac -b:a 128k -ac 2 -movflags +faststart content/media/老电影.mp4"
        );
        assert_eq!(
            cure("a b.amr", &foreign(Container::Amr)),
            "ffmpeg -i \"a b.amr\" -vn -c:a libmp3lame -q:a 4 \"a b.mp3\""
        );
        let video = Video {
            codec: VideoCodec::Hevc,
            profile: 1,
            level: 120,
            bit_depth: 8,
            chroma: Chroma::C420,
            width: 3840,
            height: 2160,
        };
        let audio = Audio { codec: AudioCodec::Aac, channels: 2, sample_rate: 44100 };
        let film = Probe {
            container: Container::Mp4,
            millis: None,
            video: Some(video.clone()),
            audio: Some(audio),
            moov_first: true,
        };
        assert_eq!(
            cure("m/x.mp4", &film),
            "ffmpeg -i m/x.mp4 -c:v libx264 -crf 22 -profile:v high -level 4.0 -pix_fmt yuv420p \
             -vf scale=1920:1080:force_original_aspect_ratio=decrease:force_divisible_by=2 -c:a copy \
             -movflags +faststart m/x-ok.mp4"
        );
        let video = Video { codec: VideoCodec::H264, level: 31, width: 640, height: 360, ..video };
        let late = Probe { moov_first: false, video: Some(video), ..film };
        assert_eq!(cure("m/x.mp4", &late), "ffmpeg -i m/x.mp4 -c copy -movflags +faststart m/x-ok.mp4");
        assert_eq!(cure("m/x.mp4", &Probe { moov_first: true, ..late }), "");
    }
}

//! WebM and Matroska. Two of their many elements matter here, so they are read by hand: a parser that believes what an
//! element says of its length would ask for 2⁵⁶ bytes of memory.

use super::limit::fill;
use super::{Audio, AudioCodec, Chroma, Container, Fault, Probe, Video, VideoCodec};
use std::io::{Read, Seek, SeekFrom};

const SEGMENT: u32 = 0x1853_8067;
const INFO: u32 = 0x1549_A966;
const TRACKS: u32 = 0x1654_AE6B;
const CLUSTER: u32 = 0x1F43_B675;

/// What is read whole is not longer than this, in bytes.
const LONGEST: u64 = 1 << 20;

/// The head of an element: its id, where its content begins (after its own start), and how long that is; nothing for
/// one of unknown length.
struct Head {
    id: u32,
    length: u64,
    size: Option<u64>,
}

/// The number at the start of `bytes` whose first byte says how long it is; with its mark, as ids have it, or without.
fn number(bytes: &[u8], longest: usize, marked: bool) -> Option<(u64, usize)> {
    let first = *bytes.first()?;
    let length = first.leading_zeros() as usize + 1;
    let digits = bytes.get(..length).filter(|_| length <= longest)?;
    let whole = digits.iter().fold(0, |sum, digit| sum << 8 | u64::from(*digit));
    Some((if marked { whole } else { whole & ((1 << (7 * length)) - 1) }, length))
}

fn head(bytes: &[u8]) -> Option<Head> {
    let (id, first) = number(bytes, 4, true)?;
    let (size, second) = number(bytes.get(first..)?, 8, false)?;
    let unknown = size == (1 << (7 * second)) - 1;
    let id = u32::try_from(id).ok()?;
    Some(Head { id, length: (first + second) as u64, size: (!unknown).then_some(size) })
}

/// The elements in `bytes`.
fn elements(bytes: &[u8]) -> Result<Vec<(u32, &[u8])>, Fault> {
    let mut found = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let head = head(rest).ok_or(Fault::Damaged)?;
        let from = usize::try_from(head.length).map_err(|_| Fault::Damaged)?;
        let size = head.size.and_then(|size| usize::try_from(size).ok()).ok_or(Fault::Damaged)?;
        let to = from.checked_add(size).ok_or(Fault::Damaged)?;
        found.push((head.id, rest.get(from..to).ok_or(Fault::Damaged)?));
        rest = rest.get(to..).unwrap_or_default();
    }
    Ok(found)
}

fn whole(bytes: &[u8]) -> u64 {
    bytes.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

fn real(bytes: &[u8]) -> Option<f64> {
    match *bytes {
        [a, b, c, d] => Some(f32::from_be_bytes([a, b, c, d]).into()),
        [a, b, c, d, e, f, g, h] => Some(f64::from_be_bytes([a, b, c, d, e, f, g, h])),
        _ => None,
    }
}

pub(super) fn probe(file: &mut (impl Read + Seek), size: u64) -> Result<Probe, Fault> {
    let mut probe =
        Probe { container: Container::Matroska, millis: None, video: None, audio: None, moov_first: true };
    let (mut at, mut info, mut tracks) = (0, false, false);
    while at < size && !(info && tracks) {
        file.seek(SeekFrom::Start(at))?;
        let mut bytes = [0; 16];
        let length = fill(file, &mut bytes)?;
        let head = head(bytes.get(..length).unwrap_or_default()).ok_or(Fault::Damaged)?;
        let from = at + head.length;
        let end = head.size.map(|size| from.checked_add(size).ok_or(Fault::Damaged)).transpose()?;
        match (head.id, end) {
            (SEGMENT, Some(end)) if end > size => return Err(cut_off(end - size)),
            (SEGMENT, _) => {
                at = from;
                continue;
            }
            // What tells what is in a film comes before its data.
            (CLUSTER, _) | (_, None) => break,
            (_, Some(end)) if end > size => return Err(cut_off(end - size)),
            (INFO | TRACKS, Some(end)) => {
                let mut content = vec![0; usize::try_from((end - from).min(LONGEST)).unwrap_or_default()];
                file.seek(SeekFrom::Start(from))?;
                fill(file, &mut content)?;
                if head.id == INFO {
                    (info, probe.millis) = (true, millis(&content)?);
                } else {
                    tracks = true;
                    read_tracks(&content, &mut probe)?;
                }
            }
            // The head of the file says which of the two forms it is.
            (0x1A45_DFA3, Some(end)) if end - from <= 512 => {
                let mut content = vec![0; usize::try_from(end - from).unwrap_or_default()];
                file.seek(SeekFrom::Start(from))?;
                fill(file, &mut content)?;
                if elements(&content)?.iter().any(|(id, name)| *id == 0x4282 && name.starts_with(b"webm")) {
                    probe.container = Container::WebM;
                }
            }
            _ => {}
        }
        at = end.unwrap_or(size);
    }
    if tracks { Ok(probe) } else { Err(Fault::Damaged) }
}

fn cut_off(missing: u64) -> Fault {
    if missing < 1 << 44 { Fault::CutOff(missing) } else { Fault::Damaged }
}

fn millis(info: &[u8]) -> Result<Option<u64>, Fault> {
    let (mut scale, mut length) = (1_000_000, None);
    for (id, content) in elements(info)? {
        match id {
            0x2A_D7B1 => scale = whole(content),
            0x4489 => length = real(content),
            _ => {}
        }
    }
    let millis = length.map(|length| length * scale as f64 / 1e6);
    // Longer than a year is no film.
    Ok(millis.filter(|millis| (1.0..32e9).contains(millis)).map(|millis| millis as u64))
}

fn read_tracks(tracks: &[u8], probe: &mut Probe) -> Result<(), Fault> {
    for (_, entry) in elements(tracks)?.into_iter().filter(|(id, _)| *id == 0xAE) {
        let parts = elements(entry)?;
        let find = |wanted| parts.iter().find(|(id, _)| *id == wanted).map(|(_, content)| *content);
        let codec = String::from_utf8_lossy(find(0x86).unwrap_or_default()).into_owned();
        match whole(find(0x83).unwrap_or_default()) {
            1 if probe.video.is_none() => {
                probe.video = Some(video(&codec, find(0xE0).unwrap_or_default())?);
            }
            2 if probe.audio.is_none() => {
                probe.audio = Some(audio(&codec, find(0xE1).unwrap_or_default())?);
            }
            _ => {}
        }
    }
    Ok(())
}

fn video(codec: &str, settings: &[u8]) -> Result<Video, Fault> {
    let codec = match codec {
        "V_VP8" => VideoCodec::Vp8,
        "V_VP9" => VideoCodec::Vp9,
        "V_AV1" => VideoCodec::Av1,
        "V_MPEG4/ISO/AVC" => VideoCodec::H264,
        "V_MPEGH/ISO/HEVC" => VideoCodec::Hevc,
        other => VideoCodec::Other(other.trim_start_matches("V_").to_owned()),
    };
    let (mut width, mut height, mut bit_depth) = (0, 0, 8);
    for (id, content) in elements(settings)? {
        match id {
            0xB0 => width = u32::try_from(whole(content)).unwrap_or_default(),
            0xBA => height = u32::try_from(whole(content)).unwrap_or_default(),
            0x55B0 => {
                let bits = elements(content)?.into_iter().find(|(id, _)| *id == 0x55B2);
                bit_depth = bits.and_then(|(_, bits)| u8::try_from(whole(bits)).ok()).unwrap_or(8).max(8);
            }
            _ => {}
        }
    }
    Ok(Video { codec, profile: 0, level: 0, bit_depth, chroma: Chroma::C420, width, height })
}

fn audio(codec: &str, settings: &[u8]) -> Result<Audio, Fault> {
    let codec = match codec {
        "A_VORBIS" => AudioCodec::Vorbis,
        "A_OPUS" => AudioCodec::Opus,
        "A_FLAC" => AudioCodec::Flac,
        "A_MPEG/L3" => AudioCodec::Mp3,
        aac if aac.starts_with("A_AAC") => AudioCodec::Aac,
        pcm if pcm.starts_with("A_PCM") => AudioCodec::Pcm,
        other => AudioCodec::Other(other.trim_start_matches("A_").to_owned()),
    };
    let (mut channels, mut sample_rate) = (1, 8000);
    for (id, content) in elements(settings)? {
        match id {
            0x9F => channels = u16::try_from(whole(content)).unwrap_or_default(),
            0xB5 => sample_rate = real(content).map_or(0, |rate| rate.clamp(0.0, 1e6) as u32),
            _ => {}
        }
    }
    Ok(Audio { codec, channels, sample_rate })
}

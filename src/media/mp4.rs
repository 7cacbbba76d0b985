//! MP4 and QuickTime: how long, which codecs, and whether it plays before it is read to its end. The door of re_mp4.
//!
//! That crate reads all tables of samples into memory, believes their lengths, and can be sent in circles. So the way
//! down to the sample descriptions is a short walk over box headers, and the crate sees those descriptions alone: a few
//! hundred bytes, whose frame was checked before.

use super::limit::{Limited, fill};
use super::{Audio, AudioCodec, Chroma, Container, Fault, Probe, Video, VideoCodec, h264};
use re_mp4::{ReadBox, StsdBox, StsdBoxContent};
use std::io::{Cursor, Read, Seek, SeekFrom};

/// No box that is walked through has more children.
const CHILDREN: usize = 4096;

/// Nor is a description of samples longer, in bytes.
const DESCRIPTION: u64 = 64 << 10;

/// What cannot be a file that breaks off, but only a number that makes no sense, in bytes.
const ABSURD: u64 = 1 << 44;

/// A box: its name, and where its content is.
#[derive(Clone, Copy)]
struct Part {
    name: [u8; 4],
    from: u64,
    to: u64,
}

pub(super) fn probe(file: &mut (impl Read + Seek), size: u64, container: Container) -> Result<Probe, Fault> {
    let top = top(file, size)?;
    let find = |name: &[u8; 4]| top.iter().find(|part| part.name == *name);
    let moov = *find(b"moov").ok_or(Fault::Damaged)?;
    let moov_first = find(b"mdat").is_none_or(|mdat| moov.from < mdat.from);
    let mut probe = Probe { container, millis: None, video: None, audio: None, moov_first };
    for part in children(file, moov)? {
        match &part.name {
            b"mvhd" => probe.millis = millis(&content(file, part, 64)?).or(probe.millis),
            b"mvex" => {
                let mehd = child(file, part, b"mehd")?;
                if let (None, Some(mehd)) = (probe.millis, mehd) {
                    probe.millis = fragments(&content(file, mehd, 64)?, &content(file, moov, 256)?);
                }
            }
            b"trak" => track(file, part, &mut probe)?,
            _ => {}
        }
    }
    Ok(probe)
}

/// The boxes of the file. One that goes beyond its end is a download that broke off.
fn top(file: &mut (impl Read + Seek), size: u64) -> Result<Vec<Part>, Fault> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while at < size {
        // A few bytes left over at the end of a file disturb no player.
        let Some(part) = header(file, at, size)? else { break };
        if part.to > size {
            let missing = part.to - size;
            return Err(if missing < ABSURD { Fault::CutOff(missing) } else { Fault::Damaged });
        }
        at = part.to;
        // A film in pieces has thousands of boxes; the first of each name are enough.
        if parts.iter().all(|known| known.name != part.name) {
            parts.push(part);
        }
        if parts.len() > CHILDREN {
            return Err(Fault::Damaged);
        }
    }
    Ok(parts)
}

/// The header of the box at `at`; nothing where there is no room for one before `end`.
fn header(file: &mut (impl Read + Seek), at: u64, end: u64) -> Result<Option<Part>, Fault> {
    file.seek(SeekFrom::Start(at))?;
    let mut head = [0; 16];
    let length = fill(file, &mut head)? as u64;
    if length < 8 || end - at < 8 {
        return Ok(None);
    }
    let name = [head[4], head[5], head[6], head[7]];
    let (from, size) = match u32::from_be_bytes([head[0], head[1], head[2], head[3]]) {
        0 => (8, end - at),
        1 if length == 16 => {
            let [.., a, b, c, d, e, f, g, h] = head;
            (16, u64::from_be_bytes([a, b, c, d, e, f, g, h]))
        }
        size => (8, size.into()),
    };
    let to = at.checked_add(size).filter(|_| size >= from).ok_or(Fault::Damaged)?;
    Ok(Some(Part { name, from: at + from, to }))
}

fn children(file: &mut (impl Read + Seek), part: Part) -> Result<Vec<Part>, Fault> {
    let mut parts = Vec::new();
    let mut at = part.from;
    while at < part.to {
        let Some(inner) = header(file, at, part.to)? else { break };
        if inner.to > part.to || parts.len() == CHILDREN {
            return Err(Fault::Damaged);
        }
        at = inner.to;
        parts.push(inner);
    }
    Ok(parts)
}

fn child(file: &mut (impl Read + Seek), part: Part, name: &[u8; 4]) -> Result<Option<Part>, Fault> {
    Ok(children(file, part)?.into_iter().find(|inner| inner.name == *name))
}

/// The first bytes of a box's content, `most` of them.
fn content(file: &mut (impl Read + Seek), part: Part, most: u64) -> Result<Vec<u8>, Fault> {
    file.seek(SeekFrom::Start(part.from))?;
    let mut bytes = Vec::new();
    file.take((part.to - part.from).min(most)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..at + N).map(|digits| digits.iter().fold(0, |sum, digit| sum << 8 | u64::from(*digit)))
}

/// The length of the film that its head tells.
fn millis(head: &[u8]) -> Option<u64> {
    let (scale, length, unknown) = match head.first()? {
        1 => (number::<4>(head, 20)?, number::<8>(head, 24)?, u64::MAX),
        _ => (number::<4>(head, 12)?, number::<4>(head, 16)?, u32::MAX.into()),
    };
    in_millis(length, scale).filter(|_| length != unknown)
}

/// The length of a film in pieces, in the time scale of its head, which comes first in `moov`.
fn fragments(mehd: &[u8], moov: &[u8]) -> Option<u64> {
    let length = if *mehd.first()? == 1 { number::<8>(mehd, 4)? } else { number::<4>(mehd, 4)? };
    let head = moov.get(8..).filter(|_| moov.get(4..8) == Some(b"mvhd"))?;
    in_millis(length, if *head.first()? == 1 { number::<4>(head, 20)? } else { number::<4>(head, 12)? })
}

fn in_millis(length: u64, scale: u64) -> Option<u64> {
    let millis = (u128::from(length) * 1000).checked_div(scale.into())?;
    // Longer than a year is no film.
    u64::try_from(millis).ok().filter(|millis| (1..32_000_000_000).contains(millis))
}

fn track(file: &mut (impl Read + Seek), trak: Part, probe: &mut Probe) -> Result<(), Fault> {
    let Some(mdia) = child(file, trak, b"mdia")? else { return Ok(()) };
    let Some(hdlr) = child(file, mdia, b"hdlr")? else { return Ok(()) };
    let handler = content(file, hdlr, 16)?;
    let mut inner = mdia;
    for name in [b"minf", b"stbl", b"stsd"] {
        let Some(found) = child(file, inner, name)? else { return Ok(()) };
        inner = found;
    }
    let picture = handler.get(8..12) == Some(b"vide");
    let sound = handler.get(8..12) == Some(b"soun");
    if !(picture && probe.video.is_none() || sound && probe.audio.is_none()) {
        return Ok(());
    }
    if inner.to - inner.from > DESCRIPTION {
        return Err(Fault::Damaged);
    }
    let description = content(file, inner, DESCRIPTION)?;
    // Its head, the number of entries; then the entry with its own head.
    let entry = description.get(8..).filter(|entry| entry.len() >= 16).ok_or(Fault::Damaged)?;
    let code = entry.get(4..8).unwrap_or_default();
    if picture {
        probe.video = Some(video(code, entry, parsed(&description, 86)));
    } else {
        let version = number::<2>(entry, 16).unwrap_or_default();
        probe.audio = Some(audio(code, entry, parsed(&description, if version == 1 { 52 } else { 36 })));
    }
    Ok(())
}

/// The description as the crate reads it, where its frame holds: `boxes` is where those in its entry begin.
fn parsed(description: &[u8], boxes: usize) -> Option<StsdBoxContent> {
    let entry = description.get(8..)?;
    let size = usize::try_from(number::<4>(entry, 0)?).ok()?;
    let entry = entry.get(..size)?;
    let mut at = boxes;
    while at < size {
        let length = usize::try_from(number::<4>(entry, at)?).ok()?;
        let inner = entry.get(at..at.checked_add(length)?).filter(|_| length >= 8)?;
        if inner.get(4..8) == Some(b"avcC") && !sets_fit(inner.get(8..)?) {
            return None;
        }
        at += length;
    }
    let mut whole = u32::try_from(description.len() + 8).ok()?.to_be_bytes().to_vec();
    whole.extend(b"stsd");
    whole.extend(description);
    let length = whole.len() as u64;
    let mut reader = Limited::new(Cursor::new(whole));
    reader.seek(SeekFrom::Start(8)).ok()?;
    StsdBox::read_box(&mut reader, length).ok().map(|read| read.contents)
}

/// Whether the parameter sets of an `avcC` end where it does.
fn sets_fit(config: &[u8]) -> bool {
    let mut at = 5;
    for mask in [0x1F, 0xFF] {
        let Some(count) = config.get(at).map(|count| count & mask) else { return false };
        at += 1;
        for _ in 0..count {
            let Some(length) = number::<2>(config, at) else { return false };
            at += 2 + usize::try_from(length).unwrap_or(usize::MAX / 2);
        }
    }
    at <= config.len()
}

fn video(code: &[u8], entry: &[u8], parsed: Option<StsdBoxContent>) -> Video {
    let side = |at| number::<2>(entry, at).and_then(|side| u32::try_from(side).ok()).unwrap_or_default();
    let plain = |codec| Video {
        codec,
        profile: 0,
        level: 0,
        bit_depth: 8,
        chroma: Chroma::C420,
        width: side(32),
        height: side(34),
    };
    match parsed {
        Some(StsdBoxContent::Avc1(read)) => {
            let sets = &read.avcc.sequence_parameter_sets;
            let (bit_depth, chroma) = h264::colours(sets.first().map_or(&[], |set| &set.bytes));
            let (profile, level) = (read.avcc.avc_profile_indication, read.avcc.avc_level_indication);
            Video { profile, level, bit_depth, chroma, ..plain(VideoCodec::H264) }
        }
        Some(StsdBoxContent::Hvc1(read) | StsdBoxContent::Hev1(read)) => Video {
            profile: read.hvcc.general_profile_idc,
            level: read.hvcc.general_level_idc,
            bit_depth: 8 + read.hvcc.bit_depth_luma_minus8,
            chroma: match read.hvcc.chroma_format_idc {
                0 => Chroma::Grey,
                1 => Chroma::C420,
                2 => Chroma::C422,
                _ => Chroma::C444,
            },
            ..plain(VideoCodec::Hevc)
        },
        Some(StsdBoxContent::Av01(read)) => {
            Video { bit_depth: read.av1c.bit_depth, ..plain(VideoCodec::Av1) }
        }
        Some(StsdBoxContent::Vp09(read)) => {
            Video { profile: read.vpcc.profile, bit_depth: read.vpcc.bit_depth, ..plain(VideoCodec::Vp9) }
        }
        _ => plain(match code {
            b"avc1" | b"avc2" | b"avc3" | b"avc4" => VideoCodec::H264,
            b"hvc1" | b"hev1" | b"dvh1" | b"dvhe" => VideoCodec::Hevc,
            b"av01" => VideoCodec::Av1,
            b"vp08" => VideoCodec::Vp8,
            b"vp09" => VideoCodec::Vp9,
            b"mp4v" => VideoCodec::Other("MPEG-4".to_owned()),
            b"encv" => VideoCodec::Other("DRM".to_owned()),
            other => VideoCodec::Other(name(other)),
        }),
    }
}

fn audio(code: &[u8], entry: &[u8], parsed: Option<StsdBoxContent>) -> Audio {
    let mut channels = number::<2>(entry, 24).and_then(|count| u16::try_from(count).ok()).unwrap_or_default();
    let codec = match (parsed, code) {
        (Some(StsdBoxContent::Mp4a(read)), _) => match read.esds.map(|esds| esds.es_desc.dec_config) {
            Some(config) if matches!(config.object_type_indication, 0x69 | 0x6B) => AudioCodec::Mp3,
            Some(config) if matches!(config.object_type_indication, 0x40 | 0x66..=0x68) => {
                channels = match config.dec_specific.chan_conf {
                    count @ 1..=6 => count.into(),
                    7 => 8,
                    _ => channels,
                };
                let low_complexity = matches!(config.dec_specific.profile, 0 | 2);
                if low_complexity { AudioCodec::Aac } else { AudioCodec::AacOther }
            }
            Some(config) => AudioCodec::Other(format!("mp4a.{:02X}", config.object_type_indication)),
            None => AudioCodec::Aac,
        },
        (_, b"mp4a") => AudioCodec::Aac,
        (_, b".mp3") => AudioCodec::Mp3,
        (_, b"Opus") => AudioCodec::Opus,
        (_, b"fLaC") => AudioCodec::Flac,
        (_, b"sowt" | b"twos" | b"lpcm" | b"ipcm" | b"in24" | b"in32" | b"fl32" | b"raw ") => AudioCodec::Pcm,
        (_, b"ac-3" | b"ec-3") => AudioCodec::Other("AC-3".to_owned()),
        (_, b"samr" | b"sawb") => AudioCodec::Other("AMR".to_owned()),
        (_, b"enca") => AudioCodec::Other("DRM".to_owned()),
        (_, other) => AudioCodec::Other(name(other)),
    };
    let sample_rate = number::<2>(entry, 32).and_then(|rate| u32::try_from(rate).ok()).unwrap_or_default();
    Audio { codec, channels, sample_rate }
}

/// A name of four letters, without those that are none.
fn name(code: &[u8]) -> String {
    code.iter().map(|&letter| if letter.is_ascii_graphic() { letter as char } else { '?' }).collect()
}

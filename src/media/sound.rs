//! Files of sound alone: MP3, AAC, WAV, Ogg, FLAC. The door of symphonia.

use super::limit::{Limited, fill};
use super::{Audio, AudioCodec, Chroma, Container, Fault, Probe, Video, VideoCodec};
use std::io::{self, Read, Seek, SeekFrom};
use symphonia::core::codecs::CodecParameters;
use symphonia::core::codecs::audio::well_known as codecs;
use symphonia::core::formats::probe::ProbeableFormat;
use symphonia::core::formats::{FormatOptions, FormatReader, Track};
use symphonia::core::io::{MediaSource, MediaSourceStream};
use symphonia::default::formats::{AdtsReader, FlacReader, MpaReader, OggReader, WavReader};

/// So many bytes are read to find the first frame of a sound.
const START: u64 = 1 << 20;

/// So many where pictures and comments may come before the sound.
const FRONT: u64 = 24 << 20;

/// The frames of a file up to this size (in bytes) are counted: without a table, a file of variable bit rate tells its
/// length in no other way, and one that breaks off tells a wrong one.
const COUNTED: u64 = 48 << 20;

/// A tag at the start is passed over; more than a few are a trick.
const TAGS: usize = 8;

pub(super) fn probe(
    mut file: Limited<impl Read + Seek + Send + Sync>,
    size: u64,
    container: Container,
) -> Result<Probe, Fault> {
    let start = match container {
        Container::Mp3 => after_tags(&mut file)?,
        _ => 0,
    };
    if container == Container::Wav {
        whole_wav(&mut file, size)?;
    }
    if container == Container::Ogg && is_theora(&mut file)? {
        let video = Video {
            codec: VideoCodec::Other("Theora".to_owned()),
            profile: 0,
            level: 0,
            bit_depth: 8,
            chroma: Chroma::C420,
            width: 0,
            height: 0,
        };
        return Ok(Probe { container, millis: None, video: Some(video), audio: None, moov_first: true });
    }
    let length = size.checked_sub(start).filter(|length| *length > 0).ok_or(Fault::Damaged)?;
    file.seek(SeekFrom::Start(start))?;
    let counted = matches!(container, Container::Mp3 | Container::Aac) && length <= COUNTED;
    let file = file.allow(match container {
        _ if counted => START + length,
        Container::Mp3 | Container::Aac => START,
        _ => FRONT,
    });
    let stream = MediaSourceStream::new(Box::new(Window { file, start, length }), Default::default());
    let options = FormatOptions::default();
    let reader = match container {
        Container::Mp3 => MpaReader::try_probe_new(stream, options),
        Container::Aac => AdtsReader::try_probe_new(stream, options),
        Container::Wav => WavReader::try_probe_new(stream, options),
        Container::Ogg => OggReader::try_probe_new(stream, options),
        _ => FlacReader::try_probe_new(stream, options),
    };
    let mut reader = reader.map_err(|_| Fault::Damaged)?;
    let track = reader.tracks().first().ok_or(Fault::Damaged)?;
    let (audio, told) = (audio(track), millis(track));
    let millis = if counted { count(reader.as_mut(), audio.sample_rate) } else { told };
    Ok(Probe { container, millis, video: None, audio: Some(audio), moov_first: true })
}

/// Where the sound begins after tags, which may hold pictures that look like sound.
fn after_tags(file: &mut (impl Read + Seek)) -> io::Result<u64> {
    let mut at = 0;
    for _ in 0..TAGS {
        file.seek(SeekFrom::Start(at))?;
        let mut head = [0; 10];
        if fill(file, &mut head)? < head.len() || !head.starts_with(b"ID3") {
            break;
        }
        let size = head[6..].iter().fold(0, |sum, digit| sum << 7 | u64::from(digit & 0x7F));
        let footer = if head[5] & 0x10 == 0 { 0 } else { 10 };
        at += 10 + size + footer;
    }
    Ok(at)
}

/// Whether all of the sound is there that the file speaks of.
fn whole_wav(file: &mut (impl Read + Seek), size: u64) -> Result<(), Fault> {
    let mut at = 12;
    loop {
        file.seek(SeekFrom::Start(at))?;
        let mut head = [0; 8];
        if fill(file, &mut head)? < head.len() {
            return Err(Fault::Damaged);
        }
        let [a, b, c, d, length @ ..] = head;
        let length = u64::from(u32::from_le_bytes(length));
        let end = at + 8 + length;
        if [a, b, c, d] == *b"data" {
            // Programs that write to a pipe do not know the length and claim the largest.
            let open = length >= u64::from(u32::MAX) - 0x100;
            return if end <= size || open { Ok(()) } else { Err(Fault::CutOff(end - size)) };
        }
        if end > size {
            return Err(Fault::Damaged);
        }
        at = end + length % 2;
    }
}

fn is_theora(file: &mut (impl Read + Seek)) -> io::Result<bool> {
    let mut head = [0; 128];
    file.seek(SeekFrom::Start(0))?;
    let length = fill(file, &mut head)?;
    Ok(head.get(..length).unwrap_or_default().windows(7).any(|word| word == b"\x80theora"))
}

fn audio(track: &Track) -> Audio {
    let Some(CodecParameters::Audio(parameters)) = &track.codec_params else {
        return Audio { codec: AudioCodec::Other("?".to_owned()), channels: 0, sample_rate: 0 };
    };
    let codec = match parameters.codec {
        codecs::CODEC_ID_MP3 => AudioCodec::Mp3,
        codecs::CODEC_ID_AAC => AudioCodec::Aac,
        codecs::CODEC_ID_VORBIS => AudioCodec::Vorbis,
        codecs::CODEC_ID_OPUS => AudioCodec::Opus,
        codecs::CODEC_ID_FLAC => AudioCodec::Flac,
        codecs::CODEC_ID_PCM_U8
        | codecs::CODEC_ID_PCM_S16LE
        | codecs::CODEC_ID_PCM_S24LE
        | codecs::CODEC_ID_PCM_S32LE
        | codecs::CODEC_ID_PCM_F32LE
        | codecs::CODEC_ID_PCM_F64LE => AudioCodec::Pcm,
        codecs::CODEC_ID_MP2 => AudioCodec::Other("MP2".to_owned()),
        codecs::CODEC_ID_MP1 => AudioCodec::Other("MP1".to_owned()),
        _ => AudioCodec::Other("ADPCM".to_owned()),
    };
    let channels = parameters.channels.as_ref().map_or(0, |channels| channels.count());
    Audio {
        codec,
        channels: u16::try_from(channels).unwrap_or(u16::MAX),
        sample_rate: parameters.sample_rate.unwrap_or_default(),
    }
}

/// What the file tells of its length.
fn millis(track: &Track) -> Option<u64> {
    let CodecParameters::Audio(parameters) = track.codec_params.as_ref()? else { return None };
    let millis =
        u128::from(track.num_frames?) * 1000 / u128::from(parameters.sample_rate.filter(|rate| *rate > 0)?);
    u64::try_from(millis).ok().filter(|millis| *millis > 0)
}

/// How long all frames together play. What cannot be read any more does not play either.
fn count(reader: &mut dyn FormatReader, sample_rate: u32) -> Option<u64> {
    let mut samples: u128 = 0;
    while let Ok(Some(packet)) = reader.next_packet() {
        samples += u128::from(packet.dur.get());
    }
    u64::try_from(samples * 1000 / u128::from(sample_rate.max(1))).ok().filter(|millis| *millis > 0)
}

/// A file from where its sound begins.
struct Window<R> {
    file: R,
    start: u64,
    length: u64,
}

impl<R: Read> Read for Window<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read(buffer)
    }
}

impl<R: Seek> Seek for Window<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let to = match to {
            SeekFrom::Start(at) => SeekFrom::Start(self.start.saturating_add(at)),
            other => other,
        };
        let at = self.file.seek(to)?;
        at.checked_sub(self.start).ok_or_else(|| io::ErrorKind::InvalidInput.into())
    }
}

impl<R: Read + Seek + Send + Sync> MediaSource for Window<R> {
    fn is_seekable(&self) -> bool {
        true
    }

    fn byte_len(&self) -> Option<u64> {
        Some(self.length)
    }
}

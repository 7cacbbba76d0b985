//! What a file is by its first bytes: names lie, and an `.mp4` that is an AVI plays nowhere.

use super::Container;
use super::limit::fill;
use std::io::{self, Read, Seek, SeekFrom};

/// Bytes looked at: two packets of a transport stream and a little more.
const HEAD: usize = 512;

/// The form of the file; nothing where it is none that is known. The file is at its start afterwards.
pub(super) fn container(file: &mut (impl Read + Seek)) -> io::Result<Option<Container>> {
    let mut buffer = [0; HEAD];
    let length = fill(file, &mut buffer)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(of(buffer.get(..length).unwrap_or_default()))
}

fn of(head: &[u8]) -> Option<Container> {
    let at = |from: usize, sign: &[u8]| head.get(from..).is_some_and(|rest| rest.starts_with(sign));
    let starts: &[(&[u8], Container)] = &[
        (b"OggS", Container::Ogg),
        (b"fLaC", Container::Flac),
        (b"ID3", Container::Mp3),
        (b".RMF", Container::RealMedia),
        (b"FLV", Container::FlashVideo),
        (b"FWS", Container::Flash),
        (b"CWS", Container::Flash),
        (b"ZWS", Container::Flash),
        (b"#!AMR", Container::Amr),
        (b"MThd", Container::Midi),
        (b"MAC ", Container::Ape),
        (b"APETAGEX", Container::Mp3),
        (&[0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], Container::Asf),
        (&[0, 0, 1, 0xBA], Container::MpegPs),
        (&[0, 0, 1, 0xB3], Container::MpegPs),
    ];
    if let Some((_, container)) = starts.iter().find(|(sign, _)| head.starts_with(sign)) {
        return Some(*container);
    }
    if at(0, b"RIFF") {
        return match head.get(8..12)? {
            b"WAVE" => Some(Container::Wav),
            b"AVI " => Some(Container::Avi),
            b"CDXA" => Some(Container::MpegPs),
            _ => None,
        };
    }
    if at(0, &[0x1A, 0x45, 0xDF, 0xA3]) {
        let webm = head.windows(4).any(|word| word == b"webm");
        return Some(if webm { Container::WebM } else { Container::Matroska });
    }
    match head.get(4..8) {
        Some(b"ftyp") if at(8, b"qt  ") => return Some(Container::QuickTime),
        Some(b"ftyp") => return Some(Container::Mp4),
        // Old QuickTime files do not say what they are.
        Some(b"moov" | b"mdat" | b"wide" | b"free" | b"skip" | b"pnot") => return Some(Container::QuickTime),
        _ => {}
    }
    if at(0, &[0x47]) && at(188, &[0x47]) || at(4, &[0x47]) && at(196, &[0x47]) {
        return Some(Container::MpegTs);
    }
    // Some programs leave a few zeros before the sound.
    let zeros = head.iter().take_while(|byte| **byte == 0).count();
    match head.get(zeros..).unwrap_or_default() {
        // A frame of MPEG audio: eleven bits set, a version and a layer that exist, a bit rate that is one.
        [0xFF, second, third, ..] if second & 0xE0 == 0xE0 => match (second >> 3 & 3, second >> 1 & 3) {
            (_, 0) if second & 0xF0 == 0xF0 => Some(Container::Aac),
            (1, _) | (_, 0) => None,
            _ if third >> 4 == 15 || third >> 2 & 3 == 3 => None,
            _ => Some(Container::Mp3),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_what_is_in_them() {
        let riff = |kind: &[u8]| [b"RIFF\0\0\0\0", kind].concat();
        for (head, expected) in [
            (riff(b"AVI LIST"), Some(Container::Avi)),
            (riff(b"WAVEfmt "), Some(Container::Wav)),
            (riff(b"WEBPVP8 "), None),
            (b"\0\0\0\x20ftypisom".to_vec(), Some(Container::Mp4)),
            (b"\0\0\0\x14ftypqt  ".to_vec(), Some(Container::QuickTime)),
            (b"\x1A\x45\xDF\xA3\x9F\x42\x82\x88matroska".to_vec(), Some(Container::Matroska)),
            (b"\x1A\x45\xDF\xA3\x9F\x42\x82\x84webm".to_vec(), Some(Container::WebM)),
            (vec![0xFF, 0xFB, 0x90, 0x64], Some(Container::Mp3)),
            (vec![0xFF, 0xF1, 0x50, 0x80], Some(Container::Aac)),
            (vec![0xFF; 16], None),
            (b"\x89PNG\r\n\x1A\n".to_vec(), None),
            (vec![0; 512], None),
            (Vec::new(), None),
        ] {
            assert_eq!(of(&head), expected, "{head:?}");
        }
    }
}

//! Files without their metadata, pixels untouched bit for bit: three short walks over JPEG segments, PNG chunks and GIF
//! blocks. A walk that does not reach the end of the picture gives nothing: the file was cut short.

/// Colour profiles beyond this are printers' tables, not a description of a screen.
const MAX_PROFILE: usize = 64 << 10;

/// A JPEG without metadata.
pub(super) struct Jpeg {
    pub bytes: Vec<u8>,
    /// 1 grey, 3 colour, 4 for printers.
    pub components: u8,
}

/// Keeps what decoders need (JFIF, Adobe's colour transform, a colour profile); drops Exif, XMP, comments, maker's
/// notes and whatever follows the picture.
pub(super) fn jpeg(bytes: &[u8]) -> Option<Jpeg> {
    let mut out = bytes.get(..2)?.to_vec();
    let mut components = 3;
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            // A byte of padding.
            0xff => {
                at += 1;
                continue;
            }
            0xd9 => {
                out.extend([0xff, 0xd9]);
                return Some(Jpeg { bytes: out, components });
            }
            // Without a length.
            0x01 | 0xd0..=0xd8 => {
                out.extend([0xff, marker]);
                at += 2;
                continue;
            }
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let end = at + 2 + length.max(2);
        let segment = bytes.get(at..end)?;
        let body = segment.get(4..)?;
        if matches!(marker, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf) {
            components = *body.get(5)?;
        }
        let keep = match marker {
            0xe0 => body.starts_with(b"JFIF\0"),
            0xe2 => body.starts_with(b"ICC_PROFILE\0\x01\x01") && body.len() <= MAX_PROFILE,
            0xee => body.starts_with(b"Adobe"),
            0xe1..=0xef | 0xfe => false,
            _ => true,
        };
        if keep {
            out.extend_from_slice(segment);
        }
        at = end;
        if marker == 0xda {
            let data = entropy_coded(bytes.get(at..)?)?;
            out.extend_from_slice(data);
            at += data.len();
        }
    }
}

/// The data of a scan: up to the next marker that is no restart.
fn entropy_coded(bytes: &[u8]) -> Option<&[u8]> {
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match *bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(&bytes[..at]),
        }
    }
}

/// Keeps the chunks that say how the picture looks; drops texts, dates, Exif and private ones.
pub(super) fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const LOOKS: &[&[u8; 4]] = &[
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT",
        b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
    ];
    let mut out = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let head: [u8; 8] = bytes.get(at..at + 8)?.try_into().ok()?;
        let [a, b, c, d, kind @ ..] = head;
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        let too_long = &kind == b"iCCP" && length > MAX_PROFILE;
        if LOOKS.contains(&&kind) && !too_long {
            out.extend_from_slice(chunk);
        }
        if &kind == b"IEND" {
            return Some(out);
        }
        at += chunk.len();
    }
}

/// Keeps frames and the count of repetitions; drops comments and other programs' notes.
pub(super) fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut at = 13 + colour_table(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    loop {
        let start = at;
        let keep = match *bytes.get(at)? {
            0x3b => {
                out.push(0x3b);
                return Some(out);
            }
            0x2c => {
                at += 10 + colour_table(*bytes.get(at + 9)?) + 1;
                true
            }
            0x21 => {
                let label = *bytes.get(at + 1)?;
                at += 2;
                let repeats = bytes.get(at + 1..at + 12).is_some_and(|name| name == b"NETSCAPE2.0");
                label == 0xf9 || label == 0xff && repeats
            }
            _ => return None,
        };
        // Sub-blocks, each with its length, up to an empty one.
        loop {
            let length = usize::from(*bytes.get(at)?);
            at += 1 + length;
            if length == 0 {
                break;
            }
        }
        if keep {
            out.extend_from_slice(bytes.get(start..at)?);
        }
    }
}

fn colour_table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Whether a WebP holds a photo (lossy) rather than a drawing.
pub(super) fn is_lossy_webp(bytes: &[u8]) -> bool {
    // The first picture chunk is near the start, behind small header chunks.
    let head = &bytes[..bytes.len().min(4096)];
    !head.windows(4).any(|chunk| chunk == b"VP8L")
}

/// Whether a profile describes the colours that the decoder gives (not those of a printing press).
pub(super) fn is_plain_profile(profile: &[u8], colour: bool) -> bool {
    profile.len() <= MAX_PROFILE
        && profile.get(16..20).is_some_and(|space| space == if colour { b"RGB " } else { b"GRAY" })
}

/// The name of a format that people take for a picture we could show.
pub(super) fn known_stranger(bytes: &[u8]) -> Option<&'static str> {
    let brand = (bytes.get(4..8) == Some(b"ftyp")).then(|| bytes.get(8..12)).flatten();
    match brand {
        Some(b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1") => return Some("HEIC"),
        Some(b"avif" | b"avis") => return Some("AVIF"),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(1024)];
    let holds = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    match head {
        [b'%', b'P', b'D', b'F', ..] => Some("PDF"),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some("TIFF"),
        [b'8', b'B', b'P', b'S', ..] => Some("PSD"),
        _ if holds(b"<svg") => Some("SVG"),
        _ => None,
    }
}

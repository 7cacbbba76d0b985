//! Pictures as they leave the house: upright, no larger than needed, and without what cameras write into them (where
//! and when a photo was taken is nobody's business). The door of the crate `image`.
//!
//! What needs no change of its pixels keeps them bit for bit; only metadata goes ([`strip`]).

mod strip;

use crate::diag::messages::media;
use crate::diag::{At, Diagnostic};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as Filter, PngEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Widest picture of the web bundle, in pixels.
pub const WEB_WIDTH: u32 = 1600;

/// More pixels than any phone takes today, fewer than what brings a small computer down.
const MAX_PIXELS: u64 = 120_000_000;

/// No side may be longer, in pixels.
const MAX_SIDE: u32 = 30_000;

/// Memory for one decoded picture, in bytes.
const MAX_MEMORY: u64 = 512 << 20;

/// Quality of JPEG for screens, and for print, where a picture must be encoded again.
const WEB_QUALITY: u8 = 82;
const PRINT_QUALITY: u8 = 92;

/// What a picture's header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureInfo {
    /// In pixels, as it is looked at (upright).
    pub width: u32,
    /// In pixels, as it is looked at.
    pub height: u32,
    /// Its format.
    pub format: PictureFormat,
}

/// The formats that are understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// Drawings, screenshots.
    Png,
    /// Photos.
    Jpeg,
    /// Old drawings and animations.
    Gif,
    /// Old machines cannot show it, so it is converted.
    WebP,
    /// Uncompressed, so it is converted.
    Bmp,
}

/// Why a file is no picture for us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// Something else; with the name of the format where it is a known one (`HEIC`, `SVG`, …).
    NotAPicture(Option<&'static str>),
    /// Width and height in pixels.
    TooLarge(u32, u32),
    /// What the decoder says.
    Damaged(String),
}

impl PictureFault {
    /// The finding for whoever wrote `at`.
    pub fn at(&self, at: At) -> Diagnostic {
        match self {
            PictureFault::NotAPicture(known) => media::not_a_picture(at, *known),
            PictureFault::TooLarge(width, height) => {
                media::picture_too_large(at, *width, *height, MAX_PIXELS)
            }
            PictureFault::Damaged(why) => media::picture_damaged(at, why),
        }
    }
}

/// A picture ready for a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its extension: `png`, `jpg` or `gif`.
    pub extension: &'static str,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Reads only the header.
///
/// # Errors
/// Where it is no picture, or one that would not fit into memory.
pub fn probe(bytes: &[u8]) -> Result<PictureInfo, PictureFault> {
    open(bytes).map(|(info, ..)| info)
}

/// For screens: at most [`WEB_WIDTH`] wide and never enlarged; PNG stays PNG, JPEG stays JPEG, GIF stays GIF where it
/// fits, anything else becomes PNG (drawings) or JPEG (photos).
///
/// # Errors
/// Where it is no picture, is damaged, or would not fit into memory.
pub fn web(bytes: &[u8]) -> Result<Prepared, PictureFault> {
    prepare(bytes, Some(WEB_WIDTH), WEB_QUALITY)
}

/// For print: the full resolution. GIF becomes PNG of its first frame.
///
/// # Errors
/// As [`web`].
pub fn print(bytes: &[u8]) -> Result<Prepared, PictureFault> {
    prepare(bytes, None, PRINT_QUALITY)
}

fn prepare(bytes: &[u8], widest: Option<u32>, quality: u8) -> Result<Prepared, PictureFault> {
    let (info, orientation, decoder) = open(bytes)?;
    // Also where the pixels are kept: half a photo must not reach a bundle unnoticed.
    let mut decoded = decode(decoder)?;
    let PictureInfo { width, height, format } = info;
    let kept = keep(bytes, format)?;
    let fits = match widest {
        Some(widest) => width <= widest,
        None => format != PictureFormat::Gif,
    };
    if let Some(bytes) = kept.filter(|_| fits && orientation == Orientation::NoTransforms) {
        return Ok(Prepared { bytes, extension: format.extension(), width, height });
    }
    let photo = is_photo(bytes, format, &decoded.pixels);
    decoded.pixels = upright(decoded.pixels, orientation, widest);
    encode(decoded, photo, quality)
}

impl PictureFormat {
    fn of(format: ImageFormat) -> Option<PictureFormat> {
        Some(match format {
            ImageFormat::Png => PictureFormat::Png,
            ImageFormat::Jpeg => PictureFormat::Jpeg,
            ImageFormat::Gif => PictureFormat::Gif,
            ImageFormat::WebP => PictureFormat::WebP,
            ImageFormat::Bmp => PictureFormat::Bmp,
            _ => return None,
        })
    }

    fn extension(self) -> &'static str {
        match self {
            PictureFormat::Png | PictureFormat::WebP | PictureFormat::Bmp => "png",
            PictureFormat::Jpeg => "jpg",
            PictureFormat::Gif => "gif",
        }
    }
}

/// The header, and a decoder that has read no more than that.
fn open(bytes: &[u8]) -> Result<(PictureInfo, Orientation, impl ImageDecoder + '_), PictureFault> {
    let strange = || PictureFault::NotAPicture(strip::known_stranger(bytes));
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| strange())?;
    let format = reader.format().and_then(PictureFormat::of).ok_or_else(strange)?;
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;

    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS || width.max(height) > MAX_SIDE || decoder.total_bytes() > MAX_MEMORY {
        return Err(PictureFault::TooLarge(width, height));
    }
    // A photo with unreadable metadata is shown as it lies.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let (width, height) = if lies_on_its_side(orientation) { (height, width) } else { (width, height) };
    Ok((PictureInfo { width, height, format }, orientation, decoder))
}

fn lies_on_its_side(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// Pixels, and what their numbers mean where that is not the usual.
struct Decoded {
    pixels: DynamicImage,
    profile: Option<Vec<u8>>,
}

fn decode(mut decoder: impl ImageDecoder) -> Result<Decoded, PictureFault> {
    let profile = decoder.icc_profile().unwrap_or_default();
    let pixels = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    Ok(Decoded { pixels, profile })
}

fn damaged(error: image::ImageError) -> PictureFault {
    PictureFault::Damaged(error.to_string())
}

/// The file with its pixels untouched and its metadata gone; nothing for formats that are always converted.
fn keep(bytes: &[u8], format: PictureFormat) -> Result<Option<Vec<u8>>, PictureFault> {
    let stripped = match format {
        PictureFormat::Png => strip::png(bytes),
        PictureFormat::Gif => strip::gif(bytes),
        PictureFormat::Jpeg => match strip::jpeg(bytes) {
            // Printers' four colours look wrong on screens and have no place in a tagged PDF.
            Some(jpeg) if jpeg.components == 4 => return Ok(None),
            jpeg => jpeg.map(|jpeg| jpeg.bytes),
        },
        PictureFormat::WebP | PictureFormat::Bmp => return Ok(None),
    };
    stripped.map(Some).ok_or_else(|| PictureFault::Damaged("the file ends too early".to_owned()))
}

fn upright(mut picture: DynamicImage, orientation: Orientation, widest: Option<u32>) -> DynamicImage {
    // Shrinking first: turning a small picture is cheaper.
    let sideways = lies_on_its_side(orientation);
    if let Some(widest) = widest {
        let (width, height) =
            if sideways { (picture.height(), picture.width()) } else { (picture.width(), picture.height()) };
        if width > widest {
            let scaled = u64::from(height) * u64::from(widest) / u64::from(width);
            let height = u32::try_from(scaled).unwrap_or(MAX_SIDE).max(1);
            let (w, h) = if sideways { (height, widest) } else { (widest, height) };
            picture = shrink(picture, w, h);
        }
    }
    picture.apply_orientation(orientation);
    picture
}

fn shrink(picture: DynamicImage, width: u32, height: u32) -> DynamicImage {
    let alpha = picture.color().has_alpha();
    let picture = if alpha { DynamicImage::ImageRgba16(weighted(picture)) } else { eight_bits(picture) };
    // Averaging down to twice the size first costs little and loses nothing that Lanczos would keep.
    let (w, h) = (width.saturating_mul(2), height.saturating_mul(2));
    let picture =
        if picture.width() > w && picture.height() > h { picture.thumbnail_exact(w, h) } else { picture };
    let picture = picture.resize_exact(width, height, FilterType::Lanczos3);
    if alpha { unweighted(picture) } else { picture }
}

/// Colours times opacity: otherwise what is transparent would bleed its unseen colour into the edges.
fn weighted(picture: DynamicImage) -> image::ImageBuffer<image::Rgba<u16>, Vec<u16>> {
    let mut picture = picture.into_rgba16();
    for image::Rgba([r, g, b, a]) in picture.pixels_mut() {
        let alpha = u32::from(*a);
        for colour in [r, g, b] {
            *colour = u16::try_from(u32::from(*colour) * alpha / 0xffff).unwrap_or(u16::MAX);
        }
    }
    picture
}

fn unweighted(picture: DynamicImage) -> DynamicImage {
    let mut picture = picture.into_rgba16();
    for image::Rgba([r, g, b, a]) in picture.pixels_mut() {
        let alpha = u32::from(*a).max(1);
        for colour in [r, g, b] {
            *colour = u16::try_from((u32::from(*colour) * 0xffff / alpha).min(0xffff)).unwrap_or(u16::MAX);
        }
    }
    DynamicImage::ImageRgba8(DynamicImage::ImageRgba16(picture).into_rgba8())
}

/// What both encoders take.
fn eight_bits(picture: DynamicImage) -> DynamicImage {
    match picture.color() {
        ColorType::L8 | ColorType::La8 | ColorType::Rgb8 | ColorType::Rgba8 => picture,
        ColorType::L16 => DynamicImage::ImageLuma8(picture.into_luma8()),
        ColorType::La16 => DynamicImage::ImageLumaA8(picture.into_luma_alpha8()),
        other if other.has_alpha() => DynamicImage::ImageRgba8(picture.into_rgba8()),
        _ => DynamicImage::ImageRgb8(picture.into_rgb8()),
    }
}

/// Writes pixels, as JPEG where they are a photo's.
fn encode(decoded: Decoded, photo: bool, quality: u8) -> Result<Prepared, PictureFault> {
    let picture = eight_bits(decoded.pixels);
    let (width, height, colour) = (picture.width(), picture.height(), picture.color());
    let profile = decoded.profile.filter(|profile| strip::is_plain_profile(profile, colour.has_color()));
    let mut bytes = Vec::new();
    if photo {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
        write(encoder, profile, &picture)?;
    } else {
        let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, Filter::Adaptive);
        write(encoder, profile, &picture)?;
    }
    Ok(Prepared { bytes, extension: if photo { "jpg" } else { "png" }, width, height })
}

fn write(
    mut encoder: impl ImageEncoder,
    profile: Option<Vec<u8>>,
    picture: &DynamicImage,
) -> Result<(), PictureFault> {
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).map_err(|error| PictureFault::Damaged(error.to_string()))?;
    }
    let (width, height) = (picture.width(), picture.height());
    encoder.write_image(picture.as_bytes(), width, height, picture.color().into()).map_err(damaged)
}

/// Whether pixels that must be written again are a photo's.
fn is_photo(bytes: &[u8], format: PictureFormat, pixels: &DynamicImage) -> bool {
    match format {
        PictureFormat::Jpeg => true,
        PictureFormat::WebP => !pixels.color().has_alpha() && strip::is_lossy_webp(bytes),
        PictureFormat::Png | PictureFormat::Gif | PictureFormat::Bmp => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    fn file(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        picture.into().write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    /// Red above, blue below.
    fn two_halves(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(
            width,
            height,
            |_, y| {
                if y < height / 2 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) }
            },
        )
    }

    /// A photo that a phone took upright and wrote lying: orientation 6, and where it was taken.
    fn phone_photo(width: u32, height: u32) -> Vec<u8> {
        let jpeg = file(two_halves(width, height), ImageFormat::Jpeg);
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPS 41.1N 80.2E");
        let mut out = jpeg[..2].to_vec();
        out.extend([0xff, 0xe1]);
        out.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        out.extend(exif);
        out.extend([0xff, 0xfe, 0, 8]);
        out.extend(b"secret");
        out.extend(&jpeg[2..]);
        out.extend(b"trailing GPS");
        out
    }

    fn holds(bytes: &[u8], needle: &[u8]) -> bool {
        bytes.windows(needle.len()).any(|window| window == needle)
    }

    fn pixel(prepared: &Prepared, x: u32, y: u32) -> [u8; 4] {
        image::load_from_memory(&prepared.bytes).unwrap().into_rgba8().get_pixel(x, y).0
    }

    #[test]
    fn photos_are_turned_shrunk_and_stripped() {
        let photo = phone_photo(400, 3200);
        assert_eq!(
            probe(&photo).unwrap(),
            PictureInfo { width: 3200, height: 400, format: PictureFormat::Jpeg }
        );
        let web = web(&photo).unwrap();
        assert_eq!((web.width, web.height, web.extension), (1600, 200, "jpg"));
        // Orientation 6: what lies on the left in the file's top row stands at the right.
        assert!(pixel(&web, 1500, 100)[0] > 200 && pixel(&web, 100, 100)[2] > 200);
        let print = print(&photo).unwrap();
        assert_eq!((print.width, print.height), (3200, 400));
        for prepared in [web, print] {
            assert!(!holds(&prepared.bytes, b"GPS") && !holds(&prepared.bytes, b"secret"));
        }
    }

    #[test]
    fn upright_photos_keep_their_pixels() {
        let plain = file(two_halves(64, 48), ImageFormat::Jpeg);
        let mut with_comment = plain[..2].to_vec();
        with_comment.extend([0xff, 0xfe, 0, 5, b'G', b'P', b'S']);
        with_comment.extend(&plain[2..]);
        assert_eq!(web(&with_comment).unwrap().bytes, plain);
        assert_eq!(print(&with_comment).unwrap().bytes, plain);
    }

    #[test]
    fn drawings_stay_png_and_lose_their_texts() {
        let plain = file(two_halves(2000, 20), ImageFormat::Png);
        let mut noted = plain[..33].to_vec();
        noted.extend([0, 0, 0, 7]);
        noted.extend(b"tEXtAuthor\0\0\0\0\0");
        noted.extend(&plain[33..]);
        assert_eq!(print(&noted).unwrap().bytes, plain);
        let web = web(&noted).unwrap();
        assert_eq!((web.width, web.height, web.extension), (1600, 16, "png"));
    }

    #[test]
    fn small_pictures_are_never_enlarged_and_old_formats_are_converted() {
        let gif = file(DynamicImage::ImageRgb8(two_halves(30, 20)).into_rgba8(), ImageFormat::Gif);
        assert_eq!(web(&gif).unwrap().extension, "gif");
        assert_eq!(print(&gif).unwrap().extension, "png");
        for format in [ImageFormat::Bmp, ImageFormat::WebP] {
            let converted = web(&file(two_halves(30, 20), format)).unwrap();
            assert_eq!((converted.width, converted.height, converted.extension), (30, 20, "png"));
            assert!(converted.bytes.starts_with(b"\x89PNG"));
        }
    }

    #[test]
    fn unseen_colours_do_not_bleed() {
        let drawing = RgbaImage::from_fn(3200, 32, |x, _| {
            if (x / 5) % 2 == 0 { Rgba([255, 255, 255, 255]) } else { Rgba([0, 0, 0, 0]) }
        });
        let web = web(&file(drawing, ImageFormat::Png)).unwrap();
        let shown = image::load_from_memory(&web.bytes).unwrap().into_rgba8();
        assert!(shown.pixels().filter(|p| p.0[3] > 8).all(|p| p.0[0] > 240));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!(probe(b""), Err(PictureFault::NotAPicture(None)));
        assert_eq!(probe("只是文字".as_bytes()), Err(PictureFault::NotAPicture(None)));
        assert_eq!(probe(b"\0\0\0\x18ftypheic\0\0\0\0"), Err(PictureFault::NotAPicture(Some("HEIC"))));
        assert_eq!(probe(b"<?xml?><svg onload='x'/>"), Err(PictureFault::NotAPicture(Some("SVG"))));
    }

    #[test]
    fn bombs_are_refused_by_their_header() {
        let mut bomb = file(two_halves(8, 8), ImageFormat::Png);
        bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        // The header's checksum, so that the refusal is about the size.
        bomb[29..33].copy_from_slice(&[0x0f, 0xb0, 0xe2, 0x15]);
        let fault = probe(&bomb).unwrap_err();
        assert_eq!(fault, PictureFault::TooLarge(60_000, 60_000));
        assert_eq!(web(&bomb), Err(fault));
    }

    #[test]
    fn half_a_picture_is_refused() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif] {
            let whole = file(DynamicImage::ImageRgb8(two_halves(640, 480)), format);
            let half = &whole[..whole.len() / 2];
            assert!(matches!(web(half), Err(PictureFault::Damaged(_))), "{format:?}");
            assert!(matches!(print(half), Err(PictureFault::Damaged(_))), "{format:?}");
        }
    }

    #[test]
    fn no_prefix_or_flip_panics() {
        let whole = phone_photo(16, 16);
        for at in 0..whole.len() {
            let _ = web(&whole[..at]);
            let mut flipped = whole.clone();
            flipped[at] ^= 0x55;
            let _ = print(&flipped);
        }
    }
}

//! Door of `zune-jpeg`: the pixels of a photograph that a PDF holds as it came.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;

/// Red, green and blue of every pixel of a JPEG file; nothing where it is damaged or larger than `most` bytes of them.
pub fn rgb(file: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut decoder = JpegDecoder::new(ZCursor::new(file));
    decoder.decode_headers().ok()?;
    let (width, height) = decoder.dimensions()?;
    if width.checked_mul(height)?.checked_mul(3)? > most {
        return None;
    }
    let pixels = decoder.decode().ok()?;
    (pixels.len() == width * height * 3).then_some(pixels)
}

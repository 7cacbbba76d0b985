//! Door of `qrcode`: an address as a square of dots that a telephone reads (ISO/IEC 18004).

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// Dots around the square that stay white (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// A drawing (SVG) of `address`, the white around it included; nothing for what is too long for a code.
pub fn svg(address: &str) -> Option<String> {
    // Telephones guess in which encoding other letters are, and guess wrong: written as bytes (RFC 3986, 2.1) they
    // cannot be mistaken.
    let mut plain = String::with_capacity(address.len());
    for byte in address.bytes() {
        // Writing to a String cannot fail.
        let _ = if byte.is_ascii() {
            write!(plain, "{}", char::from(byte))
        } else {
            write!(plain, "%{byte:02X}")
        };
    }
    // Level M: what is printed on paper and handed round loses a corner to a thumb or a fold.
    let code = QrCode::with_error_correction_level(plain, EcLevel::M).ok()?;
    let (width, dots) = (code.width(), code.to_colors());
    let side = width + 2 * QUIET;
    let mut path = String::new();
    for (row, line) in dots.chunks(width).enumerate() {
        let mut at = 0;
        for run in line.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let _ = write!(path, "M{} {}h{}v1h-{}z", at + QUIET, row + QUIET, run.len(), run.len());
            }
            at += run.len();
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\"><path d=\"{path}\" fill=\"#000\"/></svg>"
    ))
}

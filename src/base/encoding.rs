//! Bytes of unknown origin as text: UTF-8, UTF-16 with or without its mark, else GB18030, which holds GBK and GB2312.
//! The door of encoding_rs.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Text without its byte order mark, with LF as the end of lines. Bytes that are no characters become U+FFFD.
pub fn decode(bytes: &[u8]) -> String {
    let (text, _, _) = guess(bytes).decode(bytes);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A byte order mark decides in any case; this is for what has none.
fn guess(bytes: &[u8]) -> &'static Encoding {
    // In UTF-16 the line ends and digits of a statute hold a zero byte each, always on the same side.
    let start = bytes.get(..4096).unwrap_or(bytes);
    let zeros = |side| start.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 0) if is_nearly_utf8(bytes) => UTF_8,
        (0, 0) => GB18030,
        (high, low) if high > low => UTF_16BE,
        _ => UTF_16LE,
    }
}

/// Whether a few slips at most (a character cut in two) keep the bytes from being UTF-8. Chinese in GB18030 is full
/// of them.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (slips, others) = bytes.utf8_chunks().fold((0, 0), |(slips, others), chunk| {
        let beyond_ascii = chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        (slips + usize::from(!chunk.invalid().is_empty()), others + beyond_ascii)
    });
    slips * 50 <= others
}

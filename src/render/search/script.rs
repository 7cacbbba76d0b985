//! Values as the inside of a classic script: strings, whole numbers, and one call that registers them.

/// Digits of the numbers: safe in a string literal, and each its own byte.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Appends a set of up to six members, bit by bit, as one digit.
pub(super) fn set(out: &mut Vec<u8>, bits: u8) {
    out.push(DIGITS[usize::from(bits & 63)]);
}

/// Appends `value` in groups of five bits, the lowest first; the sixth bit of a digit says that more follow.
pub(super) fn number(out: &mut Vec<u8>, mut value: u32) {
    while value > 31 {
        set(out, (value & 31) as u8 | 32);
        value >>= 5;
    }
    set(out, value as u8);
}

/// Appends `text` as a string literal that neither ends a script element nor a line.
pub(super) fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let bytes = text.as_bytes();
    let mut kept = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let escape: &[u8] = match byte {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            b'\n' => b"\\n",
            b'<' => b"\\x3c",
            // Separators that end a line for old engines: E2 80 A8 and E2 80 A9.
            0xE2 if matches!(bytes[at..], [_, 0x80, 0xA8 | 0xA9, ..]) => b"\\n",
            0..=0x1F | 0x7F => b" ",
            _ => continue,
        };
        out.extend_from_slice(&bytes[kept..at]);
        out.extend_from_slice(escape);
        kept = at + if byte == 0xE2 { 3 } else { 1 };
    }
    out.extend_from_slice(&bytes[kept..]);
    out.push(b'"');
}

/// Appends `[`, the items with commas between them, and `]`.
pub(super) fn list<T>(
    out: &mut Vec<u8>,
    items: impl IntoIterator<Item = T>,
    mut item: impl FnMut(&mut Vec<u8>, T),
) {
    out.push(b'[');
    for (at, value) in items.into_iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        item(out, value);
    }
    out.push(b']');
}

/// The script that registers a value under a family and a number (or a name, in quotes); `size` is about what `write`
/// will append.
pub(super) fn call(
    family: char,
    key: impl std::fmt::Display,
    size: usize,
    write: impl FnOnce(&mut Vec<u8>),
) -> Vec<u8> {
    let head = format!("cpS(\"{family}\",{key},");
    let mut out = Vec::with_capacity(head.len() + size + 3);
    out.extend_from_slice(head.as_bytes());
    write(&mut out);
    out.extend_from_slice(b");\n");
    out
}

#[cfg(test)]
mod tests {
    use super::{number, string};

    #[test]
    fn no_text_leaves_its_literal() {
        let mut out = Vec::new();
        string(&mut out, "</script>\"\\\n\u{2028}\u{0}人\u{2019}");
        assert_eq!(String::from_utf8_lossy(&out), "\"\\x3c/script>\\\"\\\\\\n\\n 人\u{2019}\"");
    }

    #[test]
    fn numbers_grow_by_five_bits() {
        let mut out = Vec::new();
        [0, 31, 32, 1024].into_iter().for_each(|value| number(&mut out, value));
        assert_eq!(out, b"AfgBggB");
    }
}

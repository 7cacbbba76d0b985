//! Words that every layer uses: paths of content, spans, lines, hashes, CSV and JSON, encodings, an ordered parallel map,
//! memos, pinyin.

pub mod base64;
pub mod csv;
pub mod encoding;
pub mod hash;
pub mod html;
pub mod json;
pub mod lang;
pub mod lines;
pub mod mark;
pub mod memo;
pub mod nearest;
pub mod par;
pub mod path;
pub mod pinyin;
pub mod sheet;
pub mod snapshot;
pub mod span;
pub mod width;
pub mod xml;
pub mod zip;

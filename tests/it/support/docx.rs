//! Word documents, as small as they can be. The door of the zip writer.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip file with these parts.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("a written part");
    }
    zip.finish().expect("a zip file").into_inner()
}

/// A document with this XML as its body.
pub fn with_body(body: &str) -> Vec<u8> {
    with_parts(body, &[])
}

/// A document with this XML as its body, and further parts such as `word/numbering.xml`.
pub fn with_parts(body: &str, more: &[(&str, String)]) -> Vec<u8> {
    let document = root("document", &format!("<w:body>{body}</w:body>"));
    let mut parts =
        vec![("[Content_Types].xml", b"<Types/>".as_slice()), ("word/document.xml", document.as_bytes())];
    parts.extend(more.iter().map(|(name, xml)| (*name, xml.as_bytes())));
    package(&parts)
}

/// A part of a document: `content` within the element `name`.
pub fn root(name: &str, content: &str) -> String {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!(r#"<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{space}">{content}</w:{name}>"#)
}

/// A paragraph of plain words.
pub fn paragraph(words: &str) -> String {
    styled("", words)
}

/// A paragraph with these properties.
pub fn styled(properties: &str, words: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    format!(r#"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>"#)
}

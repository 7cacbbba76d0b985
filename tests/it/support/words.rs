//! The words of what was made, however they are set: pages without tags, PDFs as text, both without blanks.

use super::files;
use std::path::Path;
use std::process::Command;

/// Without blanks, line ends and marks of direction, which writers and typesetters add and drop.
pub fn squeeze(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}');
    text.chars().filter(|&c| !c.is_whitespace() && !is_mark(c)).collect()
}

/// The words of an HTML page.
pub fn of_html(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    for (at, piece) in html.split('<').enumerate() {
        let text = if at == 0 { Some(piece) } else { piece.split_once('>').map(|(_, text)| text) };
        words.push_str(text.unwrap_or_default());
    }
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    let plain = entities.iter().fold(words, |text, (entity, character)| text.replace(entity, character));
    squeeze(&plain)
}

/// The words of a PDF, read by `pdftotext`.
pub fn of_pdf(pdf: &Path, pdftotext: &Path) -> String {
    let output =
        Command::new(pdftotext).args(["-enc", "UTF-8"]).arg(pdf).arg("-").output().expect("it starts");
    assert!(output.status.success(), "{}", pdf.display());
    squeeze(&String::from_utf8_lossy(&output.stdout))
}

/// The words of every text file below a folder (pages, scripts, lists), with its path.
pub fn of_folder(folder: &Path) -> Vec<(String, String)> {
    let read = |file: std::path::PathBuf| {
        let text = std::fs::read_to_string(&file).ok()?;
        let words =
            if file.extension().is_some_and(|ext| ext == "html") { of_html(&text) } else { squeeze(&text) };
        Some((files::relative(&file, folder), words))
    };
    files::below(folder).into_iter().filter_map(read).collect()
}

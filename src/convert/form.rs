//! What kind of file some bytes are. Names lie: a web page is sold as `.doc`, a scan as `.docx`.

/// A form that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Word since 2007.
    Docx,
    /// A web page.
    Html,
    /// Plain text, or the Markdown of a collection.
    Text,
}

/// A form that is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Nothing but blanks.
    Empty,
    /// Word before 2007, WPS, or a Word file with a password: all have the same container.
    OldWord,
    /// Pages without paragraphs.
    Pdf,
    /// A picture: of a scan, probably.
    Picture,
    /// Rich Text.
    Rtf,
    /// A web page in one file with its pictures (MHT).
    WebArchive,
    /// Word 2003 in XML.
    WordXml,
    /// A zip file without a Word text: a table, a presentation, a folder.
    OtherZip,
    /// A zip file that cannot be opened.
    Damaged,
    /// More than any law.
    TooLarge,
    /// No text at all.
    Binary,
}

/// The beginnings of files that are known by them.
const MARKS: [(&[u8], Foreign); 12] = [
    (b"\xD0\xCF\x11\xE0", Foreign::OldWord),
    (b"%PDF", Foreign::Pdf),
    (b"{\\rtf", Foreign::Rtf),
    (b"MIME-Version:", Foreign::WebArchive),
    (b"From: ", Foreign::WebArchive),
    (b"\xFF\xD8\xFF", Foreign::Picture),
    (b"\x89PNG", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"BM", Foreign::Picture),
    (b"Rar!", Foreign::Binary),
];

/// What the first bytes of a file say.
///
/// # Errors
/// They say that it is a form that is not read.
pub fn of_bytes(bytes: &[u8]) -> Result<Option<Form>, Foreign> {
    if bytes.trim_ascii().is_empty() {
        return Err(Foreign::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Some(Form::Docx));
    }
    match MARKS.into_iter().find(|(mark, _)| bytes.starts_with(mark)) {
        // Two letters are too few to tell a picture by: its fifth to eighth byte hold no letters.
        Some((b"BM", _)) if bytes.get(6..10) != Some(&[0; 4]) => Ok(None),
        Some((_, foreign)) => Err(foreign),
        None => Ok(None),
    }
}

/// What decoded text is: a web page if it begins like one or its `extension` says so.
///
/// # Errors
/// It is no text that people read.
pub fn of_text(text: &str, extension: &str) -> Result<Form, Foreign> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Foreign::Empty);
    }
    let begins = |word: &str| start.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if begins("<?xml") && beginning(start).contains("wordDocument") {
        return Err(Foreign::WordXml);
    }
    let strange =
        text.chars().filter(|&c| c == '\u{fffd}' || (c.is_control() && !"\n\t\u{c}\u{1a}".contains(c)));
    if strange.count() * 20 > text.chars().count() {
        return Err(Foreign::Binary);
    }
    let tags = ["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<table", "<?xml"];
    let named = ["html", "htm", "xhtml", "shtml"].iter().any(|name| extension.eq_ignore_ascii_case(name));
    let is_page = named || tags.into_iter().any(begins);
    Ok(if is_page { Form::Html } else { Form::Text })
}

/// Enough of a text to know it by.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(2000).map_or(text.len(), |(end, _)| end);
    &text[..end]
}

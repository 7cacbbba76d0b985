//! CSV as text (RFC 4180), for spreadsheets.

/// A field, in quotes where it needs them.
pub fn field(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A row of fields, without a line end.
pub fn row<T: AsRef<str>>(fields: impl IntoIterator<Item = T>) -> String {
    fields.into_iter().map(|text| field(text.as_ref())).collect::<Vec<_>>().join(",")
}

/// A file that people open by a double click: rows with the line ends of the RFC, behind a mark of UTF-8, without which
/// the spreadsheets of Chinese offices take it for GBK.
pub fn file(rows: impl IntoIterator<Item = String>) -> String {
    rows.into_iter().fold("\u{feff}".to_owned(), |out, row| out + &row + "\r\n")
}

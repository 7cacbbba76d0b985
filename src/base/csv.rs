//! CSV as text (RFC 4180), for spreadsheets: written, and read as they write it. The door of csv.

use csv::{ReaderBuilder, StringRecord, Trim};

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

/// A row that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Its cells, without blanks around them.
    pub cells: Vec<String>,
}

/// The rows of `text`, which may differ in width. Empty lines are none.
pub fn rows(text: &str, delimiter: u8) -> impl Iterator<Item = Row> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    std::iter::from_fn(move || {
        // The text is UTF-8 and rows may differ in width, so that nothing else can be wrong with a record.
        matches!(reader.read_record(&mut record), Ok(true)).then(|| Row {
            start: record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(0),
            cells: record.iter().map(str::to_owned).collect(),
        })
    })
}

/// What parts the cells: spreadsheets of some countries write semicolons or tabs.
pub fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or("");
    let count = |mark: u8| head.bytes().filter(|b| *b == mark).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_most_frequent_one_of_the_head() {
        assert_eq!(
            [delimiter("a,b;c,d"), delimiter("a;b;c"), delimiter("a\tb"), delimiter("a")],
            [b',', b';', b'\t', b',']
        );
    }

    #[test]
    fn what_is_written_is_read() {
        let cells = ["甲,乙", "说“\"行\"”", "两\n行", ""];
        let text = format!("{}\r\n\r\n{}\r\n", row(cells), row(["a"]));
        let read: Vec<Row> = rows(&text, b',').collect();
        assert_eq!(
            (read[0].cells.as_slice(), read[1].cells.as_slice()),
            (&cells.map(str::to_owned)[..], &["a".to_owned()][..])
        );
    }
}

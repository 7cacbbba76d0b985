//! CSV, as spreadsheets write it -> one mapping a row.

use super::input::Input;
use super::value::{Entry, Node, Value};
use crate::base::csv;
use crate::base::span::{Span, Spanned};
use crate::diag::messages::schema;

/// No table that people keep has more columns or rows.
const MOST_COLUMNS: usize = 200;
const MOST_ROWS: usize = 20_000;

/// Reads the file as a table whose first row names the fields. Empty cells and empty rows are left out.
pub(crate) fn read(input: &mut Input) -> Vec<Value> {
    let text = input.text;
    if input.is_too_large(text.len()) {
        return Vec::new();
    }
    let delimiter = csv::delimiter(text);
    let mut head: Option<Vec<Spanned<String>>> = None;
    let mut rows = Vec::new();
    for csv::Row { start, cells: record } in csv::rows(text, delimiter) {
        let places = cells(text, start, delimiter);
        let cell = |(nth, cell): (usize, String)| {
            let span = places.get(nth).copied().unwrap_or(Span::new(start, start));
            Spanned::new(cell, span)
        };
        let row: Vec<Spanned<String>> = record.into_iter().enumerate().map(cell).collect();
        let Some(span) = row.iter().map(|cell| cell.span).reduce(|a, b| Span { start: a.start, end: b.end })
        else {
            continue;
        };
        if row.iter().all(|cell| cell.value.is_empty()) {
            continue;
        }
        if row.len() > MOST_COLUMNS || rows.len() >= MOST_ROWS {
            input.report(schema::table_too_large(input.at(Span::new(start, start)), MOST_COLUMNS, MOST_ROWS));
            break;
        }
        if let Some(cell) = row.iter().find(|cell| is_open(cell.span.text(text))) {
            input.report(schema::open_cell(input.at(cell.span)));
            // The quote may have swallowed the rest of the table.
            continue;
        }
        match &head {
            None => head = Some(row),
            Some(head) => rows.push(mapping(input, head, row, span)),
        }
    }
    rows
}

fn mapping(input: &mut Input, head: &[Spanned<String>], row: Vec<Spanned<String>>, span: Span) -> Value {
    let more = row.iter().skip(head.len()).any(|cell| !cell.value.is_empty());
    if more || row.len() < head.len() {
        input.report(schema::row_width(input.at(span), row.len(), head.len()));
    }
    let cells = head.iter().zip(row).filter(|(name, cell)| !(name.value.is_empty() && cell.value.is_empty()));
    let entries = cells.map(|(name, cell)| {
        let node = if cell.value.is_empty() { Node::Null } else { Node::Text(cell.value) };
        // The column is named in the head; a finding about the name belongs to the row's cell all the same.
        Entry { key: name.clone(), value: Value { node, span: cell.span } }
    });
    Value { node: Node::Map(entries.collect()), span }
}

/// Where the cells of the record at `start` stand, blanks and quotes around them left out.
fn cells(text: &str, start: usize, delimiter: u8) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut at = start + bytes[start..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    let mut cells = Vec::new();
    loop {
        let from = at;
        // Only a quote at the very start of a cell opens one; doubled, it stands for itself.
        let mut quoted = bytes.get(at) == Some(&b'"');
        at += usize::from(quoted);
        while let Some(&b) = bytes.get(at) {
            match b {
                b'"' if quoted && bytes.get(at + 1) == Some(&b'"') => at += 1,
                b'"' if quoted => quoted = false,
                b'\n' | b'\r' if !quoted => break,
                b if b == delimiter && !quoted => break,
                _ => {}
            }
            at += 1;
        }
        cells.push(inner(text, from, at));
        if bytes.get(at) != Some(&delimiter) {
            return cells;
        }
        at += 1;
    }
}

fn inner(text: &str, from: usize, to: usize) -> Span {
    let raw = text.get(from..to).unwrap_or("");
    let start = from + raw.len() - raw.trim_start().len();
    let trimmed = raw.trim();
    let quoted = trimmed.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match quoted.filter(|inner| !inner.contains('"')) {
        Some(inner) => Span::new(start + 1, start + 1 + inner.len()),
        None => Span::new(start, start + trimmed.len()),
    }
}

/// Whether a cell begins with a quote that never ends.
fn is_open(cell: &str) -> bool {
    let closed = cell.len() > 1 && cell.ends_with('"') && cell.matches('"').count().is_multiple_of(2);
    cell.starts_with('"') && !closed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_where_they_stand() {
        let text = "id,名称\r\n a ,\"甲, 乙\" \n\"x\"\"y\",\n";
        let found =
            |start| -> Vec<&str> { cells(text, start, b',').iter().map(|span| span.text(text)).collect() };
        assert_eq!(found(0), ["id", "名称"]);
        assert_eq!(found(11), ["a", "甲, 乙"]);
        assert_eq!(found(11 + 15), ["\"x\"\"y\"", ""]);
    }
}

//! The tables of a workbook (Office Open XML): what their cells show, without how they look.

use super::form::Foreign;
use super::package::Package;
use super::xml::{Piece, Pieces};
use crate::base::sheet::unescaped;
use std::collections::BTreeMap;

/// More columns are no table for people.
const MOST_COLUMNS: usize = 256;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// What its tab says.
    pub(super) name: String,
    /// Rows that hold something, with their numbers from 1.
    pub(super) rows: Vec<(usize, Vec<String>)>,
}

/// Whether an archive is a workbook.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    Package::open(bytes).is_ok_and(|mut package| matches!(package.part("xl/workbook.xml"), Ok(Some(_))))
}

/// The tables of a workbook, in the order of their tabs.
///
/// # Errors
/// It is damaged or too large.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, Foreign> {
    let mut package = Package::open(bytes)?;
    let book = package.part("xl/workbook.xml")?.ok_or(Foreign::OtherZip)?;
    let relations = package.part("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let targets = targets(&relations);
    let shared = package.part("xl/sharedStrings.xml")?.map(|part| strings(&part)).unwrap_or_default();
    let mut tables = Vec::new();
    for (name, relation) in tabs(&book) {
        let Some(path) = targets.get(&relation) else { continue };
        let path = match path.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("xl/{path}"),
        };
        let Some(part) = package.part(&path)? else { continue };
        tables.push(Table { name, rows: rows(&part, &shared) });
    }
    Ok(tables)
}

/// The parts of a workbook by their relations.
fn targets(relations: &str) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let mut pieces = Pieces::of(relations);
    while let Some(piece) = pieces.next() {
        if let Piece::Begin(element) = piece
            && let (Some(id), Some(target)) = (element.get("Id"), element.get("Target"))
        {
            out.insert(id, target);
        }
    }
    out
}

/// Names and relations of the tabs.
fn tabs(book: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut pieces = Pieces::of(book);
    while let Some(piece) = pieces.next() {
        if let Piece::Begin(element) = piece
            && element.name == "sheet"
            && let (Some(name), Some(id)) = (element.get("name"), element.get("id"))
        {
            out.push((name, id));
        }
    }
    out
}

/// The words that cells share.
fn strings(part: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut pieces = Pieces::of(part);
    while let Some(piece) = pieces.next() {
        if let Piece::Begin(element) = piece
            && element.name == "si"
        {
            out.push(words(&mut pieces, "si"));
        }
    }
    out
}

/// The words up to the end of the element `within`; how they are pronounced is no part of them.
fn words(pieces: &mut Pieces<'_>, within: &str) -> String {
    let mut out = String::new();
    let mut is_text = false;
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Begin(element) if element.name == "rPh" => pieces.skip("rPh"),
            Piece::Begin(element) => is_text = element.name == "t",
            Piece::Words(words) if is_text => out.push_str(&words),
            Piece::Words(_) => {}
            Piece::End(name) if name == within => break,
            Piece::End(_) => is_text = false,
        }
    }
    unescaped(&out)
}

fn rows(part: &str, shared: &[String]) -> Vec<(usize, Vec<String>)> {
    let mut out: Vec<(usize, Vec<String>)> = Vec::new();
    let mut pieces = Pieces::of(part);
    let mut number = 0;
    let mut next_column = 0;
    while let Some(piece) = pieces.next() {
        let Piece::Begin(element) = piece else { continue };
        match element.name.as_str() {
            "row" => {
                number = element.get("r").and_then(|r| r.parse().ok()).unwrap_or(number + 1);
                next_column = 0;
            }
            "c" => {
                let column = element.get("r").and_then(|place| column(&place)).unwrap_or(next_column);
                next_column = column + 1;
                let kind = element.get("t").unwrap_or_default();
                let shown = cell(&mut pieces, &kind, shared);
                if shown.is_empty() || column >= MOST_COLUMNS {
                    continue;
                }
                if out.last().is_none_or(|(last, _)| *last != number) {
                    out.push((number, Vec::new()));
                }
                if let Some((_, cells)) = out.last_mut() {
                    cells.resize(cells.len().max(column + 1), String::new());
                    cells[column] = shown;
                }
            }
            _ => {}
        }
    }
    out
}

/// What a cell that has begun shows.
fn cell(pieces: &mut Pieces<'_>, kind: &str, shared: &[String]) -> String {
    let mut value = String::new();
    let mut is_value = false;
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Begin(element) if element.name == "is" => value = words(pieces, "is"),
            Piece::Begin(element) => is_value = element.name == "v",
            Piece::Words(words) if is_value => value.push_str(&words),
            Piece::Words(_) => {}
            Piece::End(name) if name == "c" => break,
            Piece::End(_) => is_value = false,
        }
    }
    let value = match kind {
        "s" => value.trim().parse().ok().and_then(|at: usize| shared.get(at).cloned()).unwrap_or_default(),
        "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        "inlineStr" => value,
        "str" => unescaped(&value),
        // 0.1 is kept as 0.10000000000000001.
        _ => match value.trim().parse::<f64>() {
            Ok(number) => number.to_string(),
            Err(_) => value,
        },
    };
    value.trim().to_owned()
}

/// The column of `AB12`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase).take(4);
    let number = letters.fold(0, |number, letter| number * 26 + usize::from(letter - b'A') + 1);
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::sheet::{self, Cell, Sheet};
    use crate::base::zip;

    #[test]
    fn what_is_written_is_read() {
        let cells =
            |words: &[&str]| words.iter().map(|word| Cell::Text((*word).to_owned())).collect::<Vec<_>>();
        let mut second = cells(&["", "_x0041_", "两\n行 & <b>"]);
        second.push(Cell::Number(-72));
        let rows = vec![cells(&["甲", "乙"]), Vec::new(), second];
        let bytes = sheet::write(&[Sheet { name: "题/库".to_owned(), widths: vec![20], rows }]);
        assert!(is_workbook(&bytes));
        let [table] = &read(&bytes).expect("a workbook")[..] else { panic!("one table") };
        assert_eq!(table.name, "题·库");
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            table.rows,
            [(1, words(&["甲", "乙"])), (3, words(&["", "_x0041_", "两\n行 & <b>", "-72"]))]
        );
    }

    /// As spreadsheets write: shared words in runs with their pronunciation, truths, numbers, formulas, cells without
    /// a place, an absolute path of the part.
    #[test]
    fn workbooks_of_spreadsheets_are_read() {
        let files = [
            (
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='工作表1' sheetId='1' r:id='rId7'/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='rId7' Target='/xl/worksheets/s.xml'/></Relationships>",
            ),
            (
                "xl/sharedStrings.xml",
                "<sst><si><t>题干</t></si><si><r><t>答</t></r><r><t xml:space='preserve'>案 </t></r><rPh sb='0'><t>dá</t></rPh></si></sst>",
            ),
            (
                "xl/worksheets/s.xml",
                "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>\
              <row><c t='str'><f>A1</f><v>甲</v></c><c t='b'><v>1</v></c><c><v>0.10000000000000001</v></c></row></sheetData></worksheet>",
            ),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        let tables = read(&zip::of_texts(&files)).expect("a workbook");
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(tables[0].rows, [(1, words(&["题干", "答案"])), (2, words(&["甲", "TRUE", "0.1"]))]);
    }
}

//! Workbooks as spreadsheets open them (Office Open XML, ECMA-376), as little of them as a table needs: a head that
//! stays in view, columns of given widths, words and whole numbers. Equal tables make equal bytes.

use super::xml::Xml;
use super::zip;

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What its tab says.
    pub name: String,
    /// Of each column, in characters of the usual width; Han takes two. More columns have the spreadsheet's own.
    pub widths: Vec<u32>,
    /// The first is the head. Rows may differ in length.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, which no spreadsheet takes for a date or a number.
    Text(String),
    /// What can be added up.
    Number(i64),
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Spreadsheets take no longer name of a tab.
const LONGEST_NAME: usize = 31;

/// The bytes of a workbook.
pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    let names = names(sheets);
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), types(sheets.len())),
        ("_rels/.rels".to_owned(), relations(&[("officeDocument", "xl/workbook.xml".to_owned())])),
        ("xl/workbook.xml".to_owned(), workbook(&names)),
    ];
    let parts = (1..=sheets.len()).map(|number| ("worksheet", format!("worksheets/sheet{number}.xml")));
    let parts: Vec<_> = parts.chain([("styles", "styles.xml".to_owned())]).collect();
    files.push(("xl/_rels/workbook.xml.rels".to_owned(), relations(&parts)));
    files.push(("xl/styles.xml".to_owned(), styles()));
    for (number, sheet) in (1..).zip(sheets) {
        files.push((format!("xl/worksheets/sheet{number}.xml"), worksheet(sheet)));
    }
    zip::of_texts(&files)
}

/// The names of the tabs: without signs that are forbidden, not too long, each once whatever its case.
fn names(sheets: &[Sheet]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for sheet in sheets {
        let clean: String = sheet.name.chars().filter(|c| !c.is_control()).collect();
        let clean = clean.replace(['[', ']', ':', '*', '?', '/', '\\'], "·");
        let clean = clean.trim_matches(['\'', ' ']);
        let base = if clean.is_empty() { "1" } else { clean };
        let numbered = |number: usize| {
            let end = if number == 1 { String::new() } else { format!(" {number}") };
            let room = LONGEST_NAME - end.len();
            base.chars().take(room).collect::<String>() + &end
        };
        let is_free = |name: &String| !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
        let name = (1..).map(numbered).find(is_free).unwrap_or_default();
        taken.push(name);
    }
    taken
}

fn types(count: usize) -> String {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", rels)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let mut part = |path: &str, kind: &str| {
        xml.empty("Override", &[("PartName", path), ("ContentType", &format!("{KIND}.{kind}+xml"))]);
    };
    part("/xl/workbook.xml", "sheet.main");
    part("/xl/styles.xml", "styles");
    (1..=count).for_each(|number| part(&format!("/xl/worksheets/sheet{number}.xml"), "worksheet"));
    xml.finish()
}

fn relations(parts: &[(&str, String)]) -> String {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (number, (kind, target)) in (1..).zip(parts) {
        let (id, kind) = (format!("rId{number}"), format!("{RELATIONS}/{kind}"));
        xml.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", target)]);
    }
    xml.finish()
}

fn workbook(names: &[String]) -> String {
    let mut xml = Xml::new();
    xml.open("workbook", &[("xmlns", MAIN), ("xmlns:r", RELATIONS)]);
    xml.open("sheets", &[]);
    for (number, name) in (1..).zip(names) {
        let (id, relation) = (format!("{number}"), format!("rId{number}"));
        xml.empty("sheet", &[("name", name), ("sheetId", &id), ("r:id", &relation)]);
    }
    xml.finish()
}

/// The styles that cells name by their place: words, the head, numbers.
const WORDS: &str = "0";
const HEAD: &str = "1";
const NUMBER: &str = "2";

fn styles() -> String {
    let mut xml = Xml::new();
    xml.open("styleSheet", &[("xmlns", MAIN)]);
    xml.open("fonts", &[("count", "2")]);
    for bold in [false, true] {
        xml.open("font", &[]);
        if bold {
            xml.empty("b", &[]);
        }
        xml.empty("sz", &[("val", "11")]);
        xml.empty("name", &[("val", "Calibri")]);
        xml.close();
    }
    xml.close();
    xml.open("fills", &[("count", "3")]);
    for pattern in ["none", "gray125"] {
        xml.open("fill", &[]);
        xml.empty("patternFill", &[("patternType", pattern)]);
        xml.close();
    }
    xml.open("fill", &[]);
    xml.open("patternFill", &[("patternType", "solid")]);
    xml.empty("fgColor", &[("rgb", "FFF5EFE4")]);
    xml.close();
    xml.close();
    xml.close();
    xml.open("borders", &[("count", "1")]);
    xml.empty("border", &[]);
    xml.close();
    xml.open("cellStyleXfs", &[("count", "1")]);
    xml.empty("xf", &[("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")]);
    xml.close();
    xml.open("cellXfs", &[("count", "3")]);
    // 49 is the format of words, in which nothing that is typed becomes a date.
    for (format, font, fill) in [("49", "0", "0"), ("49", "1", "2"), ("0", "0", "0")] {
        let looks =
            [("numFmtId", format), ("fontId", font), ("fillId", fill), ("borderId", "0"), ("xfId", "0")];
        let applied =
            [("applyNumberFormat", "1"), ("applyFont", "1"), ("applyFill", "1"), ("applyAlignment", "1")];
        xml.open("xf", &[&looks[..], &applied[..]].concat());
        xml.empty("alignment", &[("vertical", "top"), ("wrapText", "1")]);
        xml.close();
    }
    xml.close();
    xml.open("cellStyles", &[("count", "1")]);
    xml.empty("cellStyle", &[("name", "Normal"), ("xfId", "0"), ("builtinId", "0")]);
    xml.finish()
}

fn worksheet(sheet: &Sheet) -> String {
    let mut xml = Xml::new();
    xml.open("worksheet", &[("xmlns", MAIN)]);
    xml.open("sheetViews", &[]);
    xml.open("sheetView", &[("workbookViewId", "0")]);
    xml.empty(
        "pane",
        &[("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen")],
    );
    xml.close();
    xml.close();
    if !sheet.widths.is_empty() {
        xml.open("cols", &[]);
        for (number, width) in (1..).zip(&sheet.widths) {
            let (number, width) = (format!("{number}"), width.to_string());
            xml.empty("col", &[("min", &number), ("max", &number), ("width", &width), ("customWidth", "1")]);
        }
        xml.close();
    }
    xml.open("sheetData", &[]);
    for (number, row) in (1usize..).zip(&sheet.rows) {
        xml.open("row", &[("r", &number.to_string())]);
        for (column, cell) in row.iter().enumerate() {
            let place = format!("{}{number}", column_name(column));
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    let style = if number == 1 { HEAD } else { WORDS };
                    xml.open("c", &[("r", &place), ("s", style), ("t", "inlineStr")]);
                    xml.open("is", &[]);
                    xml.lines("t", &[("xml:space", "preserve")], &escaped(text));
                    xml.close();
                    xml.close();
                }
                Cell::Number(value) => {
                    xml.open("c", &[("r", &place), ("s", NUMBER)]);
                    xml.words("v", &[], &value.to_string());
                    xml.close();
                }
            }
        }
        xml.close();
    }
    xml.finish()
}

/// `A`, …, `Z`, `AA`, … of a column, from 0.
fn column_name(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        match column / 26 {
            0 => break,
            rest => column = rest - 1,
        }
    }
    letters.iter().rev().collect()
}

/// `_x0041_` means the sign with that number (ECMA-376, 22.9.2.19): where an author wrote it, it shall not.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        out.push_str(if stands_for(&rest[at..]).is_some() { "_x005F_" } else { "_" });
        rest = &rest[at + 1..];
    }
    out + rest
}

/// What the text undoes: the words that a cell shows.
pub fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        match stands_for(&rest[at..]) {
            Some(c) => {
                out.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                out.push('_');
                rest = &rest[at + 1..];
            }
        }
    }
    out + rest
}

/// The sign that `_xHHHH_` at the start of `text` stands for.
fn stands_for(text: &str) -> Option<char> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    let is_whole = text.get(6..7) == Some("_") && digits.bytes().all(|b| b.is_ascii_hexdigit());
    is_whole.then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_spreadsheets() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(column_name), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn tabs_have_names_that_are_allowed() {
        let named = |name: &str| Sheet { name: name.to_owned(), widths: Vec::new(), rows: Vec::new() };
        let long = "长".repeat(40);
        let names = names(&[named("a/b"), named("A·B"), named(""), named(&long), named(&long)]);
        assert_eq!(names[..3], ["a·b", "A·B 2", "1"]);
        assert!(names.iter().all(|name| name.chars().count() <= LONGEST_NAME), "{names:?}");
        assert_ne!(names[3], names[4]);
    }

    #[test]
    fn what_looks_like_an_escape_stays() {
        for text in ["_x0041_", "a_x000D_b", "____", "_x_x0041_", "_x00", "_x005F_x0041_"] {
            assert_eq!(unescaped(&escaped(text)), text);
        }
        assert_eq!(unescaped("a_x000D_b"), "a\rb");
    }
}

//! Rows of facts as a table for people, JSON Lines for programs, CSV for spreadsheets.

use crate::base::{csv, json, width};
use crate::diag::Lang;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A listing.
pub(super) struct Table {
    /// Of every row.
    pub columns: Vec<Column>,
    /// As many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column: its name in JSON and CSV, and its heads for people.
#[derive(Clone, Copy)]
pub(super) struct Column {
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    /// Too long for a table, or of no use to people there.
    hidden: bool,
}

impl Column {
    /// For people and programs.
    pub const fn shown(key: &'static str, zh: &'static str, en: &'static str) -> Column {
        Column { key, zh, en, hidden: false }
    }

    /// For programs alone.
    pub const fn hidden(key: &'static str) -> Column {
        Column { key, zh: key, en: key, hidden: true }
    }
}

/// A fact.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    Nothing,
    Text(String),
    Number(u64),
    Flag(bool),
    /// A name for programs, and the same in Chinese for people.
    Named(&'static str, &'static str),
    List(Vec<String>),
    /// Rows within a row: names and facts.
    Rows(Vec<Vec<(&'static str, Cell)>>),
}

/// A table shows no more cells of a text than this; JSON and CSV have all of it.
const WIDEST: usize = 44;

impl Table {
    /// Aligned for a terminal, where a Chinese character takes two cells.
    pub fn for_people(&self, lang: Lang) -> String {
        let shown: Vec<usize> = (0..self.columns.len()).filter(|&at| !self.columns[at].hidden).collect();
        let head = |at: usize| match lang {
            Lang::Zh => self.columns[at].zh,
            Lang::En => self.columns[at].en,
        };
        let mut lines = vec![shown.iter().map(|&at| head(at).to_owned()).collect::<Vec<_>>()];
        let row = |row: &Vec<Cell>| shown.iter().map(|&at| row[at].shown(lang)).collect();
        lines.extend(self.rows.iter().map(row));
        let widths: Vec<usize> = (0..shown.len())
            .map(|at| lines.iter().map(|line: &Vec<String>| width::of(&line[at])).max().unwrap_or(0))
            .collect();
        let line = |cells: &Vec<String>| {
            let padded: Vec<String> =
                cells.iter().zip(&widths).map(|(cell, widest)| width::pad(cell, *widest)).collect();
            format!("{}\n", padded.join("  ").trim_end())
        };
        lines.iter().map(line).collect()
    }

    /// A line a row.
    pub fn json_lines(&self) -> String {
        let line = |row: &Vec<Cell>| {
            let keys = self.columns.iter().map(|column| column.key);
            format!("{}\n", json::line(&Object(&keys.zip(row).collect::<Vec<_>>())))
        };
        self.rows.iter().map(line).collect()
    }

    /// With a head.
    pub fn csv(&self) -> String {
        let head = csv::row(self.columns.iter().map(|column| column.key));
        let rows = self.rows.iter().map(|row| csv::row(row.iter().map(Cell::plain)));
        std::iter::once(head).chain(rows).fold(String::new(), |out, line| out + &line + "\n")
    }
}

impl Cell {
    /// Nothing for an empty text.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Nothing } else { Cell::Text(text) }
    }

    /// Nothing for `None`.
    pub fn maybe(text: Option<impl ToString>) -> Cell {
        text.map_or(Cell::Nothing, |text| Cell::Text(text.to_string()))
    }

    /// Nothing for `None`.
    pub fn number(number: Option<impl Into<u64>>) -> Cell {
        number.map_or(Cell::Nothing, |number| Cell::Number(number.into()))
    }

    fn plain(&self) -> String {
        match self {
            Cell::Nothing => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Flag(flag) => flag.to_string(),
            Cell::Named(name, _) => (*name).to_owned(),
            Cell::List(list) => list.join("; "),
            Cell::Rows(rows) => rows.len().to_string(),
        }
    }

    fn shown(&self, lang: Lang) -> String {
        let text = match (self, lang) {
            (Cell::Named(_, zh), Lang::Zh) => (*zh).to_owned(),
            (Cell::Flag(flag), Lang::Zh) => if *flag { "是" } else { "" }.to_owned(),
            (Cell::Flag(flag), Lang::En) => if *flag { "yes" } else { "" }.to_owned(),
            (Cell::List(list), Lang::Zh) => list.join("、"),
            (cell, _) => cell.plain(),
        };
        let line = text.replace(['\n', '\r', '\t'], " ");
        if width::of(&line) <= WIDEST {
            return line;
        }
        let mut used = 1;
        let fits = line.chars().take_while(|c| {
            used += width::of_char(*c);
            used <= WIDEST
        });
        fits.collect::<String>() + "…"
    }
}

/// Keys in their order.
struct Object<'a, 'c>(&'a [(&'static str, &'c Cell)]);

impl Serialize for Object<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, cell) in self.0 {
            map.serialize_entry(key, cell)?;
        }
        map.end()
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Nothing => serializer.serialize_none(),
            Cell::Text(text) => text.serialize(serializer),
            Cell::Number(number) => number.serialize(serializer),
            Cell::Flag(flag) => flag.serialize(serializer),
            Cell::Named(name, _) => name.serialize(serializer),
            Cell::List(list) => list.serialize(serializer),
            Cell::Rows(rows) => serializer.collect_seq(rows.iter().map(|row| Pairs(row))),
        }
    }
}

struct Pairs<'a>(&'a [(&'static str, Cell)]);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let pairs: Vec<(&'static str, &Cell)> = self.0.iter().map(|(key, cell)| (*key, cell)).collect();
        Object(&pairs).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let column = |key, zh| Column::shown(key, zh, key);
        let row = |title: &str, minutes| vec![Cell::text(title), Cell::Number(minutes), Cell::Nothing];
        Table {
            columns: vec![column("title", "标题"), column("minutes", "分钟"), column("note", "备注")],
            rows: vec![row("家暴不是家务事", 40), row("=1+1, \"x\"", 5)],
        }
    }

    #[test]
    fn columns_line_up_in_cells() {
        let expected = "标题            分钟  备注\n家暴不是家务事  40\n=1+1, \"x\"       5\n";
        assert_eq!(table().for_people(Lang::Zh), expected);
    }

    #[test]
    fn programs_get_every_key_in_order() {
        let first = "{\"title\":\"家暴不是家务事\",\"minutes\":40,\"note\":null}";
        assert_eq!(table().json_lines().lines().next(), Some(first));
    }

    #[test]
    fn spreadsheets_get_what_needs_quotes_in_quotes() {
        let expected = "title,minutes,note\n家暴不是家务事,40,\n\"=1+1, \"\"x\"\"\",5,\n";
        assert_eq!(table().csv(), expected);
    }

    #[test]
    fn long_texts_are_cut_for_people_alone() {
        let mut table = table();
        table.rows[0][0] = Cell::text("长".repeat(100));
        assert!(table.for_people(Lang::En).lines().all(|line| width::of(line) < 60));
        assert!(table.csv().contains(&"长".repeat(100)));
    }
}

//! 新旧条文对照表: two versions of a law in two columns, with what was deleted and added in each.
//!
//! The rows are those of [`compare`]; here their words are put beside each other. Old words stand left, new ones right;
//! articles that became several, or one, share a row.

use super::address::ArticleNo;
use super::compare::{Comparison, Kind, Piece, Row, Side, words};

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TableRow {
    /// What became of the articles.
    pub kind: Kind,
    /// The headings (编章节) of the new version that open with this row, the outermost first.
    pub opens: Vec<String>,
    /// Articles of the old version; none where the row is new.
    pub old: Vec<Cell>,
    /// Articles of the new version; none where nothing is left.
    pub new: Vec<Cell>,
}

/// An article as one of the columns shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Its number.
    pub no: ArticleNo,
    /// 第六十一条, as the text has it.
    pub label: String,
    /// Its paragraphs and items, each a run of words.
    pub lines: Vec<Vec<Run>>,
}

/// Words of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether the other version lacks them: deleted if this is the old one, added if it is the new one.
    pub marked: bool,
}

/// Fills the rows of `comparison`, which was made of `old` and `new`, with their words.
pub fn table(comparison: &Comparison, old: &[Side<'_>], new: &[Side<'_>]) -> Vec<TableRow> {
    let mut under: &[String] = &[];
    let rows = comparison.rows.iter().map(|row| {
        let now = row.new.first().and_then(|&at| new.get(at)).map_or(under, |side| side.under.as_slice());
        let same = under.iter().zip(now).take_while(|(a, b)| a == b).count();
        let opens = now[same..].to_vec();
        under = now;
        let (old, new) = columns(row, old, new);
        TableRow { kind: row.kind, opens, old, new }
    });
    rows.collect()
}

/// The cells of one row.
fn columns(row: &Row, old: &[Side<'_>], new: &[Side<'_>]) -> (Vec<Cell>, Vec<Cell>) {
    let pick = |all: &[Side<'_>], which: &[usize]| Column::of(which.iter().filter_map(|&at| all.get(at)));
    let (left, right) = (pick(old, &row.old), pick(new, &row.new));
    let same = matches!(row.kind, Kind::Unchanged | Kind::Moved);
    let pieces = if same { Vec::new() } else { words(&left.text, &right.text) };
    let of = |column: &Column, side: fn(&Piece<'_>) -> (usize, bool)| {
        let mut marks = Marks::default();
        pieces.iter().map(side).for_each(|(length, marked)| marks.add(length, marked));
        column.cells(&marks)
    };
    let left = of(&left, |piece| match piece {
        Piece::Kept { old, .. } => (old.len(), false),
        Piece::Deleted(text) => (text.len(), true),
        Piece::Added(_) => (0, true),
    });
    let right = of(&right, |piece| match piece {
        Piece::Kept { new, .. } => (new.len(), false),
        Piece::Added(text) => (text.len(), true),
        Piece::Deleted(_) => (0, true),
    });
    (left, right)
}

/// The articles of one column of a row, as one text.
#[derive(Default)]
struct Column {
    text: String,
    /// Number, label, and where the lines of each article lie in the text.
    articles: Vec<(ArticleNo, String, Vec<std::ops::Range<usize>>)>,
}

impl Column {
    fn of<'a>(sides: impl Iterator<Item = &'a Side<'a>>) -> Column {
        let mut column = Column::default();
        for side in sides {
            let mut lines = Vec::new();
            for line in side.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                if !column.text.is_empty() {
                    column.text.push('\n');
                }
                let start = column.text.len();
                column.text.push_str(line);
                lines.push(start..column.text.len());
            }
            column.articles.push((side.no, side.label.to_owned(), lines));
        }
        column
    }

    fn cells(&self, marks: &Marks) -> Vec<Cell> {
        let cell = |(no, label, lines): &(ArticleNo, String, Vec<std::ops::Range<usize>>)| Cell {
            no: *no,
            label: label.clone(),
            lines: lines.iter().map(|line| marks.runs(&self.text, line.clone())).collect(),
        };
        self.articles.iter().map(cell).collect()
    }
}

/// Stretches of a text, each marked or not.
#[derive(Default)]
struct Marks {
    /// Where each stretch ends.
    ends: Vec<(usize, bool)>,
}

impl Marks {
    fn add(&mut self, length: usize, marked: bool) {
        let start = self.ends.last().map_or(0, |(end, _)| *end);
        if length > 0 {
            self.ends.push((start + length, marked));
        }
    }

    /// The line of `text` in runs; a text without stretches is not marked.
    fn runs(&self, text: &str, line: std::ops::Range<usize>) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut from = line.start;
        let first = self.ends.partition_point(|(end, _)| *end <= line.start);
        let rest = self.ends[first..].iter().copied().chain([(usize::MAX, false)]);
        for (end, marked) in rest {
            let to = end.min(line.end);
            let part = text.get(from..to).unwrap_or_default();
            if !part.is_empty() {
                runs.push(Run { text: part.to_owned(), marked });
            }
            from = to;
            if from >= line.end {
                break;
            }
        }
        runs
    }
}

/// The words of cells, a line for each paragraph and item.
pub fn plain(cells: &[Cell]) -> String {
    let line = |line: &Vec<Run>| line.iter().map(|run| run.text.as_str()).collect::<String>();
    cells.iter().flat_map(|cell| cell.lines.iter().map(line)).collect::<Vec<_>>().join("\n")
}

/// How many rows of each kind there are, in the order of [`Kind`].
pub fn count<'a>(kinds: impl Iterator<Item = &'a Kind>) -> Vec<(Kind, usize)> {
    let mut counts: std::collections::BTreeMap<Kind, usize> = std::collections::BTreeMap::new();
    kinds.for_each(|kind| *counts.entry(*kind).or_default() += 1);
    counts.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{Cell, TableRow, table};
    use crate::law::ArticleNo;
    use crate::law::compare::{Side, compare};

    fn sides<'a>(texts: &[(&'a str, &'a str)]) -> Vec<Side<'a>> {
        let side = |(no, (under, text)): (u32, &(&'a str, &'a str))| Side {
            no: ArticleNo::new(no),
            label: "条",
            text,
            under: under.split_whitespace().map(str::to_owned).collect(),
        };
        (1..).zip(texts).map(side).collect()
    }

    fn rows(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<TableRow> {
        let (old, new) = (sides(old), sides(new));
        table(&compare(&old, &new), &old, &new)
    }

    fn shown(cells: &[Cell]) -> String {
        let run =
            |run: &super::Run| if run.marked { format!("【{}】", run.text) } else { run.text.clone() };
        let line = |line: &Vec<super::Run>| line.iter().map(run).collect::<String>();
        let cell = |cell: &Cell| cell.lines.iter().map(line).collect::<Vec<_>>().join("/");
        cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn words_stand_in_their_own_column() {
        let old = [("", "夜里十点以后不得高声喧哗。\n\n　违者由居民委员会劝告。")];
        let new = [("", "夜里十一点以后不得高声喧哗。\n违者由物业劝告。")];
        let rows = rows(&old, &new);
        assert_eq!(shown(&rows[0].old), "夜里十点以后不得高声喧哗。/违者由【居民委员会】劝告。");
        assert_eq!(shown(&rows[0].new), "夜里十【一】点以后不得高声喧哗。/违者由【物业】劝告。");
    }

    #[test]
    fn what_was_split_keeps_its_articles_apart() {
        let bikes = "自行车应当停在车棚里，不得停在楼道。";
        let dogs = "养狗的居民应当为狗登记，出门时牵好绳子。";
        let both = format!("{bikes}{dogs}");
        let split = rows(&[("", &both)], &[("", bikes), ("", dogs)]);
        assert_eq!(shown(&split[0].new), format!("{bikes} | {dogs}"));
        let added = rows(&[("", bikes)], &[("", bikes), ("", dogs)]);
        assert_eq!((shown(&added[1].old), shown(&added[1].new)), (String::new(), format!("【{dogs}】")));
    }

    #[test]
    fn a_heading_stands_where_it_opens() {
        let text = "自行车应当停在车棚里，不得停在楼道。";
        let rows = rows(
            &[("甲", text)],
            &[("第一编 第一章", "新增的一条。"), ("第一编 第一章", text), ("第一编 第二章", "又一条。")],
        );
        let opens: Vec<String> = rows.iter().map(|row| row.opens.join("/")).collect();
        assert_eq!(opens, ["第一编/第一章", "", "第二章"]);
    }
}

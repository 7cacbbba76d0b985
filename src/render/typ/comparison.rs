//! 新旧条文对照表: its rows as calls of the theme's functions.

use super::Writer;
use crate::base::span::Span;
use crate::law::compare::Kind;
use crate::law::table::{Cell, TableRow};

impl Writer<'_> {
    /// Writes the cells of the table, row by row: `table.cell`s of two columns, as `compared-…` functions give them.
    pub fn comparison(&mut self, rows: &[TableRow]) {
        self.mark(Span::default());
        let mut rest = rows;
        while let Some(row) = rest.first() {
            if !row.opens.is_empty() {
                self.push("compared-heading(");
                for heading in &row.opens {
                    self.content(|writer| writer.text(heading));
                    self.push(", ");
                }
                self.push("),\n");
            }
            let run = rest.iter().enumerate();
            let run = run
                .take_while(|(at, row)| row.kind == Kind::Unchanged && (*at == 0 || row.opens.is_empty()))
                .count();
            if run > 0 {
                let (first, last) = (rest[0].new.first(), rest[run - 1].new.last());
                self.push("compared-same(");
                for cell in [first, last.filter(|_| run > 1)].into_iter().flatten() {
                    self.content(|writer| writer.compared_label(cell));
                    self.push(", ");
                }
                self.push("),\n");
                rest = &rest[run..];
                continue;
            }
            self.compared_row(row);
            rest = &rest[1..];
        }
    }

    fn compared_row(&mut self, row: &TableRow) {
        let short = row.kind == Kind::Moved;
        // Of an article that is new as a whole, every word need not be underlined.
        let fresh = if row.kind == Kind::Added { "#all-fresh" } else { "#fresh" };
        self.push("..compared-row(");
        self.string(row.kind.zh());
        for (cells, mark) in [(&row.old, "#gone"), (&row.new, fresh)] {
            self.push(", ");
            self.content(|writer| {
                for cell in cells {
                    writer.push("#compared-label");
                    writer.content(|writer| writer.compared_label(cell));
                    writer.push(";\n");
                    // Of an article that only moved, the words need not be printed twice.
                    if short && mark == "#gone" {
                        writer.push("#compared-moved;\n");
                        continue;
                    }
                    writer.compared_lines(cell, mark);
                }
            });
        }
        self.push("),\n");
    }

    fn compared_lines(&mut self, cell: &Cell, mark: &str) {
        for line in &cell.lines {
            self.push("#par[");
            for run in line {
                if run.marked {
                    self.push(mark);
                    self.content(|writer| writer.text(&run.text));
                    self.push(";");
                } else {
                    self.text(&run.text);
                }
            }
            self.push("];\n");
        }
    }

    fn compared_label(&mut self, cell: &Cell) {
        if cell.label.is_empty() { self.text(&cell.no.han()) } else { self.text(&cell.label) }
    }
}

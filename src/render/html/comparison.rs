//! 新旧条文对照表 as HTML: a table of two columns; what did not change is folded.

use super::Setting;
use super::escape::{escaped, href, text};
use crate::law::compare::Kind;
use crate::law::table::{Cell, TableRow};
use crate::render::view::{ComparisonView, VersionFacts};
use std::fmt::Write;

/// Writes the rows of `view`. Without scripts, folded articles open by themselves or with a click.
pub fn write(view: &ComparisonView, setting: Setting<'_>) -> String {
    let mut writer = ComparisonWriter { view, setting, out: String::new() };
    let mut rest = view.rows.as_slice();
    while let Some(row) = rest.first() {
        for heading in &row.opens {
            writer.out.push_str(
                "<tr class=\"opens\"><th colspan=\"2\" scope=\"colgroup\" lang=\"zh\" dir=\"ltr\">",
            );
            text(&mut writer.out, heading);
            writer.out.push_str("</th></tr>\n");
        }
        let run = rest.iter().enumerate();
        let run =
            run.take_while(|(at, row)| row.kind == Kind::Unchanged && (*at == 0 || row.opens.is_empty()));
        match run.count() {
            0 => {
                writer.row(row);
                rest = &rest[1..];
            }
            length => {
                writer.unchanged(&rest[..length]);
                rest = &rest[length..];
            }
        }
    }
    writer.out
}

struct ComparisonWriter<'a> {
    view: &'a ComparisonView,
    setting: Setting<'a>,
    out: String,
}

impl ComparisonWriter<'_> {
    /// Neighbouring articles of which number and words are the same.
    fn unchanged(&mut self, rows: &[TableRow]) {
        let articles = || rows.iter().flat_map(|row| &row.new);
        self.out.push_str(
            "<tr class=\"same\"><td colspan=\"2\"><details><summary><span lang=\"zh\" dir=\"ltr\">",
        );
        if let Some(first) = articles().next() {
            self.label(first);
        }
        if let Some(last) = articles().nth(1).and(articles().last()) {
            self.out.push_str(self.setting.words.to);
            self.label(last);
        }
        let _ = writeln!(self.out, "</span> {}</summary>", self.kind(Kind::Unchanged));
        for cell in articles() {
            self.article(cell, &self.view.new, "art-");
        }
        self.out.push_str("</details></td></tr>\n");
    }

    fn row(&mut self, row: &TableRow) {
        let _ = writeln!(self.out, "<tr class=\"{}\">", row.kind.name());
        for (class, cells, facts, prefix) in
            [("old", &row.old, &self.view.old, "old-"), ("new", &row.new, &self.view.new, "art-")]
        {
            let words = self.setting.words;
            let head = if class == "old" { words.old_text } else { words.new_text };
            let _ = write!(self.out, "<td class=\"{class}\" data-head=\"{}\">", escaped(head));
            // What became of the articles is told once: in the new column, or where it would be.
            if class == "new" {
                let _ = writeln!(self.out, "<p class=\"what\">{}</p>", self.kind(row.kind));
            }
            let folded = row.kind == Kind::Moved;
            for cell in cells {
                match folded {
                    true => self.folded(cell, facts, prefix),
                    false => self.article(cell, facts, prefix),
                }
            }
            self.out.push_str("</td>\n");
        }
        self.out.push_str("</tr>\n");
    }

    /// An article whose words are the same in both columns.
    fn folded(&mut self, cell: &Cell, facts: &VersionFacts, prefix: &str) {
        let _ = write!(self.out, "<details id=\"{prefix}{}\"><summary lang=\"zh\" dir=\"ltr\">", cell.no);
        self.label(cell);
        self.out.push_str("</summary>\n");
        self.lines(cell, prefix);
        self.more(cell, facts);
        self.out.push_str("</details>\n");
    }

    fn article(&mut self, cell: &Cell, facts: &VersionFacts, prefix: &str) {
        let _ =
            write!(self.out, "<div id=\"{prefix}{}\">\n<p class=\"no\" lang=\"zh\" dir=\"ltr\">", cell.no);
        match self.address(cell, facts) {
            Some(url) => {
                let _ = write!(self.out, "<a href=\"{}\">", escaped(&url));
                self.label(cell);
                self.out.push_str("</a>");
            }
            None => self.label(cell),
        }
        self.out.push_str("</p>\n");
        self.lines(cell, prefix);
        self.out.push_str("</div>\n");
    }

    fn more(&mut self, cell: &Cell, facts: &VersionFacts) {
        if let Some(url) = self.address(cell, facts) {
            let words = self.setting.words.in_the_law;
            let _ = writeln!(self.out, "<p class=\"more\"><a href=\"{}\">{words}</a></p>", escaped(&url));
        }
    }

    /// Deleted words of the old column are `del`, added ones of the new column `ins`.
    fn lines(&mut self, cell: &Cell, prefix: &str) {
        let mark = if prefix == "old-" { "del" } else { "ins" };
        for line in &cell.lines {
            self.out.push_str("<p lang=\"zh\" dir=\"ltr\">");
            for run in line {
                if run.marked {
                    let _ = write!(self.out, "<{mark}>");
                }
                text(&mut self.out, &run.text);
                if run.marked {
                    let _ = write!(self.out, "</{mark}>");
                }
            }
            self.out.push_str("</p>\n");
        }
    }

    fn label(&mut self, cell: &Cell) {
        if cell.label.is_empty() {
            text(&mut self.out, &cell.no.han())
        } else {
            text(&mut self.out, &cell.label)
        }
    }

    fn kind(&self, kind: Kind) -> String {
        format!("<span class=\"kind\">{}</span>", escaped(self.setting.words.change(kind)))
    }

    fn address(&self, cell: &Cell, facts: &VersionFacts) -> Option<String> {
        facts.page_of(cell.no).map(|page| href(self.setting.url, page, Some(&cell.no.anchor())))
    }
}

//! `compare`: two versions of a law, article by article.

use super::args::{CompareFormat, CompareWords};
use super::settings::Settings;
use super::{End, report};
use crate::base::json;
use crate::base::par;
use crate::base::path::ContentPath;
use crate::curriculum::versions;
use crate::diag::Lang;
use crate::diag::messages::project;
use crate::diag::trouble::Trouble;
use crate::law::compare::{self, Kind, Piece, Side};
use crate::law::table::{self, Cell, TableRow};
use crate::law::{ArticleNo, title};
use crate::pipeline::{Builder, Options, Outcome};
use crate::source;
use crate::syntax::kinds::Kind as DocKind;
use crate::syntax::{self, Body, Doc};
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

/// Compares the texts that were named; one name alone means the two latest versions of that law.
///
/// # Errors
/// A name means nothing, or more than one text; a file cannot be read, or holds no articles.
pub fn run(words: &CompareWords, settings: &Settings) -> anyhow::Result<End> {
    let shelf = Shelf::new(settings);
    let (old, new) = match &words.new {
        Some(new) => (shelf.text(&words.old)?, shelf.text(new)?),
        None => shelf.latest_two(&words.old)?,
    };
    let (old_articles, new_articles) = (old.articles()?, new.articles()?);
    let comparison = compare::compare(&old_articles, &new_articles);
    let rows = table::table(&comparison, &old_articles, &new_articles);
    report::result(&match words.format {
        CompareFormat::Human => {
            let page = Page { all: words.all, lang: settings.lang, colour: settings.colour.0 };
            page.head(&old, &new, &rows) + &page.rows(&rows)
        }
        CompareFormat::Json => rows.iter().map(|row| json::line(&Line::of(row)) + "\n").collect(),
    });
    Ok(End::Fine)
}

/// A text to compare: a document, or the parts of a version.
struct Text {
    name: String,
    docs: Vec<Arc<Doc>>,
}

impl Text {
    fn of_doc(doc: Arc<Doc>) -> Text {
        let name = match &doc.body {
            Body::Law(law) => {
                let title =
                    format!("《{}》{}", title::short(&law.title.value), law.part.as_deref().unwrap_or(""));
                match law.date_document {
                    Some(day) => format!("{title}{}文本", day.han()),
                    None => title,
                }
            }
            _ => doc.id.clone(),
        };
        Text { name, docs: vec![doc] }
    }

    fn articles(&self) -> Result<Vec<Side<'_>>, Trouble> {
        let articles: Option<Vec<Vec<Side<'_>>>> =
            self.docs.iter().map(|doc| versions::articles_of(doc)).collect();
        let articles = articles.map(|parts| parts.concat()).filter(|articles| !articles.is_empty());
        articles.ok_or_else(|| {
            Trouble::new(
                format!("{}里没有法律全文：摘要不能逐条对照", self.name),
                format!("{} is no full text of a law: a summary cannot be compared", self.name),
            )
        })
    }
}

/// Where texts are found: files anywhere, and the laws of the project, which is read when it is first asked.
struct Shelf<'a> {
    settings: &'a Settings,
    outcome: std::cell::OnceCell<Outcome>,
}

impl<'a> Shelf<'a> {
    fn new(settings: &'a Settings) -> Shelf<'a> {
        Shelf { settings, outcome: std::cell::OnceCell::new() }
    }

    fn project(&self) -> anyhow::Result<&Outcome> {
        if let Some(outcome) = self.outcome.get() {
            return Ok(outcome);
        }
        let project = self.settings.project()?;
        let options = Options { root: project.root, out: project.out, ..Options::default() };
        let outcome = par::with_threads(self.settings.threads, || Builder::new(options).survey())??;
        Ok(self.outcome.get_or_init(|| outcome))
    }

    /// What `name` means: a file, the id of a law's document, or the name of a law with one version.
    fn text(&self, name: &str) -> anyhow::Result<Text> {
        if Path::new(name).is_file() {
            return Ok(Text::of_doc(file(Path::new(name))?));
        }
        let outcome = self.project()?;
        if let Some(entry) = outcome.catalog.entry(DocKind::Law, name)
            && let Some(doc) = outcome.docs.get(entry.doc)
        {
            return Ok(Text::of_doc(doc.clone()));
        }
        let versions = self.versions(name)?;
        match versions.as_slice() {
            [_] => Ok(versions
                .into_iter()
                .next()
                .unwrap_or_else(|| Text { name: name.to_owned(), docs: Vec::new() })),
            several => Err(ambiguous(name, several).into()),
        }
    }

    /// The two latest versions of the law called `name`.
    fn latest_two(&self, name: &str) -> anyhow::Result<(Text, Text)> {
        let mut versions = if Path::new(name).is_file() { Vec::new() } else { self.versions(name)? };
        let (new, old) = (versions.pop(), versions.pop());
        old.zip(new).ok_or_else(|| {
            let trouble = Trouble::new(
                format!("“{name}”只有一个文本。要对照，写出两个：coursepack compare 旧文本 新文本"),
                format!("there is only one text of `{name}`; name two: coursepack compare OLD NEW"),
            );
            trouble.into()
        })
    }

    /// The versions of the law called `name`, from the oldest to the youngest.
    fn versions(&self, name: &str) -> anyhow::Result<Vec<Text>> {
        let outcome = self.project()?;
        let shelf = &outcome.catalog.shelf;
        let Some(work) = shelf.find(name) else {
            return Err(project::no_such_law(name, shelf.nearest(name)).into());
        };
        let text = |version: &crate::curriculum::shelf::Version| {
            let docs = version.parts.iter().filter_map(|part| outcome.docs.get(part.doc).cloned());
            let name = match version.document {
                Some(day) => format!("《{}》{}文本", work.short, day.han()),
                None => format!("《{}》", work.short),
            };
            Text { name, docs: docs.collect() }
        };
        Ok(work.versions.iter().map(text).collect())
    }
}

/// Reads a law from a file that need not be in a project.
fn file(path: &Path) -> Result<Arc<Doc>, Trouble> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let place = ContentPath::new(&format!("content/laws/{stem}.md")).ok_or_else(|| {
        Trouble::new(
            format!("{}：文件名里有不能用的字符，换个名字", path.display()),
            format!("{}: the name of the file has characters that cannot be used", path.display()),
        )
    })?;
    let source = source::text(&place, path).map_err(|finding| {
        let told = &finding.message;
        Trouble::new(format!("{}：{}", path.display(), told.zh), format!("{}: {}", path.display(), told.en))
    })?;
    Ok(Arc::new(syntax::parse(&Arc::new(source), DocKind::Law).0))
}

fn ambiguous(name: &str, versions: &[Text]) -> Trouble {
    let ids: Vec<&str> = versions.iter().flat_map(|text| &text.docs).map(|doc| doc.id.as_str()).collect();
    let ids = ids.join("\n  ");
    Trouble::new(
        format!("“{name}”有 {} 个文本，请写明是哪一个：\n  {ids}", versions.len()),
        format!("`{name}` has {} texts; say which:\n  {ids}", versions.len()),
    )
}

/// A row for programs.
#[derive(Serialize)]
struct Line {
    old: Vec<String>,
    new: Vec<String>,
    kind: &'static str,
    old_text: String,
    new_text: String,
    changes: Vec<Change>,
}

/// A run of words.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Change {
    Kept(String),
    Deleted(String),
    Added(String),
}

impl Line {
    fn of(row: &TableRow) -> Line {
        let numbers = |cells: &[Cell]| cells.iter().map(|cell| cell.no.to_string()).collect();
        let (old, new) = (table::plain(&row.old), table::plain(&row.new));
        let changes = compare::words(&old, &new).into_iter().map(|piece| match piece {
            Piece::Kept { new, .. } => Change::Kept(new.to_owned()),
            Piece::Deleted(text) => Change::Deleted(text.to_owned()),
            Piece::Added(text) => Change::Added(text.to_owned()),
        });
        Line {
            old: numbers(&row.old),
            new: numbers(&row.new),
            kind: row.kind.name(),
            changes: changes.collect(),
            old_text: old,
            new_text: new,
        }
    }
}

/// The comparison for people.
struct Page {
    /// Also the words of what did not change.
    all: bool,
    lang: Lang,
    colour: bool,
}

impl Page {
    fn head(&self, old: &Text, new: &Text, rows: &[TableRow]) -> String {
        let counts = table::count(rows.iter().map(|row| &row.kind)).into_iter();
        let counts: Vec<String> = match self.lang {
            Lang::Zh => counts.map(|(kind, count)| format!("{} {count} 条", kind.zh())).collect(),
            Lang::En => counts.map(|(kind, count)| format!("{count} {}", kind.name())).collect(),
        };
        let comma = if self.lang == Lang::Zh { "，" } else { ", " };
        let legend = match self.lang {
            Lang::Zh => "[-删去的-] {+新增的+}",
            Lang::En => "[-deleted-] {+added+}",
        };
        format!("{} → {}\n{}\n{legend}\n", old.name, new.name, counts.join(comma))
    }

    fn rows(&self, rows: &[TableRow]) -> String {
        let mut out = String::new();
        let mut rest = rows;
        while let Some(row) = rest.first() {
            for heading in &row.opens {
                let _ = write!(out, "\n{}\n", self.bold(heading));
            }
            let run = rest
                .iter()
                .enumerate()
                .take_while(|(at, row)| row.kind == Kind::Unchanged && (*at == 0 || row.opens.is_empty()));
            let run = run.count();
            if run > 0 && !self.all {
                let labels = [&rest[0], &rest[run - 1]].map(|row| label(&row.new));
                let words = if run == 1 { labels[0].clone() } else { self.range(&labels[0], &labels[1]) };
                let _ = write!(out, "\n{words}  {}\n", self.kind(Kind::Unchanged));
                rest = &rest[run..];
                continue;
            }
            self.row(&mut out, row);
            rest = &rest[1..];
        }
        out
    }

    fn row(&self, out: &mut String, row: &TableRow) {
        let (was, is) = (label(&row.old), label(&row.new));
        let head = match row.kind {
            Kind::Added => is,
            Kind::Deleted => was,
            _ if was == is => is,
            _ => format!("{was} → {is}"),
        };
        let _ = write!(out, "\n{}  {}\n", self.bold(&head), self.kind(row.kind));
        if row.kind == Kind::Moved && !self.all {
            return;
        }
        let (old, new) = (table::plain(&row.old), table::plain(&row.new));
        let mut text = String::new();
        for piece in compare::words(&old, &new) {
            match piece {
                Piece::Kept { new, .. } => text.push_str(new),
                Piece::Deleted(words) => self.marked(&mut text, words, ("[-", "-]", "31")),
                Piece::Added(words) => self.marked(&mut text, words, ("{+", "+}", "32")),
            }
        }
        for line in text.lines() {
            let _ = writeln!(out, "    {line}");
        }
    }

    /// Marks stand on every line that they go over, and not around the ends of lines.
    fn marked(&self, out: &mut String, words: &str, (open, close, colour): (&str, &str, &str)) {
        for line in words.split_inclusive('\n') {
            let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
            if !line.is_empty() {
                out.push_str(&self.coloured(&format!("{open}{line}{close}"), colour));
            }
            out.push_str(end);
        }
    }

    fn kind(&self, kind: Kind) -> &'static str {
        match self.lang {
            Lang::Zh => kind.zh(),
            Lang::En => kind.name(),
        }
    }

    fn range(&self, from: &str, to: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{from}至{to}"),
            Lang::En => format!("{from}–{to}"),
        }
    }

    fn bold(&self, text: &str) -> String {
        self.coloured(text, "1")
    }

    fn coloured(&self, text: &str, code: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// 第三条、第四条
fn label(cells: &[Cell]) -> String {
    let label =
        |cell: &Cell| if cell.label.is_empty() { ArticleNo::han(cell.no) } else { cell.label.clone() };
    cells.iter().map(label).collect::<Vec<_>>().join("、")
}

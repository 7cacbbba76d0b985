//! Lessons out of what editors have: the Markdown that both readers of documents write, and the list of what is not in it.

use super::excerpt;
use super::form::Foreign;
use super::package::{Package, Relations};
use std::collections::BTreeMap;
use std::fmt::Write;

/// All pictures of a lesson together have no more bytes.
const LARGEST_PICTURES: usize = 128 << 20;

/// What stands for the words of a picture that has none.
const NO_ALT: &str = "待补：图里画的是什么";

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// Its title.
    pub title: String,
    /// The title as the name of a file and of the folder with the pictures.
    pub name: String,
    /// The whole file.
    pub text: String,
    /// File name and bytes of each picture.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What is not in it, or perhaps not as it was, in the order of the original.
    pub left: Vec<Left>,
    /// Places are slides, not paragraphs.
    pub slides: bool,
}

/// Something that is not, or perhaps not as it was, in the lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its paragraph or slide, from 1; 0 for the file as a whole.
    pub place: u32,
    /// What it is.
    pub kind: LeftKind,
    /// All its words; may be empty.
    pub words: String,
}

/// What was left out, or is to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "cli::import::lesson words each")]
pub enum LeftKind {
    Picture,
    NoAlt,
    Chart,
    Diagram,
    Object,
    Film,
    Formula,
    TextBox,
    NestedTable,
    MergedCells,
    Comment,
    Insertion,
    Deletion,
    Hidden,
    HiddenSlide,
    Numbering,
    Link,
    Contents,
    RunningHead,
    BoldLine,
    NoSlideTitle,
}

/// How words are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) link: Option<String>,
}

/// The words of a paragraph.
#[derive(Default)]
pub(super) struct Inline {
    runs: Vec<(String, Set)>,
}

impl Inline {
    pub(super) fn push(&mut self, words: &str, set: &Set) {
        match self.runs.last_mut() {
            Some((last, as_set)) if as_set == set => last.push_str(words),
            _ => self.runs.push((words.to_owned(), set.clone())),
        }
    }

    pub(super) fn plain(&self) -> String {
        let words: String = self.runs.iter().map(|(words, _)| words.as_str()).collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn is_bold(&self) -> bool {
        self.runs.iter().all(|(words, set)| set.bold || words.trim().is_empty())
    }

    /// As Markdown: lines are parted by `end`.
    pub(super) fn markdown(&self, end: &str) -> String {
        let mut out = String::new();
        for (words, set) in &self.runs {
            // Signs at the rim stay outside: between Han, marks of emphasis beside punctuation mean nothing.
            let inner = words.trim_matches(|c: char| !c.is_alphanumeric());
            let mark = match (set.bold, set.italic) {
                // Nor can two emphases touch.
                _ if inner.is_empty() || inner.contains('\n') || out.ends_with('*') => "",
                (true, true) => "***",
                (true, false) => "**",
                (false, true) => "*",
                (false, false) => "",
            };
            let from = words.find(inner).unwrap_or(0);
            let (before, after) = (&words[..from], &words[from + inner.len()..]);
            let body = format!("{}{mark}{}{mark}{}", escaped(before), escaped(inner), escaped(after));
            match &set.link {
                Some(link) if !words.trim().is_empty() => {
                    let _ = write!(out, "[{}]({})", body.trim(), address(link));
                }
                _ => out.push_str(&body),
            }
        }
        let lines: Vec<String> = out
            .split('\n')
            .map(|line| line_start(line.trim_matches(|c: char| c.is_whitespace())))
            .filter(|line| !line.is_empty())
            .collect();
        lines.join(end)
    }
}

/// An address that ends nothing of Markdown.
fn address(link: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"()<>\\".contains(c);
    link.chars().map(|c| if plain(c) { c.to_string() } else { format!("%{:02X}", c as u32) }).collect()
}

/// Text of which nothing becomes markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| c == '\n' || c == '\t' || !c.is_control()) {
        if "\\`*_[]<>&$~|{}^".contains(c) {
            out.push('\\');
        }
        out.push(if c == '\t' { ' ' } else { c });
    }
    out
}

/// A line that begins no block.
fn line_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line.starts_with(['#', '+', '-', '=', ':', '%', '!']) {
        return format!("\\{line}");
    }
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    line.to_owned()
}

/// A lesson that is being written.
pub(super) struct Draft {
    body: String,
    pictures: Vec<(String, Vec<u8>)>,
    /// The names of pictures by those of their parts.
    known: BTreeMap<String, String>,
    pub(super) left: Vec<Left>,
    notes: Vec<String>,
    /// The widths of the marks of the lists that are open.
    list: Vec<usize>,
    /// Stands for the name of the folder with the pictures until the title is known.
    folder: &'static str,
}

impl Draft {
    pub(super) fn new() -> Draft {
        Draft {
            body: String::new(),
            pictures: Vec::new(),
            known: BTreeMap::new(),
            left: Vec::new(),
            notes: Vec::new(),
            list: Vec::new(),
            folder: "\u{0}",
        }
    }

    pub(super) fn leave(&mut self, place: u32, kind: LeftKind, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.left.push(Left { place, kind, words });
    }

    pub(super) fn block(&mut self, text: &str) {
        if !text.is_empty() {
            self.list.clear();
            let _ = write!(self.body, "{text}\n\n");
        }
    }

    pub(super) fn item(&mut self, level: usize, mark: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.list.is_empty() {
            // Items stand together.
            self.body.pop();
        }
        let level = level.min(self.list.len());
        self.list.truncate(level);
        let inset = " ".repeat(self.list.iter().sum());
        let _ = write!(self.body, "{inset}{mark}{text}\n\n");
        self.list.push(mark.len());
    }

    pub(super) fn note(&mut self, words: &str) -> String {
        self.notes.push(line_start(&escaped(words.trim())));
        format!("[^{}]", self.notes.len())
    }

    /// A table, its first row as the head.
    pub(super) fn table(&mut self, rows: &[Vec<String>]) {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut out = String::new();
        for (at, row) in rows.iter().enumerate() {
            for column in 0..width {
                let _ = write!(out, "| {} ", row.get(column).map_or("", String::as_str));
            }
            out.push_str("|\n");
            if at == 0 {
                let _ = writeln!(out, "{}|", "| --- ".repeat(width));
            }
        }
        self.block(out.trim_end());
    }

    /// The Markdown of the picture that `relation` names; nothing, and a word about it, where no page can show it.
    pub(super) fn picture(
        &mut self,
        place: u32,
        (package, relations): (&mut Package<'_>, &Relations),
        relation: &str,
        alt: &str,
    ) -> Result<String, Foreign> {
        let Some(part) = relations.get(relation).filter(|part| !part.outside) else {
            let address = relations.get(relation).map_or(alt, |part| part.target.as_str());
            self.leave(place, LeftKind::Picture, address);
            return Ok(String::new());
        };
        if !self.known.contains_key(&part.target) {
            let bytes = package.bytes(&part.target)?.unwrap_or_default();
            let total: usize = self.pictures.iter().map(|(_, bytes)| bytes.len()).sum();
            let Some(extension) = extension(&bytes).filter(|_| total + bytes.len() <= LARGEST_PICTURES)
            else {
                let file = part.target.rsplit('/').next().unwrap_or_default();
                self.leave(place, LeftKind::Picture, &format!("{file} {alt}"));
                return Ok(String::new());
            };
            let name = format!("image-{}.{extension}", self.pictures.len() + 1);
            self.pictures.push((name.clone(), bytes));
            self.known.insert(part.target.clone(), name);
        }
        let name = self.known.get(&part.target).map_or("", String::as_str);
        let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
        let markdown = |alt: &str| format!("![{}](../media/{}/{name})", escaped(alt), self.folder);
        let made = markdown(if alt.is_empty() { NO_ALT } else { &alt });
        if alt.is_empty() {
            let name = name.to_owned();
            self.leave(place, LeftKind::NoAlt, &name);
        }
        Ok(made)
    }

    pub(super) fn finish(mut self, title: &str, slides: bool) -> Option<Lesson> {
        if self.body.trim().is_empty() {
            return None;
        }
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = file_name(&title);
        let quoted = title.replace('\\', "\\\\").replace('"', "\\\"");
        let mut text = format!(
            "---\ntitle: \"{quoted}\"\nteaching: 20                 # 待改：讲课多少分钟\n\
             exercises: 15                # 待改：练习多少分钟\n\
             # audience: [居民]           # 给谁听，写 audiences.yaml 里的编号；不写就是人人都听\n\
             # legal_basis: [\"《反家庭暴力法》第二条\"]   # 主要依据，去掉最前面的井号再改\n\
             status: draft                # 导入的。对照原文看过、改好了，改成 ready\n---\n\n"
        );
        text.push_str(&self.body.replace(self.folder, &name));
        for (number, note) in (1..).zip(&self.notes) {
            let _ = write!(text, "[^{number}]: {note}\n\n");
        }
        text.pop();
        self.left.sort_by_key(|left| left.place);
        Some(Lesson { title, name, text, pictures: self.pictures, left: self.left, slides })
    }
}

/// The title as a name for files on every system.
fn file_name(title: &str) -> String {
    let kept: String = title
        .chars()
        .map(|c| if c.is_alphanumeric() || "-_·（）、，—".contains(c) { c } else { ' ' })
        .collect();
    let mut name = kept.split_whitespace().collect::<Vec<_>>().join("-");
    while name.len() > 120 {
        name.pop();
    }
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned();
    if name.is_empty() { "导入的课".to_owned() } else { name }
}

/// What pages can show, by its first bytes.
fn extension(bytes: &[u8]) -> Option<&'static str> {
    let marks: [(&[u8], &str); 3] = [(b"\x89PNG\r\n", "png"), (b"\xFF\xD8\xFF", "jpg"), (b"GIF8", "gif")];
    marks.into_iter().find_map(|(mark, name)| bytes.starts_with(mark).then_some(name))
}

impl Left {
    /// Words enough to find the place by.
    pub fn excerpt(&self) -> String {
        excerpt(&self.words)
    }
}

//! Lessons out of what editors have: the Markdown that both readers of documents write, and the list of what is not in it.

use super::excerpt;
use super::form::Foreign;
use super::package::{Package, Relations};
use super::rest;
use super::xml::shown;
use std::collections::{BTreeMap, BTreeSet};
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
    Struck,
    Raised,
    Master,
    Rest,
    Broken,
}

/// How words are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) link: Option<String>,
    /// The words are Markdown already, and none of the author's.
    pub(super) mark: bool,
}

/// The words of a paragraph.
#[derive(Clone, Default)]
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

    /// The mark of a note.
    pub(super) fn push_mark(&mut self, mark: &str) {
        self.push(mark, &Set { mark: true, ..Set::default() });
    }

    pub(super) fn plain(&self) -> String {
        let own = self.runs.iter().filter(|(_, set)| !set.mark);
        let words: String = own.map(|(words, _)| words.as_str()).collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The marks of notes alone.
    pub(super) fn marks(&self) -> String {
        self.runs.iter().filter(|(_, set)| set.mark).map(|(mark, _)| mark.as_str()).collect()
    }

    pub(super) fn is_bold(&self) -> bool {
        self.runs.iter().all(|(words, set)| set.bold || set.mark || words.trim().is_empty())
    }

    /// As Markdown: lines are parted by `end`.
    pub(super) fn markdown(&self, end: &str) -> String {
        let mut out = String::new();
        for (words, set) in &self.runs {
            if set.mark {
                out.push_str(words);
                continue;
            }
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
pub(super) fn escaped(text: &str) -> String {
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
    /// The widths of the marks of the lists that are open, and which list it is.
    list: Vec<usize>,
    list_id: u32,
    /// Marks of this list are `*`: the one right before it has `-`.
    other_mark: bool,
    /// Stands for the name of the folder with the pictures until the title is known.
    folder: &'static str,
    /// The parts of which something is in the lesson or among what is left.
    pub(super) told: BTreeSet<String>,
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
            list_id: 0,
            other_mark: false,
            folder: "\u{0}",
            told: BTreeSet::new(),
        }
    }

    /// What is written from now on goes elsewhere, until [`Draft::resume`].
    pub(super) fn aside(&mut self) -> Aside {
        Aside { body: std::mem::take(&mut self.body), list: std::mem::take(&mut self.list) }
    }

    /// Goes on where [`Draft::aside`] left off; what was written since.
    pub(super) fn resume(&mut self, aside: Aside) -> String {
        self.list = aside.list;
        std::mem::replace(&mut self.body, aside.body)
    }

    pub(super) fn leave(&mut self, place: u32, kind: LeftKind, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.left.push(Left { place, kind, words });
    }

    /// The same for the file as a whole, where there are such words.
    pub(super) fn leave_some(&mut self, kind: LeftKind, words: &str) {
        if !words.is_empty() {
            self.leave(0, kind, words);
        }
    }

    pub(super) fn block(&mut self, text: &str) {
        if !text.is_empty() {
            self.list.clear();
            let _ = write!(self.body, "{text}\n\n");
        }
    }

    /// An item of the list `id` on `level`, from 0; `mark` is `- `, or a number with its blank.
    pub(super) fn item(&mut self, id: u32, level: usize, mark: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let goes_on = !self.list.is_empty() && self.list_id == id;
        if !goes_on && level == 0 {
            // Between two lists Markdown sees nothing but a change of marks.
            self.other_mark = !self.list.is_empty() && !self.other_mark;
            self.list.clear();
        } else if !self.list.is_empty() {
            // Items stand together.
            self.body.pop();
        }
        self.list_id = id;
        let level = level.min(self.list.len());
        self.list.truncate(level);
        let inset = " ".repeat(self.list.iter().sum());
        let mark = if mark == "- " && level == 0 && self.other_mark { "* " } else { mark };
        let _ = write!(self.body, "{inset}{mark}{text}\n\n");
        self.list.push(mark.len());
    }

    /// The mark of a note that says `markdown`.
    pub(super) fn note(&mut self, markdown: &str) -> String {
        // Its further paragraphs are set in.
        self.notes.push(markdown.trim().replace('\n', "\n    ").replace("\n    \n", "\n\n"));
        format!("[^{}]", self.notes.len())
    }

    /// What the part `name` shows is told, not taken.
    pub(super) fn leave_part(
        &mut self,
        place: u32,
        kind: LeftKind,
        (package, name): (&mut Package<'_>, &str),
        alt: &str,
    ) -> Result<(), Foreign> {
        let words = shown(&package.part(name)?.unwrap_or_default());
        self.told.insert(name.to_owned());
        self.leave(place, kind, &format!("{alt} {words}"));
        Ok(())
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
            let address = relations.get(relation).map_or("", |part| part.target.as_str());
            self.leave(place, LeftKind::Picture, &format!("{address} {alt}"));
            return Ok(String::new());
        };
        self.told.insert(part.target.clone());
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

    /// The lesson; nothing if it says nothing. What of `package` is in neither the lesson nor the list comes onto the list.
    pub(super) fn finish(
        mut self,
        title: &str,
        slides: bool,
        package: &mut Package<'_>,
    ) -> Result<Option<Lesson>, Foreign> {
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
        let mut body = std::mem::take(&mut self.body);
        for (number, note) in (1..).zip(&self.notes) {
            let _ = write!(body, "[^{number}]: {note}\n\n");
        }
        rest::leave(package, &format!("{title}\n{body}"), &mut self)?;
        if body.trim().is_empty() && self.left.is_empty() {
            return Ok(None);
        }
        text.push_str(&body.replace(self.folder, &name));
        text.pop();
        self.left.sort_by_key(|left| left.place);
        self.left.dedup();
        Ok(Some(Lesson { title, name, text, pictures: self.pictures, left: self.left, slides }))
    }
}

/// What was being written when something else came between.
pub(super) struct Aside {
    body: String,
    list: Vec<usize>,
}

/// A table, its first row as the head.
pub(super) fn table(rows: &[Vec<String>]) -> String {
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
    out.trim_end().to_owned()
}

/// Raised or lowered figures and signs, as characters of their own: `10²` must not become `102`.
pub(super) fn shifted(words: &str, up: bool) -> Option<String> {
    let row = if up {
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"
    } else {
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
    };
    words.chars().map(|c| row.chars().nth("0123456789+-=()".find(c)?)).collect()
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

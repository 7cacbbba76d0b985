//! A Word document as a lesson: headings, lists, tables, pictures and notes, where the law reader wants bare lines.

use super::notes::{self, Notes};
use super::numbering::{self, Label, Membership, Numbering};
use crate::convert::form::Foreign;
use crate::convert::lesson::{Draft, Inline, LeftKind, Lesson, Set};
use crate::convert::package::{Package, Relations};
use crate::convert::xml::{Element, Piece, Pieces};
use std::collections::BTreeMap;

/// Longer bold lines are no forgotten headings, in characters.
const LONGEST_HEADING: usize = 40;

/// The lesson that the document holds; `stem` is its title if it has none. Nothing if it says nothing.
///
/// # Errors
/// It is no Word document, damaged, or too large.
pub fn lesson(bytes: &[u8], stem: &str) -> Result<Option<Lesson>, Foreign> {
    let mut package = Package::open(bytes)?;
    let document = package.part("word/document.xml")?.ok_or(Foreign::OtherZip)?;
    let relations = package.relations("word/document.xml")?;
    let mut part = |name: &str| package.part(name).map(Option::unwrap_or_default);
    let styles = part("word/styles.xml")?;
    let mut notes = BTreeMap::new();
    for kind in ["footnote", "endnote", "comment"] {
        notes.insert(kind, notes::read(&part(&format!("word/{kind}s.xml"))?));
    }
    let numbering = Numbering::read(&part("word/numbering.xml")?, &styles);
    let core = part("docProps/core.xml")?;
    let mut draft = Draft::new();
    for relation in relations.values().filter(|one| ["header", "footer"].contains(&one.kind.as_str())) {
        let xml = package.part(&relation.target)?.unwrap_or_default();
        let words = Pieces::of(&xml).words("");
        if !words.is_empty() {
            draft.leave(0, LeftKind::RunningHead, &words);
        }
    }
    let mut reader = Reader {
        package,
        relations,
        numbering,
        looks: looks(&styles),
        notes,
        draft,
        open: Vec::new(),
        tables: Vec::new(),
        number: 0,
        title: None,
        heading: None,
        alt: String::new(),
    };
    reader.read(&document)?;
    let named = named(&core).filter(|name| !name.is_empty());
    let title = reader.title.or(reader.heading).or(named).unwrap_or_else(|| stem.to_owned());
    Ok(reader.draft.finish(&title, false))
}

/// What the properties of a document call it.
fn named(core: &str) -> Option<String> {
    let mut pieces = Pieces::of(core);
    while let Some(piece) = pieces.next() {
        if matches!(&piece, Piece::Begin(element) if element.name == "title") {
            return Some(pieces.words("title"));
        }
    }
    None
}

/// What a style makes of a paragraph.
#[derive(Clone, Default)]
struct Look {
    name: String,
    outline: Option<usize>,
    based_on: String,
}

fn looks(styles: &str) -> BTreeMap<String, Look> {
    let mut looks = BTreeMap::new();
    let (mut id, mut look) = (String::new(), Look::default());
    let mut pieces = Pieces::of(styles);
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Begin(element) => match element.name.as_str() {
                "style" => (id, look) = (element.get("styleId").unwrap_or_default(), Look::default()),
                "name" => look.name = element.get("val").unwrap_or_default().to_lowercase(),
                "basedOn" => look.based_on = element.get("val").unwrap_or_default(),
                "outlineLvl" => look.outline = numbering::level(element.get("val")),
                _ => {}
            },
            Piece::End(name) if name == "style" => {
                looks.insert(std::mem::take(&mut id), std::mem::take(&mut look));
            }
            _ => {}
        }
    }
    looks
}

struct Reader<'a> {
    package: Package<'a>,
    relations: Relations,
    numbering: Numbering,
    looks: BTreeMap<String, Look>,
    notes: BTreeMap<&'static str, Notes>,
    draft: Draft,
    /// Paragraphs within each other: those of text boxes.
    open: Vec<Paragraph>,
    /// The rows of tables within each other.
    tables: Vec<Vec<Vec<String>>>,
    number: u32,
    title: Option<String>,
    heading: Option<String>,
    alt: String,
}

#[derive(Default)]
struct Paragraph {
    number: u32,
    inline: Inline,
    set: Set,
    style: Option<String>,
    outline: Option<usize>,
    membership: Membership,
    in_properties: bool,
    in_words: bool,
    hidden: bool,
    hidden_words: String,
    /// Marks of notes, and pictures, behind the words.
    notes: Vec<String>,
    pictures: Vec<String>,
}

impl Reader<'_> {
    fn read(&mut self, document: &str) -> Result<(), Foreign> {
        let mut pieces = Pieces::of(document);
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Begin(element) => self.begin(&element, &mut pieces)?,
                Piece::End(name) => self.end(&name),
                Piece::Words(words) => {
                    if let Some(open) = self.open.last_mut().filter(|open| open.in_words) {
                        match open.hidden {
                            true => open.hidden_words.push_str(&words),
                            false => open.inline.push(&words, &open.set.clone()),
                        }
                    }
                }
            }
        }
        while !self.open.is_empty() {
            self.end("p");
        }
        while !self.tables.is_empty() {
            self.end("tbl");
        }
        Ok(())
    }

    fn begin(&mut self, element: &Element<'_>, pieces: &mut Pieces<'_>) -> Result<(), Foreign> {
        let (name, place) = (element.name.as_str(), self.number.max(1));
        let left = match name {
            "del" | "moveFrom" => Some(LeftKind::Deletion),
            "object" => Some(LeftKind::Object),
            "oMath" => Some(LeftKind::Formula),
            _ => None,
        };
        if let Some(kind) = left {
            let words = pieces.words(name);
            if kind != LeftKind::Deletion || !words.is_empty() {
                self.draft.leave(place, kind, &words);
            }
            return Ok(());
        }
        match name {
            "p" => {
                self.number = self.number.saturating_add(1);
                self.open.push(Paragraph { number: self.number, ..Paragraph::default() });
                return Ok(());
            }
            "tbl" => {
                if !self.tables.is_empty() {
                    self.draft.leave(place, LeftKind::NestedTable, "");
                }
                self.tables.push(Vec::new());
            }
            "tr" => self.tables.last_mut().into_iter().for_each(|rows| rows.push(Vec::new())),
            "tc" => self.cell(),
            "gridSpan" | "vMerge" => {
                self.draft.leave(place, LeftKind::MergedCells, "");
                let more = element.get("val").and_then(|n| n.parse().ok()).unwrap_or(1_u32).min(64);
                (1..more).for_each(|_| self.cell());
            }
            "txbxContent" => self.draft.leave(place, LeftKind::TextBox, ""),
            "chart" => self.draft.leave(place, LeftKind::Chart, &self.alt.clone()),
            "relIds" => self.draft.leave(place, LeftKind::Diagram, &self.alt.clone()),
            "videoFile" | "webVideoPr" => self.draft.leave(place, LeftKind::Film, &self.alt.clone()),
            "ins" | "moveTo" if self.open.last().is_some_and(|open| !open.in_properties) => {
                self.draft.leave(place, LeftKind::Insertion, "");
            }
            "docPr" => self.alt = element.get("descr").unwrap_or_default(),
            "blip" | "imagedata" => {
                let id =
                    element.get("embed").or(element.get("link")).or(element.get("id")).unwrap_or_default();
                let alt = std::mem::take(&mut self.alt);
                let made = self.draft.picture(place, (&mut self.package, &self.relations), &id, &alt)?;
                self.open.last_mut().into_iter().for_each(|open| open.pictures.push(made.clone()));
            }
            "Fallback" | "pPrChange" | "rPrChange" | "sectPr" => pieces.skip(name),
            "instrText" => {
                let words = pieces.words(name);
                if words.contains("HYPERLINK") {
                    self.draft.leave(place, LeftKind::Link, &words);
                }
            }
            _ => self.within(element),
        }
        Ok(())
    }

    /// What stands in a paragraph.
    fn within(&mut self, element: &Element<'_>) {
        let Some(open) = self.open.last_mut() else { return };
        let value = || element.get("val");
        match element.name.as_str() {
            "pPr" => open.in_properties = true,
            "pStyle" => open.style = value(),
            "outlineLvl" => open.outline = numbering::level(value()),
            "numId" => open.membership.list = numbering::list(value()),
            "ilvl" => open.membership.level = numbering::level(value()),
            "hyperlink" => {
                let link = element.get("id").and_then(|id| self.relations.get(&id));
                open.set.link = link.map(|link| link.target.clone());
            }
            "r" => {
                open.set = Set { link: open.set.link.take(), ..Set::default() };
                open.hidden = false;
            }
            "b" if !open.in_properties => open.set.bold = element.is_on(),
            "i" if !open.in_properties => open.set.italic = element.is_on(),
            "vanish" if !open.in_properties => open.hidden = element.is_on(),
            "t" => open.in_words = true,
            "tab" if !open.in_properties => open.inline.push(" ", &open.set.clone()),
            "noBreakHyphen" => open.inline.push("-", &open.set.clone()),
            "br" | "cr" => open.inline.push("\n", &open.set.clone()),
            "sym" => {
                let c = element.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let c = c.and_then(char::from_u32).unwrap_or('\u{fffd}');
                open.inline.push(&c.to_string(), &open.set.clone());
            }
            "footnoteReference" | "endnoteReference" | "commentReference" => {
                let kind = element.name.trim_end_matches("Reference");
                let words = element.get("id").and_then(|id| self.notes.get(kind)?.get(&id).cloned());
                let words = words.unwrap_or_default();
                match kind {
                    "comment" => self.draft.leave(open.number, LeftKind::Comment, &words),
                    _ => open.notes.push(self.draft.note(&words)),
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match (name, self.open.last_mut()) {
            ("t", Some(open)) => open.in_words = false,
            ("pPr", Some(open)) => open.in_properties = false,
            ("hyperlink", Some(open)) => open.set.link = None,
            ("p", Some(_)) => self.paragraph(),
            ("tbl", _) => {
                let rows = self.tables.pop().unwrap_or_default();
                match self.tables.is_empty() {
                    true => self.draft.table(&rows),
                    false => rows.into_iter().flatten().for_each(|words| self.into_cell(&words)),
                }
            }
            _ => {}
        }
    }

    fn cell(&mut self) {
        let row = self.tables.last_mut().and_then(|rows| rows.last_mut());
        row.into_iter().for_each(|row| row.push(String::new()));
    }

    fn into_cell(&mut self, words: &str) {
        // The words of a span stand in its last cell.
        let cell = self.tables.last_mut().and_then(|rows| rows.last_mut()).and_then(|row| row.last_mut());
        if let Some(cell) = cell {
            if !cell.is_empty() && !words.is_empty() {
                cell.push(' ');
            }
            cell.push_str(words);
        }
    }

    fn paragraph(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        let plain = open.inline.plain();
        if !open.hidden_words.is_empty() {
            self.draft.leave(open.number, LeftKind::Hidden, &open.hidden_words);
        }
        let notes = open.notes.concat();
        let style = open.style.take();
        let (name, outline) = self.look(style.as_deref());
        if !self.tables.is_empty() {
            let words = [vec![open.inline.markdown(" ") + &notes], open.pictures].concat().join(" ");
            self.into_cell(words.trim());
            return;
        }
        if name.starts_with("toc ") && !plain.is_empty() {
            self.draft.leave(open.number, LeftKind::Contents, &plain);
        } else if name == "title" && self.title.is_none() && !plain.is_empty() {
            self.title = Some(plain);
            self.draft.block(&notes);
        } else if let (Some(level), false) = (open.outline.or(outline), plain.is_empty()) {
            self.heading.get_or_insert(plain);
            let marks = "#".repeat((level + 2).min(4));
            self.draft.block(&format!("{marks} {}{notes}", open.inline.markdown(" ")));
        } else if !plain.is_empty() {
            let label = self.numbering.label(open.membership, style.as_deref());
            let level = self.numbering.level(open.membership, style.as_deref());
            if level.is_none() && open.inline.is_bold() && plain.chars().count() <= LONGEST_HEADING {
                self.draft.leave(open.number, LeftKind::BoldLine, &plain);
            }
            self.words(level, &label, &(open.inline.markdown("\\\n") + &notes), open.number);
        } else {
            self.draft.block(&notes);
        }
        for picture in open.pictures {
            self.draft.block(&picture);
        }
    }

    /// Words as a paragraph or an item.
    fn words(&mut self, level: Option<usize>, label: &Label, words: &str, place: u32) {
        let Some(level) = level else { return self.draft.block(words) };
        let words = words.replace("\\\n", " ");
        match label {
            Label::None => self.draft.item(level, "- ", &words),
            Label::Text(label) => {
                let number = label.trim().trim_end_matches(['.', '、', ')', '）', '．']);
                match number.parse::<u32>() {
                    Ok(number) => self.draft.item(level, &format!("{number}. "), &words),
                    Err(_) => self.draft.item(level, "- ", &format!("{}{words}", label.replace(".", "\\."))),
                }
            }
            Label::Unknown => {
                self.draft.leave(place, LeftKind::Numbering, &words);
                self.draft.item(level, "- ", &words);
            }
        }
    }

    /// The name of a style, and the level of heading that it or one of those that it is based on makes, from 0.
    fn look(&self, style: Option<&str>) -> (String, Option<usize>) {
        let first = style.and_then(|id| self.looks.get(id)).cloned().unwrap_or_default();
        let (mut look, mut level) = (first.clone(), None);
        for _ in 0..20 {
            let named = look.name.strip_prefix("heading ").and_then(|n| n.parse::<usize>().ok());
            level = look.outline.or(named.map(|n| n.saturating_sub(1)));
            let Some(next) = self.looks.get(&look.based_on).filter(|_| level.is_none()) else { break };
            look = next.clone();
        }
        (first.name, level)
    }
}

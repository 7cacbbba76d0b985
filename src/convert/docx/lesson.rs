//! A Word document as a lesson: headings, lists, tables, pictures and notes, where the law reader wants bare lines.

use super::looks::Looks;
use super::numbering::{self, Label, Membership, Numbering};
use super::raw_notes::RawNotes;
use crate::convert::form::Foreign;
use crate::convert::lesson::{Draft, Inline, LeftKind, Lesson, Set, escaped, shifted, table};
use crate::convert::package::{Package, Relations};
use crate::convert::xml::{Element, Piece, Pieces, shown};
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
    let numbering = Numbering::read(&part("word/numbering.xml")?, &styles);
    let core = part("docProps/core.xml")?;
    let mut notes = BTreeMap::new();
    for kind in ["footnote", "endnote", "comment"] {
        notes.insert(kind, RawNotes::read(&mut package, kind)?);
    }
    let mut draft = Draft::new();
    for relation in relations.values().filter(|one| ["header", "footer"].contains(&one.kind.as_str())) {
        draft.leave_part(0, LeftKind::RunningHead, (&mut package, &relation.target), "")?;
    }
    // A running head without words is no loss.
    draft.left.retain(|left| !left.words.is_empty());
    let mut reader = Reader {
        package,
        relations,
        numbering,
        looks: Looks::read(&styles),
        notes,
        marks: BTreeMap::new(),
        in_note: false,
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
    reader.draft.finish(&title, false, &mut reader.package)
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

struct Reader<'a> {
    package: Package<'a>,
    relations: Relations,
    numbering: Numbering,
    looks: Looks,
    notes: BTreeMap<&'static str, RawNotes>,
    /// The marks of the notes that were read, by kind and id.
    marks: BTreeMap<(&'static str, String), String>,
    in_note: bool,
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
    /// Of the run that is open.
    hidden: bool,
    struck: bool,
    raised: Option<bool>,
    /// What stands above the characters that come next.
    ruby: String,
    /// Words that are told when the paragraph ends.
    told: BTreeMap<LeftKind, String>,
    /// They stand behind the words.
    pictures: Vec<String>,
}

impl Paragraph {
    fn push(&mut self, words: &str) {
        if self.hidden {
            return self.tell(LeftKind::Hidden, words);
        }
        if self.struck {
            self.tell(LeftKind::Struck, words);
        }
        let set = self.set.clone();
        match self.raised.map(|up| shifted(words, up)) {
            Some(Some(shifted)) => self.inline.push(&shifted, &set),
            Some(None) if !words.trim().is_empty() => {
                self.tell(LeftKind::Raised, words);
                self.inline.push(words, &set);
            }
            _ => self.inline.push(words, &set),
        }
    }

    fn tell(&mut self, kind: LeftKind, words: &str) {
        self.told.entry(kind).or_default().push_str(words);
    }
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
                        open.push(&words);
                    }
                }
            }
        }
        if pieces.is_broken() {
            self.draft.leave(self.number.max(1), LeftKind::Broken, "");
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
                // Notes have the place of the paragraph that they belong to.
                self.number = self.number.saturating_add(u32::from(!self.in_note));
                self.open.push(Paragraph { number: self.number, ..Paragraph::default() });
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
            "textpath" => {
                self.draft.leave(place, LeftKind::Object, &element.get("string").unwrap_or_default())
            }
            "chart" => self.part(element, "id", LeftKind::Chart)?,
            "relIds" => self.part(element, "dm", LeftKind::Diagram)?,
            "altChunk" => self.part(element, "id", LeftKind::Object)?,
            "videoFile" | "webVideoPr" => self.draft.leave(place, LeftKind::Film, &self.alt.clone()),
            "ins" | "moveTo" if self.open.last().is_some_and(|open| !open.in_properties) => {
                self.draft.leave(place, LeftKind::Insertion, "");
            }
            "docPr" | "shape" => {
                let said = |name| element.get(name).filter(|words| !words.trim().is_empty());
                self.alt = said("descr").or(said("alt")).or(said("title")).unwrap_or_default();
            }
            "hlinkClick" => {
                let link = element.get("id").and_then(|id| self.relations.get(&id));
                self.draft.leave(place, LeftKind::Link, link.map_or("", |link| &link.target));
            }
            "blip" | "imagedata" => {
                let id =
                    element.get("embed").or(element.get("link")).or(element.get("id")).unwrap_or_default();
                let alt = std::mem::take(&mut self.alt);
                let made = self.draft.picture(place, (&mut self.package, &self.relations), &id, &alt)?;
                self.open.last_mut().into_iter().for_each(|open| open.pictures.push(made.clone()));
            }
            "footnoteReference" => self.note("footnote", element)?,
            "endnoteReference" => self.note("endnote", element)?,
            "commentReference" => {
                let id = element.get("id").unwrap_or_default();
                let xml = self.notes.get("comment").and_then(|notes| notes.xml(&id));
                self.draft.leave(place, LeftKind::Comment, &xml.map(shown).unwrap_or_default());
            }
            "rt" => {
                let ruby = pieces.words(name);
                self.open.last_mut().into_iter().for_each(|open| open.ruby.push_str(&ruby));
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
                if let (None, Some(anchor)) = (link, element.get("anchor")) {
                    open.tell(LeftKind::Link, &format!("#{anchor} "));
                }
            }
            "r" => {
                open.set = Set { link: open.set.link.take(), ..Set::default() };
                (open.hidden, open.struck, open.raised) = (false, false, None);
            }
            "b" if !open.in_properties => open.set.bold = element.is_on(),
            "i" if !open.in_properties => open.set.italic = element.is_on(),
            "vanish" if !open.in_properties => open.hidden = element.is_on(),
            "strike" | "dstrike" if !open.in_properties => open.struck |= element.is_on(),
            "vertAlign" if !open.in_properties => {
                open.raised = match value().as_deref() {
                    Some("superscript") => Some(true),
                    Some("subscript") => Some(false),
                    _ => None,
                }
            }
            "t" => open.in_words = true,
            "tab" if !open.in_properties => open.push(" "),
            "noBreakHyphen" => open.push("-"),
            "br" | "cr" => open.push("\n"),
            "sym" => {
                let c = element.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                // Symbol fonts have their signs where Unicode has none.
                match c.and_then(char::from_u32).filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c)) {
                    Some(c) => open.push(&c.to_string()),
                    None => open.tell(LeftKind::Object, &element.get("font").unwrap_or_default()),
                }
            }
            _ => {}
        }
    }

    /// Tells what the part shows that `element` names.
    fn part(&mut self, element: &Element<'_>, attribute: &str, kind: LeftKind) -> Result<(), Foreign> {
        let part = element.get(attribute).and_then(|id| self.relations.get(&id));
        let place = self.number.max(1);
        match part.filter(|part| !part.outside) {
            Some(part) => self.draft.leave_part(place, kind, (&mut self.package, &part.target), &self.alt),
            None => {
                self.draft.leave(place, kind, &self.alt.clone());
                Ok(())
            }
        }
    }

    /// Reads the note that `element` refers to; once, however often it is referred to.
    fn note(&mut self, kind: &'static str, element: &Element<'_>) -> Result<(), Foreign> {
        let id = element.get("id").unwrap_or_default();
        let key = (kind, id);
        if !self.marks.contains_key(&key) && !self.in_note {
            let xml = self.notes.get(kind).and_then(|notes| notes.xml(&key.1)).unwrap_or_default().to_owned();
            let aside = self.draft.aside();
            let (open, tables) = (std::mem::take(&mut self.open), std::mem::take(&mut self.tables));
            self.swap_relations(kind);
            self.in_note = true;
            let read = self.read(&xml);
            self.in_note = false;
            self.swap_relations(kind);
            (self.open, self.tables) = (open, tables);
            let body = self.draft.resume(aside);
            read?;
            let mark = self.draft.note(&body);
            self.marks.insert(key.clone(), mark);
        }
        let mark = self.marks.get(&key).cloned().unwrap_or_default();
        self.open.last_mut().into_iter().for_each(|open| open.inline.push_mark(&mark));
        Ok(())
    }

    fn swap_relations(&mut self, kind: &str) {
        if let Some(notes) = self.notes.get_mut(kind) {
            std::mem::swap(&mut self.relations, &mut notes.relations);
        }
    }

    fn end(&mut self, name: &str) {
        match (name, self.open.last_mut()) {
            ("t", Some(open)) => open.in_words = false,
            ("pPr", Some(open)) => open.in_properties = false,
            ("hyperlink", Some(open)) => open.set.link = None,
            ("ruby", Some(open)) if !open.ruby.is_empty() => {
                let ruby = std::mem::take(&mut open.ruby);
                open.push(&format!("（{ruby}）"));
            }
            ("p", Some(_)) => self.paragraph(),
            ("tbl", _) => {
                let rows = self.tables.pop().unwrap_or_default();
                match self.tables.is_empty() {
                    true => self.draft.block(&table(&rows)),
                    false => rows.into_iter().flatten().for_each(|words| self.add_to_cell(&words)),
                }
            }
            _ => {}
        }
    }

    fn cell(&mut self) {
        let row = self.tables.last_mut().and_then(|rows| rows.last_mut());
        row.into_iter().for_each(|row| row.push(String::new()));
    }

    fn add_to_cell(&mut self, words: &str) {
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
        let style = open.style.take();
        let (name, outline) = self.looks.of(style.as_deref());
        let in_contents = name.starts_with("toc ");
        let is_title = name == "title" && self.title.is_none() && !self.in_note;
        let heading = open.outline.or(outline).filter(|_| !self.in_note);
        for (kind, words) in &open.told {
            // Contents are left as a whole.
            if !(in_contents && *kind == LeftKind::Link) {
                self.draft.leave(open.number, *kind, words);
            }
        }
        let label = match plain.is_empty() {
            true => Label::None,
            false => self.numbering.label(open.membership, style.as_deref()),
        };
        let level = self.numbering.level(open.membership, style.as_deref());
        if !self.tables.is_empty() {
            let mark = match (&label, level) {
                (Label::Text(label), _) => written(label),
                (_, Some(_)) if !plain.is_empty() => "• ".to_owned(),
                _ => String::new(),
            };
            let words = [vec![mark + &open.inline.markdown(" ")], open.pictures].concat().join(" ");
            self.add_to_cell(words.trim());
            return;
        }
        if in_contents && !plain.is_empty() {
            self.draft.leave(open.number, LeftKind::Contents, &plain);
        } else if is_title && !plain.is_empty() {
            self.title = Some(plain);
            let marks = open.inline.marks();
            self.draft.block(&marks);
        } else if let (Some(depth), false) = (heading, plain.is_empty()) {
            let number = match &label {
                Label::Text(label) => label.as_str(),
                _ => "",
            };
            let number = written(number);
            self.heading.get_or_insert(plain);
            let marks = "#".repeat((depth + 2).min(4));
            let words = open.inline.markdown(" ");
            self.draft.block(&format!("{marks} {number}{words}"));
        } else if !plain.is_empty() {
            let is_short = plain.chars().count() <= LONGEST_HEADING;
            if level.is_none() && open.inline.is_bold() && is_short && !self.in_note {
                self.draft.leave(open.number, LeftKind::BoldLine, &plain);
            }
            self.words(level, &label, &open.inline.markdown("\\\n"), open.number);
        } else {
            // The mark of a note alone.
            self.draft.block(&open.inline.markdown(" "));
        }
        for picture in open.pictures {
            self.draft.block(&picture);
        }
    }

    /// Words as a paragraph or an item.
    fn words(&mut self, level: Option<(u32, usize)>, label: &Label, words: &str, place: u32) {
        let Some((list, level)) = level else { return self.draft.block(words) };
        let words = words.replace("\\\n", " ");
        match label {
            Label::None => self.draft.item(list, level, "- ", &words),
            Label::Text(label) => {
                let number = label.trim().trim_end_matches(['.', '、', ')', '）', '．']);
                match number.parse::<u32>() {
                    Ok(number) => self.draft.item(list, level, &format!("{number}. "), &words),
                    Err(_) => {
                        self.draft.item(list, level, "- ", &format!("{}{words}", written(label)));
                    }
                }
            }
            Label::Unknown => {
                self.draft.leave(place, LeftKind::Numbering, &words);
                self.draft.item(list, level, "- ", &words);
            }
        }
    }
}

/// A label as Markdown: behind Chinese signs there is no blank, and a number begins no list.
fn written(label: &str) -> String {
    let label = match label.trim_end() {
        bare if bare.ends_with(|c: char| !c.is_ascii()) => bare,
        _ => label,
    };
    escaped(label).replace('.', "\\.")
}

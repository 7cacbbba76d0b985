//! The paragraphs of `document.xml` as lines.

use super::notes::Notes;
use super::numbering::{self, Label, Membership, Numbering};
use crate::convert::tables::Tables;
use crate::convert::xml::{Element, Piece, Pieces};
use crate::convert::{Edge, Line, Loss, LossKind, Original};

/// Reads the body of a document.
pub(super) struct Reader {
    numbering: Numbering,
    footnotes: Notes,
    endnotes: Notes,
    lines: Vec<(Line, Option<usize>)>,
    losses: Vec<Loss>,
    tables: Tables,
    /// The tables that are open, from the outermost.
    open_tables: Vec<usize>,
    /// Of the next line.
    edge: Edge,
    /// How many paragraphs have begun.
    number: u32,
    paragraph: Paragraph,
}

/// The paragraph that is open.
#[derive(Default)]
struct Paragraph {
    words: String,
    style: Option<String>,
    membership: Membership,
    /// Its first line is set in.
    indented: bool,
    /// What is in it besides words; told with the words when it ends.
    losses: Vec<(LossKind, String)>,
    in_properties: bool,
    in_words: bool,
    is_hidden: bool,
}

/// What in a paragraph is no text, and how it is told.
const NO_TEXT: [(&str, Option<LossKind>); 14] = [
    ("drawing", Some(LossKind::Picture)),
    ("pict", Some(LossKind::Picture)),
    ("object", Some(LossKind::Picture)),
    ("oMath", Some(LossKind::Formula)),
    ("del", Some(LossKind::Deletion)),
    ("moveFrom", Some(LossKind::Deletion)),
    ("commentReference", Some(LossKind::Comment)),
    ("Fallback", None),
    ("instrText", None),
    ("delText", None),
    ("pPrChange", None),
    ("rPrChange", None),
    ("sectPr", None),
    ("rt", None),
];

impl Reader {
    pub(super) fn new(numbering: Numbering, footnotes: Notes, endnotes: Notes) -> Reader {
        Reader {
            numbering,
            footnotes,
            endnotes,
            lines: Vec::new(),
            losses: Vec::new(),
            tables: Tables::default(),
            open_tables: Vec::new(),
            edge: Edge::Apart,
            number: 0,
            paragraph: Paragraph::default(),
        }
    }

    pub(super) fn read(mut self, document: &str) -> Original {
        let mut pieces = Pieces::of(document);
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Begin(element) => self.begin(&element, &mut pieces),
                Piece::End(name) => self.end(&name),
                Piece::Words(words) if self.paragraph.in_words && !self.paragraph.is_hidden => {
                    self.paragraph.words.push_str(&words);
                }
                Piece::Words(_) => {}
            }
        }
        self.end("p");
        let lines = self.tables.without_data(self.lines, &mut self.losses);
        Original { lines, losses: self.losses, name: None }
    }

    fn begin(&mut self, element: &Element<'_>, pieces: &mut Pieces<'_>) {
        let name = element.name.as_str();
        if let Some(&(_, kind)) = NO_TEXT.iter().find(|(known, _)| *known == name) {
            self.no_text(name, kind, pieces);
            return;
        }
        let paragraph = &mut self.paragraph;
        let value = || element.get("val");
        match name {
            "p" => {
                self.number = self.number.saturating_add(1);
                self.paragraph = Paragraph::default();
            }
            "pPr" => paragraph.in_properties = true,
            "pStyle" => paragraph.style = value(),
            "numId" if paragraph.in_properties => paragraph.membership.list = numbering::list(value()),
            "ilvl" if paragraph.in_properties => paragraph.membership.level = numbering::level(value()),
            "ind" if paragraph.in_properties => {
                let set = |name| element.get(name).is_some_and(|value| value != "0");
                paragraph.indented = set("firstLine") || set("firstLineChars");
            }
            "r" => paragraph.is_hidden = false,
            "vanish" if !paragraph.in_properties && element.is_on() => {
                paragraph.is_hidden = true;
                paragraph.losses.push((LossKind::Hidden, String::new()));
            }
            "t" => paragraph.in_words = true,
            "tab" if !paragraph.in_properties => paragraph.words.push(' '),
            "noBreakHyphen" => paragraph.words.push('-'),
            "sym" => {
                let c = element.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                paragraph.words.push(c.and_then(char::from_u32).unwrap_or('\u{fffd}'));
            }
            "br" | "cr" => {
                let ends_page = element.get("type").is_some_and(|kind| kind == "page");
                self.line(if ends_page { Edge::Page } else { Edge::Line });
            }
            "footnoteReference" | "endnoteReference" => {
                let notes = if name == "footnoteReference" { &self.footnotes } else { &self.endnotes };
                let words = element.get("id").and_then(|id| notes.get(&id).cloned()).unwrap_or_default();
                paragraph.losses.push((LossKind::Footnote, words));
            }
            "tbl" => {
                let table = self.tables.begin(self.open_tables.last().copied());
                self.open_tables.push(table);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.paragraph.in_words = false,
            "pPr" => self.paragraph.in_properties = false,
            "tbl" => {
                self.open_tables.pop();
                self.edge = Edge::Apart;
            }
            "p" => {
                let losses = std::mem::take(&mut self.paragraph.losses);
                let words = self.paragraph.words.clone();
                let edge = match self.edge {
                    Edge::Page if words.trim().is_empty() => Edge::Page,
                    _ if words.trim().is_empty() => Edge::Apart,
                    _ => Edge::Line,
                };
                self.line(edge);
                let number = self.number;
                self.losses.extend(losses.into_iter().map(|(kind, own)| {
                    Loss::new(kind, number, if own.trim().is_empty() { &words } else { &own })
                }));
            }
            _ => {}
        }
    }

    /// Moves over something that is no text; words that float in it are told.
    fn no_text(&mut self, name: &str, kind: Option<LossKind>, pieces: &mut Pieces<'_>) {
        let (mut depth, mut in_words, mut words, mut floats) = (1, false, String::new(), false);
        while depth > 0 {
            match pieces.next() {
                Some(Piece::Begin(element)) => {
                    depth += usize::from(element.name == name);
                    floats |= element.name == "txbxContent";
                    in_words |= ["t", "delText"].contains(&element.name.as_str());
                }
                Some(Piece::End(end)) => {
                    depth -= usize::from(end == name);
                    in_words &= !["t", "delText"].contains(&end.as_str());
                }
                Some(Piece::Words(more)) if in_words => words.push_str(&more),
                Some(Piece::Words(_)) => {}
                None => break,
            }
        }
        let kind = if floats { Some(LossKind::TextBox) } else { kind };
        // A mark of a deletion in the properties of a paragraph deletes its end only.
        let said = kind.filter(|&kind| kind != LossKind::Deletion || !words.is_empty());
        self.paragraph.losses.extend(said.map(|kind| (kind, words)));
    }

    /// Ends a line of the paragraph; the first one bears the label.
    fn line(&mut self, edge: Edge) {
        let paragraph = &mut self.paragraph;
        let mut words = std::mem::take(&mut paragraph.words);
        // An empty paragraph bears no label, and does not count.
        if !words.trim().is_empty() {
            let membership = std::mem::take(&mut paragraph.membership);
            match self.numbering.label(membership, paragraph.style.take().as_deref()) {
                Label::None => {}
                Label::Text(label) => words.insert_str(0, &label),
                Label::Unknown => paragraph.losses.push((LossKind::Numbering, words.clone())),
            }
        }
        if let Some(mut line) = Line::new(self.number, &words, self.edge) {
            line.indented |= paragraph.indented;
            if line.is_unreadable() {
                self.losses.push(line.loss(LossKind::Unreadable));
            }
            self.lines.push((line, self.open_tables.last().copied()));
        }
        paragraph.indented = false;
        self.edge = edge;
    }
}

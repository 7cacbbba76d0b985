//! Presentations (.pptx) as lessons: a slide is a section, what the speaker notes is for trainers.

use super::form::Foreign;
use super::lesson::{Draft, Inline, LeftKind, Lesson, Set, shifted, table};
use super::package::{Package, Relations};
use super::xml::{Element, Piece, Pieces};
use std::collections::BTreeSet;

/// No presentation for a lesson has more slides.
const MOST_SLIDES: u32 = 2000;

/// The lesson that the presentation holds; `stem` is its title if no slide has one. Nothing if it says nothing.
///
/// # Errors
/// It is no presentation, damaged, or too large.
pub fn lesson(bytes: &[u8], stem: &str) -> Result<Option<Lesson>, Foreign> {
    let mut package = Package::open(bytes)?;
    let main = "ppt/presentation.xml";
    let presentation = package.part(main)?.ok_or(Foreign::OtherZip)?;
    let relations = package.relations(main)?;
    let (mut draft, mut title, mut known) = (Draft::new(), None, BTreeSet::new());
    let mut pieces = Pieces::of(&presentation);
    let mut number = 0;
    while let Some(piece) = pieces.next() {
        let Piece::Begin(element) = piece else { continue };
        if element.name != "sldId" {
            continue;
        }
        number += 1;
        if number > MOST_SLIDES {
            return Err(Foreign::TooLarge);
        }
        // Two attributes have this local name; the relation's is the one that names a slide.
        let slide = element.all("id").into_iter().find_map(|id| relations.get(&id));
        // A file that names one slide a thousand times shows it once.
        let Some(slide) = slide.filter(|slide| known.insert(&slide.target)) else { continue };
        let found = add(&mut package, &slide.target, number, &mut draft)?;
        title = title.or(found);
    }
    draft.finish(&title.unwrap_or_else(|| stem.to_owned()), true, &mut package)
}

/// Adds a slide with its notes; its title.
fn add(
    package: &mut Package<'_>,
    part: &str,
    number: u32,
    draft: &mut Draft,
) -> Result<Option<String>, Foreign> {
    let relations = package.relations(part)?;
    let xml = package.part(part)?.unwrap_or_default();
    let mut slide = Slide::new(package, &relations, number, draft);
    slide.read(&xml)?;
    let (title, pieces) = (slide.title, slide.pieces);
    match &title {
        Some((_, markdown)) => draft.block(&format!("## {markdown}")),
        None => {
            draft.leave(number, LeftKind::NoSlideTitle, "");
            draft.block(&format!("## 第 {number} 页"));
        }
    }
    for piece in pieces {
        match piece {
            Part::Item(level, mark, words) => draft.item(0, level, mark, &words),
            Part::Block(words) => draft.block(&words),
            Part::Table(rows) => draft.block(&table(&rows)),
        }
    }
    for relation in relations.values() {
        match relation.kind.as_str() {
            "notesSlide" => {
                let xml = package.part(&relation.target)?.unwrap_or_default();
                let relations = package.relations(&relation.target)?;
                let mut notes = Slide { is_notes: true, ..Slide::new(package, &relations, number, draft) };
                notes.read(&xml)?;
                let pieces = notes.pieces;
                let said: Vec<String> = pieces.into_iter().map(Part::markdown).collect();
                if !said.is_empty() {
                    let said = said.join("\n\n").replace('\n', "\n> ").replace("\n> \n", "\n>\n");
                    draft.block(&format!("> [!讲师]\n> {said}"));
                }
            }
            "comments" | "comment" => {
                draft.leave_part(number, LeftKind::Comment, (package, &relation.target), "")?;
            }
            "audio" | "video" | "media" => draft.leave(number, LeftKind::Film, &relation.target),
            _ => {}
        }
    }
    Ok(title.map(|(plain, _)| plain))
}

/// What a slide shows.
enum Part {
    Item(usize, &'static str, String),
    Block(String),
    Table(Vec<Vec<String>>),
}

impl Part {
    fn markdown(self) -> String {
        match self {
            Part::Item(_, mark, words) => format!("{mark}{words}"),
            Part::Block(words) => words,
            Part::Table(rows) => table(&rows),
        }
    }
}

struct Slide<'a, 'b> {
    package: &'a mut Package<'b>,
    relations: &'a Relations,
    number: u32,
    is_notes: bool,
    draft: &'a mut Draft,
    title: Option<(String, String)>,
    pieces: Vec<Part>,
    /// The kind of the placeholder that is open; nothing for a free box.
    holder: Option<String>,
    table: Option<Vec<Vec<String>>>,
    inline: Inline,
    set: Set,
    level: usize,
    /// What the paragraph says about its mark.
    mark: Option<&'static str>,
    in_words: bool,
    in_run: bool,
    /// Of the run that is open: raised above the line, or lowered.
    raised: Option<bool>,
    struck: bool,
    alt: String,
}

impl<'a, 'b> Slide<'a, 'b> {
    fn new(
        package: &'a mut Package<'b>,
        relations: &'a Relations,
        number: u32,
        draft: &'a mut Draft,
    ) -> Slide<'a, 'b> {
        Slide {
            package,
            relations,
            number,
            is_notes: false,
            draft,
            title: None,
            pieces: Vec::new(),
            holder: None,
            table: None,
            inline: Inline::default(),
            set: Set::default(),
            level: 0,
            mark: None,
            in_words: false,
            in_run: false,
            raised: None,
            struck: false,
            alt: String::new(),
        }
    }

    fn read(&mut self, xml: &str) -> Result<(), Foreign> {
        let mut pieces = Pieces::of(xml);
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Begin(element) => self.begin(&element, &mut pieces)?,
                Piece::End(name) => self.end(&name),
                Piece::Words(words) if self.in_words => self.words(&words),
                Piece::Words(_) => {}
            }
        }
        if pieces.is_broken() {
            self.draft.leave(self.number, LeftKind::Broken, "");
        }
        self.end("p");
        self.end("tbl");
        Ok(())
    }

    fn words(&mut self, words: &str) {
        if self.struck {
            self.draft.leave(self.number, LeftKind::Struck, words);
        }
        match self.raised.map(|up| shifted(words, up)) {
            Some(Some(shifted)) => return self.inline.push(&shifted, &self.set),
            Some(None) => self.draft.leave(self.number, LeftKind::Raised, words),
            None => {}
        }
        self.inline.push(words, &self.set);
    }

    fn begin(&mut self, element: &Element<'_>, pieces: &mut Pieces<'_>) -> Result<(), Foreign> {
        let on = |name| element.get(name).is_some_and(|value| value == "1" || value == "true");
        match element.name.as_str() {
            "sld" if element.get("show").is_some_and(|show| show == "0" || show == "false") => {
                self.draft.leave(self.number, LeftKind::HiddenSlide, "");
            }
            "Fallback" | "transition" | "timing" => pieces.skip(&element.name),
            "sp" => self.holder = None,
            "ph" => self.holder = Some(element.get("type").unwrap_or_else(|| "body".to_owned())),
            "cNvPr" => {
                let said = |name| element.get(name).filter(|words| !words.trim().is_empty());
                self.alt = said("descr").or(said("title")).unwrap_or_default();
            }
            "p" => (self.level, self.mark) = (0, None),
            "pPr" => self.level = element.get("lvl").and_then(|n| n.parse().ok()).unwrap_or(0).min(8),
            "buNone" => self.mark = Some(""),
            "buChar" | "buBlip" => self.mark = Some("- "),
            "buAutoNum" => self.mark = Some("1. "),
            "r" | "fld" => {
                self.set = Set::default();
                (self.in_run, self.raised, self.struck) = (true, None, false);
            }
            "rPr" if self.in_run => {
                (self.set.bold, self.set.italic) = (on("b"), on("i"));
                self.struck = element.get("strike").is_some_and(|strike| strike != "noStrike");
                let shift = element.get("baseline").and_then(|shift| shift.parse::<i32>().ok()).unwrap_or(0);
                self.raised = (shift != 0).then_some(shift > 0);
            }
            "hlinkClick" => {
                let link = element.get("id").and_then(|id| self.relations.get(&id));
                match link.filter(|link| link.outside && self.in_run) {
                    Some(link) => self.set.link = Some(link.target.clone()),
                    // To another slide, or from a picture.
                    None => {
                        let to = link.map_or("", |link| link.target.as_str());
                        self.draft.leave(self.number, LeftKind::Link, to);
                    }
                }
            }
            "t" => self.in_words = true,
            "br" => self.inline.push("\n", &Set::default()),
            "tbl" => self.table = Some(Vec::new()),
            "tr" => self.table.iter_mut().for_each(|rows| rows.push(Vec::new())),
            "tc" => {
                if on("hMerge") || on("vMerge") {
                    self.draft.leave(self.number, LeftKind::MergedCells, "");
                }
                self.table
                    .iter_mut()
                    .flat_map(|rows| rows.last_mut())
                    .for_each(|row| row.push(String::new()));
            }
            "chart" => self.part(element, "id", LeftKind::Chart)?,
            "relIds" => self.part(element, "dm", LeftKind::Diagram)?,
            "oleObj" => {
                self.draft.leave(self.number, LeftKind::Object, &element.get("name").unwrap_or_default());
                pieces.skip("oleObj");
            }
            "oMath" => {
                let words = pieces.words("oMath");
                self.draft.leave(self.number, LeftKind::Formula, &words);
            }
            "blip" => {
                let id = element.get("embed").or(element.get("link")).unwrap_or_default();
                let alt = std::mem::take(&mut self.alt);
                let made = self.draft.picture(self.number, (self.package, self.relations), &id, &alt)?;
                self.pieces.extend((!made.is_empty()).then_some(Part::Block(made)));
            }
            _ => {}
        }
        Ok(())
    }

    /// Tells what the part shows that `element` names.
    fn part(&mut self, element: &Element<'_>, attribute: &str, kind: LeftKind) -> Result<(), Foreign> {
        let part = element.get(attribute).and_then(|id| self.relations.get(&id));
        match part.filter(|part| !part.outside) {
            Some(part) => self.draft.leave_part(self.number, kind, (self.package, &part.target), &self.alt),
            None => {
                self.draft.leave(self.number, kind, &self.alt);
                Ok(())
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_words = false,
            "r" | "fld" => self.in_run = false,
            "p" => self.paragraph(),
            "tbl" => self.pieces.extend(self.table.take().map(Part::Table)),
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        let inline = std::mem::take(&mut self.inline);
        let plain = inline.plain();
        if plain.is_empty() {
            return;
        }
        if let Some(rows) = &mut self.table {
            if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                let blank = if cell.is_empty() { "" } else { " " };
                *cell = format!("{cell}{blank}{}", inline.markdown(" "));
            }
            return;
        }
        match (self.holder.as_deref(), &mut self.title) {
            (Some("title" | "ctrTitle"), Some((title, markdown))) => {
                *title = format!("{title} {plain}");
                *markdown = format!("{markdown} {}", inline.markdown(" "));
            }
            (Some("title" | "ctrTitle"), title) => *title = Some((plain, inline.markdown(" "))),
            // Numbers of pages count nothing here.
            (Some("sldNum"), _) => {}
            (Some("dt" | "ftr" | "hdr"), _) => self.draft.leave(self.number, LeftKind::RunningHead, &plain),
            (holder, _) => {
                let has_marks = matches!(holder, Some("body" | "obj")) && !self.is_notes;
                let usual = if has_marks { "- " } else { "" };
                let part = match self.mark.unwrap_or(usual) {
                    "" => Part::Block(inline.markdown("\\\n")),
                    mark => Part::Item(self.level, mark, inline.markdown(" ")),
                };
                self.pieces.push(part);
            }
        }
    }
}

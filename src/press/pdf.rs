//! Door of `lopdf`: pages of finished files as pictures that can be placed on sheets of another file.
//!
//! A page becomes a form XObject (ISO 32000-1, 8.10) that shares the fonts and pictures of its file: nothing is decoded
//! or encoded anew, so that a book of a thousand pages takes a second.

use super::exchange::{self, Exchange};
use super::sheet::{Drawn, Ink, Mark, Rect, Source};
use crate::base::par;
pub use lopdf::content::{Content, Operation};
pub use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::fmt::Write;

/// A file whose pages can be placed.
#[derive(Clone)]
pub struct Pdf {
    doc: Document,
    pages: Vec<ObjectId>,
    /// The forms of the first pages, in their order: those that were made.
    forms: Vec<ObjectId>,
}

/// The file is no PDF that can be read.
#[derive(Debug)]
pub struct Unreadable(pub String);

/// Boxes of a page (ISO 32000-1, 14.11.2).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boxes {
    /// The whole page, bleed included.
    pub media: Rect,
    /// What is left when it is cut.
    pub trim: Rect,
}

impl Pdf {
    /// Opens a file.
    ///
    /// # Errors
    /// It is damaged, or no PDF.
    pub fn read(bytes: &[u8]) -> Result<Pdf, Unreadable> {
        let doc = Document::load_mem(bytes).map_err(|error| Unreadable(error.to_string()))?;
        let pages = doc.get_pages().into_values().collect();
        Ok(Pdf { doc, pages, forms: Vec::new() })
    }

    /// The file itself, for changes that a reader of it does not see.
    pub(super) fn document(&mut self) -> &mut Document {
        &mut self.doc
    }

    /// The boxes of its pages; a page without a TrimBox is cut at its edge.
    pub fn pages(&self) -> Vec<Boxes> {
        let boxes = |page: &ObjectId| {
            let media = self.rect(*page, b"MediaBox").unwrap_or(Rect::A4);
            Boxes { media, trim: self.rect(*page, b"TrimBox").unwrap_or(media) }
        };
        self.pages.iter().map(boxes).collect()
    }

    fn rect(&self, page: ObjectId, key: &[u8]) -> Option<Rect> {
        let object = self.inherited(page, key)?;
        let numbers: Vec<f32> =
            object.as_array().ok()?.iter().map(|number| number.as_float().ok()).collect::<Option<_>>()?;
        let [left, bottom, right, top] = numbers[..] else { return None };
        Some(Rect { left, bottom, right, top })
    }

    /// What a page has itself or from the nodes above it. Deep or circular trees end the search.
    fn inherited(&self, mut id: ObjectId, key: &[u8]) -> Option<Object> {
        for _ in 0..64 {
            let node = self.doc.get_dictionary(id).ok()?;
            if let Ok(object) = node.get(key) {
                return Some(self.doc.dereference(object).ok()?.1.clone());
            }
            id = node.get(b"Parent").ok()?.as_reference().ok()?;
        }
        None
    }

    /// The resources and the content of page `at`; nothing where it cannot be read or is longer than `longest`.
    pub fn content(&self, at: usize, longest: usize) -> Option<(Dictionary, Content)> {
        let page = *self.pages.get(at)?;
        let resources = self.inherited(page, b"Resources").and_then(|object| object.as_dict().ok().cloned());
        let bytes = self.doc.get_page_content_with_limit(page, longest).ok()?;
        Some((resources.unwrap_or_default(), Content::decode(&bytes).ok()?))
    }

    /// The content of a form.
    pub fn stream(&self, id: ObjectId, longest: usize) -> Option<Content> {
        let stream = self.doc.get_object(id).ok()?.as_stream().ok()?;
        Content::decode(&stream.get_plain_content_with_limit(longest).ok()?).ok()
    }

    /// The dictionary of a form or a picture, and which of the two it is.
    pub fn xobject(&self, id: ObjectId) -> Option<(&Dictionary, &[u8])> {
        let dictionary = &self.doc.get_object(id).ok()?.as_stream().ok()?.dict;
        Some((dictionary, dictionary.get(b"Subtype").ok()?.as_name().ok()?))
    }

    /// What an object or a reference stands for.
    pub fn follow(&self, object: &Object) -> Object {
        self.doc.dereference(object).map(|(_, object)| object.clone()).unwrap_or(Object::Null)
    }

    /// The dictionary at `key`, wherever it is.
    pub fn dictionary(&self, of: &Dictionary, key: &[u8]) -> Option<Dictionary> {
        self.follow(of.get(key).ok()?).as_dict().ok().cloned()
    }

    /// The object that resources call `name`, below `kind` (`Font`, `XObject`, …).
    pub fn named(&self, resources: &Dictionary, kind: &[u8], name: &[u8]) -> Option<ObjectId> {
        self.dictionary(resources, kind)?.get(name).ok()?.as_reference().ok()
    }

    /// An entry of a dictionary or of a stream's.
    pub fn entry(&self, id: ObjectId, key: &[u8]) -> Option<Object> {
        let object = self.doc.get_object(id).ok()?;
        let dictionary = object.as_dict().or_else(|_| object.as_stream().map(|stream| &stream.dict)).ok()?;
        Some(self.follow(dictionary.get(key).ok()?))
    }

    /// So many numbers.
    pub fn numbers<const N: usize>(&self, of: &Dictionary, key: &[u8]) -> Option<[f32; N]> {
        let object = self.follow(of.get(key).ok()?);
        let numbers: Vec<f32> = object.as_array().ok()?.iter().filter_map(|n| n.as_float().ok()).collect();
        numbers.try_into().ok()
    }

    /// The font below a composite font; a simple font itself.
    pub fn descendant(&self, font: ObjectId) -> Option<Dictionary> {
        let own = self.doc.get_dictionary(font).ok()?;
        let Ok(below) = own.get(b"DescendantFonts") else { return Some(own.clone()) };
        let first = self.follow(below).as_array().ok()?.first().cloned()?;
        self.follow(&first).as_dict().ok().cloned()
    }

    /// The bytes of a font, if the file holds them.
    pub fn font_file(&self, font: ObjectId) -> Option<Vec<u8>> {
        let descriptor = self.dictionary(&self.descendant(font)?, b"FontDescriptor")?;
        let file = [&b"FontFile2"[..], b"FontFile3", b"FontFile"]
            .into_iter()
            .find_map(|key| descriptor.get(key).ok())?;
        self.doc.dereference(file).ok()?.1.as_stream().ok()?.get_plain_content_with_limit(64 << 20).ok()
    }

    /// Whether a font draws its glyphs by itself.
    pub fn is_type3(&self, font: ObjectId) -> bool {
        self.entry(font, b"Subtype").is_some_and(|kind| kind.as_name().is_ok_and(|name| name == b"Type3"))
    }

    /// The mean of a picture's samples for each of its channels, from 0 to 1; nothing where they cannot be unpacked.
    pub fn mean(&self, picture: ObjectId, channels: usize) -> Option<Vec<f32>> {
        let stream = self.doc.get_object(picture).ok()?.as_stream().ok()?;
        let samples = stream.get_plain_content_with_limit(256 << 20).ok()?;
        let mut sums = vec![0.0_f64; channels];
        // A mean does not need every pixel of a large picture.
        let pixels = samples.len() / channels.max(1);
        let step = (pixels / 100_000).max(1);
        let mut count = 0.0;
        for pixel in samples.chunks_exact(channels.max(1)).step_by(step) {
            pixel.iter().zip(&mut sums).for_each(|(sample, sum)| *sum += f64::from(*sample) / 255.0);
            count += 1.0;
        }
        (count > 0.0).then(|| sums.into_iter().map(|sum| (sum / count) as f32).collect())
    }

    /// Turns the pages that are none yet into forms. Whoever makes several files of the same pages does so before.
    pub fn make_forms(&mut self) {
        let forms = par::map(&self.pages[self.forms.len()..], |page| self.form(*page));
        for form in forms {
            let id = self.doc.add_object(form);
            self.forms.push(id);
        }
    }

    fn form(&self, page: ObjectId) -> Stream {
        let media = self.rect(page, b"MediaBox").unwrap_or(Rect::A4);
        let resources = self.inherited(page, b"Resources").unwrap_or_else(|| Dictionary::new().into());
        let mut form = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "FormType" => 1, "BBox" => array(media), "Resources" => resources,
        };
        if let Some(group) = self.inherited(page, b"Group") {
            form.set("Group", group);
        }
        let mut stream = Stream::new(form, self.doc.get_page_content(page));
        // What cannot be compressed stays as it is.
        let _ = stream.compress();
        stream
    }

    /// Takes over the pages of `other`, behind its own.
    fn adopt(&mut self, mut other: Pdf) {
        other.doc.renumber_objects_with(self.doc.max_id + 1);
        self.doc.max_id = other.doc.max_id;
        self.pages.extend(other.doc.get_pages().into_values());
        self.doc.objects.append(&mut other.doc.objects);
    }
}

/// In what marks are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkInk {
    /// Registration colour: they stand on every plate.
    All,
    /// Black: where there is no other plate, and a colour would only raise a question.
    Black,
}

/// Text in a PDF (ISO 32000-1, 7.9.2.2).
pub(super) fn text(words: &str) -> Object {
    lopdf::text_string(words)
}

/// Text of ASCII alone.
pub(super) fn literal(words: &str) -> Object {
    Object::string_literal(words)
}

/// A new file of `sheets`, on which pages of `pages` and of `slugs` are placed. Everything that belongs to reading on a
/// screen is left out: tags, links, bookmarks, metadata. With `exchange` it is PDF/X-4.
///
/// # Errors
/// The file cannot be written, which means that one of those given was damaged.
pub fn compose(
    mut pages: Pdf,
    slugs: Option<Pdf>,
    sheets: &[Drawn],
    ink: MarkInk,
    exchange: Option<&Exchange<'_>>,
) -> Result<Vec<u8>, Unreadable> {
    let count = pages.pages.len();
    if let Some(slugs) = slugs {
        pages.adopt(slugs);
    }
    pages.make_forms();
    let all = pages.doc.add_object(registration());
    let root = pages.doc.catalog().ok().and_then(|catalog| catalog.get(b"Pages").ok()?.as_reference().ok());
    let root = root.ok_or_else(|| Unreadable("no pages".to_owned()))?;
    let mut kids = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let (mut content, mut named) = (String::new(), Dictionary::new());
        for placed in &sheet.placed {
            let at = match placed.source {
                Source::Page(page) => page,
                Source::Slug(slug) => count + slug,
            };
            let Some(form) = pages.forms.get(at).copied() else { continue };
            let name = format!("P{at}");
            named.set(name.as_bytes().to_vec(), form);
            let [a, b, c, d, e, f] = placed.matrix;
            let Rect { left, bottom, .. } = placed.clip;
            let (width, height) = (placed.clip.width(), placed.clip.height());
            // Writing to a String cannot fail; so below.
            let _ = writeln!(
                content,
                "q {left} {bottom} {width} {height} re W n {a} {b} {c} {d} {e} {f} cm /{name} Do Q"
            );
        }
        if !sheet.marks.is_empty() {
            content.push_str("/Artifact BMC q 0.25 w ");
            content.push_str(match ink {
                MarkInk::All => "/All CS 1 SCN\n",
                MarkInk::Black => "0 0 0 1 K\n",
            });
            sheet.marks.iter().for_each(|mark| draw(mark, &mut content));
            content.push_str("Q EMC\n");
        }
        let mut stream = Stream::new(Dictionary::new(), content.into_bytes());
        let _ = stream.compress();
        let content = pages.doc.add_object(stream);
        let mut resources = dictionary! { "XObject" => named };
        if ink == MarkInk::All {
            resources.set("ColorSpace", dictionary! { "All" => all });
        }
        let page = dictionary! {
            "Type" => "Page", "Parent" => root, "MediaBox" => array(sheet.media), "CropBox" => array(sheet.media),
            "BleedBox" => array(sheet.bleed), "TrimBox" => array(sheet.trim), "Contents" => content,
            "Resources" => resources,
        };
        kids.push(Object::Reference(pages.doc.add_object(page)));
    }
    let count = kids.len() as i64;
    pages
        .doc
        .objects
        .insert(root, dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids }.into());
    if let Ok(catalog) = pages.doc.catalog_mut() {
        for key in FOR_READING {
            catalog.remove(key);
        }
    }
    if let Some(exchange) = exchange {
        exchange::declare(&mut pages.doc, exchange);
    }
    pages.doc.prune_objects();
    pages.doc.renumber_objects();
    let mut bytes = Vec::new();
    pages.doc.save_to(&mut bytes).map_err(|error| Unreadable(error.to_string()))?;
    Ok(bytes)
}

/// Entries of the catalog that a press has no use for, or that would be wrong now.
const FOR_READING: [&[u8]; 12] = [
    b"StructTreeRoot",
    b"MarkInfo",
    b"Outlines",
    b"Dests",
    b"Names",
    b"PageLabels",
    b"PageMode",
    b"OpenAction",
    b"Metadata",
    b"OutputIntents",
    b"ViewerPreferences",
    b"Lang",
];

/// The colour that stands on every plate (ISO 32000-1, 8.6.6.4).
fn registration() -> Object {
    let zeros = vec![Object::Integer(0); 4];
    let ones = vec![Object::Integer(1); 4];
    let tint = dictionary! {
        "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "C0" => zeros, "C1" => ones, "N" => 1,
    };
    Object::Array(vec!["Separation".into(), "All".into(), "DeviceCMYK".into(), tint.into()])
}

fn array(rect: Rect) -> Object {
    let numbers = [rect.left, rect.bottom, rect.right, rect.top];
    Object::Array(numbers.into_iter().map(Object::Real).collect())
}

fn draw(mark: &Mark, out: &mut String) {
    let _ = match *mark {
        Mark::Line { from: (x, y), to: (u, v), ink: Ink::Solid } => writeln!(out, "{x} {y} m {u} {v} l S"),
        Mark::Line { from: (x, y), to: (u, v), ink: Ink::Dashed } => {
            writeln!(out, "[2 2] 0 d {x} {y} m {u} {v} l S [] 0 d")
        }
        Mark::Target { at: (x, y), radius } => {
            let (r, long, bow) = (radius, radius * 1.8, radius * 0.552_28);
            writeln!(
                out,
                "{} {y} m {} {y} l {x} {} m {x} {} l S {} {y} m {} {} {} {} {x} {} c {} {} {} {} {} {y} c \
                 {} {} {} {} {x} {} c {} {} {} {} {} {y} c S",
                x - long,
                x + long,
                y - long,
                y + long,
                x + r,
                x + r,
                y + bow,
                x + bow,
                y + r,
                y + r,
                x - bow,
                y + r,
                x - r,
                y + bow,
                x - r,
                x - r,
                y - bow,
                x - bow,
                y - r,
                y - r,
                x + bow,
                y - r,
                x + r,
                y - bow,
                x + r,
            )
        }
    };
}

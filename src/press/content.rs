//! What the content of a page shows, object by object: letters, areas, lines and pictures with their place on the page and
//! their ink (ISO 32000-1, 8 and 9). Forms are followed, so that pages placed on sheets read like any others.

use super::pdf::{Content, Dictionary, Object, ObjectId, Pdf};
use super::sheet::Rect;
use crate::base::par;
use std::collections::BTreeMap;

/// Something that a page shows.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What.
    pub what: What,
    /// Around it, in points of the page, clipped to what is visible.
    pub rect: Rect,
    /// Its ink; of a picture that of its colour space.
    pub ink: Ink,
}

/// Kinds of things that are shown.
#[derive(Clone, Debug)]
pub enum What {
    /// A filled area of so many square points.
    Area(f32),
    /// A line: its width and length in points. Of width 0: as thin as the device can.
    Line(f32, f32),
    /// Letters of a font, of this size in points after all matrices; glyphs by their numbers.
    Letters(ObjectId, f32, Vec<u16>),
    /// A picture of so many pixels, placed that large: pixels across and down, points across and down.
    Picture(ObjectId, (f32, f32), (f32, f32)),
}

/// With what it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Ink {
    /// Shares of cyan, magenta, yellow and black.
    Plates([f32; 4]),
    /// A share of a named ink.
    Spot(String, f32),
    /// Registration colour: all plates.
    All,
    /// Something that no plate carries as it is: its colour space.
    Foreign(&'static str),
}

/// No page of people's work shows more; a hostile one must not keep a press waiting.
const MOST_SHOWN: usize = 400_000;
/// Nor nests its forms deeper.
const DEEPEST: usize = 12;
/// Nor is longer, unpacked.
const LONGEST: usize = 64 << 20;

/// Everything that the pages show, each in the order in which it is drawn.
pub fn shown(pdf: &Pdf) -> Vec<Vec<Shown>> {
    let pages: Vec<(usize, Rect)> = pdf.pages().iter().map(|boxes| boxes.media).enumerate().collect();
    // Pages that are read one after another look up a font once.
    let some: Vec<&[(usize, Rect)]> = pages.chunks(SOME).collect();
    let read = par::map(&some, |some| {
        let mut walk = Walk { pdf, out: Vec::new(), fonts: BTreeMap::new() };
        let page = |(at, media): &(usize, Rect)| {
            if let Some((resources, content)) = pdf.content(*at, LONGEST) {
                walk.run(&content, &resources, &State::new(*media), 0);
            }
            std::mem::take(&mut walk.out)
        };
        some.iter().map(page).collect::<Vec<_>>()
    });
    read.into_iter().flatten().collect()
}

/// So many pages are read by one thread.
const SOME: usize = 24;

type Matrix = [f32; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn then(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn map(m: Matrix, (x, y): (f32, f32)) -> (f32, f32) {
    (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
}

/// By how much lengths grow.
fn scale(m: Matrix) -> f32 {
    (m[0] * m[3] - m[1] * m[2]).abs().sqrt()
}

fn around(points: impl Iterator<Item = (f32, f32)>) -> Option<Rect> {
    points.fold(None, |rect: Option<Rect>, (x, y)| {
        let rect = rect.unwrap_or(Rect { left: x, bottom: y, right: x, top: y });
        Some(Rect {
            left: rect.left.min(x),
            bottom: rect.bottom.min(y),
            right: rect.right.max(x),
            top: rect.top.max(y),
        })
    })
}

fn corners(rect: Rect) -> [(f32, f32); 4] {
    [(rect.left, rect.bottom), (rect.right, rect.bottom), (rect.right, rect.top), (rect.left, rect.top)]
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    clip: Rect,
    fill: Ink,
    stroke: Ink,
    fill_space: Space,
    stroke_space: Space,
    width: f32,
    font: Option<ObjectId>,
    size: f32,
    spacing: f32,
    stretch: f32,
    rise: f32,
    invisible: bool,
}

/// What operands of `scn` mean.
#[derive(Clone)]
enum Space {
    Plates,
    Grey,
    Spot(String),
    All,
    Foreign(&'static str),
}

impl State {
    fn new(clip: Rect) -> State {
        State {
            matrix: IDENTITY,
            clip,
            fill: Ink::Plates([0.0, 0.0, 0.0, 1.0]),
            stroke: Ink::Plates([0.0, 0.0, 0.0, 1.0]),
            fill_space: Space::Grey,
            stroke_space: Space::Grey,
            width: 1.0,
            font: None,
            size: 1.0,
            spacing: 0.0,
            stretch: 1.0,
            rise: 0.0,
            invisible: false,
        }
    }
}

struct Walk<'a> {
    pdf: &'a Pdf,
    out: Vec<Shown>,
    /// Widths of glyphs, thousandths of the size: the usual one and the others.
    fonts: BTreeMap<ObjectId, (f32, BTreeMap<u16, f32>)>,
}

/// Lines of a path, bows flattened.
#[derive(Default)]
struct Path {
    pieces: Vec<Vec<(f32, f32)>>,
}

impl Path {
    fn to(&mut self, point: (f32, f32)) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.push(point);
        }
    }

    fn last(&self) -> (f32, f32) {
        self.pieces.last().and_then(|piece| piece.last()).copied().unwrap_or((0.0, 0.0))
    }

    fn bow(&mut self, b: (f32, f32), c: (f32, f32), d: (f32, f32)) {
        let a = self.last();
        for step in 1..=8 {
            let t = step as f32 / 8.0;
            let u = 1.0 - t;
            let mix = |a: f32, b: f32, c: f32, d: f32| {
                u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
            };
            self.to((mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1)));
        }
    }

    fn rect(&self) -> Option<Rect> {
        around(self.pieces.iter().flatten().copied())
    }

    fn area(&self) -> f32 {
        self.pieces.iter().map(|piece| shoelace(piece)).sum::<f32>().abs()
    }

    fn length(&self) -> f32 {
        let pairs = self.pieces.iter().flat_map(|piece| piece.windows(2));
        pairs.map(|pair| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1)).sum()
    }
}

/// The area within a closed line, positive where it runs against the clock.
pub fn shoelace(points: &[(f32, f32)]) -> f32 {
    let closed = points.iter().zip(points.iter().cycle().skip(1));
    closed.map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f32>() / 2.0
}

impl Walk<'_> {
    fn run(&mut self, content: &Content, resources: &Dictionary, start: &State, depth: usize) {
        let (mut state, mut stack) = (start.clone(), Vec::new());
        let mut path = Path::default();
        let mut clips = false;
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        let mut leading = 0.0;
        for operation in &content.operations {
            if self.out.len() > MOST_SHOWN {
                return;
            }
            let n = |at: usize| operation.operands.get(at).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
            let p = |at: usize| (n(at), n(at + 1));
            let six = || [n(0), n(1), n(2), n(3), n(4), n(5)];
            let name = || operation.operands.last().and_then(|o| o.as_name().ok()).unwrap_or_default();
            match operation.operator.as_str() {
                "q" if stack.len() < 256 => stack.push(state.clone()),
                "Q" => state = stack.pop().unwrap_or(state),
                "cm" => state.matrix = then(six(), state.matrix),
                "w" => state.width = n(0),
                "m" => path.pieces.push(vec![map(state.matrix, p(0))]),
                "l" => path.to(map(state.matrix, p(0))),
                "c" => path.bow(map(state.matrix, p(0)), map(state.matrix, p(2)), map(state.matrix, p(4))),
                "v" => {
                    let from = path.last();
                    path.bow(from, map(state.matrix, p(0)), map(state.matrix, p(2)));
                }
                "y" => path.bow(map(state.matrix, p(0)), map(state.matrix, p(2)), map(state.matrix, p(2))),
                "h" => {
                    if let Some(first) = path.pieces.last().and_then(|piece| piece.first()).copied() {
                        path.to(first);
                    }
                }
                "re" => {
                    let (x, y, w, h) = (n(0), n(1), n(2), n(3));
                    let around = [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)];
                    path.pieces.push(around.map(|point| map(state.matrix, point)).to_vec());
                }
                "W" | "W*" => clips = true,
                operator @ ("f" | "F" | "f*" | "b" | "b*" | "B" | "B*" | "s" | "S" | "n") => {
                    if matches!(operator, "f" | "F" | "f*" | "b" | "b*" | "B" | "B*") {
                        self.area(&path, &state);
                    }
                    if matches!(operator, "b" | "b*" | "B" | "B*" | "s" | "S") {
                        self.line(&path, &state);
                    }
                    if std::mem::take(&mut clips) {
                        let inside = path.rect().unwrap_or_default();
                        state.clip = common(state.clip, inside);
                    }
                    path = Path::default();
                }
                "g" => (state.fill, state.fill_space) = (grey(n(0)), Space::Grey),
                "G" => (state.stroke, state.stroke_space) = (grey(n(0)), Space::Grey),
                "k" => {
                    (state.fill, state.fill_space) = (Ink::Plates([n(0), n(1), n(2), n(3)]), Space::Plates);
                }
                "K" => {
                    (state.stroke, state.stroke_space) =
                        (Ink::Plates([n(0), n(1), n(2), n(3)]), Space::Plates);
                }
                "rg" => (state.fill, state.fill_space) = (Ink::Foreign("RGB"), Space::Foreign("RGB")),
                "RG" => (state.stroke, state.stroke_space) = (Ink::Foreign("RGB"), Space::Foreign("RGB")),
                "cs" => state.fill_space = self.space(name(), resources),
                "CS" => state.stroke_space = self.space(name(), resources),
                "sc" | "scn" => state.fill = tint(&state.fill_space, &n),
                "SC" | "SCN" => state.stroke = tint(&state.stroke_space, &n),
                "sh" => {
                    let ink = self.shading(name(), resources);
                    let area = state.clip.width() * state.clip.height();
                    self.push(What::Area(area), state.clip, ink, &state);
                }
                "BT" => (text, line) = (IDENTITY, IDENTITY),
                "Tf" => {
                    let font = operation.operands.first().and_then(|o| o.as_name().ok()).unwrap_or_default();
                    state.font = self.pdf.named(resources, b"Font", font);
                    state.size = n(1);
                }
                "Tc" => state.spacing = n(0),
                "Tz" => state.stretch = n(0) / 100.0,
                "Ts" => state.rise = n(0),
                "Tr" => state.invisible = n(0) as i32 == 3,
                "TL" => leading = n(0),
                "Tm" => (text, line) = (six(), six()),
                "Td" | "TD" => {
                    if operation.operator == "TD" {
                        leading = -n(1);
                    }
                    line = then([1.0, 0.0, 0.0, 1.0, n(0), n(1)], line);
                    text = line;
                }
                "T*" | "'" => {
                    line = then([1.0, 0.0, 0.0, 1.0, 0.0, -leading], line);
                    text = line;
                    if let Some(Object::String(bytes, _)) = operation.operands.first() {
                        self.letters(bytes, &mut text, &state);
                    }
                }
                "Tj" => {
                    if let Some(Object::String(bytes, _)) = operation.operands.first() {
                        self.letters(bytes, &mut text, &state);
                    }
                }
                "TJ" => {
                    let Some(Object::Array(pieces)) = operation.operands.first() else { continue };
                    for piece in pieces {
                        match piece {
                            Object::String(bytes, _) => self.letters(bytes, &mut text, &state),
                            other => {
                                let back =
                                    other.as_float().unwrap_or(0.0) / 1000.0 * state.size * state.stretch;
                                text = then([1.0, 0.0, 0.0, 1.0, -back, 0.0], text);
                            }
                        }
                    }
                }
                "Do" => self.object(name(), resources, &state, depth),
                _ => {}
            }
        }
    }

    fn push(&mut self, what: What, rect: Rect, ink: Ink, state: &State) {
        let rect = common(rect, state.clip);
        if rect.width() >= 0.0 && rect.height() >= 0.0 && rect != Rect::default() {
            self.out.push(Shown { what, rect, ink });
        }
    }

    fn area(&mut self, path: &Path, state: &State) {
        let Some(rect) = path.rect() else { return };
        let seen = common(rect, state.clip);
        let whole = rect.width() * rect.height();
        let part = if whole > 0.0 { seen.width().max(0.0) * seen.height().max(0.0) / whole } else { 1.0 };
        self.push(What::Area(path.area() * part), rect, state.fill.clone(), state);
    }

    fn line(&mut self, path: &Path, state: &State) {
        let Some(rect) = path.rect() else { return };
        let width = state.width * scale(state.matrix);
        self.push(What::Line(width, path.length()), rect, state.stroke.clone(), state);
    }

    fn letters(&mut self, bytes: &[u8], text: &mut Matrix, state: &State) {
        let Some(font) = state.font else { return };
        let codes: Vec<u16> =
            bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        let pdf = self.pdf;
        let (usual, widths) = self.fonts.entry(font).or_insert_with(|| widths(pdf, font));
        let wide =
            codes.iter().map(|code| widths.get(code).unwrap_or(usual) / 1000.0 * state.size + state.spacing);
        let advance = wide.sum::<f32>() * state.stretch;
        let whole = then(*text, state.matrix);
        let (low, high) = (state.rise - 0.12 * state.size, state.rise + 0.8 * state.size);
        let box_ = Rect { left: 0.0, bottom: low, right: advance, top: high };
        let rect = around(corners(box_).into_iter().map(|point| map(whole, point)));
        let size = state.size.abs() * scale(whole);
        *text = then([1.0, 0.0, 0.0, 1.0, advance, 0.0], *text);
        if let Some(rect) = rect.filter(|_| !state.invisible) {
            self.push(What::Letters(font, size, codes), rect, state.fill.clone(), state);
        }
    }

    fn object(&mut self, name: &[u8], resources: &Dictionary, state: &State, depth: usize) {
        let Some(id) = self.pdf.named(resources, b"XObject", name) else { return };
        let Some((dictionary, kind)) = self.pdf.xobject(id) else { return };
        match kind {
            b"Image" => {
                let side =
                    |key: &[u8]| dictionary.get(key).ok().and_then(|o| o.as_float().ok()).unwrap_or(0.0);
                let pixels = (side(b"Width"), side(b"Height"));
                let m = state.matrix;
                let placed = (m[0].hypot(m[1]), m[2].hypot(m[3]));
                let unit = Rect { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 };
                let Some(rect) = around(corners(unit).into_iter().map(|point| map(m, point))) else { return };
                let mask = dictionary.get(b"ImageMask").and_then(Object::as_bool).unwrap_or(false);
                let ink = if mask { state.fill.clone() } else { self.picture(dictionary, resources) };
                self.push(What::Picture(id, pixels, placed), rect, ink, state);
            }
            b"Form" if depth < DEEPEST => {
                let Some(content) = self.pdf.stream(id, LONGEST) else { return };
                let matrix = self.pdf.numbers(dictionary, b"Matrix").unwrap_or(IDENTITY);
                let mut inner = state.clone();
                inner.matrix = then(matrix, state.matrix);
                if let Some([left, bottom, right, top]) = self.pdf.numbers::<4>(dictionary, b"BBox") {
                    let box_ = corners(Rect { left, bottom, right, top });
                    let box_ = around(box_.into_iter().map(|point| map(inner.matrix, point)));
                    inner.clip = common(inner.clip, box_.unwrap_or_default());
                }
                let own = self.pdf.dictionary(dictionary, b"Resources").unwrap_or_else(|| resources.clone());
                self.run(&content, &own, &inner, depth + 1);
            }
            _ => {}
        }
    }

    /// What a colour space is called, followed from a name in the resources.
    fn space(&self, name: &[u8], resources: &Dictionary) -> Space {
        match name {
            b"DeviceGray" | b"G" => Space::Grey,
            b"DeviceCMYK" | b"CMYK" => Space::Plates,
            b"DeviceRGB" | b"RGB" => Space::Foreign("RGB"),
            b"Pattern" => Space::Foreign("Pattern"),
            _ => {
                let spaces = self.pdf.dictionary(resources, b"ColorSpace");
                let object = spaces.as_ref().and_then(|spaces| spaces.get(name).ok());
                object.map_or(Space::Foreign("unknown"), |object| self.space_of(object))
            }
        }
    }

    fn space_of(&self, object: &Object) -> Space {
        let object = self.pdf.follow(object);
        if let Ok(name) = object.as_name() {
            return self.space(name, &Dictionary::new());
        }
        let parts = object.as_array().map(Vec::as_slice).unwrap_or_default();
        let kind = parts.first().and_then(|kind| kind.as_name().ok()).unwrap_or_default();
        match kind {
            b"Separation" => match parts.get(1).and_then(|name| name.as_name().ok()) {
                Some(b"All") => Space::All,
                Some(b"Black") => Space::Grey,
                Some(name) => Space::Spot(String::from_utf8_lossy(name).into_owned()),
                None => Space::Foreign("Separation"),
            },
            b"ICCBased" => Space::Foreign("ICC"),
            b"CalRGB" => Space::Foreign("CalRGB"),
            b"CalGray" => Space::Foreign("CalGray"),
            b"Lab" => Space::Foreign("Lab"),
            b"Indexed" | b"I" => parts.get(1).map_or(Space::Foreign("Indexed"), |base| self.space_of(base)),
            b"DeviceN" => Space::Spot("DeviceN".to_owned()),
            b"Pattern" => Space::Foreign("Pattern"),
            _ => Space::Foreign("unknown"),
        }
    }

    fn picture(&self, dictionary: &Dictionary, resources: &Dictionary) -> Ink {
        let Ok(space) = dictionary.get(b"ColorSpace") else { return Ink::Foreign("unknown") };
        let space = match space.as_name() {
            Ok(name) => self.space(name, resources),
            Err(_) => self.space_of(space),
        };
        match space {
            // How much ink of it depends on the pixels.
            Space::Grey => Ink::Plates([0.0, 0.0, 0.0, 0.5]),
            Space::Plates => Ink::Plates([0.4; 4]),
            Space::Spot(name) => Ink::Spot(name, 0.5),
            Space::All => Ink::All,
            Space::Foreign(name) => Ink::Foreign(name),
        }
    }

    fn shading(&self, name: &[u8], resources: &Dictionary) -> Ink {
        let shading = self.pdf.named(resources, b"Shading", name);
        let space = shading.and_then(|id| self.pdf.entry(id, b"ColorSpace"));
        match space.map(|space| self.space_of(&space)) {
            Some(Space::Plates) => Ink::Plates([0.5; 4]),
            Some(Space::Grey) => Ink::Plates([0.0, 0.0, 0.0, 0.5]),
            Some(Space::Spot(name)) => Ink::Spot(name, 0.5),
            Some(Space::All) => Ink::All,
            Some(Space::Foreign(name)) => Ink::Foreign(name),
            None => Ink::Foreign("unknown"),
        }
    }
}

/// The greatest rectangle in both.
pub fn common(a: Rect, b: Rect) -> Rect {
    Rect {
        left: a.left.max(b.left),
        bottom: a.bottom.max(b.bottom),
        right: a.right.min(b.right),
        top: a.top.min(b.top),
    }
}

fn grey(light: f32) -> Ink {
    Ink::Plates([0.0, 0.0, 0.0, 1.0 - light])
}

fn tint(space: &Space, n: &dyn Fn(usize) -> f32) -> Ink {
    match space {
        Space::Plates => Ink::Plates([n(0), n(1), n(2), n(3)]),
        Space::Grey => grey(n(0)),
        Space::Spot(name) => Ink::Spot(name.clone(), n(0)),
        Space::All => Ink::All,
        Space::Foreign(name) => Ink::Foreign(name),
    }
}

/// `W` and `DW` of a composite font (ISO 32000-1, 9.7.4.3).
fn widths(pdf: &Pdf, font: ObjectId) -> (f32, BTreeMap<u16, f32>) {
    let mut out = BTreeMap::new();
    let descendant = pdf.descendant(font);
    let usual = descendant.as_ref().and_then(|font| font.get(b"DW").ok()).and_then(|dw| dw.as_float().ok());
    let list = descendant.as_ref().and_then(|font| font.get(b"W").ok()).map(|list| pdf.follow(list));
    let list = list.and_then(|list| list.as_array().ok().cloned()).unwrap_or_default();
    let mut at = 0;
    let number = |object: Option<&Object>| object.and_then(|o| o.as_float().ok());
    while let Some(first) = number(list.get(at)) {
        match list.get(at + 1).map(|next| pdf.follow(next)) {
            Some(Object::Array(each)) => {
                for (offset, width) in each.iter().enumerate() {
                    out.insert(first as u16 + offset as u16, number(Some(width)).unwrap_or(1000.0));
                }
                at += 2;
            }
            Some(last) => {
                let last = number(Some(&last)).unwrap_or(first);
                let width = number(list.get(at + 2)).unwrap_or(1000.0);
                (first as u16..=last as u16).for_each(|code| {
                    out.insert(code, width);
                });
                at += 3;
            }
            None => break,
        }
    }
    (usual.unwrap_or(1000.0), out)
}

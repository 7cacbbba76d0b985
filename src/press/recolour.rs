//! Makes every colour of a file one that the job's plates can print.
//!
//! The design sets its own colours for a press already; what is left are pictures, drawings and what a theme forgot. They
//! are converted: neutral colours of drawings become black alone, so that no plate can slip beside another; other colours
//! and photographs become the inks that look alike on the press whose profile is given. Without a profile they lose the
//! grey that their inks have in common to the black plate. On one plate a colour becomes the tint of black that is as dark.

use super::jpeg;
use super::palette::Palette;
use super::pdf::{Content, Dictionary, Document, Object, ObjectId, Operation, Pdf, Stream, dictionary};
use super::profile::Profile;
use crate::base::par;
use std::collections::{BTreeMap, BTreeSet};

/// Pixels of a picture, unpacked, that are still converted.
const LARGEST: usize = 400 << 20;

/// Changes the colours of `pdf`. Pictures in foreign colours are left as they are where `refuse` says so: preflight then
/// reports them.
pub fn recolour(pdf: &mut Pdf, palette: &Palette, profile: Option<&Profile>, refuse: bool) {
    let doc = pdf.document();
    let mut work = Work { palette, profile, refuse, spot: None, seen: BTreeSet::new() };
    if let Palette::Spot(name) = palette {
        work.spot = Some(doc.add_object(separation(name)));
    }
    let (pages, others): (Vec<ObjectId>, Vec<ObjectId>) =
        doc.objects.keys().partition(|id| is_page(doc, **id));
    let contents = par::map(&pages, |page| work.page(doc, *page));
    for (page, content) in pages.into_iter().zip(contents) {
        // Plain: it is compressed when the page becomes a form.
        let stream = doc.add_object(Stream::new(Dictionary::new(), content));
        if let Ok(page) = doc.get_dictionary_mut(page) {
            page.set("Contents", stream);
        }
        work.name_spot(doc, page);
    }
    for id in others {
        work.object(doc, id);
    }
    if let Ok(catalog) = doc.catalog_mut() {
        catalog.remove(b"OutputIntents");
    }
}

/// A spot colour that looks like the vermilion of the built-in theme where it is shown without its ink.
fn separation(name: &str) -> Object {
    let numbers = |all: [f32; 4]| Object::Array(all.into_iter().map(Object::Real).collect());
    let tint = dictionary! {
        "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "C0" => numbers([0.0; 4]),
        "C1" => numbers([0.15, 0.9, 0.95, 0.15]), "N" => 1,
    };
    Object::Array(vec![
        "Separation".into(),
        Object::Name(name.as_bytes().to_vec()),
        "DeviceCMYK".into(),
        tint.into(),
    ])
}

struct Work<'a> {
    palette: &'a Palette,
    profile: Option<&'a Profile>,
    refuse: bool,
    spot: Option<ObjectId>,
    /// Content streams that were rewritten.
    seen: BTreeSet<ObjectId>,
}

/// What a colour space of the file means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Space {
    Grey,
    Rgb,
    Cmyk,
    /// Patterns and named inks: left as they are.
    Other,
}

impl Work<'_> {
    /// The content of a page, rewritten. Its streams are one content; what one of them opens another may close.
    fn page(&self, doc: &Document, id: ObjectId) -> Vec<u8> {
        let mut all = Vec::new();
        for part in doc.get_page_contents(id) {
            if let Ok(stream) = doc.get_object(part).and_then(Object::as_stream) {
                all.extend(stream.get_plain_content_with_limit(LARGEST).unwrap_or_default());
                all.push(b'\n');
            }
        }
        self.content(doc, &all, &inherited(doc, id))
    }

    /// Rewrites an object that holds colours and is no page: forms and patterns by their content, pictures, gradients.
    fn object(&mut self, doc: &mut Document, id: ObjectId) {
        let Ok(object) = doc.get_object(id) else { return };
        match object {
            Object::Dictionary(shading) if shading.has(b"ShadingType") => self.shading(doc, id),
            Object::Stream(stream) => {
                let subtype = name_at(&stream.dict, b"Subtype");
                if subtype == b"Image" {
                    self.picture(doc, id);
                } else if (subtype == b"Form" || stream.dict.has(b"PaintType")) && self.seen.insert(id) {
                    let resources = stream.dict.get(b"Resources").ok().cloned();
                    let resources =
                        resources.and_then(|r| resolved(doc, &r).as_dict().ok().cloned()).unwrap_or_default();
                    let dictionary = stream.dict.clone();
                    let Ok(bytes) = stream.get_plain_content_with_limit(LARGEST) else { return };
                    let content = self.content(doc, &bytes, &resources);
                    doc.objects.insert(id, packed(dictionary, content).into());
                    self.name_spot(doc, id);
                } else if stream.dict.has(b"ShadingType") {
                    self.shading(doc, id);
                }
            }
            _ => {}
        }
    }

    /// The content with its colours changed.
    fn content(&self, doc: &Document, bytes: &[u8], resources: &Dictionary) -> Vec<u8> {
        let Ok(content) = Content::decode(bytes) else { return bytes.to_vec() };
        let spaces = resources.get(b"ColorSpace").map(|spaces| resolved(doc, spaces)).unwrap_or(Object::Null);
        let mut known: BTreeMap<Vec<u8>, Space> = BTreeMap::new();
        let mut space = |name: &[u8]| {
            *known.entry(name.to_vec()).or_insert_with(|| {
                let named = spaces.as_dict().ok().and_then(|spaces| spaces.get(name).ok());
                named.map_or_else(|| by_name(name), |object| space_of(doc, object, 0))
            })
        };
        let (mut fill, mut stroke) = (Space::Grey, Space::Grey);
        let mut stack = Vec::new();
        let mut out = Vec::with_capacity(content.operations.len());
        for operation in content.operations {
            let n: Vec<f32> = operation.operands.iter().filter_map(|o| o.as_float().ok()).collect();
            let name = operation.operands.first().and_then(|o| o.as_name().ok()).unwrap_or_default().to_vec();
            match operation.operator.as_str() {
                "q" => stack.push((fill, stroke)),
                "Q" => (fill, stroke) = stack.pop().unwrap_or((fill, stroke)),
                "g" | "rg" | "k" => {
                    self.set(&n, false, &mut out);
                    continue;
                }
                "G" | "RG" | "K" => {
                    self.set(&n, true, &mut out);
                    continue;
                }
                "cs" => {
                    fill = space(&name);
                    if fill != Space::Other {
                        self.set(&[0.0], false, &mut out);
                        continue;
                    }
                }
                "CS" => {
                    stroke = space(&name);
                    if stroke != Space::Other {
                        self.set(&[0.0], true, &mut out);
                        continue;
                    }
                }
                "sc" | "scn" if fill != Space::Other => {
                    self.set(&n, false, &mut out);
                    continue;
                }
                "SC" | "SCN" if stroke != Space::Other => {
                    self.set(&n, true, &mut out);
                    continue;
                }
                _ => {}
            }
            out.push(operation);
        }
        Content { operations: out }.encode().unwrap_or_else(|_| bytes.to_vec())
    }

    /// Sets a colour given by one, three or four numbers.
    fn set(&self, numbers: &[f32], stroke: bool, out: &mut Vec<Operation>) {
        let plates = self.plates(numbers);
        let reals = |all: &[f32]| all.iter().map(|n| Object::Real(*n)).collect::<Vec<_>>();
        if self.spot.is_some() && plates[1] > 0.0 && plates[0] + plates[2] + plates[3] == 0.0 {
            let (space, tint) = if stroke { ("CS", "SCN") } else { ("cs", "scn") };
            out.push(Operation::new(space, vec![Object::Name(SPOT.to_vec())]));
            out.push(Operation::new(tint, reals(&plates[1..2])));
            return;
        }
        out.push(Operation::new(if stroke { "K" } else { "k" }, reals(&plates)));
    }

    /// What a colour of grey, RGB or CMYK is on the plates of the job.
    fn plates(&self, numbers: &[f32]) -> [f32; 4] {
        match (numbers, self.palette) {
            ([grey], _) => [0.0, 0.0, 0.0, 1.0 - grey.clamp(0.0, 1.0)],
            ([r, g, b], Palette::Process) => self.separated([*r, *g, *b]),
            ([r, g, b], _) => [0.0, 0.0, 0.0, 1.0 - lightness([*r, *g, *b])],
            ([c, m, y, k], Palette::Process) => [*c, *m, *y, *k],
            // The magenta plate stands for the spot colour.
            ([c, m, y, k], Palette::Spot(_)) if c + y == 0.0 && (*m == 0.0 || *k == 0.0) => {
                [0.0, *m, 0.0, *k]
            }
            ([c, m, y, k], _) if c + m + y == 0.0 => [0.0, 0.0, 0.0, *k],
            ([c, m, y, k], _) => {
                let rgb = [c, m, y].map(|ink| (1.0 - ink) * (1.0 - k));
                [0.0, 0.0, 0.0, 1.0 - lightness(rgb)]
            }
            _ => [0.0, 0.0, 0.0, 1.0],
        }
    }

    /// The inks of a colour of a drawing.
    fn separated(&self, rgb: [f32; 3]) -> [f32; 4] {
        let plain = separated(rgb);
        match self.profile.filter(|_| plain[..3].iter().any(|ink| *ink > 0.0)) {
            Some(profile) => {
                let inks = profile.inks(&rgb.map(|n| (n.clamp(0.0, 1.0) * 255.0).round() as u8));
                inks.try_into().map_or(plain, |inks: [u8; 4]| inks.map(|ink| f32::from(ink) / 255.0))
            }
            None => plain,
        }
    }

    /// Makes the spot colour known where it may be used.
    fn name_spot(&self, doc: &mut Document, id: ObjectId) {
        let Some(spot) = self.spot else { return };
        let mut resources = if is_page(doc, id) { inherited(doc, id) } else { own_resources(doc, id) };
        let spaces = resources.get(b"ColorSpace").map(|spaces| resolved(doc, spaces)).unwrap_or(Object::Null);
        let mut spaces = spaces.as_dict().cloned().unwrap_or_default();
        spaces.set(SPOT, spot);
        resources.set("ColorSpace", spaces);
        match doc.get_object_mut(id) {
            Ok(Object::Dictionary(page)) => page.set("Resources", resources),
            Ok(Object::Stream(form)) => form.dict.set("Resources", resources),
            _ => {}
        }
    }

    fn picture(&self, doc: &mut Document, id: ObjectId) {
        let Ok(stream) = doc.get_object(id).and_then(Object::as_stream) else { return };
        let dictionary = &stream.dict;
        if dictionary.get(b"ImageMask").and_then(Object::as_bool).unwrap_or(false) {
            return;
        }
        let Ok(space) = dictionary.get(b"ColorSpace") else { return };
        let bits = dictionary.get(b"BitsPerComponent").and_then(Object::as_i64).unwrap_or(8);
        let kind = space_of(doc, space, 0);
        match kind {
            Space::Grey => {
                // Grey samples are those of a black plate; only their profile goes.
                if let Ok(stream) = doc.get_object_mut(id).and_then(Object::as_stream_mut) {
                    stream.dict.set("ColorSpace", "DeviceGray");
                }
                return;
            }
            Space::Cmyk if *self.palette == Palette::Process => {
                if let Ok(stream) = doc.get_object_mut(id).and_then(Object::as_stream_mut) {
                    stream.dict.set("ColorSpace", "DeviceCMYK");
                }
                return;
            }
            Space::Rgb if bits == 8 && !self.refuse => {}
            _ => return,
        }
        let Some(rgb) = rgb_samples(doc, stream, space) else { return };
        let (name, samples): (&str, Vec<u8>) = match self.palette {
            Palette::Process => {
                let plates =
                    |pixel: &[u8]| separated([pixel[0], pixel[1], pixel[2]].map(|n| f32::from(n) / 255.0));
                let bytes = |pixel| plates(pixel).map(|ink| (ink * 255.0).round() as u8);
                let plain = || rgb.chunks_exact(3).flat_map(bytes).collect();
                ("DeviceCMYK", self.profile.map_or_else(plain, |profile| profile.inks(&rgb)))
            }
            _ => {
                let light =
                    |pixel: &[u8]| lightness([pixel[0], pixel[1], pixel[2]].map(|n| f32::from(n) / 255.0));
                (
                    "DeviceGray",
                    rgb.chunks_exact(3).map(|pixel| (light(pixel) * 255.0).round() as u8).collect(),
                )
            }
        };
        let mut dictionary = dictionary.clone();
        for key in [&b"Filter"[..], b"DecodeParms", b"Decode", b"Length"] {
            dictionary.remove(key);
        }
        dictionary.set("ColorSpace", name);
        dictionary.set("BitsPerComponent", 8);
        doc.objects.insert(id, packed(dictionary, samples).into());
    }

    /// A gradient: its colours are the values of functions, or samples.
    fn shading(&self, doc: &mut Document, id: ObjectId) {
        let Ok(object) = doc.get_object(id) else { return };
        let Ok(own) = object.as_dict().or_else(|_| object.as_stream().map(|stream| &stream.dict)) else {
            return;
        };
        let space = own.get(b"ColorSpace").map(|space| space_of(doc, space, 0)).unwrap_or(Space::Other);
        let Ok(function) = own.get(b"Function").cloned() else { return };
        let foreign = match space {
            Space::Rgb | Space::Grey => true,
            Space::Cmyk => *self.palette != Palette::Process,
            Space::Other => false,
        };
        if !foreign {
            return;
        }
        let Some(function) = self.function(doc, &function, 0) else { return };
        let dictionary = match doc.get_object_mut(id) {
            Ok(Object::Dictionary(dictionary)) => dictionary,
            Ok(Object::Stream(stream)) => &mut stream.dict,
            _ => return,
        };
        dictionary.set("ColorSpace", "DeviceCMYK");
        dictionary.set("Function", function);
        dictionary.remove(b"Background");
    }

    /// A function with colours of plates for values; nothing for kinds that cannot be changed.
    fn function(&self, doc: &mut Document, object: &Object, depth: usize) -> Option<Object> {
        let function = resolved(doc, object);
        if let Object::Stream(stream) = &function {
            return self.samples(doc, stream);
        }
        let own = function.as_dict().ok()?;
        let mut changed = own.clone();
        match own.get(b"FunctionType").ok()?.as_i64().ok()? {
            2 => {
                for key in [&b"C0"[..], b"C1"] {
                    let numbers = resolved(doc, own.get(key).ok()?);
                    let numbers: Vec<f32> =
                        numbers.as_array().ok()?.iter().filter_map(|n| n.as_float().ok()).collect();
                    let plates = self.plates(&numbers).into_iter().map(Object::Real).collect();
                    changed.set(key, Object::Array(plates));
                }
            }
            3 if depth < 8 => {
                let parts = resolved(doc, own.get(b"Functions").ok()?).as_array().ok()?.clone();
                let parts: Option<Vec<Object>> =
                    parts.iter().map(|part| self.function(doc, part, depth + 1)).collect();
                changed.set("Functions", parts?);
            }
            _ => return None,
        }
        changed.remove(b"Range");
        Some(doc.add_object(changed).into())
    }

    /// A sampled function of one input with 8-bit samples.
    fn samples(&self, doc: &mut Document, stream: &Stream) -> Option<Object> {
        let dictionary = &stream.dict;
        let range = resolved(doc, dictionary.get(b"Range").ok()?).as_array().ok()?.len() / 2;
        if dictionary.get(b"FunctionType").ok()?.as_i64().ok()? != 0
            || dictionary.get(b"BitsPerSample").ok()?.as_i64().ok()? != 8
            || !matches!(range, 1 | 3 | 4)
        {
            return None;
        }
        let bytes = stream.get_plain_content_with_limit(LARGEST).ok()?;
        let plates = |sample: &[u8]| {
            let numbers: Vec<f32> = sample.iter().map(|n| f32::from(*n) / 255.0).collect();
            self.plates(&numbers).map(|ink| (ink * 255.0).round() as u8)
        };
        let samples: Vec<u8> = bytes.chunks_exact(range).flat_map(plates).collect();
        let mut changed = dictionary.clone();
        for key in [&b"Filter"[..], b"DecodeParms", b"Decode", b"Length"] {
            changed.remove(key);
        }
        changed.set("Range", [0, 1].repeat(4).into_iter().map(Object::Integer).collect::<Vec<_>>());
        Some(doc.add_object(packed(changed, samples)).into())
    }
}

/// The name of the spot colour in resources.
const SPOT: &[u8] = b"CoursepackSpot";

/// How light a colour looks, from 0 to 1, in the steps of a screen: its luminance (ITU-R BT.709) in the curve of sRGB
/// (IEC 61966-2-1).
fn lightness(rgb: [f32; 3]) -> f32 {
    let linear = |n: f32| {
        let n = n.clamp(0.0, 1.0);
        if n <= 0.040_45 { n / 12.92 } else { ((n + 0.055) / 1.055).powf(2.4) }
    };
    let [r, g, b] = rgb.map(linear);
    let light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 }
}

/// Shares of the four inks: grey that three of them would make goes to the black plate, all of it where the colour is
/// neutral.
fn separated(rgb: [f32; 3]) -> [f32; 4] {
    let [r, g, b] = rgb.map(|n| n.clamp(0.0, 1.0));
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    if most - least < 0.03 {
        return [0.0, 0.0, 0.0, 1.0 - (r + g + b) / 3.0];
    }
    let key = 1.0 - most;
    let ink = |n: f32| (1.0 - n - key) / (1.0 - key);
    [ink(r), ink(g), ink(b), key]
}

/// The pixels of a picture as red, green and blue; nothing for what cannot be unpacked.
fn rgb_samples(doc: &Document, stream: &Stream, space: &Object) -> Option<Vec<u8>> {
    let filters = stream.filters().unwrap_or_default();
    if filters.last().is_some_and(|filter| *filter == b"DCTDecode") {
        return (filters.len() == 1).then(|| jpeg::rgb(&stream.content, LARGEST)).flatten();
    }
    let bytes = stream.get_plain_content_with_limit(LARGEST).ok()?;
    let space = resolved(doc, space);
    let parts = space.as_array().map(Vec::as_slice).unwrap_or_default();
    let indexed = parts.first().and_then(|kind| kind.as_name().ok()).is_some_and(|kind| kind == b"Indexed");
    if !indexed {
        return Some(bytes);
    }
    let table = match resolved(doc, parts.get(3)?) {
        Object::String(bytes, _) => bytes,
        Object::Stream(stream) => stream.get_plain_content_with_limit(LARGEST).ok()?,
        _ => return None,
    };
    let colour = |at: &u8| {
        let start = usize::from(*at) * 3;
        table.get(start..start + 3).map_or([0; 3], |rgb| [rgb[0], rgb[1], rgb[2]])
    };
    Some(bytes.iter().flat_map(colour).collect())
}

fn by_name(name: &[u8]) -> Space {
    match name {
        b"DeviceGray" | b"G" | b"CalGray" => Space::Grey,
        b"DeviceRGB" | b"RGB" | b"CalRGB" => Space::Rgb,
        b"DeviceCMYK" | b"CMYK" => Space::Cmyk,
        _ => Space::Other,
    }
}

fn space_of(doc: &Document, object: &Object, depth: usize) -> Space {
    let object = resolved(doc, object);
    if let Ok(name) = object.as_name() {
        return by_name(name);
    }
    let parts = object.as_array().map(Vec::as_slice).unwrap_or_default();
    let kind = parts.first().and_then(|kind| kind.as_name().ok()).unwrap_or_default();
    match (kind, parts.get(1)) {
        (b"ICCBased", Some(profile)) => {
            let profile = resolved(doc, profile);
            let channels = profile.as_stream().ok().and_then(|s| s.dict.get(b"N").ok()?.as_i64().ok());
            match channels {
                Some(1) => Space::Grey,
                Some(3) => Space::Rgb,
                Some(4) => Space::Cmyk,
                _ => Space::Other,
            }
        }
        (b"Indexed", Some(base)) if depth < 4 => space_of(doc, base, depth + 1),
        _ => by_name(kind),
    }
}

fn is_page(doc: &Document, id: ObjectId) -> bool {
    doc.get_dictionary(id).is_ok_and(|object| name_at(object, b"Type") == b"Page")
}

fn name_at<'a>(dictionary: &'a Dictionary, key: &[u8]) -> &'a [u8] {
    dictionary.get(key).ok().and_then(|name| name.as_name().ok()).unwrap_or_default()
}

fn resolved(doc: &Document, object: &Object) -> Object {
    doc.dereference(object).map(|(_, object)| object.clone()).unwrap_or(Object::Null)
}

fn own_resources(doc: &Document, id: ObjectId) -> Dictionary {
    let own = doc
        .get_object(id)
        .and_then(Object::as_stream)
        .ok()
        .and_then(|stream| stream.dict.get(b"Resources").ok());
    own.and_then(|own| resolved(doc, own).as_dict().ok().cloned()).unwrap_or_default()
}

/// The resources of a page, its own or from the nodes above it.
fn inherited(doc: &Document, mut id: ObjectId) -> Dictionary {
    for _ in 0..64 {
        let Ok(node) = doc.get_dictionary(id) else { break };
        if let Ok(resources) = node.get(b"Resources") {
            return resolved(doc, resources).as_dict().cloned().unwrap_or_default();
        }
        let Some(parent) = node.get(b"Parent").ok().and_then(|parent| parent.as_reference().ok()) else {
            break;
        };
        id = parent;
    }
    Dictionary::new()
}

fn packed(dictionary: Dictionary, content: Vec<u8>) -> Stream {
    let mut dictionary = dictionary;
    for key in [&b"Filter"[..], b"DecodeParms", b"Length"] {
        dictionary.remove(key);
    }
    let mut stream = Stream::new(dictionary, content);
    // What cannot be compressed stays as it is.
    let _ = stream.compress();
    stream
}

//! Door of `typst`: a closed world of files, and the compiler.
//!
//! A [`World`] sees the theme's print files, the texts generated for one document and its pictures. It has no clock,
//! no network, no packages and no system fonts, so the same input gives the same pages on every machine.

use super::fonts::Fonts;
use super::layout::PagedDocument;
use super::rounds;
use crate::render::theme::Theme;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use typst::diag::{FileError, FileResult};
use typst::syntax::{FileId, RootedPath, Source, VirtualRoot};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, WorldExt};

pub use typst::World;
pub use typst::comemo::{Constraint, Track, Tracked};
pub use typst::diag::{Severity, SourceDiagnostic, SourceResult, StrResult};
pub use typst::ecow::{EcoString, EcoVec};
pub use typst::engine::{Engine, Route, Sink, Traced};
pub use typst::foundations::{
    Bytes, Content, Datetime, Duration, Label, Output, Selector, Smart, StyleChain, Target, TargetElem,
};
pub use typst::introspection::{DocumentPosition, EmptyIntrospector, Introspector, Location, Tag, analyze};
pub use typst::layout::{Frame, FrameItem, PageElem, Point, Transform};
pub use typst::model::{Destination, Document, LinkMarker, Numbering};
/// What a letter on a page was set from.
pub use typst::syntax::Span as Origin;
pub use typst::syntax::VirtualPath;
pub use typst::text::{Font, FontBook, FontInfo, LocalName};
pub use typst::utils::{PicoStr, Protected};
pub use typst::visualize::{Color, FixedStroke as Stroke, Paint, ProcessColor, ProcessColorSpace};
/// How far colour reaches beyond a page, on each side.
pub type Bleed = typst::layout::Sides<typst::layout::Abs>;
pub type Faults = Vec<Fault>;

/// What all documents of a theme share (the map is looked into by key, never walked): the standard library, the fonts, the theme's print files.
pub struct Ground {
    library: LazyHash<Library>,
    fonts: Fonts,
    files: HashMap<FileId, File>,
}

/// A file of a world. Both kinds share their content when cloned.
#[derive(Clone)]
enum File {
    Text(Source),
    Data(Bytes),
}

impl Ground {
    /// What `theme` gives to every document: its fonts, and `print/…` as `/print/…`.
    pub fn new(theme: &Theme, fonts: Fonts) -> Ground {
        let mut files = HashMap::new();
        for (name, file) in theme.below("print/") {
            let Some(id) = id(&format!("/{name}")) else { continue };
            let held = match file.text() {
                Some(text) if name.ends_with(".typ") => File::Text(Source::new(id, text.to_owned())),
                _ => File::Data(Bytes::new(file.bytes.clone())),
            };
            files.insert(id, held);
        }
        Ground { library: LazyHash::new(Library::default()), fonts, files }
    }
}

/// One document's world.
pub struct Desk<'a> {
    ground: &'a Ground,
    main: FileId,
    own: HashMap<FileId, File>,
}

/// Something the typesetter has to say, in plain values.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Whether the document cannot be made.
    pub fatal: bool,
    /// What is wrong, in the typesetter's words (English).
    pub message: String,
    /// Where; nothing where it does not say.
    pub place: Option<Place>,
    /// The calls that led there, innermost first.
    pub trace: Vec<Place>,
}

/// A place in a file of a world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// With a slash in front: `/text/3.typ`.
    pub file: String,
    /// In bytes.
    pub range: Range<usize>,
}

impl Place {
    fn new(id: FileId, range: Range<usize>) -> Place {
        Place { file: id.vpath().get_with_slash().to_owned(), range }
    }
}

impl<'a> Desk<'a> {
    /// A world whose main file is `main`, with these texts and pictures.
    ///
    /// Paths must be the same for every document (`/main.typ`, `/text/0.typ`): the compiler never forgets one.
    pub fn new(
        ground: &'a Ground,
        main: &str,
        texts: Vec<(String, String)>,
        pictures: &[(String, Arc<[u8]>)],
    ) -> Option<Desk<'a>> {
        let texts = texts.into_iter().filter_map(|(path, text)| {
            let id = id(&path)?;
            Some((id, File::Text(Source::new(id, text))))
        });
        let pictures = pictures.iter().filter_map(|(path, bytes)| {
            let id = id(path)?;
            Some((id, File::Data(Bytes::new(bytes.clone()))))
        });
        Some(Desk { ground, main: id(main)?, own: texts.chain(pictures).collect() })
    }

    /// Lays out the document. What the compiler remembers of a long one is forgotten when the next is begun, unless others
    /// are being set; of short ones what the last few did not need, so that the design is not worked out anew for each of
    /// a thousand sheets.
    pub fn compile(&self, long: bool) -> (Option<PagedDocument>, Faults) {
        // What is remembered is that of all documents: whoever clears it while another is being set makes that one be
        // set from the beginning.
        if long {
            typst::comemo::evict(LONG.fetch_add(1, Ordering::Relaxed));
        }
        let (compiled, warnings) = rounds::compile(self);
        let mut faults = self.faults(&warnings);
        let document = match compiled {
            Ok(document) => Some(document),
            Err(errors) => {
                faults.extend(self.faults(&errors));
                None
            }
        };
        if long {
            LONG.fetch_sub(1, Ordering::Relaxed);
        } else if SHORT.fetch_add(1, Ordering::Relaxed) % ROUND == ROUND - 1 {
            // Looking through all that is remembered takes a while, so it is not done for each sheet.
            let beside_long = LONG.load(Ordering::Relaxed) > 0;
            typst::comemo::evict(if beside_long { LONG_MEMORY } else { SHORT_MEMORY });
        }
        (document, faults)
    }

    /// Diagnostics as plain values.
    pub fn faults(&self, diagnostics: &[SourceDiagnostic]) -> Faults {
        let place = |id: Option<FileId>, range: Option<Range<usize>>| Some(Place::new(id?, range?));
        let fault = |diagnostic: &SourceDiagnostic| Fault {
            fatal: diagnostic.severity == Severity::Error,
            message: diagnostic.message.to_string(),
            place: place(diagnostic.span.id(), self.range(diagnostic.span)),
            trace: diagnostic
                .trace
                .iter()
                .filter_map(|point| place(point.span.id(), self.range(point.span)))
                .collect(),
        };
        diagnostics.iter().map(fault).collect()
    }

    /// Where something on a page was set from; nothing for what no file holds.
    pub fn place(&self, origin: Origin) -> Option<Place> {
        Some(Place::new(origin.id()?, self.range(origin)?))
    }

    fn find(&self, id: FileId) -> Option<&File> {
        self.own.get(&id).or_else(|| self.ground.files.get(&id))
    }

    fn file_of(&self, id: FileId) -> FileResult<&File> {
        self.find(id).ok_or_else(|| FileError::NotFound(id.vpath().get_with_slash().into()))
    }
}

/// Forgets all that the compiler remembers of what it has set.
pub fn forget() {
    typst::comemo::evict(0);
}

/// The long documents that are being set, by whatever press: the compiler's memory is one for all of them.
static LONG: AtomicUsize = AtomicUsize::new(0);

/// The short documents set so far.
static SHORT: AtomicUsize = AtomicUsize::new(0);

/// After how many short documents it is looked what can be forgotten.
const ROUND: usize = 8;

/// For how many such rounds something is remembered that no document needed.
const SHORT_MEMORY: usize = 1;

/// The same while a long document is being set: what its last round left must be there for the next one.
const LONG_MEMORY: usize = 16;

fn id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.ground.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.ground.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match self.file_of(id)? {
            File::Text(source) => Ok(source.clone()),
            File::Data(_) => Err(FileError::NotSource),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.file_of(id)? {
            File::Text(source) => Ok(Bytes::from_string(source.text().to_owned())),
            File::Data(bytes) => Ok(bytes.clone()),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.ground.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The faces in the bytes of a font file.
pub fn faces(bytes: Bytes) -> Vec<(Font, FontInfo)> {
    Font::iter(bytes).map(|font| (font.clone(), font.info().clone())).collect()
}

/// The hash-wrapped book that a world hands out.
pub type Book = LazyHash<FontBook>;

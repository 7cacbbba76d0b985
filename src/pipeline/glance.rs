//! What a build leaves to a preview: it makes single pages and sheets again at once, while the next build is on its way.

use crate::base::hash::Hash;
use crate::base::path::ContentPath;
use crate::curriculum::Catalog;
use crate::diag::{self, Diagnostic, Lang, print};
use crate::render::gallery::Gallery;
use crate::render::pdf::Press;
use crate::render::plan::again::{Ground, Kept};
use crate::render::template::Templates;
use crate::render::web;
use crate::source;
use crate::syntax::kinds::Kind;
use crate::syntax::{self, Doc};
use std::path::Path;
use std::sync::Arc;

/// The programme as it was built, with all that is needed to make some of it again.
pub struct Glance {
    pub(super) catalog: Arc<Catalog>,
    pub(super) docs: Arc<Vec<Arc<Doc>>>,
    pub(super) gallery: Gallery,
    pub(super) templates: Templates,
    pub(super) press: Press,
    pub(super) kept: Vec<Kept>,
}

/// What is found in a file that may have been edited.
pub enum Look {
    /// What was built.
    AsBuilt,
    /// Something else.
    Edited(Edit),
    /// Nothing that could be shown: it cannot be read, or a build will complain of it.
    Unfit,
}

/// A document that was edited since the build.
#[derive(Clone)]
pub struct Edit(Arc<Doc>);

impl Edit {
    /// The hash of its file as it is now.
    pub fn hash(&self) -> Hash {
        self.0.source.hash
    }
}

impl Glance {
    /// Looks into the file at `path` below `root`. It is read only if the build knew it.
    pub fn look(&self, root: &Path, path: &ContentPath) -> Look {
        let Some(kind) = Kind::of(path) else { return Look::Unfit };
        let Some(built) = self.doc(path) else { return Look::Unfit };
        let Ok(source) = source::document(root, path) else { return Look::Unfit };
        if built.source.hash == source.hash {
            return Look::AsBuilt;
        }
        let (doc, found) = syntax::parse(&Arc::new(source), kind);
        match diag::has_errors(&diag::settle(found, &self.catalog.settings())) {
            true => Look::Unfit,
            false => Look::Edited(Edit(Arc::new(doc))),
        }
    }

    /// Whether the file at `path` was built.
    pub fn knows(&self, path: &ContentPath) -> bool {
        self.doc(path).is_some()
    }

    /// The files that were built.
    pub fn paths(&self) -> impl Iterator<Item = &ContentPath> {
        self.docs.iter().map(|doc| doc.path())
    }

    /// The file whose text stands at `url` of `edition`; of slides the lesson's.
    pub fn source(&self, edition: &str, url: &str) -> Option<ContentPath> {
        let kept = self.kept.iter().find(|kept| kept.facts.id == edition)?;
        let lesson = url.strip_prefix("slides/").map(|name| format!("lessons/{name}"));
        let at = kept.source(&self.catalog, lesson.as_deref().unwrap_or(url))?;
        self.docs.get(at).map(|doc| doc.path().clone())
    }

    /// Where the text in the file at `path` stands in bundles, e.g. `lessons/x.html`.
    pub fn address(&self, path: &ContentPath) -> Option<String> {
        let doc = self.doc(path)?;
        self.kept.iter().find_map(|kept| kept.address(&self.catalog, doc))
    }

    /// The page at `url` of `edition`, if it shows `doc`, which has been edited since.
    pub fn page(&self, Edit(doc): &Edit, edition: &str, url: &str) -> Option<String> {
        let kept = self.kept.iter().find(|kept| kept.facts.id == edition)?;
        let shows = kept.address(&self.catalog, doc)?;
        let slides = shows.strip_prefix("lessons/").map(|name| format!("slides/{name}"));
        if url != shows && Some(url) != slides.as_deref() {
            return None;
        }
        let tasks = kept.again(&self.ground(), doc);
        let task = tasks.iter().find(|task| task.page.url == url)?;
        let (html, found) = web::page(task, &self.templates);
        (!diag::has_errors(&found)).then_some(html)
    }

    /// The sheet of the lesson at `url` (a handout, or a trainer's guide) as PDF, or why there is none. `edited` is what the
    /// lesson's file holds now, if that is not what was built.
    pub fn sheet(
        &self,
        edited: Option<&Edit>,
        edition: &str,
        url: &str,
    ) -> Option<Result<Vec<u8>, Vec<Diagnostic>>> {
        let kept = self.kept.iter().find(|kept| kept.facts.id == edition)?;
        let edited = edited
            .map(|Edit(doc)| doc)
            .filter(|doc| kept.address(&self.catalog, doc).as_deref() == Some(url));
        let task = kept.sheet(&self.ground(), edited, url)?;
        let printed = self.press.print(&task, &self.templates);
        Some(if printed.pdf.is_empty() { Err(printed.found) } else { Ok(printed.pdf) })
    }

    /// `found` in words, for people.
    pub fn told(&self, found: &[Diagnostic], edited: Option<&Edit>, lang: Lang) -> String {
        let texts = |path: &ContentPath| {
            let doc = edited.map(|Edit(doc)| doc).filter(|doc| doc.path() == path);
            doc.or_else(|| self.doc(path)).map(|doc| doc.source.text.as_str())
        };
        print::print(found, &texts, lang, print::Format::Human, false)
    }

    /// The document at `path` as it was built; documents are in the order of their paths.
    fn doc(&self, path: &ContentPath) -> Option<&Arc<Doc>> {
        let at = self.docs.binary_search_by(|doc| doc.path().cmp(path)).ok()?;
        self.docs.get(at)
    }

    fn ground(&self) -> Ground<'_> {
        Ground { catalog: &self.catalog, docs: &self.docs, gallery: &self.gallery }
    }
}

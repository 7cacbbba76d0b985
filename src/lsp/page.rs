//! The file that is asked about as it is now, within the project as it was last checked.

use super::positions::{Lines, Position, Range};
use crate::base::path::ContentPath;
use crate::base::snapshot::SourceFile;
use crate::base::span::Span;
use crate::curriculum::Catalog;
use crate::curriculum::cites::Cites;
use crate::curriculum::verdict::Judge;
use crate::diag::Lang;
use crate::law::Date;
use crate::law::citation::Names;
use crate::pipeline::Outcome;
use crate::syntax::kinds::Kind;
use crate::syntax::{self, Doc};
use std::sync::Arc;

/// What the answers are made from.
pub(super) struct Page<'a> {
    /// The project when it was last checked.
    pub outcome: &'a Outcome,
    /// The names of its laws.
    pub names: &'a Names,
    /// The file, as the editor shows it.
    pub file: Arc<SourceFile>,
    /// What it holds; nothing where it lies in no folder that is known.
    pub doc: Option<Arc<Doc>>,
    /// What it cites.
    pub cites: Arc<Cites>,
    /// Of the answers.
    pub lang: Lang,
    /// The day on which the law is asked.
    pub day: Option<Date>,
}

impl<'a> Page<'a> {
    /// Reads the file anew, unless it is as it was.
    pub fn new(
        outcome: &'a Outcome,
        names: &'a Names,
        file: Arc<SourceFile>,
        (lang, as_of): (Lang, Option<Date>),
    ) -> Page<'a> {
        let known = outcome.docs.iter().find(|doc| *doc.path() == file.path);
        let (doc, cites) = match known.filter(|doc| doc.source.hash == file.hash) {
            Some(doc) => (Some(doc.clone()), outcome.catalog.cites.clone()),
            None => {
                let doc = Kind::of(&file.path).map(|kind| Arc::new(syntax::parse(&file, kind).0));
                let cites = Arc::new(Cites::read(doc.as_slice(), names));
                (doc, cites)
            }
        };
        let day = as_of.or(outcome.catalog.programme.start_date);
        Page { outcome, names, file, doc, cites, lang, day }
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.file.text
    }

    /// Where it is.
    pub fn path(&self) -> &ContentPath {
        &self.file.path
    }

    /// What files of its folder hold.
    pub fn kind(&self) -> Option<Kind> {
        Kind::of(self.path())
    }

    /// The register of the project.
    pub fn catalog(&self) -> &'a Catalog {
        &self.outcome.catalog
    }

    /// Answers for the day.
    pub fn judge(&self) -> Judge<'a> {
        Judge { docs: &self.outcome.docs, catalog: &self.outcome.catalog, as_of: self.day }
    }

    /// The byte at a place.
    pub fn offset(&self, at: Position) -> usize {
        Lines::new(self.text()).offset(at)
    }

    /// The place of a span.
    pub fn range(&self, span: Span) -> Range {
        Lines::new(self.text()).range(span)
    }

    /// One of two texts.
    pub fn say<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

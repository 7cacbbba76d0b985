//! Provisions of laws: where they stand, and what they say.

use super::{Resolver, Scope};
use crate::curriculum::lookup::{self, CiteTo};
use crate::curriculum::shelf::Version;
use crate::curriculum::verdict::{Judge, Meant};
use crate::law::{Provision, Statute, title};
use crate::render::html::escape::is_arabic;
use crate::syntax::ast::{BlockKind, Statute as Quoted, StatuteLine, StatuteTranslation, Target, plain_text};
use crate::syntax::callouts::Callout;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::law::Law;
use crate::syntax::{Body, Doc};

impl<'a> Resolver<'a> {
    /// Who says what a citation means on the edition's day.
    pub(in crate::render) fn judge(&self) -> Judge<'a> {
        Judge { docs: self.docs, catalog: self.catalog, as_of: self.edition.as_of }
    }

    /// Where `provision` stands, as precisely as the law's text has it.
    pub(in crate::render) fn provision(
        &self,
        meant: Meant<'_>,
        provision: Provision,
        scope: &mut Scope<'_>,
    ) -> Target {
        match lookup::article(self.catalog, meant.work, provision.article, meant.date) {
            Ok(CiteTo::Article(_, entry)) => {
                scope.cited.insert((entry.id.clone(), Some(provision.article)));
                let anchor = self.law(entry.doc).map(|(_, law)| {
                    let place = law.statute.locate(provision);
                    place.map_or_else(|_| provision.article.anchor(), |place| place.provision.anchor())
                });
                self.pages.of(entry).map_or(Target::None, |page| Target::Page(page, anchor))
            }
            Ok(CiteTo::NotCovered(_, entry)) => {
                scope.cited.insert((entry.id.clone(), None));
                self.pages.of(entry).map_or(Target::None, |page| Target::Page(page, None))
            }
            Err(_) => Target::None,
        }
    }

    /// A law block: the words written in it, or those of the provisions its title cites.
    pub(super) fn statute(&self, callout: &Callout, scope: &mut Scope<'_>) -> BlockKind {
        let written = plain_text(&callout.title);
        let mut quoted = Quoted {
            citation: written.trim().to_owned(),
            to: Target::None,
            law: String::new(),
            version: String::new(),
            paragraphs: Vec::new(),
            verbatim: true,
            translation: None,
        };
        let (mut filled, mut translated) = (Vec::new(), Vec::new());
        let title = self.cites.block(scope.doc.path(), callout.head);
        for citation in title.into_iter().flat_map(|title| &title.citations) {
            let Some(meant) = self.judge().meant(scope.doc, citation) else { continue };
            for cited in &citation.provisions {
                let to = self.provision(meant, cited.provision, scope);
                if quoted.to == Target::None {
                    quoted.to = to;
                }
                if let Some((doc, law)) = self.law_of(meant, cited.provision) {
                    quoted.law.clone_from(&law.title.value);
                    quoted.version = self.version_of(doc);
                    quoted.verbatim &= !law.is_summary();
                    let last = cited.through.unwrap_or(cited.provision);
                    let range = law.statute.articles_between(cited.provision.article, last.article);
                    for article in range {
                        let one = if cited.through.is_some() { article.no.into() } else { cited.provision };
                        filled.extend(words(&law.statute, one, &doc.source.text));
                        if let Some((doc, law)) = self.translated(doc) {
                            translated.extend(words(&law.statute, one, &doc.source.text));
                        }
                    }
                }
            }
        }
        quoted.translation = self.edition.suffix.clone().filter(|_| !translated.is_empty()).map(|lang| {
            let dir = if translated.iter().any(|line| line.text.contains(is_arabic)) { "rtl" } else { "ltr" };
            StatuteTranslation { lang, dir, paragraphs: translated }
        });
        quoted.paragraphs = if callout.blocks.is_empty() { filled } else { callout.quoted_lines() };
        BlockKind::Statute(quoted)
    }

    pub(super) fn law_of(&self, meant: Meant<'_>, provision: Provision) -> Option<(&Doc, &Law)> {
        match lookup::article(self.catalog, meant.work, provision.article, meant.date).ok()? {
            CiteTo::Article(_, entry) | CiteTo::NotCovered(_, entry) => self.law(entry.doc),
        }
    }

    /// A law in the edition's language.
    fn translated(&self, original: &Doc) -> Option<(&Doc, &Law)> {
        let lang = self.edition.suffix.clone()?;
        self.law(self.catalog.translations.get(&(Kind::Law, original.id.clone(), lang))?.doc)
    }

    /// The dates of the version that is this document, in words.
    pub(super) fn version_of(&self, doc: &Doc) -> String {
        let entry = self.catalog.entry(Kind::Law, &doc.id);
        let found = entry.and_then(|entry| self.catalog.shelf.of_doc(entry.doc));
        let version = found.and_then(|(work, index)| work.versions.get(index));
        version.map(version_words).unwrap_or_default()
    }

    fn law(&self, doc: usize) -> Option<(&Doc, &Law)> {
        let doc = self.docs.get(doc)?;
        match &doc.body {
            Body::Law(law) => Some((doc, law)),
            _ => None,
        }
    }
}

/// The words of a provision. An article's label is left out: the citation above says it.
pub(super) fn words(statute: &Statute, provision: Provision, source: &str) -> Vec<StatuteLine> {
    let Ok(place) = statute.locate(provision) else { return Vec::new() };
    let lines = statute.lines(&place);
    lines
        .into_iter()
        .map(|line| StatuteLine { depth: line.depth, text: title_free(line.span.text(source)) })
        .collect()
}

/// Zero-width and doubled blanks of collections are not part of the law.
fn title_free(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')).collect::<String>().trim().to_owned()
}

/// `2015年12月27日通过，2016年3月1日起施行`, as far as the dates are known.
pub fn version_words(version: &Version) -> String {
    let document = version.document.map(|date| format!("{}公布文本", date.han()));
    let in_force = version.in_force.map(|date| format!("{}起施行", date.han()));
    document.into_iter().chain(in_force).collect::<Vec<_>>().join("，")
}

/// The short title of a law.
pub fn short_title(law: &Law) -> String {
    law.short_title.clone().unwrap_or_else(|| title::short(&law.title.value).to_owned())
}

//! The addresses of a bundle: which pages there are, and where media lie in it.

use super::gallery::Gallery;
use crate::base::pinyin;
use crate::curriculum::{Catalog, Entry};
use crate::syntax::ast::{MediaCard, PageRef, Target};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::media::MediaItem;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Every page of an edition.
#[derive(Clone, Debug)]
pub struct Pages {
    entries: BTreeMap<(Kind, String), Arc<PageRef>>,
    media: BTreeMap<String, MediaPaths>,
    /// `index.html`
    pub start: Arc<PageRef>,
    /// `glossary.html`
    pub glossary: Arc<PageRef>,
    /// `media.html`
    pub library: Arc<PageRef>,
}

/// Where a medium lies in a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaPaths {
    /// Its anchor in the media library.
    pub anchor: String,
    /// The page that plays it; pictures have none.
    pub page: Option<Arc<PageRef>>,
    /// Its file; nothing for external media.
    pub file: Option<String>,
    /// Its captions, as a script.
    pub captions: Option<String>,
}

impl Pages {
    /// The pages of an edition: of everything that is not a draft.
    pub fn of_edition(catalog: &Catalog) -> Pages {
        let page =
            |url: &str, title: &str| Arc::new(PageRef { url: url.to_owned(), title: title.to_owned() });
        let built = catalog.entries.iter().filter(|(_, entry)| !entry.draft);
        let entries = built.map(|(key, entry)| {
            let url = format!("{}/{}.html", entry.kind.folder(), entry.slug);
            (key.clone(), page(&url, &entry.title))
        });
        Pages {
            entries: entries.collect(),
            media: media_paths(catalog),
            start: page("index.html", &catalog.programme.title.value),
            glossary: page("glossary.html", "名词解释"),
            library: page("media.html", "影音资料"),
        }
    }

    /// The page of an entry, unless it is a draft.
    pub fn of(&self, entry: &Entry) -> Option<Arc<PageRef>> {
        self.entries.get(&(entry.kind, entry.id.clone())).cloned()
    }

    /// The page of `kind` called `id`.
    pub fn find(&self, kind: Kind, id: &str) -> Option<Arc<PageRef>> {
        self.entries.get(&(kind, id.to_owned())).cloned()
    }

    /// Where a medium is shown: on its own page, or (pictures) in the library.
    pub fn medium(&self, id: &str) -> Target {
        match self.media.get(id) {
            Some(MediaPaths { page: Some(page), .. }) => Target::Page(page.clone(), None),
            Some(paths) => Target::Page(self.library.clone(), Some(paths.anchor.clone())),
            None => Target::None,
        }
    }

    /// The page that plays a medium.
    pub fn player(&self, id: &str) -> Option<PageRef> {
        self.media.get(id)?.page.as_deref().cloned()
    }

    /// Where each medium lies, by id.
    pub fn media(&self) -> &BTreeMap<String, MediaPaths> {
        &self.media
    }

    /// A medium as shown where it is used.
    pub fn media_card(&self, catalog: &Catalog, gallery: &Gallery, id: &str) -> Option<MediaCard> {
        let (item, _) = catalog.media.get(id)?;
        let paths = self.media.get(id)?;
        let picture =
            |file: &crate::base::path::ContentPath| gallery.get(file).map(|held| held.facts.web.clone());
        let own = item.file.as_ref().filter(|_| item.kind.is_picture()).and_then(|file| picture(&file.value));
        Some(MediaCard {
            id: id.to_owned(),
            title: item.title.clone(),
            kind: item.kind,
            file: own.or_else(|| paths.file.clone()),
            captions: paths.captions.clone(),
            poster: item.poster.as_ref().and_then(|poster| picture(&poster.value)),
            seconds: item.seconds,
            license: item.license.clone(),
            rights_holder: item.rights_holder.clone(),
            words: item.lyrics.clone(),
            url: item.url.clone(),
            page: paths.page.as_ref().map(|page| page.url.clone()),
            chapters: item.chapters.clone(),
        })
    }
}

fn media_paths(catalog: &Catalog) -> BTreeMap<String, MediaPaths> {
    let mut taken = BTreeSet::new();
    let mut out = BTreeMap::new();
    for (id, (item, _)) in &catalog.media {
        let wanted = pinyin::slug(id);
        let mut slug = wanted.clone();
        let mut number = 2u32;
        while !taken.insert(slug.clone()) {
            slug = format!("{wanted}-{number}");
            number += 1;
        }
        out.insert(id.clone(), paths(item, &slug, catalog));
    }
    out
}

fn paths(item: &MediaItem, slug: &str, catalog: &Catalog) -> MediaPaths {
    let present = |file: &&crate::base::span::Spanned<crate::base::path::ContentPath>| {
        catalog.files.contains(&file.value)
    };
    let file = item.file.as_ref().filter(present).filter(|_| !item.kind.is_picture());
    let page = PageRef { url: format!("media/{slug}.html"), title: item.title.clone() };
    MediaPaths {
        page: (!item.kind.is_picture()).then(|| Arc::new(page)),
        anchor: format!("media-{slug}"),
        file: file.map(|file| format!("media/{slug}.{}", file.value.extension())),
        captions: item.captions.as_ref().filter(present).map(|_| format!("media/{slug}.vtt.js")),
    }
}

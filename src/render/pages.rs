//! The addresses of a bundle: which pages there are, and where media lie in it.

use super::gallery::Gallery;
use super::html::words::Words;
use crate::base::path::ContentPath;
use crate::base::pinyin;
use crate::base::span::Spanned;
use crate::curriculum::{Catalog, Edition, Entry};
use crate::media::cues::{self, Cue};
use crate::media::holdings::Holdings;
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

/// What of a medium is in a bundle, and where. Of one that may not be in an edition there is its title alone.
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
    /// What that script holds.
    pub cues: Arc<[Cue]>,
    /// What is said or sung.
    pub words: String,
    /// Seconds, as the manifest says or the file itself.
    pub seconds: Option<u32>,
    /// Whether the edition may hold it.
    pub held: bool,
}

impl Pages {
    /// The pages of an edition (or of all that there is): of everything that is not a draft.
    pub fn of_edition(
        catalog: &Catalog,
        holdings: &Holdings,
        edition: Option<&Edition>,
        words: &Words,
    ) -> Pages {
        let page =
            |url: &str, title: &str| Arc::new(PageRef { url: url.to_owned(), title: title.to_owned() });
        let built = catalog.entries.iter().filter(|(_, entry)| !entry.draft);
        let entries = built.map(|(key, entry)| {
            let url = format!("{}/{}.html", entry.kind.folder(), entry.slug);
            (key.clone(), page(&url, &entry.title))
        });
        Pages {
            entries: entries.collect(),
            media: media_paths(catalog, holdings, edition),
            start: page("index.html", &catalog.programme.title.value),
            glossary: page("glossary.html", words.glossary_title),
            library: page("media.html", words.media_title),
        }
    }

    /// The same pages, that of `entry` under another title.
    pub fn retitled(&self, entry: &Entry, title: &str) -> Pages {
        let mut pages = self.clone();
        if let Some(page) = pages.entries.get_mut(&(entry.kind, entry.id.clone())) {
            *page = Arc::new(PageRef { url: page.url.clone(), title: title.to_owned() });
        }
        pages
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
            |file: &ContentPath| gallery.get(file).filter(|_| paths.held).map(|held| held.facts.web.clone());
        let own = item.file.as_ref().filter(|_| item.kind.is_picture()).and_then(|file| picture(&file.value));
        Some(MediaCard {
            id: id.to_owned(),
            title: item.title.clone(),
            kind: item.kind,
            file: own.or_else(|| paths.file.clone()),
            captions: paths.captions.clone(),
            poster: item.poster.as_ref().and_then(|poster| picture(&poster.value)),
            seconds: paths.seconds,
            license: item.license.clone(),
            rights_holder: item.rights_holder.clone(),
            words: paths.words.clone(),
            chapters: if paths.file.is_some() { item.chapters.clone() } else { Vec::new() },
            url: item.url.clone(),
            page: paths.page.as_ref().map(|page| page.url.clone()),
        })
    }
}

fn media_paths(
    catalog: &Catalog,
    holdings: &Holdings,
    edition: Option<&Edition>,
) -> BTreeMap<String, MediaPaths> {
    let mut taken = BTreeSet::new();
    let mut out = BTreeMap::new();
    for (id, (item, _)) in &catalog.media {
        let slug = pinyin::free_name(&pinyin::slug(id), |name| taken.insert(name.to_owned()));
        let held = edition.is_none_or(|edition| edition.may_hold(item));
        out.insert(id.clone(), paths(item, &slug, held, catalog, holdings));
    }
    out
}

fn paths(item: &MediaItem, slug: &str, held: bool, catalog: &Catalog, holdings: &Holdings) -> MediaPaths {
    let file = item.file.as_ref().filter(|file| catalog.files.contains(&file.value));
    let seconds = item.seconds.or_else(|| holdings.seconds(&file?.value));
    let file = file.filter(|_| held && !item.kind.is_picture());
    let cues = if held { timed_words(item, seconds, holdings) } else { Arc::default() };
    let page = PageRef { url: format!("media/{slug}.html"), title: item.title.clone() };
    MediaPaths {
        page: (!item.kind.is_picture()).then(|| Arc::new(page)),
        anchor: format!("media-{slug}"),
        file: file.map(|file| format!("media/{slug}.{}", file.value.extension())),
        captions: (!cues.is_empty()).then(|| format!("media/{slug}.vtt.js")),
        cues,
        words: if held { words(item, holdings) } else { String::new() },
        seconds,
        held,
    }
}

/// Captions; of a song without them, its words with their times.
fn timed_words(item: &MediaItem, seconds: Option<u32>, holdings: &Holdings) -> Arc<[Cue]> {
    let held = |file: &Option<Spanned<ContentPath>>| holdings.cues.get(&file.as_ref()?.value);
    let cues = match held(&item.captions).or_else(|| held(&item.lyrics_file)) {
        Some(cues) => cues.cues.clone(),
        None if cues::is_lrc(&item.lyrics) => cues::read(&item.lyrics).cues,
        None => Arc::default(),
    };
    // The last line of a song ends with it.
    let end = seconds.map_or(u32::MAX, |seconds| seconds.saturating_mul(1000).saturating_add(1000));
    match cues.last() {
        Some(last) if last.to > end && last.from < end => {
            cues.iter().map(|cue| Cue { to: cue.to.min(end), ..cue.clone() }).collect()
        }
        _ => cues,
    }
}

/// What is sung, or what is said.
fn words(item: &MediaItem, holdings: &Holdings) -> String {
    let text = |file: &Option<Spanned<ContentPath>>| holdings.words.get(&file.as_ref()?.value);
    let sung = text(&item.lyrics_file).map_or(item.lyrics.as_str(), |text| text);
    match sung.trim() {
        "" => text(&item.transcript).map_or(String::new(), |text| text.trim().to_owned()),
        _ if cues::is_lrc(sung) => cues::plain(sung),
        words => words.to_owned(),
    }
}

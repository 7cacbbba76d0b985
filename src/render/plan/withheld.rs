//! Media that may not be in an edition which is published: what is left out, and what its output is searched for.

use super::Input;
use crate::base::path::ContentPath;
use crate::base::snapshot::Asset;
use crate::curriculum::Edition;
use crate::render::gallery;
use crate::syntax::Doc;
use crate::syntax::kinds::media::MediaItem;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A file that must not be in an edition.
#[derive(Clone, Debug)]
pub struct Withheld {
    /// The title of what it belongs to.
    pub title: String,
    /// The file.
    pub asset: Arc<Asset>,
    /// Where it would lie in the bundle, were it shown as a picture.
    pub picture: Option<String>,
}

/// The files of all media that `edition` may not hold, but for those that another medium shares and allows.
pub(super) fn media(input: &Input<'_>, edition: &Edition) -> Vec<Withheld> {
    let items = || input.catalog.media.values().map(|(item, _)| item);
    let allowed: BTreeSet<&ContentPath> = items()
        .filter(|item| edition.may_hold(item))
        .flat_map(|item| [&item.file, &item.poster])
        .flatten()
        .map(|file| &file.value)
        .collect();
    let mut withheld = Vec::new();
    for item in items().filter(|item| !edition.may_hold(item)) {
        for file in [&item.file, &item.poster].into_iter().flatten() {
            let Some(asset) = input.snapshot.asset(&file.value) else { continue };
            if !allowed.contains(&file.value) {
                let picture = input.gallery.get(&file.value).map(|held| held.facts.web.clone());
                withheld.push(Withheld { title: item.title.clone(), asset: asset.clone(), picture });
            }
        }
    }
    withheld
}

/// The pictures that `edition` shows.
pub(super) fn pictures(input: &Input<'_>, edition: &Edition) -> BTreeSet<ContentPath> {
    let shown = input.docs.iter().filter(|doc| !input.catalog.leaves_out(doc));
    let shown: Vec<Arc<Doc>> = shown.cloned().collect();
    let held = |item: &MediaItem| edition.may_hold(item) && input.catalog.media.contains_key(&item.id.value);
    gallery::wanted(&shown, input.catalog, held).into_keys().collect()
}

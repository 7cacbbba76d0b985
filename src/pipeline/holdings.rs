//! Looks into the files that manifests name: films, captions, songs, transcripts. What is learned is a value.

use crate::base::mark::Mark;
use crate::base::memo::Memo;
use crate::base::par;
use crate::base::path::ContentPath;
use crate::base::snapshot::{Asset, Snapshot};
use crate::diag::Diagnostic;
use crate::diag::messages::file;
use crate::media::cues;
use crate::media::holdings::{Film, Holdings};
use crate::media::{Fault, Probe};
use crate::source::{self, Hashes};
use crate::syntax::kinds::media::MediaItem;
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What was found in films that did not change since: a preview looks into them once.
pub(super) type Probes = Memo<(ContentPath, Option<Mark>), Result<Probe, Fault>>;

/// Everything that is known of the files of the manifests. Hashes are found out only where a manifest says what they
/// must be.
pub(super) fn gather(
    docs: &[Arc<Doc>],
    snapshot: &Snapshot,
    (hashes, probes): (&Hashes, &Probes),
    found: &mut Vec<Diagnostic>,
) -> Holdings {
    let items: Vec<&MediaItem> = docs.iter().flat_map(|doc| items(doc)).collect();
    let assets = |paths: BTreeSet<&ContentPath>| -> Vec<Arc<Asset>> {
        paths.into_iter().filter_map(|path| snapshot.asset(path).cloned()).collect()
    };
    let mut holdings = Holdings::default();
    let films = items.iter().filter(|item| !item.kind.is_picture()).filter_map(|item| item.file.as_ref());
    let films = assets(films.map(|file| &file.value).collect());
    let probe =
        |asset: &Arc<Asset>| probes.get(&(asset.path.clone(), source::mark(asset)), || source::probe(asset));
    for (asset, probe) in films.iter().zip(par::map_uneven(&films, probe)) {
        holdings.films.insert(asset.path.clone(), Film { size: asset.size, probe });
    }
    probes.end_round();
    let said = items.iter().filter(|item| item.sha256.is_some()).filter_map(|item| item.file.as_ref());
    let said = assets(said.map(|file| &file.value).collect());
    for (asset, known) in said.iter().zip(par::map_uneven(&said, |asset| hashes.of(asset))) {
        match known {
            Ok(known) => {
                holdings.hashes.insert(asset.path.clone(), known.sha256);
            }
            Err(trouble) => found.push(file::unreadable(&asset.path, &trouble.prose.zh)),
        }
    }
    let timed = items.iter().flat_map(|item| [&item.captions, &item.lyrics_file]).flatten();
    let timed: BTreeSet<&ContentPath> = timed.map(|file| &file.value).collect();
    let told = items.iter().flat_map(|item| [&item.transcript, &item.lyrics_file]).flatten();
    let told: BTreeSet<&ContentPath> = told.map(|file| &file.value).collect();
    for path in timed.union(&told) {
        let text: Arc<str> = match (snapshot.document(path), snapshot.asset(path)) {
            (Some(document), _) => document.text.as_str().into(),
            (None, Some(asset)) => match source::words(asset) {
                Ok(text) => text.into(),
                Err(fault) => {
                    found.push(*fault);
                    continue;
                }
            },
            (None, None) => continue,
        };
        // The words of a song in a file may come without times, as those in a manifest may.
        if timed.contains(path) && (path.extension() != "txt" || cues::is_lrc(&text)) {
            holdings.cues.insert((*path).clone(), cues::read(&text));
        }
        if told.contains(path) {
            holdings.words.insert((*path).clone(), text);
        }
    }
    holdings
}

fn items(doc: &Doc) -> &[MediaItem] {
    match &doc.body {
        Body::Media(items) => items,
        _ => &[],
    }
}

//! Media that the manifests name are there, are what the manifests say, and play on old computers.

use crate::base::nearest::nearest;
use crate::base::path::ContentPath;
use crate::base::span::Spanned;
use crate::curriculum::Catalog;
use crate::diag::messages::{film, media};
use crate::diag::{At, Diagnostic};
use crate::media::holdings::Holdings;
use crate::media::{cues, cure, playable};
use crate::syntax::kinds::media::MediaItem;
use crate::syntax::{Body, Doc};

/// How far the length of a film may be from what its manifest says, in seconds.
const NEAR: u32 = 2;

pub(super) fn check(doc: &Doc, catalog: &Catalog, holdings: &Holdings, found: &mut Vec<Diagnostic>) {
    let Body::Media(items) = &doc.body else { return };
    for item in items {
        if item.file.is_none() && !item.external {
            found.push(media::neither_file_nor_external(At::new(doc.path(), item.id.span), &item.id.value));
        }
        if item.file.is_some() && item.usage.is_none() {
            found.push(film::usage(At::new(doc.path(), item.id.span), &item.title));
        }
        let files = [&item.file, &item.captions, &item.transcript, &item.poster, &item.lyrics_file];
        for file in files.into_iter().flatten() {
            expect(doc.path(), catalog, file, found);
        }
        file(doc.path(), item, holdings, found);
        words(doc.path(), item, holdings, found);
    }
}

fn expect(path: &ContentPath, catalog: &Catalog, file: &Spanned<ContentPath>, found: &mut Vec<Diagnostic>) {
    if !catalog.files.contains(&file.value) {
        let beside = catalog.files.iter().filter(|other| other.parent() == file.value.parent());
        let near = nearest(file.value.name(), beside.map(ContentPath::name));
        found.push(media::absent(At::new(path, file.span), file.value.as_str(), near));
    }
}

/// The film or the sound itself.
fn file(path: &ContentPath, item: &MediaItem, holdings: &Holdings, found: &mut Vec<Diagnostic>) {
    let Some(file) = &item.file else { return };
    let at = At::new(path, file.span);
    if let (Some(said), Some(sha256)) = (&item.sha256, holdings.hashes.get(&file.value))
        && !said.value.eq_ignore_ascii_case(&sha256.to_string())
    {
        found.push(film::hash(At::new(path, said.span), &file.value, &sha256.to_string()));
    }
    let probe = match holdings.films.get(&file.value).map(|film| &film.probe) {
        Some(Ok(probe)) => probe,
        Some(Err(fault)) => {
            found.push(film::damaged(at, &file.value, fault));
            return;
        }
        None => return,
    };
    let obstacles = playable::obstacles(probe, &file.value.extension());
    if !obstacles.is_empty() {
        let cure = cure::line(file.value.as_str(), probe, &obstacles);
        found.push(film::obstacles(at, &file.value, &obstacles, cure));
    }
    if let (Some(said), Some(true_)) = (item.seconds, probe.seconds())
        && said.abs_diff(true_) > NEAR
    {
        found.push(film::duration(At::new(path, item.duration), &file.value, said, true_));
    }
}

/// Captions and timed words.
fn words(path: &ContentPath, item: &MediaItem, holdings: &Holdings, found: &mut Vec<Diagnostic>) {
    let length = item.file.as_ref().and_then(|file| holdings.seconds(&file.value));
    if cues::is_lrc(&item.lyrics) {
        let slips = cues::read(&item.lyrics).slips;
        if !slips.is_empty() {
            found.push(film::cues(At::new(path, item.id.span), "lyrics", &slips));
        }
    }
    for file in [&item.captions, &item.lyrics_file].into_iter().flatten() {
        let Some(cues) = holdings.cues.get(&file.value) else { continue };
        let at = At::new(path, file.span);
        if !cues.slips.is_empty() {
            found.push(film::cues(at, file.value.name(), &cues.slips));
        } else if let (Some(length), Some(last)) = (length, cues.cues.last().map(|cue| cue.from / 1000))
            && last > length + NEAR
        {
            found.push(film::cues_too_long(at, file.value.name(), last, length));
        }
    }
}

//! The library of media, and the pages that play them.

use super::Frame;
use super::pages::Made;
use crate::base::path::relative_url;
use crate::media::clock;
use crate::render::context as cx;
use crate::render::html::Writer;
use crate::render::html::media::playlist_id;
use crate::render::html::words::autonym;
use crate::render::view::{MediaView, PlayerView, Playlist};
use crate::syntax::ast::PageRef;
use crate::syntax::kinds::media::MediaType;

/// The order of the library.
const KINDS: [MediaType; 5] =
    [MediaType::Film, MediaType::Clip, MediaType::Song, MediaType::Audio, MediaType::Picture];

pub(super) fn library(frame: &Frame<'_>, media: &[MediaView]) -> Made {
    let mut writer = Writer::new(frame.setting());
    let items = media.iter().map(|view| cx::MediaItem {
        id: &view.anchor,
        title: &view.card.title,
        card: writer.media_card(&view.card),
        used_in: frame.links(&view.used_in),
    });
    let items = items.collect();
    let group = |kind: MediaType| {
        let of_kind = media.iter().filter(|view| view.card.kind == kind);
        let entries: Vec<_> = of_kind.map(|view| entry(frame, view)).collect();
        let title = frame.words.media_type(kind);
        (!entries.is_empty()).then_some(cx::MediaGroup { kind: kind.name(), title, entries })
    };
    let own = cx::Media { items, groups: KINDS.into_iter().filter_map(group).collect() };
    frame.render("web/media.html", own, &[("body", ""), ("contents", "")])
}

fn entry<'a>(frame: &Frame<'_>, view: &'a MediaView) -> cx::MediaEntry<'a> {
    let card = &view.card;
    let own = frame.task.page.url.as_str();
    let address =
        |path: &Option<String>| path.as_ref().map(|path| relative_url(own, path)).unwrap_or_default();
    let shown = card.page.is_none().then(|| Writer::new(frame.setting()).media_card(card));
    cx::MediaEntry {
        id: &view.anchor,
        title: &card.title,
        href: address(&card.page),
        card: shown.unwrap_or_default(),
        poster: address(&card.poster),
        file: card.file.as_deref().unwrap_or_default(),
        length: card.seconds.map(clock).unwrap_or_default(),
        used_in: frame.links(&view.used_in),
    }
}

pub(super) fn page(frame: &Frame<'_>, view: &PlayerView) -> Made {
    let words = frame.words;
    let card = &view.medium.card;
    let goes_on = view.playlists.iter().any(|list| list.items.len() > 1);
    let chapters = card.chapters.iter();
    let own = cx::Player {
        kind: card.kind.name(),
        kind_words: words.media_type(card.kind),
        screen: Writer::new(frame.setting()).screen(card),
        chapters: chapters
            .map(|(seconds, title)| cx::Chapter { seconds: *seconds, time: clock(*seconds), title })
            .collect(),
        verses: verses(&card.words),
        verses_title: if card.kind == MediaType::Song { words.lyrics } else { words.spoken_words },
        length: card.seconds.map(clock).unwrap_or_default(),
        license: &card.license,
        rights_holder: &card.rights_holder,
        language: match view.medium.item.in_language.as_str() {
            "" => "",
            lang => autonym(lang),
        },
        used_in: frame.links(&view.medium.used_in),
        playlists: view.playlists.iter().map(|list| playlist(frame, list)).collect(),
        keys: if card.file.is_some() { keys(frame, card.kind, goes_on) } else { Vec::new() },
        goes_on,
    };
    frame.render("web/player.html", own, &[("body", ""), ("contents", "")])
}

/// The keys that do something on this page: a song fills no screen, and what stands alone has no next.
fn keys(frame: &Frame<'_>, kind: MediaType, goes_on: bool) -> Vec<cx::Key> {
    let seen = matches!(kind, MediaType::Film | MediaType::Clip);
    let all = frame.words.films.keys.split('|').filter_map(|key| key.split_once('='));
    let useful = all.filter(|(name, _)| match *name {
        "F" | "C" => seen,
        "N P" => goes_on,
        _ => true,
    });
    useful.map(|(name, does)| cx::Key { name, does }).collect()
}

fn playlist<'a>(frame: &Frame<'_>, list: &'a Playlist) -> cx::Playlist<'a> {
    let id = playlist_id(&list.lesson.url);
    let address = |page: &'_ PageRef| format!("{}?in={id}", frame.link(page).href);
    let items = list.items.iter().map(|item| cx::PlaylistItem {
        href: address(&item.page),
        title: &item.page.title,
        kind: frame.words.media_type(item.kind),
        length: item.seconds.map(clock).unwrap_or_default(),
        here: item.page.url == frame.task.page.url,
    });
    cx::Playlist { id, lesson: frame.link(&list.lesson), items: items.collect() }
}

/// Runs of lines between empty ones.
fn verses(text: &str) -> Vec<Vec<&str>> {
    let mut verses: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match verses.last_mut() {
            Some(verse) if !line.is_empty() => verse.push(line),
            Some(verse) if verse.is_empty() => {}
            _ => verses.push(Vec::new()),
        }
    }
    verses.retain(|verse| !verse.is_empty());
    verses
}

#[cfg(test)]
mod tests {
    use super::verses;

    #[test]
    fn verses_are_parted_by_empty_lines() {
        assert_eq!(verses("\n一\n二 \n\n\n三\n"), [vec!["一", "二"], vec!["三"]]);
        assert!(verses(" \n").is_empty());
    }
}

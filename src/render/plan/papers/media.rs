//! Song sheets, labels and sheets of discs, the running order of the loudspeaker.

use super::super::print::{Count, Desk, Piece, Takers};
use crate::curriculum::printing::PrintOrder;
use crate::render::paper::Paper;
use crate::render::paper::media::{Disc, Song, Songs};
use crate::render::text::script;
use crate::render::view::Product;
use crate::syntax::kinds::media::{MediaItem, MediaType};
use crate::syntax::kinds::print::Ware;

pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    let (path, paper) = match order.ware {
        Ware::Songs => ("songs.pdf", songs(desk).map(Paper::Songs)),
        Ware::DiscLabel => ("disc-label.pdf", Some(Paper::DiscLabel(disc(desk)))),
        Ware::DiscInlay => ("disc-inlay.pdf", Some(Paper::DiscInlay(disc(desk)))),
        _ => {
            let list = script::scripts(desk.resolver.docs, desk.resolver.catalog, desk.order);
            let paper = (!list.scripts.is_empty()).then(|| Paper::RunningOrder(Box::new(list)));
            ("running-order.pdf", paper)
        }
    };
    let piece = paper.map(|paper| Piece {
        path: path.to_owned(),
        title: order.title.clone(),
        product: Product::Paper(Box::new(paper)),
        takers: Takers::All,
        count: Count::Usual,
    });
    piece.into_iter().collect()
}

fn items<'a>(desk: &'a Desk<'_>, kinds: &'a [MediaType]) -> impl Iterator<Item = &'a MediaItem> {
    desk.resolver.catalog.media.values().map(|(item, _)| item).filter(|item| kinds.contains(&item.kind))
}

/// What is sung: nothing of a song that may not be in this edition.
fn words<'a>(desk: &'a Desk<'_>, item: &MediaItem) -> &'a str {
    desk.resolver.pages.media().get(&item.id.value).map_or("", |held| &held.words)
}

/// The songs whose words are known; nothing where there are none.
fn songs(desk: &Desk<'_>) -> Option<Songs> {
    let song = |item: &MediaItem| Song {
        title: item.title.clone(),
        verses: verses(words(desk, item)),
        rights: [item.rights_holder.as_str(), item.license.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("　"),
    };
    let sung = items(desk, &[MediaType::Song]).filter(|item| !words(desk, item).trim().is_empty());
    let songs: Vec<Song> = sung.map(song).collect();
    (!songs.is_empty()).then_some(Songs { songs })
}

/// Verses are parted by empty lines.
fn verses(lyrics: &str) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = vec![Vec::new()];
    for line in lyrics.lines().map(str::trim) {
        match out.last_mut() {
            Some(verse) if !line.is_empty() => verse.push(line.to_owned()),
            Some(verse) if !verse.is_empty() => out.push(Vec::new()),
            _ => {}
        }
    }
    out.retain(|verse| !verse.is_empty());
    out
}

fn disc(desk: &Desk<'_>) -> Disc {
    let catalog = desk.resolver.catalog;
    let titles = |kinds: &[MediaType]| items(desk, kinds).map(|item| item.title.clone()).collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let sets = [
        ("法律", catalog.shelf.works.len()),
        ("案例", desk.views.cases.len()),
        ("题库", desk.views.quizzes.len()),
    ];
    Disc {
        label: catalog.programme.discs.as_ref().map(|discs| discs.label.clone()).unwrap_or_default(),
        courses: desk
            .views
            .courses
            .iter()
            .map(|course| (course.page.title.clone(), count(course.lessons.len())))
            .collect(),
        films: titles(&[MediaType::Film, MediaType::Clip]),
        songs: titles(&[MediaType::Song]),
        sets: sets.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| (name.to_owned(), count(n))).collect(),
        ..Disc::default()
    }
}

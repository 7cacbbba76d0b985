//! The pages that play films and songs, each with what the lessons around it play.

use super::views::Views;
use crate::render::resolve::Resolver;
use crate::render::view::{LessonView, MediaView, PlayerView, Playlist, PlaylistItem};
use crate::syntax::ast::{BlockKind, PageRef};
use crate::syntax::walk::{self, Visit};

/// A page for each medium that is played, by id.
pub(super) fn players(resolver: &Resolver<'_>, views: &Views) -> Vec<(PageRef, PlayerView)> {
    let playlists: Vec<Playlist> = views.lessons.iter().filter_map(playlist).collect();
    let player = |medium: MediaView| {
        let page = resolver.pages.player(&medium.card.id)?;
        let own = playlists.iter().filter(|list| list.items.iter().any(|item| item.page == page));
        let playlists = own.cloned().collect();
        Some((page, PlayerView { medium, playlists }))
    };
    views.media(resolver).into_iter().filter_map(player).collect()
}

/// What a lesson plays; nothing where it plays nothing.
fn playlist(lesson: &LessonView) -> Option<Playlist> {
    let mut items: Vec<PlaylistItem> = Vec::new();
    walk::content(&lesson.body, &mut |visit| {
        if let Visit::Block(block) = visit
            && let BlockKind::Media(card) = &block.kind
            && let Some(url) = &card.page
            && items.iter().all(|item| item.page.url != *url)
        {
            let page = PageRef { url: url.clone(), title: card.title.clone() };
            items.push(PlaylistItem { page, kind: card.kind, seconds: card.seconds });
        }
    });
    (!items.is_empty()).then(|| Playlist { lesson: lesson.page.clone(), items })
}

//! What lies in the binder of a class: what is played in it, and what is printed for it.

use crate::curriculum::printing::{self, PrintOrder};
use crate::curriculum::timetable::{Timetable, What};
use crate::curriculum::{Catalog, Edition};
use crate::render::resolve::Resolver;
use crate::render::view::{BinderMedium, BinderPaper, BinderView, LessonLine};
use crate::syntax::ast::PageRef;
use crate::syntax::kinds::class::Class;
use crate::syntax::kinds::curriculum::Role;
use std::collections::BTreeMap;

/// What is the same for the binders of all classes.
pub(super) struct Shelf<'a> {
    /// For each medium the lessons that play it.
    pub media_used: &'a BTreeMap<String, Vec<PageRef>>,
    orders: Vec<PrintOrder>,
    editions: Vec<Edition>,
}

impl<'a> Shelf<'a> {
    /// Gathers it.
    pub(super) fn of(catalog: &Catalog, media_used: &'a BTreeMap<String, Vec<PageRef>>) -> Shelf<'a> {
        Shelf { media_used, orders: printing::orders(catalog), editions: Edition::all(catalog, None) }
    }
}

/// The binder of `class`, whose lessons are `lessons`. Papers are the trainers' business.
pub(super) fn of(
    resolver: &Resolver<'_>,
    shelf: &Shelf<'_>,
    class: &Class,
    table: &Timetable,
    lessons: &[LessonLine],
) -> BinderView {
    let papers = match resolver.edition.role {
        Role::Trainer => papers(resolver.catalog, shelf, class),
        Role::Learner => Vec::new(),
    };
    BinderView { media: media(resolver, shelf, table, lessons), papers }
}

fn media(
    resolver: &Resolver<'_>,
    shelf: &Shelf<'_>,
    table: &Timetable,
    lessons: &[LessonLine],
) -> Vec<BinderMedium> {
    let medium = |id: &str, own: Vec<PageRef>| {
        let (item, _) = resolver.catalog.media.get(id).filter(|(item, _)| !item.kind.is_picture())?;
        let paths = resolver.pages.media().get(id).filter(|paths| paths.held)?;
        Some(BinderMedium {
            title: item.title.clone(),
            kind: item.kind,
            page: resolver.pages.player(id),
            seconds: paths.seconds,
            file: paths.file.clone(),
            external: item.external,
            lessons: own,
        })
    };
    let place = |page: &PageRef| lessons.iter().position(|line| line.page == *page);
    let mut out: Vec<(usize, BinderMedium)> = Vec::new();
    for (id, pages) in shelf.media_used {
        let mut own: Vec<PageRef> = pages.iter().filter(|page| place(page).is_some()).cloned().collect();
        own.sort_by_key(place);
        let shown = table.slots.iter().any(|slot| matches!(&slot.what, What::Media(shown) if shown == id));
        if let Some(first) = own.first().and_then(place).or(shown.then_some(usize::MAX)) {
            out.extend(medium(id, own).map(|medium| (first, medium)));
        }
    }
    for slot in &table.slots {
        if let What::Media(id) = &slot.what
            && !shelf.media_used.contains_key(id)
            && let Some(medium) = medium(id, Vec::new())
            && out.iter().all(|(_, known)| known.page != medium.page || known.title != medium.title)
        {
            out.push((usize::MAX, medium));
        }
    }
    out.sort_by_key(|(first, _)| *first);
    out.into_iter().map(|(_, medium)| medium).collect()
}

/// What the print jobs make for the class, in their order.
fn papers(catalog: &Catalog, shelf: &Shelf<'_>, class: &Class) -> Vec<BinderPaper> {
    let wanted = |order: &&PrintOrder| {
        let mut drawn = shelf.editions.iter().filter(|edition| order.editions.contains(&edition.id));
        drawn.any(|edition| order.classes(catalog, edition).any(|other| other.id == class.id))
    };
    let paper = |order: &PrintOrder| BinderPaper {
        title: order.title.clone(),
        job: order.id.clone(),
        size: order.size.name.clone(),
        copies: match order.job.copies {
            // One number for all pieces, or for each: what of it comes to this class is the office's to say.
            Some(_) => None,
            None => order.copies(std::iter::once(class)),
        },
    };
    shelf.orders.iter().filter(wanted).map(paper).collect()
}

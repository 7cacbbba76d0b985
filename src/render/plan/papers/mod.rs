//! Papers other than lessons, laws and the book, planned for the print jobs that ask for them: one file a kind.

mod binder;
mod certificate;
mod class;
mod coverage;
pub(super) mod exam;
mod flyer;
mod lists;
mod media;
mod poster;
mod reflection;
mod roster;
mod scripts;
mod slides;
mod wall;

use super::print::{Desk, Piece};
use crate::curriculum::printing::PrintOrder;
use crate::syntax::kinds::print::{By, Ware};

/// The documents that `order` asks of this edition.
pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    match order.ware {
        Ware::Certificate => certificate::pieces(desk, order),
        Ware::Timetable if order.job.by.is_some_and(|by| by != By::Class) => roster::pieces(desk, order),
        Ware::Timetable | Ware::SignIn | Ware::Checklist | Ware::Binder => class::pieces(desk, order),
        Ware::Wall => wall::pieces(desk, order),
        Ware::Songs | Ware::DiscLabel | Ware::DiscInlay | Ware::RunningOrder => media::pieces(desk, order),
        Ware::Coverage => coverage::pieces(desk, order),
        Ware::Flyer => flyer::pieces(desk, order),
        Ware::Poster => poster::pieces(desk, order),
        Ware::Scripts => scripts::pieces(desk, order),
        Ware::Slides => slides::pieces(desk, order),
        Ware::Reflection => reflection::pieces(desk, order),
        // Planned with the texts that they are made of.
        Ware::Handouts | Ware::Guides | Ware::Book | Ware::Quiz | Ware::Comparisons => Vec::new(),
    }
}

//! Facts about the whole: what there is, what names mean, what an edition shows, in which order lessons come.

pub mod almanac;
pub mod amendment;
pub mod catalog;
pub mod cites;
pub mod coverage;
pub mod draw;
pub mod draws;
pub mod edition;
pub mod exam;
pub mod listeners;
pub mod lookup;
mod mentions;
pub mod merging;
pub mod order;
pub mod printing;
pub mod questions;
pub mod reach;
pub mod readability;
pub mod references;
pub mod register;
pub mod shelf;
pub mod timetable;
pub mod verdict;
pub mod versions;

pub use catalog::{Catalog, Entry, Translation};
pub use edition::Edition;
pub use shelf::Shelf;

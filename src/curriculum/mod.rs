//! Facts about the whole: what there is, what names mean, what an edition shows, in which order lessons come.

pub mod almanac;
pub mod amendment;
pub mod catalog;
pub mod cites;
pub mod draw;
pub mod draws;
pub mod edition;
pub mod exam;
pub mod lookup;
pub mod order;
pub mod printing;
pub mod questions;
pub mod readability;
pub mod register;
pub mod shelf;
pub mod timetable;
pub mod verdict;
pub mod versions;

pub use catalog::{Catalog, Entry};
pub use edition::Edition;
pub use shelf::Shelf;

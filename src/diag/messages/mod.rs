//! All prose of the findings: one constructor per message, a family a file.

pub mod block;
pub mod class;
pub mod cover;
pub mod discs;
pub mod export;
pub mod file;
pub mod film;
pub mod law;
pub mod leak;
pub mod lesson;
pub mod link;
pub mod media;
pub mod press;
pub mod print;
pub mod project;
pub mod quiz;
pub mod schema;
pub mod sign;
pub mod style;
pub mod theme;
pub mod timetable;
pub mod update;
pub mod verify;

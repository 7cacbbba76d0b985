//! What was rendered, on its way to people: a folder with its manifest, later discs and sticks.

pub mod apply;
pub mod bundle;
pub mod folder;
pub mod iso_read;
pub mod manifest;
pub mod sign;
pub mod update;
pub mod verify;

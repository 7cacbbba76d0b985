//! What was rendered, on its way to people: a folder with its manifest, later discs and sticks.

pub mod bundle;
pub mod folder;
pub mod manifest;

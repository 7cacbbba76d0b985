//! What was rendered, on its way to people: a folder with its manifest; sticks, discs and archives made of it.
//!
//! ```text
//! built    dist/web/<edition>          -> Built               what there is to pack, and what it must be like
//! volumes  costs of media              -> Plan                pure: which medium goes on which volume
//! kit      Built, Programme, Plan      -> Volume { files }    every file of a volume, its manifests last
//! names    paths                       -> findings            pure: names that sticks and discs cannot hold
//! write    Volume                      -> dist/discs/…        folders, images, archives, sticks
//! ```

pub mod built;
pub mod bundle;
pub mod folder;
pub mod kit;
pub mod manifest;
pub mod names;
pub mod target;
pub mod volumes;
pub mod write;

mod iso;

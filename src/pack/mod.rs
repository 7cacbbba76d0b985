//! What was rendered, on its way to people: a folder with its manifest; sticks, discs and archives made of it.
//!
//! ```text
//! built    dist/web/<edition>          -> Built               what there is to pack, and what it must be like
//! volumes  costs of media              -> Plan                pure: which medium goes on which volume
//! kit      Built, Programme, Plan      -> Volume { files }    every file of a volume, its manifests last
//! names    paths                       -> findings            pure: names that sticks and discs cannot hold
//! write    Volume                      -> dist/discs/…        folders, images, archives, sticks
//! verify   folder, stick, zip, image   -> Report              nothing that is read is believed
//! update   two bundles                 -> an update pack      what changed, and onto what it goes
//! apply    update pack, bundle         -> the new bundle      all or nothing
//! ```

pub mod apply;
pub mod built;
pub mod bundle;
pub mod folder;
pub mod iso;
pub mod kit;
pub mod manifest;
pub mod names;
pub mod sign;
pub mod target;
pub mod update;
pub mod verify;
pub mod volumes;
pub mod write;

//! Banks of questions as other programs keep them, and as we do.
//!
//! [`Bank`] stands in the middle: every form is read into it and written out of it, so that a form is known in one file.
//! What a form cannot hold, and what of a file no bank can hold, is told as a [`Loss`].
//!
//! | module | form |
//! |---|---|
//! | [`markdown`] | our own, as an editor writes it |
//! | [`gift`], [`aiken`], [`moodle`] | Moodle's three |
//! | [`qti`] | QTI 2.1 of 1EdTech, as most learning platforms exchange |
//! | [`table`] | a spreadsheet |
//! | [`kolibri`] | the tables from which Kolibri's channels are made |

pub mod aiken;
pub mod gift;
pub mod kolibri;
pub mod markdown;
pub mod moodle;
pub mod qti;
pub mod table;

mod bank;
mod file;
mod remarks;
mod text;

pub use bank::{Answer, Bank, Item};
pub use file::{Draft, File, Form, Loss, LossKind, Place, read, write};

#[cfg(test)]
mod tests;

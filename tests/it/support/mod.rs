//! What the tests share: files, temporary projects, the program, terminal sessions, a browser, checkers of pages.

pub mod browser;
pub mod built;
pub mod bundle;
pub mod checkers;
pub mod docx;
pub mod exported;
pub mod files;
pub mod film;
pub mod films;
pub mod html;
pub mod need;
pub mod office;
pub mod preview;
pub mod program;
pub mod project;
pub mod scratch;
pub mod search;
pub mod session;
pub mod site;
pub mod snapshot;
pub mod words;

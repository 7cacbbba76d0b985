//! What the tests share: files, temporary projects, the program, terminal sessions, a browser.

pub mod browser;
pub mod files;
pub mod need;
pub mod program;
pub mod project;
pub mod session;
pub mod snapshot;

//! The editor's helper: a language server over standard input and output, for VS Code, Neovim, Helix, Kate, Zed and others.
//! Nothing but files of coursepack projects is looked at, nothing is written: what changes files, editors do.
//!
//! | module | what it does |
//! |---|---|
//! | `server` | the loop: hears the client, answers it, has projects checked when they changed |
//! | `worker` | checks in the background, by the same [`Builder`](crate::pipeline::Builder) as `check`, with what editors hold unsaved |
//! | `open` | the texts that editors show, as they are typed |
//! | `problems` | findings as an editor shows them |
//! | `page` | the file that is asked about, as it is now, within the project as it was last checked |
//! | `target` | what stands at a place: a citation, an id, a link, a field, a block |
//! | `cursor`, `yaml` | what is being written at a place, told from a text that is not whole yet |
//! | `complete`, `hover`, `places`, `actions`, `rename`, `symbols` | the answers |
//! | `wire`, `protocol`, `positions`, `uri` | the protocol: messages, their shapes, places in UTF-16, addresses of files |
//!
//! A check of a winter programme takes a tenth of a second, so all of it is checked again whenever typing pauses: findings
//! of other files are never old. Questions are not kept waiting by a check: they are answered from the last one and from
//! the text of the moment.

mod actions;
mod complete;
mod cursor;
mod hover;
mod open;
mod page;
mod places;
mod positions;
mod problems;
mod protocol;
mod rename;
mod server;
mod symbols;
mod target;
mod uri;
mod wire;
mod worker;
mod yaml;

pub use complete::{Snippet, snippets};

use crate::diag::Lang;
use crate::law::Date;
use std::path::PathBuf;

/// How the server works.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The one project that counts; nothing: that of each file.
    pub root: Option<PathBuf>,
    /// The day on which the law is asked, in place of the programme's first day.
    pub as_of: Option<Date>,
    /// Of all that people read.
    pub lang: Lang,
    /// Whether the user chose it; otherwise the editor's counts, where it has one of ours.
    pub lang_is_chosen: bool,
    /// Worker threads of a check, 0: as many as there are cores.
    pub threads: usize,
}

/// Serves the client on standard input until it takes its leave; whether it did so properly.
pub fn run(setup: Setup) -> bool {
    server::run(setup)
}

//! A job holds everything that its output depends on.

use super::text::script::{RunningOrder, Script};
use super::view::{PageTask, PdfTask, PieceTask};
use crate::base::snapshot::Asset;
use crate::media::cues::Cue;
use std::sync::Arc;

/// Something to be made, and where it goes.
#[derive(Clone, Debug)]
pub struct Job {
    /// Below `dist/`: `web/learner/lessons/x.html`.
    pub path: String,
    /// Other places where the same bytes go: a law's page is the same in every edition.
    pub also: Vec<String>,
    /// How it is made.
    pub task: Task,
}

/// How an output is made.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Task {
    /// A web page. Its text also goes into the edition's search index.
    Page(Box<PageTask>),
    /// A reader PDF.
    Pdf(Box<PdfTask>),
    /// A piece of a print job: a reader PDF, and files for the shop that are named when their pages are known.
    Piece(Box<PieceTask>),
    /// Bytes that are ready: a picture, prepared when it was opened.
    Bytes(Arc<[u8]>),
    /// Captions as a self-registering script.
    Captions(Arc<[Cue]>),
    /// A loudspeaker script.
    Script(Box<Script>),
    /// The list of all scripts.
    RunningOrder(Box<RunningOrder>),
    /// A large file, copied as it is.
    Copy(Arc<Asset>),
}

impl Task {
    /// The PDF that people read, where it makes one.
    pub fn printed(&self) -> Option<&PdfTask> {
        match self {
            Task::Pdf(task) => Some(task),
            Task::Piece(task) => Some(&task.pdf),
            _ => None,
        }
    }
}

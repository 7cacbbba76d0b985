//! The live preview: the same build as always, again and again, shown on this machine alone.
//!
//! [`watch`] says when to look, [`crate::source::stamp`] says whether anything changed, the [`Builder`] builds with its
//! memories, [`http`] shows what came of it. A build that stops on errors leaves the last good pages up, with what is
//! wrong in front of them; a project that is broken from the start is served as just that.

mod http;
mod page;
mod watch;

use crate::base::hash::Hash;
use crate::base::par;
use crate::diag::print;
use crate::diag::trouble::{self, Trouble};
use crate::diag::{Lang, Prose};
use crate::pipeline::{Builder, Options, Outcome, Progress};
use crate::source;
use http::Board;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use watch::Watcher;

/// However silent the watcher is, this often the project is looked at.
const LOOK_AFTER: Duration = Duration::from_secs(1);

/// Editors empty a file before they write it, and save several files one after another: a change is over when the
/// project stays the same for so long.
const QUIET: Duration = Duration::from_millis(50);

/// A project that never keeps still (a film being copied into it) is built after so many looks all the same.
const PATIENCE: u32 = 40;

/// What a preview shows, and how.
pub struct Preview {
    /// What is built. The output folder holds the preview's pages, and may go away with it.
    pub options: Options,
    /// The port; nothing: 8000 or the next that is free.
    pub port: Option<u16>,
    /// Of messages in pages.
    pub lang: Lang,
    /// Worker threads, 0: as many as there are cores.
    pub threads: usize,
}

/// What happens meanwhile.
pub enum Event<'a> {
    /// A build ended; it may have been stopped by what it found.
    Built(&'a Outcome, Duration),
    /// A build could not be done at all.
    Failed(&'a anyhow::Error),
}

/// What pages are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct State {
    /// Builds so far.
    revision: u64,
    /// What keeps the last build from being shown.
    problems: Option<String>,
}

/// Serves until the user interrupts it. `ready` is told the address once it can be opened, `hear` all that happens then.
///
/// # Errors
/// The port is taken.
pub fn run(
    preview: Preview,
    ready: impl FnOnce(&str),
    hear: impl Fn(Event<'_>) + Send + 'static,
) -> anyhow::Result<()> {
    let listener = http::listen(preview.port)?;
    ready(&http::address(&listener)?);
    let board = Board::default();
    let (out, lang) = (preview.options.out.clone(), preview.lang);
    let writer = board.clone();
    // Not waited for: whatever it is at when the program ends, the next start mends.
    std::thread::spawn(move || build_forever(&preview, &writer, &hear));
    http::serve(listener, out, board, lang)?;
    Ok(())
}

fn build_forever(preview: &Preview, board: &Board, hear: &dyn Fn(Event<'_>)) {
    let root: PathBuf = preview.options.root.clone();
    let builder = Builder::new(Options { remember: true, ..preview.options.clone() });
    let watcher = Watcher::new(&root);
    let mut seen = None;
    let mut revision = 0;
    loop {
        // Taken before the build: what is edited meanwhile is noticed next.
        let stamp = settled(&root, seen);
        if seen != Some(stamp) {
            seen = Some(stamp);
            revision += 1;
            let problems = build(&builder, preview, hear);
            board.post(State { revision, problems });
        }
        watcher.wait(LOOK_AFTER);
    }
}

/// The project's stamp: `seen`, or a new one once it is quiet.
fn settled(root: &Path, seen: Option<Hash>) -> Hash {
    let mut stamp = source::stamp(root);
    if seen.is_some_and(|seen| seen != stamp) {
        for _ in 0..PATIENCE {
            std::thread::sleep(QUIET);
            let next = source::stamp(root);
            if next == stamp {
                break;
            }
            stamp = next;
        }
    }
    stamp
}

/// Builds once; what keeps the result from being shown, if anything does.
fn build(builder: &Builder, preview: &Preview, hear: &dyn Fn(Event<'_>)) -> Option<String> {
    let started = Instant::now();
    let built = par::with_threads(preview.threads, || builder.build(&Silent));
    match built.map_err(anyhow::Error::from).flatten() {
        Ok(outcome) => {
            hear(Event::Built(&outcome, started.elapsed()));
            let text = |path: &_| outcome.text(path);
            let found = &outcome.diagnostics;
            outcome
                .written
                .is_none()
                .then(|| print::print(found, &text, preview.lang, print::Format::Human, false))
        }
        Err(error) => {
            hear(Event::Failed(&error));
            Some(trouble::in_lang(error.as_ref(), preview.lang))
        }
    }
}

/// A preview shows no progress: it is there before anybody could read it.
struct Silent;

impl Progress for Silent {
    fn begin(&self, _: usize) {}
    fn step(&self, _: &str) {}
}

/// The port that was asked for is taken.
fn port_taken(port: u16) -> Trouble {
    let prose = Prose::new(
        format!("端口 {port} 已被占用。换一个 --port，或不写，让程序自己找"),
        format!("port {port} is taken: choose another --port, or leave it out"),
    );
    Trouble::new(prose.zh, prose.en)
}

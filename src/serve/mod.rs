//! The live preview: the same build as always, again and again, shown on this machine alone.
//!
//! [`watch`] says when to look, [`crate::source::stamp`] says whether anything changed, the [`Builder`] builds with its
//! memories, [`http`] shows what came of it. Meanwhile [`stage`] shows the page of an edited file at once: the build that
//! follows brings what other pages have from it. A build that stops on errors leaves the last good pages up, with what is
//! wrong in front of them; a project that is broken from the start is served as just that.

mod http;
mod page;
mod stage;
mod watch;

use crate::base::hash::Hash;
use crate::base::par;
use crate::diag::print;
use crate::diag::trouble::{self, Trouble};
use crate::diag::{Lang, Prose};
use crate::pipeline::glance::Glance;
use crate::pipeline::{Builder, Options, Outcome, Progress};
use crate::source;
use stage::{Stage, Verdict};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};
use watch::Watcher;

/// However silent the watcher is, this often the project is looked at.
const LOOK_AFTER: Duration = Duration::from_secs(1);

/// Editors empty a file before they write it, and save several files one after another: a change is over when the
/// project stays the same for so long.
const QUIET: Duration = Duration::from_millis(50);

/// A project that never keeps still (a film being copied into it) is built after so many looks all the same.
const PATIENCE: u32 = 40;

/// Findings that a page lists; the terminal tells them all.
const LISTED: usize = 200;

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
    let bell = http::Bell::default();
    let (out, lang, ring) = (preview.options.out.clone(), preview.lang, bell.clone());
    let stage = Stage::new(&preview.options.root, move || ring.ring());
    let (looks, builds) = (stage.clone(), stage.clone());
    let watcher = Watcher::new(&preview.options.root);
    let (sender, changes) = mpsc::channel();
    // Neither is waited for: whatever they are at when the program ends, the next start mends.
    std::thread::spawn(move || {
        loop {
            let changed = watcher.wait(LOOK_AFTER);
            looks.look(&changed);
            if sender.send(()).is_err() {
                return;
            }
        }
    });
    std::thread::spawn(move || build_forever(&preview, &builds, &changes, &hear));
    http::serve(listener, out, (stage, bell), lang)?;
    Ok(())
}

fn build_forever(preview: &Preview, stage: &Stage, changes: &Receiver<()>, hear: &dyn Fn(Event<'_>)) {
    let root: PathBuf = preview.options.root.clone();
    let builder = Builder::new(Options { remember: true, ..preview.options.clone() });
    let mut seen = None;
    loop {
        // Taken before the build: what is edited meanwhile is noticed next.
        let stamp = settled(&root, seen);
        if seen != Some(stamp) {
            seen = Some(stamp);
            let (verdict, glance) = build(&builder, preview, hear);
            stage.built(verdict, glance);
        }
        // One look is enough for all that was heard by now.
        if changes.recv().is_err() {
            return;
        }
        changes.try_iter().for_each(drop);
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

/// Builds once.
fn build(builder: &Builder, preview: &Preview, hear: &dyn Fn(Event<'_>)) -> (Verdict, Option<Arc<Glance>>) {
    let started = Instant::now();
    let built = par::with_threads(preview.threads, || builder.build(&Silent));
    match built.map_err(anyhow::Error::from).flatten() {
        Ok(mut outcome) => {
            hear(Event::Built(&outcome, started.elapsed()));
            let lang = preview.lang;
            let mut found = outcome.diagnostics.clone();
            // Errors first; the sort keeps the order of the rest.
            found.sort_by_key(|d| std::cmp::Reverse(d.severity));
            let stopped = outcome.written.is_none().then(String::new);
            let verdict = Verdict {
                stopped,
                found: print::listed(&found, &|path| outcome.text(path), lang, LISTED).into(),
                summary: print::summary(&found, lang),
                looks: Some(stage::looks(&outcome)),
            };
            (verdict, outcome.glance.take())
        }
        Err(error) => {
            hear(Event::Failed(&error));
            let stopped = Some(trouble::in_lang(error.as_ref(), preview.lang));
            (Verdict { stopped, ..Verdict::default() }, None)
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

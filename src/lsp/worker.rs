//! Checks projects in the background, one after another.

use super::Setup;
use crate::base::par;
use crate::base::path::ContentPath;
use crate::base::snapshot::Unsaved;
use crate::diag::trouble;
use crate::pipeline::{Builder, Options, Outcome};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

/// A project to be checked.
pub(super) struct Job {
    /// Its folder.
    pub root: PathBuf,
    /// What editors show of it.
    pub unsaved: Unsaved,
    /// The versions of that.
    pub versions: BTreeMap<ContentPath, i32>,
}

/// A project that was checked.
pub(super) struct Checked {
    /// Its folder.
    pub root: PathBuf,
    /// The versions of what editors showed of it.
    pub versions: BTreeMap<ContentPath, i32>,
    /// What came of it, or why it could not be read.
    pub outcome: Result<Arc<Outcome>, String>,
    /// How long it took.
    pub took: Duration,
}

/// Starts the worker: it takes jobs as long as somebody can send them, and sends what comes of them to `events`.
pub(super) fn start<E: Send + 'static>(
    setup: Setup,
    events: Sender<E>,
    event: impl Fn(Checked) -> E + Send + 'static,
) -> Sender<Job> {
    let (sender, jobs) = channel::<Job>();
    // Not waited for: what it is at when the program ends, nobody needs.
    std::thread::spawn(move || {
        let mut builders: BTreeMap<PathBuf, Builder> = BTreeMap::new();
        for Job { root, unsaved, versions } in jobs {
            let started = Instant::now();
            let builder = builders.entry(root.clone()).or_insert_with(|| builder(&root, &setup));
            let outcome = check(builder, &unsaved, &setup);
            let checked = Checked { root, versions, outcome, took: started.elapsed() };
            if events.send(event(checked)).is_err() {
                return;
            }
        }
    });
    sender
}

fn builder(root: &std::path::Path, setup: &Setup) -> Builder {
    let (root, out) = (root.to_owned(), root.join("dist"));
    Builder::new(Options { root, out, as_of: setup.as_of, ..Options::default() })
}

/// Whatever goes wrong with a project, the server lives on.
fn check(builder: &Builder, unsaved: &Unsaved, setup: &Setup) -> Result<Arc<Outcome>, String> {
    let checked = catch_unwind(AssertUnwindSafe(|| {
        par::with_threads(setup.threads, || builder.check_with(unsaved))
            .map_err(anyhow::Error::from)
            .flatten()
    }));
    match checked {
        Ok(Ok(outcome)) => Ok(Arc::new(outcome)),
        Ok(Err(error)) => Err(trouble::in_lang(error.as_ref(), setup.lang)),
        Err(_) => Err("internal error".to_owned()),
    }
}

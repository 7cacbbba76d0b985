//! Hears of changes in the project's folders. The door of notify.
//!
//! Events are hints: a lost one costs a second, never correctness, so a watcher that cannot be had (too many folders, a
//! network share) is done without.

use crate::base::path::ContentPath;
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// Hears of changes below `content/` and `themes/`.
pub(super) struct Watcher {
    events: Receiver<Vec<ContentPath>>,
    /// Hears as long as it lives.
    _ear: Option<RecommendedWatcher>,
}

impl Watcher {
    /// Begins to listen.
    pub fn new(root: &Path) -> Watcher {
        let (sender, events) = mpsc::channel();
        // Systems tell of real paths, whatever way the project was come by.
        let real = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let below = real.clone();
        let ear = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            // Builds open files, too: reading is no change.
            if !event.kind.is_access() {
                let name =
                    |path: &std::path::PathBuf| ContentPath::new(path.strip_prefix(&below).ok()?.to_str()?);
                // The receiver is gone only when the program ends.
                let _ = sender.send(event.paths.iter().filter_map(name).collect());
            }
        });
        let ear = ear.ok().map(|mut ear| {
            for folder in ["content", "themes"] {
                let _ = ear.watch(&real.join(folder), RecursiveMode::Recursive);
            }
            ear
        });
        Watcher { events, _ear: ear }
    }

    /// What may have changed by now, each once; nothing if nothing was heard of within `at_most`.
    pub fn wait(&self, at_most: Duration) -> Vec<ContentPath> {
        match self.events.recv_timeout(at_most) {
            Ok(mut paths) => {
                paths.extend(self.events.try_iter().flatten());
                paths.sort_unstable();
                paths.dedup();
                paths
            }
            Err(mpsc::RecvTimeoutError::Timeout) => Vec::new(),
            Err(mpsc::RecvTimeoutError::Disconnected) => {
                std::thread::sleep(at_most);
                Vec::new()
            }
        }
    }
}

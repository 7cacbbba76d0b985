//! Waits for something to happen in the project's folders. The door of notify.
//!
//! Events are hints: a lost one costs a second, never correctness, so a watcher that cannot be had (too many folders, a
//! network share) is done without.

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// Editors write a file in several steps: silence of this length ends a change.
const QUIET: Duration = Duration::from_millis(40);

/// Nobody waits longer than this many silences for a folder that is never quiet.
const PATIENCE: u32 = 12;

/// Hears of changes below `content/` and `themes/`.
pub(super) struct Watcher {
    events: Receiver<()>,
    /// Hears as long as it lives.
    _ear: Option<RecommendedWatcher>,
}

impl Watcher {
    /// Begins to listen.
    pub fn new(root: &Path) -> Watcher {
        let (sender, events) = mpsc::channel();
        let ear = notify::recommended_watcher(move |_: notify::Result<notify::Event>| {
            // The receiver is gone only when the program ends.
            let _ = sender.send(());
        });
        let ear = ear.ok().map(|mut ear| {
            for folder in ["content", "themes"] {
                let _ = ear.watch(&root.join(folder), RecursiveMode::Recursive);
            }
            ear
        });
        Watcher { events, _ear: ear }
    }

    /// Returns when something changed and it is quiet again, or after `at_most`.
    pub fn wait(&self, at_most: Duration) {
        match self.events.recv_timeout(at_most) {
            Ok(()) => {
                let mut patience = PATIENCE;
                while patience > 0 && self.events.recv_timeout(QUIET).is_ok() {
                    patience -= 1;
                }
            }
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => std::thread::sleep(at_most),
        }
    }
}

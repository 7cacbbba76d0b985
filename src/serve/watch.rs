//! Waits for something to happen in the project's folders. The door of notify.
//!
//! Events are hints: a lost one costs a second, never correctness, so a watcher that cannot be had (too many folders, a
//! network share) is done without.

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

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
        let ear = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Builds open files, too: reading is no change.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                // The receiver is gone only when the program ends.
                let _ = sender.send(());
            }
        });
        let ear = ear.ok().map(|mut ear| {
            for folder in ["content", "themes"] {
                let _ = ear.watch(&root.join(folder), RecursiveMode::Recursive);
            }
            ear
        });
        Watcher { events, _ear: ear }
    }

    /// Returns when something may have changed, or after `at_most`.
    pub fn wait(&self, at_most: Duration) {
        match self.events.recv_timeout(at_most) {
            // One look is enough for all that was heard by now.
            Ok(()) => self.events.try_iter().for_each(drop),
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => std::thread::sleep(at_most),
        }
    }
}

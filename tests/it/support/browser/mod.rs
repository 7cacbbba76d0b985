//! A real Chromium, for pages as people see them.
//!
//! It is driven through its own pipe (`--remote-debugging-pipe`): no port, no second program whose version must
//! match, and no crate. The dozen methods of the protocol used here have not changed in years.

mod page;
mod pipe;

use super::need;
use super::scratch::{self, TempDir};
pub use page::Page;
use pipe::Pipe;
use serde_json::json;
use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

/// A browser with a profile of its own, closed when it goes out of scope.
pub struct Browser {
    pipe: Rc<RefCell<Pipe>>,
    /// Removed after the browser has ended.
    _profile: TempDir,
}

impl Browser {
    /// Starts the Chromium of this machine; `None`, said loudly, where there is none.
    pub fn start() -> Option<Browser> {
        let Some(program) = chromium() else {
            need::missing("there is no Chromium (set CHROME to one)");
            return None;
        };
        let profile = scratch::folder();
        let pipe = Pipe::to(&program, profile.path());
        Some(Browser { pipe: Rc::new(RefCell::new(pipe)), _profile: profile })
    }

    /// A tab with nothing in it.
    pub fn page(&self) -> Page {
        let target = self.pipe.borrow_mut().call(None, "Target.createTarget", json!({"url": "about:blank"}));
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        let session = self.pipe.borrow_mut().call(None, "Target.attachToTarget", attach);
        Page::new(Rc::clone(&self.pipe), session["sessionId"].as_str().expect("a session").to_owned())
    }

    /// The window that a page has opened whose address contains `part`, as soon as it is there.
    #[track_caller]
    pub fn opened(&self, part: &str) -> Page {
        for _ in 0..500 {
            let found = self.pipe.borrow_mut().call(None, "Target.getTargets", json!({}));
            let targets = found["targetInfos"].as_array().expect("windows");
            let wanted = |target: &&serde_json::Value| {
                target["type"] == "page" && target["url"].as_str().is_some_and(|url| url.contains(part))
            };
            if let Some(target) = targets.iter().find(wanted) {
                let attach = json!({"targetId": target["targetId"], "flatten": true});
                let session = self.pipe.borrow_mut().call(None, "Target.attachToTarget", attach);
                let session = session["sessionId"].as_str().expect("a session").to_owned();
                return Page::new(Rc::clone(&self.pipe), session);
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("no window opened {part}");
    }
}

fn chromium() -> Option<PathBuf> {
    let chosen = std::env::var_os("CHROME").map(PathBuf::from);
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    chosen.or_else(|| names.iter().find_map(|name| need::on_path(name)))
}

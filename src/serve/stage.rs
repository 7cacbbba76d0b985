//! What is shown: the last build that could be, the files edited since, and what is wrong. The builder and the watcher put
//! it here, the server takes it from here, every open page is told that there is something new.

use crate::base::hash::{Hash, Hasher};
use crate::base::path::ContentPath;
use crate::diag::Lang;
use crate::diag::print::Listed;
use crate::pipeline::glance::{Edit, Glance, Look};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The pages of edited files that were made since the last change, by edition and address.
type Made = BTreeMap<(String, String), Option<Arc<str>>>;

/// The same of sheets, as PDF or with what is wrong.
type Set = BTreeMap<(String, String), Result<Arc<[u8]>, String>>;

/// Shared by all who put and take.
#[derive(Clone)]
pub(super) struct Stage {
    root: PathBuf,
    shown: Arc<Mutex<Shown>>,
    /// Called after every change.
    tell: Arc<dyn Fn() + Send + Sync>,
}

#[derive(Default)]
struct Shown {
    /// Changes so far.
    revision: u64,
    /// Builds so far.
    builds: u64,
    glance: Option<Arc<Glance>>,
    /// What has been edited since that build, as it is now (or was, before it could not be shown).
    edited: BTreeMap<ContentPath, Edit>,
    made: Made,
    set: Set,
    verdict: Verdict,
    /// Files saved that have a page, and the page of the last.
    saves: (u64, Option<String>),
}

/// What the last build came to.
#[derive(Clone, Default)]
pub(super) struct Verdict {
    /// Why its pages are not shown: it could not be done at all, or there are errors.
    pub stopped: Option<String>,
    /// What it found, errors first.
    pub found: Arc<[Listed]>,
    /// Errors and warnings, in words.
    pub summary: String,
    /// Changes where styles, pictures or films did.
    pub looks: Option<Hash>,
}

/// What a page may ask.
pub(super) struct News {
    /// Changes so far.
    pub revision: u64,
    /// Builds so far.
    pub builds: u64,
    /// What the last build came to.
    pub verdict: Verdict,
    /// Files saved, and the page of the last.
    pub saves: (u64, Option<String>),
}

impl Stage {
    /// An empty stage for the project at `root`; `tell` is called after every change.
    pub fn new(root: &Path, tell: impl Fn() + Send + Sync + 'static) -> Stage {
        Stage { root: root.to_owned(), shown: Arc::default(), tell: Arc::new(tell) }
    }

    /// A build ended.
    pub fn built(&self, verdict: Verdict, glance: Option<Arc<Glance>>) {
        // Looked at once more, since the watcher may have missed something: an older edit must not hide what was built.
        let known: Vec<ContentPath> = self.lock().edited.keys().cloned().collect();
        let now = glance.as_ref().map(|glance| {
            let still = known.into_iter().filter_map(|path| match glance.look(&self.root, &path) {
                Look::Edited(edit) => Some((path, edit)),
                Look::AsBuilt | Look::Unfit => None,
            });
            still.collect::<BTreeMap<_, _>>()
        });
        self.change(|shown| {
            shown.builds += 1;
            shown.verdict = verdict;
            let Some((glance, now)) = glance.zip(now) else { return };
            shown.edited = now;
            if let Some(old) = shown.glance.replace(glance.clone())
                && let Some(page) = newcomer(&old, &glance)
            {
                shown.saves = (shown.saves.0 + 1, Some(page));
            }
        });
    }

    /// The files at `paths` may have been edited.
    pub fn look(&self, paths: &[ContentPath]) {
        let Some(glance) = self.lock().glance.clone() else { return };
        for path in paths {
            match glance.look(&self.root, path) {
                Look::Unfit => {}
                Look::AsBuilt => {
                    let goes = self.lock().edited.contains_key(path);
                    if goes {
                        self.change(|shown| _ = shown.edited.remove(path));
                    }
                }
                Look::Edited(edit) => {
                    let known = self.lock().edited.get(path).is_some_and(|old| old.hash() == edit.hash());
                    let page = glance.address(path);
                    if !known {
                        self.change(|shown| {
                            shown.edited.insert(path.clone(), edit);
                            if page.is_some() {
                                shown.saves = (shown.saves.0 + 1, page);
                            }
                        });
                    }
                }
            }
        }
    }

    /// The page at `url` of `edition`, if its file was edited since the last build.
    pub fn page(&self, edition: &str, url: &str) -> Option<Arc<str>> {
        let key = (edition.to_owned(), url.to_owned());
        let (glance, edited, revision) = {
            let shown = self.lock();
            if let Some(made) = shown.made.get(&key) {
                return made.clone();
            }
            if shown.edited.is_empty() {
                return None;
            }
            (shown.glance.clone()?, shown.edited.values().cloned().collect::<Vec<_>>(), shown.revision)
        };
        // Outside the lock: the watcher need not wait for a page.
        let page = edited.iter().find_map(|edit| glance.page(edit, edition, url)).map(Arc::from);
        let mut shown = self.lock();
        if shown.revision == revision {
            shown.made.insert(key, page.clone());
        }
        page
    }

    /// The sheet of the lesson at `url` of `edition`, as PDF, or what is wrong with it.
    pub fn sheet(&self, edition: &str, url: &str, lang: Lang) -> Option<Result<Arc<[u8]>, String>> {
        let key = (edition.to_owned(), url.to_owned());
        let (glance, edited, revision) = {
            let shown = self.lock();
            if let Some(set) = shown.set.get(&key) {
                return Some(set.clone());
            }
            let glance = shown.glance.clone()?;
            let edited = shown.edited.get(&glance.source(edition, url)?).cloned();
            (glance, edited, shown.revision)
        };
        let set = glance.sheet(edited.as_ref(), edition, url)?;
        let set = set.map(Arc::from).map_err(|found| glance.told(&found, edited.as_ref(), lang));
        let mut shown = self.lock();
        if shown.revision == revision {
            shown.set.insert(key, set.clone());
        }
        Some(set)
    }

    /// The file that the page at `url` of `edition` is made of.
    pub fn source(&self, edition: &str, url: &str) -> Option<ContentPath> {
        let glance = self.lock().glance.clone()?;
        glance.source(edition, url)
    }

    /// What there is to say.
    pub fn news(&self) -> News {
        let shown = self.lock();
        News {
            revision: shown.revision,
            builds: shown.builds,
            verdict: shown.verdict.clone(),
            saves: shown.saves.clone(),
        }
    }

    fn change(&self, with: impl FnOnce(&mut Shown)) {
        {
            let mut shown = self.lock();
            with(&mut shown);
            shown.revision += 1;
            shown.made.clear();
            shown.set.clear();
        }
        (self.tell)();
    }

    fn lock(&self) -> MutexGuard<'_, Shown> {
        // A panic while the lock is held leaves values that are whole.
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The page of the one file that `now` has and `old` had not: an editor has just begun it.
fn newcomer(old: &Glance, now: &Glance) -> Option<String> {
    let mut new = now.paths().filter(|path| !old.knows(path));
    let only = new.next().filter(|_| new.next().is_none())?;
    now.address(only)
}

/// What stands for the looks of a programme: its theme, and its files that are no text.
pub(super) fn looks(outcome: &crate::pipeline::Outcome) -> Hash {
    let mut all = Hasher::default();
    all.piece(outcome.theme.key("").to_string().as_bytes());
    for asset in &outcome.snapshot.assets {
        all.piece(asset.path.as_str().as_bytes());
        all.piece(format!("{:?}", crate::source::mark(asset)).as_bytes());
    }
    all.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{Builder, Options, Part, Progress};
    use std::fs;

    struct Silent;

    impl Progress for Silent {
        fn begin(&self, _: usize) {}
        fn step(&self, _: &str) {}
    }

    #[test]
    fn an_edit_that_nobody_told_of_is_not_hidden_by_an_older_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let file = ContentPath::new("content/policies/a.md").expect("a path");
        let save = |words: &str| {
            let text =
                format!("---\ntitle: 找谁\npublisher: 示例单位\ndate_issued: 2026-01-02\n---\n\n{words}\n");
            fs::write(file.below(root), text).expect("saved");
        };
        fs::create_dir_all(root.join("content/policies")).expect("a folder");
        fs::write(
            root.join("content/curriculum.yaml"),
            "title: 试\nprovider: 示例单位\nstart_date: 2026-11-23\nend_date: 2027-03-12\n",
        )
        .expect("saved");
        save("第一句。");
        let builder = Builder::new(Options {
            root: root.to_owned(),
            out: root.join("dist"),
            only: Some(Part::Web),
            remember: true,
            ..Options::default()
        });
        let stage = Stage::new(root, || {});
        let build = || {
            let outcome = builder.build(&Silent).expect("a build");
            assert!(outcome.glance.is_some(), "{:?}", outcome.diagnostics);
            stage.built(Verdict::default(), outcome.glance);
        };
        build();
        save("第二句。");
        stage.look(std::slice::from_ref(&file));
        let page = || stage.page("learner", "policies/a.html");
        assert!(page().is_some_and(|html| html.contains("第二句")));
        save("第三句。");
        build();
        // What was built is what stands in the file.
        assert_eq!(page(), None);
        // What is edited while a build goes on stays.
        save("第四句。");
        stage.look(std::slice::from_ref(&file));
        assert!(page().is_some_and(|html| html.contains("第四句")));
    }
}

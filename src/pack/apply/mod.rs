//! An update onto a bundle: all of it, or nothing.
//!
//! First everything is looked at that could speak against it, then the new files are laid down beside the old ones in a
//! work folder on the same disk (see [`journal`]), which fails harmlessly where there is not enough room. Then a journal
//! says what is about to happen, files change places by renames, and the old ones are kept until the new ones have
//! been read back. Whoever pulls the stick at any moment finds, at the next run, a journal that leads to the new
//! bundle or back to the old one. Nothing here needs links or renames over a file: FAT32 and exFAT will do.

mod journal;
mod look;
mod stage;
mod swap;

pub use journal::{JOURNAL, WORK};

use super::sign::Key;
use super::verify::{self, Finding, Report, Source, Steps, Wish};
use crate::diag::Prose;
use crate::diag::messages::update as words;
use crate::diag::trouble::{self, Trouble};
use journal::Journal;
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// A bundle up to this size (in bytes) is checked whole after an update: some minutes for a slow stick.
const WHOLE: u64 = 2_000_000_000;

/// What came of an update.
#[derive(Debug)]
pub struct Outcome {
    /// An earlier update that was finished or undone first.
    pub earlier: Option<Prose>,
    /// Of this one.
    pub end: End,
}

/// How it ended.
#[derive(Debug)]
pub enum End {
    /// The folder is the new bundle already.
    UpToDate(Prose),
    /// The folder was left as it was: what is wrong with which files, and the sentence that says what to do.
    Refused(Vec<Finding>, Prose),
    /// The update itself is not as it should be.
    BadUpdate(Box<Report>),
    /// The folder is the new bundle.
    Done {
        /// What was done.
        told: Prose,
        /// What was found when it was checked.
        report: Box<Report>,
        /// Whether all files were, or only those that came.
        whole: bool,
    },
}

/// What is wanted.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// The key that must have signed the update.
    pub key: Option<&'a Key>,
    /// Whether to check everything afterwards, however large it is.
    pub full: bool,
    /// Is told how far it is.
    pub steps: Steps<'a>,
}

/// Applies the update at `update`, a folder or an archive, to the bundle in `folder`.
///
/// # Errors
/// Either is something else, the disk refuses, or another run has the folder in hand. The folder is as it was, or the
/// trouble says that the next run goes on.
pub fn apply(update: &Path, folder: &Path, order: &Order<'_>) -> Result<Outcome, Trouble> {
    let work = Work::of(folder)?;
    let earlier = work.recover()?;
    let end = run(update, folder, &work, order)?;
    Ok(Outcome { earlier, end })
}

fn run(update: &Path, folder: &Path, work: &Work, order: &Order<'_>) -> Result<End, Trouble> {
    let (name, source) = update_at(update)?;
    let wish = Wish { key: order.key, only: None, steps: order.steps };
    let report = verify::verify(&name, &source, &wish)?;
    if !report.is_fine() {
        return Ok(End::BadUpdate(Box::new(report)));
    }
    let Some(manifest) = report.listed.update.clone() else { return Err(words::not_an_update(update)) };
    let plan = match look::look(&source, &manifest, folder, order)? {
        look::Look::Goes(plan) => plan,
        look::Look::Is(prose) => return Ok(End::UpToDate(prose)),
        look::Look::No(found, prose) => return Ok(End::Refused(found, prose)),
    };
    let lock = work.begin()?;
    let ready = stage::stage(&source, &plan, work)
        .and_then(|()| plan.journal.write(&work.path).map_err(|error| Trouble::disk(&work.path, error)));
    if let Err(trouble) = ready {
        drop(lock);
        work.clear();
        return Err(trouble);
    }
    if let Err(why) = swap::forward(folder, &work.path, &plan.journal) {
        return Err(match swap::backward(folder, &work.path, &plan.journal) {
            Ok(()) => {
                work.end(lock)?;
                words::undone(&why)
            }
            Err(_) => words::stuck(&why, folder),
        });
    }
    work.end(lock)?;

    let touched: BTreeSet<String> = plan.journal.changes.iter().map(|change| change.path.clone()).collect();
    let source = Source::Folder(folder.to_owned());
    let whole = order.full || plan.size < WHOLE;
    let only = (!whole).then_some(&touched);
    let report = verify::verify(
        &folder.display().to_string(),
        &source,
        &Wish { key: None, only, steps: order.steps },
    )?;
    let deleted = plan.journal.changes.iter().filter(|change| change.new.is_none()).count();
    let (from, to) = (&manifest.from.content_version, &manifest.to.content_version);
    let told = words::done(from, to, plan.journal.changes.len() - deleted, deleted);
    Ok(End::Done { told, report: Box::new(report), whole })
}

/// The one update at a path.
fn update_at(path: &Path) -> Result<(String, Source), Trouble> {
    let mut found = verify::find(path)?;
    match (found.pop(), found.is_empty()) {
        (Some(one), true) => Ok(one),
        _ => Err(words::not_an_update(path)),
    }
}

/// The work folder in the bundle's folder. It is there only while something is in hand, or was cut off.
struct Work {
    folder: PathBuf,
    path: PathBuf,
}

impl Work {
    fn of(folder: &Path) -> Result<Work, Trouble> {
        if !fs::metadata(folder).map_err(|error| Trouble::disk(folder, error))?.is_dir() {
            return Err(Trouble::disk(folder, io::ErrorKind::NotADirectory.into()));
        }
        let path = folder.join(WORK);
        // Somebody who put a link here would have other files moved about.
        match fs::symlink_metadata(&path) {
            Ok(data) if !data.is_dir() => Err(words::journal_damaged(folder)),
            _ => Ok(Work { folder: folder.to_owned(), path }),
        }
    }

    /// Finishes or undoes what another run left, and says so.
    fn recover(&self) -> Result<Option<Prose>, Trouble> {
        if !self.path.is_dir() {
            return Ok(None);
        }
        let lock = self.lock()?;
        let journal = Journal::read(&self.path).map_err(|_| words::journal_damaged(&self.folder))?;
        let told = match &journal {
            None => None,
            Some(journal) => Some(swap::recover(&self.folder, &self.path, journal)?),
        };
        self.end(lock)?;
        Ok(told)
    }

    fn begin(&self) -> Result<File, Trouble> {
        fs::create_dir_all(&self.path).map_err(|error| Trouble::disk(&self.path, error))?;
        let lock = self.lock()?;
        for folder in ["new", "old"].map(|name| self.path.join(name)) {
            let made = fs::create_dir_all(&folder).map_err(|error| Trouble::disk(&folder, error));
            made.inspect_err(|_| self.clear())?;
        }
        Ok(lock)
    }

    /// Held while a run lives; the system lets go of it however that ends.
    fn lock(&self) -> Result<File, Trouble> {
        let path = self.path.join("lock");
        let file = File::create(&path).map_err(|error| Trouble::disk(&path, error))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Err(words::busy(&self.folder)),
            // A disk without locks still gets its update.
            _ => Ok(file),
        }
    }

    /// Everything is in its place: without a journal, the rest of the work folder means nothing.
    fn end(&self, lock: File) -> Result<(), Trouble> {
        journal::sync_folder(&self.folder);
        let journal = self.path.join(JOURNAL);
        match fs::remove_file(&journal) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Trouble::disk(&journal, error));
            }
            _ => {}
        }
        journal::sync_folder(&self.path);
        // Windows does not remove a folder with an open file in it.
        drop(lock);
        self.clear();
        Ok(())
    }

    fn clear(&self) {
        #[cfg(windows)]
        writable(&self.path);
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Files that were copied from a disc are read-only, and Windows does not remove those.
#[cfg(windows)]
#[allow(clippy::permissions_set_readonly_false, reason = "on Windows this is what it says")]
fn writable(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match entry.metadata() {
            Ok(data) if data.is_dir() => writable(&path),
            Ok(data) => {
                let mut permissions = data.permissions();
                permissions.set_readonly(false);
                let _ = fs::set_permissions(&path, permissions);
            }
            Err(_) => {}
        }
    }
}

/// What the system said, as a sentence about a path.
fn refusal(path: &Path, error: &io::Error) -> Prose {
    let why = trouble::words(error);
    let path = path.display();
    Prose::new(format!("{path}：{}", why.zh), format!("{path}: {}", why.en))
}

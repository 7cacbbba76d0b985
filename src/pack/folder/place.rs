//! Where the output stands, the work folder beside it, and how the two are exchanged.

use crate::diag::trouble::Trouble;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// Marks a folder as ours: only such a folder, or an empty one, is ever replaced.
const MARKER: &str = ".coursepack";

const MARKER_TEXT: &str = "本文件夹由 coursepack 生成，下次生成时会整个换掉，请不要在里面改文件。\n\
                           This folder is made by coursepack and replaced by the next build.\n";

/// How often an exchange is tried anew when another run exchanged at the same moment.
const TRIES: u32 = 5;

/// The output folder and this run's work folder.
#[derive(Debug)]
pub(in crate::pack) struct Place {
    out: PathBuf,
    work: PathBuf,
    /// Held while the run lives; released by the system however it ends.
    _lock: File,
}

impl Place {
    /// Finds the output folder, mends what killed runs left, and makes a work folder.
    pub fn claim(out: &Path) -> Result<Place, Trouble> {
        let out = settle(out)?;
        recover(&out)?;
        refuse_foreign(&out)?;
        let (work, lock) = make_work(&out).map_err(|error| Trouble::disk(parent(&out), error))?;
        let place = Place { out, work, _lock: lock };
        let new = place.new_output();
        let marker = new.join(MARKER);
        fs::create_dir(&new).map_err(|error| Trouble::disk(&new, error))?;
        fs::write(&marker, MARKER_TEXT).map_err(|error| Trouble::disk(&marker, error))?;
        Ok(place)
    }

    /// Where the new output is made.
    pub fn new_output(&self) -> PathBuf {
        self.work.join("new")
    }

    /// Where the old output is, if there is one.
    pub fn old_output(&self) -> Option<PathBuf> {
        self.out.is_dir().then(|| self.out.clone())
    }

    /// Puts the new output in place of the old one, which goes away.
    pub fn exchange(&self) -> Result<(), Trouble> {
        let trouble = |error| Trouble::disk(&self.out, error);
        let mut tries = 0;
        loop {
            let old = self.work.join(format!("old{tries}"));
            match fs::rename(&self.out, &old) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(trouble(error)),
                _ => {}
            }
            match fs::rename(self.new_output(), &self.out) {
                Ok(()) => break,
                Err(error) => {
                    // Another run was quicker, or the disk refuses: the old output goes back if its place is free.
                    let _ = fs::rename(&old, &self.out);
                    tries += 1;
                    if tries == TRIES {
                        return Err(trouble(error));
                    }
                }
            }
        }
        sync_folder(parent(&self.out));
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What cannot be done now (a file is open on Windows, the disk went away) is done by the next run.
        if restore(&self.work, &self.out).is_ok() {
            let _ = fs::remove_dir_all(&self.work);
        }
    }
}

/// Where there is no output, but one that was to be replaced, that goes back.
fn restore(work: &Path, out: &Path) -> io::Result<()> {
    for tries in 0..TRIES {
        let old = work.join(format!("old{tries}"));
        if !out.exists() && old.is_dir() {
            fs::rename(&old, out)?;
        }
    }
    Ok(())
}

/// The folder itself, symlinks followed, with the folders above it made.
fn settle(out: &Path) -> Result<PathBuf, Trouble> {
    let missing_name = || {
        Trouble::new(
            format!("{} 不能作输出文件夹", out.display()),
            format!("{} cannot be the output folder", out.display()),
        )
    };
    match fs::canonicalize(out) {
        Ok(real) if real.is_dir() => real.file_name().map(|_| real.clone()).ok_or_else(missing_name),
        Ok(_) => Err(Trouble::new(
            format!("输出位置 {} 是一个文件，不是文件夹。换一个 --out，或先移开这个文件", out.display()),
            format!(
                "the output {} is a file, not a folder: choose another --out or move it away",
                out.display()
            ),
        )),
        Err(_) => {
            let name = out.file_name().ok_or_else(missing_name)?;
            let above = out.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let made = fs::create_dir_all(above).and_then(|()| fs::canonicalize(above));
            Ok(made.map_err(|error| Trouble::disk(above, error))?.join(name))
        }
    }
}

fn refuse_foreign(out: &Path) -> Result<(), Trouble> {
    if !out.exists() || out.join(MARKER).is_file() {
        return Ok(());
    }
    let empty = fs::read_dir(out).map_err(|error| Trouble::disk(out, error))?.next().is_none();
    if empty {
        return Ok(());
    }
    Err(Trouble::new(
        format!(
            "{} 里有东西，但不是 coursepack 生成的，不会动它。换一个 --out，或先清空这个文件夹",
            out.display()
        ),
        format!(
            "{} is not empty and was not made by coursepack, so it is left alone: choose another --out or empty it",
            out.display()
        ),
    ))
}

/// Removes the work folders of runs that are no more; where one of them was killed between the two renames of its
/// exchange, the old output goes back first.
fn recover(out: &Path) -> Result<(), Trouble> {
    let prefix = work_prefix(out);
    let above = parent(out);
    for entry in fs::read_dir(above).map_err(|error| Trouble::disk(above, error))?.flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(&prefix));
        if !ours || !entry.file_type().is_ok_and(|kind| kind.is_dir()) || lives(&entry.path()) {
            continue;
        }
        restore(&entry.path(), out).map_err(|error| Trouble::disk(out, error))?;
        let _ = fs::remove_dir_all(entry.path());
    }
    Ok(())
}

/// Whether the run that made this work folder still runs.
fn lives(work: &Path) -> bool {
    match File::open(work.join("lock")) {
        Ok(file) => matches!(file.try_lock(), Err(TryLockError::WouldBlock)),
        Err(_) => false,
    }
}

fn make_work(out: &Path) -> io::Result<(PathBuf, File)> {
    let prefix = work_prefix(out);
    let mut number = 0u32;
    loop {
        let work = parent(out).join(format!("{prefix}{number}"));
        match fs::create_dir(&work) {
            Ok(()) => {
                let lock = File::create(work.join("lock"))?;
                // A disk without locks (some network shares) still gets its output.
                let _ = lock.try_lock();
                return Ok((work, lock));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 1000 => number += 1,
            Err(error) => return Err(error),
        }
    }
}

fn work_prefix(out: &Path) -> String {
    format!(".{}-new-", out.file_name().unwrap_or_default().to_string_lossy())
}

fn parent(out: &Path) -> &Path {
    out.parent().unwrap_or(Path::new("/"))
}

/// Makes a rename last through a loss of power, on systems where a folder can be synced.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

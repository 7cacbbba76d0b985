//! Projects in temporary folders.

use super::files;
use super::program::{self, Outcome};
use super::scratch::{self, TempDir};
use coursepack::base::hash::Hash;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A project that is gone when it goes out of scope.
pub struct Project {
    folder: TempDir,
}

impl Project {
    /// A folder without anything in it.
    pub fn empty() -> Project {
        Project { folder: scratch::folder() }
    }

    /// A copy of `folder`, given below the crate's own.
    pub fn of(folder: &str) -> Project {
        Project::empty().overlay(&files::root().join(folder))
    }

    /// The sample programme of this repository.
    pub fn sample() -> Project {
        let project = Project::empty();
        copy(&files::root().join("content"), &project.root().join("content"));
        project
    }

    /// Copies `folder` over what there is.
    pub fn overlay(self, folder: &Path) -> Project {
        copy(folder, self.root());
        self
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A place in it.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file, with the folders it needs.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().expect("a path below the project")).expect("a folder");
        fs::write(path, bytes).expect("a written file");
    }

    /// The text of a file.
    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Runs the program here to its end.
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        program::run(self.root(), arguments)
    }
}

/// Copies all files; symlinks stay symlinks.
pub fn copy(from: &Path, to: &Path) {
    for file in files::below(from) {
        let target = to.join(file.strip_prefix(from).expect("a file below the folder"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        let _ = fs::remove_file(&target);
        if file.is_symlink() {
            symlink(&fs::read_link(&file).expect("a link"), &target);
        } else {
            fs::copy(&file, &target).expect("a copy");
        }
    }
}

/// A symlink at `at` that leads to `to`.
#[cfg(unix)]
pub fn symlink(to: &Path, at: &Path) {
    std::os::unix::fs::symlink(to, at).expect("a link");
}

/// A symlink at `at` that leads to `to`.
#[cfg(windows)]
pub fn symlink(to: &Path, at: &Path) {
    std::os::windows::fs::symlink_file(to, at).expect("a link");
}

/// Every file of a folder with the hash of what is in it: equal values are equal folders.
pub type Fingerprint = BTreeMap<String, String>;

/// The fingerprint of everything below `folder`.
pub fn fingerprint(folder: &Path) -> Fingerprint {
    let files = files::below(folder).into_iter();
    files
        .map(|file| {
            let hash = Hash::of(&fs::read(&file).expect("a readable file"));
            (files::relative(&file, folder), hash.to_string())
        })
        .collect()
}

/// Fails with the names of the files that are not the same in two folders.
#[track_caller]
pub fn assert_equal(one: &Fingerprint, other: &Fingerprint) {
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differ: Vec<&String> = names.into_iter().filter(|name| one.get(*name) != other.get(*name)).collect();
    assert!(differ.is_empty(), "{} files differ: {:#?}", differ.len(), &differ[..differ.len().min(20)]);
    assert!(!one.is_empty(), "there is nothing to compare");
}

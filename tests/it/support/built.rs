//! Bundles that several tests look at, built once.

use super::files;
use super::need;
use super::program;
use super::project::copy;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// A built project. Its folder is kept for a look after the tests.
pub struct Built {
    root: PathBuf,
}

impl Built {
    /// The project's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A place in its output.
    pub fn dist(&self, path: &str) -> PathBuf {
        self.root.join("dist").join(path)
    }

    /// Every PDF of its output.
    pub fn pdfs(&self) -> Vec<PathBuf> {
        let files = files::below(&self.dist("print")).into_iter();
        files.filter(|file| file.extension().is_some_and(|ext| ext == "pdf")).collect()
    }
}

/// The sample programme of this repository.
pub fn sample() -> &'static Built {
    static SAMPLE: OnceLock<Built> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let root = fresh("sample");
        copy(&files::root().join("content"), &root.join("content"));
        build(root)
    })
}

/// The full-size winter programme, made of real laws; `None`, said loudly, where they or Python are absent.
pub fn winter() -> Option<&'static Built> {
    static WINTER: OnceLock<Option<Built>> = OnceLock::new();
    let make = || {
        let shared = need::shared()?;
        let python = need::program("python3")?;
        let root = fresh("winter");
        let mut maker = Command::new(python);
        maker.arg(shared.join("tools/winter.py")).arg("--corpus").arg(shared.join("corpus"));
        let made = maker.arg("--out").arg(&root).output().expect("Python starts");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Some(build(root))
    };
    WINTER.get_or_init(make).as_ref()
}

fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("a folder of an earlier run that can go");
    }
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn build(root: PathBuf) -> Built {
    program::run(&root, &["build"]).expect(0);
    Built { root }
}

//! Full-size programmes, made once and kept among the build's temporary files.

use crate::support::project as support;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the maker and the real laws are.
pub struct Projects {
    shared: PathBuf,
}

impl Projects {
    /// `None`, said, where there is nothing to make projects of.
    pub fn find() -> Option<Projects> {
        let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
        let shared = std::env::var_os("COURSEPACK_SHARED").map_or_else(beside, PathBuf::from);
        if shared.join("tools/winter.py").is_file() {
            return Some(Projects { shared });
        }
        println!("nothing measured: no {}; set COURSEPACK_SHARED", shared.display());
        None
    }

    /// The winter programme with print jobs for all that can be printed of it.
    pub fn winter_in_print(&self) -> PathBuf {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-print");
        let made = root.join("content/curriculum.yaml");
        if !made.is_file() {
            support::copy(&self.winter(0).join("content"), &root.join("content"));
            let programme = std::fs::read_to_string(&made).expect("a programme");
            let more = "  - {id: guides, product: guides}\n  - {id: timetable, product: timetable, copies: 2}\n  \
                        - {id: certificate, product: certificate}\n  - {id: disc-label, product: disc-label, copies: 550}\n  \
                        - {id: disc-inlay, product: disc-inlay, copies: 550}\n  - {id: songs, product: songs}\n";
            let (before, after) = programme.split_once("discs:").expect("discs follow the print jobs");
            std::fs::write(&made, format!("{before}{more}discs:{after}")).expect("a file");
        }
        root
    }

    /// The winter programme with so many law pages (0: each law once), without films.
    pub fn winter(&self, pages: u32) -> PathBuf {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{pages}"));
        if !root.join("content").is_dir() {
            let mut maker = Command::new("python3");
            maker.arg(self.shared.join("tools/winter.py")).arg("--corpus").arg(self.shared.join("corpus"));
            maker.arg("--out").arg(&root).args(["--law-pages", &pages.to_string(), "--no-media"]);
            assert!(maker.output().expect("Python starts").status.success());
        }
        root
    }
}

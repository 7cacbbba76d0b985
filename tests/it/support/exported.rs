//! The sample as it is exported: for learners and trainers, in Chinese, English and Uyghur.

use super::project::Project;
use coursepack::base::zip::Archive;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::OnceLock;

/// The sample with five editions.
pub fn project() -> &'static Project {
    static MADE: OnceLock<Project> = OnceLock::new();
    MADE.get_or_init(|| {
        let project = Project::sample();
        let programme = project.read("content/curriculum.yaml");
        let editions = "  - trainer\n  - {id: ug, role: learner, language: ug}\n  \
                        - {id: en, role: learner, language: en}\n  - {id: alone, role: learner, answers: shown}\n";
        let programme = programme.replacen("  - trainer\n", editions, 1);
        project.write("content/curriculum.yaml", programme);
        project
    })
}

/// The bytes of what `export` writes into the folder `out/<name>`, by path, with the same bytes made twice.
#[track_caller]
pub fn exported(name: &str, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let made = ["one", "two"].map(|turn| {
        let out = format!("out/{name}/{turn}");
        let all = [&["export"], arguments, &["--out", &out]].concat();
        project().run(&all).expect(0);
        let root = project().at(&out);
        let read = |file: std::path::PathBuf| {
            (super::files::relative(&file, &root), fs::read(file).expect("a file"))
        };
        super::files::below(&root).into_iter().map(read).collect::<BTreeMap<_, _>>()
    });
    let [one, two] = made;
    assert!(one == two, "{name}: other bytes the second time");
    one
}

/// The files in a zip file, in its order.
pub fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = Archive::open(Cursor::new(bytes)).expect("a zip file");
    let entries = archive.entries().expect("a directory");
    let mut read = |path: String| {
        let mut bytes = Vec::new();
        let mut file = archive.file(&path).expect("a whole file").expect("a file");
        file.read_to_end(&mut bytes).expect("its bytes");
        drop(file);
        (path, bytes)
    };
    entries.into_iter().map(|entry| read(entry.path)).collect()
}

/// Unpacks a zip file into `folder`.
pub fn unpack(bytes: &[u8], folder: &Path) {
    for (name, bytes) in unzipped(bytes) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
}

/// All words in what was exported, also in archives.
pub fn words(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut out = String::new();
    for (name, bytes) in files {
        if name.ends_with(".zip") || name.ends_with(".epub") {
            out.push_str(&words(&unzipped(bytes).into_iter().collect()));
        } else if let Ok(text) = std::str::from_utf8(bytes) {
            out.push_str(&super::words::of_html(text));
        }
    }
    out
}

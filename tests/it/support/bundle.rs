//! Small bundles made by hand, with films that are as large as a test wants, and what goes with them.

use super::project::Project;
use coursepack::base::hash::Hash;
use coursepack::base::zip::{Maker, Packing};
use coursepack::pack::sign::{self, Signer};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

/// Files by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of a small bundle: pages, a style, two films of the same size.
pub fn files(version: &str) -> Files {
    let mut files = Files::new();
    for page in ["index.html", "开始学习.html", "lessons/jia-bao.html", "laws/fan-jia-bao.html"] {
        files.insert(page.to_owned(), format!("<!DOCTYPE html><title>{page}</title>{version}").into_bytes());
    }
    files.insert("assets/style.css".to_owned(), b"body { color: black }".to_vec());
    for (name, byte) in [("media/film01.mp4", 1), ("media/film02.mp4", 2)] {
        files.insert(name.to_owned(), vec![byte; 300_000]);
    }
    files
}

/// Writes a bundle with its manifests.
pub fn write(folder: &Path, edition: &str, version: &str, files: &Files) {
    let mut all = files.clone();
    let list = files.iter().map(|(path, bytes)| {
        serde_json::json!({ "path": path, "size": bytes.len(), "sha256": Hash::of(bytes).to_string() })
    });
    let manifest = serde_json::json!({
        "format": 1, "title": "冬训", "edition": edition, "content_version": version,
        "files": list.collect::<Vec<_>>(),
    });
    all.insert("bundle.json".to_owned(), manifest.to_string().into_bytes());
    let sums: String = all.iter().map(|(path, bytes)| format!("{}  ./{path}\n", Hash::of(bytes))).collect();
    all.insert("SHA256SUMS".to_owned(), sums.into_bytes());
    for (path, bytes) in all {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a written file");
    }
}

/// A project's folder with a bundle in `bundle/`.
pub fn project() -> Project {
    let project = Project::empty();
    write(&project.at("bundle"), "learner", "v1", &files("one"));
    project
}

/// Packs a folder as a zip, below `root` in it.
pub fn zip(folder: &Path, root: &str, to: &Path) {
    let mut maker = Maker::new(File::create(to).expect("a zip"));
    for file in super::files::below(folder) {
        let bytes = fs::read(&file).expect("a file");
        let path = format!("{root}{}", super::files::relative(&file, folder));
        let packing = if path.ends_with(".mp4") { Packing::Stored } else { Packing::Smaller };
        let out = maker.file(&path, bytes.len() as u64, packing).expect("an entry");
        std::io::Write::write_all(out, &bytes).expect("an entry");
    }
    maker.finish().expect("a zip");
}

/// A pair of keys without a passphrase in `NAME.key` and `NAME.pub`.
pub fn keys(project: &Project, name: &str) -> Signer {
    let (secret, public) = sign::generate(None).expect("keys");
    project.write(&format!("{name}.key"), secret);
    project.write(&format!("{name}.pub"), public);
    Signer::open(&project.at(&format!("{name}.key")), || unreachable!("no passphrase")).expect("a key")
}

/// Signs the bundle in `folder`.
pub fn sign(folder: &Path, signer: &Signer) {
    let sums = fs::read_to_string(folder.join("SHA256SUMS")).expect("sums");
    let signature = sign::sign(&sums, signer, "冬训 · learner · v1").expect("a signature");
    fs::write(folder.join("SHA256SUMS.minisig"), signature).expect("a written file");
}

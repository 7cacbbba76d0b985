use super::*;
use crate::base::mark::Mark;
use tempfile::TempDir;

fn folder() -> TempDir {
    TempDir::new().unwrap()
}

fn open(out: &Path) -> Writer {
    Writer::begin(out, Replaces::Everything).unwrap()
}

fn only(out: &Path, folders: &[&str]) -> Writer {
    Writer::begin(out, Replaces::Folders(folders.iter().map(|&f| f.to_owned()).collect())).unwrap()
}

fn learner() -> Vec<(String, Identity)> {
    let identity =
        Identity { edition: "learner".into(), title: "冬训".into(), content_version: "abc".into() };
    vec![("web/learner".into(), identity)]
}

/// A whole output with two editions.
fn build(out: &Path, word: &str) {
    let writer = open(out);
    for edition in ["learner", "trainer"] {
        writer.put(&format!("web/{edition}/lessons/a.html"), word.as_bytes()).unwrap();
    }
    writer.finish(&learner()).unwrap();
}

fn read(path: PathBuf) -> String {
    fs::read_to_string(path).unwrap()
}

/// What is beside the output, besides the output.
fn leftovers(base: &TempDir) -> Vec<String> {
    let names =
        fs::read_dir(base.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.')).collect()
}

#[test]
fn manifests_vouch_for_every_file() {
    let base = folder();
    let out = base.path().join("dist");
    let writer = open(&out);
    writer.put("web/learner/z.html", b"z").unwrap();
    writer.put("web/learner/assets/a.css", b"").unwrap();
    writer.put("text/b.txt", b"b").unwrap();
    let written = writer.finish(&learner()).unwrap();
    assert_eq!(written.files, 6);
    let json = read(out.join("web/learner/bundle.json"));
    let script = read(out.join("web/learner/assets/sums.js"));
    let [css, z] = [Hash::of(b""), Hash::of(b"z")];
    let checked = format!(r#"{{"files":[["assets/a.css",0,"{css}"],["z.html",1,"{z}"]]}}"#);
    assert_eq!(script, format!("window.coursepackSums={checked};\n"));
    let sums = format!(
        "{css}  ./assets/a.css\n{}  ./assets/sums.js\n{}  ./bundle.json\n{z}  ./z.html\n",
        Hash::of(script.as_bytes()),
        Hash::of(json.as_bytes()),
    );
    assert_eq!(read(out.join("web/learner/SHA256SUMS")), sums);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["files"][1]["path"], "assets/sums.js");
    assert_eq!(value["files"][2]["path"], "z.html");
    assert_eq!(value["files"][2]["size"], 1);
    assert_eq!(value["content_version"], "abc");
    assert_eq!(leftovers(&base), [""; 0]);
}

#[test]
fn what_is_not_ours_is_left_alone() {
    let base = folder();
    let theirs = base.path().join("photos");
    fs::create_dir(&theirs).unwrap();
    build(&theirs.join("empty"), "fine");
    fs::write(theirs.join("wedding.jpg"), "x").unwrap();
    let trouble = Writer::begin(&theirs, Replaces::Everything).unwrap_err();
    assert!(trouble.prose.en.contains("not made by coursepack"), "{trouble}");
    let trouble = Writer::begin(&theirs.join("wedding.jpg"), Replaces::Everything).unwrap_err();
    assert!(trouble.prose.zh.contains("是一个文件"), "{trouble}");
    assert_eq!(read(theirs.join("wedding.jpg")), "x");
    assert_eq!(leftovers(&base), [""; 0]);
}

#[test]
fn a_build_that_stops_leaves_the_old_output() {
    let base = folder();
    let out = base.path().join("dist");
    build(&out, "old");
    let writer = open(&out);
    writer.put("web/learner/lessons/a.html", b"new").unwrap();
    drop(writer);
    assert_eq!(read(out.join("web/learner/lessons/a.html")), "old");
    assert_eq!(leftovers(&base), [""; 0]);
}

#[test]
fn a_run_killed_in_the_exchange_is_mended() {
    let base = folder();
    let out = base.path().join("dist");
    build(&out, "old");
    let work = base.path().join(".dist-new-0");
    fs::create_dir(&work).unwrap();
    fs::write(work.join("lock"), "").unwrap();
    fs::create_dir(work.join("new")).unwrap();
    fs::rename(&out, work.join("old0")).unwrap();
    drop(open(&out));
    assert_eq!(read(out.join("web/learner/lessons/a.html")), "old");
    assert_eq!(leftovers(&base), [""; 0]);
}

#[test]
fn two_runs_do_not_disturb_each_other() {
    let base = folder();
    let out = base.path().join("dist");
    let first = open(&out);
    let second = open(&out);
    first.put("web/learner/a.html", b"first").unwrap();
    second.put("web/learner/a.html", b"second").unwrap();
    first.finish(&learner()).unwrap();
    second.finish(&learner()).unwrap();
    assert_eq!(read(out.join("web/learner/a.html")), "second");
    assert_eq!(leftovers(&base), [""; 0]);
}

#[test]
fn a_partial_build_keeps_the_rest() {
    let base = folder();
    let out = base.path().join("dist");
    build(&out, "old");
    fs::create_dir(out.join("discs")).unwrap();
    fs::write(out.join("discs/winter.iso"), "disc").unwrap();
    let writer = only(&out, &["web/learner"]);
    writer.put("web/learner/b.html", b"new").unwrap();
    writer.finish(&learner()).unwrap();
    assert_eq!(read(out.join("web/learner/b.html")), "new");
    assert!(!out.join("web/learner/lessons").exists(), "of the old learner's edition");
    assert_eq!(read(out.join("web/trainer/lessons/a.html")), "old");
    assert_eq!(read(out.join("discs/winter.iso")), "disc");

    let writer = open(&out);
    writer.put("web/learner/c.html", b"all").unwrap();
    writer.finish(&learner()).unwrap();
    assert!(!out.join("web/trainer").exists(), "of the old output");
    assert_eq!(read(out.join("discs/winter.iso")), "disc");
}

/// The file at `path` as it is now.
fn known(path: &Path) -> Known {
    Known { mark: Mark::of(&fs::metadata(path).unwrap()), sha256: Hash::of(&fs::read(path).unwrap()) }
}

#[test]
fn a_film_that_is_not_the_one_that_was_hashed_is_refused() {
    let base = folder();
    let out = base.path().join("dist");
    let film = base.path().join("film.mp4");
    fs::write(&film, vec![7; 3 << 20]).unwrap();
    let old = known(&film);
    fs::write(&film, vec![8; 3 << 20 | 1]).unwrap();
    let trouble = open(&out).copy("web/learner/media/film.mp4", &film, &old).unwrap_err();
    assert!(trouble.prose.en.contains("changed while it was read"), "{trouble}");
    let writer = open(&out);
    writer.copy("web/learner/media/film.mp4", &film, &known(&film)).unwrap();
    writer.finish(&learner()).unwrap();
    assert!(read(out.join("web/learner/SHA256SUMS")).contains(&known(&film).sha256.to_string()));
}

#[cfg(unix)]
#[test]
fn a_symlink_brings_what_it_leads_to() {
    let base = folder();
    let out = base.path().join("dist");
    let (film, link) = (base.path().join("film.mp4"), base.path().join("link.mp4"));
    fs::write(&film, vec![7; 2 << 20]).unwrap();
    std::os::unix::fs::symlink(&film, &link).unwrap();
    let writer = open(&out);
    writer.copy("web/learner/film.mp4", &link, &known(&film)).unwrap();
    writer.finish(&learner()).unwrap();
    assert!(fs::symlink_metadata(out.join("web/learner/film.mp4")).unwrap().is_file());
}

#[test]
fn no_path_leaves_the_output_and_none_comes_twice() {
    let base = folder();
    let out = base.path().join("dist");
    let writer = open(&out);
    for path in ["../x", "/x", "web/../../x", "", "a//b", "a\\b"] {
        assert!(writer.put(path, b"").is_err(), "{path}");
    }
    writer.put("a", b"1").unwrap();
    assert!(writer.put("a", b"2").is_err());
    assert!(writer.again("b", "c").is_err());
    drop(writer);
    assert!(!out.exists());
}

#[test]
fn one_output_may_stand_in_two_editions() {
    let base = folder();
    let out = base.path().join("dist");
    let writer = open(&out);
    writer.put("web/trainer/laws/a.html", b"law").unwrap();
    writer.again("web/trainer/laws/a.html", "web/learner/laws/a.html").unwrap();
    writer.finish(&learner()).unwrap();
    assert_eq!(read(out.join("web/learner/laws/a.html")), "law");
    assert!(read(out.join("web/learner/SHA256SUMS")).contains("./laws/a.html"));
}

#[test]
fn many_threads_write_at_once() {
    let base = folder();
    let out = base.path().join("dist");
    let writer = open(&out);
    let numbers: Vec<usize> = (0..3000).collect();
    crate::base::par::map(&numbers, |n| {
        writer.put(&format!("web/learner/laws/{}/{n}.html", n % 20), n.to_string().as_bytes()).unwrap();
    });
    assert_eq!(writer.finish(&learner()).unwrap().files, 3003);
    assert_eq!(read(out.join("web/learner/laws/7/27.html")), "27");
}

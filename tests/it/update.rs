//! Update packs and `apply`: the old bundle or the new one, whole, whatever happens in between.

use crate::support::bundle::{self, Files, files, keys};
use crate::support::need;
use crate::support::program::{self, Outcome};
use crate::support::project::{Project, assert_equal, copy, fingerprint};
use coursepack::pack::sign::Signer;
use coursepack::pack::update;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Fails unless the run ended with `code` and said every word of `said`, as a result or as a message.
#[track_caller]
fn says(outcome: Outcome, code: i32, said: &[&str]) {
    let outcome = outcome.expect(code);
    let all = format!("{}{}", outcome.stdout, outcome.stderr);
    for words in said {
        assert!(all.contains(words), "{words:?} is not said:\n{all}");
    }
}

/// The files of the new bundle: a page and a film changed, a lesson and a folder new, a law and its folder gone.
fn newer() -> Files {
    let mut files = files("one");
    files.insert("index.html".to_owned(), b"<title>two</title>".to_vec());
    files.insert("media/film02.mp4".to_owned(), vec![3; 200_000]);
    files.insert("policies/xin.html".to_owned(), b"<title>new</title>".to_vec());
    files.remove("laws/fan-jia-bao.html");
    files
}

/// A project with `old/`, `new/` and a copy of the old one in `stick/`.
fn two_bundles() -> Project {
    let project = Project::empty();
    bundle::write(&project.at("old"), "learner", "v1", &files("one"));
    bundle::write(&project.at("new"), "learner", "v2", &newer());
    copy(&project.at("old"), &project.at("stick"));
    project
}

#[track_caller]
fn make(project: &Project, signer: Option<&Signer>) -> update::Report {
    update::make(&project.at("old"), &project.at("new"), &project.at("update"), signer).expect("an update")
}

#[test]
fn an_update_holds_what_changed_and_says_what_goes() {
    let project = two_bundles();
    let report = make(&project, None);
    assert_eq!((report.files, report.deleted), (5, 1));
    let files: Vec<String> = fingerprint(&project.at("update")).into_keys().collect();
    assert_eq!(
        files,
        [
            "DELETED",
            "SHA256SUMS",
            "files/SHA256SUMS",
            "files/bundle.json",
            "files/index.html",
            "files/media/film02.mp4",
            "files/policies/xin.html",
            "update.json",
            "读我.txt"
        ]
    );
    assert_eq!(project.read("update/DELETED"), "laws/fan-jia-bao.html\n");
    let manifest: serde_json::Value =
        serde_json::from_str(&project.read("update/update.json")).expect("JSON");
    assert_eq!(manifest["format"], 1);
    assert_eq!(manifest["from"]["content_version"], "v1");
    assert_eq!(manifest["to"]["sums_sha256"], fingerprint(&project.at("new"))["SHA256SUMS"]);
    let note = project.read("update/读我.txt");
    assert!(note.starts_with('\u{feff}') && note.contains("check.html"), "{note}");
    assert!(!note.replace("\r\n", "").contains('\n'), "every line ends as Windows wants");
    says(project.run(&["verify", "update"]), 0, &["更新包：冬训，learner，版本 v1 → v2", "完好"]);

    // The same input makes the same bytes, in place of the update that is there.
    let first = fingerprint(&project.at("update"));
    make(&project, None);
    assert_equal(&fingerprint(&project.at("update")), &first);
    let left: Vec<_> =
        fs::read_dir(project.root()).expect("a folder").flatten().map(|e| e.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
}

#[test]
fn applied_it_makes_the_new_bundle_byte_for_byte() {
    let project = two_bundles();
    make(&project, None);
    project.write("stick/随记.txt", "我的笔记");
    says(
        project.run(&["apply", "update", "stick"]),
        0,
        &["更新好了：版本 v1 → v2，换了 5 个文件，删了 1 个", "随记.txt：多出来的文件"],
    );
    assert_eq!(project.read("stick/随记.txt"), "我的笔记", "what is the trainer's stays");
    fs::remove_file(project.at("stick/随记.txt")).expect("a note");
    assert_equal(&fingerprint(&project.at("stick")), &fingerprint(&project.at("new")));
    assert!(!project.at("stick/laws").exists(), "an empty folder stays behind");
    says(project.run(&["apply", "update", "stick"]), 0, &["已经是新版（v2），不用更新"]);
    assert_equal(&fingerprint(&project.at("stick")), &fingerprint(&project.at("new")));

    bundle::zip(&project.at("update"), "learner-update/", &project.at("update.zip"));
    copy(&project.at("old"), &project.at("other"));
    says(project.run(&["apply", "update.zip", "other", "--full"]), 0, &["更新好了"]);
    assert_equal(&fingerprint(&project.at("other")), &fingerprint(&project.at("new")));
}

#[test]
fn by_hand_it_makes_the_same() {
    let project = two_bundles();
    make(&project, None);
    copy(&project.at("update/files"), &project.at("stick"));
    says(
        project.run(&["apply", "update", "stick"]),
        1,
        &["laws/fan-jia-bao.html：应该删掉的，还在", "手工更新没有做完"],
    );
    for path in project.read("update/DELETED").lines() {
        fs::remove_file(project.at("stick").join(path)).expect("a file to delete");
    }
    assert_equal(&fingerprint(&project.at("stick")), &fingerprint(&project.at("new")));
    says(project.run(&["apply", "update", "stick"]), 0, &["已经是新版"]);
}

#[test]
fn an_update_needs_only_the_manifests_of_the_old_bundle() {
    let project = two_bundles();
    project.write("kept/SHA256SUMS", project.read("old/SHA256SUMS"));
    project.write("kept/bundle.json", project.read("old/bundle.json"));
    update::make(&project.at("kept"), &project.at("new"), &project.at("update"), None).expect("an update");
    project.run(&["apply", "update", "stick"]).expect(0);
    assert_equal(&fingerprint(&project.at("stick")), &fingerprint(&project.at("new")));
}

#[test]
fn the_wrong_folder_is_left_alone() {
    let project = two_bundles();
    make(&project, None);
    let refused = |folder: &str, words: &str| {
        let before = fingerprint(&project.at(folder));
        says(project.run(&["apply", "update", folder]), 1, &[words]);
        assert_equal(&fingerprint(&project.at(folder)), &before);
    };
    bundle::write(&project.at("trainer"), "trainer", "v1", &files("one"));
    refused("trainer", "更新包是给 learner 版的，这个文件夹是 trainer 版");
    bundle::write(&project.at("older"), "learner", "v0", &files("zero"));
    refused("older", "更新包是从版本 v1 到 v2 的，这个文件夹是版本 v0");
    bundle::write(&project.at("twin"), "learner", "v1", &files("other"));
    refused("twin", "也是版本 v1，但 SHA256SUMS");
    let outcome = project.run(&["apply", "old", "stick"]).expect(2);
    assert!(outcome.stderr.contains("不是更新包"), "{}", outcome.stderr);
    let outcome = project.run(&["apply", "update", "nowhere"]).expect(2);
    assert!(outcome.stderr.contains("没有这个文件或文件夹"), "{}", outcome.stderr);

    let other = project.at("other-update");
    let trouble = update::make(&project.at("old"), &project.at("trainer"), &other, None);
    assert!(trouble.is_err() && !other.exists());
    let trouble = update::make(&project.at("old"), &project.at("old"), &other, None);
    assert!(trouble.is_err() && !other.exists());
    project.write("photos/wedding.jpg", "us");
    let trouble = update::make(&project.at("old"), &project.at("new"), &project.at("photos"), None);
    assert!(trouble.is_err());
    assert_eq!(project.read("photos/wedding.jpg"), "us");
    project.write("new/index.html", "changed after it was built");
    assert!(update::make(&project.at("old"), &project.at("new"), &other, None).is_err());
    assert!(!other.exists());
}

#[test]
fn what_a_trainer_changed_is_not_lost() {
    let project = two_bundles();
    make(&project, None);
    project.write("stick/index.html", "<title>my own</title>");
    project.write("stick/policies/xin.html", "my policies");
    let before = fingerprint(&project.at("stick"));
    says(
        project.run(&["apply", "update", "stick"]),
        1,
        &[
            "index.html：只有 21 字节",
            "policies/xin.html：不是课程包里的文件，占了新文件的位置",
            "上面 2 个文件被改过，更新会盖掉它们",
        ],
    );
    assert_equal(&fingerprint(&project.at("stick")), &before);
}

#[cfg(unix)]
#[test]
fn nothing_is_moved_through_a_link() {
    use crate::support::project::symlink;
    let project = two_bundles();
    make(&project, None);
    fs::rename(project.at("stick/media"), project.at("films")).expect("a move");
    symlink(&project.at("films"), &project.at("stick/media"));
    let before = fingerprint(&project.at("films"));
    says(project.run(&["apply", "update", "stick"]), 1, &["media：是链接"]);
    assert_equal(&fingerprint(&project.at("films")), &before);
}

#[test]
fn an_update_is_checked_before_it_is_applied() {
    let project = two_bundles();
    let (ours, _other) = (keys(&project, "ours"), keys(&project, "other"));
    make(&project, None);
    let before = fingerprint(&project.at("stick"));
    says(
        project.run(&["apply", "update", "stick", "--key", "ours.pub"]),
        1,
        &["签名：没有", "更新包没有签名"],
    );
    make(&project, Some(&ours));
    says(project.run(&["apply", "update", "stick", "--key", "other.pub"]), 1, &["签名：是另一把钥匙"]);
    let page = project.read("update/files/index.html");
    project.write("update/files/index.html", page.replace("two", "owt"));
    says(project.run(&["apply", "update", "stick"]), 1, &["files/index.html：内容变了", "更新包不对"]);
    project.write("update/files/index.html", page);
    assert_equal(&fingerprint(&project.at("stick")), &before);
    says(project.run(&["apply", "update", "stick", "--key", "ours.pub"]), 0, &["更新好了"]);
    // The new bundle was not signed; the signer of the update vouches for it.
    says(project.run(&["verify", "stick", "--key", "ours.pub"]), 0, &["签名：有效", "冬训 · learner · v2"]);
    fs::remove_file(project.at("stick/SHA256SUMS.minisig")).expect("a signature");
    assert_equal(&fingerprint(&project.at("stick")), &fingerprint(&project.at("new")));
}

#[test]
fn an_old_signature_does_not_stay_with_new_sums() {
    let project = two_bundles();
    let ours = keys(&project, "ours");
    bundle::sign(&project.at("stick"), &ours);
    make(&project, None);
    project.run(&["apply", "update", "stick"]).expect(0);
    assert_equal(&fingerprint(&project.at("stick")), &fingerprint(&project.at("new")));

    // A signature of the new bundle comes with it, as it is.
    bundle::sign(&project.at("new"), &ours);
    fs::remove_dir_all(project.at("stick")).expect("a folder");
    copy(&project.at("old"), &project.at("stick"));
    make(&project, Some(&ours));
    project.run(&["apply", "update", "stick", "--key", "ours.pub"]).expect(0);
    assert_equal(&fingerprint(&project.at("stick")), &fingerprint(&project.at("new")));
}

/// Rewrites `update.json` of an update and the sums that vouch for it, as somebody who means harm would.
fn forge(project: &Project, change: impl Fn(&mut serde_json::Value)) {
    let mut manifest: serde_json::Value =
        serde_json::from_str(&project.read("update/update.json")).expect("JSON");
    change(&mut manifest);
    project.write("update/update.json", manifest.to_string());
    let mut files = fingerprint(&project.at("update"));
    files.remove("SHA256SUMS");
    let sums: String = files.iter().map(|(path, hash)| format!("{hash}  ./{path}\n")).collect();
    project.write("update/SHA256SUMS", sums);
}

#[test]
fn a_forged_update_does_no_harm() {
    let project = two_bundles();
    project.write("precious.txt", "not of the bundle");
    for path in ["../precious.txt", "/precious.txt", ".coursepack-update/lock", "assets/style.css"] {
        make(&project, None);
        forge(&project, |manifest| {
            manifest["deleted"].as_array_mut().expect("a list").push(path.into());
        });
        let before = fingerprint(&project.at("stick"));
        says(project.run(&["apply", "update", "stick"]), 1, &["更新包自相矛盾"]);
        assert_equal(&fingerprint(&project.at("stick")), &before);
        assert_eq!(project.read("precious.txt"), "not of the bundle");
    }
    make(&project, None);
    forge(&project, |manifest| manifest["format"] = 2.into());
    says(project.run(&["apply", "update", "stick"]), 1, &["更新的 coursepack 做的"]);
    make(&project, None);
    forge(&project, |manifest| manifest["files"] = serde_json::json!([]));
    says(project.run(&["apply", "update", "stick"]), 1, &["update.json 说的不一样"]);
}

#[test]
fn a_name_that_only_changes_its_capitals_is_updated() {
    let project = two_bundles();
    let mut new = newer();
    let page = new.remove("lessons/jia-bao.html").expect("a lesson");
    new.insert("lessons/Jia-Bao.html".to_owned(), page);
    fs::remove_dir_all(project.at("new")).expect("a folder");
    bundle::write(&project.at("new"), "learner", "v2", &new);
    make(&project, None);
    // By hand on Windows, the new file would be deleted under its old name.
    assert_eq!(project.read("update/DELETED"), "laws/fan-jia-bao.html\n");
    project.run(&["apply", "update", "stick"]).expect(0);
    assert_equal(&fingerprint(&project.at("stick")), &fingerprint(&project.at("new")));
}

#[test]
fn killed_at_any_moment_it_is_finished_or_undone() {
    let project = Project::empty();
    let mut old = files("one");
    for number in 0..60 {
        old.insert(format!("laws/{}/{number}.html", number % 7), vec![b'a'; 5000]);
    }
    let mut new = newer();
    for number in 0..60 {
        new.insert(format!("laws/{}/{number}.html", number % 5), vec![b'b'; 5000 + number]);
    }
    bundle::write(&project.at("old"), "learner", "v1", &old);
    bundle::write(&project.at("new"), "learner", "v2", &new);
    copy(&project.at("old"), &project.at("stick"));
    make(&project, None);
    let (was, is) = (fingerprint(&project.at("old")), fingerprint(&project.at("new")));
    let mut cut = 0;
    for round in 0u64..50 {
        let mut command = program::command(project.root());
        command.args(["apply", "update", "stick"]).stdout(Stdio::null()).stderr(Stdio::null());
        let mut run = command.spawn().expect("the program starts");
        let work = project.at("stick/.coursepack-update");
        if round % 3 == 0 {
            // While it looks and lays down the new files.
            std::thread::sleep(Duration::from_millis(round * round / 10));
        } else {
            // While files change places.
            while !work.join("journal.json").exists() && run.try_wait().expect("a process").is_none() {
                std::hint::spin_loop();
            }
            std::thread::sleep(Duration::from_micros(round * 100));
        }
        let _ = run.kill();
        run.wait().expect("its end");
        if work.join("journal.json").is_file() {
            cut += 1;
            says(project.run(&["verify", "stick"]), 1, &["上次更新没有做完", "coursepack apply"]);
        } else if work.is_dir() {
            let _ = fs::remove_dir_all(&work);
            assert!([&was, &is].contains(&&fingerprint(&project.at("stick"))), "round {round}");
        } else {
            assert!([&was, &is].contains(&&fingerprint(&project.at("stick"))), "round {round}");
        }
        project.run(&["apply", "update", "stick"]).expect(0);
        assert_equal(&fingerprint(&project.at("stick")), &is);
        assert!(!work.exists(), "something is left behind");
        fs::remove_dir_all(project.at("stick")).expect("a folder");
        copy(&project.at("old"), &project.at("stick"));
    }
    assert!(cut > 0, "no run was cut off between the old and the new");
}

/// Every state between the old and the new bundle, made by hand: the next run ends in the new one.
#[test]
fn cut_off_between_any_two_renames_it_is_finished() {
    let project = two_bundles();
    make(&project, None);
    let is = fingerprint(&project.at("new"));
    // Each step of each change: moved away, put in its place.
    for stop in 0..=12 {
        fs::remove_dir_all(project.at("stick")).expect("a folder");
        copy(&project.at("old"), &project.at("stick"));
        let changes = journal(&project);
        let mut steps = 0;
        for (number, (path, old, new)) in changes.iter().enumerate() {
            let place = project.at("stick").join(path);
            let work = project.at("stick/.coursepack-update");
            if *old && steps < stop {
                fs::rename(&place, work.join(format!("old/{number}"))).expect("a move");
                steps += 1;
            }
            if *new && steps < stop {
                fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
                fs::rename(work.join(format!("new/{number}")), &place).expect("a move");
                steps += 1;
            }
        }
        says(project.run(&["verify", "stick"]), 1, &["上次更新没有做完"]);
        says(project.run(&["apply", "update", "stick"]), 0, &["先把上次没做完的更新做完了，现在是版本 v2"]);
        assert_equal(&fingerprint(&project.at("stick")), &is);
    }

    // A new file was damaged meanwhile: back to the old bundle, and then, with the update at hand, to the new one.
    fs::remove_dir_all(project.at("stick")).expect("a folder");
    copy(&project.at("old"), &project.at("stick"));
    let changes = journal(&project);
    let film = changes.iter().position(|(path, _, _)| path == "media/film02.mp4").expect("a film");
    project.write(&format!("stick/.coursepack-update/new/{film}"), "damaged");
    says(project.run(&["apply", "update", "stick"]), 0, &["已经退回原来的版本 v1", "更新好了：版本 v1 → v2"]);
    assert_equal(&fingerprint(&project.at("stick")), &is);
}

/// Lays down what `apply` has in hand when it begins to move files; its changes: path, whether there was one, whether
/// there is to be one.
fn journal(project: &Project) -> Vec<(String, bool, bool)> {
    let (old, new) = (fingerprint(&project.at("old")), fingerprint(&project.at("new")));
    let manifest: serde_json::Value =
        serde_json::from_str(&project.read("update/update.json")).expect("JSON");
    let mut paths: Vec<String> = vec!["laws/fan-jia-bao.html".to_owned()];
    let files = manifest["files"].as_array().expect("files");
    paths.extend(files.iter().map(|file| file["path"].as_str().expect("a path").to_owned()));
    let mut changes = Vec::new();
    let work = project.at("stick/.coursepack-update");
    fs::create_dir_all(work.join("old")).expect("a folder");
    fs::create_dir_all(work.join("new")).expect("a folder");
    for (number, path) in paths.iter().enumerate() {
        changes.push(serde_json::json!({ "path": path, "old": old.get(path), "new": new.get(path) }));
        if new.contains_key(path) {
            let from = project.at("update/files").join(path);
            fs::copy(from, work.join(format!("new/{number}"))).expect("a copy");
        }
    }
    let journal = serde_json::json!({
        "format": 1, "from": manifest["from"], "to": manifest["to"], "changes": changes
    });
    fs::write(work.join("journal.json"), journal.to_string()).expect("a journal");
    let there = |path: &String| (path.clone(), old.contains_key(path), new.contains_key(path));
    paths.iter().map(there).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_or_read_only_stick_is_told_and_stays_as_it_was() {
    let project = two_bundles();
    make(&project, None);
    let before = fingerprint(&project.at("old"));
    let script = "cp -r old disk/stick; head -c 100000000 /dev/zero >disk/fill 2>/dev/null\n\
                  \"$PROGRAM\" apply update disk/stick; code=$?\n\
                  cp -r disk/stick after; ls -A disk/stick >left; exit $code";
    let Some(outcome) = crate::output_folder::on_a_disk(&project, "size=1500k", script) else { return };
    says(outcome, 2, &["磁盘已满：更新时新旧文件要同时放得下", "没有动原来的文件"]);
    assert_equal(&fingerprint(&project.at("after")), &before);
    assert!(!project.read("left").contains(".coursepack-update"), "{}", project.read("left"));

    let project = two_bundles();
    make(&project, None);
    let script = "cp -r old disk/stick && mount -o remount,ro disk\n\
                  \"$PROGRAM\" apply update disk/stick; code=$?\n\
                  \"$PROGRAM\" verify disk/stick || exit 70; exit $code";
    let Some(outcome) = crate::output_folder::on_a_disk(&project, "size=5m", script) else { return };
    says(outcome, 2, &["磁盘是只读的", "完好"]);
}

/// A stick as trainers have them: no links, no capitals told apart, two seconds' dates.
#[cfg(target_os = "linux")]
#[test]
fn a_fat_stick_is_updated() {
    let (Some(make_fat), Some(unshare)) = (need::on_path("mkfs.vfat"), need::program("unshare")) else {
        eprintln!("SKIPPED: there is no mkfs.vfat");
        return;
    };
    let project = two_bundles();
    make(&project, None);
    fs::create_dir(project.at("disk")).expect("a folder");
    let script = format!(
        "head -c 20000000 /dev/zero >image && {} image >/dev/null && mount -o loop,iocharset=utf8 image disk || exit 77\n\
         cp -r old disk/stick && \"$PROGRAM\" apply update disk/stick; code=$?; cp -r disk/stick after; exit $code",
        make_fat.display()
    );
    let mut command = Command::new(unshare);
    program::surroundings(&mut command);
    command.args(["-m", "sh", "-c", &script]).env("PROGRAM", program::PROGRAM).current_dir(project.root());
    let outcome = Outcome::from(command.output().expect("unshare"));
    if outcome.code == Some(77) || outcome.stderr.contains("unshare:") {
        eprintln!("SKIPPED: this machine mounts no stick: {}", outcome.stderr);
        return;
    }
    says(outcome, 0, &["更新好了"]);
    assert_equal(&fingerprint(&project.at("after")), &fingerprint(&project.at("new")));
}

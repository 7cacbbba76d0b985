//! `verify`: what is wrong with a stick, a disc, a zip or an image is named, in words a trainer reads.

use crate::support::bundle::{self, files, keys, project, sign};
use crate::support::need;
use crate::support::program::Outcome;
use crate::support::project::Project;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Fails unless the run ended with `code` and said every word of `said`.
#[track_caller]
fn says(outcome: Outcome, code: i32, said: &[&str]) {
    let outcome = outcome.expect(code);
    for words in said {
        assert!(outcome.stdout.contains(words), "{words:?} is not said:\n{}", outcome.stdout);
    }
}

#[track_caller]
fn run_tool(tool: &Path, folder: &Path, arguments: &[&str]) {
    let mut command = Command::new(tool);
    let output = command.args(arguments).current_dir(folder).output().expect("the tool starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_was_built_is_whole() {
    let project = Project::of("src/cli/new/project");
    project.run(&["build", "--only", "web"]).expect(0);
    says(
        project.run(&["verify", "dist"]),
        0,
        &["dist/web/learner（", "dist/web/trainer（", "完好：", "签名：没有", "每秒"],
    );
    let outcome = project.run(&["verify", "dist/web/learner", "--format", "json"]).expect(0);
    let told: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("one line of JSON");
    assert_eq!(told["ok"], true);
    assert_eq!(told["edition"], "learner");
    assert_eq!(told["signature"], "absent");
    says(project.run(&["verify", "dist/web/learner", "--lang", "en"]), 0, &["whole: ", "signature: none"]);
}

#[test]
fn every_fault_is_named() {
    let project = project();
    let at = |path: &str| project.at(&format!("bundle/{path}"));
    let mut film = fs::read(at("media/film01.mp4")).expect("a film");
    film[150_000] ^= 1;
    fs::write(at("media/film01.mp4"), film).expect("a flipped bit");
    says(project.run(&["verify", "bundle"]), 1, &["media/film01.mp4：内容变了", "有 1 处不对"]);

    fs::write(at("media/film02.mp4"), vec![2; 1000]).expect("a film that was cut off");
    fs::remove_file(at("assets/style.css")).expect("a missing file");
    fs::rename(at("lessons/jia-bao.html"), at("lessons/第一课.html")).expect("a renamed file");
    project.write("bundle/随记.txt", "我的笔记");
    project.write("bundle/media/法治电影.exe", "MZ");
    project.write("bundle/media.lnk", "L");
    project.write("bundle/autorun.inf", "[autorun]\nopen=x.exe\n");
    project.write("bundle/System Volume Information/IndexerVolumeGuid", "{}");
    says(
        project.run(&["verify", "bundle"]),
        1,
        &[
            "media/film02.mp4：只有 1000 字节，应该有 300000 字节：没有拷完",
            "assets/style.css：少了这个文件",
            "lessons/第一课.html：应该叫 lessons/jia-bao.html",
            "随记.txt：多出来的文件",
            "media/法治电影.exe：不是课程包里的程序，可能是病毒",
            "media.lnk：不是课程包里的快捷方式",
            "autorun.inf：不是课程包里的 autorun.inf",
            "有 8 处不对",
        ],
    );
    let outcome = project.run(&["verify", "bundle", "--format", "json", "--lang", "en"]).expect(1);
    let lines: Vec<serde_json::Value> =
        outcome.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let faults: Vec<&str> = lines.iter().filter_map(|line| line["fault"].as_str()).collect();
    assert_eq!(
        faults,
        ["program", "shortcut", "autorun", "missing", "shorter", "changed", "renamed", "extra"],
        "the dangerous first"
    );
    assert_eq!(lines.last().expect("a summary")["ok"], false);
}

#[test]
fn two_files_that_changed_places_are_told() {
    let project = project();
    let at = |path: &str| project.at(&format!("bundle/{path}"));
    for (one, other) in [("media/film01.mp4", "media/film02.mp4"), ("index.html", "laws/fan-jia-bao.html")] {
        fs::rename(at(one), at("kept")).expect("a move");
        fs::rename(at(other), at(one)).expect("a move");
        fs::rename(at("kept"), at(other)).expect("a move");
    }
    says(
        project.run(&["verify", "bundle"]),
        1,
        &[
            "media/film01.mp4：里面是 media/film02.mp4 的内容",
            "media/film02.mp4：里面是 media/film01.mp4 的内容",
            "index.html：里面是 laws/fan-jia-bao.html 的内容",
            "有 4 处不对",
        ],
    );
}

#[test]
fn names_that_are_one_on_a_stick_are_told() {
    let project = project();
    fs::rename(project.at("bundle/media"), project.at("bundle/Media")).expect("a move");
    says(project.run(&["verify", "bundle"]), 1, &["Media/film01.mp4：应该写作 media/film01.mp4"]);
    fs::rename(project.at("bundle/Media"), project.at("bundle/media")).expect("a move");
    project.write("bundle/media/Film01.MP4", "x");
    says(
        project.run(&["verify", "bundle"]),
        1,
        &["media/film01.mp4：和 media/Film01.MP4 只差大小写", "media/Film01.MP4：多出来的文件"],
    );

    let mut files = files("one");
    files.insert("lessons/caf\u{e9}.html".to_owned(), b"composed".to_vec());
    let folder = project.at("accents");
    bundle::write(&folder, "learner", "v1", &files);
    fs::rename(folder.join("lessons/caf\u{e9}.html"), folder.join("lessons/cafe\u{301}.html"))
        .expect("a move");
    says(project.run(&["verify", "accents"]), 1, &["应该写作 lessons/caf\u{e9}.html"]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_pipes_not_waited_for() {
    use crate::support::project::symlink;
    let project = project();
    let film = project.at("bundle/media/film01.mp4");
    fs::rename(&film, project.at("film01.mp4")).expect("a move");
    symlink(&project.at("film01.mp4"), &film);
    symlink(Path::new(".."), &project.at("bundle/lessons/up"));
    let style = project.at("bundle/assets/style.css");
    fs::remove_file(&style).expect("a file");
    if let Some(tool) = need::program("mkfifo") {
        run_tool(&tool, project.root(), &[style.to_str().expect("UTF-8")]);
        says(project.run(&["verify", "bundle"]), 1, &["assets/style.css：不是普通文件"]);
    }
    says(
        project.run(&["verify", "bundle"]),
        1,
        &["media/film01.mp4：是链接，不是文件", "lessons/up：是链接"],
    );
}

#[test]
fn a_list_that_somebody_changed_leads_nowhere() {
    let project = project();
    project.write("secret.txt", "not of the bundle");
    let sums = project.read("bundle/SHA256SUMS");
    let hash = "0".repeat(64);
    let more = format!("{hash}  ../secret.txt\n{hash}  /etc/passwd\n{hash}  C:\\x\n胡说八道\n{sums}");
    project.write("bundle/SHA256SUMS", more);
    says(
        project.run(&["verify", "bundle"]),
        1,
        &[
            "../secret.txt：SHA256SUMS 里的这个路径指到了文件夹之外",
            "/etc/passwd：",
            "SHA256SUMS：第 4 行读不懂",
        ],
    );

    let shorter: String =
        sums.lines().filter(|line| !line.contains("style.css")).map(|line| format!("{line}\n")).collect();
    project.write("bundle/SHA256SUMS", shorter);
    says(
        project.run(&["verify", "bundle"]),
        1,
        &["assets/style.css：SHA256SUMS 和 bundle.json 说的不一样", "assets/style.css：多出来的文件"],
    );

    // A name that would command a terminal is shown, not obeyed.
    project.write("bundle/SHA256SUMS", format!("{sums}{hash}  ./a\u{1b}[2Jb\n"));
    let outcome = project.run(&["verify", "bundle"]).expect(1);
    assert!(!outcome.stdout.contains('\u{1b}'), "{:?}", outcome.stdout);

    let lines: String = (0..100_000).map(|n| format!("{n:064x}  ./laws/{n}.html\n")).collect();
    project.write("bundle/SHA256SUMS", lines);
    says(project.run(&["verify", "bundle"]), 1, &["laws/0.html：少了这个文件", "……还有"]);
}

#[test]
fn a_signature_is_told_for_what_it_is() {
    let project = project();
    let (ours, _other) = (keys(&project, "ours"), keys(&project, "other"));
    let key = coursepack::pack::sign::fingerprint(ours.key());
    says(project.run(&["verify", "bundle", "--key", "ours.pub"]), 1, &["签名：没有，不能证明", "完好"]);
    sign(&project.at("bundle"), &ours);
    says(project.run(&["verify", "bundle"]), 0, &[&format!("签名：有（自称钥匙 {key}），没有核对")]);
    says(
        project.run(&["verify", "bundle", "--key", "ours.pub"]),
        0,
        &[&format!("签名：有效，钥匙 {key}，写着“冬训 · learner · v1”")],
    );
    says(
        project.run(&["verify", "bundle", "--key", "other.pub"]),
        1,
        &[&format!("签名：是另一把钥匙 {key} 签的")],
    );
    let outcome = project.run(&["verify", "bundle", "--key", "ours.key"]).expect(2);
    assert!(outcome.stderr.contains("是私钥"), "{}", outcome.stderr);

    // Somebody changed a page and made the lists fit: only the signature tells.
    let mut files = files("one");
    files.insert("index.html".to_owned(), b"<title>forged</title>".to_vec());
    bundle::write(&project.at("bundle"), "learner", "v1", &files);
    says(project.run(&["verify", "bundle"]), 0, &["完好"]);
    says(project.run(&["verify", "bundle", "--key", "ours.pub"]), 1, &["签名：无效"]);
}

#[test]
fn keys_are_made_once_and_told_by_their_fingerprint() {
    let project = project();
    let outcome = project.run(&["keygen", "--no-password", "--out", "keys"]).expect(0);
    assert!(outcome.stderr.contains("私钥没有口令"), "{}", outcome.stderr);
    assert!(outcome.stdout.contains("指纹 "), "{}", outcome.stdout);
    let public = project.read("keys/coursepack.pub");
    let fingerprint = public.lines().next().and_then(|line| line.rsplit(' ').next()).expect("a comment");
    assert!(outcome.stdout.contains(fingerprint) && fingerprint.len() == 16, "{}", outcome.stdout);
    let refused = project.run(&["keygen", "--no-password", "--out", "keys"]).expect(2);
    assert!(refused.stderr.contains("不会覆盖"), "{}", refused.stderr);
    assert_eq!(project.read("keys/coursepack.pub"), public);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(project.at("keys/coursepack.key")).expect("a key").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    project.write("words.txt", "夏天 2026\n");
    project.run(&["keygen", "--password-file", "words.txt", "--out", "locked"]).expect(0);
    let open = |words: &'static str| {
        coursepack::pack::sign::Signer::open(&project.at("locked/coursepack.key"), || Ok(words.to_owned()))
    };
    assert!(open("夏天 2026").is_ok() && open("冬天").is_err());
}

#[test]
fn stock_minisign_and_this_program_accept_each_other() {
    let Some(minisign) = need::program("minisign") else { return };
    let project = project();
    let ours = keys(&project, "ours");
    sign(&project.at("bundle"), &ours);
    run_tool(&minisign, &project.at("bundle"), &["-V", "-m", "SHA256SUMS", "-p", "../ours.pub"]);
    if let Some(sums) = need::program("sha256sum") {
        run_tool(&sums, &project.at("bundle"), &["-c", "--quiet", "--strict", "SHA256SUMS"]);
    }

    run_tool(&minisign, project.root(), &["-G", "-W", "-p", "stock.pub", "-s", "stock.key"]);
    let signed = ["-S", "-s", "stock.key", "-m", "bundle/SHA256SUMS", "-t", "by the stock tool"];
    run_tool(&minisign, project.root(), &signed);
    says(project.run(&["verify", "bundle", "--key", "stock.pub"]), 0, &["签名：有效", "by the stock tool"]);

    // Keys of the stock tool, locked or not, sign here.
    let mut locked = Command::new(&minisign);
    locked.args(["-G", "-p", "locked.pub", "-s", "locked.key"]).current_dir(project.root());
    let mut locked = locked.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("minisign");
    std::io::Write::write_all(&mut locked.stdin.take().expect("a pipe"), b"secret\nsecret\n").expect("typed");
    assert!(locked.wait().expect("its end").success());
    for name in ["stock", "locked"] {
        let path = project.at(&format!("{name}.key"));
        let signer = coursepack::pack::sign::Signer::open(&path, || Ok("secret".to_owned())).expect("a key");
        sign(&project.at("bundle"), &signer);
        let public = format!("../{name}.pub");
        run_tool(&minisign, &project.at("bundle"), &["-V", "-m", "SHA256SUMS", "-p", &public]);
    }
}

#[test]
fn a_zip_is_checked_without_unpacking_it() {
    let project = project();
    bundle::zip(&project.at("bundle"), "", &project.at("flat.zip"));
    bundle::zip(&project.at("bundle"), "冬训/", &project.at("within.zip"));
    says(project.run(&["verify", "flat.zip"]), 0, &["flat.zip（冬训", "完好：8 个文件"]);
    says(project.run(&["verify", "within.zip"]), 0, &["within.zip: 冬训（", "完好：8 个文件"]);

    let mut bytes = fs::read(project.at("flat.zip")).expect("a zip");
    let film = bytes.windows(64).position(|window| window == [1; 64]).expect("a film that is stored");
    bytes[film + 1000] ^= 4;
    project.write("damaged.zip", &bytes);
    says(project.run(&["verify", "damaged.zip"]), 1, &["media/film01.mp4：内容变了", "有 1 处不对"]);
    bytes.truncate(bytes.len() / 2);
    project.write("half.zip", &bytes);
    let outcome = project.run(&["verify", "half.zip"]).expect(2);
    assert!(outcome.stderr.contains("已损坏或者没有拷完"), "{}", outcome.stderr);
}

#[test]
fn a_zip_bomb_is_read_no_further_than_its_manifest_says() {
    let project = project();
    let folder = project.at("bundle");
    let small = fs::read(folder.join("assets/style.css")).expect("a file");
    fs::write(folder.join("assets/style.css"), vec![b' '; 64 << 20]).expect("a bomb");
    bundle::zip(&folder, "", &project.at("bomb.zip"));
    let outcome = project.run(&["verify", "bomb.zip", "--format", "json"]).expect(1);
    assert!(outcome.stdout.contains("\"fault\":\"longer\""), "{}", outcome.stdout);
    let last: serde_json::Value =
        serde_json::from_str(outcome.stdout.lines().last().expect("a line")).expect("JSON");
    assert!(last["bytes"].as_u64().expect("a number") < 1 << 20, "{last}");

    // The directory lies about the size.
    let mut bytes = fs::read(project.at("bomb.zip")).expect("a zip");
    let said = u32::try_from(64 << 20).expect("a size").to_le_bytes();
    let true_size = u32::try_from(small.len()).expect("a size").to_le_bytes();
    let places: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, window)| *window == said).map(|(at, _)| at).collect();
    assert!(!places.is_empty(), "the directory says no size");
    for at in places {
        bytes[at..at + 4].copy_from_slice(&true_size);
    }
    project.write("liar.zip", &bytes);
    says(project.run(&["verify", "liar.zip"]), 1, &["assets/style.css：", "有 1 处不对"]);
}

#[test]
fn an_image_is_checked_without_mounting_it() {
    let Some(xorriso) = need::program("xorriso") else { return };
    let project = project();
    for (name, options) in [("rock.iso", &["-R"][..]), ("joliet.iso", &["-J"]), ("both.iso", &["-R", "-J"])] {
        let mut arguments = vec!["-as", "mkisofs", "-quiet", "-iso-level", "3"];
        arguments.extend(options);
        arguments.extend(["-o", name, "bundle"]);
        run_tool(&xorriso, project.root(), &arguments);
        says(project.run(&["verify", name]), 0, &["冬训", "完好：8 个文件"]);
    }
    let mut bytes = fs::read(project.at("both.iso")).expect("an image");
    let film = bytes.windows(64).position(|window| window == [2; 64]).expect("a film");
    bytes[film + 5000] ^= 4;
    project.write("scratched.iso", &bytes);
    says(project.run(&["verify", "scratched.iso"]), 1, &["media/film02.mp4：内容变了", "有 1 处不对"]);
    says(project.run(&["verify", "."]), 1, &["./bundle（", "./both.iso（", "./scratched.iso（"]);
    bytes.truncate(60_000);
    project.write("short.iso", &bytes);
    let outcome = project.run(&["verify", "short.iso"]).expect(2);
    assert!(outcome.stderr.contains("没有拷完"), "{}", outcome.stderr);
}

#[test]
fn what_is_no_bundle_is_told() {
    let project = project();
    project.write("photos/wedding.jpg", "us");
    project.write("notes.zip", "PK but no zip");
    for (path, words) in [
        ("photos", "里没有课程包"),
        ("photos/wedding.jpg", "里没有课程包"),
        ("nowhere", "没有这个文件或文件夹"),
        ("notes.zip", "已损坏或者没有拷完"),
    ] {
        let outcome = project.run(&["verify", path]).expect(2);
        assert!(outcome.stderr.contains(words), "{path}: {}", outcome.stderr);
    }
    fs::remove_file(project.at("bundle/SHA256SUMS")).expect("a file");
    project.run(&["verify", "bundle"]).expect(2);
    let outcome = project.run(&["verify", "bundle", "--key", "nowhere.pub"]).expect(2);
    assert!(outcome.stderr.contains("nowhere.pub"), "{}", outcome.stderr);
}

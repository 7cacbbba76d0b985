//! `import quiz` and `export quiz`: questions go to other programs and come back.

use crate::support::need;
use crate::support::project::Project;
use std::fs;
use std::process::Command;

/// Moodle's three, a table and an archive, by what `--format` calls them and how their files end.
const FORMS: [(&str, &str); 4] = [("gift", "gift"), ("moodle", "xml"), ("qti", "zip"), ("csv", "csv")];

/// Words that each form, Markdown included, gives a meaning of its own.
const BANK: &str = "---\ntitle: 借东西\n---\n\n1. 1 + 1 = 2 {对吗} ~ 50% #号 \\<b> & \\*星\\* ____？\n   - A. \\$x\\$ 一\n   - B. # 二\n   - C. \\[三\\]\n\n   \
    答案：B\n   解析：看《民法典》第一千零四十三条：就这样\n   依据：《民法典》第一千零四十三条\n   难度：易\n\n2. 哪些对？（多选）\n   - A. 甲\n   - B. 乙\n   - C. 丙\n\n   \
    答案：AC\n\n3. 借了要还。\n\n   答案：对\n   难度：难\n\n4. 期限是____小时。\n\n   答案：72\n";

fn with_bank() -> Project {
    let project = Project::of("src/cli/new/project");
    project.write("content/quizzes/借东西.md", BANK);
    project
}

/// What the program understood of a bank: its export as a table.
fn understood(project: &Project, id: &str) -> String {
    project.run(&["export", "quiz", id, "--format", "csv"]).expect(0).stdout
}

#[test]
fn banks_come_back_as_they_went() {
    let project = with_bank();
    let before = understood(&project, "借东西");
    assert!(before.contains("1 + 1 = 2 {对吗} ~ 50% #号 <b> & *星* ____？"), "{before}");
    for (format, ending) in FORMS {
        let out = format!("out-{format}");
        project.run(&["export", "quiz", "借东西", "--format", format, "--out", &out]).expect(0);
        let file = format!("{out}/借东西.{ending}");
        fs::remove_file(project.at("content/quizzes/借东西.md")).expect("the bank");
        let outcome = project.run(&["import", "quiz", &file]).expect(0);
        assert_eq!(outcome.stdout, "content/quizzes/借东西.md\n");
        assert_eq!(understood(&project, "借东西"), before, "{format}");
    }
}

#[test]
fn other_programs_find_well_formed_xml() {
    let Some(xmllint) = need::program("xmllint") else { return };
    let project = with_bank();
    for (format, file) in [("moodle", "借东西.xml"), ("qti", "借东西.zip")] {
        project.run(&["export", "quiz", "借东西", "--format", format, "--out", "out"]).expect(0);
        let mut check = Command::new(&xmllint);
        if format == "moodle" {
            check.args(["--noout", "--nonet"]).arg(project.at("out").join(file));
        } else {
            let mut archive = zip_parts(&project, file);
            archive.retain(|path| path.ends_with(".xml"));
            assert_eq!(archive.len(), 6, "a manifest, a test, four questions: {archive:?}");
            check.args(["--noout", "--nonet"]).args(archive.iter().map(|path| project.at(path)));
        }
        let checked = check.output().expect("xmllint starts");
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
}

/// Unpacks an archive of `out` and names its files.
fn zip_parts(project: &Project, file: &str) -> Vec<String> {
    use coursepack::base::zip::Archive;
    use std::io::Read;
    let bytes = fs::read(project.at("out").join(file)).expect("the archive");
    let mut archive = Archive::open(std::io::Cursor::new(bytes)).expect("a zip file");
    let paths: Vec<String> =
        archive.entries().expect("a directory").into_iter().map(|entry| entry.path).collect();
    for path in &paths {
        let mut part = Vec::new();
        archive.file(path).expect("a part").expect("it is there").read_to_end(&mut part).expect("its bytes");
        project.write(&format!("unpacked/{path}"), part);
    }
    paths.into_iter().map(|path| format!("unpacked/{path}")).collect()
}

#[test]
fn what_is_lost_is_told_with_its_place() {
    let project = with_bank();
    project.write("外来.gift", "配对{=甲 -> 1 =乙 -> 2}\n\n体会{}\n\n借了{=还 ~不还#为什么}\n");
    let outcome = project.run(&["import", "quiz", "外来.gift"]).expect(1);
    for told in [
        "没有带过来，请改写成选择、判断或填空：第 1 行“配对”",
        "没有答案，请补上“答案：”一行：第 3 行“体会”",
        "反馈或提示没有带过来，要用的请写进解析：第 5 行“借了”",
        "“外来”：2 题",
    ] {
        assert!(outcome.stderr.contains(told), "{told}\n{}", outcome.stderr);
    }
    let outcome = project.run(&["export", "quiz", "借东西", "--format", "aiken"]).expect(0);
    assert!(
        outcome.stderr.contains("放不下这些题，没有写进去：第 2 题“哪些对？（多选）”、第 4 题"),
        "{}",
        outcome.stderr
    );
    assert!(outcome.stderr.contains("没有解析、依据和难度，没有写进去：第 1 题"), "{}", outcome.stderr);
    assert!(outcome.stdout.contains("借了要还。\nA. 对\nB. 错\nANSWER: A\n"), "{}", outcome.stdout);
}

#[test]
fn a_file_that_is_there_stays() {
    let project = with_bank();
    project.write("借东西.txt", "问什么？\nA. 一\nB. 二\nANSWER: B\n");
    let shown = project.run(&["import", "quiz", "借东西.txt", "--dry-run"]).expect(0).stdout;
    assert!(shown.contains("1. 问什么？\n   - A. 一\n   - B. 二\n\n   答案：B\n"), "{shown}");
    let outcome = project.run(&["import", "quiz", "借东西.txt"]).expect(2);
    assert!(outcome.stderr.contains("已经有了，内容不同，没有改动它"), "{}", outcome.stderr);
    assert_eq!(project.read("content/quizzes/借东西.md"), BANK);
    project.run(&["import", "quiz", "借东西.txt", "--force"]).expect(0);
    assert_eq!(project.read("content/quizzes/借东西.md"), shown);
}

#[test]
fn strange_files_are_refused_in_words() {
    let project = with_bank();
    project.write("空.gift", "");
    project.write("坏.zip", b"PK\x03\x04 no archive");
    project.write("图.xml", b"\x89PNG....");
    let outcome = project.run(&["import", "quiz", "空.gift", "坏.zip", "图.xml"]).expect(1);
    for told in ["空.gift 里面没有文字", "坏.zip 是压缩包，但已损坏", "图.xml 是图片"] {
        assert!(outcome.stderr.contains(told), "{told}\n{}", outcome.stderr);
    }
}

#[test]
fn kolibri_gets_its_two_tables() {
    let project = with_bank();
    let outcome =
        project.run(&["export", "quiz", "借东西", "小题库", "--format", "kolibri", "--out", "k"]).expect(0);
    assert!(outcome.stderr.contains("License ID"), "{}", outcome.stderr);
    let questions = project.read("k/ExerciseQuestions.csv");
    assert!(
        questions.starts_with("Source ID *,Question ID *,Question type *,Question *,Option A,"),
        "{questions}"
    );
    assert!(
        questions.contains("借东西,借东西-2,multiple_selection,哪些对？（多选）,甲,乙,丙,,,,甲,丙,"),
        "{questions}"
    );
    assert!(project.read("k/Exercises.csv").contains("channel/借东西,借东西,借东西,"));
}

#[test]
fn a_kind_that_nobody_knows_is_told() {
    let project = Project::of("src/cli/new/project");
    project.write("题.csv", "题型,题干,选项A,选项B,答案\n怪题,天是蓝的吗？,,,X\n单选,选哪个？,甲,乙,A\n");
    let outcome = project.run(&["import", "quiz", "题.csv"]).expect(0);
    let told = format!("{}{}", outcome.stdout, outcome.stderr);
    assert!(told.contains("这些题型不认识") && told.contains("怪题"), "{told}");
    assert!(!told.contains("单选,"), "{told}");
}

//! Two versions of a law: the command, the page, the printed table.

use crate::support::built::sample;
use crate::support::need;
use crate::support::program;
use crate::support::project::Project;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const PAGE: &str = "comparisons/ju-min-gong-yue-2026-09-12";

fn rows(folder: &Path, arguments: &[&str]) -> Vec<Value> {
    let typed = [&["compare"], arguments, &["--format", "json"]].concat();
    let said = program::run(folder, &typed).expect(0).stdout;
    said.lines().map(|line| serde_json::from_str(line).expect("JSON Lines")).collect()
}

fn numbers(row: &Value, side: &str) -> Vec<String> {
    row[side].as_array().expect("numbers").iter().map(|no| no.as_str().expect("text").to_owned()).collect()
}

/// What became of each old article: kind and new numbers.
fn fates(rows: &[Value]) -> BTreeMap<String, (String, Vec<String>)> {
    let of = |row: &Value| {
        let fate = (row["kind"].as_str().expect("a kind").to_owned(), numbers(row, "new"));
        numbers(row, "old").into_iter().map(|old| (old, fate.clone())).collect::<Vec<_>>()
    };
    rows.iter().flat_map(of).collect()
}

#[test]
fn people_read_what_was_deleted_and_added() {
    let said = program::run(sample().root(), &["compare", "居民公约"]).expect(0).stdout;
    for words in [
        "《和平里社区居民公约》2019年4月20日文本 → 《和平里社区居民公约》2026年9月12日文本\n",
        "\n第二章　楼道和院子\n",
        "\n第一条  未修改\n",
        "\n第五条 → 第六条  移位\n",
        "早上[-六-]{+七+}点以前",
        "\n第十一条  删去\n    [-违反公约的",
    ] {
        assert!(said.contains(words), "no {words:?} in:\n{said}");
    }
    assert!(!said.contains("不从窗口、阳台"), "words that did not change are only shown when asked for");
    let all = program::run(sample().root(), &["compare", "居民公约", "--all"]).expect(0).stdout;
    assert!(all.contains("不从窗口、阳台往外扔东西"), "{all}");
    let english = program::run(sample().root(), &["compare", "居民公约", "--lang", "en"]).expect(0).stdout;
    assert!(english.contains("moved-changed"), "{english}");
}

#[test]
fn programs_read_every_article_once() {
    let rows = rows(sample().root(), &["居民公约(2019-04-20)", "居民公约(2026-09-12)"]);
    for (side, count) in [("old", 12), ("new", 13)] {
        let mut all: Vec<u32> =
            rows.iter().flat_map(|row| numbers(row, side)).map(|no| no.parse().expect("a number")).collect();
        all.sort_unstable();
        assert_eq!(all, (1..=count).collect::<Vec<u32>>(), "{side}");
    }
    for row in &rows {
        let put = |keys: [&str; 2]| {
            let pieces = row["changes"].as_array().expect("changes").iter();
            let text = |piece: &Value| keys.iter().find_map(|key| piece[*key].as_str().map(str::to_owned));
            pieces.filter_map(text).collect::<String>()
        };
        assert_eq!(put(["kept", "added"]), row["new_text"].as_str().expect("text"), "{row}");
        let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        assert_eq!(bare(&put(["kept", "deleted"])), bare(row["old_text"].as_str().expect("text")), "{row}");
    }
    let fates = fates(&rows);
    assert_eq!(fates["5"], ("moved".to_owned(), vec!["6".to_owned()]));
    assert_eq!(fates["11"], ("deleted".to_owned(), Vec::new()));
}

#[test]
fn a_name_that_means_nothing_or_too_much_is_explained() {
    let root = sample().root();
    for (typed, words) in [
        (&["compare", "居民公约", "居民公约"][..], "居民公约(2019-04-20)"),
        (&["compare", "民法点"], "是不是《民法典》？"),
        (&["compare", "民法典"], "只有一个文本"),
        (&["compare", "民法典", "居民公约(2019-04-20)"], "摘要不能逐条对照"),
    ] {
        let outcome = program::run(root, typed).expect(2);
        assert!(outcome.stderr.contains(words), "{typed:?}: {}", outcome.stderr);
        assert_eq!(outcome.stdout, "", "{typed:?}");
    }
}

#[test]
fn files_need_no_project() {
    let folder = Project::empty();
    folder.write("旧.md", "# 甲规则\n\n第一条 不得喧哗。\n\n第二条 车停车棚。\n");
    folder.write("新.md", "# 甲规则\n\n第一条 车停车棚。\n");
    let rows = rows(folder.root(), &["旧.md", "新.md"]);
    let fates = fates(&rows);
    assert_eq!(fates["2"], ("moved".to_owned(), vec!["1".to_owned()]));
    assert_eq!(fates["1"].0, "deleted");
    folder.write("坏.md", b"# \xff\xfe");
    assert!(folder.run(&["compare", "旧.md", "坏.md"]).expect(2).stderr.contains("UTF-8"));
}

#[test]
fn the_pages_of_both_versions_lead_to_the_table() {
    for edition in ["learner", "trainer"] {
        let read =
            |path: &str| fs::read_to_string(sample().dist(&format!("web/{edition}/{path}"))).expect(path);
        let page = read(&format!("{PAGE}.html"));
        for part in [
            "<ins>租房的，由房东把公约交给租客。</ins>",
            "<del>六</del>点以前",
            "<ins>七</ins>点以前",
            "<details><summary><span lang=\"zh\" dir=\"ltr\">第一条</span>",
            "laws/ju-min-gong-yue-2019-04-20.html#art-4",
        ] {
            assert!(page.contains(part), "no {part} in {page}");
        }
        for version in ["2019-04-20", "2026-09-12"] {
            let law = read(&format!("laws/ju-min-gong-yue-{version}.html"));
            assert!(law.contains(&format!("href=\"../{PAGE}.html\"")), "{version}");
        }
    }
}

#[test]
fn the_printed_table_is_the_same_in_every_edition() {
    let pdf = |edition: &str| sample().dist(&format!("print/{edition}/{PAGE}.pdf"));
    assert_eq!(fs::read(pdf("learner")).expect("a PDF"), fs::read(pdf("trainer")).expect("a PDF"));
    let Some(pdftotext) = need::program("pdftotext") else { return };
    let said = Command::new(pdftotext).args(["-layout"]).arg(pdf("learner")).arg("-").output();
    let said = String::from_utf8_lossy(&said.expect("it starts").stdout).into_owned();
    for words in ["新旧条文对照表", "旧条文", "新条文", "文字同右", "（新增）", "（删去）", "移位并修改"]
    {
        assert!(said.contains(words), "no {words} in:\n{said}");
    }
}

/// The laws of the collection that are there in two versions.
const TWICE: [(&str, &str); 4] = [
    ("立法法(2015-03-15)", "立法法(2023-03-13)"),
    ("妇女权益保障法(2018-10-26)", "妇女权益保障法(2022-10-30)"),
    ("行政复议法(2017-09-01)", "行政复议法(2023-09-01)"),
    ("民事诉讼法(2021-12-24)", "民事诉讼法(2023-09-01)"),
];

#[test]
fn real_laws_are_aligned_by_their_words() {
    let Some(shared) = need::shared() else { return };
    let laws = shared.join("corpus/laws");
    for (old, new) in TWICE {
        let file = |stem: &str| laws.join(format!("{stem}.md")).to_string_lossy().into_owned();
        let rows = rows(Path::new("."), &[&file(old), &file(new)]);
        for side in ["old", "new"] {
            let all: Vec<String> = rows.iter().flat_map(|row| numbers(row, side)).collect();
            let mut once = all.clone();
            once.sort();
            once.dedup();
            assert_eq!(all.len(), once.len(), "{old} {side}: an article stands in two rows");
        }
        let kinds: BTreeMap<&str, usize> = rows.iter().fold(BTreeMap::new(), |mut kinds, row| {
            *kinds.entry(row["kind"].as_str().expect("a kind")).or_default() += 1;
            kinds
        });
        eprintln!("{old}: {kinds:?}");
        let fates = fates(&rows);
        if old.starts_with("立法法") {
            assert_eq!((fates.len(), rows.iter().flat_map(|row| numbers(row, "new")).count()), (105, 120));
            assert_eq!(fates["61"].1, ["65"]);
        }
    }
}

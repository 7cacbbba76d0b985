//! The official texts of the corpus as a programme holds them: what `list` and `check` say of them is what is known of
//! them from elsewhere. Skipped, loudly, where the corpus is absent.

use crate::support::need;
use crate::support::project::{Project, copy};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A programme of all laws and one lesson that says `lesson`, on `start`.
fn programme(start: &str, lesson: &str) -> Option<Project> {
    let laws = need::shared()?.join("corpus/laws");
    if !laws.is_dir() {
        need::missing(&format!("there is no {}", laws.display()));
        return None;
    }
    let project = Project::of("tests/errors/base");
    copy(&laws, &project.at("content/laws"));
    let dates = format!("title: 试\nprovider: 试\nstart_date: {start}\nend_date: {start}\n");
    project.write("content/curriculum.yaml", dates);
    project.write(
        "content/lessons/第一课.md",
        format!("---\n标题: 试\n讲授: 5\n目标: [会查]\n---\n\n{lesson}\n"),
    );
    fs::remove_file(project.at("content/classes/一班.yaml")).expect("a class");
    Some(project)
}

fn list(project: &Project, what: &[&str]) -> Vec<Value> {
    let listed = project.run(&[&["list"], what, &["--format", "json"]].concat()).expect(0).stdout;
    listed.lines().map(|line| serde_json::from_str(line).expect("JSON on every line")).collect()
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap_or_default()
}

/// The labels that begin lines, seen by nothing but characters: 第, Han numerals, 条, perhaps 之 and one more numeral,
/// and a blank.
fn labels(file: &str) -> Vec<String> {
    let numeral =
        |text: &str| !text.is_empty() && text.chars().all(|c| "零〇一二三四五六七八九十百千".contains(c));
    let label = |line: &str| {
        let word = line.trim_start_matches('\u{feff}').split(char::is_whitespace).next()?;
        let (main, sub) = word.strip_prefix(['第', '笫'])?.split_once('条')?;
        let whole = numeral(main) && (sub.is_empty() || sub.strip_prefix('之').is_some_and(numeral));
        whole.then(|| format!("第{main}条{sub}"))
    };
    file.lines().filter_map(label).collect()
}

#[test]
fn every_article_of_every_file_is_listed_once() {
    let Some(project) = programme("2024-06-01", "试。") else { return };
    let mut listed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in list(&project, &["articles"]) {
        let label = text(&row, "label").replace('笫', "第");
        listed.entry(text(&row, "law").to_owned()).or_default().push(label);
    }
    let own = listed.remove("邻里示例法").expect("the law of the project below");
    assert_eq!(own.len(), 3);
    let mut all = 0;
    for (law, found) in &listed {
        let file = project.read(&format!("content/laws/{law}.md"));
        assert_eq!(*found, labels(&file), "{law}");
        assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len(), "{law}: doubled");
        all += found.len();
    }
    assert_eq!(listed.len(), 61);
    assert!(all > 5000, "{all}");
    let code = listed.iter().filter(|(law, _)| law.starts_with("民法典"));
    let code: BTreeSet<&String> = code.flat_map(|(_, labels)| labels).collect();
    assert_eq!(code.len(), 1260);
}

#[test]
fn known_facts_of_known_laws_come_out() {
    let Some(project) = programme("2022-12-31", "试。") else { return };
    let laws = list(&project, &["laws"]);
    let law = |id: &str| laws.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("no {id}"));
    for (id, articles) in
        [("反家庭暴力法(2015-12-27)", 38), ("立法法(2015-03-15)", 105), ("立法法(2023-03-13)", 120)]
    {
        assert_eq!(law(id)["articles"], articles, "{id}");
    }
    assert_eq!(law("反家庭暴力法(2015-12-27)")["in_force"], "2016-03-01");
    let code: u64 = laws
        .iter()
        .filter(|row| text(row, "id").starts_with("民法典"))
        .map(|row| row["articles"].as_u64().expect("a number"))
        .sum();
    assert_eq!(code, 1260);
    let standing = |day: &str, id: &str| {
        let laws = list(&project, &["laws", "--as-of", day]);
        laws.iter()
            .find(|row| row["id"] == id)
            .map(|row| text(row, "standing").to_owned())
            .unwrap_or_default()
    };
    for (day, old, new) in [("2022-12-31", "in-force", "not-yet"), ("2023-01-01", "amended", "in-force")] {
        assert_eq!(standing(day, "妇女权益保障法(2018-10-26)"), old, "{day}");
        assert_eq!(standing(day, "妇女权益保障法(2022-10-30)"), new, "{day}");
    }
}

#[test]
fn citations_of_old_law_are_told_what_became_of_it() {
    let lesson = "看2015年《立法法》第六十一条，还有《婚姻法》第三条。";
    let Some(project) = programme("2024-06-01", lesson) else { return };
    let found = project.run(&["check", "--format", "short"]).expect(1).stdout;
    let of_lesson: Vec<&str> =
        found.lines().filter(|line| line.contains("第一课.md") && line.contains("[law/")).collect();
    assert_eq!(of_lesson.len(), 2, "{of_lesson:#?}");
    assert!(
        of_lesson[0].contains("[law/superseded]") && of_lesson[0].contains("第六十一条"),
        "{}",
        of_lesson[0]
    );
    assert!(of_lesson[1].contains("《婚姻法》自2021年1月1日起被《民法典》废止"), "{}", of_lesson[1]);
    let told = project.run(&["check"]).expect(1).stdout;
    assert!(told.contains("移到了第六十五条"), "{told}");
}

//! `export law`: Akoma Ntoso that its schema accepts, and that holds every word of the law once.

use crate::support::project::Project;
use crate::support::{files, need, words};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the export of all laws made, as paths and texts.
fn exported(project: &Project) -> Vec<(PathBuf, String)> {
    let ids: Vec<String> = listed(project, "laws").iter().map(|law| text(law, "id")).collect();
    let mut arguments = vec!["export", "law", "--out", "out", "--quiet"];
    arguments.extend(ids.iter().map(String::as_str));
    project.run(&arguments).expect(0);
    let files = files::below(&project.at("out"));
    files.into_iter().map(|file| (file.clone(), std::fs::read_to_string(file).expect("UTF-8"))).collect()
}

fn listed(project: &Project, what: &str) -> Vec<Value> {
    let lines = project.run(&["list", what, "--format", "json"]).expect(0).stdout;
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn text(row: &Value, field: &str) -> String {
    row[field].as_str().unwrap_or_else(|| panic!("{field}: {row}")).to_owned()
}

/// Holds files against the schema of OASIS.
fn assert_valid(files: &[(PathBuf, String)]) {
    let Some(xmllint) = need::program("xmllint") else { return };
    let schema = files::root().join("tests/akn/akomantoso30.xsd");
    let mut command = Command::new(xmllint);
    command.args(["--noout", "--nonet", "--schema"]).arg(schema).args(files.iter().map(|(file, _)| file));
    let checked = command.output().expect("xmllint starts");
    let told = String::from_utf8_lossy(&checked.stderr);
    let faults: Vec<&str> = told.lines().filter(|line| !line.ends_with(" validates")).collect();
    assert!(checked.status.success() && faults.is_empty(), "{faults:#?}");
}

/// The articles of an exported law: identifier and words.
fn articles(xml: &str) -> Vec<(&str, String)> {
    let each = xml.split("<article eId=\"").skip(1).map(|rest| {
        let (id, rest) = rest.split_once('"').expect("an identifier");
        (id, words::of_html(&format!("<{}", rest.split("</article>").next().unwrap_or_default())))
    });
    each.collect()
}

/// Every article of the listing is in the export of its law: its words and nothing else, once.
fn assert_complete(project: &Project, files: &[(PathBuf, String)]) -> usize {
    let mut all: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (_, xml) in files {
        for (id, words) in articles(xml) {
            *all.entry((id.to_owned(), words)).or_default() += 1;
        }
    }
    let listed = listed(project, "articles");
    for row in &listed {
        let id = format!("art_{}", text(row, "article"));
        let words = words::squeeze(&(text(row, "label") + &text(row, "text")));
        let Some(count) = all.get_mut(&(id.clone(), words)) else {
            panic!("{} {id} is not exported word for word", text(row, "law"))
        };
        assert!(*count > 0, "{} {id} is exported too seldom", text(row, "law"));
        *count -= 1;
    }
    let left: Vec<_> = all.iter().filter(|(_, count)| **count > 0).collect();
    assert!(left.is_empty(), "exported, but no article of any law: {left:#?}");
    listed.len()
}

fn assert_ids_differ(xml: &str, file: &Path) {
    let mut ids: Vec<&str> = xml.split("eId=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{}: identifiers that stand twice", file.display());
    // What refers to an identifier of the document finds it.
    for reference in xml.split("=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.binary_search(&reference).is_ok(), "{}: #{reference}", file.display());
    }
}

#[test]
fn every_law_of_the_sample_is_valid_and_whole() {
    let project = Project::sample();
    let files = exported(&project);
    assert_valid(&files);
    assert!(assert_complete(&project, &files) > 100);
    files.iter().for_each(|(file, xml)| assert_ids_differ(xml, file));
    let summary = project.run(&["export", "law", "民法典"]).expect(0).stdout;
    assert!(summary.contains("<FRBRauthoritative value=\"false\"/>"), "{summary}");
    assert_eq!(
        summary.matches("以法律原文为准。全文共 1260 条。").count(),
        2,
        "in its data and above its text"
    );
}

#[test]
fn every_law_of_the_corpus_is_valid_and_whole() {
    let Some(shared) = need::shared() else { return };
    let project = Project::of("tests/errors/base");
    for law in files::below(&shared.join("corpus/laws")) {
        let name = law.file_name().expect("a name").to_str().expect("UTF-8");
        project.write(&format!("content/laws/{name}"), std::fs::read(&law).expect("a law"));
    }
    let files = exported(&project);
    assert_valid(&files);
    assert!(assert_complete(&project, &files) > 5000);
    files.iter().for_each(|(file, xml)| assert_ids_differ(xml, file));
    let code = files.iter().find(|(file, _)| file.ends_with("民法典(2020-05-28).xml"));
    let (_, code) = code.expect("the files of the Civil Code are one document");
    assert_eq!((code.matches("<article ").count(), code.matches("<part ").count()), (1260, 8));
}

const LAW: &str = "# 中华人民共和国院子法\n\n2010年3月1日 第一届全国人民代表大会第一次会议通过\n\n<!-- INFO END -->\n\n\
    ## 第一编 院子\n\n### 第一章 总 则\n\n第一条 为了大家的<院子>&“花”\u{1}，制定本法。\n\n\
    ### 第二章 车和树\n\n#### 第一节 车\n\n第二条 车这样停：\n\n（一）自行车：\n\n1. 白天在外面；\n\n2. 晚上在里面；\n\n\
    （二）汽车在门外。\n\n停不下的，另想办法。\n\n第二条之一 不得堵门。\n\n## 第二编 附则\n\n### 第一章 附则\n\n\
    第三条 本法自2010年6月1日起施行。《院墙法》同时废止。\n\n";
const LATER: &str = "# 中华人民共和国院子法\n\n2010年3月1日 第一届全国人民代表大会第一次会议通过\n\n\
    2020年9月1日 第二届全国人民代表大会常务委员会第一次会议修正\n\n<!-- INFO END -->\n\n\
    第一条 为了大家。\n\n第二条 本法自2010年6月1日起施行。\n";

fn project() -> Project {
    let project = Project::of("tests/errors/base");
    project.write("content/laws/院子法(2010-03-01).md", LAW);
    project.write("content/laws/院子法(2020-09-01).md", LATER);
    project
}

#[test]
fn the_hierarchy_has_the_identifiers_of_the_naming_convention() {
    let project = project();
    project.run(&["export", "law", "院子法(2010-03-01)", "--out", "out/院子.xml"]).expect(0);
    let xml = project.read("out/院子.xml");
    assert_valid(&[(project.at("out/院子.xml"), xml.clone())]);
    for wanted in [
        "<chapter eId=\"part_1__chp_1\">",
        "<section eId=\"part_1__chp_2__sec_1\">",
        "<chapter eId=\"part_2__chp_1\">",
        "<article eId=\"art_2-1\">",
        "<point eId=\"art_2__para_1__list_1__point_1__list_1__point_2\">",
        "<num>（二）</num>",
        "<paragraph eId=\"art_2__para_2\">",
        "<p>为了大家的&lt;院子&gt;&amp;“花”，制定本法。</p>",
        "<FRBRuri value=\"/akn/cn/act/2010-03-01/院子法/zho@2010-03-01\"/>",
        "showAs=\"全国人民代表大会\"",
        "date=\"2010-06-01\"",
        "contains=\"originalVersion\"",
    ] {
        assert!(xml.contains(wanted), "no {wanted} in\n{xml}");
    }
}

#[test]
fn the_version_is_chosen_by_its_day() {
    let project = project();
    let one = |arguments: &[&str]| {
        let all = [&["export", "law"][..], arguments].concat();
        let xml = project.run(&all).expect(0).stdout;
        let from = xml.find("zho@").expect("a version");
        xml[from + 4..from + 14].to_owned()
    };
    assert_eq!(one(&["院子法"]), "2020-09-01");
    assert_eq!(one(&["中华人民共和国院子法", "--version", "2010-03-01"]), "2010-03-01");
    assert_eq!(one(&["院子法", "--version", "2015-01-01"]), "2010-03-01", "in force then");
    assert_eq!(one(&["content/laws/院子法(2010-03-01).md"]), "2010-03-01");
    let none = project.run(&["export", "law", "院子法", "--version", "2001-01-01"]).expect(2).stderr;
    assert!(none.contains("院子法(2010-03-01)") && none.contains("2001-01-01"), "{none}");
}

#[test]
fn a_name_that_means_nothing_or_too_much_is_explained() {
    let project = project();
    let unknown = project.run(&["export", "law", "院了法"]).expect(2).stderr;
    assert!(unknown.contains("没有叫“院了法”的法律") && unknown.contains("是不是《院子法》"), "{unknown}");
    for id in ["甲", "乙"] {
        let law = format!(
            "---\nalternative: [公约]\n---\n\n# {id}院公约\n\n2020年1月1日 通过\n\n<!-- INFO END -->\n\n\
             第一条 本公约自2020年2月1日起施行。\n"
        );
        project.write(&format!("content/laws/{id}院公约.md"), law);
    }
    let several = project.run(&["export", "law", "公约"]).expect(2).stderr;
    assert!(several.contains("2 部法律") && several.contains("乙院公约\n  甲院公约"), "{several}");
    let folder = project.run(&["export", "law", "甲院公约", "院子法"]).expect(2).stderr;
    assert!(folder.contains("--out"), "{folder}");
}

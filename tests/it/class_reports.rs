//! The reports about classes: what clashes, what is missing, what can be merged — as the office meets them.

use crate::support::built::sample;
use crate::support::need;
use crate::support::project::Project;
use serde_json::Value;
use std::fs;
use std::process::Command;

fn read(project: &Project, name: &str) -> Value {
    serde_json::from_str(&project.read(&format!("dist/reports/{name}.json"))).expect("JSON")
}

fn of_sample(name: &str) -> Value {
    let path = sample().dist(&format!("reports/{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).expect("a report")).expect("JSON")
}

/// A small project, which is quick to build again and again.
fn small() -> Project {
    Project::of("src/cli/new/project")
}

const CLASS: &str = "content/classes/第一班.yaml";

/// The class of the small project again, as another one that is held at the same time.
fn twin(project: &Project, change: impl Fn(String) -> String) {
    let source = project.read(CLASS);
    let lines: Vec<String> = source
        .lines()
        .map(|line| match line.split_once(':') {
            Some(("id", _)) => "id: 第二班".to_owned(),
            Some(("name", _)) => "name: 孪生班".to_owned(),
            _ => line.to_owned(),
        })
        .collect();
    project.write("content/classes/第二班.yaml", change(lines.join("\n")));
}

fn codes(report: &Value) -> Vec<String> {
    let clashes = report["clashes"].as_array().expect("clashes");
    clashes.iter().filter_map(|clash| clash["code"].as_str().map(str::to_owned)).collect()
}

#[test]
fn the_sample_has_no_clash_and_lacks_nothing() {
    assert_eq!(codes(&of_sample("timetable")), Vec::<String>::new());
    let coverage = of_sample("coverage");
    for set in coverage["sets"].as_array().expect("sets") {
        let gaps = set["items"].as_array().expect("items").iter().filter(|item| item["gap"] == true);
        assert_eq!(gaps.count(), 0, "{set}");
    }
}

#[test]
fn a_planted_clash_of_trainer_and_room_is_told_and_no_other() {
    let project = small();
    project.run(&["build", "--only", "reports"]).expect(0);
    let before = codes(&read(&project, "timetable"));
    assert!(!before.iter().any(|code| code == "class/trainer" || code == "class/room"), "{before:?}");
    twin(&project, |text| text);
    project.run(&["build", "--only", "reports"]);
    let report = read(&project, "timetable");
    let after = codes(&report);
    for code in ["class/trainer", "class/room"] {
        assert_eq!(after.iter().filter(|known| *known == code).count(), 1, "{code} once: {after:?}");
    }
    let said = report["clashes"].to_string();
    assert!(said.contains("孪生班"), "{said}");
    let html = project.read("dist/reports/timetable.html");
    assert!(
        html.find("孪生班").expect("the clash") < html.find("各班").expect("the classes"),
        "clashes come first"
    );
    // On other days, with the same trainer and in the same room, there is nothing to tell.
    twin(&project, |text| text.replace("2026-12-05", "2026-12-06"));
    project.run(&["build", "--only", "reports"]).expect(0);
    let apart = codes(&read(&project, "timetable"));
    assert!(!apart.iter().any(|code| code == "class/trainer" || code == "class/room"), "{apart:?}");
}

#[test]
fn what_no_class_is_taught_any_more_comes_first_in_the_map() {
    let project = Project::sample();
    // Nobody teaches what the villages learn of their accounts.
    let path = "content/classes/西坡村民班.yaml";
    fs::remove_file(project.at(path)).expect("the class");
    project.run(&["build", "--only", "reports"]);
    let report = read(&project, "coverage");
    let laws =
        report["sets"].as_array().expect("sets").iter().find(|set| set["set"] == "laws").expect("laws");
    let items = laws["items"].as_array().expect("items");
    assert_eq!(items[0]["gap"], true, "gaps come first: {}", items[0]);
    let gaps: Vec<&str> =
        items.iter().filter(|item| item["gap"] == true).filter_map(|item| item["title"].as_str()).collect();
    assert!(gaps.contains(&"个人信息保护法"), "{gaps:?}");
    let html = project.read("dist/reports/coverage.html");
    assert!(html.contains("个人信息保护法") && html.contains("没有一个班"));
    let csv = project.read("dist/reports/coverage.csv");
    assert!(csv.starts_with('\u{feff}') && csv.contains("个人信息保护法"), "{csv}");
    // The workbook, as another program reads it: gaps on the first sheet, the map with its classes on the second.
    let Some(seven) = need::program("7z") else { return };
    let sheet = |number: u8| {
        let book = project.at("dist/reports/coverage.xlsx");
        let part = format!("xl/worksheets/sheet{number}.xml");
        let read = Command::new(&seven).args(["x", "-so"]).arg(&book).arg(&part).output().expect("7z");
        String::from_utf8(read.stdout).expect("UTF-8")
    };
    assert!(sheet(1).contains("没有一个班") && sheet(1).contains("个人信息保护法"), "{}", sheet(1));
    assert!(!sheet(1).contains("劳动法</t>"), "what is taught is no gap");
    assert!(sheet(2).contains("职工第一期") && sheet(2).contains("<v>175</v>"), "{}", sheet(2));
}

#[test]
fn a_merged_class_is_accepted_and_nothing_is_left_to_merge_in_it() {
    let project = Project::sample();
    project.run(&["build", "--only", "reports"]).expect(0);
    let pair = |report: &Value, second: &str| -> Option<u64> {
        let pairs = report["pairs"].as_array().expect("pairs");
        let found =
            pairs.iter().find(|pair| pair["second"]["class"] == second && pair["declared"] == true)?;
        found["minutes_saved"].as_u64()
    };
    assert_eq!(pair(&read(&project, "merging"), "职工一班"), Some(45));
    let proposal = project.read("dist/reports/merging/classes/zhi-gong-yi-ban.yaml");
    assert!(proposal.contains("先挂电话，再说别的"), "it tells what falls away: {proposal}");
    project.write("content/classes/职工一班.yaml", &proposal);
    project.run(&["build", "--only", "reports"]).expect(0);
    assert_eq!(pair(&read(&project, "merging"), "职工一班").unwrap_or(0), 0);
    assert!(!project.at("dist/reports/merging/classes/zhi-gong-yi-ban.yaml").exists());
    let sessions = read(&project, "timetable");
    let left = sessions["sessions"].as_array().expect("sessions").iter();
    let left: Vec<&Value> =
        left.filter(|session| session["class"] == "职工一班" && session["kind"] == "lesson").collect();
    assert_eq!(left.len(), 3, "{left:?}");
    assert_eq!(codes(&sessions), Vec::<String>::new(), "merging plants no clash");
}

#[test]
fn lessons_of_another_programme_are_compared() {
    let (own, other) = (small(), small());
    let path = "content/lessons/买错了能退吗.md";
    other.write(path, other.read(path).replacen("title: ", "title: 别处的", 1));
    let with = other.root().to_str().expect("a path").to_owned();
    own.run(&["build", "--only", "reports"]).expect(0);
    let alone = read(&own, "merging");
    assert_eq!(alone["lessons"].as_array().expect("lessons").len(), 0, "{alone}");
    own.run(&["build", "--only", "reports", "--with", &with]).expect(0);
    let report = read(&own, "merging");
    let same: Vec<(&str, &str)> = report["lessons"]
        .as_array()
        .expect("lessons")
        .iter()
        .filter(|pair| pair["likeness"] == "same" && pair["one"]["programme"] == "")
        .filter_map(|pair| Some((pair["one"]["lesson"].as_str()?, pair["other"]["lesson"].as_str()?)))
        .collect();
    assert!(same.contains(&("买错了能退吗", "买错了能退吗")), "{report}");
    let nowhere = own.run(&["build", "--only", "reports", "--with", "没有这个文件夹"]).expect(2).stderr;
    assert!(nowhere.contains("没有这个文件夹"), "{nowhere}");
}

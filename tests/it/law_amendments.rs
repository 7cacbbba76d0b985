//! Decisions that amend a law: documents of their own, that make a version of another and say since when it is in force.

use crate::support::html::decoded;
use crate::support::project::Project;

const LAW: &str = "# 中华人民共和国院子法\n\n2010年3月1日 示例会议通过\n\n<!-- INFO END -->\n\n\
    第一条 为了大家的院子。\n\n第二条 自行车停在车棚里。\n\n第三条 本法自2010年6月1日起施行。\n";
const AMENDED: &str = "# 中华人民共和国院子法\n\n2010年3月1日 示例会议通过\n\n2026年9月1日 示例会议修正\n\n<!-- INFO END -->\n\n\
    第一条 为了大家的院子。\n\n第二条 车都停在车棚里。\n\n第三条 树由大家浇水。\n\n第四条 本法自2010年6月1日起施行。\n";
const DECISION: &str = "# 示例会议关于修改《中华人民共和国院子法》的决定\n\n2026年9月1日 示例会议通过\n\n<!-- INFO END -->\n\n\
    示例会议决定对《中华人民共和国院子法》作如下修改：\n\n一、将第二条修改为：\n\n“第二条　车都停在车棚里。”\n\n\
    二、增加一条，作为第四条：\n\n“第四条　树由大家浇水。\n\n第九条　这一条哪里都没有。”\n\n\
    本决定自2027年1月1日起施行。\n";

/// With two versions of a law, and the decision in between if `decided`.
fn project(decided: bool) -> Project {
    let project = Project::of("tests/errors/base");
    project.write("content/laws/院子法(2010-03-01).md", LAW);
    project.write("content/laws/院子法(2026-09-01).md", AMENDED);
    if decided {
        project.write("content/laws/修改院子法的决定.md", DECISION);
    }
    let lesson = project.read("content/lessons/第一课.md");
    project.write("content/lessons/第一课.md", lesson + "\n停车看《院子法》第二条。\n");
    project
}

/// The rows of a listing: each the cells of the columns called `names`.
fn rows(project: &Project, what: &str, names: &[&str]) -> Vec<String> {
    let listed = project.run(&["list", what, "--format", "csv"]).expect(0).stdout;
    let mut lines = listed.lines();
    let head: Vec<&str> = lines.next().expect("a head").split(',').collect();
    let place = |name: &&str| head.iter().position(|column| column == name).expect("a column");
    let places: Vec<usize> = names.iter().map(place).collect();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        places.iter().map(|&place| cells[place]).collect::<Vec<_>>().join(" ")
    };
    lines.map(row).collect()
}

#[test]
fn a_decision_says_since_when_its_version_is_in_force() {
    let columns = ["id", "type", "amends", "in_force", "standing", "articles"];
    let without = rows(&project(false), "laws", &columns);
    assert!(without.contains(&"院子法(2026-09-01)   2026-09-01 in-force 4".to_owned()), "{without:?}");
    let with = rows(&project(true), "laws", &columns);
    for row in [
        "修改院子法的决定 amendment 院子法 2027-01-01 not-yet 2",
        "院子法(2010-03-01)   2010-06-01 in-force 3",
        "院子法(2026-09-01)   2027-01-01 not-yet 4",
    ] {
        assert!(with.contains(&row.to_owned()), "no {row} in {with:#?}");
    }
}

#[test]
fn a_day_that_is_written_counts_more_than_the_decision() {
    let project = project(true);
    let written = format!("---\nin_force: 2026-10-01\n---\n\n{AMENDED}");
    project.write("content/laws/院子法(2026-09-01).md", written);
    let dates = rows(&project, "laws", &["id", "in_force"]);
    assert!(dates.contains(&"院子法(2026-09-01) 2026-10-01".to_owned()), "{dates:?}");
}

#[test]
fn a_decision_cites_the_articles_of_the_law_that_it_amends() {
    let cited = rows(&project(true), "citations", &["path", "text", "title", "article", "verdict"]);
    let of_decision: Vec<&str> =
        cited.iter().filter_map(|row| row.strip_prefix("content/laws/修改院子法的决定.md ")).collect();
    // 第九条 is in neither version: nothing can be said of it.
    assert_eq!(
        of_decision,
        [
            "《中华人民共和国院子法》 中华人民共和国院子法  ok",
            "第二条 中华人民共和国院子法 2 ok",
            "第二条 中华人民共和国院子法 2 ok",
            "第四条 中华人民共和国院子法 4 ok",
            "第四条 中华人民共和国院子法 4 ok",
        ]
    );
}

#[test]
fn the_pages_of_a_law_and_of_its_amendment_lead_to_each_other() {
    let project = project(true);
    project.run(&["build", "--only", "web"]).expect(0);
    let page = |name: &str| decoded(&project.read(&format!("dist/web/learner/laws/{name}.html")));
    let decision = page("xiu-gai-yuan-zi-fa-de-jue-ding");
    assert!(
        decision.contains("修改的法律</span> <a href=\"yuan-zi-fa-2026-09-01.html\">《院子法》</a>"),
        "{decision}"
    );
    assert!(decision.contains("<h2 class=\"no\">一、</h2>"), "an article shows its own label: {decision}");
    assert!(!decision.contains("href=\"#art-2\""), "第二条 is not its own");
    for version in ["yuan-zi-fa-2010-03-01", "yuan-zi-fa-2026-09-01"] {
        assert!(page(version).contains("<a href=\"xiu-gai-yuan-zi-fa-de-jue-ding.html\">"), "{version}");
    }
}

#[test]
fn plain_numbers_are_cited_as_articles_or_points() {
    let project = Project::of("tests/errors/base");
    let reply = "# 示例法院关于院子的批复\n\n2020年1月2日 示例法院通过\n\n<!-- INFO END -->\n\n\
                 一、院子里可以停车。\n\n二、本批复自2020年2月1日起施行。\n";
    project.write("content/laws/院子批复.md", reply);
    let lesson = project.read("content/lessons/第一课.md");
    let cites = "看《示例法院关于院子的批复》第一条、《示例法院关于院子的批复》第二点和《示例法院关于院子的批复》第三条。";
    project.write("content/lessons/第一课.md", format!("{lesson}\n{cites}\n"));
    let cited = rows(&project, "citations", &["text", "law", "article", "verdict"]);
    for row in ["第一条 院子批复 1 ok", "第二点 院子批复 2 ok", "第三条 院子批复 3 no-such-article"]
    {
        assert!(cited.contains(&row.to_owned()), "no {row} in {cited:#?}");
    }
    let articles = rows(&project, "articles", &["law", "article", "label"]);
    assert!(articles.contains(&"院子批复 2 二、".to_owned()), "{articles:?}");
}

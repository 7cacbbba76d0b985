//! What a law's page says to programs: JSON-LD in a block of data that browsers do not run.

use crate::support::browser::{Browser, Page};
use crate::support::built::sample;
use crate::support::html::pages;
use crate::support::project::Project;
use serde_json::{Value, json};

/// What a browser reads from the block.
const READ: &str =
    "JSON.parse(document.querySelector('head > script[type=\"application/ld+json\"]').textContent)";

/// Two versions of a law; the title and the number of the second try to end the block and to begin another.
fn project() -> Project {
    let project = Project::of("tests/errors/base");
    project.write(
        "content/laws/院子法(2010-03-01).md",
        "# 中华人民共和国院子法\n\n2010年3月1日 第一届全国人民代表大会常务委员会第二次会议通过\n\n<!-- INFO END -->\n\n\
         第一条 为了大家的院子。\n\n第二条 本法自2010年6月1日起施行。《院墙暂行办法》同时废止。\n",
    );
    project.write(
        "content/laws/院子法(2020-09-01).md",
        "---\nidentifier: \"</script><script>window.bad = 1</script><!-- \u{2028}号\"\n---\n\n\
         # 中华人民共和国院子法\n\n2010年3月1日 第一届全国人民代表大会常务委员会第二次会议通过\n\n\
         2020年9月1日 第二届全国人民代表大会常务委员会第一次会议修正\n\n<!-- INFO END -->\n\n\
         第一条 为了大家的院子和</script>院墙。\n\n第二条 本法自2010年6月1日起施行。\n",
    );
    project
}

fn data(page: &Page) -> Value {
    assert_eq!(page.eval("document.querySelectorAll('script[type]').length"), 1);
    assert_eq!(page.eval("typeof window.bad"), "undefined", "text of an author was run");
    page.eval(READ)
}

#[test]
fn a_browser_reads_what_is_known_of_a_law() {
    let Some(browser) = Browser::start() else { return };
    let project = project();
    project.run(&["build", "--only", "web"]).expect(0);
    let web = std::fs::read_dir(project.at("dist/web")).expect("web").next().expect("one").expect("a folder");
    let mut page = browser.page();
    let mut found: Vec<Value> = Vec::new();
    for file in pages(&web.path().join("laws")) {
        page.open(&file, "");
        found.extend(Some(data(&page)).filter(|data| data["name"] == "中华人民共和国院子法"));
    }
    found.sort_by_key(|data| data["legislationDateVersion"].to_string());
    let [old, new] = found.as_slice() else { panic!("{} versions: {found:#?}", found.len()) };
    for data in [old, new] {
        assert_eq!(data["@context"], "https://schema.org");
        assert_eq!(data["@type"], "Legislation");
        assert_eq!(data["alternateName"], json!(["院子法"]));
        assert_eq!(data["legislationDate"], "2010-03-01");
        assert_eq!(data["legislationType"], "法律");
        assert_eq!(data["legislationPassedBy"][0]["name"], "全国人民代表大会常务委员会");
    }
    assert_eq!(old["temporalCoverage"], "2010-06-01/2020-09-01");
    assert_eq!(old["legislationLegalForce"], "https://schema.org/NotInForce");
    assert_eq!(old["legislationRepeals"][0]["name"], "院墙暂行办法");
    assert_eq!(new["temporalCoverage"], "2020-09-01/..");
    assert_eq!(new["legislationLegalForce"], "https://schema.org/InForce");
    assert_eq!(new["legislationIdentifier"], "</script><script>window.bad = 1</script><!-- \u{2028}号");
    page.assert_at_peace(&web.path());
}

#[test]
fn every_law_of_the_sample_has_its_data() {
    let Some(browser) = Browser::start() else { return };
    let mut page = browser.page();
    let laws = pages(&sample().dist("web/learner/laws"));
    assert!(laws.len() > 8);
    for file in laws {
        page.open(&file, "");
        let data = data(&page);
        assert!(
            data["name"].as_str().is_some_and(|name| page.text("document.title").contains(name)),
            "{data}"
        );
        let summary = page.eval("!!document.querySelector('.restated-page')") == true;
        assert_eq!(data["abstract"].is_string(), summary, "{data}");
        let in_force = page.eval("!!document.querySelector('.standing.in-force')") == true;
        assert_eq!(data["legislationLegalForce"] == "https://schema.org/InForce", in_force, "{data}");
        assert_eq!(data["temporalCoverage"].as_str().is_some_and(|days| days.ends_with("/..")), in_force);
    }
}

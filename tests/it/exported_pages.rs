//! `export lesson --format html`: one file that needs nothing else; and what `export` refuses.

use crate::support::browser::Browser;
use crate::support::exported::{exported, project};
use crate::support::html::tags;
use crate::support::project::Project;
use crate::support::{checkers, words};

fn page(lesson: &str, edition: &str) -> String {
    let name = format!("html-{lesson}-{edition}");
    let files = exported(&name, &["lesson", lesson, "--edition", edition]);
    let (file, bytes) = files.first_key_value().expect("a page");
    assert!(file.ends_with(".html") && files.len() == 1, "{file}");
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

#[test]
fn a_page_needs_nothing_but_itself() {
    for (lesson, edition) in
        [("借条", "learner"), ("家庭暴力", "trainer"), ("相邻关系", "ug"), ("电信网络诈骗", "learner")]
    {
        let html = page(lesson, edition);
        for tag in tags(&html) {
            assert!(
                !["script", "link", "iframe", "video", "audio", "form", "input"].contains(&tag.name.as_str()),
                "{lesson}: {}",
                tag.name
            );
            if let Some(src) = tag.get("src") {
                assert!(src.starts_with("data:"), "{lesson}: {src}");
            }
            if let Some(href) = tag.get("href") {
                assert!(href.starts_with('#') || href.starts_with("http"), "{lesson}: {href}");
            }
        }
        assert!(!html.contains("url(\"fonts/") && html.contains("data:font/woff2;base64,"), "{lesson}");
    }
}

#[test]
fn a_page_says_all_that_the_bundle_says() {
    let html = page("借条", "learner");
    let project = project();
    project.run(&["build", "--only", "web", "--edition", "learner"]).expect(0);
    let bundle = project.read("dist/web/learner/lessons/jie-tiao.html");
    let said = words::of_html(&html);
    let main = bundle
        .split("<article class=\"text\">")
        .nth(1)
        .and_then(|rest| rest.split("</article>").next())
        .expect("a text");
    for piece in main.split('<').filter_map(|piece| piece.split_once('>')) {
        let own = words::of_html(piece.1);
        // The ways to pages that are not here.
        assert!(["放映", "看全案"].contains(&own.as_str()) || said.contains(&own), "{own}");
    }
    // The provisions' own words come with the page.
    let cited = said.split("本页引用的条文").nth(1).expect("provisions");
    assert!(cited.contains("《民法典》第六百七十五条"), "{cited}");
}

#[test]
fn a_page_opens_without_scripts_and_keeps_its_pictures() {
    let Some(browser) = Browser::start() else { return };
    let html = page("电信网络诈骗", "learner");
    let file = project().at("out/alone.html");
    std::fs::write(&file, html).expect("a page");
    let mut page = browser.page();
    page.open(&file, "");
    let broken =
        page.eval("[].filter.call(document.images, function (one) { return !one.naturalWidth; }).length");
    assert_eq!((page.eval("document.images.length > 0"), broken), (true.into(), 0.into()));
    let face = page.text("document.fonts.ready.then(function () { return document.fonts.check('700 20px \"Coursepack Song\"', '骗') ? 'song' : 'none'; })");
    assert_eq!(face, "song");
    assert_eq!(page.eval("document.documentElement.scrollWidth <= window.innerWidth"), true);
    // It asked for nothing but itself.
    let asked: Vec<String> = page
        .requests()
        .iter()
        .filter(|url| !url.starts_with("data:") && !url.starts_with("about:"))
        .cloned()
        .collect();
    assert_eq!(asked.len(), 1, "{asked:?}");
    if let Some(told) = checkers::nu(&[file]) {
        let errors: Vec<_> = told.iter().filter(|told| told["type"] == "error").collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn films_are_named_with_what_to_do() {
    let project = Project::sample();
    let outcome = project.run(&["export", "lesson", "家庭暴力"]).expect(0);
    assert!(outcome.stdout.contains("class=\"absent\""), "{}", outcome.stdout);
}

#[test]
fn what_cannot_be_exported_says_a_way_out() {
    let project = project();
    for (arguments, told) in [
        (&["export", "lesson", "借跳"][..], "没有课“借跳”；是不是“借条”？"),
        (&["export", "course", "村里的帐本", "--out", "x"], "没有课程“村里的帐本”；是不是“村里的账本”？"),
        (&["export", "lesson", "借条", "--format", "epub"], "请用 --out 写明放到哪里"),
        (&["export", "lesson", "借条", "--edition", "nobody"], "nobody"),
        (&["export", "course", "村里的账本", "--format", "html", "--out", "x"], "export course 的格式只能是"),
        (&["export", "law", "民法典", "--edition", "learner"], "--edition 只用于"),
        (&["export", "lesson", "借条", "加班工资", "--out", "x.html"], "请用 --out 写明放到哪里"),
    ] {
        let outcome = project.run(arguments).expect(2);
        assert!(outcome.stderr.contains(told), "{arguments:?}\n{}", outcome.stderr);
    }
    let broken = Project::of("tests/errors/base");
    let lesson = crate::support::files::below(&broken.at("content/lessons")).remove(0);
    let stem = lesson.file_stem().expect("a name").to_string_lossy().into_owned();
    std::fs::write(&lesson, "---\ntitle: 坏\nteachng: 1\n---\n\n[[没有的课]]\n").expect("a file");
    let outcome = broken.run(&["export", "lesson", &stem, "--out", "out"]).expect(1);
    assert!(
        outcome.stderr.contains("没有导出：先改好上面的问题") && !broken.at("out").exists(),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_file_is_replaced_in_one_step_and_a_full_folder_is_left_alone() {
    let project = project();
    project.write("out/replaced.html", "old");
    project.run(&["export", "lesson", "借条", "--out", "out/replaced.html"]).expect(0);
    assert!(project.read("out/replaced.html").starts_with("<!doctype html>"));
    project.write("out/full/一张借条，七个空/mine.txt", "mine");
    let outcome =
        project.run(&["export", "lesson", "借条", "--format", "kolibri", "--out", "out/full"]).expect(2);
    assert!(outcome.stderr.contains("里已经有东西"), "{}", outcome.stderr);
    assert_eq!(crate::support::files::below(&project.at("out/full")).len(), 1);
}

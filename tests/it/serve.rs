//! The live preview: shown on this machine alone, renewed at every change, with what is wrong in the page.

use crate::support::browser::{Browser, Page};
use crate::support::need;
use crate::support::preview::Preview;
use crate::support::project::Project;
use coursepack::base::path::encode_url;
use std::process::Command;

fn small() -> Project {
    Project::of("src/cli/new/project")
}

/// What the preview itself adds to a page stands apart from it.
fn in_dock(selector: &str) -> String {
    format!("document.querySelector('[data-coursepack-preview]')?.shadowRoot.querySelector('{selector}')")
}

const LESSON: &str = "content/lessons/邻居家出事了.md";

#[test]
fn strangers_are_turned_away() {
    let project = small();
    let preview = Preview::of(project.root());
    assert!(preview.address.starts_with("http://127.0.0.1:"), "{}", preview.address);
    for host in ["evil.example", "127.0.0.1.evil.example:80", ""] {
        let answer = preview.ask("/", host);
        assert!(answer.starts_with("HTTP/1.1 403"), "{host}: {answer}");
    }
    for path in ["/../content/curriculum.yaml", "/%2e%2e/content/curriculum.yaml", "/web/..%2f..%2f../x"] {
        let answer = preview.ask(path, "localhost");
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    assert!(preview.ask("/", "localhost:1").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_page_renews_itself_and_shows_what_is_wrong() {
    let Some(browser) = Browser::start() else { return };
    let project = small();
    let preview = Preview::of(project.root());
    let mut page = browser.page();
    page.go(&preview.address);
    page.wait_for("document.querySelector('a[href=\"/web/learner/index.html\"]')");
    page.go(&format!("{}web/learner/lessons/lin-ju-jia-chu-shi-le.html", preview.address));
    page.wait_for("document.title.includes('邻居家出事了')");

    let lesson = project.read(LESSON);
    project.write(LESSON, lesson.replace("标题: 邻居家出事了", "标题: 隔壁又吵起来了"));
    page.wait_for("document.title.includes('隔壁又吵起来了')");

    project.write(LESSON, lesson.replacen("---\n", "---\n讲授: [\n", 1));
    page.wait_for(&in_dock("[role=alert]"));
    let told = page.text(&format!("{}.textContent", in_dock("[role=alert]")));
    assert!(told.contains(&format!("{LESSON}:")), "{told}");
    assert!(page.text("document.title").contains("隔壁又吵起来了"), "the last good page stays");

    project.write(LESSON, &lesson);
    page.wait_for(&format!("document.title.includes('邻居家出事了') && !({})", in_dock("[role=alert]")));
}

#[test]
fn a_project_broken_from_the_start_is_shown_as_that() {
    let Some(browser) = Browser::start() else { return };
    let project = small();
    let whole = project.read("content/curriculum.yaml");
    project.write("content/curriculum.yaml", "title: [\n");
    let preview = Preview::of(project.root());
    let mut page = browser.page();
    page.go(&preview.address);
    page.wait_for(&in_dock("[role=alert]"));
    let told = page.text(&format!("{}.textContent", in_dock("[role=alert]")));
    assert!(told.contains("schema/yaml"), "{told}");

    project.write("content/curriculum.yaml", whole);
    page.wait_for("document.querySelector('a[href=\"/web/learner/index.html\"]')");
}

#[test]
fn a_port_that_is_taken_is_said_so() {
    let project = small();
    let preview = Preview::of(project.root());
    let port = preview.address.trim_end_matches('/').rsplit(':').next().expect("a port");
    let outcome = project.run(&["serve", "--port", port]).expect(2);
    assert!(outcome.stderr.contains(port), "{}", outcome.stderr);
}

#[test]
fn the_place_on_the_page_is_kept_and_other_pages_stay() {
    let Some(browser) = Browser::start() else { return };
    let project = small();
    let preview = Preview::of(project.root());
    let mut page = opened(&browser, &preview, "web/learner/lessons/lin-ju-jia-chu-shi-le.html");
    page.eval("document.body.style.minHeight = '5000px'; window.scrollTo(0, 700); window.before = true");
    let lesson = project.read(LESSON);
    project.write(LESSON, lesson.clone() + "\n\n再说一句。\n");
    page.wait_for("document.body.innerText.includes('再说一句。') && !window.before");
    page.wait_for("window.scrollY > 300");

    // A page that shows nothing of what is edited is not loaded anew: one may be in the middle of a question.
    page.go(&format!("{}web/learner/glossary.html", preview.address));
    page.wait_for(&in_dock(".bar"));
    page.eval(&format!("{}.click()", in_dock("[aria-pressed=true]")));
    page.eval("window.before = true");
    let revision = "Number(document.querySelector('[data-coursepack-preview]').dataset.revision)";
    page.eval(&format!("window.revision = {revision}"));
    project.write(LESSON, &lesson);
    page.wait_for(&format!("{revision} >= window.revision + 2"));
    assert_eq!(page.text("String(window.before)"), "true");
}

#[test]
fn addresses_in_chinese_are_pages_like_others() {
    let Some(browser) = Browser::start() else { return };
    let project = small();
    let programme = project.read("content/curriculum.yaml");
    let editions = "editions: [learner, trainer, {id: 内网, role: learner}]";
    project.write("content/curriculum.yaml", programme.replace("editions: [learner, trainer]", editions));
    let preview = Preview::of(project.root());
    let mut page = opened(&browser, &preview, &encode_url("web/内网/开始学习.html"));
    // It is not loaded again and again: it is what it is said to be.
    page.eval("window.before = true");
    page.wait_for("performance.now() > 1500");
    assert_eq!(page.text("String(window.before)"), "true");

    let mut page = opened(&browser, &preview, &encode_url("web/内网/lessons/lin-ju-jia-chu-shi-le.html"));
    let lesson = project.read(LESSON);
    project.write(LESSON, lesson + "\n\n再说一句。\n");
    page.wait_for("document.body.innerText.includes('再说一句。')");
    page.wait_for(&in_dock("a"));
    page.eval(&format!("{}.click()", in_dock("a")));
    page.wait_for("document.querySelector('iframe')");
    page.wait_for(&in_dock("a[href*=\"/lessons/lin-ju-jia-chu-shi-le.html\"]"));
}

#[test]
fn the_page_of_the_file_just_saved_opens() {
    let Some(browser) = Browser::start() else { return };
    let project = small();
    let preview = Preview::of(project.root());
    let mut page = opened(&browser, &preview, "web/trainer/index.html");
    let lesson = project.read(LESSON);
    project.write(LESSON, lesson + "\n\n再说一句。\n");
    page.wait_for("location.pathname === '/web/trainer/lessons/lin-ju-jia-chu-shi-le.html'");
    page.wait_for("document.body.innerText.includes('再说一句。')");
    // Also of one that was not there before.
    project.write("content/lessons/高空抛物.md", project.read(LESSON).replace("邻居家出事了", "高空抛物"));
    page.wait_for("location.pathname === '/web/trainer/lessons/gao-kong-pao-wu.html'");
}

#[test]
fn findings_are_shown_with_their_line_and_the_way_out() {
    let Some(browser) = Browser::start() else { return };
    let project = small();
    let preview = Preview::of(project.root());
    let mut page = opened(&browser, &preview, "web/learner/lessons/lin-ju-jia-chu-shi-le.html");
    let text = |page: &mut Page, selector: &str| page.text(&format!("{}.textContent", in_dock(selector)));
    assert_eq!(text(&mut page, ".file"), LESSON);
    let lesson = project.read(LESSON);
    project.write(LESSON, lesson.replacen("---\n", "---\n讲授时间: 3\n", 1));
    page.wait_for(&in_dock("[role=alert] .error"));
    assert_eq!(text(&mut page, ".error .where"), format!("{LESSON}:2:1  schema/unknown-field"));
    assert_eq!(text(&mut page, ".error mark"), "讲授时间");
    assert!(text(&mut page, ".error .help").contains("讲授"));
    project.write(LESSON, &lesson);
    page.wait_for(&format!("!({})", in_dock("[role=alert]")));
}

#[test]
fn editions_and_paper_are_a_click_away() {
    let Some(browser) = Browser::start() else { return };
    let project = small();
    let preview = Preview::of(project.root());
    let mut page = opened(&browser, &preview, "web/learner/lessons/lin-ju-jia-chu-shi-le.html");
    let choice = in_dock("select");
    page.eval(&format!(
        "(choice => {{ choice.value = [...choice.options].find(o => o.text === 'trainer').value; choice.onchange() }})({choice})"
    ));
    page.wait_for("location.pathname === '/web/trainer/lessons/lin-ju-jia-chu-shi-le.html'");
    page.wait_for(&in_dock("a"));
    page.eval(&format!("{}.click()", in_dock("a")));
    page.wait_for("location.pathname === '/__coursepack/paper/trainer/lin-ju-jia-chu-shi-le'");
    page.wait_for("document.querySelector('iframe')");

    // What is on the sheet is what stands in the file now, before anything is built.
    let Some(pdftotext) = need::program("pdftotext") else { return };
    let lesson = project.read(LESSON);
    project.write(LESSON, lesson + "\n\n纸上也有这一句。\n");
    page.wait_for("document.querySelector('iframe')");
    let sheet = "/__coursepack/sheet/trainer/lin-ju-jia-chu-shi-le.pdf";
    let words = (0..100).find_map(|_| {
        let answer = preview.bytes(sheet, "localhost");
        let start = answer.windows(5).position(|bytes| bytes == b"%PDF-")?;
        project.write("sheet.pdf", &answer[start..]);
        let words =
            Command::new(&pdftotext).args(["-raw", "sheet.pdf", "-"]).current_dir(project.root()).output();
        let words = String::from_utf8_lossy(&words.expect("pdftotext runs").stdout).into_owned();
        std::thread::sleep(std::time::Duration::from_millis(100));
        words.contains("纸上也有这一句").then_some(words)
    });
    assert!(words.is_some_and(|words| words.contains("讲师")), "a trainer's guide with the new sentence");
}

/// A file may become a link to somewhere else while the preview runs.
#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_is_not_followed() {
    let project = small();
    let preview = Preview::of(project.root());
    let page = "/web/learner/lessons/lin-ju-jia-chu-shi-le.html";
    let shows = |words: &str| preview.ask(page, "localhost").contains(words);
    let within = |truth: &dyn Fn() -> bool| {
        (0..100).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(100));
            truth()
        })
    };
    assert!(within(&|| shows("邻居家出事了")));
    let outside = crate::support::scratch::folder();
    let secret = outside.path().join("secret.md");
    std::fs::write(&secret, project.read(LESSON) + "\n\n机密的一句。\n").expect("a file");
    std::fs::remove_file(project.at(LESSON)).expect("removed");
    std::os::unix::fs::symlink(&secret, project.at(LESSON)).expect("a link");
    assert!(!(0..30).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        shows("机密的一句")
    }));
}

/// A page of the preview, with what the preview adds to it.
fn opened(browser: &Browser, preview: &Preview, path: &str) -> Page {
    let mut page = browser.page();
    let address = format!("{}{path}", preview.address);
    page.go(&address);
    // Until the first build there is a page that says so, and renews itself.
    page.wait_for(&format!("location.href === '{address}' && {}", in_dock(".file, .bar a, select")));
    page
}

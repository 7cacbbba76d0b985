//! The live preview: shown on this machine alone, renewed at every change, with what is wrong in the page.

use crate::support::browser::Browser;
use crate::support::program;
use crate::support::project::Project;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

/// A running preview; it ends with the test.
struct Preview {
    program: Child,
    /// `http://127.0.0.1:port/`
    address: String,
}

impl Preview {
    fn of(project: &Project) -> Preview {
        let mut command = program::command(project.root());
        let command = command.args(["serve", "--port", "0"]).stdin(Stdio::null());
        let mut program =
            command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
        let mut address = String::new();
        let stdout = program.stdout.take().expect("its stdout");
        BufReader::new(stdout).read_line(&mut address).expect("a line");
        Preview { program, address: address.trim().to_owned() }
    }

    /// Asks for `path`, naming `host`, and gives the whole answer.
    fn ask(&self, path: &str, host: &str) -> String {
        let server = self.address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(server).expect("a connection");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn small() -> Project {
    Project::of("src/cli/new/project")
}

const LESSON: &str = "content/lessons/邻居家出事了.md";

#[test]
fn strangers_are_turned_away() {
    let project = small();
    let preview = Preview::of(&project);
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
    let preview = Preview::of(&project);
    let mut page = browser.page();
    page.go(&preview.address);
    page.wait_for("document.querySelector('a[href=\"/web/learner/index.html\"]')");
    page.go(&format!("{}web/learner/lessons/lin-ju-jia-chu-shi-le.html", preview.address));
    page.wait_for("document.title.includes('邻居家出事了')");

    let lesson = project.read(LESSON);
    project.write(LESSON, lesson.replace("标题: 邻居家出事了", "标题: 隔壁又吵起来了"));
    page.wait_for("document.title.includes('隔壁又吵起来了')");

    project.write(LESSON, lesson.replacen("---\n", "---\n讲授: [\n", 1));
    page.wait_for("document.querySelector('[role=alert]')");
    let told = page.text("document.querySelector('[role=alert]').textContent");
    assert!(told.contains(&format!("{LESSON}:")), "{told}");
    assert!(page.text("document.title").contains("隔壁又吵起来了"), "the last good page stays");

    project.write(LESSON, &lesson);
    page.wait_for("document.title.includes('邻居家出事了') && !document.querySelector('[role=alert]')");
}

#[test]
fn a_project_broken_from_the_start_is_shown_as_that() {
    let Some(browser) = Browser::start() else { return };
    let project = small();
    let whole = project.read("content/curriculum.yaml");
    project.write("content/curriculum.yaml", "title: [\n");
    let preview = Preview::of(&project);
    let mut page = browser.page();
    page.go(&preview.address);
    page.wait_for("document.querySelector('[role=alert]')");
    let told = page.text("document.querySelector('[role=alert]').textContent");
    assert!(told.contains("schema/yaml"), "{told}");

    project.write("content/curriculum.yaml", whole);
    page.wait_for("document.querySelector('a[href=\"/web/learner/index.html\"]')");
}

#[test]
fn a_port_that_is_taken_is_said_so() {
    let project = small();
    let preview = Preview::of(&project);
    let port = preview.address.trim_end_matches('/').rsplit(':').next().expect("a port");
    let outcome = project.run(&["serve", "--port", port]).expect(2);
    assert!(outcome.stderr.contains(port), "{}", outcome.stderr);
}

//! Terminal sessions as files that a user could read: lines that begin with `$ ` are what is typed, the lines below
//! are what the terminal then shows, `? 1` at the end is an exit status other than 0.
//!
//! A session is run again and written down again; the test is that nothing changed.

use super::program::{self, PROGRAM};
use super::project::Project;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs every command of `session` in `project` and gives the session as it went this time. Text outside of
/// ` ```console ` blocks is kept where the session has such blocks.
pub fn replay(session: &str, project: &Project) -> String {
    let prose = session.contains("```console");
    let mut shown = String::new();
    let mut inside = !prose;
    for line in session.lines() {
        if prose && line.starts_with("```") {
            inside = line == "```console";
        }
        match line.strip_prefix("$ ") {
            Some(typed) if inside => {
                shown.push_str(&format!("$ {typed}\n"));
                shown.push_str(&run(typed, project));
            }
            _ if inside && line != "```console" => {}
            _ => {
                shown.push_str(line);
                shown.push('\n');
            }
        }
    }
    shown
}

/// What the terminal shows after `typed`, both streams in their order.
fn run(typed: &str, project: &Project) -> String {
    let mut shell = Command::new("sh");
    shell.current_dir(project.root());
    program::surroundings(&mut shell);
    let beside = Path::new(PROGRAM).parent().expect("a folder");
    let path = std::env::join_paths(
        std::iter::once(beside.to_path_buf())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    );
    shell.env("PATH", path.expect("a search path")).stdin(Stdio::null());
    let output = shell.args(["-c", &format!("{{ {typed}\n}} 2>&1")]).output().expect("a shell");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let root = project.root().canonicalize().expect("the project's folder");
    let mut text = text.replace(&*root.to_string_lossy(), "[PROJECT]");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    match output.status.code() {
        Some(0) => {}
        Some(code) => text.push_str(&format!("? {code}\n")),
        None => text.push_str("? killed\n"),
    }
    text
}

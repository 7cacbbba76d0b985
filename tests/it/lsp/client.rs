//! An editor: the client of `client.py`, and the texts it shows.

use crate::support::checkers;
use crate::support::files;
use crate::support::program::PROGRAM;
use crate::support::project::Project;
use serde_json::{Value, json};
use std::cell::Cell;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// An editor that is open.
pub struct Editor {
    program: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    root: String,
    version: Cell<i64>,
}

impl Editor {
    /// Opens the folder of `project`.
    pub fn open(project: &Project, arguments: &[&str]) -> Option<Editor> {
        let python = checkers::python_with(&["pygls", "lsprotocol"])?;
        let root = project.root().canonicalize().expect("the project's folder");
        let root = root.to_str().expect("UTF-8").to_owned();
        let mut command = Command::new(python);
        command.arg(files::root().join("tests/it/lsp/client.py")).arg(PROGRAM).arg(&root).args(arguments);
        command.env("LC_ALL", "zh_CN.UTF-8").env("PYTHONIOENCODING", "utf-8");
        let mut program = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Python starts");
        let (to, from) = (program.stdin.take().expect("stdin"), program.stdout.take().expect("stdout"));
        Some(Editor { program, to, from: BufReader::new(from), root, version: Cell::new(1) })
    }

    /// The address of a file: what is no ASCII is encoded, as editors do.
    pub fn uri(&self, path: &str) -> String {
        let mut uri = format!("file://{}/", self.root);
        for byte in path.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => uri.push(byte as char),
                _ => uri.push_str(&format!("%{byte:02X}")),
            }
        }
        uri
    }

    fn say(&mut self, line: &Value) -> Value {
        writeln!(self.to, "{line}").expect("the client listens");
        let mut answer = String::new();
        self.from.read_line(&mut answer).expect("the client answers");
        serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{error}: {answer:?} to {line}"))
    }

    #[track_caller]
    fn result(&mut self, line: &Value) -> Value {
        let mut answer = self.say(line);
        assert!(answer.get("error").is_none(), "{answer} to {line}");
        answer["result"].take()
    }

    /// Shows a file with this text, saved or not.
    pub fn show(&mut self, path: &str, text: &str) {
        let document = json!({ "uri": self.uri(path), "languageId": "markdown", "version": 1, "text": text });
        self.version.set(1);
        self.result(&json!({ "notify": "textDocument/didOpen", "params": { "textDocument": document } }));
    }

    /// Writes `text` from a place to a place (line and character from 0, in UTF-16).
    pub fn write(&mut self, path: &str, from: (u64, u64), to: (u64, u64), text: &str) {
        self.version.set(self.version.get() + 1);
        let position = |(line, character): (u64, u64)| json!({ "line": line, "character": character });
        let change = json!({ "range": { "start": position(from), "end": position(to) }, "text": text });
        let document = json!({ "uri": self.uri(path), "version": self.version.get() });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        self.result(&json!({ "notify": "textDocument/didChange", "params": params }));
    }

    /// Tells something.
    pub fn tell(&mut self, method: &str, params: Value) {
        self.result(&json!({ "notify": method, "params": params }));
    }

    /// The findings of a file; of one that is shown those of its newest text.
    #[track_caller]
    pub fn findings(&mut self, path: &str, shown: bool) -> Vec<Value> {
        let version = if shown { json!(self.version.get()) } else { Value::Null };
        let found = self.result(&json!({ "findings": self.uri(path), "version": version }));
        found.as_array().expect("a list").clone()
    }

    /// Asks about a place.
    #[track_caller]
    pub fn ask(&mut self, method: &str, path: &str, at: (u64, u64), more: Value) -> Value {
        let mut params = json!({ "textDocument": { "uri": self.uri(path) }, "position": { "line": at.0, "character": at.1 } });
        for (key, value) in more.as_object().into_iter().flatten() {
            params[key] = value.clone();
        }
        self.result(&json!({ "request": method, "params": params }))
    }

    /// Asks what is refused: why.
    #[track_caller]
    pub fn refused(&mut self, method: &str, path: &str, at: (u64, u64), more: Value) -> String {
        let mut params = json!({ "textDocument": { "uri": self.uri(path) }, "position": { "line": at.0, "character": at.1 } });
        for (key, value) in more.as_object().into_iter().flatten() {
            params[key] = value.clone();
        }
        let answer = self.say(&json!({ "request": method, "params": params }));
        answer["error"].as_str().unwrap_or_else(|| panic!("not refused: {answer}")).to_owned()
    }

    /// Asks anything.
    #[track_caller]
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        self.result(&json!({ "request": method, "params": params }))
    }

    /// Closes the editor properly; the exit status of the program.
    pub fn close(mut self) -> Value {
        let status = self.result(&json!({ "end": true }));
        let _ = self.program.wait();
        status
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// What edits make of a text; `edits` as the protocol has them, not over another.
pub fn edited(text: &str, edits: &Value) -> String {
    let offset = |position: &Value| {
        let line = position["line"].as_u64().expect("a line") as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = position["character"].as_u64().expect("a character") as usize;
        let before = text[start..].chars().take_while(|c| {
            let fits = units >= c.len_utf16();
            units = units.saturating_sub(c.len_utf16());
            fits
        });
        start + before.map(char::len_utf8).sum::<usize>()
    };
    let mut places: Vec<(usize, usize, &str)> = Vec::new();
    for edit in edits.as_array().expect("a list") {
        let new = edit["newText"].as_str().expect("a text");
        places.push((offset(&edit["range"]["start"]), offset(&edit["range"]["end"]), new));
    }
    places.sort_unstable();
    let mut out = text.to_owned();
    for (from, to, new) in places.into_iter().rev() {
        out.replace_range(from..to, new);
    }
    out
}

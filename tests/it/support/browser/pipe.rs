//! The browser's process and the two pipes it is driven through: JSON messages, each ended by a zero byte.

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// A browser that has not answered by then is broken; nothing is measured by it.
const PATIENCE: Duration = Duration::from_secs(120);

const FLAGS: &[&str] = &[
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--hide-scrollbars",
    "--lang=zh-CN",
];

/// A running browser.
pub(super) struct Pipe {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    last: u64,
    /// Events that nobody has asked for yet, with the session they belong to.
    events: VecDeque<Value>,
}

impl Pipe {
    /// Starts `program`. It wants its pipes at the descriptors 3 and 4, which a shell can arrange without `unsafe`.
    pub(super) fn to(program: &Path, profile: &Path) -> Pipe {
        let mut child = Command::new("sh")
            .args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null"#])
            .arg(program)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Chromium starts");
        let to = child.stdin.take().expect("a pipe");
        let mut answers = BufReader::new(child.stdout.take().expect("a pipe"));
        let (send, from) = channel();
        std::thread::spawn(move || {
            let mut message = Vec::new();
            while answers.read_until(0, &mut message).is_ok_and(|read| read > 0) {
                message.pop();
                let value = serde_json::from_slice(&message).expect("Chromium speaks JSON");
                message.clear();
                if send.send(value).is_err() {
                    break;
                }
            }
        });
        Pipe { child, to, from, last: 0, events: VecDeque::new() }
    }

    /// Calls `method` in a tab (or the browser itself) and waits for its result.
    #[track_caller]
    pub(super) fn call(&mut self, session: Option<&str>, method: &str, params: Value) -> Value {
        let answer = self.try_call(session, method, params);
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// As `call`; what the browser refuses is an error, not the end.
    pub(super) fn try_call(
        &mut self,
        session: Option<&str>,
        method: &str,
        params: Value,
    ) -> Result<Value, Value> {
        self.last += 1;
        let mut message = json!({"id": self.last, "method": method, "params": params});
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.to.write_all(&bytes).expect("Chromium listens");
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let mut answer = self.from.recv_timeout(left).unwrap_or_else(|_| panic!("{method}: no answer"));
            if answer["id"] == self.last {
                let refused = answer["error"].take();
                return if refused.is_null() { Ok(answer["result"].take()) } else { Err(refused) };
            }
            self.events.push_back(answer);
        }
    }

    /// Takes the events of a tab that have come in so far.
    pub(super) fn events(&mut self, session: &str) -> Vec<Value> {
        self.events.extend(self.from.try_iter());
        let (mine, others) = self.events.drain(..).partition(|event| event["sessionId"] == session);
        self.events = others;
        mine.into()
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        let close = b"{\"id\":0,\"method\":\"Browser.close\"}\0";
        let asked = self.to.write_all(close).is_ok();
        let deadline = Instant::now() + Duration::from_secs(10);
        while asked && Instant::now() < deadline {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

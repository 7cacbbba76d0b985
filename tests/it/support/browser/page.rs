//! One tab: opens files, types, looks, and remembers what was requested and what went wrong.

use super::pipe::Pipe;
use coursepack::base::path::encode_url;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// What a page may take until it shows what a test waits for, on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// A tab.
pub struct Page {
    pipe: Rc<RefCell<Pipe>>,
    session: String,
    requests: Vec<String>,
    faults: Vec<String>,
}

impl Page {
    pub(super) fn new(pipe: Rc<RefCell<Pipe>>, session: String) -> Page {
        let page = Page { pipe, session, requests: Vec::new(), faults: Vec::new() };
        for domain in ["Page", "Runtime", "Network", "Log"] {
            page.call(&format!("{domain}.enable"), json!({}));
        }
        page.screen(1280, 900);
        page
    }

    #[track_caller]
    fn call(&self, method: &str, params: Value) -> Value {
        self.pipe.borrow_mut().call(Some(&self.session), method, params)
    }

    /// Opens a file by double click: its `file://` address, with what follows (`?q=…`, `#…`), fully loaded.
    #[track_caller]
    pub fn open(&mut self, file: &Path, rest: &str) {
        assert!(file.is_file(), "there is no {}", file.display());
        // Leaving the old page first, so that a `#…` of the same page loads again like a fresh double click.
        self.go("about:blank");
        self.go(&(file_url(file) + rest));
    }

    /// Goes to an address, fully loaded.
    #[track_caller]
    pub fn go(&mut self, url: &str) {
        let result = self.call("Page.navigate", json!({"url": url}));
        assert!(result["errorText"].is_null(), "{url}: {}", result["errorText"]);
        self.wait_for("document.readyState == 'complete'");
    }

    /// Evaluates JavaScript in the page and takes its value.
    #[track_caller]
    pub fn eval(&self, script: &str) -> Value {
        let params = json!({"expression": script, "returnByValue": true, "awaitPromise": true});
        let mut result = self.call("Runtime.evaluate", params);
        assert!(result["exceptionDetails"].is_null(), "{script}\n{}", result["exceptionDetails"]);
        result["result"]["value"].take()
    }

    /// Evaluates JavaScript whose value is a text.
    #[track_caller]
    pub fn text(&self, script: &str) -> String {
        let value = self.eval(script);
        value.as_str().unwrap_or_else(|| panic!("{script}: {value}")).to_owned()
    }

    /// Whether `condition` holds now. A page that is just being left or not yet there holds nothing.
    fn holds(&self, condition: &str) -> bool {
        let expression =
            format!("(function () {{ try {{ return !!({condition}); }} catch (e) {{ return false; }} }})()");
        let params = json!({"expression": expression, "returnByValue": true});
        let answer = self.pipe.borrow_mut().try_call(Some(&self.session), "Runtime.evaluate", params);
        answer.is_ok_and(|answer| answer["result"]["value"] == true)
    }

    /// Waits until the JavaScript `condition` holds.
    #[track_caller]
    pub fn wait_for(&mut self, condition: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.holds(condition) {
            if Instant::now() > deadline {
                self.gather();
                let body = self.text("document.body ? document.body.innerText.slice(0, 2000) : ''");
                panic!("never came true: {condition}\nfaults: {:#?}\npage: {body}", self.faults);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Runs JavaScript at the beginning of every page opened from now on.
    pub fn on_every_page(&self, script: &str) {
        self.call("Page.addScriptToEvaluateOnNewDocument", json!({"source": script}));
    }

    /// Presses a key that writes `text` (nothing for keys such as `Enter` and `ArrowDown`).
    pub fn press(&self, key: &str, text: &str) {
        let code = match key {
            "Enter" => 13,
            "F5" => 116,
            _ => 0,
        };
        let text = if key == "Enter" { "\r" } else { text };
        let down = json!({"type": "keyDown", "key": key, "text": text, "windowsVirtualKeyCode": code});
        self.call("Input.dispatchKeyEvent", down);
        self.call(
            "Input.dispatchKeyEvent",
            json!({"type": "keyUp", "key": key, "windowsVirtualKeyCode": code}),
        );
    }

    /// Chooses a file or a folder in the file input that `selector` finds, as its dialog does.
    #[track_caller]
    pub fn choose(&self, selector: &str, path: &Path) {
        let found = json!({"expression": format!("document.querySelector({selector:?})")});
        let element = self.call("Runtime.evaluate", found);
        let id = element["result"]["objectId"].as_str().unwrap_or_else(|| panic!("no {selector}"));
        let path = path.canonicalize().expect("a path that exists");
        self.call("DOM.setFileInputFiles", json!({"objectId": id, "files": [path]}));
    }

    /// Enters text where the cursor is, as an input method does.
    pub fn enter(&self, text: &str) {
        self.call("Input.insertText", json!({"text": text}));
    }

    /// Sets the size of the window in CSS pixels.
    pub fn screen(&self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", size);
    }

    /// Makes the system ask for dark pages, or not.
    pub fn dark(&self, dark: bool) {
        self.prefer("prefers-color-scheme", if dark { "dark" } else { "light" });
    }

    /// Makes the system answer one question of a style sheet with `value`, all others as ever.
    pub fn prefer(&self, feature: &str, value: &str) {
        let features = json!([{"name": feature, "value": value}]);
        self.call("Emulation.setEmulatedMedia", json!({"features": features}));
    }

    /// Switches scripts off or on, from the next page on. The test's own still run.
    pub fn scripts(&self, on: bool) {
        self.call("Emulation.setScriptExecutionDisabled", json!({"value": !on}));
    }

    /// Closes the window.
    pub fn close(self) {
        self.call("Page.close", json!({}));
    }

    /// A PNG of what the window shows.
    pub fn screenshot(&self) -> Vec<u8> {
        let shot = self.call("Page.captureScreenshot", json!({"format": "png"}));
        base64(shot["data"].as_str().expect("a picture"))
    }

    /// Addresses of everything that was requested since the tab was opened, `about:blank` aside.
    pub fn requests(&mut self) -> &[String] {
        self.gather();
        &self.requests
    }

    /// Fails where anything was requested from outside `bundle`, or the console shows an error.
    #[track_caller]
    pub fn assert_at_peace(&mut self, bundle: &Path) {
        self.gather();
        let inside = file_url(bundle) + "/";
        let strange: Vec<&String> = self
            .requests
            .iter()
            .filter(|url| !url.starts_with(&inside) && !url.starts_with("data:"))
            .collect();
        assert!(strange.is_empty(), "requests that leave the bundle: {strange:#?}");
        assert!(self.faults.is_empty(), "the browser complains: {:#?}", self.faults);
    }

    /// Reads the events that have come in.
    fn gather(&mut self) {
        let events = self.pipe.borrow_mut().events(&self.session);
        for event in events {
            let params = &event["params"];
            match event["method"].as_str().unwrap_or_default() {
                "Network.requestWillBeSent" => {
                    let url = params["request"]["url"].as_str().unwrap_or_default();
                    self.requests.extend((url != "about:blank").then(|| url.to_owned()));
                }
                "Network.loadingFailed" if params["canceled"] != true => {
                    self.faults.push(format!("not loaded: {params}"));
                }
                "Log.entryAdded" if params["entry"]["level"] == "error" => {
                    self.faults.push(params["entry"].to_string());
                }
                "Runtime.exceptionThrown" => self.faults.push(params["exceptionDetails"].to_string()),
                "Runtime.consoleAPICalled" if params["type"] == "error" => {
                    self.faults.push(params["args"].to_string());
                }
                _ => {}
            }
        }
    }
}

/// The address of a file or folder.
pub fn file_url(path: &Path) -> String {
    let path = path.canonicalize().expect("a path that exists");
    format!("file://{}", encode_url(path.to_str().expect("a path in UTF-8")))
}

/// Standard Base64, as the browser writes it.
fn base64(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let bits = four.iter().fold(0u32, |bits, &byte| bits << 6 | u32::from(value(byte)));
        let bits = bits << (6 * (4 - four.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..four.len()]);
    }
    bytes
}

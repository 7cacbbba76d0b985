//! `serve`: the live preview, and what the terminal shows of it.

use super::settings::Settings;
use super::{End, report};
use crate::diag::print;
use crate::diag::trouble;
use crate::pipeline::{Options, Part};
use crate::serve::{self, Event, Preview};
use std::path::Path;
use std::process::{Command, Stdio};

/// Beside the project's output, since a preview must not disturb what was built for people.
const FOLDER: &str = ".dist-serve";

/// Serves until interrupted.
///
/// # Errors
/// There is no project, or the port is taken.
pub fn run(port: Option<u16>, open: bool, settings: &Settings) -> anyhow::Result<End> {
    let project = settings.project()?;
    let out = project.root.join(FOLDER);
    let options =
        Options { root: project.root, out: out.clone(), only: Some(Part::Web), ..Options::default() };
    let preview = Preview { options, port, lang: settings.lang, threads: settings.threads };
    let voice = settings.clone();
    serve::run(preview, |address| ready(address, open, settings), move |event| tell(event, &voice))?;
    remove(&out);
    Ok(End::Interrupted)
}

fn ready(address: &str, open: bool, settings: &Settings) {
    report::result(&format!("{address}\n"));
    report::say(
        settings,
        "在浏览器里打开上面的地址。按 Ctrl-C 结束",
        "open this address in a browser; Ctrl-C ends the preview",
    );
    if open {
        let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
        let mut command = if cfg!(windows) { Command::new("explorer") } else { Command::new(program) };
        let started =
            command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        if started.is_err() {
            report::say(
                settings,
                "打不开浏览器，请自己打开",
                "no browser could be started: open it yourself",
            );
        }
    }
}

fn tell(event: Event<'_>, settings: &Settings) {
    match event {
        Event::Built(outcome, took) => {
            report::findings(settings, &outcome.diagnostics, &|path| outcome.text(path));
            let (seconds, found) = (took.as_secs_f64(), &outcome.diagnostics);
            match outcome.written {
                Some(_) => report::say(
                    settings,
                    format!("已更新，{seconds:.2} 秒"),
                    format!("built in {seconds:.2} s"),
                ),
                None => report::say(
                    settings,
                    format!("没有更新：{}", print::summary(found, crate::diag::Lang::Zh)),
                    format!("not built: {}", print::summary(found, crate::diag::Lang::En)),
                ),
            }
        }
        Event::Failed(error) => report::message(&trouble::in_lang(error.as_ref(), settings.lang)),
    }
}

/// The preview's pages are of no use without it.
fn remove(out: &Path) {
    let _ = std::fs::remove_dir_all(out);
}

//! What is shown while a build or a check lasts, on a terminal. The door of indicatif.

use super::settings::Settings;
use crate::diag::Lang;
use crate::pack::verify::Step;
use crate::pipeline;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line that counts what is made; nothing where stderr is no terminal.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Shows itself once there is something to count.
    pub fn new(settings: &Settings) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let template = match settings.lang {
            Lang::Zh => "正在生成 {bar:30} {pos}/{len} {wide_msg}",
            Lang::En => "building {bar:30} {pos}/{len} {wide_msg}",
        };
        // A template that does not parse leaves the plain bar.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("━━─"));
        }
        if settings.progress {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(12));
        }
        Progress { bar }
    }

    /// Counts `total` bytes that are packed.
    pub fn of_bytes(settings: &Settings, total: u64) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden());
        let template = match settings.lang {
            Lang::Zh => "正在打包 {bar:30} {bytes}/{total_bytes}",
            Lang::En => "packing {bar:30} {bytes}/{total_bytes}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("━━─"));
        }
        if settings.progress {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(12));
        }
        Progress { bar }
    }

    /// So many bytes more are packed.
    pub fn add(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    /// Takes the line away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

impl pipeline::Progress for Progress {
    fn begin(&self, total: usize) {
        self.bar.set_length(total as u64);
        self.bar.set_position(0);
    }

    fn step(&self, path: &str) {
        self.bar.set_message(path.to_owned());
        self.bar.inc(1);
    }
}

/// A line that shows how much of a medium was read, and how fast; nothing where stderr is no terminal.
pub struct Reading {
    bar: ProgressBar,
}

impl Reading {
    /// Shows itself once it is known how much there is.
    pub fn new(settings: &Settings) -> Reading {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let template = match settings.lang {
            Lang::Zh => {
                "正在核对 {bar:30} {decimal_bytes}/{decimal_total_bytes} 每秒 {decimal_bytes_per_sec} {wide_msg}"
            }
            Lang::En => {
                "checking {bar:30} {decimal_bytes}/{decimal_total_bytes} {decimal_bytes_per_sec} {wide_msg}"
            }
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("━━─"));
        }
        if settings.progress {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
        }
        Reading { bar }
    }

    /// Counts.
    pub fn step(&self, step: Step<'_>) {
        match step {
            Step::Begin(place, bytes) => {
                self.bar.set_length(bytes);
                self.bar.set_position(0);
                self.bar.set_message(place.to_owned());
            }
            Step::Read(bytes) => self.bar.inc(bytes),
        }
    }

    /// Takes the line away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

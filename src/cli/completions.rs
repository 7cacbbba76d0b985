//! `completions`: a script that completes commands in a shell. The door of clap_complete.

use super::args::{self, Shell};
use super::report;
use crate::diag::Lang;
use clap_complete::Shell as Known;

/// Prints the script for `shell`, with descriptions in `lang`.
pub fn run(shell: Shell, lang: Lang) {
    let shell = match shell {
        Shell::Bash => Known::Bash,
        Shell::Elvish => Known::Elvish,
        Shell::Fish => Known::Fish,
        Shell::PowerShell => Known::PowerShell,
        Shell::Zsh => Known::Zsh,
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(lang), env!("CARGO_PKG_NAME"), &mut script);
    report::result(&String::from_utf8_lossy(&script));
}

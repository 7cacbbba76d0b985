//! The command line: words become settings, settings become calls, outcomes become words again and an exit status.

mod apply;
mod args;
mod build;
mod check;
mod compare;
mod completions;
mod explain;
mod export;
mod files;
mod fix;
mod fmt;
mod import;
mod keygen;
mod list;
mod lsp;
mod man;
mod new;
mod pack;
mod passphrase;
mod progress;
mod questions;
mod report;
mod schema;
mod serve;
mod settings;
mod verify;

use args::{Read, Verb};
use settings::Settings;
use std::ffi::OsString;
use std::process::ExitCode;

/// How a run ended, for the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// 0
    Fine,
    /// 1: something is wrong in the author's files.
    Content,
    /// 2: wrong usage, or the machine refused; the user has been told.
    Refused,
    /// 130: by the user, with Ctrl-C.
    Interrupted,
}

/// Runs the program with `typed`, its own name first. 0: fine, 1: errors in content, 2: wrong usage, or the machine
/// refused.
pub fn run(typed: impl IntoIterator<Item = OsString>) -> ExitCode {
    let typed: Vec<OsString> = typed.into_iter().collect();
    let lang = settings::first_lang(&typed);
    let words = match args::read(typed, lang, settings::first_colours()) {
        Read::Words(words) => *words,
        Read::Help(text) => {
            report::result(&text);
            return ExitCode::SUCCESS;
        }
        Read::Wrong(text) => {
            report::message(text.trim_end());
            return ExitCode::from(2);
        }
    };
    let settings = Settings::new(&words.common, lang);
    match obey(words.verb, &settings) {
        Ok(End::Fine) => ExitCode::SUCCESS,
        Ok(End::Content) => ExitCode::from(1),
        Ok(End::Refused) => ExitCode::from(2),
        Ok(End::Interrupted) => ExitCode::from(130),
        Err(error) => {
            report::failure(&error, settings.lang, settings.colour.1);
            ExitCode::from(2)
        }
    }
}

fn obey(verb: Verb, settings: &Settings) -> anyhow::Result<End> {
    match verb {
        Verb::New { what, name } => new::run(&what, name.as_deref(), settings)?,
        Verb::Build(words) => return build::run(&words, settings),
        Verb::Check { format, as_of, fix } => return check::run(format, as_of.as_deref(), fix, settings),
        Verb::Compare(words) => return compare::run(&words, settings),
        Verb::Export(words) => return export::run(&words, settings),
        Verb::List { what, format, as_of } => return list::run(what, format, as_of.as_deref(), settings),
        Verb::Pack(words) => return pack::run(&words, settings),
        Verb::Import { what } => return import::run(&what, settings),
        Verb::Explain { code } => explain::run(code.as_deref(), settings)?,
        Verb::Schema { kind } => schema::run(kind.as_deref(), settings)?,
        Verb::Lsp { as_of } => return lsp::run(as_of.as_deref(), settings),
        Verb::Serve { port, open } => return serve::run(port, open, settings),
        Verb::Verify(words) => return verify::run(&words, settings),
        Verb::Apply(words) => return apply::run(&words, settings),
        Verb::Keygen(words) => keygen::run(&words, settings)?,
        Verb::Fmt { files, check, keys } => return fmt::run(&files, check, keys, settings),
        Verb::Man { command } => man::run(&command, settings.lang)?,
        Verb::Completions { shell } => completions::run(shell, settings.lang),
    }
    Ok(End::Fine)
}

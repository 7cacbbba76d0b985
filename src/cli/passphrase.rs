//! Passphrases of keys: asked on the terminal without showing them, or read from a file. Never from the command line,
//! which other people's programs can read. The door of rpassword.

use super::settings::Settings;
use crate::diag::messages::sign as words;
use crate::diag::trouble::Trouble;
use crate::pack::sign::Signer;
use std::fs;
use std::path::Path;

/// The secret key at `key`, unlocked.
///
/// # Errors
/// It cannot be read, is no key, or stays locked.
pub fn signer(key: &Path, file: Option<&Path>, settings: &Settings) -> Result<Signer, Trouble> {
    Signer::open(key, || match file {
        Some(file) => of_file(file),
        None => ask(settings, false, false),
    })
}

/// A passphrase for a new key: from `file`, or typed twice.
///
/// # Errors
/// There is no terminal, the two differ, or nothing was typed.
pub fn new(file: Option<&Path>, settings: &Settings) -> Result<String, Trouble> {
    let passphrase = match file {
        Some(file) => of_file(file)?,
        None => {
            let first = ask(settings, true, false)?;
            if !first.is_empty() && ask(settings, true, true)? != first {
                return Err(words::passphrases_differ());
            }
            first
        }
    };
    if passphrase.is_empty() { Err(words::no_passphrase()) } else { Ok(passphrase) }
}

/// The first line of a file, as minisign reads it from a pipe.
fn of_file(file: &Path) -> Result<String, Trouble> {
    let text = fs::read_to_string(file).map_err(|error| Trouble::disk(file, error))?;
    Ok(text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default().to_owned())
}

fn ask(settings: &Settings, new: bool, again: bool) -> Result<String, Trouble> {
    let prompt = words::ask(new, again);
    rpassword::prompt_password(prompt.in_lang(settings.lang)).map_err(|_| words::no_terminal())
}

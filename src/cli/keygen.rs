//! `keygen`: a pair of keys for signing, in two small files that are never written over.

use super::args::KeygenWords;
use super::settings::Settings;
use super::{passphrase, report};
use crate::diag::messages::sign as words;
use crate::diag::trouble::Trouble;
use crate::pack::sign::{self, Key};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Makes the keys.
///
/// # Errors
/// There are some already, there is no passphrase to be had, or the disk refuses.
pub fn run(asked: &KeygenWords, settings: &Settings) -> anyhow::Result<()> {
    let folder = settings.out().unwrap_or(Path::new("."));
    let (secret, public) = (folder.join("coursepack.key"), folder.join("coursepack.pub"));
    for path in [&secret, &public] {
        if fs::symlink_metadata(path).is_ok() {
            return Err(words::key_exists(report::shown(path).to_string().as_ref()).into());
        }
    }
    let passphrase = match asked.no_password {
        true => None,
        false => Some(passphrase::new(asked.password_file.as_deref(), settings)?),
    };
    let is_locked = passphrase.is_some();
    let (secret_text, public_text) = sign::generate(passphrase)?;
    fs::create_dir_all(folder).map_err(|error| Trouble::disk(folder, error))?;
    for (path, text, private) in [(&secret, &secret_text, true), (&public, &public_text, false)] {
        write(path, text, private).map_err(|error| Trouble::disk(path, error))?;
    }
    let project = settings.project().ok().map(|project| project.root);
    let inside = |root: &Path| Some(folder.canonicalize().ok()?.starts_with(root.canonicalize().ok()?));
    if project.as_deref().and_then(inside).unwrap_or(false) {
        report::message(
            words::key_in_project(report::shown(&secret).to_string().as_ref()).in_lang(settings.lang),
        );
    }
    if !is_locked {
        report::message(words::unlocked().in_lang(settings.lang));
    }
    let fingerprint = Key::parse(&public_text).map(|key| sign::fingerprint(&key)).unwrap_or_default();
    let (secret, public) = (report::shown(&secret).to_string(), report::shown(&public).to_string());
    let told = words::made(secret.as_ref(), public.as_ref(), &fingerprint);
    report::result(&format!("{}\n", told.in_lang(settings.lang)));
    Ok(())
}

/// Writes a new file; a private one is for its owner alone, where the system knows of owners.
fn write(path: &Path, text: &str, private: bool) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if private {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = private;
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

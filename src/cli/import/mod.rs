//! `import`: foreign files become content. What could not be taken over is told, place by place.

mod lesson;
mod media;
mod quiz;
mod told;
mod words;

use super::args::{ImportFormat, ImportWords};
use super::settings::Settings;
use super::{End, report};
use crate::base::{encoding, json};
use crate::convert::form::{self, Foreign, Form};
use crate::convert::law::{self, Draft};
use crate::convert::{Original, docx, html, text};
use crate::diag::Prose;
use crate::law::Statute;
use crate::law::history::Evidence;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use told::Told;

/// No file that holds a law comes near this, in bytes: pictures in a Word file count.
const LARGEST: u64 = 64 << 20;

/// Nor does the text of one.
const LARGEST_TEXT: usize = 16 << 20;

/// How long the name of a new file may be, in bytes: systems stop at 255.
const LONGEST_NAME: usize = 180;

/// Imports every file, whatever becomes of the others.
///
/// # Errors
/// There is no project.
pub fn run(words: &ImportWords, settings: &Settings) -> anyhow::Result<End> {
    let (files, force, dry_run, format) = match words {
        ImportWords::Law { files, force, dry_run, format } => (files, force, dry_run, format),
        ImportWords::Lesson { files, force, dry_run, format } => {
            return lesson::run(files, (*force, *dry_run), *format, settings);
        }
        ImportWords::Media { folder, force, dry_run, format } => {
            return media::run(folder, (*force, *dry_run), *format, settings);
        }
        ImportWords::Quiz { files, force, dry_run, format } => {
            return quiz::run(files, (*force, *dry_run), *format, settings);
        }
    };
    let folder = match dry_run {
        true => None,
        false => Some(settings.project()?.root.join("content/laws")),
    };
    let mut end = End::Fine;
    for file in files {
        let told = match law_in(file) {
            Ok(law) => put(file, law, folder.as_deref(), *force),
            Err(refusal) => Told::refused(file, refusal),
        };
        match format {
            ImportFormat::Human => told.show(*dry_run, settings),
            ImportFormat::Json => {
                report::result(&format!("{}\n", json::line(&told.json(*dry_run, settings.lang))))
            }
        }
        end = end.max(told.end());
    }
    Ok(end)
}

/// Why a file was not imported.
struct Refusal {
    prose: Prose,
    end: End,
}

impl Refusal {
    /// Something about what the file holds.
    fn content(prose: Prose) -> Refusal {
        Refusal { prose, end: End::Content }
    }

    /// Something about the call or the machine.
    fn usage(prose: Prose) -> Refusal {
        Refusal { prose, end: End::Refused }
    }
}

/// A statute that was found in a file.
struct Law {
    draft: Draft,
    form: Form,
}

fn law_in(file: &Path) -> Result<Law, Refusal> {
    let bytes = read(file)?;
    let extension = file.extension().and_then(OsStr::to_str).unwrap_or_default();
    let (original, form) =
        original(&bytes, extension).map_err(|foreign| Refusal::content(words::foreign(file, foreign)))?;
    let stem = file.file_stem().map(OsStr::to_string_lossy).unwrap_or_default();
    let draft =
        law::draft(original, &stem).ok_or_else(|| Refusal::content(words::foreign(file, Foreign::Empty)))?;
    let (statute, _) = Statute::parse(&draft.text, 0);
    match statute.articles().is_empty() {
        true => Err(Refusal::content(words::no_articles(file))),
        false => Ok(Law { draft, form }),
    }
}

/// What the file shows, whatever its name says.
fn original(bytes: &[u8], extension: &str) -> Result<(Original, Form), Foreign> {
    if let Some(Form::Docx) = form::of_bytes(bytes)? {
        return Ok((docx::read(bytes)?, Form::Docx));
    }
    if bytes.len() > LARGEST_TEXT {
        return Err(Foreign::TooLarge);
    }
    let decoded = encoding::decode(bytes);
    match form::of_text(&decoded, extension)? {
        Form::Html => Ok((html::read(&decoded), Form::Html)),
        form => Ok((text::read(&decoded), form)),
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Refusal> {
    let refused = |error| Refusal::usage(words::disk(file, error));
    if !fs::metadata(file).map_err(refused)?.is_file() {
        return Err(Refusal::usage(words::no_file(file)));
    }
    let mut bytes = Vec::new();
    fs::File::open(file)
        .and_then(|opened| opened.take(LARGEST + 1).read_to_end(&mut bytes))
        .map_err(refused)?;
    match bytes.len() as u64 > LARGEST {
        true => Err(Refusal::content(words::foreign(file, Foreign::TooLarge))),
        false => Ok(bytes),
    }
}

/// Writes the law into `folder`, if there is one.
fn put(file: &Path, law: Law, folder: Option<&Path>, force: bool) -> Told {
    let (statute, problems) = Statute::parse(&law.draft.text, 0);
    let evidence = Evidence::of(&law.draft.text, &statute, "");
    let path = folder.map(|folder| folder.join(name(&law.draft, &evidence)));
    let refusal = path.as_deref().and_then(|path| write(path, &law.draft.text, force).err());
    match refusal {
        Some(refusal) => Told::refused(file, refusal),
        None => Told::imported(file, path, law, statute.articles().len(), evidence, problems),
    }
}

/// 反家庭暴力法(2015-12-27).md, as collections name their files.
fn name(draft: &Draft, evidence: &Evidence) -> PathBuf {
    let mut name = law::file_name(draft);
    while name.len() > LONGEST_NAME {
        name.pop();
    }
    let name = name.trim_matches(['.', ' ']);
    let name = if name.is_empty() { "法律" } else { name };
    let date = evidence.document().map(|date| format!("({date})")).unwrap_or_default();
    format!("{name}{date}.md").into()
}

/// Writes a new file. One that says the same already is fine.
fn write(path: &Path, bytes: impl AsRef<[u8]>, force: bool) -> Result<(), Refusal> {
    let bytes = bytes.as_ref();
    let write = || -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(!force).create(force).truncate(force);
        options.open(path)?.write_all(bytes)
    };
    write().or_else(|error| match error.kind() {
        io::ErrorKind::AlreadyExists if fs::read(path).is_ok_and(|there| there == bytes) => Ok(()),
        io::ErrorKind::AlreadyExists => Err(Refusal::usage(words::exists(path))),
        _ => Err(Refusal::usage(words::disk(path, error))),
    })
}

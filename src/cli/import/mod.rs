//! `import`: foreign files become content. What could not be taken over is told, place by place.

mod lesson;
mod media;
mod quiz;
mod told;
mod words;

use super::args::{Files, How, ImportFormat, ImportWords};
use super::settings::Settings;
use super::{End, files, report};
use crate::base::{encoding, json};
use crate::convert::form::{self, Foreign, Form};
use crate::convert::law::{self, Draft};
use crate::convert::{Original, docx, html, text};
use crate::diag::Prose;
use crate::law::Statute;
use crate::law::history::Evidence;
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
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
    match words {
        ImportWords::Law(files) => laws(files, settings),
        ImportWords::Lesson(files) => lesson::run(files, settings),
        ImportWords::Media { folder, how } => {
            media::run(folder, (how.force, how.dry_run), how.format, settings)
        }
        ImportWords::Quiz(files) => quiz::run(files, settings),
    }
}

/// The folder of content that imported files go to; nothing where nothing is to be written.
fn folder(how: How, settings: &Settings) -> anyhow::Result<Option<PathBuf>> {
    match how.dry_run {
        true => Ok(None),
        false => Ok(Some(settings.project()?.root.join("content"))),
    }
}

fn laws(Files { files, how }: &Files, settings: &Settings) -> anyhow::Result<End> {
    let folder = folder(*how, settings)?.map(|content| content.join("laws"));
    let mut end = End::Fine;
    for file in files {
        let told = match law_in(file) {
            Ok(law) => put(file, law, folder.as_deref(), how.force),
            Err(refusal) => Told::refused(file, refusal),
        };
        match how.format {
            ImportFormat::Human => told.show(how.dry_run, settings),
            ImportFormat::Json => {
                report::result(&format!("{}\n", json::line(&told.json(how.dry_run, settings.lang))))
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

/// Whether `bytes` may be written to `path`. A file that says the same already is fine.
fn free(path: &Path, bytes: &[u8], force: bool) -> Result<(), Refusal> {
    if force || !path.exists() {
        return Ok(());
    }
    match fs::read(path).is_ok_and(|there| there == bytes) {
        true => Ok(()),
        false => Err(Refusal::usage(words::exists(path))),
    }
}

/// Writes a new file, whole or not at all.
fn write(path: &Path, bytes: impl AsRef<[u8]>, force: bool) -> Result<(), Refusal> {
    free(path, bytes.as_ref(), force)?;
    files::replace(path, bytes.as_ref()).map_err(|error| Refusal::usage(words::disk(path, error)))
}

//! `export lesson`, `export course`, `export edition`: pages for reading systems and learning platforms.

use super::super::args::{ExportFormat, ExportWords, Exported};
use super::super::settings::Settings;
use super::super::{End, files, report};
use crate::base::par;
use crate::curriculum::lookup;
use crate::diag;
use crate::diag::messages::export;
use crate::diag::trouble::Trouble;
use crate::pipeline::pages::EditionPages;
use crate::pipeline::{Builder, Options, Part};
use crate::render::export::kolibri::{self, File};
use crate::render::export::scorm::{self, Edition};
use crate::render::export::{Book, Wanted, epub, single};
use crate::syntax::kinds::Kind;
use std::fs;
use std::path::Path;

/// Exports what was named.
///
/// # Errors
/// There is no project, no such edition, lesson or course, nothing says where to put files, or a file cannot be written.
pub fn run(words: &ExportWords, settings: &Settings) -> anyhow::Result<End> {
    let format = words.format.unwrap_or(match words.what {
        Exported::Lesson => ExportFormat::Html,
        _ => ExportFormat::Epub,
    });
    let edition = match (words.what, words.ids.as_slice()) {
        (Exported::Edition, []) => words.edition.as_deref(),
        (Exported::Edition, [id]) => Some(id.as_str()),
        (Exported::Edition, _) => return Err(export::one_edition().into()),
        _ => words.edition.as_deref(),
    };
    let found = settings.project()?;
    // Others are not even planned.
    let editions = edition.map(str::to_owned).into_iter().collect();
    let (root, out) = (found.root, found.out);
    let options = Options { root, out, editions, only: Some(Part::Web), ..Options::default() };
    par::with_threads(settings.threads, || {
        let pages = Builder::new(options).pages(edition)?;
        export_from(&pages, words, format, settings)
    })?
}

fn export_from(
    pages: &EditionPages,
    words: &ExportWords,
    format: ExportFormat,
    settings: &Settings,
) -> anyhow::Result<End> {
    let (answers, ending) = match format {
        ExportFormat::Epub => (false, "xhtml"),
        ExportFormat::Scorm12 | ExportFormat::Scorm2004 => (true, "html"),
        _ => (false, "html"),
    };
    let wanted: Vec<Wanted<'_>> = match words.what {
        Exported::Lesson => words.ids.iter().map(|id| Wanted::Lesson(id)).collect(),
        Exported::Course => words.ids.iter().map(|id| Wanted::Course(id)).collect(),
        _ => vec![Wanted::Edition],
    };
    let mut found = pages.outcome.diagnostics.clone();
    let mut books = Vec::new();
    if !diag::has_errors(&found) {
        for wanted in wanted {
            let (book, faults) = pages.gather(wanted, answers, ending);
            found.extend(faults);
            books.push(book.ok_or_else(|| not_there(pages, wanted))?);
        }
    }
    found = diag::settle(found, &pages.outcome.catalog.settings());
    if diag::has_errors(&found) {
        report::findings(settings, &found, &|path| pages.outcome.text(path));
        report::say(settings, "没有导出：先改好上面的问题", "nothing was exported: mend what is said above");
        return Ok(End::Content);
    }
    let out = settings.out();
    match (out, format, books.as_mut_slice()) {
        (None, ExportFormat::Html, [book]) => {
            book.part_pages();
            report::result(&single::write(&pages.stock(), book).concat());
        }
        (None, ..) => return Err(export::packages_need_out().into()),
        (Some(out), ExportFormat::Kolibri, books) => {
            for book in books {
                let path = out.join(book.file_name());
                folder(pages, book, &path, settings)?;
                wrote(&path, settings);
            }
        }
        (Some(out), format, books) => {
            let suffix = suffix(format);
            let is_file = out.extension().is_some_and(|ext| ext.eq_ignore_ascii_case(suffix));
            if is_file && books.len() > 1 {
                return Err(export::packages_need_out().into());
            }
            for book in books {
                let bytes = file(pages, book, format);
                let name = format!("{}{}.{suffix}", book.file_name(), mark(format));
                let path = if is_file { out.to_owned() } else { out.join(name) };
                files::replace(&path, &bytes).map_err(|error| Trouble::disk(&path, error))?;
                wrote(&path, settings);
            }
        }
    }
    Ok(End::Fine)
}

fn suffix(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Epub => "epub",
        ExportFormat::Scorm12 | ExportFormat::Scorm2004 => "zip",
        _ => "html",
    }
}

/// What tells packages of the same book apart.
fn mark(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Scorm12 => "-scorm12",
        ExportFormat::Scorm2004 => "-scorm2004",
        _ => "",
    }
}

fn file(pages: &EditionPages, book: &mut Book, format: ExportFormat) -> Vec<u8> {
    let stock = pages.stock();
    match format {
        ExportFormat::Epub => epub::write(&stock, book),
        ExportFormat::Scorm12 | ExportFormat::Scorm2004 => {
            book.part_pages();
            let edition = match format {
                ExportFormat::Scorm12 => Edition::Scorm12,
                _ => Edition::Scorm2004,
            };
            scorm::write(&stock, book, edition)
        }
        _ => {
            book.part_pages();
            single::write(&stock, book).concat().into_bytes()
        }
    }
}

/// Writes the folder for Kolibri beside its place, and moves it there when it is whole.
fn folder(pages: &EditionPages, book: &mut Book, path: &Path, settings: &Settings) -> Result<(), Trouble> {
    if fs::read_dir(path).is_ok_and(|mut there| there.next().is_some()) {
        return Err(export::folder_in_the_way(&report::shown(path).to_string()));
    }
    book.part_pages();
    let (files, unplayed) = kolibri::write(&pages.stock(), book);
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".coursepack-new");
    let beside = path.with_file_name(name);
    let put = || -> Result<(), Trouble> {
        for (name, file) in &files {
            let to = beside.join(name);
            match file {
                File::Made(bytes) => {
                    files::replace(&to, bytes).map_err(|error| Trouble::disk(&to, error))?;
                }
                File::Copied(asset) => {
                    let folder = to.parent().unwrap_or(&beside);
                    fs::create_dir_all(folder).map_err(|error| Trouble::disk(folder, error))?;
                    fs::copy(&asset.disk, &to).map_err(|error| Trouble::disk(&to, error))?;
                }
            }
        }
        // An empty folder may be there.
        let _ = fs::remove_dir(path);
        fs::rename(&beside, path).map_err(|error| Trouble::disk(path, error))
    };
    put().inspect_err(|_| drop(fs::remove_dir_all(&beside)))?;
    for film in unplayed {
        report::say(
            settings,
            format!("{film}：Kolibri 只放 MP4 和 MP3，或文件不在这个版本里，没有放进去"),
            format!("{film} was left out: Kolibri plays MP4 and MP3, or the edition does not hold the file"),
        );
    }
    Ok(())
}

fn wrote(path: &Path, settings: &Settings) {
    let path = report::shown(path);
    report::say(settings, format!("写好了：{path}"), format!("wrote {path}"));
}

fn not_there(pages: &EditionPages, wanted: Wanted<'_>) -> Trouble {
    let catalog = &pages.outcome.catalog;
    let (kind, name) = match wanted {
        Wanted::Lesson(name) => (Kind::Lesson, name),
        Wanted::Course(name) => (Kind::Course, name),
        Wanted::Edition => (Kind::Course, ""),
    };
    let known = catalog.entry(kind, name.trim_end_matches(".md")).is_some();
    match (known, kind) {
        (true, _) => export::not_in_edition(name, pages.edition()),
        (false, Kind::Lesson) => export::no_such_lesson(name, lookup::nearest_id(catalog, kind, name)),
        (false, _) => export::no_such_course(name, lookup::nearest_id(catalog, kind, name)),
    }
}

//! `export`: laws, timetables, banks of questions, lessons and courses as other programs read them, to stdout, a file or
//! a folder.

mod package;
mod quiz;
mod timetable;

use super::args::{ExportFormat, ExportWords, Exported};
use super::settings::{self, Settings};
use super::{End, files, report};

use crate::base::par;
use crate::curriculum::shelf::{Standing, Work};
use crate::diag::messages::{export, project};
use crate::diag::trouble::Trouble;
use crate::law::{Date, Edition, title};
use crate::pipeline::{Builder, Options, Outcome};
use crate::render::akn;
use crate::syntax::kinds::Kind;
use std::path::Path;

/// Exports what was named.
///
/// # Errors
/// There is no project, a name means no law or several, a law has no such version or no date, or a file cannot be
/// written.
pub fn run(words: &ExportWords, settings: &Settings) -> anyhow::Result<End> {
    use ExportFormat::{
        Aiken, Akn, Csv, Epub, Gift, Html, Ics, Kolibri, Moodle, Qti, Scorm12, Scorm2004, Xlsx,
    };
    if words.edition.is_some()
        && !matches!(words.what, Exported::Lesson | Exported::Course | Exported::Edition)
    {
        return Err(export::editions_of_pages_only().into());
    }
    match words.what {
        Exported::Law => {
            of_everybody(words)?;
            in_form(words, "law", &[Akn])?;
            laws(words, settings)?;
        }
        Exported::Timetable => {
            in_form(words, "timetable", &[Ics, Csv])?;
            timetable::run(words, &survey(settings)?, settings)?;
        }
        Exported::Quiz => {
            of_everybody(words)?;
            in_form(words, "quiz", &[Gift, Aiken, Qti, Moodle, Csv, Xlsx, Kolibri])?;
            quiz::run(words, settings)?;
        }
        Exported::Lesson => {
            of_everybody(words)?;
            in_form(words, "lesson", &[Html, Epub, Scorm12, Scorm2004, Kolibri])?;
            return package::run(words, settings);
        }
        Exported::Course => {
            of_everybody(words)?;
            in_form(words, "course", &[Epub, Scorm12, Scorm2004, Kolibri])?;
            return package::run(words, settings);
        }
        Exported::Edition => {
            of_everybody(words)?;
            in_form(words, "edition", &[Epub, Scorm12, Scorm2004, Kolibri])?;
            return package::run(words, settings);
        }
    }
    Ok(End::Fine)
}

/// Refuses a form in which `what` is not exported.
fn in_form(words: &ExportWords, what: &str, forms: &[ExportFormat]) -> Result<(), Trouble> {
    match words.format {
        Some(form) if !forms.contains(&form) => {
            let names: Vec<String> = forms.iter().map(|form| format!("{form:?}").to_lowercase()).collect();
            Err(export::other_format(what, &names.iter().map(String::as_str).collect::<Vec<_>>()))
        }
        _ => Ok(()),
    }
}

/// Refuses to choose a trainer, a place or a day of what has none.
fn of_everybody(words: &ExportWords) -> Result<(), Trouble> {
    match words.trainer.is_none() && words.place.is_none() && words.day.is_none() {
        true => Ok(()),
        false => Err(export::timetables_only()),
    }
}

fn survey(settings: &Settings) -> anyhow::Result<Outcome> {
    let found = settings.project()?;
    let options = Options { root: found.root, out: found.out, ..Options::default() };
    par::with_threads(settings.threads, || Builder::new(options).survey())?
}

fn laws(words: &ExportWords, settings: &Settings) -> anyhow::Result<()> {
    let day = words.version.as_deref().map(settings::day).transpose()?;
    let outcome = survey(settings)?;
    let laws: Vec<(String, String)> =
        words.ids.iter().map(|id| law(&outcome, id, day)).collect::<Result<_, _>>()?;
    match (settings.out(), laws.as_slice()) {
        (None, [(_, text)]) => report::result(text),
        (None, _) => return Err(export::needs_a_folder().into()),
        (Some(out), laws) => {
            let is_file = out.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("xml"));
            if is_file && laws.len() > 1 {
                return Err(export::needs_a_folder().into());
            }
            for (name, text) in laws {
                let path = if is_file { out.to_owned() } else { out.join(format!("{name}.xml")) };
                write(&path, text)?;
                let path = report::shown(&path);
                report::say(settings, format!("写好了：{path}"), format!("wrote {path}"));
            }
        }
    }
    Ok(())
}

/// The law that `name` means, in the version of `day`: the name of a file for it, and its text.
fn law(outcome: &Outcome, name: &str, day: Option<Date>) -> Result<(String, String), Trouble> {
    let shelf = &outcome.catalog.shelf;
    let (work, index) = match (version_called(outcome, name), day) {
        (Some(found), None) => found,
        (Some((work, _)), Some(day)) => (work, version_of(work, day)?),
        (None, _) => {
            let work = work_called(outcome, name)?;
            (work, day.map_or_else(|| Ok(current(outcome, work)), |day| version_of(work, day))?)
        }
    };
    let text = akn::act(shelf, work, index, &outcome.docs).ok_or_else(|| export::no_date(&work.short))?;
    let document = work.versions.get(index).and_then(|version| version.document);
    let date = document.map(|day| format!("({day})")).unwrap_or_default();
    Ok((format!("{}{date}", work.short), text))
}

/// The version that the document called `id` belongs to; also by the name of its file.
fn version_called<'a>(outcome: &'a Outcome, id: &str) -> Option<(&'a Work, usize)> {
    let file = Path::new(id).file_name().and_then(|name| name.to_str());
    let id = file.and_then(|name| name.strip_suffix(".md")).unwrap_or(id);
    outcome.catalog.shelf.of_doc(outcome.catalog.entry(Kind::Law, id)?.doc)
}

fn work_called<'a>(outcome: &'a Outcome, name: &str) -> Result<&'a Work, Trouble> {
    let shelf = &outcome.catalog.shelf;
    let wanted = title::normalise(name);
    let goes_by = |work: &&Work| {
        let names = work.alternative.iter().chain([&work.short]);
        work.name == wanted || names.into_iter().any(|name| title::normalise(name) == wanted)
    };
    let works: Vec<&Work> = shelf.works.iter().filter(goes_by).collect();
    match works.as_slice() {
        [work] => Ok(work),
        [] => Err(project::no_such_law(name, shelf.nearest(name))),
        several => Err(export::several_laws(name, &ids(several.iter().copied()))),
    }
}

/// The version adopted on `day`, or in force then.
fn version_of(work: &Work, day: Date) -> Result<usize, Trouble> {
    let in_force =
        || (0..work.versions.len()).find(|&index| work.standing(index, Some(day)) == Standing::InForce);
    let found = work.version_of(Edition::Day(day)).or_else(in_force);
    found.ok_or_else(|| export::no_such_version(&work.short, day, &ids([work])))
}

/// The version in force on the programme's first day; where none is, the youngest.
fn current(outcome: &Outcome, work: &Work) -> usize {
    let current = work.on(outcome.catalog.programme.start_date);
    work.versions.iter().position(|version| std::ptr::eq(version, current)).unwrap_or_default()
}

fn ids<'a>(works: impl IntoIterator<Item = &'a Work>) -> Vec<&'a str> {
    let versions = works.into_iter().flat_map(|work| &work.versions);
    versions.flat_map(|version| &version.parts).map(|part| part.id.as_str()).collect()
}

fn write(path: &Path, text: impl AsRef<[u8]>) -> Result<(), Trouble> {
    files::replace(path, text.as_ref()).map_err(|error| Trouble::disk(path, error))
}

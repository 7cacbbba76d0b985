//! `export timetable`: for telephones (iCalendar) and spreadsheets (CSV).

use super::{ExportFormat, ExportWords, report, write};
use crate::cli::settings::Settings;
use crate::curriculum::timetable;
use crate::diag::messages::export;
use crate::diag::trouble::Trouble;
use crate::law::Date;
use crate::pipeline::Outcome;
use crate::render::calendar::{self, Event};

/// Exports the timetables of the classes that were named, or of all.
///
/// # Errors
/// A name means no class, or a file cannot be written.
pub(super) fn run(words: &ExportWords, outcome: &Outcome, settings: &Settings) -> Result<(), Trouble> {
    let csv = words.format == Some(ExportFormat::Csv);
    let catalog = &outcome.catalog;
    let tables = timetable::all(catalog, &outcome.docs);
    for id in &words.ids {
        if !catalog.classes.contains_key(id) {
            let known: Vec<&str> = catalog.classes.keys().map(String::as_str).collect();
            return Err(export::no_such_class(id, &known));
        }
    }
    let mut classes: Vec<(&str, &str, Vec<Event>)> = Vec::new();
    for (id, (class, _)) in &catalog.classes {
        let Some(table) = tables.get(id).filter(|_| words.ids.is_empty() || words.ids.contains(id)) else {
            continue;
        };
        classes.push((id, &class.name, calendar::events(catalog, class, table)));
    }
    // Without a first day nothing dates from anywhere; the errors of such a programme have been told.
    let stamp = catalog.programme.start_date.or(Date::new(2000, 1, 1));
    let form = |name: &str, events: &[Event]| match stamp {
        Some(stamp) if !csv => calendar::ics(name, stamp, events),
        _ => calendar::table(events),
    };
    let extension = if csv { "csv" } else { "ics" };
    let together = || {
        let name = match classes.as_slice() {
            [(_, name, _)] => (*name).to_owned(),
            _ => catalog.programme.title.value.clone(),
        };
        let mut events: Vec<Event> = classes.iter().flat_map(|(.., events)| events.clone()).collect();
        events.sort_by(|a, b| (&a.date, a.hours(), &a.class).cmp(&(&b.date, b.hours(), &b.class)));
        form(&name, &events)
    };
    let Some(out) = settings.out() else {
        report::result(&together());
        return Ok(());
    };
    let mut written = Vec::new();
    if out.extension().is_some_and(|given| given.eq_ignore_ascii_case(extension)) {
        write(out, &together())?;
        written.push(out.to_owned());
    } else {
        for (id, name, events) in &classes {
            let slug =
                catalog.entry(crate::syntax::kinds::Kind::Class, id).map_or(*id, |entry| entry.slug.as_str());
            let path = out.join(format!("{slug}.{extension}"));
            write(&path, &form(name, events))?;
            written.push(path);
        }
    }
    for path in written {
        let path = report::shown(&path);
        report::say(settings, format!("写好了：{path}"), format!("wrote {path}"));
    }
    Ok(())
}

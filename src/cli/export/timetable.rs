//! `export timetable`: for telephones (iCalendar) and spreadsheets (CSV), of classes, of a trainer, a place or a day.

use super::{ExportFormat, ExportWords, report, settings, write};
use crate::base::pinyin;
use crate::cli::settings::Settings;
use crate::curriculum::timetable;
use crate::diag::messages::export;
use crate::diag::trouble::Trouble;
use crate::law::Date;
use crate::pipeline::Outcome;
use crate::render::calendar::{self, Event};
use std::collections::BTreeSet;

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
    let choice = Choice::of(words)?;
    let mut classes: Vec<(&str, &str, Vec<Event>)> = Vec::new();
    for (id, (class, _)) in &catalog.classes {
        let Some(table) = tables.get(id).filter(|_| words.ids.is_empty() || words.ids.contains(id)) else {
            continue;
        };
        classes.push((id, &class.name, calendar::events(catalog, class, table)));
    }
    choice.check(&classes)?;
    for (.., events) in &mut classes {
        events.retain(|event| choice.takes(event));
    }
    classes.retain(|(.., events)| choice.is_all() || !events.is_empty());
    // Without a first day nothing dates from anywhere; the errors of such a programme have been told.
    let stamp = catalog.programme.start_date.or(Date::new(2000, 1, 1));
    let form = |name: &str, events: &[Event]| match stamp {
        Some(stamp) if !csv => calendar::ics(name, stamp, events),
        _ => calendar::table(events),
    };
    let extension = if csv { "csv" } else { "ics" };
    let together = || {
        let name = match classes.as_slice() {
            _ if !choice.is_all() => choice.name(),
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
        write(out, together())?;
        written.push(out.to_owned());
    } else if !choice.is_all() {
        let path = out.join(format!("{}.{extension}", pinyin::slug(&choice.name())));
        write(&path, together())?;
        written.push(path);
    } else {
        for (id, name, events) in &classes {
            let slug =
                catalog.entry(crate::syntax::kinds::Kind::Class, id).map_or(*id, |entry| entry.slug.as_str());
            let path = out.join(format!("{slug}.{extension}"));
            write(&path, form(name, events))?;
            written.push(path);
        }
    }
    for path in written {
        let path = report::shown(&path);
        report::say(settings, format!("写好了：{path}"), format!("wrote {path}"));
    }
    Ok(())
}

/// Whose sessions are asked for; nothing for all of them.
struct Choice {
    trainer: Option<String>,
    place: Option<String>,
    day: Option<Date>,
}

impl Choice {
    fn of(words: &ExportWords) -> Result<Choice, Trouble> {
        let day = words.day.as_deref().map(settings::day).transpose()?;
        Ok(Choice { trainer: words.trainer.clone(), place: words.place.clone(), day })
    }

    fn is_all(&self) -> bool {
        self.trainer.is_none() && self.place.is_none() && self.day.is_none()
    }

    fn takes(&self, event: &Event) -> bool {
        // What a break is in is told by the sessions around it.
        (self.is_all() || event.kind != "break")
            && self.trainer.as_ref().is_none_or(|name| event.instructor == *name)
            && self.place.as_ref().is_none_or(|name| event.location == *name)
            && self.day.is_none_or(|day| event.date == day.to_string())
    }

    /// What is chosen must be there: a name that is misspelt would give an empty calendar.
    fn check(&self, classes: &[(&str, &str, Vec<Event>)]) -> Result<(), Trouble> {
        let events = || classes.iter().flat_map(|(.., events)| events).filter(|event| event.kind != "break");
        let known = |of: fn(&Event) -> &str| {
            let names: BTreeSet<&str> = events().map(of).filter(|name| !name.is_empty()).collect();
            names.into_iter().collect::<Vec<&str>>()
        };
        let trainers = known(|event| &event.instructor);
        if let Some(name) = self.trainer.as_deref().filter(|name| !trainers.contains(name)) {
            return Err(export::nothing_of(("讲师", "trainer"), name, &trainers));
        }
        let places = known(|event| &event.location);
        if let Some(name) = self.place.as_deref().filter(|name| !places.contains(name)) {
            return Err(export::nothing_of(("地点", "place"), name, &places));
        }
        match self.day.filter(|day| events().all(|event| event.date != day.to_string())) {
            Some(day) => Err(export::nothing_on(day)),
            None => Ok(()),
        }
    }

    /// The names of all that is chosen.
    fn name(&self) -> String {
        let day = self.day.map(|day| day.to_string());
        let names = [self.trainer.clone(), self.place.clone(), day].into_iter().flatten();
        names.collect::<Vec<_>>().join(" ")
    }
}

//! Timetables of later classes without what they have heard already, as files that an editor can accept.

use super::{ClassRef, Meeting, Pair, Programme, Proposal, Shared};
use crate::base::json;
use crate::curriculum::coverage::lessons_of;
use crate::curriculum::timetable::{self, Course, Setting, Slot, Timetable, course};
use crate::law::Date;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::{Class, SessionKind};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// When a class has a lesson: as written, or as computed.
pub(super) fn meeting(programme: Programme<'_>, class: &Class, lesson: &str) -> Option<Meeting> {
    let written = class.sessions.iter().find(|session| match &session.what {
        SessionKind::Lesson(id) => id.value == lesson,
        _ => false,
    });
    if let Some(session) = written {
        return Some(Meeting { date: session.date?, from: session.time? });
    }
    let table = table(programme, class, &BTreeSet::new());
    let slot = table.slots.iter().find(|slot| slot.lesson() == Some(lesson))?;
    Some(Meeting { date: slot.date, from: slot.from })
}

/// The timetable of a class without the lessons of `gone`.
fn table(programme: Programme<'_>, class: &Class, gone: &BTreeSet<&str>) -> Timetable {
    let lessons = lessons_of(class, programme.docs, programme.catalog).into_iter();
    let parts = lessons.filter(|id| !gone.contains(id));
    let parts = parts.filter_map(|id| course::part(programme.catalog, programme.docs, id)).collect();
    let (course, media) = (Course::new(parts), BTreeMap::new());
    let setting = Setting { programme: &programme.catalog.programme, course: &course, media: &media };
    timetable::compute(class, setting)
}

/// A file for each class of `own` that has something to drop and keeps something.
pub(super) fn all(own: Programme<'_>, pairs: &[Pair]) -> Vec<Proposal> {
    let declared: Vec<&Pair> = pairs.iter().filter(|pair| pair.declared).collect();
    let mut out = Vec::new();
    for (id, (class, path)) in &own.catalog.classes {
        let later = |pair: &&&Pair| pair.second.id == *id && pair.second.programme == own.name;
        let dropped: Vec<(&Pair, &Shared)> = declared
            .iter()
            .filter(later)
            .flat_map(|pair| pair.shared.iter().map(move |shared| (*pair, shared)))
            .filter(|(_, shared)| shared.falls_away())
            .collect();
        let Some((pair, _)) = dropped.first() else { continue };
        let gone: BTreeSet<&str> = dropped.iter().map(|(_, shared)| shared.dropped.id.as_str()).collect();
        let lines = sessions(own, class, &gone);
        let slug = own.catalog.entry(Kind::Class, id).map(|entry| entry.slug.clone());
        if let (false, Some(slug)) = (lines.is_empty(), slug) {
            let yaml = yaml(class, path.as_str(), &dropped, &lines);
            out.push(Proposal { class: ClassRef::clone(&pair.second), slug, yaml });
        }
    }
    out
}

/// The sessions that are left, a line each.
fn sessions(own: Programme<'_>, class: &Class, gone: &BTreeSet<&str>) -> Vec<String> {
    let line = |date: Date, from: u16, minutes: u32, rest: &str| {
        format!("{{date: {date}, time: \"{}\", minutes: {minutes}, {rest}}}", clock(from))
    };
    if class.sessions.is_empty() {
        let table = table(own, class, gone);
        let line = |slot: &Slot| {
            let lesson = format!("lesson: {}", json::line(&slot.lesson()?));
            Some(line(slot.date, slot.from, slot.minutes()?, &lesson))
        };
        return table.slots.iter().filter_map(line).collect();
    }
    let mut out = Vec::new();
    for session in &class.sessions {
        let what = match &session.what {
            SessionKind::Lesson(id) if gone.contains(id.value.as_str()) => continue,
            SessionKind::Lesson(id) => format!("lesson: {}", json::line(&id.value)),
            SessionKind::Media(id) => format!("media: {}", json::line(&id.value)),
            SessionKind::Activity(words) => format!("activity: {}", json::line(words)),
            SessionKind::Break(words) if words.is_empty() => "break: true".to_owned(),
            SessionKind::Break(words) => format!("break: {}", json::line(words)),
        };
        let (Some(date), Some(from)) = (session.date, session.time) else { continue };
        let more = [("instructor", &session.instructor), ("room", &session.room)];
        let more = more.iter().filter(|(_, value)| !value.is_empty());
        let rest = more.fold(what, |line, (name, value)| format!("{line}, {name}: {}", json::line(value)));
        match session.minutes {
            Some(minutes) => out.push(line(date, from, minutes, &rest)),
            None => out.push(format!("{{date: {date}, time: \"{}\", {rest}}}", clock(from))),
        }
    }
    out
}

fn yaml(class: &Class, path: &str, dropped: &[(&Pair, &Shared)], sessions: &[String]) -> String {
    let mut out = String::new();
    let mut say = |line: String| {
        out.push_str(&line);
        out.push('\n');
    };
    say(format!("# 合班建议：用这一份换掉 {path} 里的“{}”。", class.id.value));
    say("# 少上下面的课，改成和别的班一起上：".to_owned());
    let mut told = BTreeSet::new();
    for (pair, shared) in dropped.iter().filter(|(_, shared)| told.insert(&shared.dropped.id)) {
        let when = shared.when.map(|at| format!("，{} {}", at.date, clock(at.from))).unwrap_or_default();
        let people = match (pair.first.size, pair.second.size) {
            (Some(one), Some(other)) => {
                format!("，最多 {} 人，先看教室坐不坐得下", one.saturating_add(other))
            }
            _ => String::new(),
        };
        let title = shared.dropped.title.replace('\n', " ");
        say(format!("#   {title}：跟“{}”上{when}{people}", pair.first.name.replace('\n', " ")));
    }
    let text = |name: &str, value: &str| {
        if value.is_empty() { None } else { Some(format!("{name}: {}", json::line(&value))) }
    };
    let list = |name: &str, values: Vec<&str>| {
        let written: Vec<String> = values.iter().map(json::line).collect();
        if written.is_empty() { None } else { Some(format!("{name}: [{}]", written.join(", "))) }
    };
    let mut shares: Vec<&str> = class.shares_with.iter().map(|id| id.value.as_str()).collect();
    for (pair, _) in dropped.iter().filter(|(pair, _)| pair.first.programme == pair.second.programme) {
        if !shares.contains(&pair.first.id.as_str()) {
            shares.push(&pair.first.id);
        }
    }
    let lines = [
        text("id", &class.id.value),
        text("name", &class.name),
        text("audience", &class.audience.value),
        text("course", &class.course.value),
        class.start_date.map(|day| format!("start_date: {day}")),
        class.end_date.map(|day| format!("end_date: {day}")),
        text("location", &class.location),
        text("organiser", &class.organiser),
        list("instructor", class.instructor.iter().map(String::as_str).collect()),
        class.size.map(|size| format!("size: {size}")),
        list("shares_with", shares),
        Some("sessions:".to_owned()),
    ];
    lines.into_iter().flatten().for_each(&mut say);
    for session in sessions {
        let _ = writeln!(out, "  - {session}");
    }
    out
}

/// Minutes after midnight as people write them.
fn clock(minutes: u16) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

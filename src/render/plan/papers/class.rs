//! Papers of each class, in the order of their first days.

use super::super::print::{Count, Desk, Piece, Takers};
use crate::curriculum::printing::PrintOrder;
use crate::curriculum::timetable::{self, Part};
use crate::law::Date;
use crate::render::paper::Paper;
use crate::render::paper::class::{Checklist, Day, Head, SignIn, Slot, Timetable};
use crate::render::view::{ClassView, Product};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::Class;
use crate::syntax::kinds::print::Ware;
use std::collections::BTreeMap;

/// Lines of a sheet to sign where nobody said how many learners there are.
const LINES: u32 = 40;
/// Minutes of a class hour (课时).
const HOUR: u32 = 45;

pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    let mut classes: Vec<&Class> = order.classes(desk.resolver.catalog, desk.resolver.edition).collect();
    classes.sort_by_key(|class| (class.start_date, &class.id.value));
    let piece = |class: &Class| {
        let page = desk.resolver.pages.find(Kind::Class, &class.id.value)?;
        let view = desk.views.classes.iter().find(|view| view.page == *page)?;
        let head = head(class, view);
        let (folder, paper) = match order.ware {
            Ware::Timetable => ("timetables", Paper::Timetable(timetable(desk, class, view, head))),
            Ware::SignIn => ("sign-in", Paper::SignIn(sign_in(class, head))),
            _ => ("checklists", Paper::Checklist(checklist(desk, class, view, head))),
        };
        let slug = page.url.trim_start_matches("classes/").trim_end_matches(".html");
        Some(Piece {
            path: format!("{folder}/{slug}.pdf"),
            title: format!("{} {}", class.name, order.ware.zh()),
            product: Product::Paper(Box::new(paper)),
            takers: Takers::Class(class.id.value.clone()),
            count: Count::Usual,
        })
    };
    classes.into_iter().filter_map(piece).collect()
}

fn head(class: &Class, view: &ClassView) -> Head {
    Head {
        id: class.id.value.clone(),
        name: class.name.clone(),
        audience: view.audience.clone(),
        course: view.course.as_ref().map(|page| page.title.clone()).unwrap_or_default(),
        dates: [class.start_date, class.end_date].into_iter().flatten().map(Date::han).collect(),
        location: class.location.clone(),
        organiser: class.organiser.clone(),
        instructors: class.instructor.clone(),
        size: class.size,
    }
}

fn timetable(desk: &Desk<'_>, class: &Class, view: &ClassView, head: Head) -> Timetable {
    let number =
        |title: &str| view.lessons.iter().find(|line| line.page.title == title).map(|line| line.number);
    if !view.sessions.is_empty() {
        let mut days: BTreeMap<Date, Vec<Slot>> = BTreeMap::new();
        for session in &view.sessions {
            let Some(date) = session.date else { continue };
            let lesson = session.to.as_ref().and_then(|page| {
                desk.views.lessons.iter().find(|lesson| lesson.page == *page).map(|lesson| lesson.number)
            });
            days.entry(date).or_default().push(Slot {
                from: session.time.clone(),
                to: session.minutes.and_then(|minutes| end(&session.time, minutes)).unwrap_or_default(),
                what: session.what.clone(),
                number: lesson,
                instructor: session.instructor.clone(),
                room: session.room.clone(),
            });
        }
        return Timetable { head, days: days.into_iter().map(day).collect(), ..Timetable::default() };
    }
    let parts: Vec<Part> = view
        .lessons
        .iter()
        .map(|line| Part { lesson: line.page.title.clone(), minutes: line.minutes.0 + line.minutes.1 })
        .collect();
    let slots = timetable::compute(class, &parts);
    let unplaced = timetable::unplaced(&parts, &slots).into_iter().map(str::to_owned).collect();
    let mut days: BTreeMap<Date, Vec<Slot>> =
        timetable::days(class).into_iter().map(|day| (day, Vec::new())).collect();
    for slot in slots {
        let what = if slot.continued { format!("{}（续）", slot.lesson) } else { slot.lesson.clone() };
        days.entry(slot.date).or_default().push(Slot {
            from: clock(slot.from),
            to: clock(slot.to),
            what,
            number: number(&slot.lesson),
            ..Slot::default()
        });
    }
    Timetable { head, days: days.into_iter().map(day).collect(), unplaced, computed: true }
}

fn day((date, slots): (Date, Vec<Slot>)) -> Day {
    Day { date: format!("{}月{}日", date.month(), date.day()), weekday: weekday(date), slots }
}

fn weekday(date: Date) -> &'static str {
    let names = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
    names[usize::from(date.weekday().saturating_sub(1)) % 7]
}

fn clock(minutes: u16) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// The end of what begins at `time`.
fn end(time: &str, minutes: u32) -> Option<String> {
    let (hour, minute) = time.split_once(':')?;
    let from: u16 = hour.parse::<u16>().ok()?.checked_mul(60)?.checked_add(minute.parse().ok()?)?;
    Some(clock(from.checked_add(u16::try_from(minutes).ok()?)?))
}

fn sign_in(class: &Class, head: Head) -> SignIn {
    let short =
        |date: Date| format!("{}.{} {}", date.month(), date.day(), weekday(date).trim_start_matches("星期"));
    SignIn {
        lines: head.size.unwrap_or(LINES).clamp(1, 2000),
        days: timetable::days(class).into_iter().map(short).collect(),
        head,
    }
}

fn checklist(desk: &Desk<'_>, class: &Class, view: &ClassView, head: Head) -> Checklist {
    let catalog = desk.resolver.catalog;
    let required = catalog.programme.requires.iter().map(|required| {
        let name = match required.set.value.as_str() {
            "policies" => "政策文本",
            "laws" => "法律",
            "films" => "影片",
            "songs" => "歌曲",
            other => other,
        };
        let count = required
            .count
            .or(required.list.as_ref().map(|list| u32::try_from(list.len()).unwrap_or(u32::MAX)));
        (name.to_owned(), count.unwrap_or(0))
    });
    let lessons: Vec<(u32, String, u32)> = view
        .lessons
        .iter()
        .map(|line| (line.number, line.page.title.clone(), line.minutes.0 + line.minutes.1))
        .collect();
    Checklist {
        required: required.collect(),
        hours: lessons.iter().map(|(_, _, minutes)| minutes).sum::<u32>().div_ceil(HOUR),
        days: u32::try_from(timetable::days(class).len()).unwrap_or(0),
        lessons,
        head,
    }
}

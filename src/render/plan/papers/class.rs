//! Papers of each class, in the order of their first days.

use super::super::print::{Count, Desk, Piece, Takers};
use crate::curriculum::printing::PrintOrder;
use crate::curriculum::timetable;
use crate::law::Date;
use crate::render::paper::Paper;
use crate::render::paper::class::{Checklist, Day, Head, SignIn, Slot, Timetable};
use crate::render::view::{ClassView, DayLine, Product, SessionLine};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::Class;
use crate::syntax::kinds::print::Ware;

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
            Ware::Timetable => ("timetables", Paper::Timetable(timetable(desk, view, head))),
            Ware::SignIn => ("sign-in", Paper::SignIn(sign_in(desk, class, head))),
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

fn timetable(desk: &Desk<'_>, view: &ClassView, head: Head) -> Timetable {
    let slot = |session: &SessionLine| {
        let page = session.to.as_ref();
        let lesson = page.and_then(|page| desk.views.lessons.iter().find(|lesson| lesson.page == *page));
        Slot {
            from: session.time.clone(),
            to: session.end.clone(),
            what: session.what.clone(),
            number: lesson.map(|lesson| lesson.number),
            instructor: session.instructor.clone(),
            room: session.room.clone(),
        }
    };
    let day = |day: &DayLine| Day {
        date: format!("{}月{}日", day.date.month(), day.date.day()),
        weekday: weekday(day.date),
        off: day.off.clone().unwrap_or_default(),
        free: if view.computed { day.free } else { 0 },
        slots: view.sessions.iter().filter(|session| session.date == day.date).map(slot).collect(),
    };
    let days = if view.sessions.is_empty() && view.daily.is_empty() { &[][..] } else { &view.days };
    Timetable {
        head,
        days: days.iter().map(day).collect(),
        unplaced: view.unplaced.clone(),
        computed: view.computed,
    }
}

fn weekday(date: Date) -> &'static str {
    let names = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
    names[usize::from(date.weekday().saturating_sub(1)) % 7]
}

fn sign_in(desk: &Desk<'_>, class: &Class, head: Head) -> SignIn {
    let short =
        |date: Date| format!("{}.{} {}", date.month(), date.day(), weekday(date).trim_start_matches("星期"));
    SignIn {
        lines: head.size.unwrap_or(LINES).clamp(1, 2000),
        days: timetable::days(class, &desk.resolver.catalog.programme).into_iter().map(short).collect(),
        head,
    }
}

fn checklist(desk: &Desk<'_>, class: &Class, view: &ClassView, head: Head) -> Checklist {
    let catalog = desk.resolver.catalog;
    let sets = catalog.programme.requires.iter().filter(|required| required.set.value != "minutes");
    let required = sets.map(|required| {
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
        days: u32::try_from(timetable::days(class, &desk.resolver.catalog.programme).len()).unwrap_or(0),
        lessons,
        head,
    }
}

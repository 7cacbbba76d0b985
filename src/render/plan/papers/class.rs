//! Papers of each class, in the order of their first days.

use super::super::print::{Count, Desk, Piece, Takers};
use super::binder;
use crate::curriculum::coverage::{Coverage, Set, SetLine};
use crate::curriculum::printing::PrintOrder;
use crate::curriculum::timetable;
use crate::law::Date;
use crate::render::paper::Paper;
use crate::render::paper::class::{Checklist, Day, Head, Required, SignIn, Slot, Timetable};
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
    let coverage = match order.ware {
        Ware::Checklist | Ware::Binder => Coverage::of(desk.resolver.docs, desk.resolver.catalog),
        _ => Coverage::default(),
    };
    let piece = |class: &Class| {
        let page = desk.resolver.pages.find(Kind::Class, &class.id.value)?;
        let view = desk.views.classes.iter().find(|view| view.page == *page)?;
        let head = head(class, view);
        let (folder, paper) = match order.ware {
            Ware::Timetable => ("timetables", Paper::Timetable(timetable(desk, view, head))),
            Ware::SignIn => ("sign-in", Paper::SignIn(sign_in(desk, class, head))),
            Ware::Binder => {
                let binder = binder::binder(desk, class, view, head, &coverage);
                ("binders", Paper::Binder(Box::new(binder)))
            }
            _ => ("checklists", Paper::Checklist(checklist(desk, class, view, head, &coverage))),
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

pub(super) fn timetable(desk: &Desk<'_>, view: &ClassView, head: Head) -> Timetable {
    let slot = |session: &SessionLine| Slot {
        from: session.time.clone(),
        to: session.end.clone(),
        what: session.what.clone(),
        number: number(desk, session),
        instructor: session.instructor.clone(),
        room: session.room.clone(),
    };
    let day = |day: &DayLine| Day {
        date: short(day.date),
        weekday: weekday(day.date).to_owned(),
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

/// The number of the lesson that is taught in a session.
pub(super) fn number(desk: &Desk<'_>, session: &SessionLine) -> Option<u32> {
    let page = session.to.as_ref()?;
    desk.views.lessons.iter().find(|lesson| lesson.page == *page).map(|lesson| lesson.number)
}

/// `12月7日`
pub(super) fn short(date: Date) -> String {
    format!("{}月{}日", date.month(), date.day())
}

pub(super) fn weekday(date: Date) -> &'static str {
    let names = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
    names[usize::from(date.weekday().saturating_sub(1)) % 7]
}

pub(super) fn sign_in(desk: &Desk<'_>, class: &Class, head: Head) -> SignIn {
    let column =
        |date: Date| format!("{}.{} {}", date.month(), date.day(), weekday(date).trim_start_matches("星期"));
    SignIn {
        lines: head.size.unwrap_or(LINES).clamp(1, 2000),
        days: timetable::days(class, &desk.resolver.catalog.programme).into_iter().map(column).collect(),
        head,
    }
}

pub(super) fn checklist(
    desk: &Desk<'_>,
    class: &Class,
    view: &ClassView,
    head: Head,
    coverage: &Coverage,
) -> Checklist {
    let at = coverage.classes.iter().position(|line| line.id == class.id.value);
    let sets = coverage.sets.iter().filter(|set| set.required && set.set != Set::Minutes);
    let asked = coverage.set(Set::Minutes).filter(|set| set.required).and_then(|set| set.items.first());
    let lessons: Vec<(u32, String, u32)> = view
        .lessons
        .iter()
        .map(|line| (line.number, line.page.title.clone(), line.minutes.0 + line.minutes.1))
        .collect();
    Checklist {
        required: sets.map(|set| required(set, at)).collect(),
        hours: lessons.iter().map(|(_, _, minutes)| minutes).sum::<u32>().div_ceil(HOUR),
        least: asked.map_or(0, |item| item.least),
        days: u32::try_from(timetable::days(class, &desk.resolver.catalog.programme).len()).unwrap_or(0),
        lessons,
        head,
    }
}

/// What is required of a set, and what of it the class at `at` is taught.
fn required(set: &SetLine, at: Option<usize>) -> Required {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let name = match set.set {
        Set::Policies => "政策文本",
        other => other.zh(),
    };
    let cell = |cells: &[u32]| at.and_then(|at| cells.get(at)).copied().unwrap_or(0);
    let lacking = set.items.iter().filter(|item| set.each && at.is_some_and(|at| item.lacks(at)));
    Required {
        name,
        count: set.declared.unwrap_or(count(set.listed)),
        taught: count(set.items.iter().filter(|item| cell(&item.cells) >= item.least.max(1)).count()),
        missing: lacking.map(|item| item.title.clone()).collect(),
    }
}

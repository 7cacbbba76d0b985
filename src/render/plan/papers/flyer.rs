//! The flyer: key points of lessons, and the calendar of a year with holidays, solar terms and the days of classes.

use super::super::print::{Count, Desk, Piece, Takers};
use super::lists;
use crate::curriculum::printing::PrintOrder;
use crate::curriculum::{almanac, timetable};
use crate::law::Date;
use crate::render::paper::Paper;
use crate::render::paper::flyer::{Day, Flyer, Point};
use crate::render::view::{LessonView, Product};
use crate::syntax::callouts::CalloutKind;
use std::collections::BTreeSet;

/// Lessons that find room on a flyer.
const LESSONS: usize = 6;

pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    let programme = &desk.resolver.catalog.programme;
    let last = programme.end_date.or(programme.start_date);
    let written = order.job.calendar.as_ref().and_then(|year| u16::try_from(year.value).ok());
    let Some(year) = written.or_else(|| last.map(Date::year)) else { return Vec::new() };
    let meets: BTreeSet<Date> = order
        .classes(desk.resolver.catalog, desk.resolver.edition)
        .flat_map(|class| timetable::days(class, programme))
        .filter(|day| day.year() == year)
        .collect();
    let picture = order.job.picture.as_ref().and_then(|picture| {
        let held = desk.resolver.gallery.iter().find(|(path, _)| **path == picture.value)?;
        Some(held.1.facts.print.clone())
    });
    let holidays = programme.holidays.iter().filter(|holiday| holiday.days().any(|day| day.year() == year));
    let flyer = Flyer {
        points: points(desk, order),
        picture,
        year,
        months: months(desk, year, &meets),
        holidays: holidays.map(|holiday| (holiday.words(), holiday.name.clone(), holiday.work)).collect(),
        classes: !meets.is_empty(),
    };
    vec![Piece {
        path: "flyer.pdf".to_owned(),
        title: order.title.clone(),
        product: Product::Paper(Box::new(Paper::Flyer(Box::new(flyer)))),
        takers: Takers::All,
        count: Count::Usual,
    }]
}

/// The key points of the lessons that were asked for, or of as many as there is room for.
fn points(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Point> {
    let lessons = desk.views.lessons.iter().zip(&desk.order.lessons);
    let lessons = lessons.filter(|(_, id)| order.job.wants(id));
    let point = |(lesson, _): (&LessonView, &String)| Point {
        title: lesson.page.title.clone(),
        lines: lists::of_callouts(&lesson.body.blocks, CalloutKind::KeyPoints),
    };
    lessons.map(point).filter(|point| !point.lines.is_empty()).take(LESSONS).collect()
}

fn months(desk: &Desk<'_>, year: u16, meets: &BTreeSet<Date>) -> Vec<Vec<Day>> {
    let holidays = &desk.resolver.catalog.programme.holidays;
    let mut out = vec![Vec::new(); 12];
    for date in almanac::days(year) {
        let holiday = holidays.iter().find(|holiday| holiday.days().any(|day| day == date));
        out[usize::from(date.month() - 1)].push(Day {
            day: date.day(),
            weekday: date.weekday(),
            term: almanac::solar_term(date),
            off: holiday.is_some_and(|holiday| !holiday.work),
            work: holiday.is_some_and(|holiday| holiday.work),
            class: meets.contains(&date),
        });
    }
    out
}

//! Timetables of trainers, places and days: `product: timetable` with `by`.

use super::super::print::{Count, Desk, Piece, Takers};
use super::super::rosters::{self, Held};
use super::class;
use crate::base::pinyin;
use crate::curriculum::printing::PrintOrder;
use crate::render::paper::Paper;
use crate::render::paper::class::{Day, Roster, Slot};
use crate::render::view::{ClassView, Product};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::print::By;
use std::collections::BTreeSet;

pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    let by = order.job.by.unwrap_or_default();
    let classes = classes(desk, order);
    let mut taken = BTreeSet::new();
    let piece = |(name, held): (String, Vec<Held<'_>>)| {
        let wanted = match (by, held.first()) {
            (By::Day, Some(first)) => first.session.date.to_string(),
            _ => pinyin::slug(&name),
        };
        let slug = pinyin::free_name(&wanted, |slug| taken.insert(slug.to_owned()));
        Piece {
            path: format!("timetables/by-{}/{slug}.pdf", by.name()),
            title: format!("{name} {}", order.ware.zh()),
            product: Product::Paper(Box::new(Paper::Roster(roster(desk, by, name, &held)))),
            takers: Takers::All,
            count: Count::One,
        }
    };
    rosters::held_by(&classes, by).into_iter().map(piece).collect()
}

/// The classes that the job is for, in the order of their first days.
pub(super) fn classes(desk: &Desk<'_>, order: &PrintOrder) -> Vec<ClassView> {
    let wanted = order.classes(desk.resolver.catalog, desk.resolver.edition);
    let pages: Vec<_> =
        wanted.filter_map(|class| desk.resolver.pages.find(Kind::Class, &class.id.value)).collect();
    desk.views.classes.iter().filter(|view| pages.iter().any(|page| **page == view.page)).cloned().collect()
}

fn roster(desk: &Desk<'_>, by: By, name: String, held: &[Held<'_>]) -> Roster {
    let minutes: u32 = held.iter().filter_map(|one| one.session.minutes).sum();
    let classes: BTreeSet<&str> = held.iter().map(|one| one.class.page.title.as_str()).collect();
    let dates: BTreeSet<_> = held.iter().map(|one| one.session.date).collect();
    let count = match by {
        By::Day => ("班次", format!("{} 个班", classes.len())),
        _ => ("天数", format!("{} 天", dates.len())),
    };
    let facts = vec![count, ("节数", format!("{} 节", held.len())), ("合计", format!("{minutes} 分钟"))];
    let mut days: Vec<Day> = Vec::new();
    for one in held {
        let (date, weekday) = match by {
            By::Day => (one.class.page.title.clone(), one.class.location.clone()),
            _ => (class::short(one.session.date), class::weekday(one.session.date).to_owned()),
        };
        if days.iter().all(|day| day.date != date) {
            days.push(Day { date: date.clone(), weekday, ..Day::default() });
        }
        if let Some(day) = days.iter_mut().find(|day| day.date == date) {
            day.slots.push(slot(desk, by, one));
        }
    }
    Roster { by: by.name(), name, facts, days }
}

fn slot(desk: &Desk<'_>, by: By, held: &Held<'_>) -> Slot {
    let session = held.session;
    let class = held.class.page.title.clone();
    let (who, room) = match by {
        By::Trainer => (class, held.place()),
        By::Place => {
            (class, [session.room.as_str(), session.instructor.as_str()].join(" ").trim().to_owned())
        }
        By::Day | By::Class => (session.instructor.clone(), session.room.clone()),
    };
    Slot {
        from: session.time.clone(),
        to: session.end.clone(),
        what: session.what.clone(),
        number: class::number(desk, session),
        instructor: who,
        room,
    }
}

//! All classes week by week, for the wall: days across, classes (trainers, places) down.

use super::super::print::{Count, Desk, Piece, Takers};
use super::super::rosters::{self, Held};
use super::{class, roster};
use crate::curriculum::printing::PrintOrder;
use crate::law::Date;
use crate::render::paper::Paper;
use crate::render::paper::wall::{Wall, WallDay, WallLine, WallRow, WallWeek};
use crate::render::view::{ClassView, Product};
use crate::syntax::kinds::print::By;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn pieces(desk: &Desk<'_>, order: &PrintOrder) -> Vec<Piece> {
    let by = match order.job.by {
        None | Some(By::Day) => By::Class,
        Some(by) => by,
    };
    let weeks = weeks(&roster::classes(desk, order), by);
    if weeks.is_empty() {
        return Vec::new();
    }
    vec![Piece {
        path: match by {
            By::Class => "wall.pdf".to_owned(),
            by => format!("wall-by-{}.pdf", by.name()),
        },
        title: order.title.clone(),
        product: Product::Paper(Box::new(Paper::Wall(Box::new(Wall { by: by.name(), weeks })))),
        takers: Takers::All,
        count: Count::One,
    }]
}

fn weeks(classes: &[ClassView], by: By) -> Vec<WallWeek> {
    let rows = rosters::held_by(classes, by);
    let mut dates: BTreeMap<i32, BTreeSet<Date>> = BTreeMap::new();
    for date in rows.iter().flat_map(|(_, held)| held).map(|one| one.session.date) {
        dates.entry(rosters::week(date)).or_default().insert(date);
    }
    let first = dates.keys().next().copied().unwrap_or(0);
    let week = |(monday, dates): (i32, BTreeSet<Date>)| {
        let row = |(name, held): &(String, Vec<Held<'_>>)| {
            let cell = |date: &Date| {
                let on_day: Vec<&Held<'_>> = held.iter().filter(|one| one.session.date == *date).collect();
                lines(&on_day, by)
            };
            let cells: Vec<Vec<WallLine>> = dates.iter().map(cell).collect();
            let note = match (by, held.first()) {
                (By::Class, Some(first)) => first.class.location.clone(),
                _ => String::new(),
            };
            let taught = cells.iter().any(|cell| !cell.is_empty());
            taught.then(|| WallRow { name: name.clone(), note, cells })
        };
        WallWeek {
            number: (monday - first) / 7 + 1,
            rows: rows.iter().filter_map(row).collect(),
            days: dates
                .iter()
                .map(|day| WallDay { date: class::short(*day), weekday: class::weekday(*day) })
                .collect(),
        }
    };
    dates.into_iter().map(week).collect()
}

/// The lines of a cell. A class tells its lessons; a trainer and a place tell from when to when there is which class.
fn lines(held: &[&Held<'_>], by: By) -> Vec<WallLine> {
    let mut out: Vec<WallLine> = Vec::new();
    for one in held {
        let session = one.session;
        let (what, note) = match by {
            By::Class | By::Day => (session.what.clone(), session.room.clone()),
            By::Trainer => (one.class.page.title.clone(), one.place()),
            By::Place => (one.class.page.title.clone(), String::new()),
        };
        match out.last_mut().filter(|last| by != By::Class && (&last.what, &last.note) == (&what, &note)) {
            Some(last) => last.to.clone_from(&session.end),
            None => out.push(WallLine { from: session.time.clone(), to: session.end.clone(), what, note }),
        }
    }
    out
}

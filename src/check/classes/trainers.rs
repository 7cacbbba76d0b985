//! A trainer is in one place at a time, has time to get to the next, and does not teach more than a person can.
//!
//! Only what is certain counts: a session whose trainer is written, or a class that has one trainer alone.

use super::{Held, by_classes, overlapping, when};
use crate::diag::Diagnostic;
use crate::diag::messages::timetable as told;
use crate::syntax::kinds::hours::Limits;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(held: &[Held<'_>], limits: Limits, found: &mut Vec<Diagnostic>) {
    let mut by_trainer: BTreeMap<&str, Vec<Held<'_>>> = BTreeMap::new();
    for held in held.iter().filter(|held| !held.slot.instructor.is_empty()) {
        by_trainer.entry(&held.slot.instructor).or_default().push(*held);
    }
    for (trainer, held) in by_trainer {
        let clashes = by_classes(overlapping(&held));
        for times in clashes.values() {
            let (one, other) = times.first;
            let when = when(one.slot.date, one.slot.from.max(other.slot.from));
            let names = (one.class.name.as_str(), other.class.name.as_str());
            found.push(told::trainer(other.at(), one.at(), trainer, &when, names, times.count));
        }
        let clashing: BTreeSet<(&str, &str)> = clashes.keys().copied().collect();
        travel(trainer, &held, limits.travel, &clashing, found);
        load(trainer, &held, limits, found);
    }
}

/// From one place to another there is time to travel. Classes that clash are told already.
fn travel(
    trainer: &str,
    held: &[Held<'_>],
    needed: u32,
    clashing: &BTreeSet<(&str, &str)>,
    found: &mut Vec<Diagnostic>,
) {
    let known = held.iter().filter(|held| !held.class.location.is_empty());
    let known: Vec<&Held<'_>> = known.collect();
    let hurried = known.windows(2).filter_map(|pair| {
        let [one, other] = pair else { return None };
        let gap = u32::from(other.slot.from.checked_sub(one.slot.to)?);
        let moves = one.slot.date == other.slot.date && one.class.location != other.class.location;
        (moves && gap < needed).then_some((*one, *other))
    });
    for (_, times) in by_classes(hurried).iter().filter(|(ids, _)| !clashing.contains(*ids)) {
        let (mut one, mut other) = times.first;
        if one.slot.from > other.slot.from {
            std::mem::swap(&mut one, &mut other);
        }
        let gap = other.slot.from.saturating_sub(one.slot.to);
        let when = when(other.slot.date, other.slot.from);
        let places = (one.class.location.as_str(), other.class.location.as_str());
        found.push(told::travel(other.at(), one.at(), trainer, &when, places, (gap.into(), needed)));
    }
}

/// Minutes of days and weeks, each told once: the first that is too long, and how many are.
fn load(trainer: &str, held: &[Held<'_>], limits: Limits, found: &mut Vec<Diagnostic>) {
    let mut days: BTreeMap<i32, (u32, &Held<'_>)> = BTreeMap::new();
    let mut end = (0, 0);
    for one in held {
        let day = one.slot.date.day_number();
        // What two classes hold together is taught once.
        let from = if end.0 == day { one.slot.from.max(end.1) } else { one.slot.from };
        let minutes = one.slot.to.saturating_sub(from);
        end = (day, one.slot.to.max(from));
        let known = days.entry(day).or_insert((0, one));
        *known = (known.0 + u32::from(minutes), one);
    }
    let mut weeks: BTreeMap<i32, (u32, &Held<'_>)> = BTreeMap::new();
    for (day, (minutes, one)) in &days {
        // Day 0 was a Thursday, weeks begin on Mondays.
        let week = weeks.entry((day + 3).div_euclid(7)).or_insert((0, one));
        *week = (week.0 + minutes, one);
    }
    for (sums, limit, week) in [(&days, limits.day, false), (&weeks, limits.week, true)] {
        let over: Vec<&(u32, &Held<'_>)> = sums.values().filter(|(minutes, _)| *minutes > limit).collect();
        if let Some((minutes, one)) = over.first() {
            found.push(told::load(one.at(), trainer, one.slot.date, (*minutes, limit), week, over.len()));
        }
    }
}

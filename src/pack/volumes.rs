//! Shares media out to volumes. Pure: sizes in, a plan out.
//!
//! Every volume carries all pages, the search and the handouts; films and sounds are what is shared out. A medium belongs to
//! the first lesson that uses it, and stands once in the whole set: later lessons say on which volume it is. The unit is a
//! lesson with its media, so that a class changes discs as seldom as can be:
//!
//! 1. Lessons are put one after another, in their order, onto as few volumes as that order allows.
//! 2. They are also packed largest first, each onto the first volume with room for it, and these volumes are sorted by
//!    their lowest lesson. Only where that saves a volume is it taken.
//! 3. A lesson whose media do not go on one volume is taken apart, medium by medium.
//! 4. Media that no lesson uses fill up what is left, and come last.

use std::collections::BTreeMap;

/// A medium that must go somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// What it takes on a volume.
    pub cost: u64,
    /// The number of the first lesson that uses it.
    pub lesson: Option<u32>,
}

/// A share of the media.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Volume {
    /// Which media, as indices, by lesson and then in the order in which they were given.
    pub media: Vec<usize>,
    /// The lessons they belong to.
    pub lessons: Vec<u32>,
    /// What they take.
    pub cost: u64,
}

/// How everything is shared out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// At least one.
    pub volumes: Vec<Volume>,
    /// Whether lessons follow each other over all volumes; otherwise that would have cost a volume more.
    pub in_order: bool,
    /// Lessons that had to be taken apart.
    pub split: Vec<u32>,
    /// Media that go on no volume, as indices; they are in none.
    pub too_large: Vec<usize>,
}

/// What stays together.
#[derive(Clone, Debug)]
struct Unit {
    lesson: Option<u32>,
    media: Vec<usize>,
    cost: u64,
}

/// Shares `loads` out to volumes that each have `room` for media; no room given: one volume takes all.
pub fn plan(loads: &[Load], room: Option<u64>) -> Plan {
    let room = room.unwrap_or(u64::MAX);
    let mut plan = Plan::default();
    let (lessons, others) = units(loads, room, &mut plan);
    let ordered = fill_up(in_order(&lessons, room), &others, room);
    let packed = fill_up(largest_first(&lessons, room), &others, room);
    plan.in_order = ordered.len() <= packed.len();
    let bins = if plan.in_order { ordered } else { packed };
    plan.volumes = bins.into_iter().map(Bin::into_volume).collect();
    // Volumes that hold lessons come first, by the lowest.
    plan.volumes.sort_by_key(|volume| volume.lessons.first().copied().unwrap_or(u32::MAX));
    if plan.volumes.is_empty() {
        plan.volumes.push(Volume::default());
    }
    plan
}

/// The units of lessons in their order, and the media that no lesson uses.
fn units(loads: &[Load], room: u64, plan: &mut Plan) -> (Vec<Unit>, Vec<Unit>) {
    let mut of_lessons: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut others = Vec::new();
    for (index, load) in loads.iter().enumerate() {
        if load.cost > room {
            plan.too_large.push(index);
            continue;
        }
        match load.lesson {
            Some(lesson) => of_lessons.entry(lesson).or_default().push(index),
            None => others.push(Unit { lesson: None, media: vec![index], cost: load.cost }),
        }
    }
    let cost = |index: &usize| loads.get(*index).map_or(0, |load| load.cost);
    let mut lessons = Vec::new();
    for (lesson, media) in of_lessons {
        let all = media.iter().map(cost).fold(0, u64::saturating_add);
        if all <= room {
            lessons.push(Unit { lesson: Some(lesson), media, cost: all });
        } else {
            plan.split.push(lesson);
            let single = media.into_iter().map(|index| (index, cost(&index)));
            lessons.extend(single.map(|(index, cost)| Unit {
                lesson: Some(lesson),
                media: vec![index],
                cost,
            }));
        }
    }
    (lessons, others)
}

/// A volume while it fills.
#[derive(Clone, Debug, Default)]
struct Bin<'a> {
    units: Vec<&'a Unit>,
    cost: u64,
}

impl<'a> Bin<'a> {
    fn takes(&self, unit: &Unit, room: u64) -> bool {
        self.cost.checked_add(unit.cost).is_some_and(|cost| cost <= room)
    }

    fn put(&mut self, unit: &'a Unit) {
        self.cost += unit.cost;
        self.units.push(unit);
    }

    fn of(unit: &'a Unit) -> Bin<'a> {
        Bin { units: vec![unit], cost: unit.cost }
    }

    fn into_volume(mut self) -> Volume {
        self.units.sort_by_key(|unit| (unit.lesson.unwrap_or(u32::MAX), unit.media.first().copied()));
        let mut lessons: Vec<u32> = self.units.iter().filter_map(|unit| unit.lesson).collect();
        lessons.dedup();
        let media = self.units.iter().flat_map(|unit| unit.media.iter().copied()).collect();
        Volume { media, lessons, cost: self.cost }
    }
}

/// One after another: no other way of keeping the order takes fewer volumes.
fn in_order(units: &[Unit], room: u64) -> Vec<Bin<'_>> {
    let mut bins: Vec<Bin<'_>> = Vec::new();
    for unit in units {
        match bins.last_mut() {
            Some(bin) if bin.takes(unit, room) => bin.put(unit),
            _ => bins.push(Bin::of(unit)),
        }
    }
    bins
}

/// First-fit decreasing; equal ones in their order.
fn largest_first(units: &[Unit], room: u64) -> Vec<Bin<'_>> {
    let mut sorted: Vec<&Unit> = units.iter().collect();
    sorted.sort_by_key(|unit| std::cmp::Reverse(unit.cost));
    sorted.into_iter().fold(Vec::new(), |bins, unit| first_fit(bins, unit, room))
}

/// Puts what no lesson uses into what room is left, the largest first.
fn fill_up<'a>(bins: Vec<Bin<'a>>, others: &'a [Unit], room: u64) -> Vec<Bin<'a>> {
    let mut sorted: Vec<&Unit> = others.iter().collect();
    sorted.sort_by_key(|unit| std::cmp::Reverse(unit.cost));
    sorted.into_iter().fold(bins, |bins, unit| first_fit(bins, unit, room))
}

fn first_fit<'a>(mut bins: Vec<Bin<'a>>, unit: &'a Unit, room: u64) -> Vec<Bin<'a>> {
    match bins.iter_mut().find(|bin| bin.takes(unit, room)) {
        Some(bin) => bin.put(unit),
        None => bins.push(Bin::of(unit)),
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loads(list: &[(u64, u32)]) -> Vec<Load> {
        list.iter().map(|&(cost, lesson)| Load { cost, lesson: (lesson > 0).then_some(lesson) }).collect()
    }

    fn lessons(plan: &Plan) -> Vec<Vec<u32>> {
        plan.volumes.iter().map(|volume| volume.lessons.clone()).collect()
    }

    #[test]
    fn lessons_follow_each_other_where_that_costs_nothing() {
        let plan = plan(&loads(&[(40, 1), (40, 2), (40, 3), (40, 4), (10, 0)]), Some(100));
        assert_eq!(lessons(&plan), [[1, 2], [3, 4]]);
        assert!(plan.in_order);
        assert_eq!(plan.volumes[0].media, [0, 1, 4], "what no lesson uses comes last");
    }

    #[test]
    fn order_is_given_up_where_that_saves_a_volume() {
        let plan = plan(&loads(&[(60, 1), (60, 2), (40, 3), (40, 4)]), Some(100));
        assert_eq!(lessons(&plan), [[1, 3], [2, 4]]);
        assert!(!plan.in_order);
    }

    #[test]
    fn a_lesson_that_is_too_much_is_taken_apart_and_a_film_that_fits_nowhere_is_told() {
        let plan = plan(&loads(&[(60, 1), (70, 1), (20, 2), (101, 3)]), Some(100));
        assert_eq!(lessons(&plan), [vec![1], vec![1, 2]]);
        assert_eq!(plan.split, [1]);
        assert_eq!(plan.too_large, [3]);
    }

    #[test]
    fn without_a_limit_one_volume_takes_all_and_nothing_takes_one() {
        assert_eq!(plan(&loads(&[(u64::MAX / 2, 1), (7, 2)]), None).volumes.len(), 1);
        assert_eq!(plan(&[], Some(10)).volumes, [Volume::default()]);
    }
}

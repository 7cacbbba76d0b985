//! A large class by turns (轮训): every group gets the whole course once, as many groups at a time as there are rooms
//! and trainers for.

use super::place::{Placed, place};
use super::{Course, Slot, Stretch, Timetable, Unplaced, What, sole};
use crate::syntax::kinds::class::Class;
use crate::syntax::kinds::hours::Groups;

/// The groups of a class: as many as are written, or as its size and theirs ask for; one where neither is known.
pub fn count(class: &Class, groups: &Groups) -> u32 {
    let asked = class.size.zip(groups.size).map(|(all, each)| all.div_ceil(each.max(1)));
    groups.count.or(asked).unwrap_or(1).clamp(1, 99)
}

/// Places the course for everybody, or for one group after the other.
pub(super) fn place_all(
    class: &Class,
    course: &Course,
    stretches: &[Stretch],
    rest: u16,
    table: &mut Timetable,
) {
    let written = table.slots.clone();
    let Some(groups) = &class.groups else {
        let (placed, unplaced) = place(course, stretches, rest, &written);
        let teacher = sole(&class.instructor).unwrap_or_default();
        add(course, (placed, unplaced), None, (&teacher, ""), table);
        return;
    };
    let all = count(class, groups);
    // Each group needs a room and somebody who teaches in it.
    let at_once = groups.rooms.len().min(class.instructor.len()).max(1);
    let mut left = stretches;
    let numbers: Vec<u32> = (1..=all).collect();
    for turn in numbers.chunks(at_once) {
        let (placed, unplaced) = place(course, left, rest, &written);
        for (seat, group) in turn.iter().enumerate() {
            let room = groups.rooms.get(seat).map_or("", String::as_str);
            let teacher = match turn.len() {
                1 => sole(&class.instructor).unwrap_or_default(),
                _ => class.instructor.get(seat).cloned().unwrap_or_default(),
            };
            add(course, (placed.clone(), unplaced.clone()), Some(*group), (&teacher, room), table);
        }
        // The next groups begin with a stretch of their own.
        let last = placed.last().and_then(|last| {
            let holds = |stretch: &Stretch| stretch.date == last.date && stretch.hours.to >= last.to;
            left.iter().position(holds)
        });
        left = left.get(last.map_or(0, |last| last + 1)..).unwrap_or_default();
    }
}

fn add(
    course: &Course,
    (placed, unplaced): (Vec<Placed>, Vec<usize>),
    group: Option<u32>,
    (teacher, room): (&str, &str),
    table: &mut Timetable,
) {
    let lesson = |index: usize| course.parts.get(index).map(|part| (part.lesson.clone(), part.minutes));
    for place in placed {
        let Some((lesson, _)) = lesson(place.index) else { continue };
        table.slots.push(Slot {
            date: place.date,
            from: place.from,
            to: place.to,
            what: What::Lesson(lesson),
            part: place.part,
            instructor: teacher.to_owned(),
            room: room.to_owned(),
            group,
            written: None,
        });
    }
    let missed = unplaced.into_iter().filter_map(lesson);
    table.unplaced.extend(missed.map(|(lesson, minutes)| Unplaced { lesson, minutes, group }));
}

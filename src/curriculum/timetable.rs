//! The timetable of a class: as it is written, or else computed from its daily windows and the minutes of its course.

use crate::law::Date;
use crate::syntax::kinds::class::Class;

/// A lesson of the course with its minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its id.
    pub lesson: String,
    /// Teaching and exercises together.
    pub minutes: u32,
}

/// A computed session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The day.
    pub date: Date,
    /// Minutes after midnight.
    pub from: u16,
    /// Minutes after midnight.
    pub to: u16,
    /// The lesson's id.
    pub lesson: String,
    /// Whether it goes on from the slot before.
    pub continued: bool,
}

/// Minutes of rest between two lessons in the same window.
const BREAK: u16 = 10;
/// What is shorter is no room for a part of a lesson.
const SHORTEST: u16 = 20;

/// The days of a class, from its first to its last; nothing where either is missing. At most a year of them.
pub fn days(class: &Class) -> Vec<Date> {
    let (Some(first), Some(last)) = (class.start_date, class.end_date.or(class.start_date)) else {
        return Vec::new();
    };
    std::iter::successors(Some(first), |day| day.next()).take_while(|day| *day <= last).take(366).collect()
}

/// Lessons in order, put into the windows of each day. A lesson that fits no window whole is taught in parts; one that
/// does not fit what is left of a window waits for the next. What finds no room is left out: see [`unplaced`].
pub fn compute(class: &Class, course: &[Part]) -> Vec<Slot> {
    let longest = class.daily.iter().map(|window| window.to - window.from).max().unwrap_or(0);
    let mut parts = course.iter();
    let mut current: Option<(&Part, u16, bool)> = None;
    let mut out = Vec::new();
    for date in days(class) {
        for window in &class.daily {
            let mut at = window.from;
            loop {
                if current.is_none() {
                    current = parts
                        .next()
                        .map(|part| (part, u16::try_from(part.minutes).unwrap_or(u16::MAX), false));
                }
                let Some((part, left, continued)) = current else { return out };
                let room = window.to.saturating_sub(at);
                let take = match left <= room {
                    true => left,
                    false if left > longest && room >= SHORTEST => room,
                    false => break,
                };
                let slot = Slot { date, from: at, to: at + take, lesson: part.lesson.clone(), continued };
                out.push(slot);
                at = at.saturating_add(take).saturating_add(BREAK);
                current = (left > take).then_some((part, left - take, true));
            }
        }
    }
    out
}

/// The lessons of the course that have no place in `slots`.
pub fn unplaced<'a>(course: &'a [Part], slots: &[Slot]) -> Vec<&'a str> {
    let missing = course.iter().filter(|part| slots.iter().all(|slot| slot.lesson != part.lesson));
    missing.map(|part| part.lesson.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::kinds::class::Window;

    fn class(days: u8, windows: &[(u16, u16)]) -> Class {
        Class {
            start_date: Date::new(2026, 12, 7),
            end_date: Date::new(2026, 12, 6 + days),
            daily: windows.iter().map(|(from, to)| Window { from: *from, to: *to }).collect(),
            ..Class::default()
        }
    }

    fn course(minutes: &[u32]) -> Vec<Part> {
        minutes.iter().enumerate().map(|(at, n)| Part { lesson: format!("课{at}"), minutes: *n }).collect()
    }

    #[test]
    fn lessons_fill_windows_in_order() {
        let slots = compute(&class(2, &[(600, 720), (900, 960)]), &course(&[45, 45, 60, 30]));
        let shown: Vec<(u8, u16, u16)> =
            slots.iter().map(|slot| (slot.date.day(), slot.from, slot.to)).collect();
        assert_eq!(shown, [(7, 600, 645), (7, 655, 700), (7, 900, 960), (8, 600, 630)]);
    }

    #[test]
    fn a_long_lesson_is_taught_in_parts_and_what_has_no_room_is_told() {
        let course = course(&[150, 30, 60]);
        let slots = compute(&class(2, &[(600, 690)]), &course);
        let shown: Vec<(u8, u16, u16, bool)> =
            slots.iter().map(|slot| (slot.date.day(), slot.from, slot.to, slot.continued)).collect();
        assert_eq!(shown, [(7, 600, 690, false), (8, 600, 660, true)]);
        assert_eq!(unplaced(&course, &slots), ["课1", "课2"]);
    }
}

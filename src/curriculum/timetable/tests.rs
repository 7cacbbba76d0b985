use super::*;
use crate::base::span::Spanned;
use crate::syntax::kinds::class::Fill;
use crate::syntax::kinds::curriculum::Holiday;
use crate::syntax::kinds::hours::{Closed, Groups, On};

/// A class from Monday, 7 December 2026, on.
fn class(days: u8, windows: &[(u16, u16)]) -> Class {
    Class {
        start_date: Date::new(2026, 12, 7),
        end_date: Date::new(2026, 12, 6 + days),
        daily: windows.iter().map(|(from, to)| Window { from: *from, to: *to }).collect(),
        ..Class::default()
    }
}

fn course(minutes: &[u32]) -> Course {
    let part = |(at, n): (usize, &u32)| Part { lesson: format!("课{at}"), minutes: *n, needs: Vec::new() };
    Course::new(minutes.iter().enumerate().map(part).collect())
}

fn table(class: &Class, course: &Course) -> Timetable {
    compute(class, Setting { programme: &Curriculum::default(), course, media: &BTreeMap::new() })
}

fn shown(table: &Timetable) -> Vec<(u8, u16, u16)> {
    table
        .slots
        .iter()
        .filter(|slot| slot.is_taught())
        .map(|slot| (slot.date.day(), slot.from, slot.to))
        .collect()
}

fn hours(from: u16, to: u16) -> Closed {
    Closed { hours: Some(Window { from, to }), ..Closed::default() }
}

#[test]
fn lessons_fill_windows_in_order() {
    let table = table(&class(2, &[(600, 720), (900, 960)]), &course(&[45, 45, 60, 30]));
    assert_eq!(shown(&table), [(7, 600, 645), (7, 655, 700), (7, 900, 960), (8, 600, 630)]);
    let free: Vec<(u32, u32)> = table.days.iter().map(|day| (day.open, day.free)).collect();
    assert_eq!(free, [(180, 30), (180, 150)]);
}

#[test]
fn a_long_lesson_is_taught_in_equal_parts_and_what_has_no_room_is_told() {
    let table = table(&class(2, &[(600, 690)]), &course(&[151, 30, 5]));
    assert_eq!(shown(&table), [(7, 600, 676), (8, 600, 675), (8, 685, 690)]);
    assert_eq!(table.slots[1].part, (2, 2));
    let missed: Vec<&str> = table.unplaced.iter().map(|missed| missed.lesson.as_str()).collect();
    assert_eq!(missed, ["课1"], "a shorter one that comes after still finds its place");
}

#[test]
fn nothing_is_taught_across_a_break_or_a_closed_time() {
    let mut class = class(5, &[(540, 720)]);
    class.breaks = vec![hours(585, 595)];
    class.closed = vec![Closed { on: On::Weekday(3), name: "集市".to_owned(), ..hours(540, 660) }];
    let table = table(&class, &course(&[45; 10]));
    let of = |day: u8| shown(&table).into_iter().filter(|slot| slot.0 == day).collect::<Vec<_>>();
    // 9:00-9:45, a break, 9:55-10:40 and on at once: who wrote breaks wants no others.
    assert_eq!(of(7), [(7, 540, 585), (7, 595, 640), (7, 640, 685)]);
    assert_eq!(of(9), [(9, 660, 705)], "Wednesday morning is market");
    let pause = table.slots.iter().find(|slot| !slot.is_taught()).expect("the break is shown");
    assert_eq!((pause.from, pause.to), (585, 595));
}

#[test]
fn weekends_and_holidays_are_off_unless_one_works_on_them() {
    let day = |day| Date::new(2026, 12, day).expect("a day");
    let holiday = |from, work| Holiday { from, to: from, name: "节".to_owned(), work };
    let programme = Curriculum {
        holidays: vec![holiday(day(8), false), holiday(day(12), true)],
        ..Curriculum::default()
    };
    let mut class = class(14, &[(600, 645)]);
    let numbers = |class: &Class| days(class, &programme).into_iter().map(Date::day).collect::<Vec<_>>();
    assert_eq!(numbers(&class), [7, 9, 10, 11, 12, 14, 15, 16, 17, 18]);
    class.end_date = Some(day(18));
    class.work_days = vec![1];
    assert_eq!(numbers(&class), [7, 12, 14], "Mondays, and the day worked for a holiday");
    class.work_days = Vec::new();
    class.start_date = Some(day(13));
    assert_eq!(numbers(&class), [13, 14, 15, 16, 17, 18], "it begins on a Sunday, so it meets on Sundays");
}

#[test]
fn a_longer_lesson_moves_its_own_day_alone_while_there_is_slack() {
    let windows = [(540, 690)];
    let before = table(&class(4, &windows), &course(&[40; 12]));
    let mut minutes = [40; 12];
    minutes[4] = 45;
    let after = table(&class(4, &windows), &course(&minutes));
    let changed: Vec<u8> = before
        .slots
        .iter()
        .zip(&after.slots)
        .filter(|(before, after)| before != after)
        .map(|(before, _)| before.date.day())
        .collect();
    assert_eq!(changed, [8, 8], "the lesson itself, and the one after it on its day");
    assert_eq!(before.days[1].free, after.days[1].free + 5);
}

#[test]
fn what_is_written_stays_and_the_rest_goes_around_it() {
    let mut class = class(3, &[(600, 720)]);
    class.sessions = vec![Session {
        date: Date::new(2026, 12, 8),
        time: Some(630),
        what: SessionKind::Lesson(Spanned::new("课1".to_owned(), Span::default())),
        ..Session::default()
    }];
    let table = table(&class, &course(&[40, 45, 30]));
    let lessons: Vec<&str> = table.slots.iter().filter_map(Slot::lesson).collect();
    assert_eq!(lessons, ["课0", "课1", "课2"]);
    assert_eq!(shown(&table), [(7, 600, 640), (8, 630, 675), (8, 675, 705)], "课2 is not taught before 课1");
}

#[test]
fn films_fill_what_remains_only_where_they_are_wanted() {
    let media = BTreeMap::from([("长片".to_owned(), 90), ("短片".to_owned(), 12)]);
    let mut class = class(1, &[(600, 690)]);
    let course = course(&[60]);
    let programme = Curriculum::default();
    let of = |class: &Class| {
        let table = compute(class, Setting { programme: &programme, course: &course, media: &media });
        table.slots.into_iter().map(|slot| (slot.what, slot.from, slot.to)).collect::<Vec<_>>()
    };
    assert_eq!(of(&class).len(), 1);
    class.fill = Fill::Everything;
    assert_eq!(of(&class)[1..], [(What::Media("短片".to_owned()), 670, 682)]);
}

#[test]
fn by_turns_every_group_gets_everything_once() {
    let mut class = class(10, &[(600, 720)]);
    class.size = Some(150);
    class.instructor = vec!["甲".to_owned(), "乙".to_owned(), "丙".to_owned()];
    let rooms = vec!["东".to_owned(), "西".to_owned()];
    class.groups = Some(Groups { count: None, size: Some(40), rooms });
    let table = table(&class, &course(&[45, 45, 60]));
    assert!(table.unplaced.is_empty());
    for group in 1..=4 {
        let mine: Vec<&Slot> = table.slots.iter().filter(|slot| slot.group == Some(group)).collect();
        let lessons: Vec<&str> = mine.iter().filter_map(|slot| slot.lesson()).collect();
        assert_eq!(lessons, ["课0", "课1", "课2"], "group {group}");
    }
    for (at, slot) in table.slots.iter().enumerate() {
        for other in table.slots.iter().skip(at + 1).filter(|other| slot.meets(other)) {
            assert!(slot.room != other.room && slot.instructor != other.instructor, "{slot:?} {other:?}");
        }
    }
}

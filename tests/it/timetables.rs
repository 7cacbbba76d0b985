//! Timetables as a trainer meets them: random ones keep their promises, a telephone reads them, the start page tells the day.

use crate::random::{check, vec};
use crate::support::browser::Browser;
use crate::support::built::sample;
use crate::support::program;
use coursepack::curriculum::timetable::{self, Course, Part, Setting, Slot, Timetable};
use coursepack::law::Date;
use coursepack::syntax::kinds::class::{Class, Window};
use coursepack::syntax::kinds::curriculum::Curriculum;
use coursepack::syntax::kinds::hours::{Closed, Groups, On};
use std::collections::{BTreeMap, BTreeSet};

/// Windows of a day from lengths and gaps, in order.
fn windows(pieces: &[(u16, u16)]) -> Vec<Window> {
    let mut at = 480;
    let window = |(gap, length): &(u16, u16)| {
        let from = at + gap;
        at = from + length;
        Window { from, to: at }
    };
    pieces.iter().map(window).collect()
}

fn compute(class: &Class, course: &Course) -> Timetable {
    let (programme, media) = (Curriculum::default(), BTreeMap::new());
    timetable::compute(class, Setting { programme: &programme, course, media: &media })
}

#[test]
fn random_timetables_keep_their_promises() {
    let parts = vec((5u32..150, 0usize..40), 0..30);
    let hours = vec((0u16..120, 15u16..200), 1..4);
    let shut = vec((480u16..1000, 5u16..90, 0u8..8), 0..5);
    check(300, (parts, hours, shut, 1u8..14), |(parts, hours, shut, days)| {
        let part = |(at, (minutes, needs)): (usize, &(u32, usize))| Part {
            lesson: format!("课{at}"),
            minutes: *minutes,
            needs: if *needs < parts.len() { vec![format!("课{needs}")] } else { Vec::new() },
        };
        let course = Course::new(parts.iter().enumerate().map(part).collect());
        let closed: Vec<Closed> = shut
            .iter()
            .map(|(from, length, weekday)| Closed {
                on: if *weekday == 0 { On::EveryDay } else { On::Weekday(*weekday) },
                hours: Some(Window { from: *from, to: from + length }),
                name: String::new(),
            })
            .collect();
        let class = Class {
            start_date: Date::new(2026, 12, 1),
            end_date: Date::new(2026, 12, days),
            daily: windows(&hours),
            breaks: closed.iter().take(2).cloned().collect(),
            closed: closed.iter().skip(2).cloned().collect(),
            ..Class::default()
        };
        let table = compute(&class, &course);
        assert_eq!(table, compute(&class, &course));
        let taught: Vec<&Slot> = table.slots.iter().filter(|slot| slot.is_taught()).collect();
        for pair in taught.windows(2) {
            assert!((pair[0].date, pair[0].to) <= (pair[1].date, pair[1].from), "{pair:?} overlap");
        }
        for slot in &taught {
            let inside = class.daily.iter().any(|window| window.from <= slot.from && slot.to <= window.to);
            assert!(inside, "{slot:?} is in no window");
            let meets = |closed: &Closed| {
                let hours = closed.hours.expect("hours");
                closed.is_on(slot.date) && slot.from < hours.to && hours.from < slot.to
            };
            assert!(!closed.iter().any(meets), "{slot:?} is in a closed time");
        }
        let order: Vec<&str> = course.parts.iter().map(|part| part.lesson.as_str()).collect();
        let place = |id: &str| order.iter().position(|known| *known == id);
        let places: Vec<_> = taught.iter().filter_map(|slot| place(slot.lesson()?)).collect();
        assert!(places.is_sorted(), "{places:?}");
        for part in &course.parts {
            let of = taught.iter().filter(|slot| slot.lesson() == Some(&part.lesson));
            let minutes: u32 = of.filter_map(|slot| slot.minutes()).sum();
            let told = table.unplaced.iter().filter(|missed| missed.lesson == part.lesson).count();
            let whole = (minutes, told) == (part.minutes, 0);
            assert!(whole || (minutes, told) == (0, 1), "{part:?}: {minutes} minutes, told {told} times");
        }
    });
}

/// A course of lessons that need nothing of each other.
fn course(minutes: &[u32]) -> Course {
    let part = |(at, minutes): (usize, &u32)| Part {
        lesson: format!("课{at}"),
        minutes: *minutes,
        needs: Vec::new(),
    };
    Course::new(minutes.iter().enumerate().map(part).collect())
}

/// A class of December 2026.
fn class(days: u8, hours: &[(u16, u16)]) -> Class {
    Class {
        start_date: Date::new(2026, 12, 1),
        end_date: Date::new(2026, 12, days),
        daily: windows(hours),
        ..Class::default()
    }
}

#[test]
fn by_turns_every_group_gets_everything_once_and_nobody_is_in_two_places() {
    let hours = vec((0u16..120, 45u16..240), 1..3);
    let people = (1u32..400, 10u32..60);
    check(200, (vec(10u32..120, 1..8), hours, people, 1usize..5, 1usize..5, 1u8..28), |made| {
        let (minutes, hours, (size, each), rooms, trainers, days) = made;
        let named = |what: &str, count: usize| (0..count).map(|at| format!("{what}{at}")).collect::<Vec<_>>();
        let groups = Groups { count: None, size: Some(each), rooms: named("教室", rooms) };
        let all = timetable::group_count(&Class { size: Some(size), ..Class::default() }, &groups);
        assert!(all == 99 || size.div_ceil(all) <= each, "a group of {size} in {all} is larger than {each}");
        let class = Class {
            size: Some(size),
            instructor: named("讲师", trainers),
            groups: Some(groups),
            ..class(days, &hours)
        };
        let table = compute(&class, &course(&minutes));
        assert!(table.slots.iter().all(|slot| slot.group.is_some_and(|group| group <= all)), "{table:?}");
        for group in 1..=all {
            for (at, asked) in minutes.iter().enumerate() {
                let id = format!("课{at}");
                let mine = table.slots.iter().filter(|slot| slot.group == Some(group));
                let taught: u32 =
                    mine.filter(|slot| slot.lesson() == Some(&id)).filter_map(|slot| slot.minutes()).sum();
                let told = table.unplaced.iter().filter(|m| m.group == Some(group) && m.lesson == id).count();
                let whole = (taught, told) == (*asked, 0);
                assert!(
                    whole || (taught, told) == (0, 1),
                    "group {group}, {id}: {taught} of {asked}, told {told}"
                );
            }
        }
        for (at, slot) in table.slots.iter().enumerate() {
            for other in table.slots.iter().skip(at + 1).filter(|other| slot.meets(other)) {
                assert_ne!(slot.room, other.room, "{slot:?} {other:?}");
                assert_ne!(slot.instructor, other.instructor, "{slot:?} {other:?}");
            }
            let beside = table.slots.iter().filter(|other| slot.meets(other)).map(|other| other.group);
            let groups = beside.collect::<BTreeSet<_>>().len();
            assert!(groups <= rooms.min(trainers), "{groups} groups at a time");
        }
    });
}

#[test]
fn a_lesson_added_at_the_end_moves_nothing_before_it() {
    let hours = vec((0u16..120, 30u16..200), 1..4);
    check(300, (vec(5u32..150, 0..20), 5u32..150, hours, 1u8..14), |(minutes, more, hours, days)| {
        let class = class(days, &hours);
        let before = compute(&class, &course(&minutes));
        let longer: Vec<u32> = minutes.iter().copied().chain([more]).collect();
        let after = compute(&class, &course(&longer));
        let added = format!("课{}", minutes.len());
        let rest: Vec<&Slot> =
            after.slots.iter().filter(|slot| slot.is_taught() && slot.lesson() != Some(&added)).collect();
        let old: Vec<&Slot> = before.slots.iter().filter(|slot| slot.is_taught()).collect();
        assert_eq!(rest, old);
    });
}

#[test]
fn a_trainer_a_place_and_a_day_have_calendars_of_their_own() {
    let export = |more: &[&str]| {
        let arguments = [&["export", "timetable", "--format", "csv"], more].concat();
        let text = program::run(sample().root(), &arguments).expect(0).stdout;
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        reader.records().map(|row| row.expect("RFC 4180")).collect::<Vec<csv::StringRecord>>()
    };
    let taught = |row: &&csv::StringRecord| &row[7] != "break";
    let all = export(&[]);
    for (option, value, column) in
        [("--trainer", "马老师", 13), ("--place", "示例市总工会二楼活动室", 14), ("--day", "2026-12-22", 2)]
    {
        let wanted: Vec<_> = all.iter().filter(taught).filter(|row| &row[column] == value).cloned().collect();
        assert!(wanted.len() > 1, "nothing to prove for {value}");
        assert_eq!(export(&[option, value]), wanted, "{option} {value}");
    }
    let both = export(&["--trainer", "马老师", "--day", "2026-12-22"]);
    assert_eq!(both.len(), 1, "{both:?}");
    let run = |arguments: &[&str]| program::run(sample().root(), arguments).expect(2).stderr;
    let unknown = run(&["export", "timetable", "--trainer", "没有这人"]);
    assert!(unknown.contains("没有讲师“没有这人”") && unknown.contains("马老师"), "{unknown}");
    let idle = run(&["export", "timetable", "--day", "2026-12-25"]);
    assert!(idle.contains("2026-12-25 这一天没有课"), "{idle}");
    let law = run(&["export", "law", "反家庭暴力法", "--day", "2026-12-25"]);
    assert!(law.contains("只用于 export timetable"), "{law}");
}

#[test]
fn a_telephone_reads_the_calendar() {
    let calendar = |arguments: &[&str]| program::run(sample().root(), arguments).expect(0).stdout;
    let text = calendar(&["export", "timetable", "职工一班"]);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.replace("\r\n", "").chars().all(|c| c != '\n' && c != '\r'), "a bare line end");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "a line of more than 75 bytes");
    assert!(text.contains("DTSTART:20261207T143000\r\n"), "{text}");
    let unfolded = text.replace("\r\n ", "");
    let uids: Vec<&str> = unfolded.split("\r\n").filter(|line| line.starts_with("UID:")).collect();
    let unique: std::collections::BTreeSet<_> = uids.iter().collect();
    assert_eq!(uids.len(), unique.len());
    assert_eq!(uids.len(), text.matches("BEGIN:VEVENT").count());
    assert_eq!(text, calendar(&["export", "timetable", "职工一班", "--threads", "1"]));
    let table = calendar(&["export", "timetable", "--format", "csv"]);
    assert!(table.starts_with("\u{feff}class,name,date") && table.contains("2026-12-07"), "{table}");
    let unknown = program::run(sample().root(), &["export", "timetable", "没有"]).expect(2).stderr;
    assert!(unknown.contains("没有编号是“没有”的班次"), "{unknown}");
}

#[test]
fn the_start_page_tells_what_is_taught_today() {
    let Some(browser) = Browser::start() else { return };
    for edition in ["learner", "trainer"] {
        let web = sample().dist(&format!("web/{edition}"));
        let mut page = browser.page();
        page.on_every_page(
            "(function () { var Real = Date; Date = function () { return new Real(2026, 11, 7, 15, 0); }; Date.now = Real.now; }());",
        );
        page.open(&web.join("index.html"), "");
        page.wait_for("document.querySelector('.in-class table')");
        let told = page.text("document.querySelector('.in-class').textContent");
        assert!(told.contains("职工第一期") && told.contains("14:30"), "{told}");
        page.open(&web.join("timetable.html"), "");
        page.wait_for("document.querySelector('[data-day=\"2026-12-07\"] table')");
        let shown = page.text("String(document.querySelectorAll('[data-day]:not([hidden])').length)");
        assert_eq!(shown, "1", "one day at a time");
        page.assert_at_peace(&web);
    }
}

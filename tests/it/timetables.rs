//! Timetables as a trainer meets them: random ones keep their promises, a telephone reads them, the start page tells the day.

use crate::random::{check, vec};
use crate::support::browser::Browser;
use crate::support::built::sample;
use crate::support::program;
use coursepack::curriculum::timetable::{self, Course, Part, Setting, Slot, Timetable};
use coursepack::law::Date;
use coursepack::syntax::kinds::class::{Class, Window};
use coursepack::syntax::kinds::curriculum::Curriculum;
use coursepack::syntax::kinds::hours::{Closed, On};
use std::collections::BTreeMap;

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

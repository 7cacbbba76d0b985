//! iCalendar (RFC 5545). Hours are those of the clock on the wall ("floating"): a telephone in another time zone does not
//! move a lesson. No clock is read: DTSTAMP is the first day of the programme.

use super::Event;
use crate::law::Date;

/// A line may have this many bytes before it is folded.
const WIDEST: usize = 75;

/// A calendar called `name` with all `events` but breaks. `stamp` is the day from which the programme dates.
pub fn ics(name: &str, stamp: Date, events: &[Event]) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: &str| fold(&mut out, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//coursepack//timetable//ZH");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("X-WR-CALNAME", &text(name));
    for event in events.iter().filter(|event| event.kind != "break") {
        let (date, from, to) = event.at;
        line("BEGIN", "VEVENT");
        line("UID", &event.uid);
        line("DTSTAMP", &format!("{}T000000Z", day(stamp)));
        line("DTSTART", &moment(date, from));
        if to > from {
            line("DTEND", &moment(date, to));
        }
        line("SUMMARY", &text(&format!("{}｜{}", event.name, event.words())));
        let place = [event.location.as_str(), event.room.as_str()].join(" ");
        if !place.trim().is_empty() {
            line("LOCATION", &text(place.trim()));
        }
        if !event.instructor.is_empty() {
            line("DESCRIPTION", &text(&format!("讲师：{}", event.instructor)));
        }
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    out
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Midnight at the end of a day is the beginning of the next.
fn moment(date: Date, minute: u16) -> String {
    let (date, minute) = match (minute, date.next()) {
        (1440.., Some(next)) => (next, minute - 1440),
        _ => (date, minute),
    };
    format!("{}T{:02}{:02}00", day(date), minute / 60, minute % 60)
}

/// Text as a value: commas, semicolons, backslashes and line ends are escaped; other control characters may not be there.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Adds a line, folded between characters so that no piece has more than 75 bytes.
fn fold(out: &mut String, line: &str) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > WIDEST {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = String::new();
        let line = format!("SUMMARY:{}", "排课，".repeat(30));
        fold(&mut out, &line);
        assert!(out.split("\r\n").all(|piece| piece.len() <= WIDEST), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), line);
    }

    #[test]
    fn signs_of_the_format_are_escaped() {
        assert_eq!(text("甲,乙;丙\\丁\n戊\r"), "甲\\,乙\\;丙\\\\丁\\n戊");
    }

    #[test]
    fn a_day_that_ends_at_midnight_ends_on_the_next() {
        let day = Date::new(2026, 12, 31).expect("a day");
        assert_eq!(moment(day, 1440), "20270101T000000");
    }
}

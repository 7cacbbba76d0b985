//! Pages of classes and of what follows from their timetables: days, trainers, places.

use super::pages::{Made, lessons};
use super::{Frame, contents};
use crate::law::Date;
use crate::media::clock;
use crate::render::context as cx;
use crate::render::html::words::fill;
use crate::render::html::{Heading, escape};
use crate::render::view::{
    BinderMedium, BinderPaper, ClassView, DayLine, DaysView, RosterIndex, RosterLine, RosterView,
    SessionLine, TimetableClass, TimetableDay, Week,
};

pub(super) fn class(frame: &Frame<'_>, view: &ClassView) -> Made {
    let words = frame.words;
    let trainer = frame.task.edition.is_trainer();
    let day = |day: &'_ DayLine| cx::Day {
        iso: day.date.to_string(),
        date: words.date(day.date),
        weekday: weekday(frame, day.date),
        off: day.off.clone().unwrap_or_default(),
        // What remains is the planners' business.
        free: frame.minutes(if view.computed && trainer { day.free } else { 0 }),
        sessions: view
            .sessions
            .iter()
            .filter(|session| session.date == day.date)
            .map(|session| session_line(frame, session))
            .collect(),
    };
    let days = if view.sessions.is_empty() { Vec::new() } else { view.days.iter().map(day).collect() };
    let own = cx::Class {
        audience: &view.audience,
        course: view.course.as_ref().map(|page| frame.link(page)),
        when: words.season(view.dates),
        place: &view.location,
        organiser: &view.organiser,
        instructor: frame.joined(&view.instructor),
        size: view.size.map(|size| fill(words.people, size)).unwrap_or_default(),
        daily: frame.joined(&view.daily),
        total: total(frame, view),
        days,
        unplaced: frame.joined(&view.unplaced),
        lessons: lessons(frame, &view.lessons),
        media: view.binder.media.iter().map(|medium| class_medium(frame, medium)).collect(),
        papers: view.binder.papers.iter().map(|paper| class_paper(frame, paper)).collect(),
    };
    let parts = [
        ("timetable", words.timetable, !own.days.is_empty()),
        ("lessons", words.lessons_of_course, !own.lessons.is_empty()),
        ("media", words.class.media, !own.media.is_empty()),
        ("papers", words.class.papers, !own.papers.is_empty()),
        ("before", words.class.before, trainer),
    ];
    let headings: Vec<Heading> = parts
        .into_iter()
        .filter(|(.., shown)| *shown)
        .map(|(id, title, _)| Heading {
            level: 2,
            id: id.to_owned(),
            html: escape::escaped(title).into_owned(),
        })
        .collect();
    frame.render("web/class.html", own, &[("body", ""), ("contents", &contents(&headings))])
}

/// Days, sessions, minutes for one who comes to everything, and what remains: `3 天、9 节、430 分钟，余 20 分钟`.
fn total(frame: &Frame<'_>, view: &ClassView) -> String {
    let words = frame.words;
    let taught = view.sessions.iter().filter(|session| !session.rest);
    let mine: Vec<&SessionLine> =
        taught.filter(|session| session.group.is_none_or(|group| group == 1)).collect();
    if mine.is_empty() {
        return String::new();
    }
    let days = view.days.iter().filter(|day| day.off.is_none()).count();
    let free: u32 = view.days.iter().map(|day| day.free).sum();
    let mut said = vec![
        fill(words.class.days, days),
        fill(words.class.sessions, mine.len()),
        frame.minutes(mine.iter().filter_map(|session| session.minutes).sum()),
    ];
    if view.computed && free > 0 && frame.task.edition.is_trainer() {
        said.push(fill(words.free, frame.minutes(free)));
    }
    said.retain(|piece| !piece.is_empty());
    said.join(words.comma)
}

fn weekday(frame: &Frame<'_>, date: Date) -> &'static str {
    frame.words.class.weekdays[usize::from(date.weekday().saturating_sub(1)) % 7]
}

fn session_line<'a>(frame: &Frame<'_>, session: &'a SessionLine) -> cx::Session<'a> {
    cx::Session {
        time: &session.time,
        end: &session.end,
        rest: session.rest,
        what: &session.what,
        href: session.to.as_ref().map(|page| frame.link(page).href).unwrap_or_default(),
        minutes: frame.minutes(session.minutes.unwrap_or(0)),
        instructor: &session.instructor,
        room: &session.room,
    }
}

fn class_medium<'a>(frame: &Frame<'_>, medium: &'a BinderMedium) -> cx::ClassMedium<'a> {
    cx::ClassMedium {
        title: &medium.title,
        href: medium.page.as_ref().map(|page| frame.link(page).href).unwrap_or_default(),
        kind: frame.words.media_type(medium.kind),
        length: medium.seconds.map(clock).unwrap_or_default(),
        file: medium.file.as_deref().unwrap_or_default(),
        external: medium.external,
        lessons: frame.links(&medium.lessons),
    }
}

fn class_paper<'a>(frame: &Frame<'_>, paper: &'a BinderPaper) -> cx::ClassPaper<'a> {
    cx::ClassPaper {
        title: &paper.title,
        job: &paper.job,
        size: &paper.size,
        copies: paper.copies.map(|copies| fill(frame.words.class.copies, copies)).unwrap_or_default(),
    }
}

pub(super) fn timetable(frame: &Frame<'_>, view: &DaysView) -> Made {
    let class = |class: &'_ TimetableClass| cx::TimetableClass {
        href: frame.link(&class.page).href,
        title: class.page.title.clone(),
        from: class.from.clone(),
        to: class.to.clone(),
        place: class.place.clone(),
    };
    let day = |day: &TimetableDay| cx::TimetableDay {
        iso: day.date.to_string(),
        date: frame.words.date(day.date),
        weekday: weekday(frame, day.date),
        classes: day.classes.iter().map(class).collect(),
    };
    let own = cx::Timetable { days: view.days.iter().map(day).collect(), others: frame.links(&view.others) };
    frame.render("web/timetable.html", own, &[("body", ""), ("contents", "")])
}

pub(super) fn rosters(frame: &Frame<'_>, view: &RosterIndex) -> Made {
    let lines = view.rosters.iter().map(|roster| roster_entry(frame, roster)).collect();
    let own = cx::Rosters { is_trainer: view.is_trainer, lines };
    frame.render("web/rosters.html", own, &[("body", ""), ("contents", "")])
}

fn roster_entry<'a>(frame: &Frame<'_>, roster: &'a RosterView) -> cx::RosterEntry<'a> {
    cx::RosterEntry {
        href: frame.link(&roster.page).href,
        title: &roster.page.title,
        days: roster.days(),
        sessions: roster.sessions,
        minutes: roster.minutes,
        longest: roster.longest,
        classes: frame.links(&roster.classes),
    }
}

fn roster_session<'a>(frame: &Frame<'_>, line: &'a RosterLine) -> cx::RosterSession<'a> {
    cx::RosterSession {
        from: &line.from,
        to: &line.to,
        what: &line.what,
        href: line.to_page.as_ref().map(|page| frame.link(page).href).unwrap_or_default(),
        class: frame.link(&line.class),
        note: &line.note,
    }
}

fn roster_day<'a>(frame: &Frame<'_>, (date, lines): &'a (Date, Vec<RosterLine>)) -> cx::RosterDay<'a> {
    cx::RosterDay {
        iso: date.to_string(),
        date: frame.words.short_date(*date),
        weekday: weekday(frame, *date),
        minutes: frame.minutes(lines.iter().map(|line| line.minutes).sum()),
        lines: lines.iter().map(|line| roster_session(frame, line)).collect(),
    }
}

fn roster_week<'a>(frame: &Frame<'_>, week: &'a Week) -> cx::RosterWeek<'a> {
    let ends = [week.days.first(), week.days.last()].map(|day| day.map(|(date, _)| *date));
    cx::RosterWeek {
        when: frame.words.season(ends.into()),
        days: week.days.iter().map(|day| roster_day(frame, day)).collect(),
    }
}

pub(super) fn roster(frame: &Frame<'_>, view: &RosterView) -> Made {
    let words = frame.words;
    let said = [
        fill(words.class.days, view.days()),
        fill(words.class.sessions, view.sessions),
        frame.minutes(view.minutes),
    ];
    let own = cx::Roster {
        is_trainer: view.is_trainer,
        total: said.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(words.comma),
        classes: frame.links(&view.classes),
        weeks: view.weeks.iter().map(|week| roster_week(frame, week)).collect(),
    };
    frame.render("web/roster.html", own, &[("body", ""), ("contents", "")])
}

//! Hours and places that classes reckon with: breaks, closed times, days of work, rooms, groups by turns, limits.

use crate::base::span::Spanned;
use crate::law::Date;
use crate::syntax::fields::notations::HOURS;
use crate::syntax::fields::{Demand, Field, Fields, Form, Rules, may, must};
use crate::syntax::input::Input;
use crate::syntax::kinds::class::Window;
use crate::syntax::notation;
use crate::syntax::value::{Node, Value};

/// A time in which nothing is taught: a break, lunch, prayer, market day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Closed {
    /// On which days; every day where nothing is said.
    pub on: On,
    /// At which hours; the whole day where nothing is said.
    pub hours: Option<Window>,
    /// `午饭`, or empty.
    pub name: String,
}

/// Days on which a time is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum On {
    /// All of them.
    #[default]
    EveryDay,
    /// One day of every week: 1 for Monday to 7 for Sunday.
    Weekday(u8),
    /// From a day to a day.
    Days(Date, Date),
}

impl Closed {
    /// Whether it counts on `day`.
    pub fn is_on(&self, day: Date) -> bool {
        match self.on {
            On::EveryDay => true,
            On::Weekday(weekday) => day.weekday() == weekday,
            On::Days(first, last) => first <= day && day <= last,
        }
    }
}

/// A large class that is taught in groups by turns (轮训).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Groups {
    /// How many; where nothing is said, as many as `size` asks for.
    pub count: Option<u32>,
    /// How many may be in one of them.
    pub size: Option<u32>,
    /// Rooms that are used at the same time; none: one group after the other.
    pub rooms: Vec<String>,
}

/// A room and how many it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Room {
    /// As classes and sessions write it.
    pub name: Spanned<String>,
    /// How many people.
    pub capacity: u32,
}

/// What is asked of nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    /// Minutes that a trainer teaches on one day.
    pub day: u32,
    /// Minutes that a trainer teaches from Monday to Sunday.
    pub week: u32,
    /// Minutes that it takes from one place to another.
    pub travel: u32,
    /// People who may gather in one place.
    pub gathering: Option<u32>,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { day: 6 * 60, week: 30 * 60, travel: 60, gathering: None }
    }
}

/// The fields of a closed time.
pub const CLOSED_FIELDS: &[Field] = &[
    may("weekday", &["星期", "周几", "day"], Form::Weekday, ("星期几", "A day of the week")),
    may("date", &["日期"], Form::Date, ("从哪一天", "The first day")),
    may("to", &["到", "至"], Form::Date, ("到哪一天", "The last day")),
    may("time", &["时间", "时段"], Form::Written(&HOURS), ("几点到几点", "The hours")),
    may("name", &["名称"], Form::Text, ("叫什么，例如 午饭", "What it is called")),
];

/// The fields of `groups`.
pub const GROUP_FIELDS: &[Field] = &[
    may("count", &["组数", "数量"], Form::Count, ("分几组", "How many groups")),
    may(
        "size",
        &["每组人数", "人数上限", "size_limit"],
        Form::Count,
        ("每组最多多少人", "How many may be in one"),
    ),
    may("rooms", &["教室"], Form::Names, ("同时用哪些教室", "Rooms that are used at the same time")),
];

/// The fields of a room.
pub const ROOM_FIELDS: &[Field] = &[
    must("name", &["名称", "教室"], Form::Text, ("教室，同班次里写的一样", "The room, as classes write it")),
    must("capacity", &["容量", "座位"], Form::Count, ("坐多少人", "How many it holds")),
];

/// The fields of `limits`.
pub const LIMIT_FIELDS: &[Field] = &[
    may(
        "day",
        &["每天讲课", "每天"],
        Form::Minutes,
        ("一位讲师一天最多讲多少分钟", "Minutes that a trainer teaches on one day at most"),
    ),
    may(
        "week",
        &["每周讲课", "每周"],
        Form::Minutes,
        ("一位讲师一周最多讲多少分钟", "Minutes that a trainer teaches in one week at most"),
    ),
    may(
        "travel",
        &["路上", "路程"],
        Form::Minutes,
        ("换一个地点路上要多少分钟", "Minutes that it takes from one place to another"),
    ),
    may(
        "gathering",
        &["聚集人数", "集中人数"],
        Form::Count,
        ("一处最多聚多少人", "How many people may gather in one place"),
    ),
];

/// Closed times: hours alone (`12:00-13:30`), or mappings.
pub(crate) fn closed(fields: &mut Fields, en: &str) -> Vec<Closed> {
    let Some(value) = fields.filled(en) else { return Vec::new() };
    let mut out = Vec::new();
    for item in value.each() {
        if let Node::Map(_) = item.node {
            out.extend(Closed::read(fields.input, item));
            continue;
        }
        let Some(text) = fields.scalar(en, item) else { continue };
        for (_, piece) in notation::split_windows(text.value) {
            match notation::window(piece) {
                Some(hours) => out.push(Closed { hours: Some(hours), ..Closed::default() }),
                None => fields.refuse(en, &text, "时段，例如 12:00-13:30", "hours such as 12:00-13:30"),
            }
        }
    }
    out
}

/// Days of the week on which one works, in order.
pub(crate) fn work_days(fields: &mut Fields, en: &str) -> Vec<u8> {
    let mut days = Vec::new();
    for name in fields.names(en) {
        match notation::weekday(&name.value) {
            Some(day) => days.push(day),
            None => {
                let text = Spanned::new(name.value.as_str(), name.span);
                fields.refuse(en, &text, "星期几，例如 星期六", "a day of the week such as Saturday");
            }
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

impl Closed {
    fn read(input: &mut Input, value: &Value) -> Option<Closed> {
        let mut fields = Fields::of(input, CLOSED_FIELDS, value, Rules::default());
        let hours = ("时段，例如 12:00-13:30", "hours such as 12:00-13:30");
        let weekday = ("星期几，例如 星期五", "a day of the week such as Friday");
        let weekday = fields.read("weekday", weekday, notation::weekday).map(On::Weekday);
        let date = fields.date("date");
        let last = fields.date("to");
        let days = date.map(|date| On::Days(date, last.unwrap_or(date).max(date)));
        let written = fields.has("weekday") || fields.has("date");
        let closed = Closed {
            on: days.or(weekday).unwrap_or_default(),
            hours: fields.read("time", hours, notation::window),
            name: fields.text("name"),
        };
        // What could not be read has been reported; it must not close every day.
        let read = closed.on != On::EveryDay || !written;
        let bounded = closed.on != On::EveryDay || closed.hours.is_some();
        (read && bounded && (closed.hours.is_some() || !fields.has("time"))).then_some(closed)
    }
}

impl Groups {
    pub(crate) fn read(input: &mut Input, value: &Value) -> Groups {
        let mut fields = Fields::of(input, GROUP_FIELDS, value, Rules::default());
        Groups {
            count: fields.count("count").filter(|count| *count > 0),
            size: fields.count("size").filter(|size| *size > 0),
            rooms: fields.words("rooms"),
        }
    }
}

impl Room {
    pub(crate) fn read(input: &mut Input, value: &Value) -> Option<Room> {
        let rules = Rules { demand: Demand::Required, ..Rules::default() };
        let mut fields = Fields::of(input, ROOM_FIELDS, value, rules);
        Some(Room { name: fields.spanned("name")?, capacity: fields.count("capacity")? })
    }
}

impl Limits {
    pub(crate) fn read(input: &mut Input, value: &Value) -> Limits {
        let mut fields = Fields::of(input, LIMIT_FIELDS, value, Rules::default());
        let usual = Limits::default();
        Limits {
            day: fields.minutes("day").unwrap_or(usual.day),
            week: fields.minutes("week").unwrap_or(usual.week),
            travel: fields.minutes("travel").unwrap_or(usual.travel),
            gathering: fields.count("gathering"),
        }
    }
}

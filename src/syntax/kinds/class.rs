//! Classes (班次): who, where, when, which course. Never learners' names.

use crate::base::span::{Span, Spanned};
use crate::diag::messages::schema;
use crate::law::Date;
use crate::syntax::fields::notations::HOUR;
use crate::syntax::fields::{Field, Fields, Form, Rules, may, must};
use crate::syntax::input::Input;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::hours::{self, Closed, Groups};
use crate::syntax::value::Value;
use crate::syntax::{listed, notation};

/// A class.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Class {
    /// Unique among all classes.
    pub id: Spanned<String>,
    /// Its name.
    pub name: String,
    /// The id of its audience.
    pub audience: Spanned<String>,
    /// The id of its course.
    pub course: Spanned<String>,
    /// First day.
    pub start_date: Option<Date>,
    /// Last day.
    pub end_date: Option<Date>,
    /// Where.
    pub location: String,
    /// Who runs it.
    pub organiser: String,
    /// Who teaches.
    pub instructor: Vec<String>,
    /// How many learners.
    pub size: Option<u32>,
    /// Ids of classes it shares sessions with.
    pub shares_with: Vec<Spanned<String>>,
    /// Windows of each day, in minutes after midnight.
    pub daily: Vec<Window>,
    /// Breaks at the same hours each day; empty: those of the programme.
    pub breaks: Vec<Closed>,
    /// Times in which nothing is taught, beside those of the programme.
    pub closed: Vec<Closed>,
    /// Days of the week on which it meets; empty: those of the programme.
    pub work_days: Vec<u8>,
    /// Films and songs that may fill what time remains: their ids, or all of them.
    pub fill: Fill,
    /// How many its room holds.
    pub capacity: Option<u32>,
    /// In groups by turns.
    pub groups: Option<Groups>,
    /// Sessions that are written out.
    pub sessions: Vec<Session>,
    /// The whole class in its file.
    pub span: Span,
}

impl Class {
    /// Ids of the lessons that have a session written out.
    pub fn lessons(&self) -> impl Iterator<Item = &str> {
        self.sessions.iter().filter_map(|session| match &session.what {
            SessionKind::Lesson(id) => Some(id.value.as_str()),
            _ => None,
        })
    }

    /// Ids of the films and songs that have one.
    pub fn media(&self) -> impl Iterator<Item = &str> {
        self.sessions.iter().filter_map(|session| match &session.what {
            SessionKind::Media(id) => Some(id.value.as_str()),
            _ => None,
        })
    }
}

/// What fills the time that lessons leave.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub enum Fill {
    /// Nothing: it remains free.
    #[default]
    Nothing,
    /// All films and songs of the programme.
    Everything,
    /// These.
    Items(Vec<Spanned<String>>),
}

/// A stretch of a day, in minutes after midnight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Window {
    /// Begins.
    pub from: u16,
    /// Ends.
    pub to: u16,
}

/// One session of a timetable.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Session {
    /// The day.
    pub date: Option<Date>,
    /// When it begins, in minutes after midnight.
    pub time: Option<u16>,
    /// How long, in minutes.
    pub minutes: Option<u32>,
    /// What is done: `lesson`, `media`, `activity` or `break`, with the id or the words.
    pub what: SessionKind,
    /// Who teaches.
    pub instructor: String,
    /// Where.
    pub room: String,
    /// In its file.
    pub span: Span,
}

/// What is done in a session.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum SessionKind {
    /// A lesson, by id.
    Lesson(Spanned<String>),
    /// A film, song or clip, by id.
    Media(Spanned<String>),
    /// Something else.
    Activity(String),
    /// A break, with a word for it or an empty text.
    Break(String),
}

impl Default for SessionKind {
    fn default() -> Self {
        SessionKind::Break(String::new())
    }
}

/// The fields of a class.
pub const FIELDS: &[Field] = &[
    must("id", &["编号"], Form::Text, ("编号", "Its id")),
    must("name", &["名称"], Form::Text, ("班的名称", "Its name")),
    must(
        "audience",
        &["受众", "对象"],
        Form::Id(Kind::Audiences),
        ("给谁开的班：受众的编号", "For whom: the id of an audience"),
    ),
    must(
        "course",
        &["课程"],
        Form::Id(Kind::Course),
        ("上哪门课程：courses 里的文件名", "Which course it is taught: the name of a file in courses/"),
    ),
    must("start_date", &["开始日期", "开班日期"], Form::Date, ("第一天", "Its first day")),
    may("end_date", &["结束日期"], Form::Date, ("最后一天", "Its last day")),
    may("location", &["地点"], Form::Text, ("在哪里上", "Where it meets")),
    may("organiser", &["组织单位", "承办单位"], Form::Text, ("谁承办", "Who runs it")),
    may("instructor", &["讲师", "授课人"], Form::Names, ("谁来讲", "Who teaches")),
    may("size", &["人数"], Form::Count, ("多少人", "How many learners")),
    may(
        "shares_with",
        &["合班"],
        Form::Ids(Kind::Class),
        ("同哪些班合上", "Classes that it shares sessions with"),
    ),
    may("daily", &["时段", "每日时段"], Form::Windows, ("每天几点到几点上课", "The hours of each day")),
    may(
        "breaks",
        &["课间", "课间休息"],
        Form::ItemsOr(hours::CLOSED_FIELDS, &Form::Windows),
        ("每天的课间、午饭", "Breaks of each day"),
    ),
    may(
        "closed",
        &["不上课", "不排课"],
        Form::ItemsOr(hours::CLOSED_FIELDS, &Form::Windows),
        ("哪些日子、哪些时间不上课", "Times in which nothing is taught"),
    ),
    may(
        "work_days",
        &["上课日", "工作日"],
        Form::Weekdays,
        ("星期几上课", "Days of the week on which it meets"),
    ),
    may(
        "fill",
        &["影音补空", "补空"],
        Form::Ids(Kind::Media),
        (
            "剩下的时间放什么：影音的编号；写“是”就从全部里选",
            "What fills the time that remains: ids of media, or `yes` for all of them",
        ),
    ),
    may("capacity", &["容量", "座位"], Form::Count, ("教室坐多少人", "How many its room holds")),
    may(
        "groups",
        &["分组", "轮训"],
        Form::Mapping(hours::GROUP_FIELDS),
        ("人多时分组轮训", "Groups by turns, of a large class"),
    ),
    may(
        "sessions",
        &["课表", "日程"],
        Form::Items(SESSION_FIELDS),
        ("写定的课表；不写就按课程自动排", "Sessions that are written out; the others are computed"),
    ),
];

/// The fields of a session.
pub const SESSION_FIELDS: &[Field] = &[
    must("date", &["日期"], Form::Date, ("哪一天", "The day")),
    must(
        "time",
        &["时间"],
        Form::Written(&HOUR),
        ("几点，例如 9:30 或 9:30-10:15", "When: 9:30 or 9:30-10:15"),
    ),
    may("minutes", &["分钟", "时长"], Form::Minutes, ("多少分钟", "How long")),
    may("lesson", &["课", "课程"], Form::Id(Kind::Lesson), ("上哪一课", "The lesson that is taught")),
    may("media", &["媒体"], Form::Id(Kind::Media), ("放哪部片、哪首歌", "The film or song that is played")),
    may("activity", &["活动"], Form::Text, ("别的活动", "Something else")),
    may("break", &["休息", "课间"], Form::Text, ("休息", "A break")),
    may("instructor", &["讲师", "授课人"], Form::Text, ("谁来讲", "Who teaches")),
    may("room", &["教室", "地点"], Form::Text, ("在哪个教室", "Where")),
];

impl Class {
    /// The classes of a file: one mapping, a list of them, a mapping with `classes`, or a table.
    pub(crate) fn read_all(input: &mut Input) -> Vec<Class> {
        let listed = listed::read(input, Kind::Class);
        let read = |value: &Value| Class::read(Fields::of(input, FIELDS, value, listed.rules()), value.span);
        listed.values.iter().map(read).collect()
    }

    fn read(mut fields: Fields, span: Span) -> Class {
        let sessions = fields.items("sessions");
        Class {
            id: fields.spanned("id").unwrap_or_default(),
            name: fields.text("name"),
            audience: fields.spanned("audience").unwrap_or_default(),
            course: fields.spanned("course").unwrap_or_default(),
            start_date: fields.date("start_date"),
            end_date: fields.date("end_date"),
            location: fields.text("location"),
            organiser: fields.text("organiser"),
            instructor: fields.words("instructor"),
            size: fields.count("size"),
            shares_with: fields.names("shares_with"),
            daily: fields.windows("daily"),
            breaks: hours::closed(&mut fields, "breaks"),
            closed: hours::closed(&mut fields, "closed"),
            work_days: hours::work_days(&mut fields, "work_days"),
            fill: Fill::read(&mut fields),
            capacity: fields.count("capacity"),
            groups: fields.filled("groups").map(|groups| Groups::read(fields.input, groups)),
            sessions: sessions
                .iter()
                .map(|value| {
                    let fields = Fields::of(fields.input, SESSION_FIELDS, value, Rules::default());
                    Session::read(fields, value.span)
                })
                .collect(),
            span,
        }
    }
}

impl Fill {
    /// Yes, no, or ids.
    fn read(fields: &mut Fields) -> Fill {
        let names = fields.names("fill");
        match names.as_slice() {
            [] => Fill::Nothing,
            [word] if notation::yes_no(&word.value) == Some(true) => Fill::Everything,
            [word] if notation::yes_no(&word.value) == Some(false) => Fill::Nothing,
            _ => Fill::Items(names),
        }
    }
}

impl Session {
    fn read(mut fields: Fields, span: Span) -> Session {
        let hours = ("几点，例如 9:30 或 9:30-10:15", "a time such as 9:30 or 9:30-10:15");
        let window = fields.read("time", hours, |text| {
            let whole =
                notation::window(text).map(|window| (window.from, Some(u32::from(window.to - window.from))));
            whole.or_else(|| notation::time_of_day(text).map(|from| (from, None)))
        });
        let minutes = fields.minutes("minutes");
        if let (Some(minutes), Some((_, Some(length)))) = (minutes, window)
            && minutes != length
        {
            let at = fields.input.at(span);
            fields.input.report(schema::lengths_differ(at, minutes, length));
        }
        let given = ["lesson", "media", "activity", "break"].iter().filter(|name| fields.has(name)).count();
        if given != 1 {
            let at = fields.input.at(span);
            fields.input.report(schema::session_of_one_thing(at, given));
        }
        let what = if let Some(id) = fields.spanned("lesson") {
            SessionKind::Lesson(id)
        } else if let Some(id) = fields.spanned("media") {
            SessionKind::Media(id)
        } else if fields.has("activity") {
            SessionKind::Activity(fields.text("activity"))
        } else {
            // `break: true` says no more than that there is one.
            let words = fields.text("break");
            SessionKind::Break(if notation::yes_no(&words).is_some() { String::new() } else { words })
        };
        Session {
            date: fields.date("date"),
            time: window.map(|(from, _)| from),
            minutes: minutes.or(window.and_then(|(_, length)| length)),
            what,
            instructor: fields.text("instructor"),
            room: fields.text("room"),
            span,
        }
    }
}

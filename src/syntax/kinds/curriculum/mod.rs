//! The programme as a whole, and its audiences.

mod read;

pub(in crate::syntax) use read::SEVERITIES;

use crate::base::span::Spanned;
use crate::diag::Severity;
use crate::law::{Date, Numerals};
use crate::syntax::fields::{Field, Form, may, must, words};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::hours::{self, Closed, Limits, Room};
use crate::syntax::kinds::print::{self, PrintJob};

/// `curriculum.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Curriculum {
    /// Title of the programme.
    pub title: Spanned<String>,
    /// Who gives it.
    pub provider: String,
    /// First day.
    pub start_date: Option<Date>,
    /// Last day.
    pub end_date: Option<Date>,
    /// BCP 47 tags; the first is the main one.
    pub in_language: Vec<String>,
    /// Name of a theme under `themes/`; nothing for the built-in one.
    pub theme: Option<Spanned<String>>,
    /// Licence of the whole.
    pub license: String,
    /// How articles are numbered: in what the tool writes (Han, if nothing is said) and, where it is said, in what
    /// authors write.
    pub citation_style: Option<CitationStyle>,
    /// The editions to build; empty: learner and trainer.
    pub editions: Vec<EditionSpec>,
    /// Sets that must be complete.
    pub requires: Vec<Requirement>,
    /// Public holidays, and weekends on which one works for them.
    pub holidays: Vec<Holiday>,
    /// Days of the week on which classes meet; empty: Monday to Friday.
    pub work_days: Vec<u8>,
    /// Breaks of all classes that have none of their own.
    pub breaks: Vec<Closed>,
    /// Times in which no class is taught.
    pub closed: Vec<Closed>,
    /// Rooms and how many they hold.
    pub rooms: Vec<Room>,
    /// What is asked of nobody.
    pub limits: Limits,
    /// Print jobs.
    pub print: Vec<PrintJob>,
    /// What goes on discs.
    pub discs: Option<Discs>,
    /// Severity by code; `None` is off.
    pub checks: Vec<(Spanned<String>, Option<Severity>)>,
}

/// How article numbers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CitationStyle {
    /// 第二十三条
    #[default]
    Han,
    /// 第23条
    Arabic,
}

impl From<CitationStyle> for Numerals {
    fn from(style: CitationStyle) -> Numerals {
        match style {
            CitationStyle::Han => Numerals::Han,
            CitationStyle::Arabic => Numerals::Arabic,
        }
    }
}

/// An edition asked for.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct EditionSpec {
    /// Its id: the folder under `web/` and `print/`.
    pub id: Spanned<String>,
    /// For learners or trainers.
    pub role: Role,
    /// Only for this audience.
    pub audience: Option<Spanned<String>>,
    /// Only in this language.
    pub language: Option<String>,
    /// Large print.
    pub large: bool,
    /// Only for this class.
    pub class: Option<Spanned<String>>,
    /// Where it goes, and so which media it may hold.
    pub published: Published,
    /// Whether pages show answers to those who learn by themselves. Trainers have them anyway, sheets of learners never.
    pub answers: Option<Answers>,
}

/// Whether the pages of learners say what the answer to a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answers {
    /// The trainer gives them: the rule.
    Withheld,
    /// An edition to practise with.
    Shown,
}

/// Where an edition goes. Media that may not go there are not in it: their titles are, and that they are kept
/// elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Published {
    /// Onto discs and sticks that are handed out: with all media.
    #[default]
    Disc,
    /// Onto a network where those reach it who are taught: without media that are `disc_only`.
    Web,
    /// Where everybody reaches it: with `public` media alone.
    Public,
}

/// Who reads an edition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Those who learn.
    #[default]
    Learner,
    /// Those who teach.
    Trainer,
}

/// A set that must be complete.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Requirement {
    /// minutes, policies, laws, topics, films or songs.
    pub set: Spanned<String>,
    /// Ids, or nothing for `all`.
    pub list: Option<Vec<Spanned<String>>>,
    /// How many there must be; of minutes, how many each class must have.
    pub count: Option<u32>,
    /// Whether each class must be taught all of them, and not only some class each of them.
    pub each: bool,
}

/// A public holiday, or days on which one works in its place.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Holiday {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// `春节`
    pub name: String,
    /// Whether one works.
    pub work: bool,
}

impl Holiday {
    /// Its days: a month at most.
    pub fn days(&self) -> impl Iterator<Item = Date> + '_ {
        std::iter::successors(Some(self.from), |day| day.next()).take_while(|day| *day <= self.to).take(31)
    }

    /// `2月5日至8日`
    pub fn words(&self) -> String {
        let first = format!("{}月{}日", self.from.month(), self.from.day());
        match self.to {
            to if to == self.from => first,
            to if to.month() == self.from.month() => format!("{first}至{}日", to.day()),
            to => format!("{first}至{}月{}日", to.month(), to.day()),
        }
    }
}

/// Discs to be made.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Discs {
    /// usb, cd, dvd5, dvd9, bd25 or zip.
    pub target: String,
    /// Volume label.
    pub label: String,
    /// How many sets.
    pub copies: Option<u32>,
}

/// Who is taught.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Audience {
    /// Unique.
    pub id: Spanned<String>,
    /// As people call it.
    pub name: String,
    /// The id of a larger audience.
    pub part_of: Option<Spanned<String>>,
    /// Taught apart from all others, as those are who teach: what is only for them is only in editions for them, and no
    /// class need be taught it.
    pub apart: bool,
    /// Their language.
    pub in_language: String,
    /// How many people.
    pub size: Option<u32>,
}

/// The fields of `curriculum.yaml`.
pub const FIELDS: &[Field] = &[
    must(
        "title",
        &["标题", "名称", "培训名称"],
        Form::Text,
        ("这份培训的标题", "The title of the programme"),
    ),
    must("provider", &["举办单位", "主办单位", "单位"], Form::Text, ("谁举办", "Who gives it")),
    must(
        "start_date",
        &["开始日期", "起始日期"],
        Form::Date,
        ("第一天；引用的法律按这一天核对", "The first day, on which the law is asked"),
    ),
    must("end_date", &["结束日期"], Form::Date, ("最后一天", "The last day")),
    may(
        "in_language",
        &["语言"],
        Form::Names,
        ("语言，第一个是主要的，例如 zh-Hans", "Its languages, the main one first"),
    ),
    may(
        "theme",
        &["外观", "主题"],
        Form::Folder,
        ("themes 里的外观；不写就用自带的", "A theme of themes/; the built-in one where nothing is said"),
    ),
    may("license", &["许可", "授权"], Form::Text, ("整份内容的授权", "The licence of the whole")),
    may(
        "citation_style",
        &["条号", "条号写法"],
        Form::One(|| words(read::STYLES)),
        ("条号怎么写：han 是第二十三条，arabic 是第23条", "How articles are numbered: han or arabic"),
    ),
    may(
        "editions",
        &["版本"],
        Form::ItemsOr(EDITION_FIELDS, &Form::One(|| words(read::ROLES))),
        ("生成哪些版本", "The editions to build"),
    ),
    may("requires", &["必备", "要求"], Form::Mapping(SET_FIELDS), ("必须有什么", "What must be complete")),
    may(
        "holidays",
        &["节假日", "放假"],
        Form::Items(HOLIDAY_FIELDS),
        ("节假日，和调休上班的日子", "Public holidays, and weekends on which one works for them"),
    ),
    may(
        "work_days",
        &["上课日", "工作日"],
        Form::Weekdays,
        ("星期几上课；不写就是周一到周五", "Days of the week on which classes meet"),
    ),
    may(
        "breaks",
        &["课间", "课间休息"],
        Form::ItemsOr(hours::CLOSED_FIELDS, &Form::Windows),
        ("各班的课间，班次可以自己另写", "Breaks of all classes that have none of their own"),
    ),
    may(
        "closed",
        &["不上课", "不排课"],
        Form::ItemsOr(hours::CLOSED_FIELDS, &Form::Windows),
        ("所有班都不上课的时间", "Times in which no class is taught"),
    ),
    may("rooms", &["教室"], Form::Items(hours::ROOM_FIELDS), ("教室和容量", "Rooms and how many they hold")),
    may(
        "limits",
        &["限度", "限制"],
        Form::Mapping(hours::LIMIT_FIELDS),
        ("讲课和聚集的限度", "What is asked of nobody"),
    ),
    may("print", &["印刷", "打印"], Form::Items(print::FIELDS), ("要印的东西", "Print jobs")),
    may(
        "discs",
        &["光盘", "介质"],
        Form::Mapping(DISC_FIELDS),
        ("U盘、光盘", "What goes on sticks and discs"),
    ),
    may(
        "checks",
        &["检查"],
        Form::Codes,
        ("哪些检查关掉、当警告、当错误", "Which checks are off, warnings or errors"),
    ),
];

/// The fields of an edition.
pub const EDITION_FIELDS: &[Field] = &[
    must(
        "id",
        &["编号"],
        Form::Folder,
        ("编号，也是输出文件夹的名字", "Its id, which is the name of its folder"),
    ),
    may("role", &["角色"], Form::One(|| words(read::ROLES)), ("给学员还是讲师", "For learners or trainers")),
    may("audience", &["受众", "对象"], Form::Id(Kind::Audiences), ("只给这类受众", "Only for this audience")),
    may("language", &["语言"], Form::Text, ("只用这种语言，例如 ug", "Only in this language")),
    may("large", &["大字"], Form::Flag, ("大字", "Large print")),
    may("class", &["班次"], Form::Id(Kind::Class), ("只给这个班", "Only for this class")),
    may(
        "published",
        &["发布"],
        Form::One(|| words(read::PLACES)),
        ("发到哪里：disc（默认）、web、public", "Where it goes: disc (the default), web or public"),
    ),
    may(
        "answers",
        &["答案"],
        Form::One(|| words(read::ANSWERS)),
        ("学员的网页上给不给答案", "Whether pages of learners show answers"),
    ),
];

/// The sets that may be required, under `requires`.
pub const SET_FIELDS: &[Field] = &[
    may(
        "policies",
        &["政策"],
        Form::Set(Some(Kind::Policy)),
        ("必须有的政策", "Policies that must be there"),
    ),
    may("laws", &["法律"], Form::Set(Some(Kind::Law)), ("必须有的法律", "Laws that must be there")),
    may(
        "films",
        &["影片", "电影"],
        Form::Set(Some(Kind::Media)),
        ("必须有的影片", "Films that must be there"),
    ),
    may("songs", &["歌曲"], Form::Set(Some(Kind::Media)), ("必须有的歌曲", "Songs that must be there")),
    may("topics", &["主题", "话题"], Form::Set(None), ("必须讲到的主题", "Topics that must be taught")),
    may(
        "minutes",
        &["分钟", "课时分钟"],
        Form::Set(None),
        ("每班至少讲多少分钟", "Minutes that each class must have"),
    ),
];

/// What is required of a set.
pub const REQUIREMENT_FIELDS: &[Field] = &[
    may("list", &["清单", "名单"], Form::Names, ("哪些；all 是全部", "Which: ids, or `all`")),
    may("count", &["数量", "个数"], Form::Count, ("多少", "How many")),
    may(
        "each_class",
        &["每班", "每班都讲"],
        Form::Flag,
        ("是不是每个班都要讲全", "Whether each class must be taught all of them"),
    ),
];

/// The fields of a holiday.
pub const HOLIDAY_FIELDS: &[Field] = &[
    must("date", &["日期"], Form::Date, ("第一天", "The first day")),
    may("to", &["到", "至"], Form::Date, ("最后一天", "The last day")),
    must("name", &["名称", "节日"], Form::Text, ("什么节", "What it is called")),
    may("work", &["上班", "调休上班"], Form::Flag, ("是不是调休上班", "Whether one works")),
];

/// The fields of `discs`.
pub const DISC_FIELDS: &[Field] = &[
    must("target", &["介质", "目标"], Form::One(|| words(read::TARGETS)), ("装成什么", "What becomes of it")),
    may(
        "label",
        &["卷标"],
        Form::Text,
        ("卷标，最多 11 个英文字母和数字", "The volume label: 11 letters and digits at most"),
    ),
    may("copies", &["份数", "套数"], Form::Count, ("做几套", "How many sets")),
];

/// The fields of an audience.
pub const AUDIENCE_FIELDS: &[Field] = &[
    must("id", &["编号"], Form::Text, ("编号", "Its id")),
    must("name", &["名称"], Form::Text, ("人们怎么叫", "What people call it")),
    may(
        "part_of",
        &["属于", "上级"],
        Form::Id(Kind::Audiences),
        ("属于哪个更大的受众", "The larger audience that it is part of"),
    ),
    may(
        "apart",
        &["单独", "另开"],
        Form::Flag,
        ("只给他们的东西，别的版本里都没有", "What is only for them is in no other edition"),
    ),
    may("in_language", &["语言"], Form::Text, ("他们的语言", "Their language")),
    may("size", &["人数"], Form::Count, ("多少人", "How many people")),
];

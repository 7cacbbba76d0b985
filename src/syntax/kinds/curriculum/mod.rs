//! The programme as a whole, and its audiences.

mod read;

use crate::base::span::Spanned;
use crate::diag::Severity;
use crate::law::{Date, Numerals};
use crate::syntax::fields::{Field, may, must};
use crate::syntax::kinds::hours::{Closed, Limits, Room};
use crate::syntax::kinds::print::PrintJob;

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
    must("title", &["标题", "名称", "培训名称"]),
    must("provider", &["举办单位", "主办单位", "单位"]),
    must("start_date", &["开始日期", "起始日期"]),
    must("end_date", &["结束日期"]),
    may("in_language", &["语言"]),
    may("theme", &["外观", "主题"]),
    may("license", &["许可", "授权"]),
    may("citation_style", &["条号", "条号写法"]),
    may("editions", &["版本"]),
    may("requires", &["必备", "要求"]),
    may("holidays", &["节假日", "放假"]),
    may("work_days", &["上课日", "工作日"]),
    may("breaks", &["课间", "课间休息"]),
    may("closed", &["不上课", "不排课"]),
    may("rooms", &["教室"]),
    may("limits", &["限度", "限制"]),
    may("print", &["印刷", "打印"]),
    may("discs", &["光盘", "介质"]),
    may("checks", &["检查"]),
];

/// The fields of an edition.
pub const EDITION_FIELDS: &[Field] = &[
    must("id", &["编号"]),
    may("role", &["角色"]),
    may("audience", &["受众", "对象"]),
    may("language", &["语言"]),
    may("large", &["大字"]),
    may("class", &["班次"]),
    may("published", &["发布"]),
    may("answers", &["答案"]),
];

/// The sets that may be required, under `requires`.
pub const SET_FIELDS: &[Field] = &[
    may("policies", &["政策"]),
    may("laws", &["法律"]),
    may("films", &["影片", "电影"]),
    may("songs", &["歌曲"]),
    may("topics", &["主题", "话题"]),
    may("minutes", &["分钟", "课时分钟"]),
];

/// What is required of a set.
pub const REQUIREMENT_FIELDS: &[Field] = &[
    may("list", &["清单", "名单"]),
    may("count", &["数量", "个数"]),
    may("each_class", &["每班", "每班都讲"]),
];

/// The fields of a holiday.
pub const HOLIDAY_FIELDS: &[Field] = &[
    must("date", &["日期"]),
    may("to", &["到", "至"]),
    must("name", &["名称", "节日"]),
    may("work", &["上班", "调休上班"]),
];

/// The fields of `discs`.
pub const DISC_FIELDS: &[Field] =
    &[must("target", &["介质", "目标"]), may("label", &["卷标"]), may("copies", &["份数", "套数"])];

/// The fields of an audience.
pub const AUDIENCE_FIELDS: &[Field] = &[
    must("id", &["编号"]),
    must("name", &["名称"]),
    may("part_of", &["属于", "上级"]),
    may("apart", &["单独", "另开"]),
    may("in_language", &["语言"]),
    may("size", &["人数"]),
];

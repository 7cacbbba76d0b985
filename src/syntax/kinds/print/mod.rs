//! Print jobs: what is printed, on what, how often, and how it is bound.

mod read;

use crate::base::path::ContentPath;
use crate::base::span::Spanned;
use crate::press::imposition::Scheme;
use crate::press::palette::Palette;
use crate::press::size::{Length, Size};
use crate::syntax::fields::notations::{GRAMS, MEASURE, PERCENT, PLATES, SCHEME, YEAR};
use crate::syntax::fields::{Field, Form, may, must, words};
use crate::syntax::kinds::Kind;

/// A print job as written. What is not said follows from the product.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct PrintJob {
    /// Its id: a folder below `print/shop/`.
    pub id: Spanned<String>,
    /// What is printed; nothing where that could not be read.
    pub product: Option<Spanned<Ware>>,
    /// Title of the job.
    pub title: String,
    /// The edition it is cut from.
    pub edition: Option<Spanned<String>>,
    /// The finished size.
    pub size: Option<Spanned<Size>>,
    /// Colours.
    pub palette: Option<Palette>,
    /// How it is bound.
    pub binding: Option<Spanned<Binding>>,
    /// How pages are put on sheets.
    pub imposition: Option<Spanned<Scheme>>,
    /// How far colour reaches beyond the cut.
    pub bleed: Option<Spanned<Length>>,
    /// Whether marks and the slug line are left out.
    pub unmarked: bool,
    /// Grams of a square metre of paper.
    pub weight: Option<u32>,
    /// Thickness of a leaf, where it is known.
    pub thickness: Option<Length>,
    /// How many; counted over the classes where nothing is said.
    pub copies: Option<u32>,
    /// For whom one is counted.
    pub per: Option<Per>,
    /// How many more than counted, in percent.
    pub margin: u32,
    /// Whether coloured pictures are refused instead of converted.
    pub refuse_pictures: bool,
    /// Large print, whatever the edition.
    pub large: bool,
    /// Whom a shop may ask.
    pub contact: String,
    /// What else a shop must know.
    pub note: String,
    /// Of the book: how much of the laws' texts.
    pub laws: Texts,
    /// Only these lessons.
    pub lessons: Vec<Spanned<String>>,
    /// Only these classes.
    pub classes: Vec<Spanned<String>>,
    /// The law of a poster.
    pub law: Option<Spanned<String>>,
    /// The year of a calendar.
    pub calendar: Option<Spanned<u32>>,
    /// A picture.
    pub picture: Option<Spanned<ContentPath>>,
    /// Variants of a quiz paper.
    pub variants: Vec<Spanned<String>>,
    /// Number of questions of a quiz paper; all where nothing is said.
    pub questions: Option<u32>,
    /// What variants are drawn from: the same number gives the same papers.
    pub seed: u32,
    /// A second language beside the first.
    pub bilingual: Option<Spanned<String>>,
    /// Of timetables: whose they are, if not each product's own.
    pub by: Option<By>,
}

impl PrintJob {
    /// Whether the lesson with this id is part of it: every lesson is, where none is named.
    pub fn wants(&self, lesson: &str) -> bool {
        self.lessons.is_empty() || self.lessons.iter().any(|wanted| wanted.value == lesson)
    }
}

/// What can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ware {
    /// A sheet of each lesson, for learners.
    Handouts,
    /// A guide of each lesson, for trainers.
    Guides,
    /// The compiled book.
    Book,
    /// Papers of each question bank, with an answer sheet; keys in trainers' editions.
    Quiz,
    /// Key points in front, a calendar on the back.
    Flyer,
    /// One law on a wall.
    Poster,
    /// The days of each class.
    Timetable,
    /// Empty lines to sign, for each class.
    SignIn,
    /// What an inspector asks, for each class.
    Checklist,
    /// All papers of a class in one: facts, timetable, lessons, media, sheets to sign, what an inspector asks.
    Binder,
    /// All classes week by week, to be read on a wall.
    Wall,
    /// What each class is taught of what is required.
    Coverage,
    /// Songs with their words.
    Songs,
    /// Skits for those who play them.
    Scripts,
    /// Slides of each lesson: on a wide page one fills it, on an upright one stand two with their notes.
    Slides,
    /// A sheet of each lesson on which a learner writes what it was good for.
    Reflection,
    /// Round labels of discs.
    DiscLabel,
    /// Sheets for the cases of discs.
    DiscInlay,
    /// That somebody completed a course.
    Certificate,
    /// What is read over the loudspeaker, day by day.
    RunningOrder,
    /// Versions of laws beside each other.
    Comparisons,
}

/// Whose timetables are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// Each class has one.
    #[default]
    Class,
    /// Each trainer has one.
    Trainer,
    /// Each place has one.
    Place,
    /// Each day has one.
    Day,
}

/// How leaves are held together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Binding {
    /// Not at all.
    Loose,
    /// A staple in the corner.
    Corner,
    /// Folded and stapled through the fold.
    Saddle,
    /// Glued at the spine.
    Perfect,
}

/// For whom one copy is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Per {
    /// Each learner.
    Learner,
    /// Each class.
    Class,
    /// Each trainer.
    Trainer,
}

/// How much of a law's full text the book holds. Summaries are always whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Texts {
    /// The articles that the programme cites.
    #[default]
    Cited,
    /// All of it.
    Full,
    /// Nothing.
    None,
}

impl Ware {
    /// All of them, in the order in which people read about them.
    pub const ALL: [Ware; 21] = [
        Ware::Handouts,
        Ware::Guides,
        Ware::Book,
        Ware::Quiz,
        Ware::Flyer,
        Ware::Poster,
        Ware::Timetable,
        Ware::SignIn,
        Ware::Checklist,
        Ware::Binder,
        Ware::Wall,
        Ware::Coverage,
        Ware::Songs,
        Ware::Scripts,
        Ware::Slides,
        Ware::Reflection,
        Ware::DiscLabel,
        Ware::DiscInlay,
        Ware::Certificate,
        Ware::RunningOrder,
        Ware::Comparisons,
    ];

    /// Its name in files: `sign-in`.
    pub fn name(self) -> &'static str {
        self.names().first().copied().unwrap_or_default()
    }

    /// What people call it.
    pub fn zh(self) -> &'static str {
        self.names().get(1).copied().unwrap_or_default()
    }

    fn names(self) -> &'static [&'static str] {
        read::WARES.iter().find(|(_, ware)| *ware == self).map_or(&[], |(names, _)| *names)
    }
}

impl By {
    /// Its name in files: `trainer`.
    pub fn name(self) -> &'static str {
        read::BY
            .iter()
            .find(|(_, by)| *by == self)
            .and_then(|(names, _)| names.first())
            .copied()
            .unwrap_or_default()
    }
}

impl Binding {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Binding::Loose => "loose",
            Binding::Corner => "corner",
            Binding::Saddle => "saddle",
            Binding::Perfect => "perfect",
        }
    }

    /// What people call it.
    pub fn zh(self) -> &'static str {
        match self {
            Binding::Loose => "散页",
            Binding::Corner => "左上角一钉",
            Binding::Saddle => "骑马订",
            Binding::Perfect => "无线胶订",
        }
    }
}

/// The fields of a print job.
pub const FIELDS: &[Field] = &[
    must(
        "id",
        &["编号"],
        Form::Folder,
        ("编号，也是输出文件夹的名字", "Its id, which is the name of its folder"),
    ),
    must("product", &["产品", "品种"], Form::One(|| words(read::WARES)), ("印什么", "What is printed")),
    may("title", &["标题", "名称"], Form::Text, ("这件印刷品叫什么", "What it is called")),
    may("edition", &["版本"], Form::Text, ("用哪个版本的内容", "The edition it is cut from")),
    may(
        "paper",
        &["开本", "纸张", "成品尺寸"],
        Form::Paper,
        ("成品尺寸，例如 A4、16开、210x285", "The finished size: A4, 16开, 210x285"),
    ),
    may(
        "palette",
        &["颜色", "印色"],
        Form::Written(&PLATES),
        ("颜色：1+1（黑白）、4+4（彩色）、spot（专色）", "Colours: 1+1 (black), 4+4 (four colours), spot"),
    ),
    may("binding", &["装订"], Form::One(|| words(read::BINDINGS)), ("怎么装订", "How it is bound")),
    may("imposition", &["拼版"], Form::Written(&SCHEME), ("怎么拼版", "How pages are put on sheets")),
    may(
        "bleed",
        &["出血"],
        Form::Written(&MEASURE),
        ("出血，例如 3mm", "How far colour reaches beyond the cut, such as 3mm"),
    ),
    may("marks", &["标记", "裁切标记"], Form::Flag, ("要不要裁切标记", "Whether there are marks")),
    may("weight", &["克重"], Form::Written(&GRAMS), ("纸张克重", "Grams of a square metre of paper")),
    may("thickness", &["纸厚"], Form::Written(&MEASURE), ("一张纸多厚", "Thickness of a leaf")),
    may(
        "copies",
        &["份数", "印数"],
        Form::Count,
        ("印多少份；不写就按人数算", "How many; counted over the classes where nothing is said"),
    ),
    may("per", &["按", "计数"], Form::One(|| words(read::PER)), ("按什么算份数", "For whom one is counted")),
    may(
        "margin",
        &["备份", "余量"],
        Form::Written(&PERCENT),
        ("多印百分之几", "How many more than counted, in percent"),
    ),
    may(
        "pictures",
        &["图片"],
        Form::One(|| words(read::PICTURES)),
        ("彩色图片转换还是拒收", "Whether coloured pictures are converted or refused"),
    ),
    may("large", &["大字"], Form::Flag, ("大字", "Large print")),
    may("contact", &["联系人", "联系"], Form::Text, ("印刷厂有事找谁", "Whom the shop may ask")),
    may("note", &["备注", "说明"], Form::Text, ("还要告诉印刷厂什么", "What else the shop must know")),
    may(
        "laws",
        &["法律全文"],
        Form::One(|| words(read::TEXTS)),
        ("书里收法律的引用条文、全文还是不收", "How much of the laws the book holds"),
    ),
    may("lessons", &["课文", "课"], Form::Ids(Kind::Lesson), ("只印这些课", "Only these lessons")),
    may("classes", &["班次"], Form::Ids(Kind::Class), ("只印这些班", "Only these classes")),
    may("law", &["法律"], Form::Id(Kind::Law), ("挂图印哪部法律", "The law of a poster")),
    may("calendar", &["年历"], Form::Written(&YEAR), ("印哪一年的年历", "The year of a calendar")),
    may("picture", &["配图"], Form::Path, ("配图", "A picture")),
    may(
        "variants",
        &["卷别"],
        Form::Names,
        ("卷别，例如 [A, B]", "Variants of a quiz paper, such as [A, B]"),
    ),
    may("questions", &["题数"], Form::Count, ("一份试卷几道题", "Number of questions of a quiz paper")),
    may("seed", &["种子"], Form::Count, ("同一个数出同样的卷", "The same number gives the same papers")),
    may("bilingual", &["双语"], Form::Text, ("双语对照的第二种语言", "The second language beside the first")),
    may(
        "by",
        &["分", "课表按"],
        Form::One(|| words(read::BY)),
        ("课程表按班、讲师、地点还是日子", "Whose timetables: class, trainer, place or day"),
    ),
];

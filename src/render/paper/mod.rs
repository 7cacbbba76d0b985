//! Papers other than lessons, laws and the book: each its own file, that holds what its template is told and what texts of
//! authors are set in it.
//!
//! A paper is a value made by `plan`. Its template `print/<name>.typ.tera` gets it as `paper`, beside what every template is
//! told, and `texts`: the paths of its texts as Typst modules, in the order of [`Paper::texts`].

pub mod binder;
pub mod certificate;
pub mod class;
pub mod exam;
pub mod flyer;
pub mod media;
pub mod poster;
pub mod reflection;
pub mod scripts;
pub mod slides;
pub mod wall;

use super::text::script::RunningOrder;
use super::typ::Typst;
use super::view::{CoverageMap, EditionFacts};
use binder::Binder;
use certificate::Certificate;
use class::{Checklist, Roster, SignIn, Timetable};
use exam::Exam;
use flyer::Flyer;
use media::{Disc, Songs};
use poster::Poster;
use reflection::Reflection;
use scripts::Script;
use serde::Serialize;
use slides::Slides;
use wall::Wall;

/// A paper.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
#[serde(untagged)]
pub enum Paper {
    /// That somebody completed a course.
    Certificate(Certificate),
    /// Key points and a calendar.
    Flyer(Box<Flyer>),
    /// One law on a wall.
    Poster(Poster),
    /// Questions of a bank, or their key.
    Exam(Exam),
    /// The days of a class.
    Timetable(Timetable),
    /// The days of a trainer or a place, or the classes of a day.
    Roster(Roster),
    /// Empty lines to sign.
    SignIn(SignIn),
    /// What an inspector asks of a class.
    Checklist(Checklist),
    /// All papers of a class.
    Binder(Box<Binder>),
    /// All classes, week by week.
    Wall(Box<Wall>),
    /// What each class is taught.
    Coverage(Box<CoverageMap>),
    /// Songs with their words.
    Songs(Songs),
    /// What a lesson was good for, in a learner's own words.
    Reflection(Reflection),
    /// A skit for those who play it.
    Script(Box<Script>),
    /// The slides of a lesson.
    Slides(Box<Slides>),
    /// A round label.
    DiscLabel(Disc),
    /// The sheet of a disc's case.
    DiscInlay(Disc),
    /// What is read over the loudspeaker.
    RunningOrder(Box<RunningOrder>),
}

impl Paper {
    /// What the design calls it, its template in the theme, and what people call it.
    fn kind(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Paper::Certificate(_) => ("certificate", "print/certificate.typ.tera", "结业证书"),
            Paper::Exam(exam) if exam.is_key => ("exam", "print/exam.typ.tera", "试卷答案"),
            Paper::Exam(_) => ("exam", "print/exam.typ.tera", "试卷"),
            Paper::Flyer(_) => ("flyer", "print/flyer.typ.tera", "传单"),
            Paper::Poster(_) => ("poster", "print/poster.typ.tera", "挂图"),
            Paper::Timetable(_) => ("timetable", "print/timetable.typ.tera", "课程表"),
            Paper::Roster(_) => ("timetable", "print/roster.typ.tera", "课程表"),
            Paper::SignIn(_) => ("sign-in", "print/sign-in.typ.tera", "签到表"),
            Paper::Checklist(_) => ("checklist", "print/checklist.typ.tera", "检查表"),
            Paper::Binder(_) => ("binder", "print/binder.typ.tera", "班级资料夹"),
            Paper::Wall(_) => ("wall", "print/wall.typ.tera", "墙上课表"),
            Paper::Coverage(_) => ("coverage", "print/coverage.typ.tera", "覆盖表"),
            Paper::Songs(_) => ("songs", "print/songs.typ.tera", "歌片"),
            Paper::Reflection(_) => ("reflection", "print/reflection.typ.tera", "心得单"),
            Paper::Script(_) => ("script", "print/script.typ.tera", "剧本"),
            Paper::Slides(_) => ("slides", "print/slides.typ.tera", "放映稿"),
            Paper::DiscLabel(_) => ("disc-label", "print/disc-label.typ.tera", "光盘面"),
            Paper::DiscInlay(_) => ("disc-inlay", "print/disc-inlay.typ.tera", "光盘封套"),
            Paper::RunningOrder(_) => ("running-order", "print/running-order.typ.tera", "广播单"),
        }
    }

    /// What the design calls it: `certificate`.
    pub fn name(&self) -> &'static str {
        self.kind().0
    }

    /// Its template in the theme.
    pub fn template(&self) -> &'static str {
        self.kind().1
    }

    /// What people call it.
    pub fn zh(&self) -> &'static str {
        self.kind().2
    }

    /// What makes it another document than others of its kind: an id.
    pub fn identity(&self) -> String {
        match self {
            Paper::Certificate(paper) => paper.course.clone(),
            Paper::Exam(paper) => format!("{} {} {}", paper.url, paper.variant, paper.is_key),
            Paper::Flyer(paper) => paper.year.to_string(),
            Paper::Poster(paper) => paper.law.clone(),
            Paper::Timetable(paper) => paper.head.id.clone(),
            Paper::Roster(paper) => format!("{} {}", paper.by, paper.name),
            Paper::SignIn(paper) => paper.head.id.clone(),
            Paper::Checklist(paper) => paper.head.id.clone(),
            Paper::Reflection(paper) => paper.lesson.clone(),
            Paper::Script(paper) => format!("{} {}", paper.url, paper.number),
            Paper::Slides(paper) => paper.url.clone(),
            Paper::Binder(paper) => paper.head.id.clone(),
            Paper::Wall(paper) => paper.by.to_owned(),
            Paper::Coverage(_)
            | Paper::Songs(_)
            | Paper::DiscLabel(_)
            | Paper::DiscInlay(_)
            | Paper::RunningOrder(_) => String::new(),
        }
    }

    /// The authors' texts in it, in the order in which its template numbers them.
    pub fn texts(&self, edition: &EditionFacts) -> Vec<Typst> {
        match self {
            Paper::Exam(paper) => paper.texts(),
            Paper::Script(paper) => paper.texts(),
            Paper::Slides(paper) => paper.texts(edition.is_trainer()),
            _ => Vec::new(),
        }
    }

    /// The virtual paths of the pictures in it.
    pub fn pictures(&self) -> Option<&str> {
        match self {
            Paper::Flyer(paper) => paper.picture.as_deref(),
            _ => None,
        }
    }
}

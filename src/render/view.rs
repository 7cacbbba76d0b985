//! What a renderer is given: complete, resolved, cut for one edition. Web and print read the same views.
//!
//! Everything here is a value with its facts beside it: no catalog, no look-ups, no other page's body. That is what
//! makes a job's key honest: two equal views render to the same bytes.

use crate::base::snapshot::SourceFile;
use crate::base::span::Span;
use crate::curriculum::shelf::Standing;
use crate::law::{ArticleNo, Date};
use crate::syntax::ast::{Content, Inline, MediaCard, PageRef, Picture, StatuteLine, Target};
use crate::syntax::kinds::curriculum::Role;
use crate::syntax::kinds::law::Law;
use crate::syntax::kinds::media::MediaItem;
use crate::syntax::kinds::quiz::Question;
use std::collections::BTreeMap;
use std::sync::Arc;

mod binder;
mod comparison;
mod coverage;
mod deck;
mod player;
mod product;
mod roster;

pub use binder::{BinderMedium, BinderPaper, BinderView};
pub use comparison::{ComparisonView, VersionFacts};
pub use coverage::{AudienceRow, Cell, Column, CoverageMap, Declared, Gap, MapGroup, MapRow, MapTable};
pub use deck::{DeckView, Slide, SlideKind};
pub use player::{PlayerView, Playlist, PlaylistItem};
pub use product::{
    BookPart, BookView, Chapter, LawCited, Parallel, PdfTask, PieceFacts, PieceTask, PressFacts, Product,
};
pub use roster::{RosterIndex, RosterLine, RosterView, Week};

/// The edition and the programme, the same for every job of an edition.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct EditionFacts {
    /// Its id, also its folder; empty on pages that all editions share (laws).
    pub id: String,
    /// For whom; `Learner` on pages that all editions share.
    pub role: Role,
    /// BCP 47, e.g. `zh-Hans`.
    pub lang: String,
    /// The programme's own language.
    pub original: String,
    /// Large print.
    pub large: bool,
    /// The programme's title.
    pub programme: String,
    /// Who gives it.
    pub provider: String,
    /// First and last day.
    pub season: (Option<Date>, Option<Date>),
    /// The date on which the law is asked.
    pub as_of: Option<Date>,
    /// Licence of the whole.
    pub license: String,
    /// Version of the content: a short hash of everything in it.
    pub content_version: String,
}

impl EditionFacts {
    /// Whether trainer texts, answers and timing are shown.
    pub fn is_trainer(&self) -> bool {
        self.role == Role::Trainer
    }
}

/// A lesson.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct LessonView {
    /// Its page.
    pub page: PageRef,
    /// The file it came from: where findings of renderers point.
    pub source: Arc<SourceFile>,
    /// Its number in the programme, from 1.
    pub number: u32,
    /// Minutes of teaching.
    pub teaching: u32,
    /// Minutes of exercises.
    pub exercises: u32,
    /// Names of audiences; empty: everybody.
    pub audience: Vec<String>,
    /// What it rests on, resolved citations.
    pub legal_basis: Vec<Vec<Inline>>,
    /// When given as a field and not as a block.
    pub objectives: Vec<Vec<Inline>>,
    /// Topics.
    pub about: Vec<String>,
    /// Who wrote it.
    pub author: String,
    /// When it was last revised.
    pub date_modified: Option<Date>,
    /// Lessons to be taken before.
    pub prerequisites: Vec<PageRef>,
    /// The courses it belongs to.
    pub courses: Vec<PageRef>,
    /// The outline.
    pub body: Content,
    /// The laws that it cites, for its printed sheets.
    pub laws_cited: Vec<LawCited>,
    /// Terms explained in the margin, by first use.
    pub terms: Vec<TermNote>,
}

/// A glossary term used on a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TermNote {
    /// The word as used.
    pub term: String,
    /// Its definition in plain text.
    pub definition: String,
    /// Its entry.
    pub to: Target,
}

/// What a citation opens on the page that cites: the provision's own words.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Quote {
    /// Where the words stand in the law.
    pub to: Target,
    /// `《反家庭暴力法》第二十三条`, in the numerals of the programme.
    pub citation: String,
    /// The law's full title.
    pub law: String,
    /// `2015年12月27日公布文本，2016年3月1日起施行`
    pub version: String,
    /// Is that version in force on the edition's date?
    pub standing: Standing,
    /// The words; none where a summary leaves the provision out.
    pub lines: Vec<StatuteLine>,
    /// Whether they are the law's own (`true`) or a summary's restatement.
    pub verbatim: bool,
}

/// A law: one version, or one part of one.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct LawView {
    /// Its page.
    pub page: PageRef,
    /// The file: `law.statute` holds spans into its text.
    pub source: Arc<SourceFile>,
    /// The document.
    pub law: Arc<LawFacts>,
    /// For a summary: the running text before its articles.
    pub body: Content,
    /// Of each article, who cites it (only articles that are cited).
    pub cited_by: BTreeMap<ArticleNo, Vec<PageRef>>,
    /// Who cites the law as a whole.
    pub cited_as_whole: Vec<PageRef>,
    /// Other versions and other parts, with words such as `2018年10月26日文本` or `合同编`.
    pub siblings: Vec<(String, PageRef)>,
    /// The tables that compare it with its neighbours: between which days, and the page.
    pub compared: Vec<(String, PageRef)>,
    /// What its text links to, in order; only on pages of the web.
    pub links: Arc<Vec<LawLink>>,
    /// The same law in other languages: the edition's own first.
    pub translations: Vec<LawTranslation>,
    /// In print: only these articles; nothing means all of them.
    pub only: Option<Vec<ArticleNo>>,
}

/// A law in another language, set beside the original article by article.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct LawTranslation {
    /// `ug`, `en`.
    pub lang: String,
    /// The file.
    pub source: Arc<SourceFile>,
    /// As parsed; its statute holds spans into that file.
    pub law: Arc<Law>,
    /// Running text before its articles: of a summary.
    pub body: Content,
}

/// A stretch of a law's text that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LawLink {
    /// Of the file.
    pub span: Span,
    /// Where it leads.
    pub to: Target,
}

/// A law document with its derived facts.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct LawFacts {
    /// As parsed.
    pub law: Arc<Law>,
    /// Short title: `反家庭暴力法`.
    pub short: String,
    /// In force on the edition's date?
    pub standing: Standing,
    /// Since when this version is in force: as its text says, or the decision that made it.
    pub in_force: Option<Date>,
    /// The first day on which it is no longer in force.
    pub until: Option<Date>,
    /// Of a decision or an amendment: the laws that it amends.
    pub amends: Vec<PageRef>,
    /// The decisions and amendments that amend this law, the earliest first.
    pub amended_by: Vec<PageRef>,
}

/// A policy text.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct PolicyView {
    /// Its page.
    pub page: PageRef,
    /// Its file.
    pub source: Arc<SourceFile>,
    /// Who issued it.
    pub publisher: String,
    /// When.
    pub date_issued: Option<Date>,
    /// 文号.
    pub identifier: String,
    /// The outline.
    pub body: Content,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct CaseView {
    /// Its page.
    pub page: PageRef,
    /// Its file.
    pub source: Arc<SourceFile>,
    /// Its number among the cases, from 1.
    pub number: u32,
    /// Resolved citations.
    pub legal_basis: Vec<Vec<Inline>>,
    /// Who published it.
    pub origin: String,
    /// Facts, decision, lesson.
    pub body: Content,
    /// Lessons that use it.
    pub used_in: Vec<PageRef>,
}

/// A question bank as contests ask it.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct ContestBank {
    /// Its page.
    pub page: PageRef,
    /// Topics.
    pub about: Vec<String>,
    /// The questions, with their keys: only a trainer's edition has contests.
    pub questions: Vec<Question>,
}

impl ContestBank {
    /// Its id on the contest page.
    pub fn anchor(&self) -> &str {
        contest_anchor(&self.page)
    }
}

/// `contest.html`
pub fn contest_page(title: &str) -> PageRef {
    PageRef { url: "contest.html".to_owned(), title: title.to_owned() }
}

/// The id of a bank, whose page is `page`, on the contest page.
pub fn contest_anchor(page: &PageRef) -> &str {
    page.url.trim_start_matches("quizzes/").trim_end_matches(".html")
}

/// A question bank.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct QuizView {
    /// Its page.
    pub page: PageRef,
    /// Its file.
    pub source: Arc<SourceFile>,
    /// Topics.
    pub about: Vec<String>,
    /// Text before the questions.
    pub intro: Content,
    /// The questions; keys are absent in a learner's edition.
    pub questions: Vec<Question>,
    /// Lessons that draw from it.
    pub used_in: Vec<PageRef>,
}

/// A course.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct CourseView {
    /// Its page.
    pub page: PageRef,
    /// Its file.
    pub source: Arc<SourceFile>,
    /// For whom, by name.
    pub audience: Vec<String>,
    /// One or two sentences.
    pub description: String,
    /// Its lessons, in order.
    pub lessons: Vec<LessonLine>,
    /// Introductory text.
    pub body: Content,
    /// Classes that take it.
    pub classes: Vec<PageRef>,
}

/// A lesson in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LessonLine {
    /// Its page.
    pub page: PageRef,
    /// Its number.
    pub number: u32,
    /// Minutes of teaching and of exercises.
    pub minutes: (u32, u32),
    /// Its first objective in plain words, or empty.
    pub gist: String,
}

/// A class and its days.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct ClassView {
    /// Its page.
    pub page: PageRef,
    /// Audience's name.
    pub audience: String,
    /// The course.
    pub course: Option<PageRef>,
    /// First and last day.
    pub dates: (Option<Date>, Option<Date>),
    /// Where.
    pub location: String,
    /// Who runs it.
    pub organiser: String,
    /// Who teaches.
    pub instructor: Vec<String>,
    /// How many.
    pub size: Option<u32>,
    /// Daily windows in words: `10:00–13:00`.
    pub daily: Vec<String>,
    /// Its timetable, written or computed, in the order of time.
    pub sessions: Vec<SessionLine>,
    /// Its days, without weekends.
    pub days: Vec<DayLine>,
    /// Titles of lessons that find no room.
    pub unplaced: Vec<String>,
    /// Whether any of the timetable was computed.
    pub computed: bool,
    /// Its lessons: those of its sessions where these are written out, else of its course.
    pub lessons: Vec<LessonLine>,
    /// What else lies in its binder.
    pub binder: BinderView,
}

/// A day of a timetable.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DayLine {
    /// The day.
    pub date: Date,
    /// The holiday or closed day that it is.
    pub off: Option<String>,
    /// Minutes that remain.
    pub free: u32,
}

/// A line of a timetable.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SessionLine {
    /// The day.
    pub date: Date,
    /// `10:00`
    pub time: String,
    /// `10:40`, or empty where no length is known.
    pub end: String,
    /// What is done.
    pub what: String,
    /// Its page, if it has one.
    pub to: Option<PageRef>,
    /// Minutes.
    pub minutes: Option<u32>,
    /// Who teaches.
    pub instructor: String,
    /// Where.
    pub room: String,
    /// Whether it is a break.
    pub rest: bool,
    /// For which group, from 1; nothing for everybody.
    pub group: Option<u32>,
}

/// All days, and where else to look.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DaysView {
    /// The days on which any class meets.
    pub days: Vec<TimetableDay>,
    /// The pages of classes, places and (for trainers) trainers.
    pub others: Vec<PageRef>,
}

/// A day on which classes meet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TimetableDay {
    /// The day.
    pub date: Date,
    /// The classes that meet.
    pub classes: Vec<TimetableClass>,
}

/// A class on a day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TimetableClass {
    /// Its page.
    pub page: PageRef,
    /// When its first session begins.
    pub from: String,
    /// When its last session ends.
    pub to: String,
    /// Where.
    pub place: String,
}

/// A glossary term.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct TermView {
    /// The word.
    pub term: String,
    /// Anchor on the glossary page.
    pub anchor: String,
    /// Everyday words for it.
    pub alternate: Vec<String>,
    /// Language and word.
    pub translations: Vec<(String, String)>,
    /// What it means.
    pub definition: Content,
    /// Its file.
    pub source: Arc<SourceFile>,
}

/// An item of the media library.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct MediaView {
    /// Its anchor in the library.
    pub anchor: String,
    /// As shown.
    pub card: MediaCard,
    /// As written.
    pub item: MediaItem,
    /// Lessons that use it.
    pub used_in: Vec<PageRef>,
}

/// A line of a listing: all laws, all cases, …
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ListLine {
    /// Where it leads.
    pub page: PageRef,
    /// A word beside the title: 现行有效, 30 分钟, 10 题.
    pub note: String,
    /// Letter it stands under (title index), or a group's name.
    pub group: String,
}

/// The start page.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct StartView {
    /// Which content the bundle holds: the one page that says so.
    pub version: String,
    /// The courses with their lessons.
    pub courses: Vec<CourseView>,
    /// Classes by date.
    pub classes: Vec<(PageRef, Option<Date>, Option<Date>, String)>,
    /// Days on which any class meets.
    pub days: Vec<Date>,
    /// What is on the disc: name of the set, its listing, how many.
    pub sets: Vec<(String, PageRef, usize)>,
    /// A picture from the programme, if any, for the opening.
    pub picture: Option<Picture>,
}

/// What a web page shows.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum View {
    /// `index.html` and `开始学习.html`
    Start(Box<StartView>),
    /// `courses/*.html`
    Course(Box<CourseView>),
    /// `lessons/*.html`
    Lesson(Box<LessonView>),
    /// `slides/*.html`
    Slides(Box<DeckView>),
    /// `laws/*.html`
    Law(Box<LawView>),
    /// `comparisons/*.html`
    Comparison(Box<ComparisonView>),
    /// `policies/*.html`
    Policy(Box<PolicyView>),
    /// `cases/*.html`
    Case(Box<CaseView>),
    /// `quizzes/*.html`
    Quiz(Box<QuizView>),
    /// `classes/*.html`
    Class(Box<ClassView>),
    /// `timetable.html`
    Timetable(Box<DaysView>),
    /// `trainers.html` and `places.html`
    Rosters(Box<RosterIndex>),
    /// `trainers/*.html` and `places/*.html`
    Roster(Box<RosterView>),
    /// `media.html`
    Media(Vec<MediaView>),
    /// `media/*.html`
    Player(Box<PlayerView>),
    /// `glossary.html`
    Glossary(Vec<TermView>),
    /// `titles.html` and one listing a kind (`lessons.html`, `laws.html`, …)
    List(Vec<ListLine>),
    /// `coverage.html`: for trainers
    Coverage(Box<CoverageMap>),
    /// `search.html`
    Search,
    /// `check.html`
    Check,
    /// `contest.html`
    Contest(Vec<ContestBank>),
}

/// A web page to be made.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct PageTask {
    /// The edition.
    pub edition: Arc<EditionFacts>,
    /// Its page.
    pub page: PageRef,
    /// Kind of its content (`lesson`, `law`, …): a group of the search results and a CSS class.
    pub kind: &'static str,
    /// From the start page downwards, without the page itself.
    pub breadcrumbs: Vec<PageRef>,
    /// The page before.
    pub previous: Option<PageRef>,
    /// The page after.
    pub next: Option<PageRef>,
    /// Whether its text is in the programme's own language, not in the edition's.
    pub untranslated: bool,
    /// The provisions that it cites, for citations to open in place.
    pub quotes: Vec<Quote>,
    /// What it shows.
    pub view: View,
}

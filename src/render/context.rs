//! What a web template may use: the contract between the program and themes.
//!
//! Every page template gets the fields of [`Page`]; `page` in it holds what its kind of page has beyond that. Beside
//! them stand texts that are HTML already and need no filter: `body` (the page's text), `contents` (its headings as
//! a list of links, or empty) and what the kind's own struct names. Fields documented as HTML inside lists are written
//! with `| safe`. Addresses are relative to the page. A field is removed or renamed only with a new version of themes.

mod class;
mod media;

use super::html::words::Words;
pub use class::{
    Class, ClassMedium, ClassPaper, Day, Roster, RosterDay, RosterEntry, RosterSession, RosterWeek, Rosters,
    Session, Timetable, TimetableClass, TimetableDay,
};
pub use media::{Chapter, Key, Media, MediaEntry, MediaGroup, MediaItem, Player, Playlist, PlaylistItem};
use serde::Serialize;

/// Every page.
#[derive(Debug, Serialize)]
pub struct Page<'a, T: Serialize> {
    /// Its language (BCP 47).
    pub lang: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language of the text, where it is another: nobody has translated it.
    pub original: Option<Original<'a>>,
    /// The words that templates add, in that language.
    pub words: &'static Words,
    /// What leads to the bundle's root: empty or `../`.
    pub root: &'a str,
    /// Its own address below the root.
    pub url: &'a str,
    /// `lesson`, `law`, …
    pub kind: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The programme.
    pub site: Site<'a>,
    /// From the start page downwards, without the page itself.
    pub breadcrumbs: Vec<Link<'a>>,
    /// The page before.
    pub previous: Option<Link<'a>>,
    /// The page after.
    pub next: Option<Link<'a>>,
    /// What only this kind of page has.
    pub page: T,
}

/// The language of a text that is shown for want of a translation.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Original<'a> {
    /// Its tag.
    pub lang: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
}

/// The programme and the edition.
#[derive(Debug, Serialize)]
pub struct Site<'a> {
    /// Its title.
    pub title: &'a str,
    /// The title up to its colon: what a cover shows large.
    pub name: &'a str,
    /// What follows the colon, or empty.
    pub subtitle: &'a str,
    /// Who gives it.
    pub provider: &'a str,
    /// Its first and last day in words, or empty.
    pub season: String,
    /// Licence of the whole.
    pub license: &'a str,
    /// Whether this is a trainer's edition.
    pub trainer: bool,
    /// Whether it is set in large type.
    pub large: bool,
}

/// A link.
#[derive(Debug, Serialize)]
pub struct Link<'a> {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: &'a str,
}

/// `web/start.html`; also `picture` as HTML, or empty.
#[derive(Debug, Serialize)]
pub struct Start<'a> {
    /// The courses with their lessons.
    pub courses: Vec<CourseEntry<'a>>,
    /// Classes by date.
    pub classes: Vec<ClassEntry<'a>>,
    /// Days on which any class meets: `2026-12-07 2026-12-08`.
    pub days: String,
    /// What there is: a set, how many, and its listing.
    pub sets: Vec<Set<'a>>,
    /// Version of the content: it stands on this page alone, or every edit would touch every page.
    pub version: &'a str,
}

/// A course on the start page.
#[derive(Debug, Serialize)]
pub struct CourseEntry<'a> {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: &'a str,
    /// One or two sentences.
    pub description: &'a str,
    /// For whom, in one line.
    pub audience: String,
    /// Its lessons.
    pub lessons: Vec<LessonEntry<'a>>,
}

/// A lesson in a list.
#[derive(Debug, Serialize)]
pub struct LessonEntry<'a> {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: &'a str,
    /// Its number in the programme.
    pub number: u32,
    /// `40 分钟`
    pub minutes: String,
    /// Its first objective, or empty.
    pub gist: &'a str,
}

/// A class on the start page.
#[derive(Debug, Serialize)]
pub struct ClassEntry<'a> {
    /// Its page.
    pub href: String,
    /// Its name.
    pub title: &'a str,
    /// First day as `2026-11-23`, or empty: the client finds today's class by it.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Both in words.
    pub when: String,
    /// Where.
    pub place: &'a str,
}

/// A set of pages.
#[derive(Debug, Serialize)]
pub struct Set<'a> {
    /// Its listing.
    pub href: String,
    /// Its name.
    pub title: &'a str,
    /// How many.
    pub count: usize,
}

/// `web/course.html`
#[derive(Debug, Serialize)]
pub struct Course<'a> {
    /// For whom, in one line.
    pub audience: String,
    /// One or two sentences.
    pub description: &'a str,
    /// Its lessons, in order.
    pub lessons: Vec<LessonEntry<'a>>,
    /// Minutes of all lessons in words.
    pub minutes: String,
    /// Classes that take it.
    pub classes: Vec<Link<'a>>,
}

/// `web/lesson.html`; also `objectives` and `basis` as HTML lists, or empty.
#[derive(Debug, Serialize)]
pub struct Lesson<'a> {
    /// `第1课`
    pub number: String,
    /// Minutes of teaching in words, or empty.
    pub teaching: String,
    /// Minutes of exercises in words, or empty.
    pub exercises: String,
    /// For whom, in one line.
    pub audience: String,
    /// Topics.
    pub about: &'a [String],
    /// Who wrote it.
    pub author: &'a str,
    /// When it was last revised, in words.
    pub revised: String,
    /// Lessons to be taken before.
    pub prerequisites: Vec<Link<'a>>,
    /// Courses it belongs to.
    pub courses: Vec<Link<'a>>,
    /// Glossary terms used.
    pub terms: Vec<TermNote<'a>>,
    /// The lesson's slides.
    pub slides: String,
}

/// `web/slides.html`; it does not extend the frame of pages.
#[derive(Debug, Serialize)]
pub struct Slides<'a> {
    /// `第1课`
    pub number: String,
    /// Minutes of all in words, or empty.
    pub minutes: String,
    /// The same as a number, to measure time by.
    pub planned: u32,
    /// For whom, in one line.
    pub audience: String,
    /// The lesson's page.
    pub lesson: String,
    /// HTML: notes on the title, or empty.
    pub opening: String,
    /// What follows the title.
    pub slides: Vec<SlideEntry<'a>>,
}

/// A slide.
#[derive(Debug, Serialize)]
pub struct SlideEntry<'a> {
    /// Its number; the title is 1.
    pub number: usize,
    /// What it is, as a CSS class.
    pub kind: &'static str,
    /// The heading of its section, or empty.
    pub heading: &'a str,
    /// Whether it goes on with the slide before.
    pub continued: bool,
    /// HTML: what it shows.
    pub body: String,
    /// Minutes of a countdown, or nothing.
    pub minutes: Option<u32>,
    /// HTML: for the trainer, or empty.
    pub notes: String,
}

/// A glossary term used on a page.
#[derive(Debug, Serialize)]
pub struct TermNote<'a> {
    /// Its entry.
    pub href: String,
    /// The word.
    pub title: &'a str,
    /// What it means.
    pub definition: &'a str,
}

/// `web/law.html`; also `header` as HTML: who adopted it when.
#[derive(Debug, Serialize)]
pub struct Law<'a> {
    /// Short title.
    pub short: &'a str,
    /// Which part of the law this is, or empty.
    pub part: &'a str,
    /// 法律, 行政法规, …
    pub type_document: &'a str,
    /// A number of its own.
    pub identifier: &'a str,
    /// In force? As a class: `in-force`, `not-yet`, `amended`, `repealed`, `unknown`.
    pub standing: &'static str,
    /// The same in words.
    pub standing_words: &'static str,
    /// For which day that was asked, in a sentence, or empty.
    pub checked: String,
    /// `2015年12月27日 公布`, or empty.
    pub published: String,
    /// `2016年3月1日 起施行`, or empty.
    pub since: String,
    /// Whether the page restates some articles only.
    pub summary: bool,
    /// How many articles the law has, in words; empty for full texts.
    pub articles: String,
    /// Where the text comes from.
    pub source: &'a str,
    /// Its translations, numbered from 1 as their texts are.
    pub translations: Vec<LawLanguage<'a>>,
    /// Other versions and parts.
    pub siblings: Vec<Link<'a>>,
    /// Tables that compare it with the version before and after.
    pub compared: Vec<Link<'a>>,
    /// Pages that cite the law as a whole.
    /// Of a decision or an amendment: the laws that it amends.
    pub amends: Vec<Link<'a>>,
    /// What amends the law.
    pub amended_by: Vec<Link<'a>>,
    pub used_in: Vec<Link<'a>>,
}

/// `web/comparison.html`; its `body` is the rows of a table.
#[derive(Debug, Serialize)]
pub struct Comparison<'a> {
    /// The law's full title.
    pub law: &'a str,
    /// How many articles were changed, moved, added, …
    pub summary: String,
    /// The old version and the new one.
    pub sides: [ComparedSide; 2],
}

/// The head of a column.
#[derive(Debug, Serialize)]
pub struct ComparedSide {
    /// `旧条文`
    pub head: &'static str,
    /// The page of the version.
    pub href: String,
    /// `2015年3月15日 公布`, or empty.
    pub document: String,
    /// `2015年3月15日 起施行`, or empty.
    pub since: String,
    /// In force? As a class.
    pub standing: &'static str,
    /// The same in words.
    pub standing_words: &'static str,
}

/// A translation of a law.
#[derive(Debug, Serialize)]
pub struct LawLanguage<'a> {
    /// Its tag.
    pub lang: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What the language calls itself.
    pub name: &'a str,
    /// The law's title in it.
    pub title: &'a str,
    /// A choice: 对照：ئۇيغۇرچە
    pub choice: String,
}

/// `web/policy.html`
#[derive(Debug, Serialize)]
pub struct Policy<'a> {
    /// Who issued it.
    pub publisher: &'a str,
    /// When, in words.
    pub date: String,
    /// 文号
    pub identifier: &'a str,
}

/// `web/case.html`; also `basis` as an HTML list, or empty.
#[derive(Debug, Serialize)]
pub struct Case<'a> {
    /// Its number among the cases.
    pub number: u32,
    /// Who published it.
    pub origin: &'a str,
    /// Lessons that use it.
    pub used_in: Vec<Link<'a>>,
}

/// `web/quiz.html`; also `questions` as HTML.
#[derive(Debug, Serialize)]
pub struct Quiz<'a> {
    /// How many questions, in words.
    pub count: String,
    /// Whether the page knows the answers.
    pub answers: bool,
    /// Lessons that draw from it.
    pub used_in: Vec<Link<'a>>,
    /// Where its questions are asked on the big screen; empty in a learner's edition.
    pub contest: String,
}

/// `web/contest.html`
#[derive(Debug, Serialize)]
pub struct Contest<'a> {
    /// The banks of the edition.
    pub banks: Vec<ContestBank<'a>>,
}

/// A bank of a contest.
#[derive(Debug, Serialize)]
pub struct ContestBank<'a> {
    /// Its id on the page: `contest.html#bank` chooses it.
    pub anchor: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Topics.
    pub about: String,
    /// How many questions, in words.
    pub count: String,
    /// The questions with their keys, as HTML.
    pub questions: String,
}

/// `web/glossary.html`
#[derive(Debug, Serialize)]
pub struct Glossary<'a> {
    /// All terms.
    pub terms: Vec<Term<'a>>,
}

/// A glossary entry.
#[derive(Debug, Serialize)]
pub struct Term<'a> {
    /// Its anchor.
    pub id: &'a str,
    /// The word.
    pub term: &'a str,
    /// Everyday words for it, in one line.
    pub alternate: String,
    /// The word in other languages.
    pub translations: Vec<Translation<'a>>,
    /// HTML: what it means.
    pub definition: String,
}

/// A word in another language.
#[derive(Debug, Serialize)]
pub struct Translation<'a> {
    /// Its language.
    pub lang: &'a str,
    /// Its direction.
    pub dir: &'static str,
    /// The word.
    pub word: &'a str,
}

/// `web/list.html`
#[derive(Debug, Serialize)]
pub struct List<'a> {
    /// The lines by group; one group without a name where there are none.
    pub groups: Vec<Group<'a>>,
    /// How many lines.
    pub count: usize,
}

/// A group of a listing.
#[derive(Debug, Serialize)]
pub struct Group<'a> {
    /// Its name: a letter, a course, or nothing.
    pub title: &'a str,
    /// Its anchor.
    pub id: String,
    /// Its lines.
    pub lines: Vec<Line<'a>>,
}

/// A line of a listing.
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: &'a str,
    /// A word beside it.
    pub note: &'a str,
}

/// `web/search.html`, `web/check.html`
#[derive(Debug, Serialize)]
pub struct Search {}

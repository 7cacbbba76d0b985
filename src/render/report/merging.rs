//! Merging: lessons that are alike, what classes that share learners need not hear twice, and timetables without it.

use super::{Facts, page};
use crate::base::{csv, json};
use crate::curriculum::merging::{Alike, ClassRef, LessonRef, Likeness, Merging, Pair, Saving, Shared};
use crate::diag::Diagnostic;
use crate::render::template::Templates;
use serde::Serialize;

#[derive(Serialize)]
struct Whole<'a> {
    lessons: Vec<AlikeRow<'a>>,
    pairs: Vec<PairRow<'a>>,
    audiences: Vec<SavingRow<'a>>,
    /// Files below the report that can take the place of a class.
    proposals: Vec<ProposalRow<'a>>,
}

#[derive(Serialize)]
struct AlikeRow<'a> {
    one: LessonRow<'a>,
    other: LessonRow<'a>,
    likeness: &'static str,
    /// How much of the shorter text stands in the longer one, in hundredths.
    text_per_cent: u32,
    articles: &'a [String],
    topics: &'a [String],
}

#[derive(Serialize)]
struct LessonRow<'a> {
    programme: &'a str,
    lesson: &'a str,
    title: &'a str,
    minutes: u32,
}

#[derive(Serialize)]
struct ClassRow<'a> {
    programme: &'a str,
    class: &'a str,
    name: &'a str,
    audience: &'a str,
    size: Option<u32>,
    start_date: Option<String>,
}

#[derive(Serialize)]
struct PairRow<'a> {
    first: ClassRow<'a>,
    second: ClassRow<'a>,
    /// Whether `shares_with` says so.
    declared: bool,
    sessions_saved: u32,
    minutes_saved: u32,
    shared: Vec<SharedRow<'a>>,
}

#[derive(Serialize)]
struct SharedRow<'a> {
    kept: LessonRow<'a>,
    dropped: LessonRow<'a>,
    likeness: &'static str,
    falls_away: bool,
    date: Option<String>,
    time: Option<String>,
}

#[derive(Serialize)]
struct SavingRow<'a> {
    audience: &'a str,
    sessions: u32,
    minutes: u32,
}

#[derive(Serialize)]
struct ProposalRow<'a> {
    class: &'a str,
    name: &'a str,
    file: String,
}

fn likeness(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Same => "same",
        Likeness::Near => "near",
        Likeness::Overlap => "overlap",
    }
}

fn lesson(lesson: &LessonRef) -> LessonRow<'_> {
    LessonRow {
        programme: &lesson.programme,
        lesson: &lesson.id,
        title: &lesson.title,
        minutes: lesson.minutes,
    }
}

fn class(class: &ClassRef) -> ClassRow<'_> {
    ClassRow {
        programme: &class.programme,
        class: &class.id,
        name: &class.name,
        audience: &class.audience,
        size: class.size,
        start_date: class.start.map(|day| day.to_string()),
    }
}

fn alike(pair: &Alike) -> AlikeRow<'_> {
    AlikeRow {
        one: lesson(&pair.one),
        other: lesson(&pair.other),
        likeness: likeness(pair.likeness),
        text_per_cent: pair.text,
        articles: &pair.articles,
        topics: &pair.topics,
    }
}

fn shared(shared: &Shared) -> SharedRow<'_> {
    SharedRow {
        kept: lesson(&shared.kept),
        dropped: lesson(&shared.dropped),
        likeness: likeness(shared.likeness),
        falls_away: shared.falls_away(),
        date: shared.when.map(|at| at.date.to_string()),
        time: shared.when.map(|at| format!("{}:{:02}", at.from / 60, at.from % 60)),
    }
}

fn pair(pair: &Pair) -> PairRow<'_> {
    let (sessions_saved, minutes_saved) = pair.saved();
    PairRow {
        first: class(&pair.first),
        second: class(&pair.second),
        declared: pair.declared,
        sessions_saved,
        minutes_saved,
        shared: pair.shared.iter().map(shared).collect(),
    }
}

fn whole(merging: &Merging) -> Whole<'_> {
    let saving = |saving: &'_ Saving| (saving.sessions, saving.minutes);
    Whole {
        lessons: merging.lessons.iter().map(alike).collect(),
        pairs: merging.pairs.iter().map(pair).collect(),
        audiences: merging
            .audiences
            .iter()
            .map(|line| {
                let (sessions, minutes) = saving(line);
                SavingRow { audience: &line.audience, sessions, minutes }
            })
            .collect(),
        proposals: merging
            .proposals
            .iter()
            .map(|proposal| ProposalRow {
                class: &proposal.class.id,
                name: &proposal.class.name,
                file: format!("merging/classes/{}.yaml", proposal.slug),
            })
            .collect(),
    }
}

/// All of it.
pub(super) fn json(merging: &Merging) -> String {
    json::pretty(&whole(merging))
}

/// A row for each pair of lessons that are alike, with a head.
pub(super) fn csv(merging: &Merging) -> String {
    let head = [
        "programme",
        "lesson",
        "title",
        "other_programme",
        "other_lesson",
        "other_title",
        "likeness",
        "text_per_cent",
        "articles",
        "topics",
    ];
    let row = |pair: &Alike| {
        csv::row([
            pair.one.programme.as_str(),
            &pair.one.id,
            &pair.one.title,
            &pair.other.programme,
            &pair.other.id,
            &pair.other.title,
            likeness(pair.likeness),
            &pair.text.to_string(),
            &pair.articles.join("; "),
            &pair.topics.join("; "),
        ])
    };
    csv::file(std::iter::once(csv::row(head)).chain(merging.lessons.iter().map(row)))
}

/// What the list of reports says of it.
#[derive(Serialize)]
pub(super) struct Summary {
    lessons: usize,
    sessions: u32,
    minutes: u32,
}

pub(super) fn summary(merging: &Merging) -> Summary {
    Summary {
        lessons: merging.lessons.len(),
        sessions: merging.audiences.iter().map(|line| line.sessions).sum(),
        minutes: merging.audiences.iter().map(|line| line.minutes).sum(),
    }
}

/// The page for people.
pub(super) fn html(facts: &Facts, merging: &Merging, templates: &Templates) -> (String, Vec<Diagnostic>) {
    #[derive(Serialize)]
    struct Own<'a> {
        summary: Summary,
        #[serde(flatten)]
        whole: Whole<'a>,
    }
    page("report/merging.html", facts, Own { summary: summary(merging), whole: whole(merging) }, templates)
}

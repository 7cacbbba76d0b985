//! Listings: the start page, one list a kind, the index of all titles by pinyin.

use super::timetables;
use super::views::{Views, listing};
use crate::base::pinyin;
use crate::curriculum::order::Order;
use crate::render::html::words::{Words, fill};
use crate::render::resolve::Resolver;
use crate::render::view::{EditionFacts, ListLine, StartView, View, contest_page};
use crate::syntax::ast::PageRef;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::curriculum::Role;

/// The start page.
pub(super) fn start(
    resolver: &Resolver<'_>,
    order: &Order,
    views: &Views,
    facts: &EditionFacts,
) -> StartView {
    let classes = views.classes.iter();
    StartView {
        version: facts.content_version.clone(),
        courses: views.courses.clone(),
        classes: classes
            .map(|class| (class.page.clone(), class.dates.0, class.dates.1, class.location.clone()))
            .collect(),
        days: timetables::days_of_all(&views.classes).iter().map(|day| day.date).collect(),
        sets: sets(resolver, order, views),
        picture: None,
    }
}

/// What there is: a set, its listing, how many. Empty sets have no listing.
pub(super) fn sets(resolver: &Resolver<'_>, order: &Order, views: &Views) -> Vec<(String, PageRef, usize)> {
    let words = resolver.words;
    let sets = [
        (words.lessons, listing(Kind::Lesson, words), order.lessons.len()),
        (words.laws, listing(Kind::Law, words), resolver.catalog.shelf.works.len()),
        (words.policies, listing(Kind::Policy, words), views.policies.len()),
        (words.cases, listing(Kind::Case, words), views.cases.len()),
        (words.quizzes, listing(Kind::Quiz, words), views.quizzes.len()),
        (words.media, (*resolver.pages.library).clone(), resolver.catalog.media.len()),
        (words.glossary, (*resolver.pages.glossary).clone(), views.glossary.len()),
    ];
    let sets = sets.into_iter().chain(
        shows_coverage(resolver).then(|| (words.coverage, coverage(words), resolver.catalog.classes.len())),
    );
    let contest = (words.contest.title, contest_page(words.contest.title), views.quizzes.len());
    let sets = sets.chain((resolver.edition.role == Role::Trainer).then_some(contest));
    let filled = sets.filter(|(.., count)| *count > 0);
    filled.map(|(name, page, count)| (name.to_owned(), page, count)).collect()
}

/// Whether the edition tells what each class is taught: to trainers, who see all classes.
pub(super) fn shows_coverage(resolver: &Resolver<'_>) -> bool {
    let edition = resolver.edition;
    edition.role == Role::Trainer
        && edition.class.is_none()
        && edition.listeners.is_none()
        && !resolver.catalog.classes.is_empty()
}

/// The page that tells it.
pub(super) fn coverage(words: &Words) -> PageRef {
    PageRef { url: "coverage.html".to_owned(), title: words.cover.title.to_owned() }
}

/// One page a kind that has entries, and the index of titles.
pub(super) fn listings(resolver: &Resolver<'_>, order: &Order, views: &Views) -> Vec<(PageRef, View)> {
    let words = resolver.words;
    let mut out = Vec::new();
    let mut all: Vec<ListLine> = Vec::new();
    for kind in [Kind::Course, Kind::Lesson, Kind::Policy, Kind::Law, Kind::Case, Kind::Quiz, Kind::Class] {
        let lines = lines(resolver, order, views, kind);
        all.extend(lines.iter().map(|line| ListLine { note: listing(kind, words).title, ..line.clone() }));
        if !lines.is_empty() {
            out.push((listing(kind, words), View::List(lines)));
        }
    }
    all.extend(views.glossary.iter().map(|term| ListLine {
        page: PageRef { url: format!("glossary.html#{}", term.anchor), title: term.term.clone() },
        note: resolver.pages.glossary.title.clone(),
        group: String::new(),
    }));
    let played = resolver.catalog.media.keys().filter_map(|id| resolver.pages.player(id));
    all.extend(played.map(|page| ListLine {
        page,
        note: resolver.pages.library.title.clone(),
        group: String::new(),
    }));
    // Every law begins with 中华人民共和国: it is looked for under what comes after.
    let sorted_by = |line: &ListLine| line.page.title.trim_start_matches("中华人民共和国").to_owned();
    all.sort_by_cached_key(|line| (pinyin::sort_key(&sorted_by(line)), line.page.url.clone()));
    for line in &mut all {
        line.group = pinyin::initial(&sorted_by(line)).to_string();
    }
    all.sort_by_key(|line| line.group == "#");
    out.push((PageRef { url: "titles.html".to_owned(), title: words.titles.to_owned() }, View::List(all)));
    out
}

fn lines(resolver: &Resolver<'_>, order: &Order, views: &Views, kind: Kind) -> Vec<ListLine> {
    let words = resolver.words;
    let line = |page: &PageRef, note: String, group: String| ListLine { page: page.clone(), note, group };
    match kind {
        Kind::Lesson => {
            let lesson = |lesson: &crate::render::view::LessonView| {
                let course = lesson.courses.first().map_or_else(String::new, |course| course.title.clone());
                line(&lesson.page, fill(words.minutes, lesson.teaching + lesson.exercises), course)
            };
            debug_assert_eq!(order.lessons.len(), views.lessons.len());
            views.lessons.iter().map(lesson).collect()
        }
        Kind::Course => {
            let note =
                |course: &crate::render::view::CourseView| fill(words.count_lessons, course.lessons.len());
            views.courses.iter().map(|course| line(&course.page, note(course), String::new())).collect()
        }
        Kind::Policy => views
            .policies
            .iter()
            .map(|policy| line(&policy.page, policy.publisher.clone(), String::new()))
            .collect(),
        Kind::Case => {
            views.cases.iter().map(|case| line(&case.page, case.origin.clone(), String::new())).collect()
        }
        Kind::Quiz => {
            let note =
                |quiz: &crate::render::view::QuizView| fill(words.count_questions, quiz.questions.len());
            views.quizzes.iter().map(|quiz| line(&quiz.page, note(quiz), String::new())).collect()
        }
        Kind::Class => {
            let note = |class: &crate::render::view::ClassView| match class.dates.0 {
                Some(start) => format!("{} {}", words.date(start), class.location),
                None => class.location.clone(),
            };
            views.classes.iter().map(|class| line(&class.page, note(class), String::new())).collect()
        }
        Kind::Law => laws(resolver),
        Kind::Curriculum | Kind::Audiences | Kind::Glossary | Kind::Media => Vec::new(),
    }
}

fn laws(resolver: &Resolver<'_>) -> Vec<ListLine> {
    let words = resolver.words;
    let mut out = Vec::new();
    for work in &resolver.catalog.shelf.works {
        for (index, version) in work.versions.iter().enumerate() {
            let standing = work.standing(index, resolver.edition.as_of);
            for part in &version.parts {
                let Some(page) = resolver.pages.find(Kind::Law, &part.id) else { continue };
                let title = match &part.part {
                    Some(name) => format!("{} {name}", work.title),
                    None => work.title.clone(),
                };
                let date = version.document.filter(|_| work.versions.len() > 1);
                let standing = words.standing(standing);
                let note = date
                    .map_or_else(|| standing.to_owned(), |day| format!("{} · {standing}", words.date(day)));
                out.push(ListLine {
                    page: PageRef { url: page.url.clone(), title },
                    note,
                    group: String::new(),
                });
            }
        }
    }
    out
}

//! Each kind of page: its view into the fields of its template.

use super::{Frame, contents, legislation};
use crate::diag::Diagnostic;
use crate::law::table;
use crate::render::context as cx;
use crate::render::html::escape::{href, is_arabic, target};
use crate::render::html::words::{autonym, fill};
use crate::render::html::{Writer, comparison as comparison_html, law as law_html, law_texts};
use crate::render::view::{
    CaseView, ComparisonView, CourseView, CoverageMap, DeckView, LawTranslation, LawView, LessonLine,
    LessonView, ListLine, PolicyView, QuizView, Slide, StartView, TermView, VersionFacts, contest_anchor,
    contest_page,
};

/// The page, and what is wrong with its template.
pub(super) type Made = (String, Vec<Diagnostic>);

pub(super) fn start(frame: &Frame<'_>, view: &StartView) -> Made {
    let courses = view.courses.iter().map(|course| cx::CourseEntry {
        href: frame.link(&course.page).href,
        title: &course.page.title,
        description: &course.description,
        audience: frame.joined(&course.audience),
        lessons: lessons(frame, &course.lessons),
    });
    let classes = view.classes.iter().map(|(page, from, to, place)| cx::ClassEntry {
        href: frame.link(page).href,
        title: &page.title,
        from: from.map(|day| day.to_string()).unwrap_or_default(),
        to: to.or(*from).map(|day| day.to_string()).unwrap_or_default(),
        when: frame.words.season((*from, *to)),
        place,
    });
    let sets = view.sets.iter();
    let own = cx::Start {
        courses: courses.collect(),
        classes: classes.collect(),
        days: view.days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        sets: sets
            .map(|(title, page, count)| cx::Set { href: frame.link(page).href, title, count: *count })
            .collect(),
        version: &view.version,
    };
    let picture = view.picture.as_ref().map(|picture| Writer::new(frame.setting()).picture_alone(picture));
    frame.render("web/start.html", own, &[("picture", picture.as_deref().unwrap_or_default())])
}

pub(super) fn course(frame: &Frame<'_>, view: &CourseView) -> Made {
    let mut writer = Writer::new(frame.setting());
    let body = writer.content(&view.body);
    let own = cx::Course {
        audience: frame.joined(&view.audience),
        description: &view.description,
        lessons: lessons(frame, &view.lessons),
        minutes: frame.minutes(view.lessons.iter().map(|line| line.minutes.0 + line.minutes.1).sum()),
        classes: frame.links(&view.classes),
    };
    frame.render("web/course.html", own, &[("body", &body), ("contents", "")])
}

pub(super) fn lesson(frame: &Frame<'_>, view: &LessonView) -> Made {
    let mut writer = Writer::new(frame.setting());
    let basis = writer.list(&view.legal_basis, "basis");
    let objectives = writer.list(&view.objectives, "");
    let body = writer.content(&view.body);
    let terms = view.terms.iter().map(|note| cx::TermNote {
        href: target(&frame.task.page.url, &note.to).unwrap_or_default(),
        title: &note.term,
        definition: &note.definition,
    });
    let own = cx::Lesson {
        number: fill(frame.words.lesson_number, view.number),
        teaching: frame.minutes(view.teaching),
        exercises: frame.minutes(view.exercises),
        audience: frame.joined(&view.audience),
        about: &view.about,
        author: &view.author,
        revised: view.date_modified.map(|day| frame.words.date(day)).unwrap_or_default(),
        prerequisites: frame.links(&view.prerequisites),
        courses: frame.links(&view.courses),
        terms: terms.collect(),
        slides: href(&frame.task.page.url, &frame.slides_of(&view.page), None),
    };
    let contents = contents(&writer.headings);
    let ready =
        [("body", body.as_str()), ("contents", &contents), ("objectives", &objectives), ("basis", &basis)];
    frame.render("web/lesson.html", own, &ready)
}

pub(super) fn slides(frame: &Frame<'_>, view: &DeckView) -> Made {
    let mut writer = Writer::new(frame.setting());
    let opening = writer.blocks_bare(&view.opening);
    let slide = |(at, slide): (usize, &'_ Slide)| (at + 2, writer.blocks_bare(&slide.blocks));
    let bodies: Vec<(usize, String)> = view.slides.iter().enumerate().map(slide).collect();
    // Notes have numbers of their own: they repeat what the slides show.
    let mut notes = Writer::new(frame.setting());
    let slides = view.slides.iter().zip(bodies).map(|(slide, (number, body))| cx::SlideEntry {
        number,
        kind: slide.kind.name(),
        heading: &slide.heading,
        continued: slide.continued,
        body,
        minutes: slide.minutes,
        notes: notes.blocks_bare(&slide.notes),
    });
    let own = cx::Slides {
        number: fill(frame.words.lesson_number, view.number),
        minutes: frame.minutes(view.minutes.0 + view.minutes.1),
        planned: view.minutes.0 + view.minutes.1,
        audience: frame.joined(&view.audience),
        lesson: frame.link(&view.lesson).href,
        opening,
        slides: slides.collect(),
    };
    frame.render("web/slides.html", own, &[("body", ""), ("contents", "")])
}

pub(super) fn law(frame: &Frame<'_>, view: &LawView) -> Made {
    let (words, law) = (frame.words, &view.law.law);
    let mut writer = Writer::new(frame.setting());
    let mut body = writer.content(&view.body);
    let statute = law_html::write(view, frame.setting(), if writer.headings.is_empty() { 1 } else { 2 });
    law_texts::running(&mut body, &view.translations, frame.setting());
    body.push_str(&statute.body);
    let contents = if writer.headings.is_empty() { statute.contents } else { contents(&writer.headings) };
    let day = |sentence, day: Option<_>| day.map(|day| fill(sentence, words.date(day))).unwrap_or_default();
    let own = cx::Law {
        short: &view.law.short,
        part: law.part.as_deref().unwrap_or_default(),
        type_document: &law.type_document,
        identifier: &law.identifier,
        standing: view.law.standing.name(),
        standing_words: words.standing(view.law.standing),
        checked: day(words.checked_on, frame.task.edition.as_of),
        published: day(words.published, law.date_document),
        since: day(words.since, view.law.in_force),
        summary: law.is_summary(),
        articles: law.articles.map(|count| fill(words.articles_in_all, count)).unwrap_or_default(),
        source: &law.source,
        translations: view.translations.iter().map(|translation| law_language(frame, translation)).collect(),
        siblings: view
            .siblings
            .iter()
            .map(|(words, page)| cx::Link { href: frame.link(page).href, title: words })
            .collect(),
        compared: view
            .compared
            .iter()
            .map(|(words, page)| cx::Link { href: frame.link(page).href, title: words })
            .collect(),
        used_in: frame.links(&view.cited_as_whole),
        amends: frame.links(&view.law.amends),
        amended_by: frame.links(&view.law.amended_by),
    };
    let data = legislation::data(frame, view);
    let ready = [
        ("body", body.as_str()),
        ("contents", &contents),
        ("header", &statute.header),
        ("legislation", &data),
    ];
    frame.render("web/law.html", own, &ready)
}

pub(super) fn comparison(frame: &Frame<'_>, view: &ComparisonView) -> Made {
    let words = frame.words;
    let day = |sentence, day: Option<_>| day.map(|day| fill(sentence, words.date(day))).unwrap_or_default();
    let side = |head, facts: &VersionFacts| cx::ComparedSide {
        head,
        href: facts.parts.first().map(|(page, _)| frame.link(page).href).unwrap_or_default(),
        document: day(words.published, facts.document),
        since: day(words.since, facts.in_force),
        standing: facts.standing.name(),
        standing_words: words.standing(facts.standing),
    };
    let counts = table::count(view.rows.iter().map(|row| &row.kind)).into_iter();
    let counts: Vec<String> = counts.map(|(kind, count)| format!("{} {count}", words.change(kind))).collect();
    let own = cx::Comparison {
        law: &view.title,
        summary: frame.joined(&counts),
        sides: [side(words.old_text, &view.old), side(words.new_text, &view.new)],
    };
    let body = comparison_html::write(view, frame.setting());
    frame.render("web/comparison.html", own, &[("body", &body), ("contents", "")])
}

fn law_language<'a>(frame: &Frame<'_>, translation: &'a LawTranslation) -> cx::LawLanguage<'a> {
    let name = autonym(&translation.lang);
    cx::LawLanguage {
        lang: &translation.lang,
        dir: law_texts::dir(translation),
        name,
        title: &translation.law.title.value,
        choice: fill(frame.words.beside, name),
    }
}

pub(super) fn policy(frame: &Frame<'_>, view: &PolicyView) -> Made {
    let mut writer = Writer::new(frame.setting());
    let body = writer.content(&view.body);
    let own = cx::Policy {
        publisher: &view.publisher,
        date: view.date_issued.map(|day| frame.words.date(day)).unwrap_or_default(),
        identifier: &view.identifier,
    };
    frame.render("web/policy.html", own, &[("body", &body), ("contents", &contents(&writer.headings))])
}

pub(super) fn case(frame: &Frame<'_>, view: &CaseView) -> Made {
    let mut writer = Writer::new(frame.setting());
    let basis = writer.list(&view.legal_basis, "basis");
    let body = writer.content(&view.body);
    let own = cx::Case { number: view.number, origin: &view.origin, used_in: frame.links(&view.used_in) };
    let contents = contents(&writer.headings);
    frame.render("web/case.html", own, &[("body", &body), ("contents", &contents), ("basis", &basis)])
}

pub(super) fn quiz(frame: &Frame<'_>, view: &QuizView) -> Made {
    let mut writer = Writer::new(frame.setting());
    let body = writer.content(&view.intro);
    let questions = writer.question_list(&view.questions);
    let own = cx::Quiz {
        count: fill(frame.words.count_questions, view.questions.len()),
        answers: view.questions.iter().any(|question| question.key.is_some()),
        used_in: frame.links(&view.used_in),
        contest: match frame.task.edition.is_trainer() {
            true => href(
                &frame.task.page.url,
                &contest_page(frame.words.contest.title),
                Some(contest_anchor(&view.page)),
            ),
            false => String::new(),
        },
    };
    frame.render("web/quiz.html", own, &[("body", &body), ("contents", ""), ("questions", &questions)])
}

pub(super) fn glossary(frame: &Frame<'_>, terms: &[TermView]) -> Made {
    let mut writer = Writer::new(frame.setting());
    let terms = terms.iter().map(|view| cx::Term {
        id: &view.anchor,
        term: &view.term,
        alternate: frame.joined(&view.alternate),
        translations: view.translations.iter().map(|(lang, word)| translation(lang, word)).collect(),
        definition: writer.blocks_alone(&view.definition.blocks),
    });
    let own = cx::Glossary { terms: terms.collect() };
    frame.render("web/glossary.html", own, &[("body", ""), ("contents", "")])
}

fn translation<'a>(lang: &'a str, word: &'a str) -> cx::Translation<'a> {
    cx::Translation { lang, dir: if word.contains(is_arabic) { "rtl" } else { "ltr" }, word }
}

pub(super) fn list(frame: &Frame<'_>, lines: &[ListLine]) -> Made {
    let mut groups: Vec<cx::Group<'_>> = Vec::new();
    for line in lines {
        if groups.last().is_none_or(|group| group.title != line.group) {
            let id = format!("group-{}", groups.len() + 1);
            groups.push(cx::Group { title: &line.group, id, lines: Vec::new() });
        }
        let href = href(&frame.task.page.url, &line.page, None);
        if let Some(group) = groups.last_mut() {
            group.lines.push(cx::Line { href, title: &line.page.title, note: &line.note });
        }
    }
    let own = cx::List { groups, count: lines.len() };
    frame.render("web/list.html", own, &[("body", ""), ("contents", "")])
}

pub(super) fn coverage(frame: &Frame<'_>, map: &CoverageMap) -> Made {
    frame.render("web/coverage.html", map, &[("body", ""), ("contents", "")])
}

pub(super) fn search(frame: &Frame<'_>) -> Made {
    frame.render("web/search.html", cx::Search {}, &[("body", ""), ("contents", "")])
}

pub(super) fn check(frame: &Frame<'_>) -> Made {
    frame.render("web/check.html", cx::Search {}, &[("body", ""), ("contents", "")])
}

pub(super) fn lessons<'a>(frame: &Frame<'_>, lines: &'a [LessonLine]) -> Vec<cx::LessonEntry<'a>> {
    let line = |line: &'a LessonLine| cx::LessonEntry {
        href: frame.link(&line.page).href,
        title: &line.page.title,
        number: line.number,
        minutes: frame.minutes(line.minutes.0 + line.minutes.1),
        gist: &line.gist,
    };
    lines.iter().map(line).collect()
}

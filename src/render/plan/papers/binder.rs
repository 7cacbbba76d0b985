//! The binder of a class: the papers that there are, put together, and its lessons with what they aim at and rest on.

use super::super::print::Desk;
use super::{class, lists};
use crate::curriculum::coverage::Coverage;
use crate::media::clock;
use crate::render::paper::binder::{Binder, Lesson, Medium};
use crate::render::paper::class::{Head, SignIn};
use crate::render::view::{BinderMedium, BinderPaper, ClassView, LawCited, LessonLine, LessonView};
use crate::syntax::ast::plain_text;
use crate::syntax::callouts::CalloutKind;
use crate::syntax::kinds::class::Class;

/// Days beside each other on a sheet to sign: sheets of a binder stand upright.
const DAYS: usize = 4;

pub(super) fn binder(
    desk: &Desk<'_>,
    class: &Class,
    view: &ClassView,
    head: Head,
    coverage: &Coverage,
) -> Binder {
    let sheet = class::sign_in(desk, class, head.clone());
    let sheets: Vec<SignIn> =
        sheet.days.chunks(DAYS).map(|days| SignIn { days: days.to_vec(), ..sheet.clone() }).collect();
    Binder {
        daily: view.daily.clone(),
        timetable: class::timetable(desk, view, head.clone()),
        lessons: view.lessons.iter().filter_map(|line| lesson(desk, view, line)).collect(),
        media: view.binder.media.iter().map(medium).collect(),
        papers: view.binder.papers.iter().map(paper).collect(),
        sign_in: if sheets.is_empty() { vec![sheet] } else { sheets },
        checklist: class::checklist(desk, class, view, head.clone(), coverage),
        head,
    }
}

fn lesson(desk: &Desk<'_>, class: &ClassView, line: &LessonLine) -> Option<Lesson> {
    let view = desk.views.lessons.iter().find(|lesson| lesson.page == line.page)?;
    let mut when: Vec<String> = Vec::new();
    for session in class.sessions.iter().filter(|session| session.to.as_ref() == Some(&line.page)) {
        let said = format!("{} {}", class::short(session.date), session.time);
        if !when.contains(&said) {
            when.push(said);
        }
    }
    Some(Lesson {
        number: line.number,
        title: line.page.title.clone(),
        minutes: line.minutes,
        when,
        objectives: objectives(view),
        basis: basis(view),
    })
}

fn objectives(view: &LessonView) -> Vec<String> {
    match view.objectives.is_empty() {
        true => lists::of_callouts(&view.body.blocks, CalloutKind::Objectives),
        false => view.objectives.iter().map(|text| plain_text(text)).collect(),
    }
}

/// What the lesson names as its basis; where it names nothing, the laws that it cites.
fn basis(view: &LessonView) -> Vec<String> {
    let law = |law: &LawCited| {
        let articles: Vec<&str> = law.articles.iter().map(|(words, _)| words.as_str()).collect();
        format!("《{}》{}", law.title.trim_start_matches("中华人民共和国"), articles.join("、"))
    };
    match view.legal_basis.is_empty() {
        true => view.laws_cited.iter().map(law).collect(),
        false => view.legal_basis.iter().map(|text| plain_text(text)).collect(),
    }
}

fn medium(medium: &BinderMedium) -> Medium {
    Medium {
        title: medium.title.clone(),
        kind: medium.kind.zh(),
        length: medium.seconds.map(clock).unwrap_or_default(),
        lessons: medium.lessons.iter().map(|page| page.title.clone()).collect(),
        external: medium.external,
    }
}

fn paper(paper: &BinderPaper) -> (String, String, String) {
    let copies = paper.copies.map(|copies| format!("{copies} 份")).unwrap_or_default();
    (paper.title.clone(), paper.size.clone(), copies)
}

//! The characters of titles and headings: what a web font for them must hold. A character that is missing is drawn
//! with the reader's own font, so this need not be complete to the last label of a theme.

use crate::render::job::{Job, Task};
use crate::render::view::View;
use crate::syntax::ast::{BlockKind, Content, plain_text};
use crate::syntax::walk::{self, Visit};
use std::collections::BTreeSet;

/// Labels that the built-in theme sets in the face of headings.
const LABELS: &str = "目标问题要点案例活动测验白话法条讲师课文法律政策题库影音名词标题索引搜索全部班次课表首页第章节编条用于核对文件影片歌曲短片音频图片章节讲师地点资料夹要印的纸课前准备到周日月年";

/// The characters of all pages among `jobs`.
pub(super) fn of(jobs: &[Job]) -> BTreeSet<char> {
    let mut letters: BTreeSet<char> = LABELS.chars().chain(' '..='~').collect();
    for job in jobs {
        let Task::Page(page) = &job.task else { continue };
        letters.extend(page.page.title.chars());
        match &page.view {
            View::Lesson(lesson) => headings(&lesson.body, &mut letters),
            View::Course(course) => headings(&course.body, &mut letters),
            View::Policy(policy) => headings(&policy.body, &mut letters),
            View::Case(case) => headings(&case.body, &mut letters),
            View::Quiz(quiz) => headings(&quiz.intro, &mut letters),
            View::Law(law) => headings(&law.body, &mut letters),
            View::Glossary(terms) => letters.extend(terms.iter().flat_map(|term| term.term.chars())),
            View::Slides(_)
            | View::Comparison(_)
            | View::Start(_)
            | View::Class(_)
            | View::Timetable(_)
            | View::Rosters(_)
            | View::Roster(_)
            | View::Media(_)
            | View::Player(_)
            | View::List(_)
            | View::Coverage(_)
            | View::Search
            | View::Check
            | View::Contest(_) => {}
        }
    }
    letters
}

fn headings(content: &Content, letters: &mut BTreeSet<char>) {
    walk::content(content, &mut |visit| match visit {
        Visit::Block(block) => {
            if let BlockKind::Heading { text, .. } = &block.kind {
                letters.extend(plain_text(text).chars());
            }
        }
        Visit::Callout(callout) => letters.extend(plain_text(&callout.title).chars()),
        _ => {}
    });
}

//! What search reads of a page: its text in sections that a link can lead to.

use super::{blocks, questions};
use crate::law::statute::{Article, Piece};
use crate::law::title;
use crate::render::search::{Page, Section};
use crate::render::view::{LawView, LessonLine, PageTask, View};
use crate::syntax::ast::{Block, BlockKind, Content, MediaCard, plain_text};
use crate::syntax::kinds::Kind;

/// The text of a page for the search index; nothing for pages that only list others.
pub fn of_page(task: &PageTask) -> Option<Page> {
    let mut sections = Vec::new();
    match &task.view {
        View::Lesson(lesson) => {
            let objectives: Vec<String> = lesson.objectives.iter().map(|text| plain_text(text)).collect();
            push(&mut sections, "", "", objectives.join("\n"));
            content(&lesson.body, &mut sections);
        }
        View::Course(course) => {
            push(&mut sections, "", "", course.description.clone());
            content(&course.body, &mut sections);
            push(&mut sections, "", "", titles(&course.lessons));
        }
        View::Policy(policy) => content(&policy.body, &mut sections),
        View::Case(case) => content(&case.body, &mut sections),
        View::Quiz(quiz) => {
            content(&quiz.intro, &mut sections);
            let mut text = String::new();
            questions(&quiz.questions, &mut text);
            push(&mut sections, "", "", text);
        }
        View::Class(class) => {
            let words = [&class.location, &class.organiser, &class.audience];
            push(&mut sections, "", "", words.map(String::as_str).join("\n"));
            push(&mut sections, "", "", titles(&class.lessons));
        }
        View::Law(law) => statute(law, &mut sections),
        View::Glossary(terms) => {
            for term in terms {
                let text = format!("{}\n{}", term.alternate.join("、"), blocks(&term.definition.blocks));
                push(&mut sections, &term.anchor, &term.term, text);
            }
        }
        // What is played has pages of its own; pictures have not.
        View::Media(media) => {
            for medium in media.iter().filter(|medium| medium.card.page.is_none()) {
                push(&mut sections, &medium.anchor, &medium.card.title, told(&medium.card));
            }
        }
        View::Player(player) => {
            let card = &player.medium.card;
            push(&mut sections, "", "", told(card));
            card.chapters.iter().for_each(|(_, title)| push(&mut sections, "", title, String::new()));
        }
        // What slides show is found in the lesson, every article of a comparison on the page of its law.
        View::Slides(_)
        | View::Comparison(_)
        | View::Start(_)
        | View::List(_)
        | View::Coverage(_)
        | View::Timetable(_)
        | View::Rosters(_)
        | View::Roster(_)
        | View::Search
        | View::Check
        // Its questions are found on the pages of their banks.
        | View::Contest(_) => return None,
    }
    // Films and songs are one group of the results, wherever they are shown.
    let kind = if matches!(task.view, View::Player(_)) { Kind::Media.name() } else { task.kind };
    let (url, title) = (task.page.url.clone(), task.page.title.clone());
    Some(Page { url, title, kind, sections })
}

/// What a card of a medium says, besides its title.
fn told(card: &MediaCard) -> String {
    [&card.words, &card.rights_holder, &card.license].map(String::as_str).join("\n")
}

/// The lessons that a page lists: who looks for a subject also looks for when it is taught.
fn titles(lessons: &[LessonLine]) -> String {
    lessons.iter().map(|line| line.page.title.as_str()).collect::<Vec<_>>().join("\n")
}

/// A section for each heading.
fn content(content: &Content, sections: &mut Vec<Section>) {
    let (mut anchor, mut label) = (String::new(), String::new());
    let mut from = 0;
    let list = &content.blocks;
    for (at, block) in list.iter().enumerate() {
        if let Block { kind: BlockKind::Heading { id, text, .. }, .. } = block {
            push(sections, &anchor, &label, blocks(&list[from..at]));
            (anchor, label) = (id.clone(), plain_text(text));
            from = at + 1;
        }
    }
    push(sections, &anchor, &label, blocks(&list[from..]));
    for (_, note) in &content.footnotes {
        push(sections, "", "", blocks(note));
    }
}

/// A section for each article.
fn statute(view: &LawView, sections: &mut Vec<Section>) {
    content(&view.body, sections);
    let source = &view.source.text;
    let statute = &view.law.law.statute;
    for piece in &statute.pieces {
        match piece {
            Piece::Article(index) => {
                let Some(article) = statute.articles().get(*index as usize) else { continue };
                let mut text = words(article, source);
                for translation in &view.translations {
                    let other = translation.law.statute.article(article.no);
                    let told = other.map(|other| words(other, &translation.source.text));
                    told.iter().for_each(|told| text.extend(["\n", told.as_str()]));
                }
                push(sections, &article.no.anchor(), &article.no.han(), text);
            }
            Piece::Division(index) => {
                let Some(division) = statute.divisions().get(*index as usize) else { continue };
                let label = format!(
                    "{} {}",
                    title::tidy(division.label.text(source)),
                    title::tidy(division.title.text(source))
                );
                push(sections, &division.anchor, label.trim(), String::new());
            }
            Piece::Text(span) => push(sections, "", "", span.text(source).to_owned()),
        }
    }
}

/// An article without its number.
fn words(article: &Article, source: &str) -> String {
    let whole = article.span.text(source);
    whole
        .get((article.head.end.saturating_sub(article.span.start)) as usize..)
        .unwrap_or(whole)
        .trim()
        .to_owned()
}

fn push(sections: &mut Vec<Section>, anchor: &str, label: &str, text: String) {
    if !text.trim().is_empty() || !label.is_empty() {
        sections.push(Section { anchor: anchor.to_owned(), label: label.to_owned(), text });
    }
}

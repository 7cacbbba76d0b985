//! Walks over the tree of text, for those who only look.

use super::ast::{Block, BlockKind, Content, Inline, InlineKind, Picture, Target};
use super::callouts::Callout;
use super::kinds::quiz::Question;
use super::{Body, Doc};

/// Something met on the way, outermost first.
pub enum Visit<'a> {
    /// A block.
    Block(&'a Block),
    /// A callout (also met as a block before).
    Callout(&'a Callout),
    /// The runs of one line of text: of a paragraph, a heading, a cell. Each of them is met afterwards.
    Line(&'a [Inline]),
    /// A run of text.
    Inline(&'a Inline),
    /// A picture, on its own or in a line.
    Picture(&'a Picture, &'a Inline),
    /// A picture on a line of its own.
    Figure(&'a Picture, &'a Block),
}

/// Calls `see` for all running text of a document that its author wrote (not the text of statutes).
pub fn document<'a>(doc: &'a Doc, see: &mut dyn FnMut(Visit<'a>)) {
    let (contents, lines): (Vec<&'a Content>, Vec<&'a [Inline]>) = match &doc.body {
        Body::Lesson(lesson) => (
            vec![&lesson.body],
            lesson.legal_basis.iter().chain(&lesson.objectives).map(Vec::as_slice).collect(),
        ),
        Body::Course(course) => (vec![&course.body], Vec::new()),
        Body::Policy(policy) => (vec![&policy.body], Vec::new()),
        Body::Case(case) => (vec![&case.body], case.legal_basis.iter().map(Vec::as_slice).collect()),
        Body::Law(law) => (vec![&law.body], Vec::new()),
        Body::Quiz(bank) => {
            questions(&bank.questions, see);
            (vec![&bank.intro], bank.legal_basis.iter().map(Vec::as_slice).collect())
        }
        Body::Glossary(terms) => (terms.iter().map(|term| &term.definition).collect(), Vec::new()),
        Body::Curriculum(_) | Body::Audiences(_) | Body::Media(_) | Body::Classes(_) => {
            (Vec::new(), Vec::new())
        }
    };
    contents.into_iter().for_each(|each| content(each, see));
    lines.into_iter().for_each(|each| line(each, see));
}

/// Calls `see` for everything in `content`, footnotes last.
pub fn content<'a>(content: &'a Content, see: &mut dyn FnMut(Visit<'a>)) {
    blocks(&content.blocks, see);
    for (_, text) in &content.footnotes {
        blocks(text, see);
    }
}

/// Calls `see` for everything in `blocks`.
pub fn blocks<'a>(list: &'a [Block], see: &mut dyn FnMut(Visit<'a>)) {
    for block in list {
        see(Visit::Block(block));
        match &block.kind {
            BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => line(text, see),
            BlockKind::List { items, .. } => items.iter().for_each(|item| blocks(&item.blocks, see)),
            BlockKind::Definitions(list) => {
                for definition in list {
                    line(&definition.term, see);
                    definition.definitions.iter().for_each(|inner| blocks(inner, see));
                }
            }
            BlockKind::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| line(cell, see));
            }
            BlockKind::Quote(inner) => blocks(inner, see),
            BlockKind::CaseCard { content: inner, .. } => content(inner, see),
            BlockKind::Callout(inner) => callout(inner, see),
            BlockKind::Pair { statute, plain } => {
                blocks(std::slice::from_ref(statute), see);
                callout(plain, see);
            }
            BlockKind::Quiz { title, questions, .. } => {
                line(title, see);
                self::questions(questions, see);
            }
            BlockKind::Figure(picture) => see(Visit::Figure(picture, block)),
            BlockKind::Code { .. }
            | BlockKind::Math(_)
            | BlockKind::Rule
            | BlockKind::Statute(_)
            | BlockKind::Media(_) => {}
        }
    }
}

/// Calls `see` for everything in questions, keys included; for a case that several ask about once.
fn questions<'a>(list: &'a [Question], see: &mut dyn FnMut(Visit<'a>)) {
    for (at, each) in list.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| list.get(at));
        if let Some(case) = each.new_case(before) {
            line(&case.text, see);
        }
        question(each, see);
    }
}

fn question<'a>(question: &'a Question, see: &mut dyn FnMut(Visit<'a>)) {
    line(&question.stem, see);
    question.options.iter().for_each(|option| line(&option.text, see));
    if let Some(key) = &question.key {
        line(&key.explanation, see);
        line(&key.basis, see);
    }
}

fn callout<'a>(callout: &'a Callout, see: &mut dyn FnMut(Visit<'a>)) {
    see(Visit::Callout(callout));
    line(&callout.title, see);
    if let Some(skit) = &callout.skit {
        line(&skit.scene, see);
        skit.lines.iter().for_each(|each| line(&each.text, see));
    }
    blocks(&callout.blocks, see);
    questions(&callout.questions, see);
}

/// Calls `see` for a line of text and everything in it.
pub fn line<'a>(list: &'a [Inline], see: &mut dyn FnMut(Visit<'a>)) {
    see(Visit::Line(list));
    inlines(list, see);
}

fn inlines<'a>(list: &'a [Inline], see: &mut dyn FnMut(Visit<'a>)) {
    for inline in list {
        see(Visit::Inline(inline));
        match &inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strike(inner)
            | InlineKind::Sub(inner)
            | InlineKind::Sup(inner)
            | InlineKind::Link { text: inner, .. } => inlines(inner, see),
            InlineKind::Picture(picture) => see(Visit::Picture(picture, inline)),
            _ => {}
        }
    }
}

/// The destination of a link as written, if this is one.
pub fn written_link(inline: &Inline) -> Option<&str> {
    match &inline.kind {
        InlineKind::Link { to: Target::Written(to), .. } => Some(to),
        _ => None,
    }
}

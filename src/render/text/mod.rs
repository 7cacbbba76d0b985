//! The tree of text -> plain text: for loudspeaker scripts and for what search reads.

pub mod posts;
pub mod script;
pub mod sections;
pub mod spoken;

use crate::syntax::ast::{Block, BlockKind, StatuteLine, plain_text};
use crate::syntax::kinds::quiz::Question;

/// The blocks as plain text, one paragraph a line.
pub fn blocks(list: &[Block]) -> String {
    let mut out = String::new();
    push_blocks(list, &mut out);
    out
}

fn push_blocks(list: &[Block], out: &mut String) {
    for block in list {
        push_block(&block.kind, out);
    }
}

/// Appends the plain text of a block.
pub fn push_block(kind: &BlockKind, out: &mut String) {
    match kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => line(&plain_text(text), out),
        BlockKind::List { start, items, .. } => {
            for (index, item) in items.iter().enumerate() {
                if let Some(first) = start {
                    out.push_str(&format!("{}. ", first + index as u64));
                }
                push_blocks(&item.blocks, out);
            }
        }
        BlockKind::Definitions(list) => {
            for definition in list {
                line(&plain_text(&definition.term), out);
                definition.definitions.iter().for_each(|blocks| push_blocks(blocks, out));
            }
        }
        BlockKind::Table(table) => {
            for row in std::iter::once(&table.head).chain(&table.rows) {
                let cells: Vec<String> = row.iter().map(|cell| plain_text(cell)).collect();
                line(&cells.join("　"), out);
            }
        }
        BlockKind::Quote(inner) => push_blocks(inner, out),
        BlockKind::Code { text, .. } | BlockKind::Math(text) => line(text, out),
        BlockKind::Rule => {}
        BlockKind::Figure(picture) => {
            line(&picture.alt, out);
            line(&picture.caption, out);
        }
        BlockKind::Callout(callout) => {
            line(&plain_text(&callout.title), out);
            for each in callout.skit.iter().flat_map(|skit| &skit.lines) {
                let words = plain_text(&each.text);
                line(&if each.role.is_empty() { words } else { format!("{}：{words}", each.role) }, out);
            }
            push_blocks(&callout.blocks, out);
            questions(&callout.questions, out);
        }
        BlockKind::Statute(statute) => {
            line(&statute.citation, out);
            statute.paragraphs.iter().for_each(|StatuteLine { text, .. }| line(text, out));
            let translated = statute.translation.iter().flat_map(|translation| &translation.paragraphs);
            translated.for_each(|StatuteLine { text, .. }| line(text, out));
        }
        BlockKind::Pair { statute, plain } => {
            push_block(&statute.kind, out);
            push_blocks(&plain.blocks, out);
        }
        BlockKind::Quiz { title, questions: list, .. } => {
            line(&plain_text(title), out);
            questions(list, out);
        }
        BlockKind::Media(card) => {
            line(&card.title, out);
            line(&card.words, out);
        }
        // The case has a page of its own, where it is found.
        BlockKind::CaseCard { title, .. } => line(title, out),
    }
}

/// Questions with their options and, where the edition has them, their keys; above them the cases they ask about.
pub fn questions(list: &[Question], out: &mut String) {
    for (at, each) in list.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| list.get(at));
        if let Some(case) = each.new_case(before) {
            line(&plain_text(&case.text), out);
        }
        question(each, out);
    }
}

fn question(question: &Question, out: &mut String) {
    line(&plain_text(&question.stem), out);
    for option in &question.options {
        line(&format!("{}. {}", option.letter, plain_text(&option.text)), out);
    }
    if let Some(key) = &question.key {
        line(&plain_text(&key.explanation), out);
    }
}

fn line(text: &str, out: &mut String) {
    let text = text.trim();
    if !text.is_empty() {
        out.push_str(text);
        out.push('\n');
    }
}

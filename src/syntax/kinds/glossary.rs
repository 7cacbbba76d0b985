//! The glossary: `## term` each.

use crate::base::span::{Span, Spanned};
use crate::diag::messages::schema;
use crate::syntax::ast::Content;
use crate::syntax::ast::{Block, BlockKind, Inline, InlineKind, plain_text};
use crate::syntax::fields::{Demand, Field, Fields, Form, may};
use crate::syntax::input::Input;
use crate::syntax::{front, markdown, notation, walk};

/// A term.
#[derive(Clone, Debug, Default, PartialEq, Hash)]
pub struct Term {
    /// The word.
    pub term: Spanned<String>,
    /// 又称/俗称: everyday words people search for.
    pub alternate: Vec<String>,
    /// Language code and word.
    pub translations: Vec<(String, String)>,
    /// What it means, with citations.
    pub definition: Content,
    /// The whole entry.
    pub span: Span,
}

/// The fields of a glossary: its terms are in the text.
pub const FIELDS: &[Field] =
    &[may("title", &["标题", "名称"], Form::Text, ("词表的标题", "The title of the glossary"))];

/// Labels of lines that hold other names of a term.
const ALTERNATE: &[&str] = &["又称", "俗称", "也叫", "别名", "简称", "also", "alternate"];

/// Labels of lines that hold the term in another language, and the language's code.
const LANGUAGES: &[(&[&str], &str)] = &[
    (&["english", "英文", "英语", "en"], "en"),
    (&["维吾尔文", "维吾尔语", "ئۇيغۇرچە", "ug"], "ug"),
    (&["哈萨克文", "哈萨克语", "kk"], "kk"),
    (&["藏文", "藏语", "bo"], "bo"),
    (&["蒙古文", "蒙古语", "mn"], "mn"),
];

impl Term {
    /// The terms of a glossary, one for each heading of level 2.
    pub(crate) fn read_all(input: &mut Input) -> Vec<Term> {
        let front = front::read(input);
        // Nothing shows it; a list in its place is wrong all the same.
        Fields::front(input, FIELDS, &front, Demand::Nothing).text("title");
        let Content { blocks, footnotes } = markdown::parse(input, front.body..input.text.len());
        let mut terms: Vec<Term> = Vec::new();
        for block in blocks {
            match (block.kind, terms.last_mut()) {
                (BlockKind::Heading { level: 2, text, .. }, _) => {
                    let place = markdown::cover(&text).unwrap_or(block.span);
                    let term = Spanned::new(plain_text(&text).trim().to_owned(), place);
                    terms.push(Term { term, span: block.span, ..Term::default() });
                }
                // The title of the page.
                (BlockKind::Heading { level: 1, .. }, None) => {}
                (_, None) => input.report(schema::outside_terms(input.at(block.span))),
                (kind, Some(term)) => {
                    term.span.end = block.span.end;
                    term.add(input.text, Block { kind, span: block.span });
                }
            }
        }
        for term in &mut terms {
            let marks = marks(&term.definition);
            let mine = footnotes.iter().filter(|(label, _)| marks.contains(label));
            term.definition.footnotes = mine.cloned().collect();
            if term.definition.blocks.is_empty() {
                input.report(schema::term_without_definition(input.at(term.term.span), &term.term.value));
            }
        }
        terms
    }

    /// Adds a block of the entry; lines with a label are taken out of the definition.
    fn add(&mut self, source: &str, block: Block) {
        let BlockKind::Paragraph(inlines) = block.kind else {
            self.definition.blocks.push(block);
            return;
        };
        let mut rest: Vec<Inline> = Vec::new();
        for line in markdown::lines(inlines) {
            let words = plain_text(&line);
            let labelled = words.split_once(['：', ':']).filter(|(label, _)| self.take(label, &words));
            if labelled.is_some() {
                continue;
            }
            if let (Some(last), Some(next)) = (markdown::cover(&rest), markdown::cover(&line)) {
                rest.push(Inline {
                    kind: InlineKind::SoftBreak,
                    span: Span { start: last.end, end: next.start },
                });
            }
            rest.extend(line);
        }
        self.definition.blocks.extend(markdown::paragraphs(source, rest));
    }

    /// Takes up what follows a known label.
    fn take(&mut self, label: &str, line: &str) -> bool {
        let label = label.trim().to_lowercase();
        let words = line.split_once(['：', ':']).map_or("", |(_, words)| words).trim();
        if ALTERNATE.contains(&label.as_str()) {
            self.alternate.extend(notation::split_list(words).map(|(_, word)| word.to_owned()));
            return true;
        }
        let language = LANGUAGES.iter().find(|(names, _)| names.contains(&label.as_str()));
        if let Some((_, code)) = language {
            self.translations.push(((*code).to_owned(), words.to_owned()));
        }
        language.is_some()
    }
}

/// The labels of the footnotes that a text refers to.
fn marks(content: &Content) -> Vec<String> {
    let mut marks = Vec::new();
    walk::blocks(&content.blocks, &mut |visit| {
        if let walk::Visit::Inline(Inline { kind: InlineKind::FootnoteRef(label), .. }) = visit {
            marks.push(label.clone());
        }
    });
    marks
}

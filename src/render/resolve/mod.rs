//! Replaces what a text refers to by what it means: links, pictures, citations, glossary terms, statutes, questions,
//! media. It happens once, for one edition; afterwards no writer needs to look anything up.
//!
//! What cannot be resolved keeps its words: `check` has said so already.
use std::sync::Arc;

mod inline;
pub mod provision;
mod quote;
mod terms;

use super::gallery::Gallery;
use super::html::words::Words;
use super::pages::Pages;
use super::view::{Quote, TermNote};
use crate::curriculum::cites::Cites;
use crate::curriculum::draws::Draws;
use crate::curriculum::lookup::{self, LinkTo};
use crate::curriculum::{Catalog, Edition};
use crate::law::ArticleNo;
use crate::syntax::ast::{
    Bank, Block, BlockKind, Content, Definition, Inline, InlineKind, ListItem, Picture, PictureSource, Table,
    Target, plain_text,
};
use crate::syntax::callouts::{Callout, CalloutKind};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::quiz::{Case, Choice, Key, Question, QuizBank};
use crate::syntax::skit::{self, Skit};
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;
pub use terms::Terms;

/// Everything there is to refer to.
#[derive(Clone, Copy)]
pub struct Resolver<'a> {
    /// The register.
    pub catalog: &'a Catalog,
    /// What the documents cite.
    pub cites: &'a Cites,
    /// Which questions their quizzes draw.
    pub draws: &'a Draws,
    /// All documents.
    pub docs: &'a [Arc<Doc>],
    /// The edition that is made.
    pub edition: &'a Edition,
    /// What its pages say beside the author's text.
    pub words: &'static Words,
    /// Its pages.
    pub pages: &'a Pages,
    /// The pictures.
    pub gallery: &'a Gallery,
    /// The glossary's words.
    pub terms: &'a Terms,
}

/// What one page has used so far.
pub struct Scope<'a> {
    doc: &'a Doc,
    /// Whether glossary terms are explained here (they are not on the glossary's own page, nor in questions).
    explains: bool,
    /// Whether cases that are linked to are set in full (not within a case).
    shows_cases: bool,
    seen: BTreeSet<usize>,
    /// Terms explained, by first use.
    pub notes: Vec<TermNote>,
    /// Articles cited: the document of the law, and the article, or nothing for the law as a whole.
    pub cited: BTreeSet<(String, Option<ArticleNo>)>,
    /// The words of the provisions cited, by first use.
    pub quotes: Vec<Quote>,
    /// Cases shown.
    pub cases: BTreeSet<String>,
    /// Banks drawn from.
    pub banks: BTreeSet<String>,
    /// Media shown.
    pub media: BTreeSet<String>,
}

impl<'a> Scope<'a> {
    /// The scope of a page made of `doc`.
    pub fn new(doc: &'a Doc) -> Scope<'a> {
        Scope {
            doc,
            explains: doc.kind() != Kind::Glossary,
            shows_cases: doc.kind() != Kind::Case,
            seen: BTreeSet::new(),
            notes: Vec::new(),
            cited: BTreeSet::new(),
            quotes: Vec::new(),
            cases: BTreeSet::new(),
            banks: BTreeSet::new(),
            media: BTreeSet::new(),
        }
    }
}

impl<'a> Resolver<'a> {
    /// The document at `index`, or its translation into the edition's language where there is one.
    pub fn in_its_language(&self, index: usize) -> Option<&'a Arc<Doc>> {
        let doc = self.docs.get(index)?;
        let translation = self
            .edition
            .suffix
            .as_ref()
            .and_then(|lang| self.catalog.translations.get(&(doc.kind(), doc.id.clone(), lang.clone())));
        translation.and_then(|translation| self.docs.get(translation.doc)).or(Some(doc))
    }
}

impl Resolver<'_> {
    /// Resolves `content`, which the edition has already cut.
    pub fn content(&self, content: &Content, scope: &mut Scope<'_>) -> Content {
        let blocks = self.blocks(&content.blocks, scope);
        let notes = content.footnotes.iter();
        Content {
            blocks,
            footnotes: notes.map(|(label, text)| (label.clone(), self.blocks(text, scope))).collect(),
        }
    }

    /// Resolves a line of text.
    pub fn line(&self, text: &[Inline], scope: &mut Scope<'_>) -> Vec<Inline> {
        self.inlines(text, scope, inline::Mode::Text)
    }

    /// Resolves questions.
    pub fn questions(&self, questions: &[Question], scope: &mut Scope<'_>) -> Vec<Question> {
        let explains = std::mem::replace(&mut scope.explains, false);
        let mut resolved: Vec<Question> = Vec::with_capacity(questions.len());
        for (at, question) in questions.iter().enumerate() {
            // A case that several ask about is resolved once: it stays the same to all of them.
            let before = at.checked_sub(1).and_then(|at| questions.get(at));
            let case = match (&question.case, question.new_case(before)) {
                (Some(_), Some(case)) => {
                    Some(Arc::new(Case { text: self.line(&case.text, scope), span: case.span }))
                }
                (Some(_), None) => resolved.last().and_then(|before| before.case.clone()),
                (None, _) => None,
            };
            resolved.push(Question { case, ..self.question(question, scope) });
        }
        scope.explains = explains;
        resolved
    }

    fn question(&self, question: &Question, scope: &mut Scope<'_>) -> Question {
        Question {
            stem: self.line(&question.stem, scope),
            options: question
                .options
                .iter()
                .map(|option| Choice { letter: option.letter, text: self.line(&option.text, scope) })
                .collect(),
            key: question.key.as_ref().map(|key| Key {
                explanation: self.line(&key.explanation, scope),
                basis: self.line(&key.basis, scope),
                ..key.clone()
            }),
            ..question.clone()
        }
    }

    fn blocks(&self, blocks: &[Block], scope: &mut Scope<'_>) -> Vec<Block> {
        let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
        for block in blocks {
            let kind = self.block(&block.kind, scope);
            // Plain words stand beside the statute just above.
            if let BlockKind::Callout(callout) = &kind
                && callout.kind == CalloutKind::Plain
                && matches!(out.last(), Some(Block { kind: BlockKind::Statute(_), .. }))
                && let Some(statute) = out.pop()
            {
                let span = statute.span;
                let plain = callout.clone();
                out.push(Block { kind: BlockKind::Pair { statute: Box::new(statute), plain }, span });
                continue;
            }
            out.push(Block { kind, span: block.span });
        }
        out
    }

    fn block(&self, kind: &BlockKind, scope: &mut Scope<'_>) -> BlockKind {
        match kind {
            BlockKind::Paragraph(text) => BlockKind::Paragraph(self.line(text, scope)),
            BlockKind::Heading { level, id, text } => {
                let text = self.inlines(text, scope, inline::Mode::Heading);
                BlockKind::Heading { level: *level, id: id.clone(), text }
            }
            BlockKind::List { start, tight, items } => {
                let item =
                    |item: &ListItem| ListItem { blocks: self.blocks(&item.blocks, scope), ..item.clone() };
                BlockKind::List { start: *start, tight: *tight, items: items.iter().map(item).collect() }
            }
            BlockKind::Definitions(list) => {
                let mut definition = |d: &Definition| Definition {
                    term: self.line(&d.term, scope),
                    definitions: d.definitions.iter().map(|blocks| self.blocks(blocks, scope)).collect(),
                };
                BlockKind::Definitions(list.iter().map(&mut definition).collect())
            }
            BlockKind::Table(table) => {
                let mut row =
                    |row: &Vec<Vec<Inline>>| row.iter().map(|cell| self.line(cell, scope)).collect();
                BlockKind::Table(Table {
                    align: table.align.clone(),
                    head: row(&table.head),
                    rows: table.rows.iter().map(row).collect(),
                })
            }
            BlockKind::Quote(inner) => BlockKind::Quote(self.blocks(inner, scope)),
            BlockKind::Figure(picture) => BlockKind::Figure(self.picture(picture, scope)),
            BlockKind::Callout(callout) => self.callout(callout, scope),
            other => other.clone(),
        }
    }

    fn callout(&self, callout: &Callout, scope: &mut Scope<'_>) -> BlockKind {
        match callout.kind {
            CalloutKind::Law => self.statute(callout, scope),
            CalloutKind::Quiz => self.quiz(callout, scope),
            CalloutKind::Media => {
                let id = callout.attributes.id.as_ref().map(|id| id.value.clone());
                let id = id.unwrap_or_else(|| plain_text(&callout.title).trim().to_owned());
                match self.pages.media_card(self.catalog, self.gallery, &id) {
                    Some(card) => {
                        scope.media.insert(id);
                        BlockKind::Media(card)
                    }
                    None => BlockKind::Callout(self.inside(callout, scope)),
                }
            }
            CalloutKind::Case => match self.linked_case(callout, scope) {
                Some(card) => card,
                None => BlockKind::Callout(self.inside(callout, scope)),
            },
            _ => BlockKind::Callout(self.inside(callout, scope)),
        }
    }

    fn inside(&self, callout: &Callout, scope: &mut Scope<'_>) -> Callout {
        let mut attributes = callout.attributes.clone();
        for audience in &mut attributes.audience {
            audience.value = self.catalog.audience_name(&audience.value);
        }
        let skit = callout.skit.as_ref().map(|skit| {
            let said = |line: &skit::Line| skit::Line {
                role: line.role.clone(),
                text: self.line(&line.text, scope),
            };
            let lines = skit.lines.iter().map(said).collect();
            Box::new(Skit { lines, scene: self.line(&skit.scene, scope), ..(**skit).clone() })
        });
        Callout {
            attributes,
            skit,
            title: self.line(&callout.title, scope),
            blocks: self.blocks(&callout.blocks, scope),
            questions: self.questions(&callout.questions, scope),
            ..callout.clone()
        }
    }

    /// A case block that holds nothing but a link to a case stands for that case.
    fn linked_case(&self, callout: &Callout, scope: &mut Scope<'_>) -> Option<BlockKind> {
        let [Block { kind: BlockKind::Paragraph(text), .. }] = callout.blocks.as_slice() else { return None };
        let mut links = text.iter().filter(|inline| !matches!(inline.kind, InlineKind::SoftBreak));
        let (Some(link), None) = (links.next(), links.next()) else { return None };
        let InlineKind::Link { to: Target::Written(written), .. } = &link.kind else { return None };
        let Ok(LinkTo::Entry(entry, _)) = lookup::link(self.catalog, scope.doc.path(), written) else {
            return None;
        };
        let doc = self.in_its_language(entry.doc)?;
        let Body::Case(case) = &doc.body else { return None };
        scope.cases.insert(entry.id.clone());
        let to = self.pages.of(entry).map_or(Target::None, |page| Target::Page(page, None));
        let content = if std::mem::replace(&mut scope.shows_cases, false) {
            // Links in the case are relative to the case's own file.
            let quotes = std::mem::take(&mut scope.quotes);
            let mut own = Scope { shows_cases: false, explains: false, quotes, ..Scope::new(doc) };
            let content = self.content(&self.edition.cut(&case.body), &mut own);
            scope.cited.extend(own.cited);
            scope.quotes = own.quotes;
            scope.shows_cases = true;
            content
        } else {
            Content::default()
        };
        Some(BlockKind::CaseCard { title: entry.title.clone(), to, content, source: doc.source.clone() })
    }

    fn quiz(&self, callout: &Callout, scope: &mut Scope<'_>) -> BlockKind {
        let mut questions = callout.questions.clone();
        let mut banks = Vec::new();
        let here = self.docs.iter().position(|doc| doc.path() == scope.doc.path());
        let picks = here.map_or(&[][..], |here| self.draws.of(here, callout.head));
        for of_bank in picks.chunk_by(|one, next| one.bank == next.bank) {
            let Some((doc, bank)) = of_bank.first().and_then(|pick| self.bank(pick.bank)) else { continue };
            banks.push(Bank { source: doc.source.clone(), before: questions.len() });
            scope.banks.insert(doc.id.clone());
            let drawn = of_bank.iter().filter_map(|pick| bank.questions.get(pick.question).cloned());
            questions.extend(self.edition.cut_questions(&drawn.collect::<Vec<_>>()));
        }
        let title = self.line(&callout.title, scope);
        BlockKind::Quiz { title, questions: self.questions(&questions, scope), banks }
    }

    /// The bank at `index`, in the edition's language where its translation has the same questions: they go by number.
    fn bank(&self, index: usize) -> Option<(&Arc<Doc>, &QuizBank)> {
        let (original, translated) = (self.docs.get(index)?, self.in_its_language(index)?);
        let (Body::Quiz(bank), Body::Quiz(other)) = (&original.body, &translated.body) else { return None };
        Some(match bank.parts_from(other) {
            None => (translated, &**other),
            Some(_) => (original, &**bank),
        })
    }

    fn picture(&self, picture: &Picture, scope: &Scope<'_>) -> Picture {
        let source = match &picture.source {
            PictureSource::Written(written) => match lookup::link(self.catalog, scope.doc.path(), written) {
                Ok(LinkTo::File(path)) => match self.gallery.get(&path) {
                    Some(held) => PictureSource::Asset(held.facts.clone()),
                    None => PictureSource::Absent,
                },
                _ => PictureSource::Absent,
            },
            resolved => resolved.clone(),
        };
        Picture { source, ..picture.clone() }
    }
}

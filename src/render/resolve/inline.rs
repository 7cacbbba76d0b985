//! Runs of text: links, citations, glossary terms.

use super::{Resolver, Scope};
use crate::base::span::Span;
use crate::curriculum::cites::{Mark, Part};
use crate::curriculum::lookup::{self, LinkTo, WorkTo};
use crate::curriculum::verdict::Meant;
use crate::law::citation::Named;
use crate::render::view::TermNote;
use crate::syntax::ast::{Inline, InlineKind, Target};
use crate::syntax::kinds::Kind;
use std::ops::Range;

/// What is looked for in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Citations and terms.
    Text,
    /// Citations only: a heading explains nothing.
    Heading,
    /// Nothing: the inside of a link.
    Link,
}

impl Resolver<'_> {
    pub(super) fn inlines(&self, list: &[Inline], scope: &mut Scope<'_>, mode: Mode) -> Vec<Inline> {
        let mut out = Vec::with_capacity(list.len());
        for inline in list {
            let kind = match &inline.kind {
                InlineKind::Text(text) if mode != Mode::Link => {
                    self.text(text, inline.span, scope, mode, &mut out);
                    continue;
                }
                InlineKind::Emphasis(inner) => InlineKind::Emphasis(self.inlines(inner, scope, mode)),
                InlineKind::Strong(inner) => InlineKind::Strong(self.inlines(inner, scope, mode)),
                InlineKind::Strike(inner) => InlineKind::Strike(self.inlines(inner, scope, mode)),
                InlineKind::Sub(inner) => InlineKind::Sub(self.inlines(inner, scope, mode)),
                InlineKind::Sup(inner) => InlineKind::Sup(self.inlines(inner, scope, mode)),
                InlineKind::Link { to, text } => InlineKind::Link {
                    to: self.target(to, scope),
                    text: self.inlines(text, scope, Mode::Link),
                },
                InlineKind::Picture(picture) => InlineKind::Picture(self.picture(picture, scope)),
                other => other.clone(),
            };
            out.push(Inline { kind, span: inline.span });
        }
        out
    }

    fn target(&self, to: &Target, scope: &mut Scope<'_>) -> Target {
        let Target::Written(written) = to else { return to.clone() };
        match lookup::link(self.catalog, scope.doc.path(), written) {
            Ok(LinkTo::Entry(entry, anchor)) => {
                match entry.kind {
                    Kind::Case => _ = scope.cases.insert(entry.id.clone()),
                    Kind::Law => _ = scope.cited.insert((entry.id.clone(), None)),
                    _ => {}
                }
                self.pages.of(entry).map_or(Target::None, |page| Target::Page(page, anchor))
            }
            Ok(LinkTo::Glossary(anchor)) => Target::Page(self.pages.glossary.clone(), anchor),
            Ok(LinkTo::Here(anchor)) => Target::Here(anchor),
            Ok(LinkTo::External(url)) => Target::External(url),
            Ok(LinkTo::File(path)) => {
                let medium = self
                    .catalog
                    .media
                    .iter()
                    .find(|(_, (item, _))| item.file.as_ref().is_some_and(|file| file.value == path));
                medium.map_or(Target::None, |(id, _)| self.pages.medium(id))
            }
            Err(_) => Target::None,
        }
    }

    /// Cuts `text` into citations, terms and what is between them.
    fn text(&self, text: &str, span: Span, scope: &mut Scope<'_>, mode: Mode, out: &mut Vec<Inline>) {
        let mut marks: Vec<(Range<usize>, InlineKind)> = Vec::new();
        for mark in self.cites.marks(scope.doc.path(), span, text) {
            let (to, quote) = self.cite(&mark, scope);
            if to != Target::None {
                let text = text[mark.range.clone()].to_owned();
                marks.push((mark.range, InlineKind::Citation { text, to, quote }));
            }
        }
        if mode == Mode::Text && scope.explains {
            for (range, index) in self.terms.find(text) {
                let overlaps = marks.iter().any(|(mark, _)| mark.start < range.end && range.start < mark.end);
                let inside_title = text[..range.start].rfind('《') > text[..range.start].rfind('》');
                if overlaps || inside_title || !scope.seen.insert(index) {
                    continue;
                }
                let facts = &self.catalog.terms[index];
                let to = Target::Page(self.pages.glossary.clone(), Some(facts.anchor.clone()));
                scope.notes.push(TermNote {
                    term: facts.term.clone(),
                    definition: facts.definition.clone(),
                    to: to.clone(),
                });
                let definition = facts.definition.as_str().into();
                marks
                    .push((range.clone(), InlineKind::Term { text: text[range].to_owned(), to, definition }));
            }
        }
        marks.sort_by_key(|(range, _)| range.start);
        let start = span.start as usize;
        let piece = |range: &Range<usize>| Span::new(start + range.start, start + range.end);
        let mut at = 0;
        for (range, kind) in marks {
            if at < range.start {
                let between = at..range.start;
                let kind = InlineKind::Text(text[between.clone()].to_owned());
                out.push(Inline { kind, span: piece(&between) });
            }
            out.push(Inline { kind, span: piece(&range) });
            at = range.end;
        }
        if at < text.len() {
            let rest = at..text.len();
            out.push(Inline { kind: InlineKind::Text(text[at..].to_owned()), span: piece(&rest) });
        }
    }

    /// Where a part of a citation leads, and the index of its words among the quotes of the page.
    fn cite(&self, mark: &Mark<'_>, scope: &mut Scope<'_>) -> (Target, Option<u16>) {
        let citation = mark.citation;
        let judge = self.judge();
        if judge.work(scope.doc, citation).is_none() {
            let Named::Law(name) = &citation.law else { return (Target::None, None) };
            let to = match lookup::titled(self.catalog, name) {
                Some(WorkTo::Entry(entry)) => {
                    self.pages.of(entry).map_or(Target::None, |page| Target::Page(page, None))
                }
                Some(WorkTo::Media(id)) => self.pages.medium(id),
                None => Target::None,
            };
            return (to, None);
        }
        // A former version that is not here leads nowhere: today's words would be the wrong ones.
        let Some(meant) = judge.meant(scope.doc, citation) else { return (Target::None, None) };
        match mark.part {
            Part::Law => (self.whole_law(meant, scope), None),
            Part::Provision(index) => match citation.provisions.get(index) {
                Some(cited) => self.quoted(meant, cited, scope),
                None => (Target::None, None),
            },
        }
    }

    /// The page of a law.
    pub(in crate::render) fn whole_law(&self, meant: Meant<'_>, scope: &mut Scope<'_>) -> Target {
        match lookup::law_page(self.catalog, meant.work, meant.date) {
            Some(entry) => {
                scope.cited.insert((entry.id.clone(), None));
                self.pages.of(entry).map_or(Target::None, |page| Target::Page(page, None))
            }
            None => Target::None,
        }
    }
}

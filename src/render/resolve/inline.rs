//! Runs of text: links, citations, glossary terms.

use super::{Resolver, Scope};
use crate::base::span::Span;
use crate::curriculum::lookup::{self, LinkTo, WorkTo};
use crate::curriculum::shelf::Work;
use crate::law::citation::old::{self as citation, Citation, Named};
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
        for citation in citation::find(text) {
            self.cite(text, &citation, scope, &mut marks);
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

    fn cite(
        &self,
        text: &str,
        citation: &Citation,
        scope: &mut Scope<'_>,
        marks: &mut Vec<(Range<usize>, InlineKind)>,
    ) {
        let Named::Title { span: title, name } = &citation.law else { return };
        let mut mark = |range: Range<usize>, (to, quote): (Target, Option<u16>)| {
            if to != Target::None {
                let text = text[range.clone()].to_owned();
                marks.push((range, InlineKind::Citation { text, to, quote }));
            }
        };
        let name = &text[name.clone()];
        let Some(work) = self.catalog.shelf.find(name) else {
            match lookup::titled(self.catalog, name) {
                Some(WorkTo::Entry(entry)) => {
                    let to = self.pages.of(entry).map_or(Target::None, |page| Target::Page(page, None));
                    mark(title.clone(), (to, None));
                }
                Some(WorkTo::Media(id)) => mark(title.clone(), (self.pages.medium(id), None)),
                None => {}
            }
            return;
        };
        // The first provision and the title are one link: 《反家庭暴力法》第二十三条.
        let Some((first, rest)) = citation.provisions.split_first() else {
            mark(title.clone(), (self.whole_law(work, scope), None));
            return;
        };
        if citation.remark.is_none() {
            mark(title.start..first.span.end, self.quoted(work, first, scope));
        } else {
            mark(title.clone(), (self.whole_law(work, scope), None));
            mark(first.span.clone(), self.quoted(work, first, scope));
        }
        for cited in rest {
            mark(cited.span.clone(), self.quoted(work, cited, scope));
        }
    }

    fn whole_law(&self, work: &Work, scope: &mut Scope<'_>) -> Target {
        match lookup::law_page(self.catalog, work, self.edition.as_of) {
            Some(entry) => {
                scope.cited.insert((entry.id.clone(), None));
                self.pages.of(entry).map_or(Target::None, |page| Target::Page(page, None))
            }
            None => Target::None,
        }
    }
}

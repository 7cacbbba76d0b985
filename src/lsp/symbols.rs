//! The outline of a file: headings and articles, or the things in a list.

use super::page::Page;
use super::protocol::Symbol;
use crate::base::span::Span;
use crate::syntax::Body;
use crate::syntax::ast::{BlockKind, plain_text};
use crate::syntax::walk::{self, Visit};

/// The parts of the page's file, in its order.
pub(super) fn symbols(page: &Page<'_>) -> Vec<Symbol> {
    let Some(doc) = page.doc.as_deref() else { return Vec::new() };
    let symbol = |name: &str, detail: &str, all: Span, own: Span| {
        // Editors refuse a name that does not lie within its part.
        let all = Span { start: all.start.min(own.start), end: all.end.max(own.end) };
        let (name, detail) = (name.to_owned(), detail.to_owned());
        Symbol {
            name,
            detail,
            range: page.range(all),
            own: page.range(own),
            heading: false,
            within: Vec::new(),
        }
    };
    let titled = |(id, title, all): (&crate::base::span::Spanned<String>, &str, Span)| {
        symbol(title, &id.value, all, id.span)
    };
    match &doc.body {
        Body::Audiences(list) => {
            list.iter().map(|each| titled((&each.id, &each.name, each.id.span))).collect()
        }
        Body::Media(items) => items.iter().map(|each| titled((&each.id, &each.title, each.span))).collect(),
        Body::Classes(classes) => {
            classes.iter().map(|each| titled((&each.id, &each.name, each.span))).collect()
        }
        Body::Glossary(terms) => {
            terms.iter().map(|term| symbol(&term.term.value, "", term.span, term.term.span)).collect()
        }
        Body::Law(law) if !law.is_summary() || law.body.blocks.is_empty() => {
            let text = page.text();
            let articles = law.statute.articles().iter().map(|article| {
                let glance: String = law.statute.words(article, text).trim().chars().take(30).collect();
                symbol(&article.no.han(), &glance, article.span, article.head)
            });
            let divisions = law.statute.divisions().iter();
            let divisions = divisions.map(|division| (division.depth, division.heading(text), division.span));
            let flat = divisions.map(|(depth, name, span)| {
                (u32::from(depth) + 1, Symbol { heading: true, ..symbol(&name, "", span, span) }, span.start)
            });
            let articles = articles
                .zip(law.statute.articles())
                .map(|(each, article)| (u32::MAX, each, article.head.start));
            let mut all: Vec<_> = flat.chain(articles).collect();
            all.sort_by_key(|(.., start)| *start);
            nested(all.into_iter().map(|(level, symbol, _)| (level, symbol)).collect())
        }
        Body::Curriculum(_) => Vec::new(),
        _ => {
            let mut headings = Vec::new();
            walk::document(doc, &mut |visit| {
                if let Visit::Block(block) = visit
                    && let BlockKind::Heading { level, text, .. } = &block.kind
                {
                    let heading =
                        Symbol { heading: true, ..symbol(&plain_text(text), "", block.span, block.span) };
                    headings.push((u32::from(*level), heading));
                }
            });
            nested(headings)
        }
    }
}

/// What is below a heading lies in it, up to the next heading of its level or above.
fn nested(flat: Vec<(u32, Symbol)>) -> Vec<Symbol> {
    let mut open: Vec<(u32, Symbol)> = Vec::new();
    let mut done = Vec::new();
    let close = |open: &mut Vec<(u32, Symbol)>, done: &mut Vec<Symbol>| {
        if let Some((_, symbol)) = open.pop() {
            match open.last_mut() {
                Some((_, outer)) => {
                    outer.range.end = outer.range.end.max(symbol.range.end);
                    outer.within.push(symbol);
                }
                None => done.push(symbol),
            }
        }
    };
    for (level, symbol) in flat {
        while open.last().is_some_and(|(other, _)| *other >= level) {
            close(&mut open, &mut done);
        }
        open.push((level, symbol));
    }
    while !open.is_empty() {
        close(&mut open, &mut done);
    }
    done
}

//! What texts cite exists: the law and the article.

use crate::base::span::Span;
use crate::curriculum::Catalog;
use crate::curriculum::lookup::{self, CiteFault, CiteTo};
use crate::curriculum::shelf::Work;
use crate::diag::messages::law;
use crate::diag::{At, Diagnostic};
use crate::law::Date;
use crate::law::citation::old::{self as citation, Citation, Named};
use crate::syntax::ast::{InlineKind, plain_text};
use crate::syntax::callouts::CalloutKind;
use crate::syntax::walk::Visit;
use crate::syntax::{Body, Doc};

pub(super) fn check(
    doc: &Doc,
    catalog: &Catalog,
    as_of: Option<Date>,
    visit: &Visit<'_>,
    found: &mut Vec<Diagnostic>,
) {
    match visit {
        Visit::Inline(inline) => {
            if let InlineKind::Text(text) = &inline.kind {
                in_text(doc, catalog, as_of, text, inline.span, found);
            }
        }
        Visit::Callout(callout) if callout.kind == CalloutKind::Law => {
            // A law block without a citation has nothing to show, unless somebody wrote its body.
            let title = plain_text(&callout.title);
            let cites = citation::find(&title).iter().any(|citation| !citation.provisions.is_empty());
            if !cites {
                found.push(law::block_without_citation(At::new(doc.path(), callout.head)));
            }
        }
        _ => {}
    }
}

/// The articles of a summary restate a law in our own words: they are checked like any text.
pub(super) fn summary(doc: &Doc, catalog: &Catalog, as_of: Option<Date>, found: &mut Vec<Diagnostic>) {
    let Body::Law(body) = &doc.body else { return };
    if !body.is_summary() {
        return;
    }
    let source = &doc.source.text;
    for article in body.statute.articles() {
        in_text(doc, catalog, as_of, article.span.text(source), article.span, found);
    }
}

fn in_text(
    doc: &Doc,
    catalog: &Catalog,
    as_of: Option<Date>,
    text: &str,
    span: Span,
    found: &mut Vec<Diagnostic>,
) {
    for citation in citation::find(text) {
        let Named::Title { span: title, name } = &citation.law else { continue };
        let place = |range: &std::ops::Range<usize>| {
            let start = span.start as usize;
            At::new(doc.path(), Span::new(start + range.start, start + range.end))
        };
        let name = &text[name.clone()];
        match catalog.shelf.find(name) {
            Some(work) => provisions(catalog, as_of, work, &citation, &place, found),
            None if citation.provisions.is_empty() => {}
            None if lookup::titled(catalog, name).is_some() => {}
            None => found.push(law::unknown(place(title), name, catalog.shelf.nearest(name))),
        }
    }
}

fn provisions(
    catalog: &Catalog,
    as_of: Option<Date>,
    work: &Work,
    citation: &Citation,
    place: &dyn Fn(&std::ops::Range<usize>) -> At,
    found: &mut Vec<Diagnostic>,
) {
    for cited in &citation.provisions {
        for no in
            [Some(cited.provision), cited.through].into_iter().flatten().map(|provision| provision.article)
        {
            match lookup::article(catalog, work, no, as_of) {
                Ok(CiteTo::Article(..)) => {}
                Ok(CiteTo::NotCovered(work, _)) => {
                    found.push(law::not_covered(place(&cited.span), &work.short, no))
                }
                Err(CiteFault::NoArticle(last)) => {
                    found.push(law::no_such_article(place(&cited.span), &work.short, no, last));
                }
            }
        }
    }
}

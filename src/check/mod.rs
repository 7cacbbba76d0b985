//! Rules over documents and catalog: one family a file. Every rule only looks; what it finds is a value.
use std::sync::Arc;

mod citations;
mod classes;
mod ids;
mod lessons;
mod links;
mod media;
mod sets;

use crate::base::par;
use crate::curriculum::Catalog;
use crate::diag::Diagnostic;
use crate::law::Date;
use crate::syntax::ast::{Content, Inline};
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};

/// Everything that is wrong with the programme, asked on `as_of` (the programme's start date where that is `None`).
pub fn check(docs: &[Arc<Doc>], catalog: &Catalog, as_of: Option<Date>) -> Vec<Diagnostic> {
    let as_of = as_of.or(catalog.programme.start_date);
    let mut found: Vec<Diagnostic> =
        par::map(docs, |doc| document(doc, catalog, as_of)).into_iter().flatten().collect();
    ids::programme(catalog, &mut found);
    sets::check(catalog, &mut found);
    lessons::order(catalog, docs, &mut found);
    found
}

fn document(doc: &Doc, catalog: &Catalog, as_of: Option<Date>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    ids::document(doc, catalog, &mut found);
    media::check(doc, catalog, &mut found);
    classes::check(doc, catalog, &mut found);
    each_text(doc, &mut |visit| {
        links::check(doc, catalog, &visit, &mut found);
        ids::callout(doc, catalog, &visit, &mut found);
        citations::check(doc, catalog, as_of, &visit, &mut found);
    });
    citations::summary(doc, catalog, as_of, &mut found);
    found
}

/// Visits all running text of a document that its author wrote (not the text of statutes).
fn each_text<'a>(doc: &'a Doc, see: &mut dyn FnMut(Visit<'a>)) {
    let (content, lines): (Vec<&'a Content>, Vec<&'a [Inline]>) = match &doc.body {
        Body::Lesson(lesson) => (
            vec![&lesson.body],
            lesson.legal_basis.iter().chain(&lesson.objectives).map(Vec::as_slice).collect(),
        ),
        Body::Course(course) => (vec![&course.body], Vec::new()),
        Body::Policy(policy) => (vec![&policy.body], Vec::new()),
        Body::Case(case) => (vec![&case.body], case.legal_basis.iter().map(Vec::as_slice).collect()),
        Body::Law(law) => (vec![&law.body], Vec::new()),
        Body::Quiz(bank) => {
            bank.questions.iter().for_each(|question| walk::question(question, see));
            (vec![&bank.intro], bank.legal_basis.iter().map(Vec::as_slice).collect())
        }
        Body::Glossary(terms) => (terms.iter().map(|term| &term.definition).collect(), Vec::new()),
        Body::Curriculum(_) | Body::Audiences(_) | Body::Media(_) | Body::Classes(_) => {
            (Vec::new(), Vec::new())
        }
    };
    content.into_iter().for_each(|content| walk::content(content, see));
    lines.into_iter().for_each(|line| walk::inlines(line, see));
}

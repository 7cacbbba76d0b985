//! What a text names: policies, laws, cases, films and songs, question banks, and the topics of a lesson.
//!
//! A case that a lesson links to is told in it, so that what the case cites counts for the lesson too. What stands in a
//! block for some audiences counts for the classes of those alone.

use super::Catalog;
use super::listeners::Listeners;
use super::lookup::{self, LinkTo, WorkTo};
use crate::base::span::Span;
use crate::base::span::Spanned;
use crate::law::citation::Named;
use crate::syntax::ast::{BlockKind, plain_text};
use crate::syntax::callouts::{Callout, CalloutKind};
use crate::syntax::kinds::Kind;
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;

/// Something that can be taught, or used in teaching.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    /// A policy, by id.
    Policy(String),
    /// A law, by its normalised title: in whichever version.
    Law(String),
    /// A medium, by id.
    Medium(String),
    /// A topic.
    Topic(String),
    /// A case, by id.
    Case(String),
    /// A bank of questions, by id.
    Bank(String),
}

/// What a document names, each with its place in the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentions {
    things: Vec<(Thing, Span)>,
    cuts: Vec<Cut>,
}

/// A block for some audiences.
#[derive(Clone, Debug)]
struct Cut {
    span: Span,
    kind: CalloutKind,
    audiences: Vec<Spanned<String>>,
}

impl Mentions {
    /// What `doc` names.
    pub(super) fn of(doc: &Doc, catalog: &Catalog) -> Mentions {
        let mut found = Mentions::default();
        if let Body::Lesson(lesson) = &doc.body {
            let topics = lesson.about.iter().map(|topic| (Thing::Topic(topic.clone()), Span::default()));
            found.things.extend(topics);
        }
        for line in catalog.cites.of(doc.path()) {
            for citation in &line.citations {
                let Named::Law(name) = &citation.law else { continue };
                let known = catalog.shelf.find(name).map(|work| Thing::Law(work.name.clone()));
                if let Some(thing) = known.or_else(|| titled(catalog, name)) {
                    found.things.push((thing, line.place(&citation.span)));
                }
            }
        }
        walk::document(doc, &mut |visit| match visit {
            Visit::Block(block) => {
                if let BlockKind::Callout(callout) = &block.kind {
                    found.callout(callout, block.span);
                }
            }
            Visit::Inline(inline) => {
                let link = walk::written_link(inline).map(|to| lookup::link(catalog, doc.path(), to));
                if let Some(Ok(LinkTo::Entry(entry, _))) = link {
                    let thing = match entry.kind {
                        Kind::Policy => Thing::Policy(entry.id.clone()),
                        Kind::Case => Thing::Case(entry.id.clone()),
                        Kind::Quiz => Thing::Bank(entry.id.clone()),
                        Kind::Law => match catalog.shelf.of_doc(entry.doc) {
                            Some((work, _)) => Thing::Law(work.name.clone()),
                            None => return,
                        },
                        _ => return,
                    };
                    found.things.push((thing, inline.span));
                }
            }
            Visit::Callout(_) | Visit::Line(_) | Visit::Picture(..) | Visit::Figure(..) => {}
        });
        found
    }

    fn callout(&mut self, callout: &Callout, span: Span) {
        match callout.kind {
            CalloutKind::Media => {
                let titled = || plain_text(&callout.title).trim().to_owned();
                let id = callout.attributes.id.as_ref().map_or_else(titled, |id| id.value.clone());
                self.things.push((Thing::Medium(id), span));
            }
            CalloutKind::Quiz => {
                let bank = callout.attributes.bank.iter().map(|bank| (Thing::Bank(bank.value.clone()), span));
                self.things.extend(bank);
            }
            CalloutKind::Only | CalloutKind::Except => self.cuts.push(Cut {
                span,
                kind: callout.kind,
                audiences: callout.attributes.audience.clone(),
            }),
            _ => {}
        }
    }

    /// Everything that is named, for whomever.
    pub(super) fn all(&self) -> BTreeSet<&Thing> {
        self.things.iter().map(|(thing, _)| thing).collect()
    }

    /// What is named in the text that `listeners` are shown.
    pub(super) fn heard_by(&self, listeners: &Listeners) -> BTreeSet<&Thing> {
        let cut = |cut: &&Cut| !listeners.are_shown(cut.kind, &cut.audiences);
        let dropped: Vec<Span> = self.cuts.iter().filter(cut).map(|cut| cut.span).collect();
        let shown = |at: &Span| dropped.iter().all(|cut| at.start < cut.start || cut.end <= at.start);
        self.things.iter().filter(|(_, at)| shown(at)).map(|(thing, _)| thing).collect()
    }
}

/// A title that is no law's.
fn titled(catalog: &Catalog, name: &str) -> Option<Thing> {
    Some(match lookup::titled(catalog, name)? {
        WorkTo::Entry(entry) if entry.kind == Kind::Policy => Thing::Policy(entry.id.clone()),
        WorkTo::Entry(entry) => Thing::Case(entry.id.clone()),
        WorkTo::Media(id) => Thing::Medium(id.to_owned()),
    })
}

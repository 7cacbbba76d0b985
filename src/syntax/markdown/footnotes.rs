//! Footnotes: gathered while the tree grows, then put in the order of their first marks.

use crate::base::span::Span;
use crate::diag::messages::block;
use crate::syntax::ast::Block;
use crate::syntax::input::Input;
use std::collections::BTreeMap;

/// Texts and marks met so far.
#[derive(Default)]
pub(super) struct Notes {
    texts: BTreeMap<String, (Vec<Block>, Span)>,
    /// Labels in the order of their first marks.
    marks: BTreeMap<String, usize>,
}

/// The form of a label by which mark and text find each other.
pub(super) fn key(label: &str) -> String {
    label.to_lowercase()
}

impl Notes {
    pub(super) fn mark(&mut self, label: &str) {
        let next = self.marks.len();
        self.marks.entry(key(label)).or_insert(next);
    }

    pub(super) fn define(&mut self, input: &mut Input, label: String, blocks: Vec<Block>, span: Span) {
        match self.texts.get(&key(&label)) {
            Some((_, first)) => {
                input.report(block::doubled_footnote(input.at(span), input.at(*first), &label));
            }
            None => {
                self.texts.insert(key(&label), (blocks, span));
            }
        }
    }

    /// The texts, in the order of their first marks; one without a mark is reported.
    pub(super) fn in_order(self, input: &mut Input) -> Vec<(String, Vec<Block>)> {
        let Notes { texts, marks } = self;
        let mut ordered = Vec::new();
        for (label, (blocks, span)) in texts {
            match marks.get(&label) {
                Some(order) => ordered.push((*order, label, blocks)),
                None => input.report(block::unused_footnote(input.at(span), &label)),
            }
        }
        ordered.sort_by_key(|(order, ..)| *order);
        ordered.into_iter().map(|(_, label, blocks)| (label, blocks)).collect()
    }
}

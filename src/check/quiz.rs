//! Banks of questions: nothing is asked twice, answers are spread, and draws find what they ask for.
use std::sync::Arc;

use crate::curriculum::Catalog;
use crate::curriculum::questions::BankFacts;
use crate::diag::messages::quiz;
use crate::diag::{At, Diagnostic};
use crate::syntax::Doc;

pub(super) fn check(docs: &[Arc<Doc>], catalog: &Catalog, banks: &[BankFacts], found: &mut Vec<Diagnostic>) {
    for bank in banks {
        for double in &bank.doubles {
            let other = At::new(&double.other_path, double.other_span);
            found.push(quiz::duplicate(At::new(&bank.path, double.span), other, double.alike));
        }
        let at = || At::new(&bank.path, bank.span);
        if let Some((letter, count, total)) = bank.favourite() {
            found.push(quiz::one_letter(at(), letter, count, total));
        }
        if let Some((right, count)) = bank.one_sided() {
            found.push(quiz::one_truth(at(), right, count));
        }
    }
    for short in &catalog.draws.short {
        let Some(doc) = docs.get(short.doc) else { continue };
        let at = At::new(doc.path(), short.span);
        found.push(match short.has < short.wanted {
            true => quiz::too_few_fit(at, short.wanted, short.has),
            false => quiz::asked_again(at, short.wanted, short.fresh),
        });
    }
}

//! Dates of classes fit each other.

use crate::curriculum::Catalog;
use crate::diag::messages::class;
use crate::diag::{At, Diagnostic};
use crate::syntax::{Body, Doc};

pub(super) fn check(doc: &Doc, catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let path = doc.path();
    if let (Body::Curriculum(programme), Some(start), Some(end)) =
        (&doc.body, catalog.programme.start_date, catalog.programme.end_date)
        && end < start
    {
        found.push(class::ends_before_start(At::new(path, programme.title.span), start, end));
    }
    let Body::Classes(classes) = &doc.body else { return };
    for each in classes {
        let Some(start) = each.start_date else { continue };
        if let Some(end) = each.end_date.filter(|end| *end < start) {
            found.push(class::ends_before_start(At::new(path, each.id.span), start, end));
        }
        for session in &each.sessions {
            let Some(date) = session.date else { continue };
            if date < start || each.end_date.is_some_and(|end| date > end) {
                found.push(class::outside(At::new(path, session.span), date, &each.name));
            }
        }
    }
}

//! Print jobs: what can be known to be wrong with them before a page is set.

use crate::base::nearest::nearest;
use crate::base::path::ContentPath;
use crate::base::span::Spanned;
use crate::curriculum::printing::{self, PrintOrder, is_full_bleed};
use crate::curriculum::{Catalog, Edition};
use crate::diag::messages::{link, print, schema};
use crate::diag::{At, Diagnostic};
use crate::press::imposition::Scheme;
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::print::Binding;
use crate::syntax::kinds::print::{PrintJob, Ware};
use std::collections::BTreeMap;

pub(super) fn check(catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let Some(path) = &catalog.programme_path else { return };
    let editions = Edition::all(catalog, None);
    let mut first: BTreeMap<&str, At> = BTreeMap::new();
    for job in &catalog.programme.print {
        let id = &job.id;
        let at = At::new(path, id.span);
        match first.get(id.value.as_str()) {
            Some(_) if id.value.is_empty() => {}
            Some(first) => found.push(schema::duplicate(at, first.clone(), &id.value)),
            None => drop(first.insert(&id.value, at)),
        }
        names(job, &editions, catalog, path, found);
    }
    for order in printing::orders(catalog) {
        bleed(&order, found);
        binding(&order, found);
        copies(&order, &editions, catalog, found);
    }
}

/// What a job names is there.
fn names(
    job: &PrintJob,
    editions: &[Edition],
    catalog: &Catalog,
    path: &ContentPath,
    found: &mut Vec<Diagnostic>,
) {
    if let Some(named) = &job.edition
        && editions.iter().all(|edition| edition.id != named.value)
    {
        let near = nearest(&named.value, editions.iter().map(|edition| edition.id.as_str()));
        found.push(link::unknown_id(At::new(path, named.span), ("版本", "edition"), &named.value, near));
    }
    if let Some(law) = &job.law
        && catalog.entry(Kind::Law, &law.value).is_none()
        && catalog.shelf.find(&law.value).is_none()
    {
        let near = crate::curriculum::lookup::nearest_id(catalog, Kind::Law, &law.value);
        found.push(link::unknown_id(At::new(path, law.span), ("法律", "law"), &law.value, near));
    }
    if let Some(lang) = &job.bilingual {
        bilingual(job, lang, catalog, path, found);
    }
    if let Some(picture) = &job.picture
        && !catalog.files.contains(&picture.value)
    {
        found.push(print::no_picture(At::new(path, picture.span), picture.value.as_str()));
    }
}

/// Two languages side by side are made of handouts whose lessons are translated.
fn bilingual(
    job: &PrintJob,
    lang: &Spanned<String>,
    catalog: &Catalog,
    path: &ContentPath,
    found: &mut Vec<Diagnostic>,
) {
    let at = At::new(path, lang.span);
    if job.product.as_ref().is_some_and(|product| product.value != Ware::Handouts) {
        found.push(print::not_bilingual(at));
        return;
    }
    let lessons = catalog.of_kind(Kind::Lesson).filter(|entry| job.wants(&entry.id));
    let missing = lessons.filter(|entry| {
        !catalog.translations.contains_key(&(Kind::Lesson, entry.id.clone(), lang.value.clone()))
    });
    let missing: Vec<&str> = missing.map(|entry| entry.title.as_str()).collect();
    if !missing.is_empty() {
        found.push(print::no_translation(at, &job.id.value, &lang.value, &missing));
    }
}

/// Colour that reaches the edge needs a bleed: without one a hair of white paper shows where the knife slips.
fn bleed(order: &PrintOrder, found: &mut Vec<Diagnostic>) {
    let Some(bleed) = &order.job.bleed else { return };
    if is_full_bleed(order.ware) && bleed.value.in_mm() < 2.0 {
        let at = At::new(&order.path, bleed.span);
        found.push(print::no_bleed(at, order.ware.zh(), order.ware.name(), &bleed.value.to_string()));
    }
}

/// A folded sheet cannot be bound in a way that takes leaves, and the other way round.
fn binding(order: &PrintOrder, found: &mut Vec<Diagnostic>) {
    let Some(scheme) = &order.job.imposition else { return };
    let fits = match scheme.value {
        Scheme::Single => true,
        Scheme::Saddle => order.binding == Binding::Saddle,
        Scheme::Perfect(_) => order.binding == Binding::Perfect,
        Scheme::CutAndStack { .. } => order.binding != Binding::Saddle,
        Scheme::Repeat { .. } | Scheme::WorkAndTurn | Scheme::WorkAndTumble => {
            order.binding == Binding::Loose
        }
    };
    if !fits {
        let at = At::new(&order.path, scheme.span);
        found.push(print::wrong_imposition(at, &scheme.value.zh(), order.binding.zh(), order.binding.name()));
    }
}

/// Somebody must be counted, or the number written.
fn copies(order: &PrintOrder, editions: &[Edition], catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let mut drawn = editions.iter().filter(|edition| order.editions.contains(&edition.id));
    let per_class =
        matches!(order.ware, Ware::Timetable | Ware::SignIn | Ware::Checklist | Ware::Binder | Ware::Wall);
    let counted = drawn.any(|edition| order.copies(order.classes(catalog, edition)).is_some());
    if !counted && !per_class {
        found.push(print::no_copies(order.at(), &order.id));
    }
}

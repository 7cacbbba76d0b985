//! What packing needs to know of a programme: lessons with their media, and what is said on volumes.

use super::Outcome;
use crate::base::pinyin;
use crate::curriculum::Catalog;
use crate::curriculum::order::Order;
use crate::diag::At;
use crate::media::holdings::Holdings;
use crate::pack::kit::{Lesson, Medium, Programme};
use crate::render::html::words::Words;
use crate::render::pages::Pages;
use crate::render::plan;
use crate::syntax::ast::plain_text;
use crate::syntax::callouts::CalloutKind;
use crate::syntax::kinds::Kind;
use crate::syntax::walk::{self, Visit};
use std::collections::{BTreeMap, BTreeSet};

/// What volumes are called where nobody said.
const LABEL: &str = "COURSEPACK";

/// What is said of the programme on its volumes.
pub fn programme(outcome: &Outcome) -> Programme {
    let catalog = &outcome.catalog;
    let said = &catalog.programme;
    let discs = said.discs.clone().unwrap_or_default();
    let order = Order::of(catalog, &outcome.docs);
    let lesson = |id: &String| Lesson {
        number: order.numbers.get(id).copied().unwrap_or_default(),
        id: id.clone(),
        title: catalog.entry(Kind::Lesson, id).map(|entry| entry.title.clone()).unwrap_or_default(),
    };
    let classes = u32::try_from(catalog.classes.len()).unwrap_or(u32::MAX);
    Programme {
        title: said.title.value.clone(),
        provider: said.provider.clone(),
        day: said.start_date.map(|day| (day.year(), day.month(), day.day())),
        label: if discs.label.is_empty() { LABEL.to_owned() } else { discs.label },
        sets: discs.copies.unwrap_or(classes).max(1),
        accent: outcome.theme.options.accent.clone(),
        lessons: order.lessons.iter().map(lesson).collect(),
        media: media(catalog, &outcome.holdings, &used(outcome, &order)),
    }
}

/// The target that `discs` in the programme names.
pub fn target(outcome: &Outcome) -> Option<&str> {
    let discs = outcome.catalog.programme.discs.as_ref()?;
    Some(discs.target.as_str()).filter(|target| !target.is_empty())
}

/// The state of the content, as the manifest of a bundle names it.
pub fn content_version(outcome: &Outcome) -> String {
    plan::content_version(&outcome.snapshot)
}

/// The numbers of the lessons that show each medium.
fn used(outcome: &Outcome, order: &Order) -> BTreeMap<String, BTreeSet<u32>> {
    let mut used: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (id, number) in &order.numbers {
        let doc = outcome.catalog.entry(Kind::Lesson, id).and_then(|entry| outcome.docs.get(entry.doc));
        let Some(doc) = doc else { continue };
        walk::document(doc, &mut |visit| {
            if let Visit::Callout(callout) = visit
                && callout.kind == CalloutKind::Media
            {
                let named = callout.attributes.id.as_ref().map(|id| id.value.clone());
                let medium = named.unwrap_or_else(|| plain_text(&callout.title).trim().to_owned());
                used.entry(medium).or_default().insert(*number);
            }
        });
    }
    used
}

fn media(catalog: &Catalog, holdings: &Holdings, used: &BTreeMap<String, BTreeSet<u32>>) -> Vec<Medium> {
    let pages = Pages::of_edition(catalog, holdings, None, Words::of("zh"));
    let medium = |(id, paths): (&String, &crate::render::pages::MediaPaths)| {
        let (item, manifest) = catalog.media.get(id)?;
        Some(Medium {
            path: paths.file.clone()?,
            title: item.title.clone(),
            kind: item.kind.zh(),
            seconds: paths.seconds,
            lessons: used.get(id).into_iter().flatten().copied().collect(),
            at: At::new(manifest, item.id.span),
            origin: item.file.as_ref().map(|file| file.value.as_str().to_owned())?,
        })
    };
    let mut media: Vec<Medium> = pages.media().iter().filter_map(medium).collect();
    media.sort_by_cached_key(|medium| pinyin::sort_key(&medium.title));
    media
}

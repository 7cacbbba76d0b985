//! Required sets are complete: the programme says how many policies, laws, films and songs there must be.

use crate::curriculum::{Catalog, lookup};
use crate::diag::messages::{class, link};
use crate::diag::{At, Diagnostic};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::media::MediaType;

pub(super) fn check(catalog: &Catalog, found: &mut Vec<Diagnostic>) {
    let Some(path) = &catalog.programme_path else { return };
    let media = |kind| catalog.media.values().filter(move |(item, _)| item.kind == kind).count();
    for required in &catalog.programme.requires {
        let (kind, all) = match required.set.value.as_str() {
            "policies" => (Kind::Policy, catalog.of_kind(Kind::Policy).count()),
            "laws" => (Kind::Law, catalog.shelf.works.len()),
            "films" => (Kind::Media, media(MediaType::Film)),
            "songs" => (Kind::Media, media(MediaType::Song)),
            _ => continue,
        };
        let mut has = all;
        if let Some(list) = &required.list {
            has = list.len();
            for id in list {
                let known = match kind {
                    Kind::Media => catalog.media.contains_key(&id.value),
                    Kind::Law => {
                        catalog.entry(kind, &id.value).is_some() || catalog.shelf.find(&id.value).is_some()
                    }
                    _ => catalog.entry(kind, &id.value).is_some(),
                };
                if !known {
                    has -= 1;
                    let nearest = lookup::nearest_id(catalog, kind, &id.value);
                    found.push(link::unknown_id(
                        At::new(path, id.span),
                        ("文件", "item"),
                        &id.value,
                        nearest,
                    ));
                }
            }
        }
        let wanted =
            required.count.map_or(required.list.as_ref().map_or(0, Vec::len), |count| count as usize);
        // A list that is shorter than the number beside it has a finding of its own.
        let miscounted = required.list.as_ref().is_some_and(|list| list.len() < wanted);
        if wanted > has && !miscounted {
            found.push(class::incomplete(At::new(path, required.set.span), &required.set.value, wanted, has));
        }
    }
}

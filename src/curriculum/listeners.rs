//! Who is spoken to: an audience with those that it is part of and those that are part of it.

use super::Catalog;
use crate::base::span::Spanned;
use crate::syntax::callouts::CalloutKind;
use std::collections::BTreeSet;

/// Deeper than any tree of audiences.
const DEPTH: usize = 16;

/// The audience and all that it is part of, itself first.
pub fn chain<'a>(catalog: &'a Catalog, audience: &'a str) -> Vec<&'a str> {
    let above = |id: &&'a str| -> Option<&'a str> {
        let (own, _) = catalog.audiences.get(*id)?;
        own.part_of.as_ref().map(|part_of| part_of.value.as_str())
    };
    let mut ids: Vec<&str> = Vec::new();
    // Whoever writes a circle of audiences is told so elsewhere.
    ids.extend(std::iter::successors(Some(audience), above).take(DEPTH));
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    ids
}

/// Whether an audience, or one that it is part of, is taught apart from all others.
pub fn is_apart(catalog: &Catalog, audience: &str) -> bool {
    let apart = |id: &&str| catalog.audiences.get(*id).is_some_and(|(own, _)| own.apart);
    chain(catalog, audience).iter().any(apart)
}

/// Whether what is written for these audiences is for none but such as are taught apart.
pub fn are_apart(catalog: &Catalog, audiences: &[Spanned<String>]) -> bool {
    !audiences.is_empty() && audiences.iter().all(|id| is_apart(catalog, &id.value))
}

/// Those who listen when an audience is taught.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listeners {
    /// The audience and all that it is part of, itself first.
    own: Vec<String>,
    /// Its parts: they may sit among the others.
    parts: Vec<String>,
}

impl Listeners {
    /// Those of `audience`.
    pub fn of(catalog: &Catalog, audience: &str) -> Listeners {
        let owned = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect();
        let parts = catalog.audiences.keys().map(String::as_str);
        let parts = parts.filter(|part| *part != audience && chain(catalog, part).contains(&audience));
        Listeners { parts: owned(parts.collect()), own: owned(chain(catalog, audience)) }
    }

    /// Everybody but those who are taught apart; nothing where nobody is.
    pub fn everybody(catalog: &Catalog) -> Option<Listeners> {
        let (apart, others): (Vec<&String>, Vec<&String>) =
            catalog.audiences.keys().partition(|id| is_apart(catalog, id));
        let parts = others.into_iter().cloned().collect();
        (!apart.is_empty()).then_some(Listeners { own: Vec::new(), parts })
    }

    /// The audience itself.
    pub fn audience(&self) -> &str {
        self.own.first().map_or("", String::as_str)
    }

    /// Whether `audience` is among them, as a whole or in part.
    pub fn include(&self, audience: &str) -> bool {
        self.own.iter().chain(&self.parts).any(|id| id == audience)
    }

    /// Whether what is written for these audiences is for any of them; what is written for nobody in particular is.
    pub fn are_meant(&self, audiences: &[Spanned<String>]) -> bool {
        audiences.is_empty() || audiences.iter().any(|id| self.include(&id.value))
    }

    /// Whether they are shown a block that is for some audiences alone (仅限), or for all but these (除外). A part that
    /// sits among others is told what is for it; what is kept from it is not kept from the others.
    pub fn are_shown(&self, kind: CalloutKind, audiences: &[Spanned<String>]) -> bool {
        let mut named = audiences.iter().map(|audience| audience.value.as_str());
        match kind {
            CalloutKind::Only => named.any(|id| self.include(id)),
            CalloutKind::Except => !named.any(|id| self.own.iter().any(|own| own == id)),
            _ => true,
        }
    }
}

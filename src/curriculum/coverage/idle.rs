//! What nobody is taught, and what nobody uses.

use super::attended::Attended;
use super::{AudienceLine, Facts, Named};
use crate::base::path::ContentPath;
use crate::curriculum::listeners::{chain, is_apart};
use crate::curriculum::mentions::{Mentions, Thing};
use crate::syntax::kinds::class::Class;
use crate::syntax::kinds::curriculum::Audience;
use crate::syntax::kinds::print::{PrintJob, Ware};
use std::collections::BTreeSet;

impl Facts<'_> {
    /// The audiences, and who is taught.
    pub(super) fn audiences(&self) -> Vec<AudienceLine> {
        let catalog = self.catalog;
        let above = |id: &str| catalog.audiences.get(id).and_then(|(own, _)| own.part_of.as_ref());
        let held: BTreeSet<&str> =
            catalog.classes.values().map(|(class, _)| class.audience.value.as_str()).collect();
        let direct = |id: &str| chain(catalog, id).iter().any(|up| held.contains(up));
        let line = |(id, (audience, _)): (&String, &(Audience, ContentPath))| {
            let mut parts =
                catalog.audiences.keys().filter(|part| above(part).is_some_and(|up| up.value == *id));
            let has_parts = parts.clone().next().is_some();
            let classes = catalog.classes.values().map(|(class, _)| class);
            let classes: Vec<&Class> = classes
                .filter(|class| chain(catalog, &class.audience.value).contains(&id.as_str()))
                .collect();
            AudienceLine {
                id: id.clone(),
                name: catalog.audience_name(id),
                size: audience.size,
                places: classes.iter().filter_map(|class| class.size).fold(0, u32::saturating_add),
                taught: direct(id) || has_parts && parts.all(|part| direct(part)),
                classes: classes.iter().map(|class| class.id.value.clone()).collect(),
            }
        };
        // Those who are taught apart need no class.
        let lines = catalog.audiences.iter().map(line);
        lines.filter(|line| line.taught || !is_apart(catalog, &line.id)).collect()
    }

    /// Laws that no text of an author cites and no poster shows.
    pub(super) fn unused_laws(&self) -> Vec<Named> {
        let used: BTreeSet<&Thing> = self.mentions.iter().flat_map(Mentions::all).collect();
        let posters: BTreeSet<Thing> =
            self.catalog.programme.print.iter().filter_map(|job| self.poster(job)).collect();
        let unused = self.catalog.shelf.works.iter().filter(|work| {
            let thing = Thing::Law(work.name.clone());
            !used.contains(&thing) && !posters.contains(&thing)
        });
        unused.map(|work| Named { id: work.short.clone(), title: work.title.clone() }).collect()
    }

    /// Films and songs that are shown nowhere.
    pub(super) fn unused_media(&self, classes: &[Attended<'_>]) -> Vec<Named> {
        let used: BTreeSet<&Thing> = self.mentions.iter().flat_map(Mentions::all).collect();
        let shown = |id: &str| classes.iter().any(|class| class.media.contains(&id));
        let unused = self.catalog.media.iter().filter(|(id, (item, _))| {
            !item.kind.is_picture() && !used.contains(&Thing::Medium((*id).clone())) && !shown(id)
        });
        unused.map(|(id, (item, _))| Named { id: id.clone(), title: item.title.clone() }).collect()
    }

    /// The law that a print job shows on a wall.
    fn poster(&self, job: &PrintJob) -> Option<Thing> {
        let poster = job.product.as_ref().is_some_and(|ware| ware.value == Ware::Poster);
        self.law(&job.law.as_ref().filter(|_| poster)?.value)
    }
}

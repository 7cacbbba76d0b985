//! The new files, laid down beside the old ones: whatever goes wrong here leaves the bundle as it is.

use super::look::Plan;
use super::{Work, refusal};
use crate::base::hash::Hasher;
use crate::diag::messages::update as words;
use crate::diag::trouble::Trouble;
use crate::pack::update::form::FOLDER;
use crate::pack::verify::Source;
use std::fs::File;
use std::io::{self, Write};

/// Copies the new files into the work folder, and through to the medium.
pub(super) fn stage(source: &Source, plan: &Plan, work: &Work) -> Result<(), Trouble> {
    let all: u64 = plan.sizes.values().sum();
    for (number, change) in plan.journal.changes.iter().enumerate() {
        let Some(expected) = &change.new else { continue };
        let target = work.path.join("new").join(number.to_string());
        let size = plan.sizes.get(&change.path).copied().unwrap_or_default();
        let full = |error: io::Error| match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                words::no_room(&work.folder, &format!("{}", all.div_ceil(1_000_000)))
            }
            _ => Trouble::disk(&target, error),
        };
        let mut file = File::create(&target).map_err(full)?;
        let (mut hasher, mut failed) = (Hasher::default(), None);
        let read = source.stream(&format!("{FOLDER}/{}", change.path), size, &mut |piece| {
            hasher.stream(piece);
            failed = failed.take().or_else(|| file.write_all(piece).err());
        });
        if let Err(error) = read {
            let why = refusal(change.path.as_ref(), &error);
            return Err(Trouble::new(why.zh, why.en));
        }
        if let Some(error) = failed {
            return Err(full(error));
        }
        file.sync_all().map_err(full)?;
        if hasher.finish().to_string() != *expected {
            let why = words::update_is_wrong();
            return Err(Trouble::new(why.zh, why.en));
        }
    }
    Ok(())
}

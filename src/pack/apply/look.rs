//! What speaks against an update: all of it is looked at before anything is touched.

use super::journal::{Change, Journal};
use super::{Order, WORK};
use crate::base::hash::Hash;
use crate::diag::Prose;
use crate::diag::messages::update as words;
use crate::diag::trouble::Trouble;
use crate::pack::manifest::{BUNDLE, SUMS};
use crate::pack::sign::SIGNATURE;
use crate::pack::update::form::{FOLDER, FORMAT, Manifest};
use crate::pack::verify::{self, Fault, Finding, Listed, Source, Sum, Wish, is_inside};
use crate::render::search::on_disk;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Whether an update goes.
pub(super) enum Look {
    /// It does.
    Goes(Plan),
    /// It was applied before.
    Is(Prose),
    /// It does not: what is wrong with which files, and what to do.
    No(Vec<Finding>, Prose),
}

/// What is to be done.
pub(super) struct Plan {
    /// File by file.
    pub journal: Journal,
    /// How large each of the new files is, by path.
    pub sizes: BTreeMap<String, u64>,
    /// Of the whole new bundle, in bytes.
    pub size: u64,
}

/// Looks at an update that is what its sums say, and at the folder that it is for.
pub(super) fn look(
    source: &Source,
    update: &Manifest,
    folder: &Path,
    order: &Order<'_>,
) -> Result<Look, Trouble> {
    if update.format != FORMAT {
        return Ok(Look::No(Vec::new(), words::too_new()));
    }
    let here = Source::Folder(folder.to_owned());
    let old = verify::read(folder, &here)?;
    let has = Hash::of(&old.sums).to_string();
    if has == update.to.sums_sha256 {
        return again(update, folder, &here, order);
    }
    if let Some(prose) = wrong_base(update, &old, &has) {
        return Ok(Look::No(Vec::new(), prose));
    }
    let sums = format!("{FOLDER}/{SUMS}");
    let bytes = source.read(&sums, 256 << 20).ok().flatten().unwrap_or_default();
    let (new, _) = verify::sums(&String::from_utf8_lossy(&bytes));
    if let Err(path) = makes_sense(update, &bytes, &old.files, &new) {
        return Ok(Look::No(Vec::new(), words::makes_no_sense(&path)));
    }
    let found = by_hand(update, folder, &here, &old, order)?;
    if !found.is_empty() {
        let prose = words::changed_by_hand(found.len());
        return Ok(Look::No(found, prose));
    }
    let known = old.files.values().filter_map(|sum| sum.size).sum::<u64>();
    let sizes: BTreeMap<String, u64> =
        update.files.iter().map(|file| (file.path.clone(), file.size)).collect();
    Ok(Look::Goes(Plan { journal: journal(update, folder, &old), size: known, sizes }))
}

/// Whether the folder is another bundle than the one that the update is for, and which.
fn wrong_base(update: &Manifest, old: &Listed, has: &str) -> Option<Prose> {
    if has == update.from.sums_sha256 {
        return None;
    }
    let Some(about) = &old.about else { return Some(words::other_sums("?")) };
    let of = |volume: &Option<verify::Volume>| volume.as_ref().map(|volume| volume.number);
    let (wanted, found) = (of(&update.volume), of(&about.volume));
    Some(if about.edition != update.edition {
        words::other_edition(&update.edition, &about.edition)
    } else if wanted != found {
        words::other_volume(wanted, found)
    } else if about.content_version != update.from.content_version {
        let (from, to) = (&update.from.content_version, &update.to.content_version);
        words::other_base(from, to, &about.content_version)
    } else {
        words::other_sums(&about.content_version)
    })
}

/// The folder has the new sums: either all is done, or somebody stopped copying by hand.
fn again(update: &Manifest, folder: &Path, here: &Source, order: &Order<'_>) -> Result<Look, Trouble> {
    let only: BTreeSet<String> = update.files.iter().map(|file| file.path.clone()).collect();
    let wish = Wish { key: None, only: Some(&only), steps: order.steps };
    let mut found = verify::verify(&folder.display().to_string(), here, &wish)?.found;
    for path in update.deleted.iter().filter(|path| is_ours(path)) {
        if fs::symlink_metadata(folder.join(path)).is_ok() && path != SIGNATURE {
            found.push(Finding { path: path.clone(), fault: Fault::Lingers });
        }
    }
    Ok(match found.is_empty() {
        true => Look::Is(words::up_to_date(&update.to.content_version)),
        false => Look::No(found, words::half_by_hand()),
    })
}

/// Whether a path may be touched at all.
fn is_ours(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    is_inside(path) && on_disk(first) != WORK
}

/// Whether old files and the update make exactly the new list of sums; the path that does not fit.
fn makes_sense(
    update: &Manifest,
    sums: &[u8],
    old: &BTreeMap<String, Sum>,
    new: &BTreeMap<String, Sum>,
) -> Result<(), String> {
    let brought: BTreeMap<&str, &str> =
        update.files.iter().map(|file| (file.path.as_str(), file.sha256.as_str())).collect();
    let deleted: BTreeSet<&str> = update.deleted.iter().map(String::as_str).collect();
    let paths = brought.keys().chain(&deleted);
    if let Some(path) = paths.copied().find(|path| !is_ours(path)) {
        return Err(path.to_owned());
    }
    if Hash::of(sums).to_string() != update.to.sums_sha256 || !brought.contains_key(SUMS) {
        return Err(SUMS.to_owned());
    }
    for (path, sum) in new {
        let comes = brought.get(path.as_str());
        let fits = match comes {
            Some(hash) => sum.sha256.to_string() == **hash,
            None => old.get(path).is_some_and(|old| old.sha256 == sum.sha256),
        };
        if !fits || deleted.contains(path.as_str()) {
            return Err(path.clone());
        }
    }
    let own = |path: &&str| matches!(*path, SUMS | SIGNATURE);
    let stray = brought.keys().filter(|path| !own(path) && !new.contains_key(**path));
    let unknown = deleted.iter().filter(|path| !own(path) && !old.contains_key(**path));
    let left = old.keys().map(String::as_str);
    let left = left.filter(|path| !new.contains_key(*path) && !deleted.contains(path));
    match stray.copied().chain(unknown.copied()).chain(left).next() {
        Some(path) => Err(path.to_owned()),
        None => Ok(()),
    }
}

/// Files that the update would replace or delete and that are not what the old bundle had, and files that lie where new
/// ones are to be. What is missing is not mourned: it comes or goes anyway.
fn by_hand(
    update: &Manifest,
    folder: &Path,
    here: &Source,
    old: &Listed,
    order: &Order<'_>,
) -> Result<Vec<Finding>, Trouble> {
    let touched = update.files.iter().map(|file| &file.path).chain(&update.deleted);
    let touched: BTreeSet<String> = touched.cloned().collect();
    let wish = Wish { key: None, only: Some(&touched), steps: order.steps };
    let mut found = verify::verify(&folder.display().to_string(), here, &wish)?.found;
    // Names that are one file on this disk are no reason against an update that mends just that.
    found.retain(|finding| !matches!(finding.fault, Fault::Missing | Fault::Twin(_)));
    let gone: BTreeSet<String> = update.deleted.iter().map(|path| on_disk(path)).collect();
    for file in &update.files {
        let path = &file.path;
        if old.files.contains_key(path) || matches!(path.as_str(), SUMS | SIGNATURE) {
            found.extend(above(folder, path, &update.deleted));
            continue;
        }
        found.extend(above(folder, path, &update.deleted));
        let is_folder_of_gone = || update.deleted.iter().any(|gone| gone.starts_with(&format!("{path}/")));
        match fs::symlink_metadata(folder.join(path)) {
            Ok(data) if data.is_dir() && is_folder_of_gone() => {}
            // A disk without capitals shows the old file under the new name.
            Ok(_) if gone.contains(&on_disk(path)) => {}
            Ok(data) if data.is_file() && same(here, path, &file.sha256, file.size) => {}
            Ok(_) => found.push(Finding { path: path.clone(), fault: Fault::InTheWay }),
            Err(_) => {}
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// A link or a file where a folder should be, on the way to `path`: nothing is moved through it.
fn above(folder: &Path, path: &str, deleted: &[String]) -> Option<Finding> {
    path.match_indices('/').find_map(|(at, _)| {
        let part = path.get(..at)?;
        let data = fs::symlink_metadata(folder.join(part)).ok()?;
        let fault = if data.is_symlink() { Fault::Link } else { Fault::InTheWay };
        let goes = !data.is_symlink() && deleted.iter().any(|gone| gone == part);
        (!data.is_dir() && !goes).then(|| Finding { path: part.to_owned(), fault })
    })
}

fn same(here: &Source, path: &str, sha256: &str, size: u64) -> bool {
    let mut hasher = crate::base::hash::Hasher::default();
    here.stream(path, size, &mut |piece| hasher.stream(piece)).is_ok()
        && hasher.finish().to_string() == sha256
}

/// What to do, in order: what goes away, what comes, the manifests last.
fn journal(update: &Manifest, folder: &Path, old: &Listed) -> Journal {
    let gone: BTreeSet<String> = update.deleted.iter().map(|path| on_disk(path)).collect();
    let is_file = |path: &str| fs::symlink_metadata(folder.join(path)).is_ok_and(|data| data.is_file());
    let hash_of = |path: &str| {
        let here = Source::Folder(folder.to_owned());
        here.read(path, 1 << 28).ok().flatten().map(|bytes| Hash::of(&bytes).to_string())
    };
    let before = |path: &str| match old.files.get(path) {
        _ if !is_file(path) => None,
        Some(sum) => Some(sum.sha256.to_string()),
        None if gone.contains(&on_disk(path)) && !update.deleted.iter().any(|gone| gone == path) => None,
        None => hash_of(path),
    };
    let mut goes = update.deleted.clone();
    let brings_signature = update.files.iter().any(|file| file.path == SIGNATURE);
    if !brings_signature && !goes.iter().any(|path| path == SIGNATURE) {
        // The signature of the old sums would be a bad one for the new.
        goes.push(SIGNATURE.to_owned());
    }
    let goes = goes.iter().filter(|path| is_file(path));
    let goes = goes.map(|path| Change { path: path.clone(), old: before(path), new: None });
    let last = |path: &str| match path {
        BUNDLE => 1,
        SIGNATURE => 2,
        SUMS => 3,
        _ => 0,
    };
    let mut comes: Vec<Change> = update
        .files
        .iter()
        .map(|file| Change {
            path: file.path.clone(),
            old: before(&file.path),
            new: Some(file.sha256.clone()),
        })
        .collect();
    comes.sort_by_key(|change| last(&change.path));
    let changes = goes.chain(comes).collect();
    Journal { format: 1, from: update.from.clone(), to: update.to.clone(), changes }
}

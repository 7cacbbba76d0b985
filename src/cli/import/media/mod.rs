//! `import media`: drafts a manifest of the films and songs in a folder. What a machine can know is filled in; whose
//! they are and what is allowed, the editor must say.

mod draft;
mod told;

use super::super::settings::Settings;
use super::super::{End, report};
use crate::base::par;
use crate::base::path::ContentPath;
use crate::base::snapshot::Asset;
use crate::cli::args::ImportFormat;
use crate::diag::trouble::Trouble;
use crate::pipeline::{Builder, Options, Outcome};
use crate::source::Hashes;
use crate::syntax::kinds::media::MediaItem;
use draft::Draft;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use told::{Skip, Told};

/// Where media lie.
const MEDIA: &str = "content/media";

/// More manifests of one name are a mistake.
const MOST_NAMES: u32 = 1000;

/// Drafts a manifest of `folder`.
///
/// # Errors
/// There is no project, the folder is not below `content/media`, or the disk refuses.
pub fn run(
    folder: &Path,
    (force, dry_run): (bool, bool),
    format: ImportFormat,
    settings: &Settings,
) -> anyhow::Result<End> {
    let project = settings.project()?;
    let below = below(&project.root, folder)?;
    let hashes = Hashes::open(&project.root);
    let options = Options { root: project.root.clone(), out: project.out, ..Options::default() };
    let told = par::with_threads(settings.threads, || -> anyhow::Result<Told> {
        let outcome = Builder::new(options).survey()?;
        let name = manifest_name(&below);
        let replaced = ContentPath::new(&format!("{MEDIA}/{name}.yaml")).filter(|_| force);
        let mut told = drafts(&outcome, &below, replaced.as_ref(), &hashes)?;
        hashes.keep();
        if !told.drafts.is_empty() && !dry_run {
            told.path = Some(write(&project.root, &name, &draft::manifest(&told.drafts), force)?);
        }
        Ok(told)
    })??;
    match format {
        ImportFormat::Human => told.show(dry_run, settings),
        ImportFormat::Json => report::result(&told.json(settings.lang)),
    }
    Ok(told.end())
}

/// The folder as a path of the project.
fn below(root: &Path, folder: &Path) -> Result<ContentPath, Trouble> {
    let real = |path: &Path| fs::canonicalize(path).map_err(|error| Trouble::disk(path, error));
    let media = root.join(MEDIA);
    let there = real(folder)?;
    if !there.is_dir() {
        return Err(told::no_folder(folder));
    }
    let inside =
        fs::canonicalize(&media).ok().and_then(|media| there.strip_prefix(media).ok().map(Path::to_owned));
    let parts =
        inside.map(|inside| inside.components().map(|part| part.as_os_str().to_owned()).collect::<Vec<_>>());
    let names = parts.and_then(|parts| {
        parts.iter().map(|part| part.to_str().map(str::to_owned)).collect::<Option<Vec<String>>>()
    });
    let path = names.map(|names| [vec![MEDIA.to_owned()], names].concat().join("/"));
    path.and_then(|path| ContentPath::new(&path)).ok_or_else(|| told::elsewhere(folder, &media))
}

/// A manifest is called like its folder.
fn manifest_name(folder: &ContentPath) -> String {
    match folder.as_str().strip_prefix(MEDIA).unwrap_or_default().trim_matches('/') {
        "" => "imported".to_owned(),
        below => below.replace('/', "-"),
    }
}

/// An entry for each film, song and picture that has none. Those of the manifest `replaced` do not count.
fn drafts(
    outcome: &Outcome,
    folder: &ContentPath,
    replaced: Option<&ContentPath>,
    hashes: &Hashes,
) -> Result<Told, Trouble> {
    let known: Vec<&MediaItem> = outcome
        .catalog
        .media
        .values()
        .filter(|(_, manifest)| Some(manifest) != replaced)
        .map(|(item, _)| item)
        .collect();
    let main: BTreeSet<&ContentPath> =
        known.iter().filter_map(|item| item.file.as_ref()).map(|file| &file.value).collect();
    let beside =
        known.iter().flat_map(|item| [&item.captions, &item.transcript, &item.poster, &item.lyrics_file]);
    let beside: BTreeSet<&ContentPath> = beside.flatten().map(|file| &file.value).collect();
    let prefix = format!("{folder}/");
    let inside = |asset: &&Arc<Asset>| asset.path.as_str().starts_with(&prefix);
    let assets: Vec<Arc<Asset>> = outcome.snapshot.assets.iter().filter(inside).cloned().collect();
    let mut told = Told::default();
    let mut taken: BTreeSet<String> = known.iter().map(|item| item.id.value.clone()).collect();
    let fresh: Vec<&Arc<Asset>> = assets.iter().filter(|asset| !beside.contains(&asset.path)).collect();
    let looked = par::map_uneven(&fresh, |asset| draft::look(asset));
    let companions = draft::companions(&fresh, &looked);
    for (asset, look) in fresh.iter().zip(looked) {
        if companions.contains(&asset.path) {
            continue;
        }
        match look {
            _ if main.contains(&asset.path) => told.skipped.push((asset.path.clone(), Skip::Known)),
            Err(skip) => told.skipped.push((asset.path.clone(), skip)),
            Ok(look) => {
                let id = free(asset.path.stem(), &mut taken);
                told.drafts.push(Draft::new(id, asset, look, &fresh));
            }
        }
    }
    let sums = par::map_uneven(&told.drafts, |draft| hashes.of(&draft.asset));
    for (draft, known) in told.drafts.iter_mut().zip(sums) {
        draft.sha256 = Some(known?.sha256);
    }
    Ok(told)
}

/// `stem`, or `stem-2`, whichever is not an id yet.
fn free(stem: &str, taken: &mut BTreeSet<String>) -> String {
    let mut id = stem.to_owned();
    let mut number = 2u32;
    while !taken.insert(id.clone()) {
        id = format!("{stem}-{number}");
        number += 1;
    }
    id
}

/// Writes a manifest that is not there yet, or in place of the one that is, where that is asked for.
fn write(root: &Path, name: &str, text: &str, force: bool) -> Result<PathBuf, Trouble> {
    for number in 1..MOST_NAMES {
        let name = if number == 1 { format!("{name}.yaml") } else { format!("{name}-{number}.yaml") };
        let path = root.join(MEDIA).join(name);
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(!force).create(force).truncate(force);
        match options.open(&path).and_then(|mut file| file.write_all(text.as_bytes())) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Trouble::disk(&path, error)),
        }
    }
    Err(told::too_many(name))
}

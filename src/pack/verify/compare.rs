//! What is there against what ought to be: names, then sizes, then bytes.

use super::{Fault, Finding, Item, Kind, Report, Source, Step, Sum, Wish, foreign};
use crate::base::hash::{Hash, Hasher};
use crate::base::par;
use crate::diag::trouble::{self, Trouble};
use crate::pack::apply::WORK;
use crate::pack::manifest::SUMS;
use crate::pack::sign::SIGNATURE;
use crate::render::search::on_disk;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// Bytes that a file may have of which no manifest says the size: the manifests themselves and notes.
const UNSAID: u64 = 256 << 20;

/// A file whose bytes are to be read.
struct Task {
    path: String,
    /// Where to stop.
    limit: u64,
    /// Whether it is one that ought to be there, with the size it ought to have.
    listed: bool,
}

/// The hash of a file and its length, or why it cannot be read.
type Outcome = Result<(Hash, u64), io::Error>;

/// Adds to `report` what is wrong in `source`.
pub(super) fn compare(source: &Source, report: &mut Report, wish: &Wish<'_>) -> Result<(), Trouble> {
    let items = source.list().map_err(|error| Trouble::disk(Path::new(&report.name), error))?;
    let mut names = Names::of(items, wish.only);
    let mut found = std::mem::take(&mut names.found);
    let mut tasks = names.listed(report, wish.only, &mut found);
    tasks.extend(names.candidates(report));
    source.arrange(&mut tasks, |task| &task.path, |task| task.limit);
    (wish.steps)(Step::Begin(&report.name, tasks.iter().map(|task| task.limit).sum()));

    let read = |task: &Task| hash(source, task, wish);
    let outcomes = match source.is_random() {
        true => par::map_uneven(&tasks, read),
        false => tasks.iter().map(read).collect(),
    };
    report.files = tasks.len();
    report.bytes = outcomes.iter().flatten().map(|(_, length)| length).sum();
    judge(&names, &tasks, outcomes, report, &mut found);
    autorun(source, report, &mut found);
    report.found.extend(found);
    Ok(())
}

/// What is there, sorted by what it has to do with what ought to be.
struct Names {
    /// All files by path, with their sizes.
    there: BTreeMap<String, u64>,
    /// Files that nobody listed.
    unlisted: BTreeSet<String>,
    /// Paths that ought to be there and are not, with their sizes where they are known.
    missing: BTreeMap<String, Option<u64>>,
    /// Files of a wrong size, with the size.
    odd_size: BTreeMap<String, u64>,
    /// Links and the like, and names that come twice.
    found: Vec<Finding>,
    partial: bool,
}

impl Names {
    fn of(items: Vec<Item>, only: Option<&BTreeSet<String>>) -> Names {
        let mut there = BTreeMap::new();
        let mut found = Vec::new();
        for item in items {
            let wanted = only.is_none_or(|only| only.contains(&item.path));
            if !wanted || item.path.strip_prefix(WORK).is_some_and(|rest| rest.starts_with('/')) {
                continue;
            }
            let fault = match item.kind {
                Kind::File if there.insert(item.path.clone(), item.size).is_none() => continue,
                Kind::File => Fault::ListedTwice,
                Kind::Link => Fault::Link,
                Kind::Odd => Fault::Odd,
                Kind::Closed(_) if foreign::is_dropping(&item.path.to_lowercase()) => continue,
                Kind::Closed(why) => Fault::Unreadable(why),
            };
            found.push(Finding { path: item.path, fault });
        }
        let mut forms: BTreeMap<String, &String> = BTreeMap::new();
        for path in there.keys() {
            if let Some(first) = forms.insert(on_disk(path), path) {
                found.push(Finding::new(path, Fault::Twin(first.clone())));
            }
        }
        Names {
            there,
            unlisted: BTreeSet::new(),
            missing: BTreeMap::new(),
            odd_size: BTreeMap::new(),
            found,
            partial: only.is_some(),
        }
    }

    /// Goes through what ought to be there; the files whose bytes must be looked at.
    fn listed(
        &mut self,
        report: &Report,
        only: Option<&BTreeSet<String>>,
        found: &mut Vec<Finding>,
    ) -> Vec<Task> {
        let told: BTreeSet<&str> = found.iter().map(|finding| finding.path.as_str()).collect();
        let mut tasks = Vec::new();
        let mut sizes = Vec::new();
        for (path, sum) in &report.listed.files {
            if only.is_some_and(|only| !only.contains(path)) {
                continue;
            }
            match (self.there.get(path), sum.size) {
                (Some(size), Some(expected)) if *size != expected => {
                    self.odd_size.insert(path.clone(), *size);
                    let (expected, size) = (expected, *size);
                    sizes.push(Finding::new(
                        path,
                        match size < expected {
                            true => Fault::Shorter { expected, found: size },
                            false => Fault::Longer { expected, found: size },
                        },
                    ));
                }
                (Some(size), expected) => {
                    let limit = expected.unwrap_or((*size).min(UNSAID));
                    tasks.push(Task { path: path.clone(), limit, listed: true });
                }
                // A link lies there.
                (None, _) if told.contains(path.as_str()) => {}
                (None, size) => {
                    self.missing.insert(path.clone(), size);
                }
            }
        }
        found.extend(sizes);
        let own = |path: &str| matches!(path, SUMS | SIGNATURE) || report.listed.files.contains_key(path);
        self.unlisted = self.there.keys().filter(|path| !own(path)).cloned().collect();
        tasks
    }

    /// Files that may be another one that is missing or wrong: only of those is it worth reading the bytes.
    fn candidates(&self, report: &Report) -> Vec<Task> {
        let forms: BTreeSet<String> = self.missing.keys().map(|path| on_disk(path)).collect();
        let any_size = self.missing.values().any(Option::is_none);
        let gone: BTreeSet<u64> = self.missing.values().flatten().copied().collect();
        let unlisted = self.unlisted.iter().filter_map(|path| {
            let size = *self.there.get(path)?;
            let likely = gone.contains(&size) || any_size && size <= UNSAID || forms.contains(&on_disk(path));
            likely.then(|| Task { path: path.clone(), limit: size, listed: false })
        });
        let expected = |path: &String| report.listed.files.get(path).and_then(|sum| sum.size);
        let wanted: BTreeSet<u64> = self.odd_size.keys().filter_map(expected).chain(gone.clone()).collect();
        let swapped = self.odd_size.iter().filter(|(_, size)| wanted.contains(size));
        let swapped = swapped.map(|(path, size)| Task { path: path.clone(), limit: *size, listed: false });
        unlisted.chain(swapped).collect()
    }
}

fn hash(source: &Source, task: &Task, wish: &Wish<'_>) -> Outcome {
    let mut hasher = Hasher::default();
    let read = source.stream(&task.path, task.limit, &mut |piece| {
        hasher.stream(piece);
        (wish.steps)(Step::Read(piece.len() as u64));
    });
    read.map(|length| (hasher.finish(), length))
}

/// Draws conclusions from what was read.
fn judge(names: &Names, tasks: &[Task], outcomes: Vec<Outcome>, report: &Report, found: &mut Vec<Finding>) {
    let sums = &report.listed.files;
    let mut wrong: BTreeMap<&str, Hash> = BTreeMap::new();
    let mut other: BTreeMap<&str, Hash> = BTreeMap::new();
    for (task, outcome) in tasks.iter().zip(outcomes) {
        let sum = sums.get(&task.path);
        let fault = match (outcome, sum.filter(|_| task.listed)) {
            (Ok((hash, _)), None) => {
                other.insert(&task.path, hash);
                continue;
            }
            (Ok((hash, _)), Some(sum)) if hash == sum.sha256 => continue,
            (Ok((_, length)), Some(_)) if length > task.limit => {
                Fault::Longer { expected: task.limit, found: length }
            }
            (Ok((_, length)), Some(Sum { size: Some(expected), .. })) if length < *expected => {
                Fault::Shorter { expected: *expected, found: length }
            }
            (Ok((hash, _)), Some(_)) => {
                wrong.insert(&task.path, hash);
                continue;
            }
            (Err(error), Some(_)) if error.kind() == io::ErrorKind::InvalidData => Fault::Changed,
            (Err(error), Some(_)) => Fault::Unreadable(trouble::words(&error)),
            (Err(_), None) => continue,
        };
        found.push(Finding::new(&task.path, fault));
    }
    let mut homes: BTreeMap<Hash, &str> = BTreeMap::new();
    for (path, sum) in sums {
        homes.entry(sum.sha256).or_insert(path);
    }
    let mut gone: BTreeMap<Hash, Vec<&str>> = BTreeMap::new();
    for path in names.missing.keys() {
        if let Some(sum) = sums.get(path) {
            gone.entry(sum.sha256).or_default().push(path);
        }
    }
    for path in &names.unlisted {
        let form = on_disk(path);
        let same = other.get(path.as_str()).and_then(|hash| gone.get_mut(hash));
        let was = same.and_then(|same| {
            let at = same.iter().position(|was| on_disk(was) == form).or((!same.is_empty()).then_some(0))?;
            Some(same.remove(at))
        });
        let fault = match was {
            Some(was) if on_disk(was) == form => Some(Fault::OtherCase(was.to_owned())),
            Some(was) => Some(Fault::Renamed(was.to_owned())),
            None if names.partial => None,
            None => foreign::unlisted(path),
        };
        found.extend(fault.map(|fault| Finding::new(path, fault)));
    }
    found.extend(gone.into_values().flatten().map(|path| Finding::new(path, Fault::Missing)));
    for (path, hash) in wrong {
        let fault = homes.get(&hash).map_or(Fault::Changed, |home| Fault::IsLike((*home).to_owned()));
        found.push(Finding::new(path, fault));
    }
    // What has the wrong size because it is another file says more than that its size is wrong.
    for finding in found.iter_mut().filter(|finding| names.odd_size.contains_key(&finding.path)) {
        if let Some(home) = other.get(finding.path.as_str()).and_then(|hash| homes.get(hash)) {
            finding.fault = Fault::IsLike((*home).to_owned());
        }
    }
}

/// The bundle's own `autorun.inf` names and paints a stick, and starts nothing.
fn autorun(source: &Source, report: &Report, found: &mut Vec<Finding>) {
    for path in report.listed.files.keys().filter(|path| foreign::is_autorun(path)) {
        let text = source.read(path, 1 << 16).ok().flatten().unwrap_or_default();
        if foreign::starts_something(&text) {
            found.push(Finding::new(path, Fault::Starts));
        }
    }
}

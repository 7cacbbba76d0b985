//! The loop: hears the client, answers it, and has projects checked when they changed.

use super::open::Open;
use super::page::Page;
use super::problems::Problems;
use super::protocol::{self, Ask, Change, Client, Edit, FileEdits, Place, Spot, Told};
use super::rename::Renaming;
use super::wire::{Id, Refusal, Said, Wire};
use super::worker::{self, Checked, Job};
use super::{Setup, actions, complete, hover, places, rename, symbols, uri};
use crate::base::path::ContentPath;
use crate::base::snapshot::{SourceFile, Unsaved};
use crate::law::citation::Names;
use crate::pipeline::Outcome;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// A check begins when typing has paused for so long, or for half the time that a check takes where that is more.
const PAUSE: Duration = Duration::from_millis(40);

/// Who types on and on sees findings after so long all the same.
const PATIENCE: Duration = Duration::from_secs(2);

enum Event {
    Said(Said),
    Checked(Checked),
    Gone,
}

/// A project that something is known of.
#[derive(Default)]
struct Project {
    /// What came of the last check that could be done.
    outcome: Option<Arc<Outcome>>,
    /// The names of its laws.
    names: Names,
    /// Files of which findings are shown.
    shown: BTreeSet<ContentPath>,
    /// Since when something is new, and when the last such thing came.
    news: Option<(Instant, Instant)>,
    /// A check is going on.
    busy: bool,
    /// How long the last one took.
    took: Duration,
    /// Questions that wait for the first.
    waiting: Vec<(Id, Ask)>,
    /// Why the last one could not be done.
    trouble: Option<String>,
}

struct Server {
    setup: Setup,
    wire: Wire,
    client: Client,
    jobs: Sender<Job>,
    projects: BTreeMap<PathBuf, Project>,
    /// By address.
    open: BTreeMap<String, Open>,
    leaving: bool,
}

/// Serves the client on standard input until it takes its leave; whether it did so properly.
pub(super) fn run(setup: Setup) -> bool {
    let (events, heard) = mpsc::channel();
    let wire = Wire::stdio();
    wire.listen(events.clone(), Event::Said, Event::Gone);
    let jobs = worker::start(setup.clone(), events, Event::Checked);
    let mut server = Server {
        setup,
        wire,
        client: Client::default(),
        jobs,
        projects: BTreeMap::new(),
        open: BTreeMap::new(),
        leaving: false,
    };
    let mut introduced = false;
    loop {
        match heard.recv_timeout(server.until_next_check()) {
            Ok(Event::Said(said)) if !introduced => introduced = server.introduce(said),
            Ok(Event::Said(said)) if said.id.is_some() => server.asked(said),
            Ok(Event::Said(said)) => {
                if !server.told(protocol::told(said)) {
                    break;
                }
            }
            Ok(Event::Checked(checked)) => server.checked(checked),
            Ok(Event::Gone) | Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {}
        }
        server.begin_checks();
    }
    let proper = server.leaving;
    server.wire.close();
    proper
}

impl Server {
    /// The first words; whether they were said.
    fn introduce(&mut self, said: Said) -> bool {
        let Some(id) = said.id.clone() else { return false };
        if said.method != "initialize" {
            self.wire.refuse(id, Refusal::OutOfTurn);
            return false;
        }
        self.client = protocol::client(said).unwrap_or_default();
        if let (false, Some(lang)) = (self.setup.lang_is_chosen, self.client.lang) {
            self.setup.lang = lang;
        }
        self.wire.answer(id, protocol::abilities());
        true
    }

    /// What the client tells; no more of it follows where this is false.
    fn told(&mut self, told: Told) -> bool {
        match told {
            Told::Ready => self.ready(),
            Told::Opened { uri, version, text } => {
                if let Some((root, path)) = self.place(&uri) {
                    self.new_in(root.clone());
                    self.open.insert(uri, Open::new(root, path, version, text));
                }
            }
            Told::Changed { uri, version, edits } => {
                if let Some(open) = self.open.get_mut(&uri) {
                    open.change(version, edits);
                    let root = open.root.clone();
                    self.new_in(root);
                }
            }
            Told::Closed(uri) => {
                if let Some(open) = self.open.remove(&uri) {
                    self.new_in(open.root);
                }
            }
            Told::Disk => self
                .projects
                .keys()
                .cloned()
                .collect::<Vec<_>>()
                .into_iter()
                .for_each(|root| self.new_in(root)),
            Told::GivenUp(id) => {
                for project in self.projects.values_mut() {
                    let given_up = project.waiting.extract_if(.., |(other, _)| other.to_string() == id);
                    given_up.for_each(|(id, _)| self.wire.refuse(id, Refusal::GivenUp));
                }
            }
            Told::Exit => return false,
            Told::Other => {}
        }
        true
    }

    /// Looks at the folders that the client shows, so that there are findings before a file is opened.
    fn ready(&mut self) {
        if self.client.watches {
            self.wire.ask(protocol::REGISTER, protocol::watching());
        }
        let folders: Vec<PathBuf> = match &self.setup.root {
            Some(root) => vec![root.clone()],
            None => self.client.folders.iter().filter_map(|folder| uri::to_path(folder)).collect(),
        };
        for folder in folders {
            let root = folder.ancestors().find(|folder| folder.join("content").is_dir());
            if let Some(root) = root.map(Path::to_owned) {
                self.new_in(root);
            }
        }
    }

    /// The project that a file is in, and where in it; nothing for files of no project.
    fn place(&self, uri: &str) -> Option<(PathBuf, ContentPath)> {
        let path = uri::to_path(uri)?;
        let known = self.setup.root.iter().chain(self.projects.keys());
        let root = known
            .filter(|root| path.starts_with(root.join("content")))
            .max_by_key(|root| root.as_os_str().len());
        let root = match root {
            Some(root) => root.clone(),
            None if self.setup.root.is_some() => return None,
            None => {
                let contents = || path.ancestors().skip(1).filter(|folder| folder.ends_with("content"));
                let whole = contents().find(|folder| folder.join("curriculum.yaml").is_file());
                whole.or_else(|| contents().last())?.parent()?.to_owned()
            }
        };
        let below = path.strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/");
        ContentPath::new(&below).map(|path| (root, path))
    }

    /// Something changed in a project.
    fn new_in(&mut self, root: PathBuf) {
        let now = Instant::now();
        let project = self.projects.entry(root).or_default();
        project.news = Some((project.news.map_or(now, |(first, _)| first), now));
    }

    /// How long nothing needs to be done unless somebody says something.
    fn until_next_check(&self) -> Duration {
        let due = self.projects.values().filter_map(Project::due).min();
        due.map_or(Duration::from_secs(3600), |due| due.saturating_duration_since(Instant::now()))
    }

    /// Has those projects checked whose time has come.
    fn begin_checks(&mut self) {
        let now = Instant::now();
        for (root, project) in &mut self.projects {
            if project.due().is_none_or(|due| due > now) {
                continue;
            }
            let own = || self.open.values().filter(|open| open.root == *root);
            let unsaved: Unsaved = own().map(|open| (open.path.clone(), open.file().clone())).collect();
            let versions = own().map(|open| (open.path.clone(), open.version)).collect();
            (project.news, project.busy) = (None, true);
            // The worker lives as long as this does.
            let _ = self.jobs.send(Job { root: root.clone(), unsaved, versions });
        }
    }

    /// A check came to its end: findings are shown, questions answered that waited for it.
    fn checked(&mut self, checked: Checked) {
        let Checked { root, versions, outcome, took } = checked;
        let Some(project) = self.projects.get_mut(&root) else { return };
        (project.busy, project.took) = (false, took);
        let waiting = std::mem::take(&mut project.waiting);
        match outcome {
            Ok(outcome) => {
                project.trouble = None;
                project.names = Names::new(outcome.catalog.shelf.names());
                project.outcome = Some(outcome.clone());
                self.show(&root, &outcome, &versions);
            }
            Err(trouble) => {
                // Said once: it stays the same until somebody mends it.
                if project.trouble.as_ref() != Some(&trouble) {
                    self.wire.tell(protocol::LOG, protocol::log(format!("{}: {trouble}", root.display())));
                }
                project.trouble = Some(trouble);
            }
        }
        waiting.into_iter().for_each(|(id, ask)| self.answer(id, ask));
    }

    /// Shows the findings of a check, and takes back those that are no more.
    fn show(&mut self, root: &Path, outcome: &Outcome, versions: &BTreeMap<ContentPath, i32>) {
        let address = |path: &ContentPath| self.uri(root, path);
        let mut found = Problems::new(outcome, self.setup.lang, address).by_file();
        let shown = self.projects.get(root).map(|project| project.shown.clone()).unwrap_or_default();
        for gone in &shown {
            found.entry(gone.clone()).or_default();
        }
        let mut now = BTreeSet::new();
        for (path, problems) in &found {
            let version = self.opened(root, path).map(|(_, open)| open.version);
            // What was typed since moves places: the next check, which is due, tells them.
            let stale = version.is_some() && version != versions.get(path).copied();
            if stale || problems.is_empty() && !shown.contains(path) {
                now.extend((stale && shown.contains(path)).then(|| path.clone()));
                continue;
            }
            if let Some(told) = protocol::problems(&self.uri(root, path), version, problems) {
                self.wire.tell(protocol::PROBLEMS, told);
            }
            if !problems.is_empty() {
                now.insert(path.clone());
            }
        }
        if let Some(project) = self.projects.get_mut(root) {
            project.shown = now;
        }
    }

    /// A file as the client shows it, with the address that it has there.
    fn opened(&self, root: &Path, path: &ContentPath) -> Option<(&String, &Open)> {
        self.open.iter().find(|(_, open)| open.root == root && open.path == *path)
    }

    /// The address of a file: the client's own, where it shows the file.
    fn uri(&self, root: &Path, path: &ContentPath) -> String {
        self.opened(root, path).map_or_else(|| uri::of_path(&path.below(root)), |(uri, _)| uri.clone())
    }

    fn asked(&mut self, said: Said) {
        let Some(id) = said.id.clone() else { return };
        if self.leaving {
            self.wire.refuse(id, Refusal::OutOfTurn);
        } else if said.method == "shutdown" {
            self.leaving = true;
            self.wire.answer(id, ());
        } else if let Some(ask) = protocol::ask(said) {
            self.answer(id, ask);
        } else {
            self.wire.refuse(id, Refusal::Unknown);
        }
    }

    /// Answers a question, now or after the project's first check.
    fn answer(&mut self, id: Id, ask: Ask) {
        let place = ask.uri().and_then(|uri| self.place(uri));
        let Some((root, path)) = place else { return self.wire.answer(id, ()) };
        let project = self.projects.entry(root.clone()).or_default();
        let being_checked = project.busy || project.news.is_some();
        let outcome = match &project.outcome {
            // What reaches into other files must know them as they are.
            Some(outcome) if !(being_checked && ask.needs_the_latest()) => outcome.clone(),
            None if project.trouble.is_some() => return self.wire.answer(id, ()),
            _ => {
                project.waiting.push((id, ask));
                if !being_checked {
                    self.new_in(root);
                }
                return;
            }
        };
        let names = std::mem::take(&mut project.names);
        self.answer_from(id, ask, (&root, path), &outcome, &names);
        if let Some(project) = self.projects.get_mut(&root) {
            project.names = names;
        }
    }

    fn answer_from(
        &self,
        id: Id,
        ask: Ask,
        (root, path): (&Path, ContentPath),
        outcome: &Outcome,
        names: &Names,
    ) {
        if let Ask::FilesRenamed(files) = &ask {
            let inside = |uri: &str| self.place(uri).filter(|(other, _)| other == root).map(|(_, path)| path);
            let files = files.iter().filter_map(|(old, new)| Some((inside(old)?, inside(new)?)));
            let files: Vec<_> = files.flat_map(|(old, new)| below(outcome, old, &new)).collect();
            let renaming = rename::files_renamed(outcome, &files);
            return self
                .wire
                .answer(id, protocol::change(self.change(root, outcome, &renaming), &self.client));
        }
        let shown = self.opened(root, &path).map(|(_, open)| open.file().clone());
        let file = shown.or_else(|| outcome.snapshot.document(&path).cloned());
        let Some(file) = file else { return self.wire.answer(id, ()) };
        let page = Page::new(outcome, names, file, (self.setup.lang, self.setup.as_of));
        let found = |found: Vec<places::Found>| {
            let place = |(path, span): &places::Found| self.found(root, outcome, path, *span);
            protocol::places(&found.iter().map(place).collect::<Vec<_>>())
        };
        match ask {
            Ask::Complete(Spot { at, .. }) => {
                let (offers, all) = complete::offers(&page, page.offset(at));
                self.wire.answer(id, protocol::offers(offers, all, &self.client));
            }
            Ask::Hover(Spot { at, .. }) => match hover::hover(&page, page.offset(at)) {
                Some((text, span)) => self.wire.answer(id, protocol::hover(text, page.range(span))),
                None => self.wire.answer(id, ()),
            },
            Ask::Definition(Spot { at, .. }) => {
                self.wire.answer(id, found(places::definition(&page, page.offset(at))));
            }
            Ask::References(Spot { at, .. }) => {
                self.wire.answer(id, found(places::references(&page, page.offset(at))));
            }
            Ask::Symbols(_) => self.wire.answer(id, protocol::symbols(symbols::symbols(&page))),
            Ask::Actions { range, only, .. } => {
                let target = self.target(root, page.path());
                let address = |path: &ContentPath| self.uri(root, path);
                let actions = actions::actions(&page, range, only.unwrap_or((true, true)), &target, address);
                self.wire.answer(id, protocol::actions(actions, &self.client));
            }
            Ask::PrepareRename(Spot { at, .. }) => match rename::renamable(&page, page.offset(at)) {
                Some((span, name)) => self.wire.answer(id, protocol::renamable(page.range(span), name)),
                None => self.wire.answer(id, ()),
            },
            Ask::Rename(Spot { at, .. }, new) => match rename::rename(&page, page.offset(at), &new) {
                Ok(renaming) => match renaming.files.first().filter(|_| !self.client.renames) {
                    Some((old, new)) => {
                        let words = rename::must_be_renamed(old, new, self.setup.lang);
                        self.wire.refuse(id, Refusal::Cannot(words));
                    }
                    None => {
                        let change = self.change(root, outcome, &renaming);
                        self.wire.answer(id, protocol::change(change, &self.client));
                    }
                },
                Err(why) => self.wire.refuse(id, Refusal::Cannot(why.in_lang(self.setup.lang).to_owned())),
            },
            // Answered above.
            Ask::FilesRenamed(_) => {}
        }
    }

    /// The text of a file that places in it are counted by.
    fn text<'o>(&'o self, root: &Path, outcome: &'o Outcome, path: &ContentPath) -> Option<&'o SourceFile> {
        self.opened(root, path)
            .map(|(_, open)| &**open.file())
            .or_else(|| outcome.snapshot.document(path).map(|file| &**file))
    }

    fn found(
        &self,
        root: &Path,
        outcome: &Outcome,
        path: &ContentPath,
        span: crate::base::span::Span,
    ) -> Place {
        let uri = self.uri(root, path);
        // A picture has a place, but no lines.
        let range =
            self.text(root, outcome, path).map(|file| super::positions::Lines::new(&file.text).range(span));
        Place { uri, range: range.unwrap_or_default() }
    }

    /// A file that edits are made in.
    fn target(&self, root: &Path, path: &ContentPath) -> FileEdits {
        let version = self.opened(root, path).map(|(_, open)| open.version);
        FileEdits { uri: self.uri(root, path), version, edits: Vec::new() }
    }

    fn change(&self, root: &Path, outcome: &Outcome, renaming: &Renaming) -> Change {
        let files = renaming.edits.iter().filter_map(|(path, edits)| {
            let file = self.text(root, outcome, path)?;
            let lines = super::positions::Lines::new(&file.text);
            let edits =
                edits.iter().map(|(span, text)| Edit { range: lines.range(*span), text: text.clone() });
            Some(FileEdits { edits: edits.collect(), ..self.target(root, path) })
        });
        let address = |path: &ContentPath| self.uri(root, path);
        let renames = renaming.files.iter().map(|(old, new)| (address(old), address(new)));
        Change { files: files.collect(), renames: renames.collect() }
    }
}

impl Project {
    /// When it is to be checked; nothing where it need not be, or is being checked.
    fn due(&self) -> Option<Instant> {
        let (first, last) = self.news.filter(|_| !self.busy)?;
        Some((last + PAUSE.max(self.took / 2)).min(first + PATIENCE))
    }
}

/// The files that get another name with `old`: itself, or those in the folder that it is.
fn below(outcome: &Outcome, old: ContentPath, new: &ContentPath) -> Vec<(ContentPath, ContentPath)> {
    if outcome.catalog.files.contains(&old) {
        return vec![(old, new.clone())];
    }
    let folder = format!("{old}/");
    let files = outcome.catalog.files.iter();
    files
        .filter_map(|file| {
            let rest = file.as_str().strip_prefix(&folder)?;
            Some((file.clone(), ContentPath::new(&format!("{new}/{rest}"))?))
        })
        .collect()
}

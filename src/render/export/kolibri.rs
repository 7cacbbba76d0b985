//! A folder for Kolibri, as Learning Equality documents it for their tool ricecooker: `Channel.csv`, `Content.csv` and the
//! folder `channel/`, which becomes the channel's tree (<https://ricecooker.readthedocs.io/en/latest/csv_metadata/>).
//!
//! Kolibri itself takes in only channels that Kolibri Studio has published: `linecook.py --channeldir=channel` uploads the
//! folder there, or a person adds each file in Studio by hand. A page is an HTML5 app: a zip file with `index.html` in
//! which everything lies. Films and songs are files of their own, which Kolibri plays.

use super::{Book, Entry, Stock, single};
use crate::base::csv;
use crate::base::lang::primary;
use crate::base::snapshot::Asset;
use crate::base::zip::{self, Packing};
use crate::render::job::Task;
use crate::render::view::View;
use crate::syntax::ast::MediaCard;
use std::collections::BTreeMap;
use std::sync::Arc;

const CHANNEL: [&str; 6] = ["Title", "Description", "Domain", "Source ID", "Language", "Thumbnail"];

const CONTENT: [&str; 10] = [
    "Path *",
    "Title *",
    "Source ID",
    "Description",
    "Author",
    "Language",
    "License ID *",
    "License Description",
    "Copyright Holder",
    "Thumbnail",
];

/// What Kolibri plays.
const PLAYED: [&str; 2] = ["mp4", "mp3"];

/// A file of the folder.
pub enum File {
    /// Its bytes.
    Made(Vec<u8>),
    /// A file of the project, copied as it is.
    Copied(Arc<Asset>),
}

/// The files of the folder by their paths in it, and the media that Kolibri cannot play.
pub fn write(stock: &Stock<'_>, book: &Book) -> (Vec<(String, File)>, Vec<String>) {
    let pages: BTreeMap<&str, String> = book
        .parts
        .iter()
        .zip(single::write(stock, book))
        .map(|(part, html)| (part.name.as_str(), html))
        .collect();
    let root = format!("web/{}/", stock.plan.facts.id);
    let media = stock.plan.jobs.iter().filter_map(|job| match &job.task {
        Task::Copy(asset) => Some((job.path.strip_prefix(&root)?, asset)),
        _ => None,
    });
    let cards = stock.plan.jobs.iter().filter_map(|job| match &job.task {
        Task::Page(page) => match &page.view {
            View::Media(items) => Some(items),
            _ => None,
        },
        _ => None,
    });
    let cards = cards.flatten().filter_map(|item| Some((item.card.file.as_deref()?, &item.card))).collect();
    let mut folder = Folder {
        book,
        pages,
        media: media.collect(),
        cards,
        files: Vec::new(),
        rows: Vec::new(),
        unplayed: Vec::new(),
    };
    folder.add("channel", &book.contents);
    let channel = [
        book.title.as_str(),
        &book.description,
        // No address: who gives a course need not have one.
        "coursepack",
        &book.uuid(),
        language(book),
        "",
    ];
    let tables = [
        ("Channel.csv", csv::file([csv::row(CHANNEL), csv::row(channel)])),
        ("Content.csv", csv::file([csv::row(CONTENT)].into_iter().chain(folder.rows))),
    ];
    // Its readers take a byte order mark for a part of the first name.
    let tables = tables.map(|(name, text)| {
        (name.to_owned(), File::Made(text.trim_start_matches('\u{feff}').as_bytes().to_vec()))
    });
    let files = tables.into_iter().chain(folder.files).collect();
    (files, folder.unplayed)
}

/// `zh-Hans` is not among Kolibri's languages, `zh` is.
fn language(book: &Book) -> &str {
    primary(&book.facts.lang)
}

struct Folder<'a> {
    book: &'a Book,
    pages: BTreeMap<&'a str, String>,
    media: BTreeMap<&'a str, &'a Arc<Asset>>,
    /// What the manifests say of them.
    cards: BTreeMap<&'a str, &'a MediaCard>,
    files: Vec<(String, File)>,
    rows: Vec<String>,
    unplayed: Vec<String>,
}

impl Folder<'_> {
    /// Adds `entries` to the folder at `path`. Kolibri keeps the order of names, so names begin with numbers.
    fn add(&mut self, path: &str, entries: &[Entry]) {
        for (number, entry) in (1..).zip(entries) {
            let own = entry.to.as_deref().and_then(|to| self.book.parts.iter().find(|part| part.name == to));
            let films: Vec<String> = own.map(|part| part.leaf.films.clone()).unwrap_or_default();
            let name = own.map_or("", |part| part.name.split('.').next().unwrap_or_default());
            if entry.below.is_empty() && films.is_empty() {
                self.page(&format!("{path}/{number:02}-{name}.zip"), entry);
                continue;
            }
            let below = format!("{path}/{number:02}-{}", if name.is_empty() { "folder" } else { name });
            self.row(&below, &entry.title, "", None);
            if own.is_some() {
                self.page(&format!("{below}/00-{name}.zip"), entry);
            }
            for film in films {
                self.film(&below, &film);
            }
            self.add(&below, &entry.below);
        }
    }

    fn page(&mut self, path: &str, entry: &Entry) {
        let Some(html) = entry.to.as_deref().and_then(|to| self.pages.get(to)) else { return };
        let bytes = zip::of_files([("index.html", html.as_bytes(), Packing::Smaller)]);
        self.files.push((path.to_owned(), File::Made(bytes)));
        self.row(path, &entry.title, entry.to.as_deref().unwrap_or_default(), None);
    }

    fn film(&mut self, folder: &str, film: &str) {
        let ending = film.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        match self.media.get(film).filter(|_| PLAYED.contains(&ending.as_str())) {
            Some(asset) => {
                let path = format!("{folder}/00-{}", film.replace('/', "-"));
                if self.files.iter().any(|(known, _)| *known == path) {
                    return;
                }
                let card = self.cards.get(film).copied();
                let title = card.map_or(asset.path.stem(), |card| card.title.as_str());
                let rights = card.map(|card| (card.license.as_str(), card.rights_holder.as_str()));
                self.files.push((path.clone(), File::Copied((*asset).clone())));
                self.row(&path, title, film, rights);
            }
            None => self.unplayed.push(film.to_owned()),
        }
    }

    /// `rights` are the licence and its holder, where they are not the programme's.
    fn row(&mut self, path: &str, title: &str, source: &str, rights: Option<(&str, &str)>) {
        let facts = &self.book.facts;
        let (own, holder) = rights.unwrap_or((&facts.license, &facts.provider));
        let (license, words) = license(own);
        let language = language(self.book);
        self.rows.push(csv::row([
            path,
            title,
            source,
            "",
            &facts.provider,
            language,
            license,
            &words,
            holder,
            "",
        ]));
    }
}

/// The licence as Kolibri names it; one that it does not know is a special permission in its own words.
fn license(own: &str) -> (&'static str, String) {
    let known = ["CC BY-NC-SA", "CC BY-NC-ND", "CC BY-SA", "CC BY-NC", "CC BY-ND", "CC BY", "Public Domain"];
    match known.into_iter().find(|known| own.to_ascii_uppercase().starts_with(&known.to_ascii_uppercase())) {
        Some(known) => (known, String::new()),
        None if own.is_empty() => ("All Rights Reserved", String::new()),
        None => ("Special Permissions", own.to_owned()),
    }
}

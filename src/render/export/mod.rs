//! An edition, a course or a lesson for other programs: the pages of the web bundle, cut down, in the forms that reading
//! systems and learning platforms take.
//!
//! | module | question it answers |
//! |---|---|
//! | [`gather`] | which pages, in which order, and with which pictures? |
//! | [`leaf`], [`tree`] | what is left of a page where no bundle is around it? |
//! | [`page`] | how does a page look that browsers show? |
//! | [`single`] | one file that holds a lesson |
//! | [`epub`] | a book for reading systems: EPUB 3.3 |
//! | [`scorm`] | a package for learning platforms: SCORM 1.2, SCORM 2004 (4th edition) |
//! | [`kolibri`] | a folder for Kolibri: HTML5 apps, with the tables that ricecooker reads |
//!
//! A page is rendered as for the bundle, by the theme's own templates, and cut then: what the edition leaves out was never
//! in it, and what templates of a theme add is.

pub mod epub;
pub mod gather;
pub mod kolibri;
pub mod leaf;
pub mod page;
pub mod scorm;
pub mod single;
pub mod tree;

use super::html::escape::escaped;
use super::html::words::Words;
use super::view::EditionFacts;
use crate::base::hash::Hash;
use crate::law::Date;
pub use gather::{Stock, Wanted, gather};
use leaf::Leaf;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Pages that belong together.
#[derive(Debug)]
pub struct Book {
    /// The edition and the programme.
    pub facts: Arc<EditionFacts>,
    /// The words of its language.
    pub words: &'static Words,
    /// Its title.
    pub title: String,
    /// One or two sentences; may be empty.
    pub description: String,
    /// The pages in reading order.
    pub parts: Vec<Part>,
    /// The same as a tree.
    pub contents: Vec<Entry>,
    /// The pictures by their names: `pictures/0a1b2c.png`.
    pub pictures: BTreeMap<String, Arc<[u8]>>,
}

/// A page of a book.
#[derive(Debug)]
pub struct Part {
    /// The name of its file: `lessons-jie-tiao.xhtml`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Kind of its content: `lesson`, `law`.
    pub kind: &'static str,
    /// What is on it.
    pub leaf: Leaf,
    /// When it was last revised, where that is known.
    pub revised: Option<Date>,
}

/// A line of a table of contents.
#[derive(Debug)]
pub struct Entry {
    /// Its words.
    pub title: String,
    /// The file that it leads to; nothing where it only holds others.
    pub to: Option<String>,
    /// What belongs under it.
    pub below: Vec<Entry>,
}

impl Entry {
    /// The line without what belongs under it.
    fn alone(&self) -> Entry {
        Entry { title: self.title.clone(), to: self.to.clone(), below: Vec::new() }
    }
}

impl Book {
    /// Tells this book from all others and stays when its text is revised: of the programme, the edition and the pages.
    fn key(&self) -> Hash {
        let first = self.parts.first().map(|part| part.name.split('.').next().unwrap_or_default());
        let of = (&self.facts.programme, &self.facts.provider, &self.facts.id, &self.title, first);
        Hash::of(format!("{of:?}").as_bytes())
    }

    /// The key as a UUID of version 8: <https://www.rfc-editor.org/rfc/rfc9562#section-5.8>.
    pub fn uuid(&self) -> String {
        let key = self.key().to_string();
        let variant = ["8", "9", "a", "b"][usize::from(key.as_bytes()[16] % 4)];
        format!("{}-{}-8{}-{variant}{}-{}", &key[..8], &key[8..12], &key[13..16], &key[17..20], &key[20..32])
    }

    /// Takes away all links to other pages: where each page stands alone.
    pub fn part_pages(&mut self) {
        for part in &mut self.parts {
            leaf::alone(&mut part.leaf.main, &part.name);
            leaf::alone(&mut part.leaf.rail, &part.name);
        }
    }

    /// The table of contents as nested lists, in HTML that is XHTML as well. EPUB wants a `span` where nothing is led to.
    fn contents_list(&self) -> String {
        let mut out = String::new();
        lines(&self.contents, &mut out);
        out
    }

    /// The youngest day on which a page was revised; else the programme's first.
    pub fn revised(&self) -> Option<Date> {
        self.parts.iter().filter_map(|part| part.revised).max().or(self.facts.season.0)
    }

    /// A name for its file, without an ending.
    pub fn file_name(&self) -> String {
        let clean = |c: char| if c.is_control() || "/\\:*?\"<>|#%".contains(c) { '·' } else { c };
        let mut name: String = self.title.chars().map(clean).collect();
        while name.len() > 120 {
            name.pop();
        }
        name.trim_matches(['.', ' ']).to_owned()
    }
}

fn lines(entries: &[Entry], out: &mut String) {
    out.push_str("<ol>\n");
    for entry in entries {
        let title = escaped(&entry.title);
        match &entry.to {
            Some(to) => out.push_str(&format!("<li><a href=\"{to}\">{title}</a>")),
            None => out.push_str(&format!("<li><span>{title}</span>")),
        }
        if !entry.below.is_empty() {
            out.push('\n');
            lines(&entry.below, out);
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n");
}

//! The pictures of the programme: which are wanted, and what they are once loaded.

use super::picture;
use crate::base::hash::Hash;
use crate::base::par;
use crate::base::path::ContentPath;
use crate::curriculum::Catalog;
use crate::curriculum::lookup::{self, LinkTo};
use crate::diag::{At, Diagnostic};
use crate::syntax::ast::{Content, Picture, PictureFacts, PictureSource};
use crate::syntax::kinds::media::MediaItem;
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Pictures by their path, opened.
#[derive(Clone, Debug, Default)]
pub struct Gallery {
    pictures: BTreeMap<ContentPath, Held>,
}

/// An opened picture.
#[derive(Clone, Debug)]
pub struct Held {
    /// What writers need of it.
    pub facts: Arc<PictureFacts>,
    /// For screens.
    pub web: Arc<[u8]>,
    /// For paper: the original's resolution, upright, without metadata.
    pub print: Arc<[u8]>,
}

/// A picture that was loaded: its path, where it is first mentioned, its bytes.
pub type Loaded = (ContentPath, At, Arc<[u8]>);

impl Gallery {
    /// Opens what was loaded; what is no picture, or one that no page can hold, becomes a finding.
    pub fn open(loaded: Vec<Loaded>) -> (Gallery, Vec<Diagnostic>) {
        let mut gallery = Gallery::default();
        let mut found = Vec::new();
        for (path, at, result) in par::map_owned(loaded, |(path, at, bytes)| {
            let held = hold(&bytes);
            (path, at, held)
        }) {
            match result {
                Ok(held) => {
                    gallery.pictures.insert(path, held);
                }
                Err(fault) => found.push(fault.at(at)),
            }
        }
        (gallery, found)
    }

    /// The picture at `path`.
    pub fn get(&self, path: &ContentPath) -> Option<&Held> {
        self.pictures.get(path)
    }

    /// All pictures by path.
    pub fn iter(&self) -> impl Iterator<Item = (&ContentPath, &Held)> {
        self.pictures.iter()
    }
}

fn hold(original: &[u8]) -> Result<Held, picture::PictureFault> {
    let web = picture::web(original)?;
    let print = picture::print(original)?;
    let name = Hash::of(original).to_string()[..12].to_owned();
    let facts = PictureFacts {
        web: format!("assets/pictures/{name}.{}", web.extension),
        print: format!("/pictures/{name}.{}", print.extension),
        width: web.width,
        height: web.height,
    };
    Ok(Held { facts: Arc::new(facts), web: web.bytes.into(), print: print.bytes.into() })
}

/// The pictures the documents show, and those of media that are `held`, with the place that mentions each first.
pub fn wanted(
    docs: &[Arc<Doc>],
    catalog: &Catalog,
    held: impl Fn(&MediaItem) -> bool,
) -> BTreeMap<ContentPath, At> {
    let mut wanted = BTreeMap::new();
    for picture in catalog.programme.print.iter().filter_map(|job| job.picture.as_ref()) {
        if let Some(path) = catalog.programme_path.as_ref().filter(|_| catalog.files.contains(&picture.value))
        {
            wanted.entry(picture.value.clone()).or_insert_with(|| At::new(path, picture.span));
        }
    }
    for doc in docs {
        let contents: Vec<&Content> = match &doc.body {
            Body::Lesson(lesson) => vec![&lesson.body],
            Body::Course(course) => vec![&course.body],
            Body::Policy(policy) => vec![&policy.body],
            Body::Case(case) => vec![&case.body],
            Body::Law(law) => vec![&law.body],
            Body::Quiz(bank) => vec![&bank.intro],
            Body::Glossary(terms) => terms.iter().map(|term| &term.definition).collect(),
            Body::Media(items) => {
                for item in items.iter().filter(|item| held(item)) {
                    let own = item.file.as_ref().filter(|_| item.kind.is_picture());
                    for file in [own, item.poster.as_ref()].into_iter().flatten() {
                        if catalog.files.contains(&file.value) {
                            wanted
                                .entry(file.value.clone())
                                .or_insert_with(|| At::new(doc.path(), file.span));
                        }
                    }
                }
                Vec::new()
            }
            Body::Curriculum(_) | Body::Audiences(_) | Body::Classes(_) => Vec::new(),
        };
        for content in contents {
            walk::content(content, &mut |visit| {
                let (picture, span): (&Picture, _) = match visit {
                    Visit::Picture(picture, inline) => (picture, inline.span),
                    Visit::Figure(picture, block) => (picture, block.span),
                    Visit::Block(_) | Visit::Callout(_) | Visit::Line(_) | Visit::Inline(_) => return,
                };
                let PictureSource::Written(written) = &picture.source else { return };
                if let Ok(LinkTo::File(path)) = lookup::link(catalog, doc.path(), written) {
                    wanted.entry(path).or_insert_with(|| At::new(doc.path(), span));
                }
            });
        }
    }
    wanted
}

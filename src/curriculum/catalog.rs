//! The register of everything in the programme, made from small summaries of the documents.
use std::sync::Arc;

use super::cites::Cites;
use super::draws::Draws;
use super::shelf::Shelf;
use crate::base::path::ContentPath;
use crate::base::pinyin;
use crate::base::snapshot::Snapshot;
use crate::base::span::Spanned;
use crate::diag::messages::file;
use crate::diag::{At, Diagnostic, Settings};
use crate::law::citation::Names;
use crate::syntax::ast::{Block, BlockKind, Content, plain_text};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::Class;
use crate::syntax::kinds::curriculum::{Audience, Curriculum};
use crate::syntax::kinds::media::MediaItem;
use crate::syntax::{Body, Doc};
use std::collections::{BTreeMap, BTreeSet};

/// All facts that one document may need of another. Bodies are not in it.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The programme.
    pub programme: Curriculum,
    /// Where it is written, if it is.
    pub programme_path: Option<ContentPath>,
    /// Audiences by id, with the file.
    pub audiences: BTreeMap<String, (Audience, ContentPath)>,
    /// Everything that has a page of its own.
    pub entries: BTreeMap<(Kind, String), Entry>,
    /// Translations, by kind, id and language.
    pub translations: BTreeMap<(Kind, String, String), Translation>,
    /// Which entry a file holds.
    pub by_path: BTreeMap<ContentPath, (Kind, String)>,
    /// The laws.
    pub shelf: Shelf,
    /// Media by id, with the manifest.
    pub media: BTreeMap<String, (MediaItem, ContentPath)>,
    /// Classes by id, with the file.
    pub classes: BTreeMap<String, (Class, ContentPath)>,
    /// Glossary terms in the order of the file.
    pub terms: Vec<TermFacts>,
    /// How many questions each bank has.
    pub banks: BTreeMap<String, usize>,
    /// Which questions each quiz draws.
    pub draws: Arc<Draws>,
    /// What every document cites.
    pub cites: Arc<Cites>,
    /// Every file under `content/`.
    pub files: BTreeSet<ContentPath>,
}

/// Something that has a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// ASCII name of its page, unique within the kind.
    pub slug: String,
    /// Index among the documents.
    pub doc: usize,
    /// Its file.
    pub path: ContentPath,
    /// Not built: `status: draft`, or (in the catalog of an edition) not for its readers.
    pub draft: bool,
    /// Ids and texts of its headings, for links to them.
    pub headings: Vec<(String, String)>,
}

/// A document in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// Index among the documents.
    pub doc: usize,
    /// Its title.
    pub title: String,
}

/// What other pages need of a glossary term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermFacts {
    /// The word.
    pub term: String,
    /// Everyday words for it.
    pub alternate: Vec<String>,
    /// Its anchor on the glossary page.
    pub anchor: String,
    /// Its definition in plain text.
    pub definition: String,
}

impl Catalog {
    /// Registers all documents; `docs` are in the order of their paths.
    pub fn build(docs: &[Arc<Doc>], snapshot: &Snapshot) -> (Catalog, Vec<Diagnostic>) {
        let mut builder = Builder::default();
        builder.catalog.files.extend(snapshot.documents.iter().map(|file| file.path.clone()));
        builder.catalog.files.extend(snapshot.assets.iter().map(|file| file.path.clone()));
        for (index, doc) in docs.iter().enumerate() {
            builder.register(index, doc);
        }
        builder.finish(docs)
    }

    /// The entry of `kind` called `id`.
    pub fn entry(&self, kind: Kind, id: &str) -> Option<&Entry> {
        self.entries.get(&(kind, id.to_owned()))
    }

    /// All entries of a kind, by id.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.entries
            .range((kind, String::new())..)
            .map(|(_, entry)| entry)
            .take_while(move |e| e.kind == kind)
    }

    /// Whether `doc`, or what it translates, is not built.
    pub fn leaves_out(&self, doc: &Doc) -> bool {
        self.entry(doc.kind(), &doc.id).is_some_and(|entry| entry.draft)
    }

    /// The name of an audience, or its id where it is not known.
    pub fn audience_name(&self, id: &str) -> String {
        self.audiences.get(id).map_or(id, |(audience, _)| audience.name.as_str()).to_owned()
    }

    /// Severities as the programme wants them.
    pub fn settings(&self) -> Settings {
        self.programme.checks.iter().map(|(code, severity)| (code.value.clone(), *severity)).collect()
    }
}

#[derive(Default)]
struct Builder {
    catalog: Catalog,
    /// First use of an id, for the message about the second.
    seen: BTreeMap<(Kind, String), At>,
    found: Vec<Diagnostic>,
}

impl Builder {
    fn register(&mut self, index: usize, doc: &Doc) {
        let path = doc.path();
        match &doc.body {
            Body::Curriculum(programme) => {
                self.catalog.programme = (**programme).clone();
                self.catalog.programme_path = Some(path.clone());
            }
            Body::Audiences(list) => {
                for audience in list {
                    if self.is_first(Kind::Audiences, &audience.id, path) {
                        let id = audience.id.value.clone();
                        self.catalog.audiences.insert(id, (audience.clone(), path.clone()));
                    }
                }
            }
            Body::Glossary(terms) => {
                for term in terms {
                    if self.is_first(Kind::Glossary, &term.term, path) {
                        self.catalog.terms.push(TermFacts {
                            term: term.term.value.clone(),
                            alternate: term.alternate.clone(),
                            anchor: String::new(),
                            definition: content_text(&term.definition),
                        });
                    }
                }
            }
            Body::Media(items) => {
                for item in items {
                    if self.is_first(Kind::Media, &item.id, path) {
                        self.catalog.media.insert(item.id.value.clone(), (item.clone(), path.clone()));
                    }
                }
            }
            Body::Classes(classes) => {
                for class in classes {
                    if self.is_first(Kind::Class, &class.id, path) {
                        let id = class.id.value.clone();
                        self.add_entry(index, doc, &id, &class.name, Vec::new());
                        self.catalog.classes.insert(id, (class.clone(), path.clone()));
                    }
                }
            }
            Body::Course(course) => self.add_doc(index, doc, &course.title, &course.body),
            Body::Lesson(lesson) => self.add_doc(index, doc, &lesson.title, &lesson.body),
            Body::Law(law) => self.add_doc(index, doc, &law.title, &law.body),
            Body::Policy(policy) => self.add_doc(index, doc, &policy.title, &policy.body),
            Body::Case(case) => self.add_doc(index, doc, &case.title, &case.body),
            Body::Quiz(bank) => {
                self.catalog.banks.insert(doc.id.clone(), bank.questions.len());
                self.add_doc(index, doc, &bank.title, &bank.intro);
            }
        }
    }

    fn add_doc(&mut self, index: usize, doc: &Doc, title: &Spanned<String>, body: &Content) {
        if let Some(lang) = &doc.lang {
            let translation = Translation { doc: index, title: title.value.clone() };
            self.catalog.translations.insert((doc.kind(), doc.id.clone(), lang.clone()), translation);
            return;
        }
        let id = Spanned::new(doc.id.clone(), Default::default());
        if self.is_first(doc.kind(), &id, doc.path()) {
            let mut headings = Vec::new();
            collect_headings(&body.blocks, &mut headings);
            self.add_entry(index, doc, &id.value, &title.value, headings);
        }
    }

    fn add_entry(&mut self, index: usize, doc: &Doc, id: &str, title: &str, headings: Vec<(String, String)>) {
        let kind = doc.kind();
        let entry = Entry {
            kind,
            id: id.to_owned(),
            title: if title.is_empty() { id.to_owned() } else { title.to_owned() },
            slug: String::new(),
            doc: index,
            path: doc.path().clone(),
            draft: matches!(&doc.body, Body::Lesson(lesson) if lesson.draft),
            headings,
        };
        self.catalog.by_path.entry(doc.path().clone()).or_insert((kind, id.to_owned()));
        self.catalog.entries.insert((kind, id.to_owned()), entry);
    }

    fn is_first(&mut self, kind: Kind, id: &Spanned<String>, path: &ContentPath) -> bool {
        let at = At::new(path, id.span);
        match self.seen.get(&(kind, id.value.clone())) {
            Some(first) => {
                self.found.push(file::duplicate_id(at, first.clone(), &id.value));
                false
            }
            None => {
                self.seen.insert((kind, id.value.clone()), at);
                true
            }
        }
    }

    fn finish(mut self, docs: &[Arc<Doc>]) -> (Catalog, Vec<Diagnostic>) {
        self.catalog.shelf = Shelf::build(docs);
        let names = Names::new(self.catalog.shelf.names());
        self.catalog.cites = Arc::new(Cites::read(docs, &names));
        // Slugs are given in the order of ids, so that they do not depend on the order of files on disk.
        let mut taken: BTreeSet<(Kind, String)> = BTreeSet::new();
        for entry in self.catalog.entries.values_mut() {
            entry.slug = pinyin::free_name(&pinyin::slug(&entry.id), |name| {
                taken.insert((entry.kind, name.to_owned()))
            });
        }
        let mut anchors = BTreeSet::new();
        for term in &mut self.catalog.terms {
            let wanted = format!("term-{}", pinyin::slug(&term.term));
            term.anchor = pinyin::free_name(&wanted, |name| anchors.insert(name.to_owned()));
        }
        self.catalog.draws = Arc::new(Draws::plan(docs, &self.catalog));
        (self.catalog, self.found)
    }
}

fn collect_headings(blocks: &[Block], out: &mut Vec<(String, String)>) {
    for block in blocks {
        if let BlockKind::Heading { id, text, .. } = &block.kind {
            out.push((id.clone(), plain_text(text)));
        }
    }
}

/// The plain text of the paragraphs of a short text.
pub fn content_text(content: &Content) -> String {
    let paragraphs = content.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => Some(plain_text(text)),
        _ => None,
    });
    paragraphs.collect::<Vec<_>>().join("")
}

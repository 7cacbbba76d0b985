//! What names mean. `check` asks in order to complain, `render` in order to link: they cannot disagree.

use super::shelf::{Article, Work};
use super::{Catalog, Entry};
use crate::base::nearest::nearest;
use crate::base::path::{ContentPath, decode_url};
use crate::law::{ArticleNo, Date};
use crate::syntax::kinds::Kind;

/// What a link written in a document means.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkTo<'a> {
    /// A page, perhaps with an anchor on it.
    Entry(&'a Entry, Option<String>),
    /// An anchor of the same page.
    Here(String),
    /// A file that has no page: a picture, a film.
    File(ContentPath),
    /// Out into the world.
    External(String),
    /// The glossary, perhaps a term of it.
    Glossary(Option<String>),
}

/// What is wrong with a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// It leaves the project.
    Outside,
    /// Neither a relative path nor http(s), mailto or tel.
    Scheme,
    /// No such file; the nearest one.
    Absent(Option<String>),
    /// No such heading on the page; the nearest one.
    NoAnchor(Option<String>),
}

/// Understands the destination of a link in the file `from`.
pub fn link<'a>(catalog: &'a Catalog, from: &ContentPath, written: &str) -> Result<LinkTo<'a>, LinkFault> {
    let written = written.trim();
    if let Some((scheme, _)) = written.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) {
        let known = ["http", "https", "mailto", "tel"];
        return if known.contains(&scheme.to_ascii_lowercase().as_str()) {
            Ok(LinkTo::External(written.to_owned()))
        } else {
            Err(LinkFault::Scheme)
        };
    }
    if written.starts_with("//") {
        return Err(LinkFault::Scheme);
    }
    let written = decode_url(written);
    let (path, anchor) = written.split_once('#').map_or((written.as_str(), None), |(p, a)| (p, Some(a)));
    if path.is_empty() {
        let own = catalog.by_path.get(from).and_then(|(kind, id)| catalog.entry(*kind, id));
        let anchor = anchor.unwrap_or_default();
        return match own {
            Some(entry) => self::anchor(catalog, entry, anchor).map(LinkTo::Here),
            None => Ok(LinkTo::Here(anchor.to_owned())),
        };
    }
    let path =
        from.join(path).filter(|path| path.as_str().starts_with("content/")).ok_or(LinkFault::Outside)?;
    if Kind::of(&path) == Some(Kind::Glossary) && catalog.files.contains(&path) {
        let found = anchor.map(|word| {
            let term = catalog.terms.iter().find(|term| term.term == word || term.anchor == word);
            let names = catalog.terms.iter().map(|term| term.term.as_str());
            term.map(|t| t.anchor.clone()).ok_or(LinkFault::NoAnchor(nearest(word, names).map(str::to_owned)))
        });
        return Ok(LinkTo::Glossary(found.transpose()?));
    }
    if let Some(entry) = catalog.by_path.get(&path).and_then(|(kind, id)| catalog.entry(*kind, id)) {
        let anchor = anchor.map(|anchor| self::anchor(catalog, entry, anchor)).transpose()?;
        return Ok(LinkTo::Entry(entry, anchor));
    }
    if catalog.files.contains(&path) {
        return Ok(LinkTo::File(path));
    }
    let same_folder = catalog.files.iter().filter(|file| file.parent() == path.parent());
    let near = nearest(path.name(), same_folder.map(|file| file.name()));
    let elsewhere = || catalog.files.iter().find(|file| file.name() == path.name()).map(|file| file.as_str());
    Err(LinkFault::Absent(near.or_else(elsewhere).map(str::to_owned)))
}

/// The id of the heading or article called `wanted` on a page: by id or by its text.
fn anchor(catalog: &Catalog, entry: &Entry, wanted: &str) -> Result<String, LinkFault> {
    let known = entry.headings.iter().find(|(id, text)| id == wanted || text == wanted);
    if let Some((id, _)) = known {
        return Ok(id.clone());
    }
    if entry.kind == Kind::Law {
        let article = wanted.strip_prefix("art-").and_then(|rest| {
            let mut numbers = rest.split("-para-").next()?.split('-');
            let main = numbers.next()?.parse().ok()?;
            let sub = numbers.next().and_then(|sub| sub.parse().ok()).unwrap_or(0);
            Some(ArticleNo { main, sub })
        });
        let parts = catalog.shelf.of_doc(entry.doc).map(|(work, version)| &work.versions[version].parts);
        let has = |no| parts.into_iter().flatten().any(|p| p.doc == entry.doc && p.articles.contains(&no));
        if article.is_some_and(has) {
            return Ok(wanted.to_owned());
        }
    }
    let near = nearest(wanted, entry.headings.iter().map(|(_, text)| text.as_str()));
    Err(LinkFault::NoAnchor(near.map(str::to_owned)))
}

/// What a cited article means.
#[derive(Clone, Debug)]
pub enum CiteTo<'a> {
    /// The page that holds the article.
    Article(&'a Work, &'a Entry),
    /// The law is a summary that does not restate it: its page, without an anchor.
    NotCovered(&'a Work, &'a Entry),
}

/// What is wrong with a cited article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CiteFault {
    /// The law has articles up to this one, if it has any.
    NoArticle(Option<ArticleNo>),
}

/// The article `no` of `work` as it stands on `date`.
pub fn article<'a>(
    catalog: &'a Catalog,
    work: &'a Work,
    no: ArticleNo,
    date: Option<Date>,
) -> Result<CiteTo<'a>, CiteFault> {
    let version = work.on(date);
    let entry = |id: &str| catalog.entries.get(&(Kind::Law, id.to_owned()));
    match version.article(no) {
        Article::Here(id, _) => entry(id).map(|e| CiteTo::Article(work, e)).ok_or(CiteFault::NoArticle(None)),
        Article::NotCovered(id, _) => {
            entry(id).map(|e| CiteTo::NotCovered(work, e)).ok_or(CiteFault::NoArticle(None))
        }
        Article::Absent(last) => Err(CiteFault::NoArticle(last)),
    }
}

/// The page of a law as it stands on `date`: of several parts the first.
pub fn law_page<'a>(catalog: &'a Catalog, work: &Work, date: Option<Date>) -> Option<&'a Entry> {
    let part = work.on(date).parts.first()?;
    catalog.entries.get(&(Kind::Law, part.id.clone()))
}

/// A 《…》 that is no law: a policy, a case, or a film or song (by id).
#[derive(Clone, Debug, PartialEq)]
pub enum WorkTo<'a> {
    /// A policy or a case.
    Entry(&'a Entry),
    /// A medium's id.
    Media(&'a str),
}

/// Understands a title that is no law's.
pub fn titled<'a>(catalog: &'a Catalog, title: &str) -> Option<WorkTo<'a>> {
    let mut pages = catalog.of_kind(Kind::Policy).chain(catalog.of_kind(Kind::Case));
    let page = pages.find(|entry| entry.title == title).map(WorkTo::Entry);
    let media =
        || catalog.media.iter().find(|(_, (item, _))| item.title == title).map(|(id, _)| WorkTo::Media(id));
    page.or_else(media)
}

/// What somebody wrote in place of an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant<'a> {
    /// The title of what has this id.
    Titled(&'a str),
    /// Several ids, with commas of Chinese text between them.
    Several(Vec<&'a str>),
}

/// What `written`, which is no id of `kind`, was meant to be; nothing where it is one, or nobody can tell.
pub fn meant<'a>(catalog: &'a Catalog, kind: Kind, written: &'a str) -> Option<Meant<'a>> {
    let known = |id: &str| match kind {
        Kind::Audiences => catalog.audiences.contains_key(id),
        Kind::Media => catalog.media.contains_key(id),
        kind => catalog.entry(kind, id).is_some(),
    };
    if known(written) {
        return None;
    }
    let mut titled: Vec<&str> = match kind {
        Kind::Audiences => {
            let all = catalog.audiences.iter();
            all.filter(|(_, (audience, _))| audience.name == written).map(|(id, _)| id.as_str()).collect()
        }
        Kind::Media => {
            let all = catalog.media.iter();
            all.filter(|(_, (item, _))| item.title == written).map(|(id, _)| id.as_str()).collect()
        }
        kind => catalog.of_kind(kind).filter(|entry| entry.title == written).map(|e| e.id.as_str()).collect(),
    };
    if let (Some(id), true) = (titled.pop(), titled.is_empty()) {
        return Some(Meant::Titled(id));
    }
    let parts: Vec<&str> =
        written.split(['，', '、', '；']).map(str::trim).filter(|id| !id.is_empty()).collect();
    (parts.len() > 1 && parts.iter().any(|id| known(id))).then_some(Meant::Several(parts))
}

/// The nearest of the known ids of a kind.
pub fn nearest_id<'a>(catalog: &'a Catalog, kind: Kind, id: &str) -> Option<&'a str> {
    match kind {
        Kind::Audiences => nearest(id, catalog.audiences.keys().map(String::as_str)),
        Kind::Media => nearest(id, catalog.media.keys().map(String::as_str)),
        kind => nearest(id, catalog.of_kind(kind).map(|entry| entry.id.as_str())),
    }
}

fn is_scheme(text: &str) -> bool {
    text.len() > 1
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

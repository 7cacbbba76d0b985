//! Titles of laws and numbers of articles.

use super::super::hover;
use super::super::page::Page;
use super::super::protocol::Sort;
use super::{Word, sound};
use crate::curriculum::shelf::{Version, Work};
use crate::law::{ArticleNo, Numerals, Provision};
use crate::syntax::Body;
use crate::syntax::kinds::Kind;

/// So much of an article is shown in a list, in characters.
const GLANCE: usize = 40;

/// Names of laws, as they are written without brackets.
pub(super) fn names(page: &Page<'_>) -> Vec<Word> {
    page.catalog().shelf.works.iter().map(|work| named(work, "")).collect()
}

fn named(work: &Work, close: &str) -> Word {
    let others: Vec<&str> =
        work.alternative.iter().map(String::as_str).chain([work.title.as_str()]).collect();
    let sounds = format!("{} {}", others.join(" "), sound(&work.short));
    let detail = if work.title == work.short { String::new() } else { work.title.clone() };
    Word {
        sounds,
        text: format!("{}{close}", work.short),
        ..Word::plain(work.short.clone(), Sort::Law, detail)
    }
}

/// What may stand in 《》: laws, policies, cases, films and songs. `open`: the bracket is to be closed, too.
pub(super) fn titles(page: &Page<'_>, open: bool) -> Vec<Word> {
    let close = if open { "》" } else { "" };
    let catalog = page.catalog();
    let mut words: Vec<Word> = catalog.shelf.works.iter().map(|work| named(work, close)).collect();
    let pages = [Kind::Policy, Kind::Case].into_iter().flat_map(|kind| catalog.of_kind(kind));
    let pages = pages.map(|entry| (entry.title.clone(), hover::kind(page.lang, entry.kind)));
    let media =
        catalog.media.values().map(|(item, _)| (item.title.clone(), hover::kind(page.lang, Kind::Media)));
    let other = |(title, kind): (String, &str)| Word {
        text: format!("{title}{close}"),
        ..Word::plain(title, Sort::Id, kind)
    };
    words.extend(pages.chain(media).filter(|(title, _)| !title.is_empty()).map(other));
    words
}

/// The articles of a law as it stands on the day, in the programme's numerals; `None`: of the law that is written in.
pub(super) fn articles(page: &Page<'_>, law: Option<&str>) -> Vec<Word> {
    let shelf = &page.catalog().shelf;
    let own = || {
        let entry =
            page.catalog().by_path.get(page.path()).and_then(|(kind, id)| page.catalog().entry(*kind, id));
        let (work, version) = entry.and_then(|entry| shelf.of_doc(entry.doc))?;
        Some((work, work.versions.get(version)?))
    };
    let found = match law {
        Some(name) => shelf.find(name).map(|work| (work, work.on(page.day))),
        None => own(),
    };
    let Some((_, version)) = found else { return Vec::new() };
    let numerals = Numerals::from(page.catalog().programme.citation_style.unwrap_or_default());
    numbers(version).into_iter().map(|no| article(page, version, no, numerals)).collect()
}

/// The articles of a version whose words are here: of a summary those that it restates.
fn numbers(version: &Version) -> Vec<ArticleNo> {
    let mut all: Vec<ArticleNo> = version.parts.iter().flat_map(|part| &part.articles).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn article(page: &Page<'_>, version: &Version, no: ArticleNo, numerals: Numerals) -> Word {
    let words = page.judge().words(version, Provision::article(no)).or_else(|| restated(page, version, no));
    let words = words.unwrap_or_default();
    let glance: String = words.lines().next().unwrap_or_default().chars().take(GLANCE).collect();
    let other = match numerals {
        Numerals::Han => no.words(Numerals::Arabic),
        Numerals::Arabic => no.words(Numerals::Han),
    };
    Word {
        about: words,
        sounds: format!("{other} {no}"),
        ..Word::plain(no.words(numerals), Sort::Law, glance)
    }
}

/// What a summary says of an article.
fn restated(page: &Page<'_>, version: &Version, no: ArticleNo) -> Option<String> {
    let part = version.parts.iter().find(|part| part.articles.contains(&no))?;
    let doc = page.outcome.docs.get(part.doc)?;
    let Body::Law(law) = &doc.body else { return None };
    let article = law.statute.article(no)?;
    Some(law.statute.words(article, &doc.source.text).trim().to_owned())
}

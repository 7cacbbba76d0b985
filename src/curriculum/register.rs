//! The register of citations: every provision that the programme's texts cite, one entry each, with one verdict.

use super::Catalog;
use super::lookup::{self, CiteTo};
use super::shelf::Work;
use crate::base::par;
use crate::base::span::Span;
use crate::diag::At;
use crate::law::citation::old::{self as citation, Cited, Named};
use crate::law::{ArticleNo, Date, Provision};
use crate::syntax::ast::InlineKind;
use crate::syntax::walk::{self, Visit};
use crate::syntax::{Body, Doc};
use std::sync::Arc;

/// A range that names more provisions than this (第一条至第九万条) stands in the register with its two ends.
const LONGEST_RANGE: usize = 500;

/// A provision, or a law as a whole, as a text cites it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The words that cite it.
    pub at: At,
    /// Those words.
    pub text: String,
    /// The id of the law's document that holds the provision; nothing where the law is not known.
    pub law: Option<String>,
    /// The law's title, or the words in 《》 where it is not known.
    pub title: String,
    /// The provision; nothing where only the law is named.
    pub provision: Option<Provision>,
    /// Whether it is so.
    pub verdict: Verdict,
}

/// What came of looking a citation up. Exactly one for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The law has it.
    Ok,
    /// No such law in the programme.
    Unknown,
    /// The law has no such article.
    NoSuchArticle,
}

impl Verdict {
    /// As in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Ok => "ok",
            Verdict::Unknown => "unknown",
            Verdict::NoSuchArticle => "no-such-article",
        }
    }
}

/// All citations, in the order of files and of places in them, asked on `as_of` (the programme's first day where that
/// is `None`).
pub fn citations(docs: &[Arc<Doc>], catalog: &Catalog, as_of: Option<Date>) -> Vec<Entry> {
    let as_of = as_of.or(catalog.programme.start_date);
    par::map(docs, |doc| of_document(doc, catalog, as_of)).into_iter().flatten().collect()
}

fn of_document(doc: &Doc, catalog: &Catalog, as_of: Option<Date>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut read = |text: &str, span: Span| {
        for citation in citation::find(text) {
            Reader { doc, catalog, as_of, text, span }.citation(&citation, &mut entries);
        }
    };
    walk::document(doc, &mut |visit| {
        if let Visit::Inline(inline) = visit
            && let InlineKind::Text(text) = &inline.kind
        {
            read(text, inline.span);
        }
    });
    // The articles of a summary are our own words about the law.
    if let Body::Law(law) = &doc.body
        && law.is_summary()
    {
        law.statute
            .articles()
            .iter()
            .for_each(|article| read(article.span.text(&doc.source.text), article.span));
    }
    entries.sort_by_key(|entry| entry.at.span);
    entries
}

/// A run of text being read.
struct Reader<'a> {
    doc: &'a Doc,
    catalog: &'a Catalog,
    as_of: Option<Date>,
    text: &'a str,
    span: Span,
}

impl Reader<'_> {
    fn citation(&self, citation: &citation::Citation, entries: &mut Vec<Entry>) {
        let Named::Title { span: title, name } = &citation.law else { return };
        let name = &self.text[name.clone()];
        let Some(work) = self.catalog.shelf.find(name) else {
            // A 《…》 without a provision may be a book, and a policy or a film is no law.
            if citation.provisions.is_empty() || lookup::titled(self.catalog, name).is_some() {
                return;
            }
            for cited in &citation.provisions {
                let provisions = [Some(cited.provision), cited.through];
                for provision in provisions.into_iter().flatten() {
                    entries.push(self.entry(&cited.span, None, name, Some(provision), Verdict::Unknown));
                }
            }
            return;
        };
        if citation.provisions.is_empty() {
            let page = lookup::law_page(self.catalog, work, self.as_of).map(|entry| entry.id.clone());
            entries.push(self.entry(title, page, &work.title, None, Verdict::Ok));
        }
        for cited in &citation.provisions {
            for provision in range(cited, work, self.as_of) {
                let found = lookup::article(self.catalog, work, provision.article, self.as_of);
                let (law, verdict) = match found {
                    Ok(CiteTo::Article(_, page) | CiteTo::NotCovered(_, page)) => (Some(page), Verdict::Ok),
                    Err(_) => (lookup::law_page(self.catalog, work, self.as_of), Verdict::NoSuchArticle),
                };
                let law = law.map(|page| page.id.clone());
                entries.push(self.entry(&cited.span, law, &work.title, Some(provision), verdict));
            }
        }
    }

    fn entry(
        &self,
        words: &std::ops::Range<usize>,
        law: Option<String>,
        title: &str,
        provision: Option<Provision>,
        verdict: Verdict,
    ) -> Entry {
        let start = self.span.start as usize;
        let at = At::new(self.doc.path(), Span::new(start + words.start, start + words.end));
        let text = self.text[words.clone()].to_owned();
        Entry { at, text, law, title: title.to_owned(), provision, verdict }
    }
}

/// Every provision that the words name: of 第五条至第八条 four.
fn range(cited: &Cited, work: &Work, date: Option<Date>) -> Vec<Provision> {
    let (from, Some(to)) = (cited.provision, cited.through) else { return vec![cited.provision] };
    let between: Vec<Provision> = if from.article == to.article {
        let numbers = |a: Option<u16>, b: Option<u16>| a.zip(b).into_iter().flat_map(|(a, b)| a..=b);
        match (from.item, to.item) {
            (Some(_), Some(_)) => numbers(from.item, to.item).map(|item| from.with_item(item)).collect(),
            _ => numbers(from.paragraph, to.paragraph).map(|number| from.with_paragraph(number)).collect(),
        }
    } else {
        articles_between(work, date, from.article, to.article).into_iter().map(Provision::article).collect()
    };
    if between.is_empty() || between.len() > LONGEST_RANGE { vec![from, to] } else { between }
}

fn articles_between(work: &Work, date: Option<Date>, from: ArticleNo, to: ArticleNo) -> Vec<ArticleNo> {
    let version = work.on(date);
    let restated = version.parts.iter().flat_map(|part| &part.articles).copied();
    let mut all: Vec<ArticleNo> = restated.filter(|no| (from..=to).contains(no)).chain([from, to]).collect();
    // A summary restates some of them; the others exist all the same.
    if version.parts.iter().any(|part| part.total.is_some()) {
        let last = to.main.min(from.main.saturating_add(u32::try_from(LONGEST_RANGE).unwrap_or(u32::MAX)));
        all.extend((from.main..=last).map(ArticleNo::new).filter(|no| (from..=to).contains(no)));
    }
    all.sort_unstable();
    all.dedup();
    all
}

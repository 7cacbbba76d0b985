//! The words of cited provisions, once a page: what a citation opens in place.

use super::provision::{short_title, words};
use super::{Resolver, Scope};
use crate::curriculum::shelf::Work;
use crate::curriculum::verdict::Meant;
use crate::law::citation::Cited;
use crate::law::{Numerals, Provision};
use crate::render::view::Quote;
use crate::syntax::Doc;
use crate::syntax::ast::{StatuteLine, Target};
use crate::syntax::kinds::law::Law;

/// More articles of a range than this are read in the law itself.
const MOST_ARTICLES: usize = 5;

impl Resolver<'_> {
    /// Where `cited` stands, and the index of its words among the quotes of the page.
    pub(super) fn quoted(
        &self,
        meant: Meant<'_>,
        cited: &Cited,
        scope: &mut Scope<'_>,
    ) -> (Target, Option<u16>) {
        let work = meant.work;
        let to = self.provision(meant, cited.provision, scope);
        let law = if to == Target::None { None } else { self.law_of(meant, cited.provision) };
        let Some((doc, law)) = law else { return (to, None) };
        let citation = self.citation(law, cited);
        let same = |quote: &Quote| quote.to == to && quote.citation == citation;
        let index = scope.quotes.iter().position(same).unwrap_or_else(|| {
            scope.quotes.push(self.quote(work, cited, to.clone(), citation, doc, law));
            scope.quotes.len() - 1
        });
        (to, u16::try_from(index).ok())
    }

    fn quote(&self, work: &Work, cited: &Cited, to: Target, citation: String, doc: &Doc, law: &Law) -> Quote {
        let version = work.versions.iter().position(|v| v.parts.iter().any(|part| part.id == doc.id));
        Quote {
            to,
            citation,
            law: law.title.value.clone(),
            version: self.version_of(doc),
            standing: work.standing(version.unwrap_or(usize::MAX), self.edition.as_of),
            lines: self.lines(cited, law, &doc.source.text),
            verbatim: !law.is_summary(),
        }
    }

    fn citation(&self, law: &Law, cited: &Cited) -> String {
        let numerals = self.numerals();
        let through = cited.through.map(|last| format!("至{}", last.words(numerals))).unwrap_or_default();
        format!("《{}》{}{through}", short_title(law), cited.provision.words(numerals))
    }

    /// The numerals of the addresses that the program itself writes.
    pub fn numerals(&self) -> Numerals {
        self.catalog.programme.citation_style.unwrap_or_default().into()
    }

    /// The words of one provision; of a range those of its first articles, each with its number.
    fn lines(&self, cited: &Cited, law: &Law, source: &str) -> Vec<StatuteLine> {
        let statute = &law.statute;
        let Some(last) = cited.through.filter(|last| last.article != cited.provision.article) else {
            return words(statute, cited.provision, source);
        };
        let articles = statute.articles_between(cited.provision.article, last.article);
        let mut out = Vec::new();
        for article in articles.into_iter().take(MOST_ARTICLES) {
            let mut lines = words(statute, Provision::article(article.no), source);
            if let Some(first) = lines.first_mut() {
                first.text.insert_str(0, &format!("{}　", article.no.words(self.numerals())));
            }
            out.append(&mut lines);
        }
        out
    }
}

//! What the text of a law cites: where its words lead, and which articles of other laws it speaks of.

use crate::curriculum::Entry;
use crate::curriculum::cites::{self, Part};
use crate::curriculum::shelf::{Article, Version, Work};
use crate::law::citation::{Citation, Named, Names};
use crate::law::statute::Place;
use crate::law::{ArticleNo, Provision, Statute};
use crate::render::resolve::{Resolver, Scope};
use crate::render::view::LawLink;
use crate::syntax::ast::Target;
use crate::syntax::kinds::Kind;
use crate::syntax::{Body, Doc};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What one document of a law cites.
#[derive(Default)]
pub(super) struct LawLinks {
    /// Stretches of its text that lead somewhere, in order.
    pub links: Arc<Vec<LawLink>>,
    /// The articles of other laws that it cites: each with the document that holds it.
    pub cited: BTreeSet<(String, ArticleNo)>,
}

impl LawLinks {
    /// Reads the document of `entry`.
    pub fn of(resolver: &Resolver<'_>, names: &Names, entry: &Entry) -> LawLinks {
        let own = resolver.docs.get(entry.doc).zip(resolver.catalog.shelf.of_doc(entry.doc));
        let Some((doc, (work, index))) = own else { return LawLinks::default() };
        let (Body::Law(law), Some(version)) = (&doc.body, work.versions.get(index)) else {
            return LawLinks::default();
        };
        let own = Own { resolver, doc, statute: &law.statute, version, entry };
        let mut scope = Scope::new(doc);
        let mut links = Vec::new();
        for (span, citations) in cites::of_statute(doc, names) {
            let here = own.article_at(span.start);
            for citation in &citations {
                for (words, part) in cites::parts(citation) {
                    let to = own.target(citation, part, here, &mut scope);
                    let from = span.start as usize;
                    let span = crate::base::span::Span::new(from + words.start, from + words.end);
                    links.extend((to != Target::None).then_some(LawLink { span, to }));
                }
            }
        }
        LawLinks { links: Arc::new(links), cited: of_others(resolver, work, scope.cited) }
    }
}

/// Without the law itself, and without laws that are named as a whole.
fn of_others(
    resolver: &Resolver<'_>,
    own: &Work,
    cited: BTreeSet<(String, Option<ArticleNo>)>,
) -> BTreeSet<(String, ArticleNo)> {
    let is_own = |id: &str| own.versions.iter().flat_map(|version| &version.parts).any(|part| part.id == id);
    let holds = |id: &str, no| {
        let entry = resolver.catalog.entry(Kind::Law, id);
        let found = entry.and_then(|entry| resolver.catalog.shelf.of_doc(entry.doc));
        let version = found.and_then(|(work, index)| work.versions.get(index));
        version.is_some_and(|version| matches!(version.article(no), Article::Here(..)))
    };
    let cited = cited.into_iter().filter_map(|(id, no)| Some((id, no?)));
    cited.filter(|(id, no)| !is_own(id) && holds(id, *no)).collect()
}

/// The document that speaks.
struct Own<'a> {
    resolver: &'a Resolver<'a>,
    doc: &'a Doc,
    statute: &'a Statute,
    version: &'a Version,
    entry: &'a Entry,
}

impl Own<'_> {
    /// The article that the byte at `offset` stands in.
    fn article_at(&self, offset: u32) -> Option<ArticleNo> {
        let articles = self.statute.articles();
        let next = articles.partition_point(|article| article.span.start <= offset);
        let article = articles.get(next.checked_sub(1)?)?;
        (offset < article.span.end).then_some(article.no)
    }

    /// Where a part of `citation` leads from the article `here`, which needs no link to itself.
    fn target(
        &self,
        citation: &Citation,
        part: Part,
        here: Option<ArticleNo>,
        scope: &mut Scope<'_>,
    ) -> Target {
        let provision = match part {
            Part::Law => None,
            Part::Provision(index) => citation.provisions.get(index).map(|cited| cited.provision),
        };
        if citation.law == Named::This {
            let elsewhere = provision.filter(|provision| Some(provision.article) != here);
            return elsewhere.map_or(Target::None, |provision| self.provision(provision));
        }
        // A former version that is not here leads nowhere: today's words would be the wrong ones.
        let Some(meant) = self.resolver.judge().meant(self.doc, citation) else { return Target::None };
        match provision {
            Some(provision) => match self.resolver.provision(meant, provision, scope) {
                Target::None => self.resolver.whole_law(meant, scope),
                to => to,
            },
            None => self.resolver.whole_law(meant, scope),
        }
    }

    /// Where a provision of this very version stands: on this page, or on that of another of its parts.
    fn provision(&self, provision: Provision) -> Target {
        match self.version.article(provision.article) {
            Article::Here(id, _) if id == self.entry.id => {
                Target::Here(match self.statute.locate(provision) {
                    // Points have no anchors.
                    Ok(Place { provision, .. }) => Provision { point: None, ..provision }.anchor(),
                    Err(_) => provision.article.anchor(),
                })
            }
            Article::Here(id, _) => {
                let page = self.resolver.pages.find(Kind::Law, id);
                page.map_or(Target::None, |page| Target::Page(page, Some(provision.article.anchor())))
            }
            Article::NotCovered(..) | Article::Absent(_) => Target::None,
        }
    }
}

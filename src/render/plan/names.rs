//! What a search can name outright: laws by all their names, everyday words by the articles they lead to.

use super::views::Views;
use crate::base::path::encode_url;
use crate::law::ArticleNo;
use crate::render::resolve::Resolver;
use crate::render::search::{LawName, LawPart, Lead, LeadTarget};
use crate::syntax::ast::plain_text;
use crate::syntax::ast::{BlockKind, Content};
use crate::syntax::kinds::Kind;

/// Each glossary term with its everyday words, and the articles its definition cites.
pub(super) fn leads(resolver: &Resolver<'_>, views: &Views) -> Vec<Lead> {
    let lead = |(term, cited): (&crate::render::view::TermView, &Vec<(String, Option<ArticleNo>)>)| {
        let targets = cited.iter().filter_map(|(law, article)| target(resolver, law, (*article)?)).collect();
        let words = std::iter::once(&term.term).chain(&term.alternate).cloned().collect();
        let term_url = format!("{}#{}", resolver.pages.glossary.url, term.anchor);
        Lead { words, term_url, title: term.term.clone(), note: first_sentence(&term.definition), targets }
    };
    views.glossary.iter().zip(&views.leads).map(lead).collect()
}

fn target(resolver: &Resolver<'_>, law: &str, article: ArticleNo) -> Option<LeadTarget> {
    let entry = resolver.catalog.entry(Kind::Law, law)?;
    let (work, _) = resolver.catalog.shelf.of_doc(entry.doc)?;
    let page = resolver.pages.of(entry)?;
    Some(LeadTarget {
        url: format!("{}#{}", encode_url(&page.url), article.anchor()),
        label: format!("《{}》{}", work.short, article.words(resolver.numerals())),
    })
}

fn first_sentence(definition: &Content) -> String {
    let first = definition.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => Some(plain_text(text)),
        _ => None,
    });
    let text = first.unwrap_or_default();
    let end = text.find('。').map_or(text.len(), |at| at + '。'.len_utf8());
    text[..end].to_owned()
}

/// Every version of every law, the one in force first.
pub(super) fn laws(resolver: &Resolver<'_>) -> Vec<LawName> {
    let mut out = Vec::new();
    for work in &resolver.catalog.shelf.works {
        let current = work.on(resolver.edition.as_of);
        let mut versions: Vec<_> = work.versions.iter().rev().collect();
        versions.sort_by_key(|version| !std::ptr::eq(*version, current));
        for version in versions {
            let date = version.document.filter(|_| work.versions.len() > 1);
            let part = |part: &crate::curriculum::shelf::Part| {
                let page = resolver.pages.find(Kind::Law, &part.id)?;
                Some(LawPart {
                    url: encode_url(&page.url),
                    label: part.part.clone().unwrap_or_default(),
                    articles: part.articles.clone(),
                })
            };
            out.push(LawName {
                names: [&work.title, &work.short].into_iter().chain(&work.alternative).cloned().collect(),
                title: match date {
                    Some(date) => format!("《{}》（{}文本）", work.short, date.han()),
                    None => format!("《{}》", work.short),
                },
                parts: version.parts.iter().filter_map(part).collect(),
            });
        }
    }
    out
}

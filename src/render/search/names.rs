//! What a query can name outright: a law (`民法典 1043`), or a thing in everyday words (`高空抛物`).

use super::fold::fold;
use super::{script, terms};
use crate::law::ArticleNo;
use std::collections::BTreeMap;

/// Everyday words and where they lead.
#[derive(Clone, Debug)]
pub struct Lead {
    /// A glossary term and its alternates, as people say them.
    pub words: Vec<String>,
    /// Where the term is explained, relative to the bundle's root.
    pub term_url: String,
    /// The term.
    pub title: String,
    /// What it means, in a sentence; may be empty.
    pub note: String,
    /// The articles that its definition cites, in its order.
    pub targets: Vec<LeadTarget>,
}

/// A place that everyday words lead to.
#[derive(Clone, Debug)]
pub struct LeadTarget {
    /// Relative to the bundle's root, with the anchor: `laws/x.html#art-1177`.
    pub url: String,
    /// `《民法典》第一千一百七十七条`.
    pub label: String,
}

/// A law, or one version of it, and the pages it is on.
#[derive(Clone, Debug)]
pub struct LawName {
    /// Full title, short title and aliases.
    pub names: Vec<String>,
    /// As results show it: `《民法典》`, with the version where there are several.
    pub title: String,
    /// A law may be several pages with running article numbers.
    pub parts: Vec<LawPart>,
}

/// A page of a law.
#[derive(Clone, Debug)]
pub struct LawPart {
    /// Relative to the bundle's root.
    pub url: String,
    /// The part's own name (`婚姻家庭编`); empty if the law is one page.
    pub label: String,
    /// The articles on this page, in order; their anchors are `art-1043` and `art-133-1`.
    pub articles: Vec<ArticleNo>,
}

/// What a result shows, as a script value.
pub(super) type Card = Vec<u8>;

/// Cards by the folded names they answer to.
pub(super) type Names = BTreeMap<String, Vec<Card>>;

/// `[title,[[url,page,label,articles],…]]`; `page` is the page's number in the index, -1 if it is not indexed.
pub(super) fn laws(laws: &[LawName], ordinals: &BTreeMap<&str, usize>) -> Names {
    let mut names = Names::new();
    for law in laws {
        let mut card = vec![b'['];
        script::string(&mut card, &law.title);
        card.push(b',');
        script::list(&mut card, &law.parts, |out, part| {
            out.push(b'[');
            script::string(out, &part.url);
            let page = ordinals.get(part.url.as_str()).map_or("-1".to_owned(), usize::to_string);
            out.extend_from_slice(format!(",{page},").as_bytes());
            script::string(out, &part.label);
            out.push(b',');
            script::string(out, &ranges(&part.articles));
            out.push(b']');
        });
        card.push(b']');
        answer_to(&law.names, card, &mut names);
    }
    names
}

/// `[title,url,note,[[label,url],…]]`.
pub(super) fn leads(leads: &[Lead]) -> Names {
    let mut names = Names::new();
    for lead in leads {
        let mut card = vec![b'['];
        for text in [&lead.title, &lead.term_url, &lead.note] {
            script::string(&mut card, text);
            card.push(b',');
        }
        script::list(&mut card, &lead.targets, |out, target| {
            script::list(out, [&target.label, &target.url], |out, text| script::string(out, text));
        });
        card.push(b']');
        answer_to(&lead.words, card, &mut names);
    }
    names
}

fn answer_to(words: &[String], card: Card, names: &mut Names) {
    let keys: std::collections::BTreeSet<String> = words.iter().map(|word| key(word)).collect();
    for key in keys.into_iter().filter(|key| !key.is_empty()) {
        names.entry(key).or_default().push(card.clone());
    }
}

/// A name without its brackets, spaces and the words 中华人民共和国, folded; the client asks in the same form.
fn key(name: &str) -> String {
    const STATE: &str = "中华人民共和国";
    let mut folded = Vec::new();
    fold(name, &mut folded);
    let key: String = folded.into_iter().filter(|&c| !terms::is_gap(c)).collect();
    match key.strip_prefix(STATE) {
        Some(short) if !short.is_empty() => short.to_owned(),
        _ => key,
    }
}

/// Article numbers in few characters: `1-204,205.1,206`.
fn ranges(articles: &[ArticleNo]) -> String {
    let mut runs: Vec<(ArticleNo, u32)> = Vec::new();
    for &article in articles {
        match runs.last_mut() {
            Some((first, last)) if first.sub == 0 && article.sub == 0 && article.main == *last + 1 => {
                *last = article.main;
            }
            _ => runs.push((article, article.main)),
        }
    }
    let written = runs.into_iter().map(|(first, last)| match first {
        ArticleNo { main, sub: 0 } if main == last => main.to_string(),
        ArticleNo { main, sub: 0 } => format!("{main}-{last}"),
        ArticleNo { main, sub } => format!("{main}.{sub}"),
    });
    written.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::{ArticleNo, key, ranges};

    #[test]
    fn a_law_answers_to_its_title_with_or_without_the_state() {
        assert_eq!(key("《中华人民共和国民法典》"), key("民法典"));
        assert_eq!(key("中华人民共和国"), "中华人民共和国");
    }

    #[test]
    fn articles_are_ranges_and_branches() {
        let articles = [(1, 0), (2, 0), (3, 0), (133, 0), (133, 1), (134, 0)];
        let articles = articles.map(|(main, sub)| ArticleNo::with_sub(main, sub));
        assert_eq!(ranges(&articles), "1-3,133,133.1,134");
    }
}

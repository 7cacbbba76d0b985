//! What a document can link to: a link to what is not in it would stop the typesetter, so it is left as plain words.

use crate::law::{ArticleNo, Provision};
use crate::render::view::{BookView, Chapter, LawView, LessonView};
use crate::syntax::ast::{Block, BlockKind, Content, PageRef, Target};
use std::collections::BTreeSet;

/// The labels of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors(BTreeSet<String>);

impl Anchors {
    /// Those of a lesson on a sheet of its own.
    pub fn of_lesson(lesson: &LessonView) -> Anchors {
        let mut anchors = Anchors::default();
        anchors.headings(&lesson.page, &lesson.body);
        anchors
    }

    /// Those of the book: its chapters, their headings, the articles that are cited, the glossary.
    pub fn of_book(book: &BookView) -> Anchors {
        let mut anchors = Anchors::default();
        for chapter in book.parts.iter().flat_map(|part| &part.chapters) {
            let (page, body) = match chapter {
                Chapter::Policy(policy) => (&policy.page, &policy.body),
                Chapter::Lesson(lesson) => (&lesson.page, &lesson.body),
                Chapter::Law(law) => (&law.page, &law.body),
                Chapter::Case(case) => (&case.page, &case.body),
            };
            anchors.0.insert(page.url.clone());
            anchors.headings(page, body);
            if let Chapter::Law(law) = chapter {
                let articles = cited_articles(law).map(|no| label(&law.page.url, &no.anchor()));
                anchors.0.extend(articles);
            }
        }
        for term in &book.glossary {
            anchors.0.insert(label(GLOSSARY, &term.anchor));
        }
        anchors
    }

    /// The headings that the writer sets as such: those that lie in no panel, list or quote.
    fn headings(&mut self, page: &PageRef, body: &Content) {
        for block in &body.blocks {
            if let Block { kind: BlockKind::Heading { id, .. }, .. } = block {
                self.0.insert(label(&page.url, id));
            }
        }
    }

    /// The label that `to` leads to from the page at `url`: the place itself, or the article or page it lies in.
    pub fn find(&self, url: &str, to: &Target) -> Option<String> {
        let known = |label: String| self.0.contains(&label).then_some(label);
        match to {
            Target::Here(anchor) => known(label(url, anchor)),
            Target::Page(page, Some(anchor)) => known(label(&page.url, anchor))
                .or_else(|| known(label(&page.url, &article_of(anchor)?.anchor())))
                .or_else(|| known(page.url.clone())),
            Target::Page(page, None) => known(page.url.clone()),
            Target::Written(_) | Target::External(_) | Target::None => None,
        }
    }

    /// Whether there is such a label.
    pub fn has(&self, label: &str) -> bool {
        self.0.contains(label)
    }
}

/// The page of the glossary: terms link to it.
pub const GLOSSARY: &str = "glossary.html";

/// The label of `anchor` on the page at `url`.
pub fn label(url: &str, anchor: &str) -> String {
    format!("{url}#{anchor}")
}

/// The articles of `law` that get a label: those that are cited and shown. All of them would be thousands, and each
/// costs.
pub fn cited_articles(law: &LawView) -> impl Iterator<Item = ArticleNo> + '_ {
    let shown = |no: &ArticleNo| law.only.as_ref().is_none_or(|only| only.contains(no));
    let held = |no: &ArticleNo| law.law.law.statute.article(*no).is_some();
    law.cited_by.keys().copied().filter(shown).filter(held)
}

/// The article that an anchor such as `art-133-1-para-2` lies in.
pub fn article_of(anchor: &str) -> Option<ArticleNo> {
    let number = anchor.strip_prefix("art-")?;
    let end = number.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(number.len());
    number[..end].trim_end_matches('-').parse().ok()
}

/// What the index of laws knows a cited place by: the law's title and the article in words, or nothing for the whole.
pub fn index_key(to: &Target) -> Option<String> {
    let Target::Page(page, anchor) = to else { return None };
    if !page.url.starts_with("laws/") {
        return None;
    }
    let article =
        anchor.as_deref().and_then(article_of).map(|no| Provision::article(no).words(Default::default()));
    Some(format!("{}|{}", page.title, article.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn page(url: &str) -> Arc<PageRef> {
        Arc::new(PageRef { url: url.to_owned(), title: "民法典".to_owned() })
    }

    #[test]
    fn a_link_leads_to_the_nearest_place_there_is() {
        let mut anchors = Anchors::default();
        anchors.0.extend(["laws/a.html".to_owned(), "laws/a.html#art-133-1".to_owned()]);
        let to = |anchor: &str| Target::Page(page("laws/a.html"), Some(anchor.to_owned()));
        let find = |to: Target| anchors.find("lessons/x.html", &to);
        assert_eq!(find(to("art-133-1-para-2")).as_deref(), Some("laws/a.html#art-133-1"));
        assert_eq!(find(to("art-7")).as_deref(), Some("laws/a.html"));
        assert_eq!(find(Target::Page(page("laws/b.html"), None)), None);
        assert_eq!(find(Target::Here("art-133-1".to_owned())), None);
    }

    #[test]
    fn the_index_goes_by_articles() {
        let to = Target::Page(page("laws/a.html"), Some("art-23-para-2-item-1".to_owned()));
        assert_eq!(index_key(&to).as_deref(), Some("民法典|第二十三条"));
        assert_eq!(index_key(&Target::Page(page("cases/a.html"), None)), None);
    }
}

//! Print jobs: a handout and a guide for each lesson, the compiled book, the tables that compare versions of laws.

use super::cited::{Cited, laws_cited};
use super::laws;
use super::views::Views;
use crate::curriculum::order::Order;
use crate::render::job::{Job, Task};
use crate::render::resolve::Resolver;
use crate::render::view::{
    BookPart, BookView, Chapter, ComparisonView, EditionFacts, LawView, PdfTask, Product,
};
use crate::syntax::ast::{Block, BlockKind, PageRef, Picture, PictureSource};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::curriculum::PrintJob;
use crate::syntax::walk::{self, Visit};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) fn jobs(
    resolver: &Resolver<'_>,
    order: &Order,
    facts: &Arc<EditionFacts>,
    views: &Views,
    compared: &[ComparisonView],
    jobs: &mut Vec<Job>,
) {
    let root = format!("print/{}", facts.id);
    let job_of = |product: &str| resolver.catalog.programme.print.iter().find(|job| job.product == product);
    let paper = |product: &str, usual: &str| {
        let written =
            job_of(product).map(|job| job.paper.trim().to_lowercase()).filter(|paper| !paper.is_empty());
        written.unwrap_or_else(|| usual.to_owned())
    };
    let mut push =
        |facts: &Arc<EditionFacts>, path: String, title: String, paper: String, product: Product| {
            let pictures = pictures(resolver, &product);
            let task = PdfTask { edition: facts.clone(), title, paper, product, pictures };
            jobs.push(Job { path, also: Vec::new(), task: Task::Pdf(Box::new(task)) });
        };
    for lesson in &views.lessons {
        let slug = lesson.page.url.trim_start_matches("lessons/").trim_end_matches(".html");
        let title = lesson.page.title.clone();
        // A trainer hands out the learners' sheets: one made of the trainer's text could be given to the wrong people.
        if facts.is_trainer() {
            let guide = Product::Guide(Box::new(lesson.clone()));
            push(facts, format!("{root}/guides/{slug}.pdf"), title, paper("guides", "a4"), guide);
        } else {
            let handout = Product::Handout(Box::new(lesson.clone()));
            push(facts, format!("{root}/handouts/{slug}.pdf"), title, paper("handouts", "a4"), handout);
        }
    }
    // The same in every edition of this size of type, so that it is set once for all of them.
    let neutral = Arc::new(EditionFacts { large: facts.large, ..laws::neutral(facts) });
    for view in compared {
        let name = view.page.url.trim_start_matches("comparisons/").trim_end_matches(".html");
        let (path, title) = (format!("{root}/comparisons/{name}.pdf"), view.page.title.clone());
        let product = Product::Comparison(Box::new(view.clone()));
        push(&neutral, path, title, paper("comparisons", "a4"), product);
    }
    let book = book(resolver, order, views, job_of("book"));
    let title = job_of("book").map(|job| job.title.clone()).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| facts.programme.clone());
    push(facts, format!("{root}/book.pdf"), title, paper("book", "a5"), Product::Book(Box::new(book)));
}

/// How much of a law's full text the book holds (`laws:` of the book's job). Summaries are always whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Texts {
    /// The articles that the programme cites.
    Cited,
    /// All of it.
    Full,
    /// Nothing.
    None,
}

fn book(resolver: &Resolver<'_>, order: &Order, views: &Views, job: Option<&PrintJob>) -> BookView {
    let option =
        job.and_then(|job| job.options.iter().find(|(name, _)| name == "laws")).map(|(_, v)| v.as_str());
    let texts = match option {
        Some("full") => Texts::Full,
        Some("none") => Texts::None,
        _ => Texts::Cited,
    };
    let mut parts = Vec::new();
    let mut part = |title: &str, chapters: Vec<Chapter>| {
        if !chapters.is_empty() {
            parts.push(BookPart { title: title.to_owned(), chapters });
        }
    };
    part("政策要点", views.policies.iter().cloned().map(Chapter::Policy).collect());
    // A lesson of two courses is printed once, in the first.
    let mut printed: BTreeSet<&str> = BTreeSet::new();
    for course in &views.courses {
        let lessons = course.lessons.iter().filter(|line| printed.insert(&line.page.url));
        let lessons = lessons.filter_map(|line| views.lessons.iter().find(|lesson| lesson.page == line.page));
        part(&course.page.title, lessons.cloned().map(Chapter::Lesson).collect());
    }
    let rest = views.lessons.iter().filter(|lesson| !printed.contains(lesson.page.url.as_str()));
    part("其他课文", rest.cloned().map(Chapter::Lesson).collect());
    let laws = law_chapters(resolver, views, texts);
    let summaries = laws.iter().all(|law| law.law.law.is_summary());
    let title = match texts {
        _ if summaries => "法律要点",
        Texts::Full => "法律全文",
        Texts::Cited | Texts::None => "引用的法律条文",
    };
    part(title, laws.into_iter().map(Chapter::Law).collect());
    part("以案释法", views.cases.iter().cloned().map(Chapter::Case).collect());
    debug_assert_eq!(order.lessons.len(), views.lessons.len());
    BookView {
        parts,
        laws_cited: laws_cited(resolver, &cited_in_book(views)),
        glossary: views.glossary.clone(),
    }
}

fn law_chapters(resolver: &Resolver<'_>, views: &Views, texts: Texts) -> Vec<LawView> {
    let mut out = Vec::new();
    for work in &resolver.catalog.shelf.works {
        for part in &work.on(resolver.edition.as_of).parts {
            let Some(entry) = resolver.catalog.entry(Kind::Law, &part.id) else { continue };
            let Some(mut view) = laws::view(resolver, views, entry) else { continue };
            let lang = resolver.edition.suffix.as_ref();
            view.translations.retain(|translation| Some(&translation.lang) == lang);
            if !view.law.law.is_summary() {
                match texts {
                    Texts::Full => {}
                    Texts::None => continue,
                    Texts::Cited if view.cited_by.is_empty() => continue,
                    Texts::Cited => view.only = Some(view.cited_by.keys().copied().collect()),
                }
            }
            out.push(view);
        }
    }
    out
}

/// What the texts of the book cite; other pages are not in it.
fn cited_in_book(views: &Views) -> Cited {
    let in_book = |page: &&PageRef| {
        ["lessons/", "policies/", "cases/"].iter().any(|folder| page.url.starts_with(folder))
    };
    let mut out = Cited::new();
    for (law, articles) in &views.cited {
        for (article, pages) in articles {
            let pages: Vec<PageRef> = pages.iter().filter(in_book).cloned().collect();
            if !pages.is_empty() {
                out.entry(law.clone()).or_default().insert(*article, pages);
            }
        }
    }
    out
}

/// Virtual path and bytes of every picture in a product.
fn pictures(resolver: &Resolver<'_>, product: &Product) -> Vec<(String, Arc<[u8]>)> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut see = |blocks: &[Block], notes: &[(String, Vec<Block>)]| {
        let mut look = |visit: Visit<'_>| {
            let picture: &Picture = match visit {
                Visit::Picture(picture, _) => picture,
                Visit::Figure(picture, _) => picture,
                Visit::Block(Block { kind: BlockKind::Media(_), .. }) => return,
                Visit::Block(_) | Visit::Callout(_) | Visit::Line(_) | Visit::Inline(_) => return,
            };
            if let PictureSource::Asset(facts) = &picture.source {
                let held = resolver.gallery.iter().find(|(_, held)| held.facts.print == facts.print);
                names.extend(held.map(|(_, held)| held.facts.print.as_str()));
            }
        };
        walk::blocks(blocks, &mut look);
        notes.iter().for_each(|(_, text)| walk::blocks(text, &mut look));
    };
    match product {
        Product::Handout(lesson) | Product::Guide(lesson) => see(&lesson.body.blocks, &lesson.body.footnotes),
        // Statutes have no pictures.
        Product::Comparison(_) => {}
        Product::Book(book) => {
            for chapter in book.parts.iter().flat_map(|part| &part.chapters) {
                let body = match chapter {
                    Chapter::Policy(policy) => &policy.body,
                    Chapter::Lesson(lesson) => &lesson.body,
                    Chapter::Law(law) => &law.body,
                    Chapter::Case(case) => &case.body,
                };
                see(&body.blocks, &body.footnotes);
            }
        }
    }
    let held = resolver.gallery.iter().map(|(_, held)| held);
    let wanted = held.filter(|held| names.contains(held.facts.print.as_str()));
    let mut out: Vec<(String, Arc<[u8]>)> =
        wanted.map(|held| (held.facts.print.clone(), held.print.clone())).collect();
    out.sort_by(|a, b| a.0.cmp(&b.0));
    out.dedup_by(|a, b| a.0 == b.0);
    out
}

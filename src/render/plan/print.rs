//! What is printed: the readers' files of an edition, and the pieces of the print jobs that draw on it.

use super::cited::{Cited, laws_cited};
use super::laws;
use super::papers;
use super::parallel;
use super::views::Views;
use crate::curriculum::order::Order;
use crate::curriculum::printing::{self, PrintOrder};
use crate::press::size::Size;
use crate::render::job::{Job, Task};
use crate::render::paper::Paper;
use crate::render::resolve::Resolver;
use crate::render::view::{
    BookPart, BookView, Chapter, ComparisonView, EditionFacts, LawView, LessonView, PdfTask, PieceFacts,
    PieceTask, PressFacts, Product,
};
use crate::syntax::ast::{Block, BlockKind, PageRef, Picture, PictureSource};
use crate::syntax::kinds::Kind;
use crate::syntax::kinds::class::Class;
use crate::syntax::kinds::print::{Texts, Ware};
use crate::syntax::walk::{self, Visit};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What printing is planned from: an edition with all that it shows.
pub(super) struct Desk<'a> {
    pub resolver: &'a Resolver<'a>,
    pub order: &'a Order,
    pub facts: &'a Arc<EditionFacts>,
    pub views: &'a Views,
    pub compared: &'a [ComparisonView],
}

/// A document that may be printed.
pub(super) struct Piece {
    /// Below the edition's folder: `handouts/x.pdf`.
    pub path: String,
    pub title: String,
    pub product: Product,
    pub takers: Takers,
    pub count: Count,
}

/// How copies of a piece are counted.
#[derive(Clone, Copy)]
pub(super) enum Count {
    /// As the order says.
    Usual,
    /// The order's copies are divided among so many pieces.
    Share(usize),
    /// One for each trainer, whatever the order says: keys.
    Trainers,
    /// One, unless the order says a number: it belongs to no class.
    One,
}

/// Who gets a piece.
pub(super) enum Takers {
    /// Every class of the edition.
    All,
    /// The classes whose course has the lesson with this id.
    Lesson(String),
    /// The class with this id.
    Class(String),
}

/// What is made for every edition, whether it was ordered or not.
const ALWAYS: [Ware; 5] = [Ware::Handouts, Ware::Guides, Ware::Book, Ware::Quiz, Ware::Comparisons];

/// Plans what is printed of an edition, or only what belongs to `discs`.
pub(super) fn jobs(desk: &Desk<'_>, discs: bool, jobs: &mut Vec<Job>) {
    let facts = of_sheets(desk.facts);
    let desk = &Desk { facts: &facts, ..*desk };
    let orders: Vec<Arc<PrintOrder>> =
        printing::orders(desk.resolver.catalog).into_iter().map(Arc::new).collect();
    let wants = |ware| !discs || matches!(ware, Ware::DiscLabel | Ware::DiscInlay);
    let ordered: Vec<&Arc<PrintOrder>> =
        orders.iter().filter(|order| order.editions.contains(&desk.facts.id) && wants(order.ware)).collect();
    for ware in ALWAYS.into_iter().filter(|ware| wants(*ware)) {
        if ordered.iter().all(|order| order.ware != ware) {
            let edition = ware_edition(desk, ware, false);
            let size = Size::named(if ware == Ware::Book { "A5" } else { "A4" });
            for piece in pieces(desk, ware, None) {
                let (path, task) = document(desk, &edition, "", (size.clone(), None), piece);
                jobs.push(Job { path, also: Vec::new(), task: Task::Pdf(Box::new(task)) });
            }
        }
    }
    for (index, order) in ordered.iter().enumerate() {
        let edition = ware_edition(desk, order.ware, order.job.large);
        // A second job of the same kind is another document, in a folder of its own.
        let second = ordered[..index].iter().any(|earlier| earlier.ware == order.ware);
        let folder = if second { format!("{}/", order.id) } else { String::new() };
        let pieces = pieces(desk, order.ware, Some(order));
        let of = pieces.len();
        for (at, piece) in pieces.into_iter().enumerate() {
            let classes = order.classes(desk.resolver.catalog, desk.resolver.edition);
            let takers = classes.filter(|class| piece.takers.include(class, desk.order));
            let copies = match piece.count {
                Count::Usual => order.copies(takers),
                Count::Share(pieces) => {
                    let share = |all: u32| all.div_ceil(u32::try_from(pieces.max(1)).unwrap_or(u32::MAX));
                    order.copies(takers).map(share)
                }
                Count::One => Some(order.job.copies.unwrap_or(1)),
                Count::Trainers => {
                    let trainers = takers.map(|class| class.instructor.len().max(1)).sum::<usize>();
                    u32::try_from(trainers).ok().filter(|count| *count > 0)
                }
            };
            let facts = PieceFacts { number: at + 1, of, copies };
            let press = PressFacts { palette: order.palette.clone(), bleed: order.bleed };
            let (path, pdf) = document(desk, &edition, &folder, (order.size.clone(), Some(press)), piece);
            let task = Task::Piece(Box::new(PieceTask { order: Arc::clone(order), facts, pdf }));
            jobs.push(Job { path, also: Vec::new(), task });
        }
    }
}

/// What a sheet knows of its edition. It tells the version of what it shows itself: what else is edited does not make it
/// another.
fn of_sheets(facts: &EditionFacts) -> Arc<EditionFacts> {
    Arc::new(EditionFacts { content_version: String::new(), ..facts.clone() })
}

/// The readers' file of one lesson alone: a handout, or (for trainers) a guide.
pub(super) fn sheet(desk: &Desk<'_>, lesson: LessonView) -> PdfTask {
    let facts = of_sheets(desk.facts);
    let desk = &Desk { facts: &facts, ..*desk };
    let (ware, product): (_, fn(_) -> _) = match desk.facts.is_trainer() {
        true => (Ware::Guides, Product::Guide),
        false => (Ware::Handouts, Product::Handout),
    };
    let orders = printing::orders(desk.resolver.catalog);
    let order =
        orders.into_iter().find(|order| order.ware == ware && order.editions.contains(&desk.facts.id));
    let large = order.as_ref().is_some_and(|order| order.job.large);
    let edition = ware_edition(desk, ware, large);
    let size = order.map_or_else(|| Size::named("A4"), |order| order.size);
    let title = lesson.page.title.clone();
    let (takers, count) = (Takers::All, Count::Usual);
    let piece = Piece { path: String::new(), title, product: product(Box::new(lesson)), takers, count };
    document(desk, &edition, "", (size, None), piece).1
}

impl Takers {
    fn include(&self, class: &Class, order: &Order) -> bool {
        match self {
            Takers::All => true,
            Takers::Lesson(id) => printing::takes(order, class, id),
            Takers::Class(id) => class.id.value == *id,
        }
    }
}

/// Comparisons are the same in every edition of a size of type, so that they are set once for all of them.
fn ware_edition(desk: &Desk<'_>, ware: Ware, large: bool) -> Arc<EditionFacts> {
    let large = large || desk.facts.large;
    match ware {
        Ware::Comparisons => Arc::new(EditionFacts { large, ..laws::neutral(desk.facts) }),
        _ if large == desk.facts.large => desk.facts.clone(),
        _ => Arc::new(EditionFacts { large, ..desk.facts.as_ref().clone() }),
    }
}

/// Where the readers' file of `piece` goes, and how it is made.
fn document(
    desk: &Desk<'_>,
    edition: &Arc<EditionFacts>,
    folder: &str,
    (size, press): (Size, Option<PressFacts>),
    piece: Piece,
) -> (String, PdfTask) {
    let pictures = pictures(desk.resolver, &piece.product);
    let edition = in_its_language(desk, edition, &piece.product);
    let path = format!("print/{}/{folder}{}", desk.facts.id, piece.path);
    let (title, product) = (piece.title, piece.product);
    (path, PdfTask { edition, title, size, press, product, pictures })
}

/// The edition, but in the programme's own language for a lesson that nobody has translated.
fn in_its_language(desk: &Desk<'_>, edition: &Arc<EditionFacts>, product: &Product) -> Arc<EditionFacts> {
    match product {
        Product::Handout(lesson) | Product::Guide(lesson)
            if desk.views.untranslated.contains(&lesson.page.url) =>
        {
            Arc::new(EditionFacts { lang: edition.original.clone(), ..edition.as_ref().clone() })
        }
        _ => edition.clone(),
    }
}

/// Sets a handout beside its translation, if there is one.
fn beside(desk: &Desk<'_>, sheet: &mut Piece, lang: &str) {
    let (Product::Handout(lesson), Takers::Lesson(id)) = (&sheet.product, &sheet.takers) else { return };
    if let Some(both) = parallel::of(desk.resolver, desk.order, (id, lesson), lang) {
        sheet.product = Product::Parallel(Box::new(both));
    }
}

/// The documents of a kind, in the order in which they are numbered.
fn pieces(desk: &Desk<'_>, ware: Ware, order: Option<&PrintOrder>) -> Vec<Piece> {
    let lessons = |folder: &str, product: fn(Box<LessonView>) -> Product| {
        let lessons = desk.views.lessons.iter().zip(&desk.order.lessons);
        let lessons = lessons.filter(|(_, id)| order.is_none_or(|order| order.job.wants(id)));
        let piece = |(lesson, id): (&LessonView, &String)| {
            let slug = lesson.page.url.trim_start_matches("lessons/").trim_end_matches(".html");
            Piece {
                path: format!("{folder}/{slug}.pdf"),
                title: lesson.page.title.clone(),
                product: product(Box::new(lesson.clone())),
                takers: Takers::Lesson(id.clone()),
                count: Count::Usual,
            }
        };
        lessons.map(piece).collect()
    };
    match ware {
        // A trainer hands out the learners' sheets: one made of the trainer's text could be given to the wrong people.
        Ware::Handouts if desk.facts.is_trainer() => Vec::new(),
        Ware::Handouts => {
            let mut sheets: Vec<Piece> = lessons("handouts", Product::Handout);
            if let Some(lang) = order.and_then(|order| order.job.bilingual.as_ref()) {
                sheets.iter_mut().for_each(|sheet| beside(desk, sheet, &lang.value));
            }
            sheets
        }
        Ware::Guides if !desk.facts.is_trainer() => Vec::new(),
        Ware::Guides => lessons("guides", Product::Guide),
        Ware::Comparisons => {
            let piece = |view: &ComparisonView| {
                let name = view.page.url.trim_start_matches("comparisons/").trim_end_matches(".html");
                Piece {
                    path: format!("comparisons/{name}.pdf"),
                    title: view.page.title.clone(),
                    product: Product::Comparison(Box::new(view.clone())),
                    takers: Takers::All,
                    count: Count::Usual,
                }
            };
            desk.compared.iter().map(piece).collect()
        }
        Ware::Book => {
            let book = book(desk, order);
            vec![Piece {
                path: "book.pdf".to_owned(),
                title: order.map_or_else(|| desk.facts.programme.clone(), |order| order.title.clone()),
                product: Product::Book(Box::new(book)),
                takers: Takers::All,
                count: Count::Usual,
            }]
        }
        Ware::Quiz => papers::exam::pieces(desk, order.map(|order| &order.job)),
        _ => order.map(|order| papers::pieces(desk, order)).unwrap_or_default(),
    }
}

/// The book of the edition. One of some lessons is about these alone: it shows their cases where they stand, and nothing
/// that is for looking up.
fn book(desk: &Desk<'_>, order: Option<&PrintOrder>) -> BookView {
    let (resolver, views) = (desk.resolver, desk.views);
    let some = order.filter(|order| !order.job.lessons.is_empty());
    let all = some.is_none();
    let numbered = views.lessons.iter().zip(&desk.order.lessons);
    let chosen = numbered.filter(|(_, id)| some.is_none_or(|order| order.job.wants(id)));
    let chosen: BTreeSet<&str> = chosen.map(|(lesson, _)| lesson.page.url.as_str()).collect();
    let mut parts = Vec::new();
    let mut part = |title: &str, chapters: Vec<Chapter>| {
        if !chapters.is_empty() {
            parts.push(BookPart { title: title.to_owned(), chapters });
        }
    };
    if all {
        part("政策要点", views.policies.iter().cloned().map(Chapter::Policy).collect());
    }
    // A lesson of two courses is printed once, in the first.
    let mut printed: BTreeSet<&str> = BTreeSet::new();
    for course in &views.courses {
        let lessons = course.lessons.iter().filter(|line| chosen.contains(line.page.url.as_str()));
        let lessons = lessons.filter(|line| printed.insert(&line.page.url));
        let lessons = lessons.filter_map(|line| views.lessons.iter().find(|lesson| lesson.page == line.page));
        part(&course.page.title, lessons.cloned().map(Chapter::Lesson).collect());
    }
    let rest = views.lessons.iter().filter(|lesson| chosen.contains(lesson.page.url.as_str()));
    let rest = rest.filter(|lesson| !printed.contains(lesson.page.url.as_str()));
    part("其他课文", rest.cloned().map(Chapter::Lesson).collect());
    let texts = order.map(|order| order.job.laws).unwrap_or_default();
    let laws = if all { law_chapters(resolver, views, texts) } else { Vec::new() };
    let summaries = laws.iter().all(|law| law.law.law.is_summary());
    let title = match texts {
        _ if summaries => "法律要点",
        Texts::Full => "法律全文",
        Texts::Cited | Texts::None => "引用的法律条文",
    };
    part(title, laws.into_iter().map(Chapter::Law).collect());
    if all {
        part("以案释法", views.cases.iter().cloned().map(Chapter::Case).collect());
    }
    debug_assert_eq!(desk.order.lessons.len(), views.lessons.len());
    let cited = cited_in_book(views, if all { None } else { Some(&chosen) });
    BookView {
        parts,
        laws_cited: laws_cited(resolver, &cited),
        glossary: if all { views.glossary.clone() } else { Vec::new() },
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

/// What the texts of the book cite; other pages are not in it. Of a book of some lessons these are its only pages.
fn cited_in_book(views: &Views, some: Option<&BTreeSet<&str>>) -> Cited {
    let in_book = |page: &&PageRef| match some {
        Some(lessons) => lessons.contains(page.url.as_str()),
        None => ["lessons/", "policies/", "cases/"].iter().any(|folder| page.url.starts_with(folder)),
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
        Product::Parallel(both) => {
            for lesson in [&both.lesson, &both.translation] {
                see(&lesson.body.blocks, &lesson.body.footnotes);
            }
        }
        // Statutes have no pictures.
        Product::Comparison(_) => {}
        Product::Paper(paper) => {
            if let Paper::Slides(slides) = paper.as_ref() {
                slides.deck.slides.iter().flat_map(|slide| [&slide.blocks, &slide.notes]).for_each(
                    |blocks| {
                        see(blocks, &[]);
                    },
                );
                see(&slides.deck.opening, &slides.footnotes);
            }
            names.extend(paper.pictures());
        }
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

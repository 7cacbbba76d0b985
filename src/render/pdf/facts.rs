//! What templates are told: facts, never texts. Texts are modules that a template imports by their path.

use super::text_path;
use crate::diag::Diagnostic;
use crate::law::table;
use crate::law::{ArticleNo, Date};
use crate::press::size::{Length, Size};
use crate::render::html::escape::is_arabic;
use crate::render::paper::Paper;
use crate::render::template::Templates;
use crate::render::theme::Options;
use crate::render::typ;
use crate::render::view::{
    BookView, Chapter, ComparisonView, EditionFacts, LawCited, LawView, LessonView, PdfTask, Product,
    VersionFacts,
};
use serde::Serialize;

/// Fills the template of `task`, which has so many texts. `version` is what the sheet says of its content.
pub fn fill(task: &PdfTask, texts: usize, version: &str, templates: &Templates) -> (String, Vec<Diagnostic>) {
    let (common, template) = (Common::of(task, version), task.product.template());
    match &task.product {
        Product::Handout(lesson) | Product::Guide(lesson) => {
            let facts = Sheet { common, lesson: LessonFacts::of(lesson), text: text_path(0) };
            templates.typst(template, &facts, &[])
        }
        Product::Parallel(both) => {
            let facts = ParallelSheet {
                common,
                lesson: LessonFacts::of(&both.lesson),
                texts: [text_path(0), text_path(1)],
                other: OtherFacts {
                    title: &both.title,
                    lang: &both.lang,
                    rtl: both.title.contains(is_arabic),
                },
            };
            templates.typst(template, &facts, &[])
        }
        Product::Comparison(view) => {
            let facts = ComparisonSheet { common, law: ComparisonFacts::of(view), text: text_path(0) };
            templates.typst(template, &facts, &[])
        }
        Product::Book(book) => templates.typst(template, &BookFacts::of(book, common), &[]),
        Product::Paper(paper) => {
            let texts = (0..texts).map(text_path).collect();
            templates.typst(template, &PaperSheet { common, paper, texts }, &[])
        }
    }
}

/// What the design must know of a document before anything is set.
pub struct Frame<'a> {
    /// What it is called in the design.
    pub product: &'a str,
    /// The edition.
    pub edition: &'a EditionFacts,
    /// Whether it is a trainer's.
    pub trainer: bool,
    /// The finished size.
    pub size: &'a Size,
    /// The plates whose inks are the design's colours; nothing for those of a screen.
    pub palette: Option<&'a str>,
    /// How far colour reaches beyond the cut.
    pub bleed: Length,
}

impl<'a> Frame<'a> {
    /// That of what is no author's: a form of `edition`.
    pub fn form(product: &'a str, edition: &'a EditionFacts, size: &'a Size) -> Frame<'a> {
        Frame { product, edition, trainer: false, size, palette: None, bleed: Length::default() }
    }

    /// That of `task`.
    pub fn of(task: &'a PdfTask) -> Frame<'a> {
        let edition: &EditionFacts = &task.edition;
        Frame {
            product: task.product.name(),
            edition,
            trainer: edition.is_trainer() && !matches!(task.product, Product::Handout(_)),
            size: &task.size,
            palette: None,
            bleed: task.press.as_ref().map(|press| press.bleed).unwrap_or_default(),
        }
    }
}

/// The module `/job.typ`.
pub fn job(frame: &Frame<'_>, families: &[String], options: &Options) -> String {
    let edition = frame.edition;
    let mut out = String::from("#let job = (product: ");
    typ::string(frame.product, &mut out);
    out.push_str(", role: ");
    typ::string(if frame.trainer { "trainer" } else { "learner" }, &mut out);
    out.push_str(", paper: ");
    typ::string(&frame.size.name.to_lowercase(), &mut out);
    out.push_str(&format!(", width: {}mm, height: {}mm, palette: ", frame.size.width, frame.size.height));
    typ::string(frame.palette.unwrap_or("screen"), &mut out);
    out.push_str(&format!(", bleed: {}mm", frame.bleed));
    out.push_str(&format!(", large: {}, lang: ", edition.large));
    let mut subtags = edition.lang.split('-');
    typ::string(&subtags.next().unwrap_or("zh").to_lowercase(), &mut out);
    out.push_str(", region: ");
    match region(&edition.lang) {
        Some(region) => typ::string(&region, &mut out),
        None => out.push_str("none"),
    }
    out.push_str(", style: ");
    typ::string(&options.house_style, &mut out);
    out.push_str(", accent: ");
    typ::string(options.accent.as_deref().unwrap_or_default(), &mut out);
    out.push_str(", families: (");
    for family in families {
        typ::string(family, &mut out);
        out.push_str(", ");
    }
    out.push_str("))\n");
    out
}

/// The region of a language tag; Chinese without one is set as on the mainland. It decides how punctuation sits.
fn region(tag: &str) -> Option<String> {
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default();
    let rest: Vec<&str> = subtags.collect();
    let written = rest.iter().find(|tag| tag.len() == 2 && tag.chars().all(|c| c.is_ascii_alphabetic()));
    match written {
        Some(region) => Some(region.to_uppercase()),
        None if !language.eq_ignore_ascii_case("zh") => None,
        None if rest.iter().any(|tag| tag.eq_ignore_ascii_case("hant")) => Some("TW".to_owned()),
        None => Some("CN".to_owned()),
    }
}

fn words(date: Option<Date>) -> String {
    date.map(Date::han).unwrap_or_default()
}

/// What every template is told.
#[derive(Serialize)]
struct Common<'a> {
    title: &'a str,
    programme: &'a str,
    provider: &'a str,
    /// First and last day in words, or nothing.
    season: Vec<String>,
    as_of: String,
    license: &'a str,
    version: &'a str,
    edition: &'a str,
    trainer: bool,
}

impl<'a> Common<'a> {
    fn of(task: &'a PdfTask, version: &'a str) -> Common<'a> {
        let edition: &EditionFacts = &task.edition;
        Common {
            title: &task.title,
            programme: &edition.programme,
            provider: &edition.provider,
            season: [edition.season.0, edition.season.1].into_iter().flatten().map(Date::han).collect(),
            as_of: words(edition.as_of),
            license: &edition.license,
            version,
            edition: &edition.id,
            trainer: edition.is_trainer(),
        }
    }
}

#[derive(Serialize)]
struct Sheet<'a> {
    #[serde(flatten)]
    common: Common<'a>,
    lesson: LessonFacts<'a>,
    text: String,
}

#[derive(Serialize)]
struct ParallelSheet<'a> {
    #[serde(flatten)]
    common: Common<'a>,
    lesson: LessonFacts<'a>,
    /// In the language of the edition, and in the other.
    texts: [String; 2],
    other: OtherFacts<'a>,
}

#[derive(Serialize)]
struct OtherFacts<'a> {
    title: &'a str,
    lang: &'a str,
    /// Whether it is read from the right.
    rtl: bool,
}

#[derive(Serialize)]
struct PaperSheet<'a> {
    #[serde(flatten)]
    common: Common<'a>,
    paper: &'a Paper,
    texts: Vec<String>,
}

#[derive(Serialize)]
struct LessonFacts<'a> {
    title: &'a str,
    number: u32,
    teaching: u32,
    exercises: u32,
    audience: &'a [String],
    about: &'a [String],
    author: &'a str,
    revised: String,
    prerequisites: Vec<&'a str>,
    terms: Vec<TermFacts<'a>>,
    laws: Vec<LawLine<'a>>,
}

#[derive(Serialize)]
struct TermFacts<'a> {
    word: &'a str,
    meaning: &'a str,
}

impl<'a> LessonFacts<'a> {
    fn of(view: &'a LessonView) -> LessonFacts<'a> {
        LessonFacts {
            title: &view.page.title,
            number: view.number,
            teaching: view.teaching,
            exercises: view.exercises,
            audience: &view.audience,
            about: &view.about,
            author: &view.author,
            revised: words(view.date_modified),
            prerequisites: view.prerequisites.iter().map(|page| page.title.as_str()).collect(),
            laws: view.laws_cited.iter().map(law_line).collect(),
            terms: view
                .terms
                .iter()
                .map(|note| TermFacts { word: &note.term, meaning: &note.definition })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct ComparisonSheet<'a> {
    #[serde(flatten)]
    common: Common<'a>,
    law: ComparisonFacts<'a>,
    text: String,
}

#[derive(Serialize)]
struct ComparisonFacts<'a> {
    title: &'a str,
    short: &'a str,
    /// `修改 12 条`, for each thing that became of articles.
    counts: Vec<String>,
    sides: [VersionLine; 2],
}

#[derive(Serialize)]
struct VersionLine {
    document: String,
    in_force: String,
    standing: &'static str,
}

impl<'a> ComparisonFacts<'a> {
    fn of(view: &'a ComparisonView) -> ComparisonFacts<'a> {
        let side = |facts: &VersionFacts| VersionLine {
            document: words(facts.document),
            in_force: words(facts.in_force),
            standing: facts.standing.zh(),
        };
        let counts = table::count(view.rows.iter().map(|row| &row.kind)).into_iter();
        ComparisonFacts {
            title: &view.title,
            short: &view.short,
            counts: counts.map(|(kind, count)| format!("{} {count} 条", kind.zh())).collect(),
            sides: [side(&view.old), side(&view.new)],
        }
    }
}

#[derive(Serialize)]
struct BookFacts<'a> {
    #[serde(flatten)]
    common: Common<'a>,
    parts: Vec<PartFacts<'a>>,
    laws: Vec<LawLine<'a>>,
    /// The path of the glossary's text; empty where there are no terms.
    glossary: String,
}

#[derive(Serialize)]
struct PartFacts<'a> {
    title: &'a str,
    /// Whether its chapters are short and follow one another on the same pages.
    run_on: bool,
    chapters: Vec<ChapterFacts<'a>>,
}

#[derive(Serialize)]
struct ChapterFacts<'a> {
    title: &'a str,
    /// Its label.
    key: &'a str,
    /// The path of its text.
    text: String,
    #[serde(flatten)]
    kind: KindFacts<'a>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum KindFacts<'a> {
    Lesson { lesson: LessonFacts<'a> },
    Policy { publisher: &'a str, issued: String, identifier: &'a str },
    Law(LawFacts<'a>),
    Case { number: u32, origin: &'a str },
}

#[derive(Serialize)]
struct LawFacts<'a> {
    short: &'a str,
    document: String,
    in_force: String,
    standing: &'static str,
    summary: bool,
    /// Whether only the articles are printed that the programme cites.
    excerpt: bool,
    source: &'a str,
}

#[derive(Serialize)]
struct LawLine<'a> {
    title: &'a str,
    version: &'a str,
    articles: Vec<ArticleLine<'a>>,
}

#[derive(Serialize)]
struct ArticleLine<'a> {
    words: &'a str,
    /// What citations of it are marked with.
    key: String,
    /// The labels of the chapters that cite it, should none of its citations be found.
    chapters: Vec<&'a str>,
}

impl<'a> BookFacts<'a> {
    fn of(book: &'a BookView, common: Common<'a>) -> BookFacts<'a> {
        let mut number = 0..;
        let mut path = || number.next().map(text_path).unwrap_or_default();
        let mut parts = Vec::new();
        for part in &book.parts {
            let chapters = part.chapters.iter().map(|chapter| ChapterFacts::of(chapter, path())).collect();
            let run_on = part.chapters.iter().all(is_short);
            parts.push(PartFacts { title: &part.title, run_on, chapters });
        }
        let glossary = if book.glossary.is_empty() { String::new() } else { path() };
        BookFacts { common, parts, laws: book.laws_cited.iter().map(law_line).collect(), glossary }
    }
}

impl<'a> ChapterFacts<'a> {
    fn of(chapter: &'a Chapter, text: String) -> ChapterFacts<'a> {
        let (page, kind) = match chapter {
            Chapter::Lesson(view) => (&view.page, KindFacts::Lesson { lesson: LessonFacts::of(view) }),
            Chapter::Policy(view) => {
                let kind = KindFacts::Policy {
                    publisher: &view.publisher,
                    issued: words(view.date_issued),
                    identifier: &view.identifier,
                };
                (&view.page, kind)
            }
            Chapter::Law(view) => (&view.page, KindFacts::Law(law(view))),
            Chapter::Case(view) => {
                (&view.page, KindFacts::Case { number: view.number, origin: &view.origin })
            }
        };
        ChapterFacts { title: &page.title, key: &page.url, text, kind }
    }
}

fn is_short(chapter: &Chapter) -> bool {
    match chapter {
        Chapter::Case(_) => true,
        Chapter::Law(view) => view.law.law.is_summary() || view.only.is_some(),
        Chapter::Policy(_) | Chapter::Lesson(_) => false,
    }
}

fn law(view: &LawView) -> LawFacts<'_> {
    let law = &view.law.law;
    LawFacts {
        short: &view.law.short,
        document: words(law.date_document),
        in_force: words(view.law.in_force),
        standing: view.law.standing.zh(),
        summary: law.is_summary(),
        excerpt: view.only.is_some(),
        source: &law.source,
    }
}

fn law_line(law: &LawCited) -> LawLine<'_> {
    let articles = law.articles.iter().map(|(words, pages)| {
        let article = words.parse::<ArticleNo>().map(|no| no.han()).unwrap_or_default();
        ArticleLine {
            words,
            key: format!("{}|{article}", law.title),
            chapters: pages.iter().map(|page| page.url.as_str()).collect(),
        }
    });
    LawLine { title: &law.title, version: &law.version, articles: articles.collect() }
}

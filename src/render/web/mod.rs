//! Pages of the web bundle, and the files that all pages share.

mod captions;
mod classes;
mod contest;
mod legislation;
mod pages;
mod player;
mod shared;
pub mod volume;

use super::context::Original;
use super::context::{Link, Page, Site};
use super::html::escape::href;
use super::html::words::Words;
use super::html::{Heading, Setting, Writer, tongues};
use super::template::Templates;
use super::view::{PageTask, View};
use crate::base::lang::direction;
use crate::diag::Diagnostic;
use crate::syntax::ast::PageRef;
pub use captions::captions;
use serde::Serialize;
pub use shared::shared;

/// The HTML of a page.
pub fn page(task: &PageTask, templates: &Templates) -> (String, Vec<Diagnostic>) {
    let frame = Frame::new(task, templates);
    match &task.view {
        View::Start(view) => pages::start(&frame, view),
        View::Course(view) => pages::course(&frame, view),
        View::Lesson(view) => pages::lesson(&frame, view),
        View::Law(view) => pages::law(&frame, view),
        View::Slides(view) => pages::slides(&frame, view),
        View::Comparison(view) => pages::comparison(&frame, view),
        View::Policy(view) => pages::policy(&frame, view),
        View::Case(view) => pages::case(&frame, view),
        View::Quiz(view) => pages::quiz(&frame, view),
        View::Class(view) => classes::class(&frame, view),
        View::Timetable(view) => classes::timetable(&frame, view),
        View::Rosters(view) => classes::rosters(&frame, view),
        View::Roster(view) => classes::roster(&frame, view),
        View::Media(items) => player::library(&frame, items),
        View::Glossary(terms) => pages::glossary(&frame, terms),
        View::List(lines) => pages::list(&frame, lines),
        View::Player(view) => player::page(&frame, view),
        View::Coverage(map) => pages::coverage(&frame, map),
        View::Search => pages::search(&frame),
        View::Check => pages::check(&frame),
        View::Contest(banks) => contest::page(&frame, banks),
    }
}

/// What all kinds of pages have.
struct Frame<'a> {
    task: &'a PageTask,
    templates: &'a Templates,
    words: &'static Words,
}

impl<'a> Frame<'a> {
    fn new(task: &'a PageTask, templates: &'a Templates) -> Frame<'a> {
        Frame { task, templates, words: templates.theme().lexicon().of(&task.edition.lang) }
    }

    fn setting(&self) -> Setting<'a> {
        Setting { url: &self.task.page.url, words: self.words }
    }

    fn link<'b>(&self, page: &'b PageRef) -> Link<'b> {
        Link { href: href(&self.task.page.url, page, None), title: &page.title }
    }

    fn links<'b>(&self, pages: &'b [PageRef]) -> Vec<Link<'b>> {
        pages.iter().map(|page| self.link(page)).collect()
    }

    /// The slides of a lesson lie beside it under the same name.
    fn slides_of(&self, lesson: &PageRef) -> PageRef {
        PageRef { url: lesson.url.replacen("lessons/", "slides/", 1), title: lesson.title.clone() }
    }

    fn minutes(&self, minutes: u32) -> String {
        if minutes == 0 { String::new() } else { super::html::words::fill(self.words.minutes, minutes) }
    }

    fn joined(&self, names: &[String]) -> String {
        names.join(self.words.comma)
    }

    /// Fills a template.
    fn render(
        &self,
        template: &str,
        own: impl Serialize,
        ready: &[(&'static str, &str)],
    ) -> (String, Vec<Diagnostic>) {
        let task = self.task;
        let edition = &task.edition;
        let (name, subtitle) = edition.programme.split_once(['：', ':']).unwrap_or((&edition.programme, ""));
        let root = "../".repeat(task.page.url.matches('/').count());
        let page = Page {
            lang: &edition.lang,
            dir: direction(&edition.lang),
            original: task
                .untranslated
                .then(|| Original { lang: &edition.original, dir: direction(&edition.original) }),
            words: self.words,
            root: &root,
            url: &task.page.url,
            kind: task.kind,
            title: &task.page.title,
            site: Site {
                title: &edition.programme,
                name,
                subtitle: subtitle.trim(),
                provider: &edition.provider,
                season: self.words.season(edition.season),
                license: &edition.license,
                trainer: edition.is_trainer(),
                large: edition.large,
            },
            breadcrumbs: self.links(&task.breadcrumbs),
            previous: task.previous.as_ref().map(|page| self.link(page)),
            next: task.next.as_ref().map(|page| self.link(page)),
            page: own,
        };
        let quotes = Writer::new(self.setting()).quotes(&task.quotes);
        let ready: Vec<_> = ready.iter().copied().chain([("quotes", quotes.as_str())]).collect();
        let (html, found) = self.templates.html(template, &page, &ready);
        let html = if tongues::is_apart(&edition.lang) { tongues::mark(&html, &edition.lang) } else { html };
        (html, found)
    }
}

/// Headings of the second and third level as a list of links; nothing where there are fewer than two.
fn contents(headings: &[Heading]) -> String {
    let shown: Vec<&Heading> = headings.iter().filter(|heading| heading.level <= 3).collect();
    if shown.len() < 2 {
        return String::new();
    }
    let items = shown.iter().map(|heading| {
        let depth = heading.level - 2;
        let url = crate::base::path::encode_url(&heading.id);
        format!("<li class=\"depth-{depth}\"><a href=\"#{url}\">{}</a></li>\n", heading.html)
    });
    format!("<ol>\n{}</ol>\n", items.collect::<String>())
}

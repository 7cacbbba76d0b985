//! A page that browsers show by itself: with the theme's own style, without the frame of a bundle.

use super::tree::{self, Node};
use super::{Book, Part, Stock};
use crate::base::base64;
use crate::base::lang::direction;
use crate::render::html::escape::escaped;
use crate::render::{web, webfont};
use std::collections::BTreeSet;

/// The style sheets of a page's own, in their order.
const SHEETS: [&str; 4] = ["style", "blocks", "code", "access"];

/// The file of the headings' face, as style sheets name it.
const SONG: &str = "fonts/song.woff2";

/// How pages look.
pub(super) struct Style {
    /// The sheet. It names the face of headings as a file beside it.
    css: String,
    /// That face, cut to what the pages say.
    song: Option<Vec<u8>>,
}

impl Style {
    /// The theme's style for the pages of `book`.
    pub(super) fn of(stock: &Stock<'_>, book: &Book) -> Style {
        let theme = stock.templates.theme();
        let used = book.parts.iter().flat_map(|part| part.leaf.main.iter().chain(&part.leaf.rail));
        let mut words = book.title.clone();
        used.for_each(|node| words_of(node, &mut words));
        let letters: BTreeSet<char> = words.chars().filter(|c| stock.plan.letters.contains(c)).collect();
        let font = theme.file("fonts/NotoSerifSC-Bold.ttf").filter(|_| theme.options.web_font);
        let song = font.and_then(|font| webfont::cut(&font.bytes, &letters));
        let (files, _) = web::shared(stock.plan, stock.templates, song.as_deref());
        let sheet = |name: &str| {
            let path = format!("assets/{name}.css");
            let file = files.iter().find(|(known, _)| *known == path);
            file.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
        };
        let rtl = (direction(&book.facts.lang) == "rtl").then_some("rtl");
        let names = SHEETS.into_iter().chain(rtl).chain(["practice"]);
        let mut css: String = names.map(|name| sheet(name) + "\n").collect();
        css.push_str(theme.file("export/page.css").and_then(|file| file.text()).unwrap_or_default());
        css.push_str(&format!("\n@media print {{\n{}\n}}\n", sheet("print")));
        Style { css, song }
    }

    /// Everything in one element of a page.
    pub(super) fn inline(&self) -> String {
        let song = self.song.as_deref().map(base64::write).unwrap_or_default();
        self.css.replace(SONG, &format!("data:font/woff2;base64,{song}"))
    }

    /// The files of a package.
    pub(super) fn files(self) -> Vec<(String, Vec<u8>)> {
        let mut files = vec![("assets/page.css".to_owned(), self.css.into_bytes())];
        files.extend(self.song.map(|song| (format!("assets/{SONG}"), song)));
        files
    }
}

fn words_of(node: &Node, out: &mut String) {
    match node {
        Node::Words(words) => out.push_str(words),
        Node::Element(element) => element.children.iter().for_each(|child| words_of(child, out)),
    }
}

/// The HTML of a page. `head` goes into its head, `foot` to its end.
pub(super) fn write(book: &Book, part: &Part, head: &str, foot: &str) -> String {
    let facts = &book.facts;
    let mut classes = format!("page-{} exported", part.kind);
    for (is, class) in [(facts.is_trainer(), " for-trainers"), (facts.large, " large")] {
        if is {
            classes.push_str(class);
        }
    }
    let rail = match part.leaf.rail.is_empty() {
        true => String::new(),
        false => format!(
            "<nav class=\"rail\" aria-label=\"{}\">{}</nav>\n",
            book.words.this_page,
            tree::html(&part.leaf.rail)
        ),
    };
    let edition = match facts.is_trainer() {
        true => format!("<aside class=\"edition\">{}</aside>\n", book.words.trainer_edition),
        false => String::new(),
    };
    let license = match facts.license.is_empty() {
        true => String::new(),
        false => {
            format!(" <span class=\"license\">{} {}</span>", book.words.license, escaped(&facts.license))
        }
    };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\" class=\"{classes}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"renderer\" content=\"webkit\">\n<meta name=\"format-detection\" content=\"telephone=no\">\n\
         <title>{title} · {programme}</title>\n{head}</head>\n<body>\n{edition}<div class=\"frame\">\n{rail}\
         <main id=\"main\">{main}</main>\n</div>\n<footer class=\"bottom\">\n<div class=\"inner\">\n\
         <p><span class=\"provider\">{provider}</span> <span>{programme}</span>{license}</p>\n</div>\n</footer>\n\
         {foot}</body>\n</html>\n",
        lang = facts.lang,
        dir = direction(&facts.lang),
        title = escaped(&part.title),
        programme = escaped(&facts.programme),
        provider = escaped(&facts.provider),
        main = tree::html(&part.leaf.main),
    )
}

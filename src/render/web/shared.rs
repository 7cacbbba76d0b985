//! The files that all pages of an edition share: style, client scripts, and the one file of navigation.

use super::volume::Volume;
use crate::base::json;
use crate::diag::Diagnostic;
use crate::render::html::words::{LearnWords, Words};
use crate::render::plan::Plan;
use crate::render::template::Templates;
use crate::render::view::CourseView;
use serde::Serialize;

/// Paths below the bundle's root, with their bytes. `song` is the face of headings as woff2, where the theme wants one.
pub fn shared(
    plan: &Plan,
    templates: &Templates,
    song: Option<&[u8]>,
) -> (Vec<(String, Vec<u8>)>, Vec<Diagnostic>) {
    let theme = templates.theme();
    let mut files: Vec<(String, Vec<u8>)> = theme
        .below("web/assets/")
        .map(|(name, file)| (name.trim_start_matches("web/").to_owned(), file.bytes.to_vec()))
        .collect();
    files.push((
        "assets/nav.js".to_owned(),
        navigation(plan, theme.lexicon().of(&plan.facts.lang)).into_bytes(),
    ));
    files.push((super::volume::PATH.to_owned(), Volume::default().script().into_bytes()));
    if let Some((_, style)) = files.iter_mut().find(|(path, _)| path == "assets/style.css") {
        if let Some(accent) = &theme.options.accent {
            style.extend_from_slice(accent_rule(accent).as_bytes());
        }
        if song.is_some() {
            style.extend_from_slice(SONG_RULE.as_bytes());
        }
    }
    files.extend(song.map(|song| (SONG.to_owned(), song.to_vec())));
    files.sort();
    (files, Vec::new())
}

/// The face of headings: class machines have no good bold Song of their own.
const SONG: &str = "assets/fonts/song.woff2";
const SONG_RULE: &str = "\n@font-face { font-family: \"Coursepack Song\"; font-weight: 700; font-display: swap; \
                         src: url(\"fonts/song.woff2\") format(\"woff2\"); }\n";

/// The accent of a theme's options, in place of the style sheet's own.
fn accent_rule(accent: &str) -> String {
    format!("\n:root {{ --accent: {accent}; --band: {accent}; }}\n")
}

/// The data of `assets/nav.js`: short names, since every page reads it.
#[derive(Serialize)]
struct Data<'a> {
    /// Whether this is a trainer's edition: pages that are the same in all editions learn it here.
    trainer: bool,
    /// The words that say so.
    mark: &'static str,
    /// `[name, url, count]`
    sets: Vec<(&'a str, &'a str, usize)>,
    courses: Vec<CourseData<'a>>,
    words: ClientWords,
}

/// Words of the elements that only scripts can make.
#[derive(Serialize)]
struct ClientWords {
    theme: &'static str,
    menu: &'static str,
    answers: &'static str,
    today: &'static str,
    over: &'static str,
    close: &'static str,
    in_the_law: &'static str,
    glossary: &'static str,
    learn: &'static LearnWords,
}

#[derive(Serialize)]
struct CourseData<'a> {
    title: &'a str,
    url: &'a str,
    /// `[number, title, url]`
    lessons: Vec<(u32, &'a str, &'a str)>,
}

fn navigation(plan: &Plan, words: &'static Words) -> String {
    let data = Data {
        trainer: plan.facts.is_trainer(),
        mark: words.trainer_edition,
        sets: plan
            .sets
            .iter()
            .map(|(name, page, count)| (name.as_str(), page.url.as_str(), *count))
            .collect(),
        courses: plan.courses.iter().map(course).collect(),
        words: ClientWords {
            theme: words.theme,
            menu: words.menu,
            answers: words.answer,
            today: words.today,
            over: words.over,
            close: words.close,
            in_the_law: words.in_the_law,
            glossary: words.glossary_title,
            learn: words.learn,
        },
    };
    format!("cpNav({});\n", json::script(&data))
}

fn course(view: &CourseView) -> CourseData<'_> {
    CourseData {
        title: &view.page.title,
        url: &view.page.url,
        lessons: view
            .lessons
            .iter()
            .map(|line| (line.number, line.page.title.as_str(), line.page.url.as_str()))
            .collect(),
    }
}
